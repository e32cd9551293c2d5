#include "app/colours/staincontrols.h"

#include "app/colours/colourtext.h"
#include "app/text/errortext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int standardRow = 0;
constexpr int estimatedRow = 1;
constexpr double usualAmount = 1; ///< concentration that a swatch shows

QString textOf(const OpticalDensity &vector)
{
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'f', 2); };
    return u"(%1; %2; %3)"_s.arg(number(vector[0]), number(vector[1]), number(vector[2]));
}

} // namespace

StainControls::StainControls(QWidget *parent)
    : QWidget(parent), m_views(new QComboBox(this)), m_vectors(new QComboBox(this)), m_haematoxylin(new QLabel(this)),
      m_eosin(new QLabel(this)), m_remark(new QLabel(this))
{
    m_views->setObjectName(u"stainView"_s);
    m_views->setAccessibleName(tr("Stain that is shown"));
    for (const StainView view : {StainView::rgb, StainView::haematoxylin, StainView::eosin, StainView::residual})
        m_views->addItem(nameOf(view), static_cast<int>(view));
    m_vectors->setObjectName(u"stainVectors"_s);
    m_vectors->setAccessibleName(tr("Colours of the stains"));
    m_vectors->addItem(tr("Standard"));
    m_vectors->addItem(tr("Estimated from this slide"));
    m_haematoxylin->setObjectName(u"haematoxylinColour"_s);
    m_eosin->setObjectName(u"eosinColour"_s);
    m_remark->setObjectName(u"stainRemark"_s);
    m_remark->setWordWrap(true);

    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto addRow = [&](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    addRow(tr("&Stain:"), m_views);
    addRow(tr("C&olours:"), m_vectors);
    addRow(tr("Haematoxylin:"), m_haematoxylin);
    addRow(tr("Eosin:"), m_eosin);
    form->addRow(m_remark);

    connect(m_views, &QComboBox::activated, this,
            [this](int row) { Q_EMIT viewChosen(static_cast<StainView>(m_views->itemData(row).toInt())); });
    connect(m_vectors, &QComboBox::activated, this, [this](int row) {
        if (row == estimatedRow)
            Q_EMIT estimateWanted();
        else
            Q_EMIT standardChosen();
    });
}

void StainControls::show(const SlideColour &colour)
{
    const ColourSettings settings = colour.settings();
    m_views->setCurrentIndex(m_views->findData(static_cast<int>(settings.view)));
    m_vectors->setCurrentIndex(settings.vectors || colour.isEstimating() ? estimatedRow : standardRow);
    const StainVectors vectors = settings.vectors.value_or(StainVectors::standard());
    const StainSeparation stains(vectors);
    showSwatch(*m_haematoxylin, stains, StainView::haematoxylin);
    showSwatch(*m_eosin, stains, StainView::eosin);
    m_haematoxylin->setToolTip(tr("Optical density of red, green and blue: %1").arg(textOf(vectors.haematoxylin)));
    m_eosin->setToolTip(tr("Optical density of red, green and blue: %1").arg(textOf(vectors.eosin)));
    const auto error = colour.stainsError();
    m_remark->setText(colour.isEstimating() ? tr("Estimating…") : error ? sentenceOf(*error) : QString());
    m_remark->setVisible(!m_remark->text().isEmpty());
}

void StainControls::showSwatch(QLabel &label, const StainSeparation &stains, StainView view)
{
    const int height = fontMetrics().height();
    QPixmap swatch(4 * height, height);
    swatch.fill(QColor(stains.colourOf(view, usualAmount)));
    label.setPixmap(swatch);
    label.setAccessibleName(nameOf(view));
}

} // namespace tessera
