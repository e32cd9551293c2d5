#include "app/settingsdialog.h"

#include "app/displayprofilefield.h"
#include "app/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int mebibyteShift = 20;

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_language(new QComboBox(this)), m_theme(new QComboBox(this)),
      m_scale(new QSpinBox(this)), m_animations(new QCheckBox(tr("&Animate movements"), this)),
      m_restore(new QCheckBox(tr("&Open the slides of the last session"), this)), m_cache(new QSpinBox(this)),
      m_display(new DisplayProfileField(settings.displayProfile, this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language &language : languages())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_theme->setObjectName(u"theme"_s);
    m_theme->addItem(tr("Dark"), nameOf(Theme::dark));
    m_theme->addItem(tr("Light"), nameOf(Theme::light));
    m_theme->addItem(tr("High contrast"), nameOf(Theme::highContrast));
    m_theme->addItem(tr("As the desktop"), nameOf(Theme::system));
    m_theme->setCurrentIndex(m_theme->findData(nameOf(settings.theme)));
    m_scale->setObjectName(u"interfaceSize"_s);
    m_scale->setRange(100, 300);
    m_scale->setSingleStep(25);
    m_scale->setSuffix(tr(" %"));
    m_scale->setValue(settings.scalePercent);
    m_animations->setObjectName(u"animations"_s);
    m_animations->setChecked(settings.motion == Motion::animated);
    m_restore->setObjectName(u"restoreSession"_s);
    m_restore->setChecked(settings.atStart == AtStart::restoreSession);
    m_cache->setObjectName(u"cacheSize"_s);
    m_cache->setRange(64, 65536);
    m_cache->setSingleStep(128);
    m_cache->setSuffix(tr(" MiB"));
    m_cache->setValue(static_cast<int>(settings.cacheBytes >> mebibyteShift));
    build();
}

void SettingsDialog::build()
{
    auto *note =
        new QLabel(tr("The size of the interface and the memory for tiles are used from the next start on."), this);
    note->setWordWrap(true);
    auto *keys = new QPushButton(tr("&Keyboard…"), this);
    keys->setObjectName(u"changeKeys"_s);
    keys->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *form = new QFormLayout(this);
    const auto addRow = [&](const QString &text, QWidget *field) {
        form->addRow(text, field);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    };
    addRow(tr("&Language:"), m_language);
    addRow(tr("&Theme:"), m_theme);
    addRow(tr("&Size of the interface:"), m_scale);
    addRow(tr("Memory for t&iles:"), m_cache);
    addRow(tr("Colours of the &display:"), m_display);
    form->addRow(tr("The view:"), m_animations);
    form->addRow(tr("At the start:"), m_restore);
    form->addRow(tr("Keys:"), keys);
    form->addRow(note);
    form->addRow(buttons);
    connect(keys, &QPushButton::clicked, this, &SettingsDialog::keysWanted);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void SettingsDialog::take()
{
    m_settings.language = m_language->currentData().toString();
    m_settings.theme = themeNamed(m_theme->currentData().toString());
    m_settings.scalePercent = m_scale->value();
    m_settings.motion = m_animations->isChecked() ? Motion::animated : Motion::still;
    m_settings.displayProfile = m_display->path();
    m_settings.atStart = m_restore->isChecked() ? AtStart::restoreSession : AtStart::emptyWindow;
    // An untouched field keeps the exact number, which need not be whole mebibytes.
    const auto shown = static_cast<int>(m_settings.cacheBytes >> mebibyteShift);
    if (m_cache->value() != shown)
        m_settings.cacheBytes = static_cast<std::size_t>(m_cache->value()) << mebibyteShift;
    Q_EMIT chosen(m_settings);
    accept();
}

} // namespace tessera
