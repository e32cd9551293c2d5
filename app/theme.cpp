#include "app/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace tessera {
namespace {

struct Greys {
    int window, base, alternate, button, text, disabled, placeholder, light, midlight, mid, dark, shadow;
    QColor highlight;
    QColor link;
};

QPalette paletteOf(const Greys &greys)
{
    const auto grey = [](int value) { return QColor(value, value, value); };
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    set(QPalette::Window, grey(greys.window));
    set(QPalette::Base, grey(greys.base));
    set(QPalette::AlternateBase, grey(greys.alternate));
    set(QPalette::Button, grey(greys.button));
    set(QPalette::ToolTipBase, grey(greys.base));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        set(role, grey(greys.text));
    set(QPalette::PlaceholderText, grey(greys.placeholder));
    set(QPalette::Light, grey(greys.light));
    set(QPalette::Midlight, grey(greys.midlight));
    set(QPalette::Mid, grey(greys.mid));
    set(QPalette::Dark, grey(greys.dark));
    set(QPalette::Shadow, grey(greys.shadow));
    set(QPalette::Highlight, greys.highlight);
    set(QPalette::HighlightedText, Qt::white);
    set(QPalette::Link, greys.link);
    set(QPalette::LinkVisited, greys.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, grey(greys.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, grey(greys.mid));
    return palette;
}

/// Fusion draws outlines a shade darker than the window: on black nobody sees them.
constexpr auto highContrastOutlines =
    "QGroupBox, QPushButton, QToolButton, QLineEdit, QAbstractSpinBox, QProgressBar, QAbstractItemView, QMenu,"
    " QDockWidget > QWidget { border: 1px solid #ffffff; }"
    "QGroupBox { margin-top: 1.2em; padding: 4px; }"
    "QGroupBox::title { subcontrol-origin: margin; left: 2px; }"
    "QPushButton { padding: 4px 10px; background: #101010; }"
    "QPushButton:disabled, QLineEdit:disabled, QAbstractSpinBox:disabled { border-color: #808080; color: #aaaaaa; }"
    "QPushButton:focus, QToolButton:focus, QLineEdit:focus, QAbstractSpinBox:focus, QAbstractItemView:focus"
    " { border: 2px solid #ffd500; }"
    "QComboBox { border: 1px solid #ffffff; padding: 2px 4px; background: #101010; }"
    "QComboBox:disabled { border-color: #808080; color: #aaaaaa; }"
    "QComboBox:focus { border: 2px solid #ffd500; }"
    "QComboBox::drop-down { border-left: 1px solid #ffffff; width: 18px; }"
    "QComboBox::down-arrow { image: url(:/icons/down-on-black.svg); width: 10px; height: 7px; }"
    "QTabBar::tab { border: 1px solid #ffffff; padding: 4px 10px; background: #000000; }"
    "QTabBar::tab:selected { background: #005ac8; }";

} // namespace

QString nameOf(Theme theme)
{
    switch (theme) {
    case Theme::dark:
        return QStringLiteral("dark");
    case Theme::light:
        return QStringLiteral("light");
    case Theme::highContrast:
        return QStringLiteral("high-contrast");
    case Theme::system:
        return QStringLiteral("system");
    }
    return {};
}

Theme themeNamed(const QString &name)
{
    for (const Theme theme : {Theme::light, Theme::highContrast, Theme::system})
        if (name == nameOf(theme))
            return theme;
    return Theme::dark;
}

QPalette paletteOf(Theme theme)
{
    switch (theme) {
    case Theme::dark:
        return paletteOf(Greys{.window = 43,
                               .base = 32,
                               .alternate = 38,
                               .button = 58,
                               .text = 232,
                               .disabled = 140,
                               .placeholder = 150,
                               .light = 90,
                               .midlight = 74,
                               .mid = 84,
                               .dark = 24,
                               .shadow = 12,
                               .highlight = QColor(52, 108, 160),
                               .link = QColor(130, 180, 230)});
    case Theme::light:
        return paletteOf(Greys{.window = 240,
                               .base = 255,
                               .alternate = 247,
                               .button = 236,
                               .text = 24,
                               .disabled = 125,
                               .placeholder = 110,
                               .light = 255,
                               .midlight = 246,
                               .mid = 170,
                               .dark = 160,
                               .shadow = 105,
                               .highlight = QColor(40, 100, 160),
                               .link = QColor(20, 80, 150)});
    case Theme::highContrast:
        return paletteOf(Greys{.window = 0,
                               .base = 0,
                               .alternate = 20,
                               .button = 16,
                               .text = 255,
                               .disabled = 170,
                               .placeholder = 190,
                               .light = 200,
                               .midlight = 170,
                               .mid = 150,
                               .dark = 120,
                               .shadow = 90,
                               .highlight = QColor(0, 90, 200),
                               .link = QColor(140, 200, 255)});
    case Theme::system:
        break;
    }
    return {};
}

void applyTheme(QApplication &application, Theme theme)
{
    if (application.styleSheet().isEmpty() && application.style()->name() != QLatin1String("fusion"))
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(theme == Theme::system ? QPalette() : paletteOf(theme));
    application.setStyleSheet(theme == Theme::highContrast ? QLatin1String(highContrastOutlines) : QLatin1String());
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace tessera
