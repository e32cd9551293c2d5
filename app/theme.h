#pragma once
#include <QPalette>
#include <QString>

class QApplication;

namespace tessera {

enum class Theme { dark, light, highContrast, system };

/// Stable names for the settings ("dark"); an unknown name is the dark theme.
QString nameOf(Theme theme);
Theme themeNamed(const QString &name);

/// Greys without a tint in all: colour beside a slide changes how its stain is seen. High contrast is white on black
/// with a focus colour that stands out from both.
QPalette paletteOf(Theme theme);

/// Fusion style in these colours for the whole program; `system` leaves the desktop's colours.
void applyTheme(QApplication &application, Theme theme);

/// Whether text is light on dark.
bool isDark(const QPalette &palette);

} // namespace tessera
