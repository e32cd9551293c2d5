#include "tests/support/shownslide.h"

#include <QTimer>
#include <QWheelEvent>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

double distance(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

void turnWheel(QWidget &widget, QPointF at, int eighths)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, eighths}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&widget, &event);
}

std::shared_ptr<PatternSlide> hugeSlide()
{
    PatternOptions options;
    options.width = 131072;
    options.height = 98304;
    options.levels = 4;
    return std::make_shared<PatternSlide>(options);
}

using Verb = std::function<void(SlideCanvas &)>;

} // namespace

Q_DECLARE_METATYPE(Verb)

/// A canvas that flies and glides, by a clock that stands still unless the test turns it.
class MotionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void endsExactlyWhereAStillViewIsAtOnce_data();
    void endsExactlyWhereAStillViewIsAtOnce();
    void takesNoLongerThanItShould();
    void turnsOfTheWheelAddUpToOneTarget();
    void zoomingInAndOutLeadsBack();
    void thePointUnderTheCursorStaysThereAllTheWay();
    void anotherVerbTakesOverWhereTheViewIs();
    void aPressStopsAFlight();
    void turnsTheShorterWay();
    void aMirrorImageIsThereAtOnce();
    void aThrownViewGlidesAndComesToRest();
    void aPressStopsAGlide();
    void aHandThatHadStoppedThrowsNothing();
    void aSlowHandThrowsNothing();
    void aHandThatHoldsCtrlThrowsNothing();
    void nothingGlidesWhereNothingIsToMove();
    void readsWhatIsSeenAtTheTarget();
    void settingAViewEndsAFlight();
    void aNewSizeEndsAFlightAtItsTarget();
    void anotherSlideEndsAFlight();
    void becomesSharpAfterAFlight();

private:
    SlideCanvas &canvas() { return m_shown->canvas; }
    /// Lets `time` pass and the view follow.
    void pass(std::chrono::milliseconds time)
    {
        m_now += time;
        bool framesPassed = false; // (a timer, so that a busy machine does not count)
        QTimer::singleShot(40ms, Qt::PreciseTimer, &canvas(), [&] { framesPassed = true; });
        QVERIFY(QTest::qWaitFor([&] { return framesPassed; }, 10000));
    }
    void drag(QPoint from, QPoint step, int steps, std::chrono::milliseconds each);

    MotionClock::result_type m_now;
    std::unique_ptr<ShownSlide> m_shown;
};

void MotionTest::init()
{
    m_now = std::chrono::steady_clock::now();
    m_shown = std::make_unique<ShownSlide>(hugeSlide());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas()));
    canvas().setViewport(canvas().viewport().scaled(2).centredOn({64000, 48000}));
    canvas().setMotion(Motion::animated, [this] { return m_now; });
}

void MotionTest::cleanup() { m_shown.reset(); }

