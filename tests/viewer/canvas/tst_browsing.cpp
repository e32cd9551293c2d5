#include "tests/support/shownslide.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/viewhistory.h"

#include <QTimer>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<PatternSlide> largeSlide()
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    return std::make_shared<PatternSlide>(options);
}

/// Longer than the histories of these tests wait; by a timer, so that a busy machine does not count.
void rest()
{
    bool over = false;
    QObject timers;
    QTimer::singleShot(150ms, Qt::PreciseTimer, &timers, [&] { over = true; });
    QVERIFY(QTest::qWaitFor([&] { return over; }, 20000));
}

void moveTo(QWidget &widget, QPoint at)
{
    QMouseEvent move(QEvent::MouseMove, QPointF(at), widget.mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
}

} // namespace

/// Framing, exact zoom, edges, the way back, and what keeps out of the way.
class BrowsingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aFrameDrawnWithZFillsTheView();
    void theFrameIsSeenWhileItIsDrawn();
    void escapeGivesTheFrameUp();
    void aClickWithZIsNoFrame();
    void framesWhatIsSeenAtEveryOrientation();
    void zoomsToAMagnificationToTheLetter();
    void zoomsToAPitchOfTheScreen();
    void exactZoomNeedsAPitch();
    void goesToTheEdgesOfTheSlide_data();
    void goesToTheEdgesOfTheSlide();
    void goesToTheEdgeAlongAnyDirection();
    void wayBackLeadsThroughWhatWasJumpedTo();
    void aViewThatRestedIsRemembered();
    void aPassingViewIsNotRemembered();
    void whereOneWasIsThereAgainOnTheWayForward();
    void anotherWayForgetsTheWayForward();
    void theWayBackHasAnEnd();
    void anotherSlideForgetsTheWay();
    void fastPansClearTheView();
    void zoomsAndSingleStepsDoNot();
    void theMinimapStaysWhileItIsUsed();

private:
    SlideCanvas &canvas() { return m_shown->canvas; }
    qreal ratio() { return canvas().devicePixelRatioF(); }
    void panFast();

    std::unique_ptr<ShownSlide> m_shown;
    MotionClock::result_type m_now;
};

void BrowsingTest::init()
{
    m_shown = std::make_unique<ShownSlide>(largeSlide());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas()));
    m_now = std::chrono::steady_clock::now();
    canvas().setMotion(Motion::still, [this] { return m_now; });
    canvas().zoomToScale(4);
}

void BrowsingTest::cleanup() { m_shown.reset(); }

void BrowsingTest::aFrameDrawnWithZFillsTheView()
{
    const Level0Point middle = canvas().viewport().toLevel0(QPointF(300, 250) * ratio());
    QTest::keyPress(&canvas(), Qt::Key_Z);
    QCOMPARE(canvas().cursor().shape(), Qt::CrossCursor);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {200, 200});
    moveTo(canvas(), {350, 280});
    moveTo(canvas(), {400, 300});
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 300});
    QTest::keyRelease(&canvas(), Qt::Key_Z);

    QCOMPARE(canvas().viewport().scale(), 1.0); // 200 of 800 pixels
    QVERIFY(std::hypot(canvas().viewport().centre().x - middle.x, canvas().viewport().centre().y - middle.y) < 1e-6);
    QCOMPARE(canvas().cursor().shape(), Qt::ArrowCursor);
}

void BrowsingTest::theFrameIsSeenWhileItIsDrawn()
{
    QVERIFY(m_shown->waitUntilSharp());
    const QImage before = m_shown->picture();
    QTest::keyPress(&canvas(), Qt::Key_Z);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {200, 200});
    moveTo(canvas(), {400, 300});
    const QImage during = m_shown->picture();
    const QPoint edge = (QPointF(300, 200) * ratio()).toPoint();
    bool seen = false;
    for (int y = -2; y <= 2; ++y)
        seen = seen || during.pixel(edge + QPoint(0, y)) == 0xFF3D8BE0;
    QVERIFY(seen);
    QCOMPARE(during.pixel(5, 5), before.pixel(5, 5));
    QTest::keyPress(&canvas(), Qt::Key_Escape);
    QCOMPARE(m_shown->picture(), before);
}

void BrowsingTest::escapeGivesTheFrameUp()
{
    const Viewport before = canvas().viewport();
    QTest::keyPress(&canvas(), Qt::Key_Z);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {200, 200});
    moveTo(canvas(), {400, 300});
    QTest::keyPress(&canvas(), Qt::Key_Escape);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 300});
    QVERIFY(canvas().viewport() == before);
}

void BrowsingTest::aClickWithZIsNoFrame()
{
    const Viewport before = canvas().viewport();
    QTest::keyPress(&canvas(), Qt::Key_Z);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {200, 200});
    moveTo(canvas(), {203, 204});
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {203, 204});
    QVERIFY(canvas().viewport() == before);
}

