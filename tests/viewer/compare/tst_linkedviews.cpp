#include "tests/support/shownslide.h"
#include "viewer/compare/linkedview.h"
#include "viewer/compare/viewlink.h"

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

const MicronsPerPixel quarter{0.25, 0.25, MppSource::file};
const MicronsPerPixel half{0.5, 0.5, MppSource::file};

std::shared_ptr<PatternSlide> slideOf(std::optional<MicronsPerPixel> mpp, int64_t width = 16384, int64_t height = 12288)
{
    PatternOptions options;
    options.width = width;
    options.height = height;
    options.mpp = mpp;
    return std::make_shared<PatternSlide>(options);
}

double between(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Three canvases, the second of which has pixels twice as large.
struct Three {
    ShownSlide a{slideOf(quarter), {400, 300}};
    ShownSlide b{slideOf(half, 8192, 6144), {400, 300}};
    ShownSlide c{slideOf(quarter), {300, 300}};
    std::vector<SlideCanvas *> all{&a.canvas, &b.canvas, &c.canvas};

    Three()
    {
        for (SlideCanvas *canvas : all)
            canvas->setViewport(canvas->viewport().scaled(4));
    }
};

void look(SlideCanvas &canvas, Level0Point centre, double scale)
{
    canvas.setViewport(canvas.viewport().scaled(scale).centredOn(centre));
}

} // namespace

/// Canvases that show the same.
class LinkedViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheFirstAtOnceAtEqualSizeOnTheGlass();
    void keepsTheOffsetThatTheViewsHave();
    void followsWhicheverIsMoved();
    void turnsAndMirrorsTogether();
    void keepsTheAngleBetweenTheViews();
    void followsARegisteredTransform();
    void showsTheSamePlaceOnTheScreenUnderAnyTransform();
    void keepsTheZoomsRatioWhereNoPitchIsKnown();
    void staysAtItsEndAndComesBackToItsPlace();
    void neverEchoes();
    void movesOneAloneWhileAskedTo();
    void letsTheFirstMoveAloneToo();
    void movesOneAloneByADragWithCtrl();
    void movesAllByAKeyWithCtrl();
    void followsARegisteredTransformWhenCtrlIsHeld();
    void keepsThePlaceWhenOneIsResized();
    void leavesOutWhatShowsNoSlide();
    void dropsACanvasWhoseSlideIsReplaced();
    void dropsACanvasThatIsDestroyed();
    void goesOnWhenTheFirstIsGone();
    void doesNothingAfterUnlinking();
};

void LinkedViewsTest::followsTheFirstAtOnceAtEqualSizeOnTheGlass()
{
    Three views;
    look(views.a.canvas, {8000, 6000}, 2);
    ViewLink link;
    link.link(views.all);
    QVERIFY(link.isLinked());
    QCOMPARE(views.b.canvas.viewport().scale(), 1.0); // of pixels twice as large
    QCOMPARE(views.c.canvas.viewport().scale(), 2.0);
}

void LinkedViewsTest::keepsTheOffsetThatTheViewsHave()
{
    Three views;
    look(views.a.canvas, {8000, 6000}, 2);
    look(views.b.canvas, {4500, 3100}, 1);
    ViewLink link;
    link.link(views.all);

    views.a.canvas.setViewport(views.a.canvas.viewport().centredOn({8400, 5800})); // 100 um right, 50 um up

    QVERIFY(between(views.b.canvas.viewport().centre(), {4700, 3000}) < 1e-6);
}

void LinkedViewsTest::followsWhicheverIsMoved()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    const Level0Point a = views.a.canvas.viewport().centre();
    const Level0Point c = views.c.canvas.viewport().centre();
    const Level0Point b = views.b.canvas.viewport().centre();

    look(views.b.canvas, {b.x - 300, b.y + 200}, 0.5);

    QVERIFY(between(views.a.canvas.viewport().centre(), {a.x - 600, a.y + 400}) < 1e-6);
    QVERIFY(between(views.c.canvas.viewport().centre(), {c.x - 600, c.y + 400}) < 1e-6);
    QCOMPARE(views.a.canvas.viewport().scale(), 1.0);
    QCOMPARE(views.c.canvas.viewport().scale(), 1.0);
}