void MotionTest::drag(QPoint from, QPoint step, int steps, std::chrono::milliseconds each)
{
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QPoint at = from;
    for (int i = 0; i < steps; ++i) {
        m_now += each;
        at += step;
        QMouseEvent move(QEvent::MouseMove, QPointF(at), canvas().mapToGlobal(QPointF(at)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(&canvas(), &move);
    }
}

void MotionTest::endsExactlyWhereAStillViewIsAtOnce_data()
{
    QTest::addColumn<Verb>("verb");
    const auto row = [](const char *name, Verb verb) { QTest::newRow(name) << verb; };
    row("wheel", [](SlideCanvas &canvas) { turnWheel(canvas, {100, 450}, 240); });
    row("double click", [](SlideCanvas &canvas) { QTest::mouseDClick(&canvas, Qt::LeftButton, {}, {600, 450}); });
    row("move", [](SlideCanvas &canvas) { canvas.panBy({0.1, 0}); });
    row("zoom in", [](SlideCanvas &canvas) { canvas.zoomIn(); });
    row("magnification", [](SlideCanvas &canvas) { canvas.zoomTo(Magnification(10)); });
    row("fit", [](SlideCanvas &canvas) { canvas.fit(); });
    row("centre", [](SlideCanvas &canvas) { canvas.centreOn({1234.5, 5432.1}); });
    row("rotation", [](SlideCanvas &canvas) { canvas.rotateBy(15); });
}

void MotionTest::endsExactlyWhereAStillViewIsAtOnce()
{
    QFETCH(Verb, verb);
    ShownSlide still(hugeSlide());
    still.canvas.setViewport(canvas().viewport());
    verb(still.canvas);
    verb(canvas());

    QVERIFY(canvas().target() == still.canvas.viewport());
    pass(60ms);
    QVERIFY(canvas().viewport() != still.canvas.viewport());
    pass(90ms);
    QVERIFY(canvas().viewport() == still.canvas.viewport());
}

void MotionTest::takesNoLongerThanItShould()
{
    canvas().zoomToScale(1);
    pass(149ms);
    QVERIFY(canvas().viewport().scale() > 1);
    pass(1ms);
    QCOMPARE(canvas().viewport().scale(), 1.0);
}

void MotionTest::turnsOfTheWheelAddUpToOneTarget()
{
    for (int notch = 0; notch < 4; ++notch) {
        turnWheel(canvas(), {100, 100}, 120);
        pass(20ms);
    }
    QVERIFY(std::abs(canvas().target().scale() - 1) < 1e-9);
    QVERIFY(canvas().viewport().scale() > canvas().target().scale());
    pass(150ms);
    QVERIFY(std::abs(canvas().viewport().scale() - 1) < 1e-9);
}

void MotionTest::zoomingInAndOutLeadsBack()
{
    const Viewport before = canvas().viewport();
    for (const int turn : {120, 120, 120, -120, -120, -120}) {
        turnWheel(canvas(), {700, 100}, turn);
        pass(30ms);
    }
    pass(150ms);
    QVERIFY(std::abs(canvas().viewport().scale() - before.scale()) < 1e-9);
    QVERIFY(distance(canvas().viewport().centre(), before.centre()) < 1e-6);
}

void MotionTest::thePointUnderTheCursorStaysThereAllTheWay()
{
    const qreal ratio = canvas().devicePixelRatioF();
    const QPointF cursor(700, 100);
    const Level0Point point = canvas().viewport().toLevel0(cursor * ratio);
    turnWheel(canvas(), cursor, 480);
    for (int frame = 0; frame < 10; ++frame) {
        pass(15ms);
        QVERIFY(distance(canvas().viewport().toDevice(point), cursor * ratio) < 2);
    }
}

void MotionTest::anotherVerbTakesOverWhereTheViewIs()
{
    canvas().panBy({1, 0});
    pass(50ms);
    const Level0Point there = canvas().viewport().centre();
    QVERIFY(there.x > 64000);
    canvas().panBy({0, 1});
    QTest::qWait(40);
    QVERIFY(distance(canvas().viewport().centre(), there) < 1e-6); // no time has passed
    pass(150ms);
    const qreal ratio = canvas().devicePixelRatioF();
    QVERIFY(distance(canvas().viewport().centre(), {64000 + 1600 * ratio, 48000 + 1200 * ratio}) < 1e-6);
}

void MotionTest::aPressStopsAFlight()
{
    canvas().panBy({1, 0});
    pass(50ms);
    const Viewport there = canvas().viewport();
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {300, 200});
    pass(150ms);
    QVERIFY(canvas().viewport() == there && canvas().target() == there);
}

void MotionTest::turnsTheShorterWay()
{
    canvas().rotateTo(350);
    pass(20ms);
    QVERIFY(canvas().viewport().orientation().degrees() > 350);
    pass(130ms);
    canvas().rotateBy(20);
    pass(20ms);
    QVERIFY(canvas().viewport().orientation().degrees() > 350 || canvas().viewport().orientation().degrees() < 10);
    pass(130ms);
    QCOMPARE(canvas().viewport().orientation().degrees(), 10.0);
}

void MotionTest::aMirrorImageIsThereAtOnce()
{
    canvas().flipVertically();
    pass(10ms);
    QVERIFY(canvas().viewport() == canvas().target());
    QVERIFY(canvas().viewport().orientation() == Orientation().flippedVertically());
}

void MotionTest::aThrownViewGlidesAndComesToRest()
{
    drag({600, 400}, {-20, -10}, 10, 10ms); // 2000 and 1000 logical pixels a second
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 300});
    const Level0Point let = canvas().viewport().centre();
    double before = 0;
    double step = 1e9;
    for (int frame = 0; frame < 8; ++frame) {
        pass(50ms);
        const Level0Point centre = canvas().viewport().centre();
        const double way = distance(centre, let);
        QVERIFY(way > before);
        QVERIFY(way - before < step); // slower and slower
        QVERIFY(std::abs((centre.x - let.x) - 2 * (centre.y - let.y)) < 1e-6);
        step = way - before;
        before = way;
    }
    pass(3s);
    const Viewport rest = canvas().viewport();
    const double way = distance(rest.centre(), let) / rest.scale() / canvas().devicePixelRatioF();
    QVERIFY2(way > 300 && way < 700, qPrintable(QString::number(way))); // logical pixels
    pass(1s);
    QVERIFY(canvas().viewport() == rest);
}

