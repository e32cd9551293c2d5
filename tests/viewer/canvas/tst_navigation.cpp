#include "tests/support/shownslide.h"

#include <QWheelEvent>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

PatternOptions largeSlide()
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    return options;
}

void turnWheel(QWidget &widget, QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
               QPoint pixels = {})
{
    QWheelEvent event(at, widget.mapToGlobal(at), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

double distance(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// The level-0 point under a logical position of the canvas.
Level0Point under(const SlideCanvas &canvas, QPointF position)
{
    return canvas.viewport().toLevel0(position * canvas.devicePixelRatioF());
}

} // namespace

class NavigationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void draggingMovesTheSlideWithTheCursor_data();
    void draggingMovesTheSlideWithTheCursor();
    void theCursorShowsWhatTheMouseDoes();
    void rightButtonDoesNotPan();
    void wheelZoomsAtTheCursor();
    void fourNotchesDoubleTheSize();
    void aFineWheelZoomsByPartsOfANotch();
    void aTouchPadThatReportsPixelsOnlyZooms();
    void shiftAndWheelPansSideways();
    void wheelWithControlIsLeftToTheWindow();
    void doubleClickZoomsInAtTheCursor();
    void movesByPartsOfTheView();
    void zoomsInAndOutAboutTheCentre();
    void keysOfCommandsAreLeftToTheWindow();
    void tellsWhereTheCursorIs();
    void tellsWhenTheViewChanges();

private:
    SlideCanvas &canvas() { return m_shown->canvas; }
    qreal ratio() { return canvas().devicePixelRatioF(); }

    std::unique_ptr<ShownSlide> m_shown;
};

void NavigationTest::init()
{
    m_shown = std::make_unique<ShownSlide>(std::make_shared<PatternSlide>(largeSlide()));
    QVERIFY(QTest::qWaitForWindowExposed(&canvas()));
    canvas().zoomToScale(2);
}

void NavigationTest::cleanup() { m_shown.reset(); }

void NavigationTest::draggingMovesTheSlideWithTheCursor_data()
{
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<bool>("space");
    QTest::newRow("left") << Qt::LeftButton << false;
    QTest::newRow("middle") << Qt::MiddleButton << false;
    QTest::newRow("Space and left") << Qt::LeftButton << true;
}

void NavigationTest::draggingMovesTheSlideWithTheCursor()
{
    QFETCH(Qt::MouseButton, button);
    QFETCH(bool, space);
    if (space)
        QTest::keyPress(&canvas(), Qt::Key_Space);
    const Level0Point grabbed = under(canvas(), {300, 200});

    QTest::mousePress(&canvas(), button, {}, {300, 200});
    for (int step = 1; step <= 10; ++step) {
        const QPoint at(300 + 17 * step, 200 + 9 * step);
        QMouseEvent move(QEvent::MouseMove, at, canvas().mapToGlobal(QPointF(at)), Qt::NoButton, button, {});
        QCoreApplication::sendEvent(&canvas(), &move);
        QVERIFY(distance(under(canvas(), at), grabbed) <= 2 * std::sqrt(2) * canvas().viewport().scale());
    }
    QTest::mouseRelease(&canvas(), button, {}, {470, 290});

    const Viewport let = canvas().viewport();
    QTest::mouseMove(&canvas(), {100, 100});
    QVERIFY(canvas().viewport() == let);
    QCOMPARE(distance(let.centre(), {8192, 6144}), std::hypot(170, 90) * 2 * ratio());
}

void NavigationTest::theCursorShowsWhatTheMouseDoes()
{
    QCOMPARE(canvas().cursor().shape(), Qt::ArrowCursor);
    QTest::keyPress(&canvas(), Qt::Key_Space);
    QCOMPARE(canvas().cursor().shape(), Qt::OpenHandCursor);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {300, 200});
    QCOMPARE(canvas().cursor().shape(), Qt::ClosedHandCursor);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {300, 200});
    QCOMPARE(canvas().cursor().shape(), Qt::OpenHandCursor);
    QTest::keyRelease(&canvas(), Qt::Key_Space);
    QCOMPARE(canvas().cursor().shape(), Qt::ArrowCursor);
}

void NavigationTest::rightButtonDoesNotPan()
{
    const Viewport before = canvas().viewport();
    QTest::mousePress(&canvas(), Qt::RightButton, {}, {300, 200});
    QMouseEvent move(QEvent::MouseMove, QPointF(400, 300), canvas().mapToGlobal(QPointF(400, 300)), Qt::NoButton,
                     Qt::RightButton, {});
    QCoreApplication::sendEvent(&canvas(), &move);

    QVERIFY(canvas().viewport() == before);
}