void LinkedViewsTest::turnsAndMirrorsTogether()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    views.c.canvas.rotateBy(90);
    QCOMPARE(views.a.canvas.viewport().orientation().degrees(), 90.0);
    QVERIFY(views.b.canvas.viewport().orientation().isRightAngled());
    views.b.canvas.flipHorizontally();
    QVERIFY(views.a.canvas.viewport().orientation() == views.b.canvas.viewport().orientation());
    QVERIFY(views.c.canvas.viewport().orientation().isMirrored());
}

void LinkedViewsTest::keepsTheAngleBetweenTheViews()
{
    Three views;
    views.b.canvas.rotateTo(30);
    ViewLink link;
    link.link(views.all);
    QCOMPARE(views.b.canvas.viewport().orientation().degrees(), 30.0);
    views.a.canvas.rotateBy(15);
    QCOMPARE(views.b.canvas.viewport().orientation().degrees(), 45.0);
    // What is 100 um right of the middle on one screen is so on the other.
    const Level0Point a = views.a.canvas.viewport().centre();
    const Level0Point b = views.b.canvas.viewport().centre();
    views.a.canvas.setViewport(views.a.canvas.viewport().panned({100, 0}));
    const double moved = between(views.a.canvas.viewport().centre(), a);
    QVERIFY(std::abs(2 * between(views.b.canvas.viewport().centre(), b) - moved) < 1e-6);
}

void LinkedViewsTest::followsARegisteredTransform()
{
    Three views;
    AffineMap map = AffineMap::turned(90, 0.5);
    map.x0 = 6144;
    const SlideTransform toB = *SlideTransform::of(map, TransformKind::rigid, {quarter, half});
    ViewLink link([&](const SlideCanvas &, const SlideCanvas &to) {
        return &to == &views.b.canvas ? std::optional(toB) : std::nullopt;
    });
    link.link(views.all);

    look(views.a.canvas, {4000, 5000}, 2);

    QVERIFY(between(views.b.canvas.viewport().centre(), toB({4000, 5000})) < 1e-6);
    QCOMPARE(views.b.canvas.viewport().scale(), 1.0);
    QCOMPARE(views.b.canvas.viewport().orientation().degrees(), 270.0); // its tissue is turned on the slide
}

void LinkedViewsTest::showsTheSamePlaceOnTheScreenUnderAnyTransform()
{
    for (const double degrees : {0.0, 13.0, 90.0, 217.0})
        for (const bool mirrored : {false, true})
            for (const double turned : {0.0, 45.0}) {
                Viewport own({0, 0, 90'000, 90'000}, {400, 300}, 1, half);
                Viewport other({0, 0, 90'000, 90'000}, {300, 400}, 1, quarter);
                other = other.scaled(3).centredOn({40'000, 30'000});
                other = other.oriented(other.orientation().flippedVertically().turnedBy(turned));
                const SlideTransform transform =
                    transformThrough({40'000, 30'000}, {33'000, 44'000}, degrees, mirrored, {quarter, half});
                own = showingTheSame(own, other, transform);
                const Level0Point there{40'200, 30'500};
                const QPointF fromMiddle = other.toDevice(there) - QPointF(150, 200);
                const QPointF same = own.toDevice(transform(there)) - QPointF(200, 150);
                QVERIFY((same - fromMiddle).manhattanLength() < 3); // both corners are rounded to whole pixels
                QVERIFY(std::abs(own.scale() * 0.5 - other.scale() * 0.25) < 1e-9);
            }
}

void LinkedViewsTest::keepsTheZoomsRatioWhereNoPitchIsKnown()
{
    ShownSlide a(slideOf(std::nullopt), {400, 300});
    ShownSlide b(slideOf(half), {400, 300});
    look(a.canvas, {8000, 6000}, 4);
    look(b.canvas, {3000, 3000}, 3);
    ViewLink link;
    link.link({&a.canvas, &b.canvas});
    QCOMPARE(b.canvas.viewport().scale(), 3.0);
    look(a.canvas, {8000, 6000}, 2);
    QCOMPARE(b.canvas.viewport().scale(), 1.5);
}

