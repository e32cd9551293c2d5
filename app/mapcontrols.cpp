#include "app/mapcontrols.h"

#include "viewer/overlay/legendwidget.h"
#include "viewer/overlay/overlaymodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {

MapControls::MapControls(OverlayModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_shown(new QCheckBox(tr("&Show heat map"), this)), m_maps(new QComboBox(this)),
      m_classes(new QComboBox(this)), m_opacity(new QSlider(Qt::Horizontal, this)), m_opacityValue(new QLabel(this)),
      m_colours(new QComboBox(this)), m_meaning(new QLabel(this))
{
    m_shown->setObjectName(u"showMap"_s);
    m_shown->setToolTip(tr("Hold the key ` to look at the plain slide"));
    m_maps->setObjectName(u"maps"_s);
    m_maps->setAccessibleName(tr("Heat map"));
    m_maps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (int map = 0; map < overlayMaps; ++map)
        m_maps->addItem(titleOf(static_cast<OverlayMap>(map), {}), map);
    m_classes->setObjectName(u"classes"_s);
    m_classes->setAccessibleName(tr("Class of the heat map"));
    m_opacity->setObjectName(u"opacity"_s);
    m_opacity->setAccessibleName(tr("Opacity of the heat map"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacityValue->setMinimumWidth(fontMetrics().horizontalAdvance(u"100 %"_s));
    m_opacityValue->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_colours->setObjectName(u"colours"_s);
    m_colours->setAccessibleName(tr("Colour map"));
    for (const ColourMap colours : {ColourMap::cividis, ColourMap::viridis})
        m_colours->addItem(QString::fromUtf8(nameOf(colours).data(), static_cast<qsizetype>(nameOf(colours).size())),
                           static_cast<int>(colours));
    m_meaning->setWordWrap(true);
    m_meaning->setObjectName(u"meaning"_s);

    auto *opacity = new QHBoxLayout;
    opacity->addWidget(m_opacity, 1);
    opacity->addWidget(m_opacityValue);
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_shown);
    const auto addRow = [&](const QString &text, auto *field, QWidget *buddy) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    addRow(tr("Ma&p:"), m_maps, m_maps);
    addRow(tr("C&lass:"), m_classes, m_classes);
    addRow(tr("&Opacity:"), opacity, m_opacity);
    addRow(tr("&Colours:"), m_colours, m_colours);
    form->addRow(new LegendWidget(model, this));
    form->addRow(m_meaning);

    const auto change = [this](auto set) {
        OverlayLook look = m_model.look();
        set(look);
        m_model.setLook(look);
    };
    connect(m_shown, &QCheckBox::toggled, this, [this](bool on) { m_model.setSwitchedOn(on); });
    connect(m_maps, &QComboBox::activated, this, [this, change](int row) {
        change([&](OverlayLook &look) { look.map = static_cast<OverlayMap>(m_maps->itemData(row).toInt()); });
    });
    connect(m_classes, &QComboBox::activated, this,
            [change](int row) { change([&](OverlayLook &look) { look.shownClass = row; }); });
    connect(m_opacity, &QSlider::valueChanged, this,
            [change](int percent) { change([&](OverlayLook &look) { look.opacity = percent / 100.0; }); });
    connect(m_colours, &QComboBox::activated, this, [this, change](int row) {
        change([&](OverlayLook &look) { look.colours = static_cast<ColourMap>(m_colours->itemData(row).toInt()); });
    });
    connect(&model, &OverlayModel::changed, this, &MapControls::showModel);
    showModel();
}

void MapControls::showModel()
{
    const OverlayLook &look = m_model.look();
    setEnabled(m_model.tiles() != nullptr);
    const QSignalBlocker shownBlocker(m_shown);
    const QSignalBlocker opacityBlocker(m_opacity);
    m_shown->setChecked(m_model.isSwitchedOn());
    m_maps->setCurrentIndex(m_maps->findData(static_cast<int>(look.map)));
    m_maps->setToolTip(m_maps->currentText()); // (names of some languages are longer than the panel is wide)
    showClasses();
    m_classes->setEnabled(look.map == OverlayMap::classProbability);
    const int percent = static_cast<int>(std::lround(look.opacity * 100));
    m_opacity->setValue(percent);
    m_opacityValue->setText(tr("%1 %").arg(percent));
    m_colours->setCurrentIndex(m_colours->findData(static_cast<int>(look.colours)));
    m_meaning->setText(meaningOf(look.map));
}

void MapControls::showClasses()
{
    QStringList names;
    for (const ResultClass &c : m_model.classes())
        names << QString::fromStdString(c.name);
    QStringList shown;
    for (int i = 0; i < m_classes->count(); ++i)
        shown << m_classes->itemText(i);
    if (names != shown) {
        m_classes->clear();
        m_classes->addItems(names);
    }
    m_classes->setCurrentIndex(m_model.look().shownClass);
}

} // namespace tessera