void BrowsingTest::framesWhatIsSeenAtEveryOrientation()
{
    for (const double degrees : {90.0, 33.0}) {
        canvas().setViewport(
            canvas().viewport().scaled(4).centredOn({8000, 6000}).oriented(Orientation().turnedTo(degrees)));
        const Level0Point corner = canvas().viewport().toLevel0(QPointF(200, 150) * ratio());
        canvas().zoomInto({200, 150, 400, 300});
        QCOMPARE(canvas().viewport().scale(), 2.0);
        const QPointF now = canvas().viewport().toDevice(corner);
        QVERIFY(std::hypot(now.x(), now.y()) < 4);
    }
}

void BrowsingTest::zoomsToAMagnificationToTheLetter()
{
    canvas().setMpp(MicronsPerPixel{0.2525, 0.2525, MppSource::file});
    canvas().zoomTo(Magnification(40));
    QCOMPARE(canvas().viewport().scale(), 1.0); // whole pixels
    canvas().zoomToExactly(Magnification(40));
    QVERIFY(std::abs(canvas().viewport().magnification()->value() - 40) < 1e-9);
}

void BrowsingTest::zoomsToAPitchOfTheScreen()
{
    canvas().zoomToPitch(Micrometres(0.6));
    QVERIFY(std::abs(canvas().viewport().scale() - 2.4) < 1e-9); // 0.25 um/px
}

void BrowsingTest::exactZoomNeedsAPitch()
{
    canvas().setMpp(std::nullopt);
    const Viewport before = canvas().viewport();
    canvas().zoomToExactly(Magnification(40));
    canvas().zoomToPitch(Micrometres(0.6));
    QVERIFY(canvas().viewport() == before);
}

void BrowsingTest::goesToTheEdgesOfTheSlide_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {0.0, 90.0, 180.0})
        QTest::addRow("%g", degrees) << degrees;
}

void BrowsingTest::goesToTheEdgesOfTheSlide()
{
    QFETCH(double, degrees);
    canvas().rotateTo(degrees);
    const auto slide = [this] { return canvas().viewport().toDevice(canvas().viewport().extent()); };
    const QSize size = canvas().viewport().deviceSize();
    canvas().panToEdge(Edge::left);
    QVERIFY(std::abs(slide().left()) <= 1);
    canvas().panToEdge(Edge::top);
    QVERIFY(std::abs(slide().top()) <= 1 && std::abs(slide().left()) <= 1);
    canvas().panToEdge(Edge::right);
    QVERIFY(std::abs(slide().right() - size.width()) <= 1);
    canvas().panToEdge(Edge::bottom);
    QVERIFY(std::abs(slide().bottom() - size.height()) <= 1);
}

void BrowsingTest::goesToTheEdgeAlongAnyDirection()
{
    canvas().zoomToScale(1);
    canvas().rotateTo(30);
    canvas().panToEdge(Edge::right);
    const Viewport &view = canvas().viewport();
    const Level0Point at = view.toLevel0({double(view.deviceSize().width()), view.deviceSize().height() / 2.0});
    const double x = std::min(std::abs(at.x), std::abs(at.x - 16384));
    const double y = std::min(std::abs(at.y), std::abs(at.y - 12288));
    QVERIFY(std::min(x, y) <= 2);
}

void BrowsingTest::wayBackLeadsThroughWhatWasJumpedTo()
{
    ViewHistory history(canvas());
    QVERIFY(!history.canGoBack() && !history.canGoForward());
    QSignalSpy changes(&history, &ViewHistory::changed);
    const Viewport one = canvas().viewport();
    canvas().centreOn({3000, 3000});
    const Viewport two = canvas().viewport();
    canvas().fit();
    const Viewport three = canvas().viewport();
    QVERIFY(history.canGoBack() && !history.canGoForward());
    QCOMPARE(changes.count(), 1);

    history.goBack();
    QVERIFY(canvas().viewport() == two);
    QVERIFY(history.canGoForward());
    history.goBack();
    QVERIFY(canvas().viewport() == one);
    QVERIFY(!history.canGoBack());
    history.goBack();
    QVERIFY(canvas().viewport() == one);
    history.goForward();
    history.goForward();
    QVERIFY(canvas().viewport() == three);
    QVERIFY(!history.canGoForward());
}

void BrowsingTest::aViewThatRestedIsRemembered()
{
    ViewHistory history(canvas(), 30ms);
    rest();
    const Viewport one = canvas().viewport();
    canvas().panBy({0.5, 0});
    rest();
    canvas().panBy({0.5, 0});
    QVERIFY(history.canGoBack());
    history.goBack();
    history.goBack();
    QVERIFY(canvas().viewport() == one);
}