void LinkedViewsTest::staysAtItsEndAndComesBackToItsPlace()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    look(views.b.canvas, {4000, 3000}, 2);
    const Level0Point a = views.a.canvas.viewport().centre();
    look(views.b.canvas, {8000, 3000}, 2); // the first slide goes on to the right, by as much
    views.a.canvas.centreOn({16'384, a.y});
    look(views.b.canvas, {4000, 3000}, 2);
    QVERIFY(between(views.a.canvas.viewport().centre(), a) < 1e-6);
}

void LinkedViewsTest::neverEchoes()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    QSignalSpy a(&views.a.canvas, &SlideCanvas::viewportChanged);
    QSignalSpy b(&views.b.canvas, &SlideCanvas::viewportChanged);
    for (int step = 0; step < 20; ++step)
        views.c.canvas.setViewport(views.c.canvas.viewport().panned({7, 3}).zoomed({10, 20}, 1.01));
    QCOMPARE(a.count(), qsizetype(20));
    QCOMPARE(b.count(), qsizetype(20));
}

void LinkedViewsTest::movesOneAloneWhileAskedTo()
{
    Three views;
    bool alone = false;
    ViewLink link({}, [&alone] { return alone; });
    link.link(views.all);
    const Viewport a = views.a.canvas.viewport();
    const Level0Point b = views.b.canvas.viewport().centre();

    alone = true;
    views.b.canvas.centreOn({b.x + 500, b.y});
    QVERIFY(views.a.canvas.viewport() == a);

    alone = false; // from now on the new offset is kept
    views.a.canvas.centreOn({a.centre().x + 100, a.centre().y});
    QVERIFY(between(views.b.canvas.viewport().centre(), {b.x + 550, b.y}) < 1e-6);
}

void LinkedViewsTest::letsTheFirstMoveAloneToo()
{
    Three views;
    bool alone = false;
    ViewLink link({}, [&alone] { return alone; });
    link.link(views.all);
    const Level0Point a = views.a.canvas.viewport().centre();
    const Level0Point c = views.c.canvas.viewport().centre();
    alone = true;
    views.a.canvas.centreOn({a.x - 400, a.y});
    alone = false;
    views.a.canvas.centreOn({a.x, a.y});
    QVERIFY(between(views.c.canvas.viewport().centre(), {c.x + 400, c.y}) < 1e-6);
}

void LinkedViewsTest::movesOneAloneByADragWithCtrl()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    const Viewport a = views.a.canvas.viewport();
    const Level0Point b = views.b.canvas.viewport().centre();
    QTest::mousePress(&views.b.canvas, Qt::LeftButton, Qt::ControlModifier, {200, 150});
    QMouseEvent move(QEvent::MouseMove, QPointF(150, 150), views.b.canvas.mapToGlobal(QPointF(150, 150)), Qt::NoButton,
                     Qt::LeftButton, Qt::ControlModifier);
    QCoreApplication::sendEvent(&views.b.canvas, &move);
    QTest::mouseRelease(&views.b.canvas, Qt::LeftButton, Qt::ControlModifier, {150, 150});
    const Level0Point dragged = views.b.canvas.viewport().centre();
    QVERIFY(dragged.x > b.x + 10);
    QVERIFY(views.a.canvas.viewport() == a);

    views.a.canvas.setViewport(a.centredOn({a.centre().x + 100, a.centre().y}));
    QVERIFY(between(views.b.canvas.viewport().centre(), {dragged.x + 50, dragged.y}) < 1e-6);
}

void LinkedViewsTest::movesAllByAKeyWithCtrl()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    QTest::keyPress(&views.b.canvas, Qt::Key_0, Qt::ControlModifier);
    views.b.canvas.rotateBy(90); // as a command on that key does
    QTest::keyRelease(&views.b.canvas, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(views.a.canvas.viewport().orientation().degrees(), 90.0);
}

