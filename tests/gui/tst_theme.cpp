#include "app/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace tessera;

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isReadable_data();
    void isReadable();
    void hasNoTintBesideTheSlide();
    void knowsItsNames();
    void switchesTheWholeProgram();
    void outlinesEveryControlInHighContrast();
};

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// WCAG 2: 4.5 is wanted for text.
double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

void ThemeTest::isReadable_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("dark") << Theme::dark;
    QTest::newRow("light") << Theme::light;
    QTest::newRow("high contrast") << Theme::highContrast;
}

void ThemeTest::isReadable()
{
    QFETCH(Theme, theme);
    const QPalette palette = paletteOf(theme);
    const auto check = [&](QPalette::ColorGroup group, QPalette::ColorRole text, QPalette::ColorRole ground,
                           double least) {
        const double seen = contrast(palette.color(group, text), palette.color(group, ground));
        QVERIFY2(seen >= least, qPrintable(QString("role %1 on %2: %3").arg(text).arg(ground).arg(seen)));
    };
    check(QPalette::Active, QPalette::WindowText, QPalette::Window, 7);
    check(QPalette::Active, QPalette::Text, QPalette::Base, 7);
    check(QPalette::Active, QPalette::ButtonText, QPalette::Button, 7);
    check(QPalette::Active, QPalette::ToolTipText, QPalette::ToolTipBase, 7);
    check(QPalette::Active, QPalette::HighlightedText, QPalette::Highlight, 4.5);
    check(QPalette::Active, QPalette::PlaceholderText, QPalette::Base, 4.5);
    check(QPalette::Active, QPalette::Link, QPalette::Window, 4.5);
    check(QPalette::Disabled, QPalette::WindowText, QPalette::Window, 3);
    check(QPalette::Disabled, QPalette::ButtonText, QPalette::Button, 3);
}

void ThemeTest::hasNoTintBesideTheSlide()
{
    for (const Theme theme : {Theme::dark, Theme::light, Theme::highContrast})
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button,
                                QPalette::Mid, QPalette::Dark})
            QCOMPARE(paletteOf(theme).color(role).saturation(), 0);
}

void ThemeTest::knowsItsNames()
{
    for (const Theme theme : {Theme::dark, Theme::light, Theme::highContrast, Theme::system})
        QCOMPARE(themeNamed(nameOf(theme)), theme);
    QCOMPARE(themeNamed("purple"), Theme::dark);
}

void ThemeTest::switchesTheWholeProgram()
{
    applyTheme(*qApp, Theme::dark);
    QVERIFY(isDark(QApplication::palette()));
    applyTheme(*qApp, Theme::light);
    QVERIFY(!isDark(QApplication::palette()));
}

void ThemeTest::outlinesEveryControlInHighContrast()
{
    applyTheme(*qApp, Theme::highContrast);
    QPushButton button("Run");
    QComboBox box;
    box.addItem("Automatic");
    QLineEdit line;
    for (QWidget *control :
         {static_cast<QWidget *>(&button), static_cast<QWidget *>(&box), static_cast<QWidget *>(&line)}) {
        control->resize(120, 30);
        const QImage picture = control->grab().toImage();
        QVERIFY2(picture.pixelColor(60, 0).lightness() > 240, control->metaObject()->className());
    }
    const QImage picture = box.grab().toImage();
    int bright = 0; // the arrow
    for (int x = 104; x < 118; ++x)
        for (int y = 8; y < 22; ++y)
            bright += picture.pixelColor(x, y).lightness() > 150;
    QVERIFY(bright > 8);
    applyTheme(*qApp, Theme::dark);
    QVERIFY(qApp->styleSheet().isEmpty());
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