void MotionTest::aPressStopsAGlide()
{
    drag({600, 400}, {-20, 0}, 10, 10ms);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 400});
    pass(60ms);
    const Viewport there = canvas().viewport();
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, {300, 200});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {300, 200});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
}

void MotionTest::aHandThatHadStoppedThrowsNothing()
{
    drag({600, 400}, {-20, 0}, 10, 10ms);
    m_now += 100ms;
    const Viewport there = canvas().viewport();
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 400});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
}

void MotionTest::aSlowHandThrowsNothing()
{
    drag({600, 400}, {-2, 0}, 10, 10ms);
    const Viewport there = canvas().viewport();
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {580, 400});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
}

void MotionTest::aHandThatHoldsCtrlThrowsNothing()
{
    drag({600, 400}, {-20, 0}, 10, 10ms);
    const Viewport there = canvas().viewport();
    QTest::mouseRelease(&canvas(), Qt::LeftButton, Qt::ControlModifier, {400, 400});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
}

void MotionTest::nothingGlidesWhereNothingIsToMove()
{
    canvas().setMotion(Motion::still, [this] { return m_now; });
    drag({600, 400}, {-20, 0}, 10, 10ms);
    const Viewport there = canvas().viewport();
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {400, 400});
    pass(200ms);
    QVERIFY(canvas().viewport() == there);
    canvas().zoomToScale(1);
    QCOMPARE(canvas().viewport().scale(), 1.0);
}

void MotionTest::readsWhatIsSeenAtTheTarget()
{
    const auto slide = std::static_pointer_cast<const PatternSlide>(canvas().slide());
    canvas().setMotion(Motion::still);
    canvas().fit();
    QVERIFY(m_shown->waitUntilSharp()); // level 3
    QTest::qWait(300);
    canvas().setMotion(Motion::animated, [this] { return m_now; });
    const auto before = slide->readsInOrder().size();
    canvas().zoomToScale(1);
    for (int frame = 0; frame < 9; ++frame) { // through the scales of levels 2 and 1
        pass(15ms);
        const auto reads = slide->readsInOrder();
        for (auto i = before; i < reads.size(); ++i)
            QVERIFY(reads[i].level != 2); // (level 1 stands in for level 0)
    }
    pass(15ms);
    QVERIFY(m_shown->waitUntilSharp());
}

void MotionTest::settingAViewEndsAFlight()
{
    canvas().zoomToScale(1);
    pass(50ms);
    const Viewport wanted = canvas().viewport().scaled(7).centredOn({5000, 6000});
    canvas().setViewport(wanted);
    pass(100ms);
    QVERIFY(canvas().viewport() == wanted);
}

void MotionTest::aNewSizeEndsAFlightAtItsTarget()
{
    canvas().zoomToScale(1);
    pass(50ms);
    canvas().resize(900, 700);
    QTRY_COMPARE(canvas().viewport().deviceSize().width(), qRound(900 * canvas().devicePixelRatioF()));
    QCOMPARE(canvas().viewport().scale(), 1.0);
}

void MotionTest::anotherSlideEndsAFlight()
{
    canvas().zoomToScale(1);
    pass(50ms);
    canvas().setSlide(std::make_shared<PatternSlide>());
    pass(100ms);
    QVERIFY(canvas().viewport() == canvas().viewport().fitted());
    canvas().zoomToScale(1);
    canvas().setSlide(nullptr);
    pass(100ms);
    QVERIFY(canvas().viewport().isEmpty());
}

void MotionTest::becomesSharpAfterAFlight()
{
    canvas().zoomToScale(3.3);
    pass(150ms);
    QVERIFY(m_shown->waitUntilSharp());
    canvas().rotateBy(33);
    pass(150ms);
    QVERIFY(m_shown->waitUntilSharp());
}

QTEST_MAIN(MotionTest)
#include "tst_motion.moc"