void NavigationTest::wheelZoomsAtTheCursor()
{
    const QPointF cursor(700, 100);
    const Level0Point point = under(canvas(), cursor);

    turnWheel(canvas(), cursor, {0, 240});
    QVERIFY(canvas().viewport().scale() < 2);
    QVERIFY(distance(under(canvas(), cursor), point) <= 4);
    turnWheel(canvas(), cursor, {0, -240});
    QVERIFY(std::abs(canvas().viewport().scale() - 2) < 1e-9);
    QVERIFY(distance(canvas().viewport().centre(), {8192, 6144}) < 1e-6);
}

void NavigationTest::fourNotchesDoubleTheSize()
{
    for (int notch = 0; notch < 4; ++notch)
        turnWheel(canvas(), {400, 300}, {0, 120});

    QVERIFY(std::abs(canvas().viewport().scale() - 1) < 1e-9);
}

void NavigationTest::aFineWheelZoomsByPartsOfANotch()
{
    turnWheel(canvas(), {400, 300}, {0, 15});
    const double once = canvas().viewport().scale();
    QVERIFY(once < 2 && once > 1.9);
    for (int part = 1; part < 8; ++part)
        turnWheel(canvas(), {400, 300}, {0, 15});

    QVERIFY(std::abs(canvas().viewport().scale() - 2 / std::exp2(0.25)) < 1e-9);
}

void NavigationTest::aTouchPadThatReportsPixelsOnlyZooms()
{
    turnWheel(canvas(), {400, 300}, {}, {}, {0, 240});

    QVERIFY(std::abs(canvas().viewport().scale() - 1) < 1e-9);
}

void NavigationTest::shiftAndWheelPansSideways()
{
    turnWheel(canvas(), {400, 300}, {0, -120}, Qt::ShiftModifier);

    QCOMPARE(canvas().viewport().scale(), 2.0);
    QVERIFY(canvas().viewport().centre().x > 8192);
    QCOMPARE(canvas().viewport().centre().y, 6144.0);
}

void NavigationTest::wheelWithControlIsLeftToTheWindow()
{
    const Viewport before = canvas().viewport();
    QWheelEvent event({400, 300}, canvas().mapToGlobal(QPointF(400, 300)), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas(), &event);

    QVERIFY(!event.isAccepted());
    QVERIFY(canvas().viewport() == before);
}

void NavigationTest::doubleClickZoomsInAtTheCursor()
{
    const QPoint cursor(600, 450);
    const Level0Point point = under(canvas(), cursor);

    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, cursor);

    QCOMPARE(canvas().viewport().scale(), 1.0);
    QVERIFY(distance(under(canvas(), cursor), point) <= 3);
}

void NavigationTest::movesByPartsOfTheView()
{
    canvas().panBy({0.1, 0});
    QCOMPARE(canvas().viewport().centre().x, 8192 + 800 * ratio() * 2 / 10);
    canvas().panBy({0, -1});
    QCOMPARE(canvas().viewport().centre().y, 6144 - 600 * ratio() * 2);
}

void NavigationTest::zoomsInAndOutAboutTheCentre()
{
    canvas().zoomIn();
    QVERIFY(canvas().viewport().scale() < 2);
    canvas().zoomOut();
    QVERIFY(std::abs(canvas().viewport().scale() - 2) < 1e-9);
    canvas().zoomOut();
    QVERIFY(canvas().viewport().scale() > 2);
    QVERIFY(canvas().viewport().centre() == (Level0Point{8192, 6144}));
}

void NavigationTest::keysOfCommandsAreLeftToTheWindow()
{
    const Viewport before = canvas().viewport();
    for (const int key : {Qt::Key_0, Qt::Key_4, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Right, Qt::Key_Escape}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas(), &event);
        QVERIFY(!event.isAccepted());
    }
    QKeyEvent undo(QEvent::KeyPress, Qt::Key_Z, Qt::ControlModifier); // not the Z of framing
    QCoreApplication::sendEvent(&canvas(), &undo);
    QVERIFY(!undo.isAccepted());
    QVERIFY(canvas().viewport() == before);
}

void NavigationTest::tellsWhereTheCursorIs()
{
    std::optional<Level0Point> reported;
    connect(&canvas(), &SlideCanvas::cursorMoved, this, [&](std::optional<Level0Point> point) { reported = point; });
    const auto moveTo = [&](QPointF at) {
        QMouseEvent move(QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(&canvas(), &move);
    };

    moveTo({123, 45});
    QVERIFY(reported == under(canvas(), {123, 45}));
    canvas().centreOn({0, 0});
    moveTo({10, 10});
    QVERIFY(!reported);
    moveTo({500, 500});
    QVERIFY(reported);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&canvas(), &leave);
    QVERIFY(!reported);
}

void NavigationTest::tellsWhenTheViewChanges()
{
    QSignalSpy changes(&canvas(), &SlideCanvas::viewportChanged);

    canvas().panBy({0.1, 0});
    QCOMPARE(changes.count(), 1);
    canvas().setViewport(canvas().viewport());
    QCOMPARE(changes.count(), 1);
}

QTEST_MAIN(NavigationTest)
#include "tst_navigation.moc"
