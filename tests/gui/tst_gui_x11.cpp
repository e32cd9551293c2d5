#include "tests/gui/guiprogram.h"

#include <QProcess>
#include <QStandardPaths>

using namespace tessera;
using namespace tessera::testing;

/// The window on a real X server: events come from outside of the program, through the server, as a user's do.
class GuiX11Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void movesTheSlideWithTheMouse();
    void zoomsAtTheCursorWithTheWheel();
    void followsAResizedWindow();
    void takesKeysWhereTheFocusIs();
};

namespace {

/// Waits for it: xdotool ends when the server has the events.
void xdotool(const QStringList &words)
{
    if (QProcess::execute("xdotool", words) != 0)
        qFatal("xdotool %s failed", qPrintable(words.join(' ')));
}

QString number(double value) { return QString::number(std::lround(value)); }

struct Shown {
    Shown() : path(home.slide("slide.tiff")), program(home, {.slide = path})
    {
        program.window().move(0, 0);
        ready = program.waitForSlide(path);
        xdotool({"windowfocus", QString::number(program.window().winId())});
        ready = ready && QTest::qWaitForWindowActive(&program.window());
    }
    QPointF onScreen(QPointF inCanvas) { return program.canvas().mapToGlobal(inCanvas); }
    void pointAt(QPointF inCanvas)
    {
        const QPointF place = onScreen(inCanvas);
        xdotool({"mousemove", number(place.x()), number(place.y())});
    }
    Level0Point under(QPointF inCanvas) { return program.canvas().viewport().toLevel0(inCanvas); }

    Home home;
    QString path;
    GuiProgram program;
    bool ready = false;
};

double distance(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

} // namespace

void GuiX11Test::initTestCase()
{
    beTessera();
    if (QGuiApplication::platformName() != "xcb")
        QSKIP("this test needs an X server: run it under xvfb-run");
    if (QStandardPaths::findExecutable("xdotool").isEmpty())
        QSKIP("xdotool is not installed");
}

void GuiX11Test::movesTheSlideWithTheMouse()
{
    Shown shown;
    QVERIFY(shown.ready);
    shown.program.canvas().zoomToScale(1);
    QTRY_COMPARE(shown.program.canvas().viewport().scale(), 1.0);
    const Level0Point grabbed = shown.under({400, 300});
    shown.pointAt({400, 300});
    xdotool({"mousedown", "1"});
    for (int step = 1; step <= 10; ++step)
        shown.pointAt({400.0 + 15 * step, 300.0 + 8 * step});
    QTRY_VERIFY(distance(shown.under({550, 380}), grabbed) < 1.5); // it stays under the cursor
    QTest::qWait(300);                                             // held still: nothing is thrown
    xdotool({"mouseup", "1"});
    QTest::qWait(100);
    QVERIFY(distance(shown.under({550, 380}), grabbed) < 1.5);
}

void GuiX11Test::zoomsAtTheCursorWithTheWheel()
{
    Shown shown;
    QVERIFY(shown.ready);
    const double before = shown.program.canvas().viewport().scale();
    const Level0Point held = shown.under({500, 350});
    shown.pointAt({500, 350});
    xdotool({"click", "--repeat", "4", "--delay", "10", "4"});
    QTRY_VERIFY(std::abs(shown.program.canvas().viewport().scale() - before / 2) < 1e-6);
    QVERIFY(distance(shown.under({500, 350}), held) < 2 * before);
}

void GuiX11Test::followsAResizedWindow()
{
    Shown shown;
    QVERIFY(shown.ready);
    const QSize before = shown.program.canvas().size();
    xdotool({"windowsize", QString::number(shown.program.window().winId()), "1500", "700"});
    QTRY_VERIFY(shown.program.canvas().width() > before.width() + 200);
    QTRY_VERIFY(shown.program.canvas().isSharp());
    const Viewport &viewport = shown.program.canvas().viewport();
    QCOMPARE(viewport.deviceSize(), shown.program.canvas().size());
    QCOMPARE(viewport.scale(), viewport.fitScale()); // what showed the whole slide goes on to do so
}

void GuiX11Test::takesKeysWhereTheFocusIs()
{
    Shown shown;
    QVERIFY(shown.ready);
    shown.pointAt({300, 300});
    xdotool({"click", "1"});
    QTRY_COMPARE(QApplication::focusWidget(), &shown.program.canvas());
    const double before = shown.program.canvas().viewport().scale();
    xdotool({"key", "plus"});
    QTRY_VERIFY(shown.program.canvas().viewport().scale() < before);
    xdotool({"key", "F11"});
    QTRY_VERIFY(shown.program.window().isFullScreen());
    xdotool({"key", "Escape"});
    QTRY_VERIFY(!shown.program.window().isFullScreen());
}

QTEST_MAIN(GuiX11Test)
#include "tst_gui_x11.moc"