void BrowsingTest::aPassingViewIsNotRemembered()
{
    ViewHistory history(canvas(), 10s);
    canvas().centreOn({3000, 3000});
    const Viewport jumped = canvas().viewport();
    for (int step = 0; step < 5; ++step)
        canvas().panBy({0.2, 0});
    history.goBack();
    QVERIFY(canvas().viewport() == jumped);
}

void BrowsingTest::whereOneWasIsThereAgainOnTheWayForward()
{
    ViewHistory history(canvas(), 10s);
    canvas().centreOn({3000, 3000});
    canvas().panBy({0.5, 0.5});
    const Viewport left = canvas().viewport();
    history.goBack();
    history.goForward();
    QVERIFY(canvas().viewport() == left);
}

void BrowsingTest::anotherWayForgetsTheWayForward()
{
    ViewHistory history(canvas(), 10s);
    canvas().centreOn({3000, 3000});
    canvas().centreOn({4000, 4000});
    history.goBack();
    canvas().centreOn({9000, 4000});
    QVERIFY(!history.canGoForward());
    history.goBack();
    QVERIFY(canvas().viewport().centre() == (Level0Point{3000, 3000}));
}

void BrowsingTest::theWayBackHasAnEnd()
{
    ViewHistory history(canvas(), 10s);
    for (int step = 0; step < 150; ++step)
        canvas().centreOn({3000.0 + 50 * step, 3000});
    std::size_t steps = 0;
    for (; history.canGoBack(); ++steps)
        history.goBack();
    QCOMPARE(steps, ViewHistory::mostViews - 1);
    QVERIFY(canvas().viewport().centre() == (Level0Point{3000.0 + 50 * 50, 3000}));
}

void BrowsingTest::anotherSlideForgetsTheWay()
{
    ViewHistory history(canvas(), 10s);
    canvas().centreOn({3000, 3000});
    QVERIFY(history.canGoBack());
    canvas().setSlide(largeSlide());
    QVERIFY(!history.canGoBack() && !history.canGoForward());
}

/// Three views a second for a quarter of one.
void BrowsingTest::panFast()
{
    for (int frame = 0; frame < 16; ++frame) {
        m_now += 16ms;
        canvas().setViewport(canvas().viewport().panned({0.05 * canvas().viewport().deviceSize().width(), 0}));
    }
}

void BrowsingTest::fastPansClearTheView()
{
    ScaleBarLayer scaleBar;
    canvas().addLayer(&scaleBar);
    Minimap minimap(canvas());
    QVERIFY(m_shown->waitForPixels());
    QVERIFY(minimap.isVisible());
    QSignalSpy changes(&canvas(), &SlideCanvas::panningFastChanged);
    canvas().zoomToScale(1);
    canvas().centreOn({2000, 6000});
    panFast();
    QVERIFY(canvas().isPanningFast());
    QVERIFY(!minimap.isVisible());
    const QImage during = m_shown->picture();

    QTRY_VERIFY(!canvas().isPanningFast());
    QVERIFY(minimap.isVisible());
    QCOMPARE(changes.count(), 2);
    minimap.setWanted(false);
    QVERIFY(m_shown->waitUntilSharp());
    const QPoint plate(20 * qRound(ratio()), m_shown->picture().height() - 20 * qRound(ratio()));
    QVERIFY(m_shown->picture().pixel(plate) != during.pixel(plate)); // the scale bar's plate is back
}

void BrowsingTest::zoomsAndSingleStepsDoNot()
{
    canvas().zoomToScale(1);
    m_now += 1s;
    for (int frame = 0; frame < 20; ++frame) {
        m_now += 16ms;
        canvas().setViewport(canvas().viewport().zoomed({10, 10}, 1.1));
    }
    QVERIFY(!canvas().isPanningFast());
    m_now += 1s;
    for (int frame = 0; frame < 9; ++frame) { // a whole view in 150 ms: one step of a key
        m_now += 16ms;
        canvas().panBy({1.0 / 9, 0});
    }
    QVERIFY(!canvas().isPanningFast());
}

void BrowsingTest::theMinimapStaysWhileItIsUsed()
{
    Minimap minimap(canvas());
    QVERIFY(m_shown->waitForPixels());
    canvas().zoomToScale(1);
    QTest::mousePress(&minimap, Qt::LeftButton, {}, {20, 20});
    panFast();
    QVERIFY(canvas().isPanningFast());
    QVERIFY(minimap.isVisible());
    QTest::mouseRelease(&minimap, Qt::LeftButton, {}, {20, 20});
}

QTEST_MAIN(BrowsingTest)
#include "tst_browsing.moc"