void LinkedViewsTest::followsARegisteredTransformWhenCtrlIsHeld()
{
    Three views;
    const SlideTransform toB = transformThrough({4000, 5000}, {3000, 3000}, 0, false, {quarter, half});
    ViewLink link([&](const SlideCanvas &, const SlideCanvas &to) {
        return &to == &views.b.canvas ? std::optional(toB) : std::nullopt;
    });
    QTest::keyPress(&views.a.canvas, Qt::Key_S, Qt::ControlModifier); // its command links them
    link.link(views.all);
    QTest::keyRelease(&views.a.canvas, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(between(views.b.canvas.viewport().centre(), toB(views.a.canvas.viewport().centre())) < 1e-6);
}

void LinkedViewsTest::keepsThePlaceWhenOneIsResized()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    look(views.a.canvas, {8000, 6000}, 2);
    const Viewport b = views.b.canvas.viewport();
    views.a.canvas.resize(500, 350);
    QTRY_COMPARE(views.a.canvas.viewport().deviceSize(),
                 (QSizeF(500, 350) * views.a.canvas.devicePixelRatioF()).toSize());
    QVERIFY(views.b.canvas.viewport() == b);
    views.b.canvas.resize(250, 200);
    QTRY_COMPARE(views.b.canvas.viewport().deviceSize(),
                 (QSizeF(250, 200) * views.b.canvas.devicePixelRatioF()).toSize());
    QVERIFY(between(views.a.canvas.viewport().centre(), {8000, 6000}) < 1e-6);
    QCOMPARE(views.a.canvas.viewport().scale(), 2.0);
}

void LinkedViewsTest::leavesOutWhatShowsNoSlide()
{
    Three views;
    SlideCanvas empty;
    ViewLink link;
    link.link({&views.a.canvas, &empty});
    QVERIFY(!link.isLinked());
    link.link({&empty, &views.a.canvas, &views.b.canvas});
    QVERIFY(link.isLinked());
    QVERIFY(!link.transformTo(empty));
}

void LinkedViewsTest::dropsACanvasWhoseSlideIsReplaced()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    look(views.a.canvas, {8000, 6000}, 2);
    QSignalSpy changed(&link, &ViewLink::linkedChanged);
    const Viewport a = views.a.canvas.viewport();
    views.b.canvas.setSlide(slideOf(half));
    QVERIFY(views.a.canvas.viewport() == a); // what the new slide shows is its own
    QCOMPARE(changed.count(), qsizetype(1));
    QVERIFY(link.isLinked());
    const Viewport b = views.b.canvas.viewport();
    views.c.canvas.panBy({1, 0});
    QVERIFY(views.b.canvas.viewport() == b);
}

void LinkedViewsTest::dropsACanvasThatIsDestroyed()
{
    Three views;
    auto *canvas = new SlideCanvas;
    canvas->resize(200, 200);
    canvas->setSlide(slideOf(half));
    canvas->show();
    QTRY_VERIFY(!canvas->viewport().isEmpty());
    ViewLink link;
    link.link({&views.a.canvas, canvas});
    QVERIFY(link.isLinked());
    delete canvas;
    QVERIFY(!link.isLinked());
    views.a.canvas.panBy({1, 0});
}

void LinkedViewsTest::goesOnWhenTheFirstIsGone()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    const Level0Point b = views.b.canvas.viewport().centre();
    const Level0Point c = views.c.canvas.viewport().centre();
    views.a.canvas.setSlide(nullptr);
    views.b.canvas.centreOn({b.x + 100, b.y});
    QVERIFY(between(views.c.canvas.viewport().centre(), {c.x + 200, c.y}) < 1e-6);
}

void LinkedViewsTest::doesNothingAfterUnlinking()
{
    Three views;
    ViewLink link;
    link.link(views.all);
    link.unlink();
    QVERIFY(!link.isLinked());
    const Viewport b = views.b.canvas.viewport();
    views.a.canvas.panBy({1, 0});
    QVERIFY(views.b.canvas.viewport() == b);
}

QTEST_MAIN(LinkedViewsTest)
#include "tst_linkedviews.moc"
