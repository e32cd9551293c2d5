#include "tests/gui/guiprogram.h"

#include <QDockWidget>

using namespace tessera;
using namespace tessera::testing;

class PerformanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isHiddenUntilF12();
    void showsTheFiguresOfTheOpenSlide();
};

void PerformanceTest::isHiddenUntilF12()
{
    const Home home;
    GuiProgram program(home);
    auto *dock = program.find<QDockWidget>("performanceDock");
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    QVERIFY(!dock->isVisible());

    QTest::keyClick(&program.window(), Qt::Key_F12);
    QTRY_VERIFY(dock->isVisible());

    QTest::keyClick(&program.window(), Qt::Key_F12);
    QTRY_VERIFY(!dock->isVisible());
}

void PerformanceTest::showsTheFiguresOfTheOpenSlide()
{
    const Home home;
    GuiProgram program(home);
    program.window().open(home.slide("slide.tiff"));
    QTRY_VERIFY_WITH_TIMEOUT(program.canvas().isSharp(), patience);

    QTest::keyClick(&program.window(), Qt::Key_F12);

    QTRY_VERIFY(program.textOf("decodedTiles").endsWith(QStringLiteral("for each seen")));
    QTRY_VERIFY(program.textOf("frameTimes").endsWith(QStringLiteral("ms")));
}

QTEST_MAIN(PerformanceTest)
#include "tst_gui_performance.moc"
