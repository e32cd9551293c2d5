#include "app/settingsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int mebibyteShift = 20;

} // namespace

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_theme(new QComboBox(this)), m_cache(new QSpinBox(this))
{
    setWindowTitle(tr("Settings"));
    m_theme->setObjectName(u"theme"_s);
    m_theme->addItem(tr("Dark"), nameOf(Theme::dark));
    m_theme->addItem(tr("Light"), nameOf(Theme::light));
    m_theme->addItem(tr("High contrast"), nameOf(Theme::highContrast));
    m_theme->addItem(tr("As the desktop"), nameOf(Theme::system));
    m_theme->setCurrentIndex(m_theme->findData(nameOf(settings.theme)));
    m_cache->setObjectName(u"cacheSize"_s);
    m_cache->setRange(64, 65536);
    m_cache->setSingleStep(128);
    m_cache->setSuffix(tr(" MiB"));
    m_cache->setValue(static_cast<int>(settings.cacheBytes >> mebibyteShift));

    auto *note = new QLabel(tr("The cache size is used from the next start on."), this);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Theme:"), m_theme);
    form->addRow(tr("Memory for &tiles:"), m_cache);
    form->addRow(note);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void SettingsDialog::take()
{
    m_settings.theme = themeNamed(m_theme->currentData().toString());
    // An untouched field keeps the exact number, which need not be whole mebibytes.
    const auto shown = static_cast<int>(m_settings.cacheBytes >> mebibyteShift);
    if (m_cache->value() != shown)
        m_settings.cacheBytes = static_cast<std::size_t>(m_cache->value()) << mebibyteShift;
    Q_EMIT chosen(m_settings);
    accept();
}

} // namespace tessera
