#include "tests/gui/guiprogram.h"
#include "viewer/canvas/minimap.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>

using namespace tessera;
using namespace tessera::testing;

class GuiKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void cleanup() { applyTheme(*qApp, Theme::dark); }
    void movesAndZoomsTheSlideRightAfterOpening();
    void showsWhereTheCursorIs();
    void fillsTheScreenWithF11AndComesBack();
    void leavesFullScreenWithEscape();
    void changesTheThemeAndRemembersIt();
    void keepsTheCacheSizeForTheNextStart();
    void reachesEveryControlOfThePanelWithTheKeyboard();
    void namesEveryControlForAssistiveTechnology();
    void opensMenusByTheirLetters();
    void switchesTheOverviewOff();
};

void GuiKeysTest::movesAndZoomsTheSlideRightAfterOpening()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    QCOMPARE(QApplication::focusWidget(), &program.canvas());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_6); // 40x, at 0.5 um/px twice as large as scanned
    QCOMPARE(program.canvas().viewport().scale(), 0.5);
    QCOMPARE(program.textOf("magnification"), QString::fromUtf8("40.0×"));
    const double before = program.canvas().viewport().centre().x;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(program.canvas().viewport().centre().x > before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_0);
    QCOMPARE(program.canvas().viewport().scale(), program.canvas().viewport().fitScale());
}

void GuiKeysTest::showsWhereTheCursorIs()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    const QPoint place = program.onCanvas({1000, 700});
    program.moveMouse(place);
    const Viewport &viewport = program.canvas().viewport();
    const Level0Point point = viewport.toLevel0(QPointF(place) * viewport.devicePixelRatio());
    QLocale locale;
    const auto expected = [&](double value) { return locale.toString(static_cast<int>(value)); };
    QVERIFY(QTest::qWaitFor([&] { return !program.textOf("position").isEmpty(); }, patience));
    QCOMPARE(program.textOf("position"), QString("x %1  y %2 px").arg(expected(point.x), expected(point.y)));
}

void GuiKeysTest::fillsTheScreenWithF11AndComesBack()
{
    const Home home;
    GuiProgram program(home);
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    QTest::keyClick(&program.window(), Qt::Key_F11);
    QVERIFY(program.window().isFullScreen());
    QVERIFY(!program.window().menuBar()->isVisible());
    QTest::keyClick(&program.window(), Qt::Key_F11);
    QVERIFY(!program.window().isFullScreen());
    QVERIFY(program.window().menuBar()->isVisible());
}

void GuiKeysTest::leavesFullScreenWithEscape()
{
    const Home home;
    GuiProgram program(home);
    program.window().setFullScreen(true);
    QTest::keyClick(&program.window(), Qt::Key_Escape);
    QVERIFY(!program.window().isFullScreen());
    QVERIFY(!program.find<QAction>("fullScreen")->isChecked());
}

void GuiKeysTest::changesTheThemeAndRemembersIt()
{
    const Home home;
    {
        GuiProgram program(home);
        QVERIFY(isDark(program.window().palette()));
        program.find<QAction>("theme-light")->trigger();
        QTRY_VERIFY(!isDark(program.window().palette()));
        QVERIFY(program.window().grab().toImage().pixelColor(600, 4).lightness() > 200); // menu bar
    }
    QVERIFY(readSettings().theme == Theme::light);
}

void GuiKeysTest::keepsTheCacheSizeForTheNextStart()
{
    const Home home;
    {
        GuiProgram program(home);
        program.find<QAction>("showSettings")->trigger();
        auto *size = program.find<QSpinBox>("cacheSize");
        size->setValue(512);
        QTest::mouseClick(program.window().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
    }
    QCOMPARE(readSettings().cacheBytes, std::size_t{512} << 20);
}

void GuiKeysTest::reachesEveryControlOfThePanelWithTheKeyboard()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path, .analyse = true, .model = "demo"});
    QVERIFY(program.waitForResult());
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    QStringList reached;
    program.find<QComboBox>("models")->setFocus();
    for (int i = 0; i < 40; ++i) {
        reached << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList wanted{"models", "devices", "run", "showMap", "maps", "classes", "opacity", "colours"};
    qsizetype last = -1;
    for (const QString &name : wanted) { // in this order
        const qsizetype place = reached.indexOf(name);
        QVERIFY2(place > last, qPrintable(name + " in " + reached.join(' ')));
        last = place;
    }
    QVERIFY(reached.contains("canvas"));
}

void GuiKeysTest::namesEveryControlForAssistiveTechnology()
{
    const Home home;
    GuiProgram program(home);
    int seen = 0;
    for (QWidget *widget : program.window().findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSlider *>(widget) ||
                               qobject_cast<QLineEdit *>(widget) || qobject_cast<QProgressBar *>(widget);
        // (parts that Qt made for itself have names of their own)
        if (!isControl || widget->objectName().startsWith("qt_") || widget->objectName().isEmpty())
            continue;
        ++seen;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(seen >= 8);
}

void GuiKeysTest::opensMenusByTheirLetters()
{
    const Home home;
    GuiProgram program(home);
    const auto check = [](const QList<QAction *> &actions) {
        QSet<QChar> letters;
        for (const QAction *action : actions) {
            if (action->isSeparator())
                continue;
            const qsizetype place = action->text().indexOf('&');
            QVERIFY2(place >= 0, qPrintable(action->text()));
            const QChar letter = action->text()[place + 1].toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
        }
    };
    check(program.window().menuBar()->actions());
    for (const QAction *menu : program.window().menuBar()->actions())
        if (menu->menu()->objectName() != "recentMenu")
            check(menu->menu()->actions());
}

void GuiKeysTest::switchesTheOverviewOff()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY(QTest::qWaitFor([&] { return program->window().view().minimap().isVisible(); }, patience));
    program.find<QAction>("overview")->trigger();
    QVERIFY(!program->window().view().minimap().isVisible());
}

QTEST_MAIN(GuiKeysTest)
#include "tst_gui_keys.moc"
