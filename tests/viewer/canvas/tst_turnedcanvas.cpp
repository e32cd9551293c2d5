#include "tests/support/shownslide.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"

#include <QRandomGenerator>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

constexpr QRgb surround = 0xFF808080;

Orientation orientationOf(double degrees, bool mirrored)
{
    return (mirrored ? Orientation().flippedHorizontally() : Orientation()).turnedBy(degrees);
}

std::shared_ptr<PatternSlide> largeSlide()
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    return std::make_shared<PatternSlide>(options);
}

void addOrientations(std::initializer_list<double> angles)
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("mirrored");
    for (const double degrees : angles)
        for (const bool mirrored : {false, true})
            QTest::addRow("%g%s", degrees, mirrored ? ", mirrored" : "") << degrees << mirrored;
}

Level0Point under(const SlideCanvas &canvas, QPointF position)
{
    return canvas.viewport().toLevel0(position * canvas.devicePixelRatioF());
}

} // namespace

/// A canvas whose slide lies otherwise than upright.
class TurnedCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryPixelOfALevelAtRightAngles_data() { addOrientations({0, 90, 180, 270}); }
    void showsEveryPixelOfALevelAtRightAngles();
    void resamplesAtRightAnglesAsUpright_data() { addOrientations({90, 180, 270}); }
    void resamplesAtRightAnglesAsUpright();
    void showsEveryPlaceAtItsPlaceAtOtherAngles_data() { addOrientations({30, 123.4, 315}); }
    void showsEveryPlaceAtItsPlaceAtOtherAngles();
    void panningShowsTheSameAsPaintingAnew_data() { addOrientations({30, 90}); }
    void panningShowsTheSameAsPaintingAnew();
    void showsEveryPlaceAtItsPlaceWhileItMoves_data() { addOrientations({0, 30, 90}); }
    void showsEveryPlaceAtItsPlaceWhileItMoves();
    void neverShowsAForeignPixelInsideTheSlide();
    void surroundsTheTurnedSlideInNeutralGrey();
    void marksDamagedTilesWhereTheyAreSeen();
    void dragKeepsThePointUnderTheCursor_data() { addOrientations({0, 30, 90, 180, 222.2}); }
    void dragKeepsThePointUnderTheCursor();
    void movesInDirectionsOfTheScreen();
    void verbsTurnFlipAndReset();
    void anotherViewsOrientationIsTakenOver();
    void asksForNoTileOutsideOfATurnedView();
    void minimapFrameIsTurnedAsTheView();
    void scaleBarTakesThePitchAlongItself();
};

void TurnedCanvasTest::showsEveryPixelOfALevelAtRightAngles()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    ShownSlide shown(largeSlide(), {411, 300});
    for (const int level : {0, 1}) {
        const int step = level == 0 ? 1 : 4;
        shown.canvas.setViewport(shown.canvas.viewport()
                                     .scaled(step)
                                     .centredOn({8000.3, 6001.7})
                                     .oriented(orientationOf(degrees, mirrored)));
        QVERIFY(shown.waitUntilSharp());
        const QImage picture = shown.picture();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const Level0Point place = shown.canvas.viewport().toLevel0({x + 0.5, y + 0.5});
                const auto pixel = [&](double level0) {
                    return step * static_cast<int64_t>(std::floor(level0 / step));
                };
                QCOMPARE(picture.pixel(x, y), PatternSlide::colourAt(level, pixel(place.x), pixel(place.y)));
            }
        }
    }
}

void TurnedCanvasTest::resamplesAtRightAnglesAsUpright()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    ShownSlide upright(largeSlide(), {500, 500});
    upright.canvas.setViewport(upright.canvas.viewport().scaled(2.7).centredOn({8000.3, 6001.7}));
    ShownSlide turned(largeSlide(), {401, 300});
    turned.canvas.setViewport(upright.canvas.viewport().oriented(orientationOf(degrees, mirrored)));
    QVERIFY(upright.waitUntilSharp() && turned.waitUntilSharp());

    const QImage expected = upright.picture();
    const QImage picture = turned.picture();
    int different = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QPointF place =
                upright.canvas.viewport().toDevice(turned.canvas.viewport().toLevel0({x + 0.5, y + 0.5}));
            different += picture.pixel(x, y) != expected.pixel(qFloor(place.x()), qFloor(place.y()));
        }
    }
    // Resampling may round differently where a piece begins, but nowhere else.
    QVERIFY2(different < picture.width() * picture.height() / 50, qPrintable(QString::number(different)));
}

void TurnedCanvasTest::showsEveryPlaceAtItsPlaceAtOtherAngles()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    ShownSlide shown(largeSlide(), {500, 400});
    for (const double scale : {1.0, 0.25}) {
        shown.canvas.setViewport(shown.canvas.viewport()
                                     .scaled(scale)
                                     .centredOn({8000.3, 6001.7})
                                     .oriented(orientationOf(degrees, mirrored)));
        QVERIFY(shown.waitUntilSharp());
        const QImage picture = shown.picture();
        int compared = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const Level0Point place = shown.canvas.viewport().toLevel0({x + 0.5, y + 0.5});
                // In the middle of a cell all pixels around are the same.
                const auto inside = [](double level0) {
                    const double rest = std::fmod(level0, double(PatternSlide::cell));
                    return rest > 2 && rest < PatternSlide::cell - 2;
                };
                if (!inside(place.x) || !inside(place.y))
                    continue;
                ++compared;
                QCOMPARE(picture.pixel(x, y), PatternSlide::colourAt(0, int64_t(place.x), int64_t(place.y)));
            }
        }
        QVERIFY(compared > picture.width() * picture.height() / 2);
    }
}

void TurnedCanvasTest::panningShowsTheSameAsPaintingAnew()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    const auto slide = largeSlide();
    ShownSlide panned(slide);
    panned.canvas.setViewport(
        panned.canvas.viewport().scaled(3).centredOn({6000, 5000}).oriented(orientationOf(degrees, mirrored)));
    QVERIFY(panned.waitUntilSharp());
    QRandomGenerator random(3);
    for (int step = 0; step < 30; ++step) {
        panned.canvas.setViewport(
            panned.canvas.viewport().panned({random.bounded(240.0) - 110, random.bounded(240.0) - 100}));
        panned.picture();
        QTest::qWait(2);
    }
    QVERIFY(panned.waitUntilSharp());
    ShownSlide fresh(slide);
    fresh.canvas.setViewport(panned.canvas.viewport());
    QVERIFY(fresh.waitUntilSharp());
    QTest::qWait(200);

    const QImage one = panned.picture();
    const QImage other = fresh.picture();
    int difference = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            difference += one.pixel(x, y) != other.pixel(x, y);
    QVERIFY2(difference < one.width() * one.height() / 50, qPrintable(QString::number(difference)));
}

void TurnedCanvasTest::showsEveryPlaceAtItsPlaceWhileItMoves()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    ShownSlide shown(largeSlide(), {2100, 1200}); // so large that its frames are coarse
    QVERIFY(shown.waitUntilSharp());
    shown.canvas.setViewport(
        shown.canvas.viewport().scaled(0.7).centredOn({8000, 6000}).oriented(orientationOf(degrees, mirrored)));
    const QImage picture = shown.picture();
    QVERIFY(!shown.canvas.isSharp());
    int compared = 0;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3) {
            const Level0Point place = shown.canvas.viewport().toLevel0({x + 0.5, y + 0.5});
            // Coarser levels and pixels stand in: cells of 64 px, of which the middle is compared.
            const auto inside = [](double level0) {
                const double rest = std::fmod(level0, double(PatternSlide::cell));
                return rest > 20 && rest < PatternSlide::cell - 20;
            };
            if (!inside(place.x) || !inside(place.y))
                continue;
            ++compared;
            const QRgb expected = PatternSlide::colourAt(0, int64_t(place.x), int64_t(place.y));
            QCOMPARE(picture.pixel(x, y) & 0xFFFF, expected & 0xFFFF); // the cell, from whatever level
        }
    }
    QVERIFY(compared > 1000);
}

void TurnedCanvasTest::neverShowsAForeignPixelInsideTheSlide()
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    options.delay = std::chrono::milliseconds(15);
    ShownSlide shown(std::make_shared<PatternSlide>(options));
    QVERIFY(shown.waitForPixels());
    QRandomGenerator random(8);
    for (int step = 0; step < 25; ++step) {
        Viewport next = shown.canvas.viewport().panned({random.bounded(500.0) - 250, random.bounded(500.0) - 250});
        if (step % 3 == 0)
            next = next.zoomed({400, 300}, std::exp2(random.bounded(4.0) - 1.8));
        if (step % 3 == 1)
            next = next.oriented(next.orientation().turnedBy(step % 2 ? 90 : 37));
        shown.canvas.setViewport(next);
        const QImage picture = shown.picture();
        const Viewport &view = shown.canvas.viewport();
        const Level0Rect extent = view.extent();
        const double edge = 3 * view.scale();
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3) {
                const Level0Point place = view.toLevel0({x + 0.5, y + 0.5});
                const bool inside =
                    place.x > edge && place.y > edge && place.x < extent.width - edge && place.y < extent.height - edge;
                QVERIFY2(!inside || (picture.pixel(x, y) != surround && picture.pixel(x, y) != 0xFFFFFFFF &&
                                     picture.pixel(x, y) != 0xFF000000),
                         qPrintable(QString("step %1, %2, %3").arg(step).arg(x).arg(y)));
            }
        }
        QTest::qWait(step % 4 ? 5 : 60);
    }
}

void TurnedCanvasTest::surroundsTheTurnedSlideInNeutralGrey()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    shown.canvas.rotateTo(45);
    shown.canvas.fit();
    QVERIFY(shown.waitUntilSharp());
    const QImage picture = shown.picture();
    QCOMPARE(picture.pixel(5, 5), surround);
    QCOMPARE(picture.pixel(picture.width() - 5, picture.height() - 5), surround);
    QVERIFY(picture.pixel(picture.width() / 2, picture.height() / 2) != surround);
}

void TurnedCanvasTest::marksDamagedTilesWhereTheyAreSeen()
{
    const auto slide = std::make_shared<PatternSlide>();
    slide->damage(0, {1024, 1024, 256, 256});
    ShownSlide shown(slide);
    shown.canvas.setViewport(
        shown.canvas.viewport().scaled(1).centredOn({1152, 1152}).oriented(orientationOf(90, true)));
    QVERIFY(shown.waitUntilSharp());
    const QImage picture = shown.picture();
    int inside = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const Level0Point place = shown.canvas.viewport().toLevel0({x + 0.5, y + 0.5});
            const bool damaged = Level0Rect{1024, 1024, 256, 256}.contains(place);
            const bool different = picture.pixel(x, y) != PatternSlide::colourAt(0, int64_t(place.x), int64_t(place.y));
            QVERIFY(damaged || !different);
            inside += different;
        }
    }
    QVERIFY(inside > 1000);
}

void TurnedCanvasTest::dragKeepsThePointUnderTheCursor()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    ShownSlide shown(largeSlide());
    QVERIFY(QTest::qWaitForWindowExposed(&shown.canvas));
    SlideCanvas &canvas = shown.canvas;
    canvas.setViewport(canvas.viewport().scaled(2).oriented(orientationOf(degrees, mirrored)));
    const Level0Point grabbed = under(canvas, {300, 200});

    QTest::mousePress(&canvas, Qt::LeftButton, {}, {300, 200});
    for (int step = 1; step <= 10; ++step) {
        const QPoint at(300 + 17 * step, 200 + 9 * step);
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&canvas, &move);
        const Level0Point now = under(canvas, at);
        QVERIFY(std::hypot(now.x - grabbed.x, now.y - grabbed.y) <= 2 * std::sqrt(2) * canvas.viewport().scale());
    }
}

void TurnedCanvasTest::movesInDirectionsOfTheScreen()
{
    ShownSlide shown(largeSlide());
    SlideCanvas &canvas = shown.canvas;
    canvas.setViewport(canvas.viewport().scaled(2).oriented(orientationOf(90, false)));
    const Level0Point before = canvas.viewport().centre();
    // Turned clockwise, what is further right on the screen is further up on the slide.
    canvas.panBy({0.1, 0});
    QCOMPARE(canvas.viewport().centre().x, before.x);
    QVERIFY(canvas.viewport().centre().y < before.y);
}

void TurnedCanvasTest::verbsTurnFlipAndReset()
{
    ShownSlide shown(largeSlide());
    SlideCanvas &canvas = shown.canvas;
    canvas.zoomToScale(2);
    const Viewport before = canvas.viewport();
    canvas.rotateBy(15);
    canvas.rotateBy(15);
    QCOMPARE(canvas.viewport().orientation().degrees(), 30.0);
    canvas.flipHorizontally();
    QVERIFY(canvas.viewport().orientation().isMirrored());
    canvas.flipVertically();
    QCOMPARE(canvas.viewport().orientation().degrees(), 210.0);
    canvas.rotateTo(90);
    QCOMPARE(canvas.viewport().orientation().degrees(), 90.0);
    canvas.resetOrientation();
    QVERIFY(canvas.viewport() == before);
}

void TurnedCanvasTest::anotherViewsOrientationIsTakenOver()
{
    ShownSlide shown(largeSlide());
    const Viewport wanted = shown.canvas.viewport().scaled(2).centredOn({5000, 4000}).oriented(orientationOf(40, true));
    shown.canvas.setViewport(wanted);
    QVERIFY(shown.canvas.viewport() == wanted);
}

void TurnedCanvasTest::asksForNoTileOutsideOfATurnedView()
{
    const auto slide = largeSlide();
    ShownSlide shown(slide, {1200, 200});
    QVERIFY(shown.waitUntilSharp());
    QTest::qWait(300);
    const auto before = slide->readsInOrder().size();
    shown.canvas.setViewport(
        shown.canvas.viewport().scaled(1).centredOn({8000, 6000}).oriented(orientationOf(45, false)));

    const Viewport &view = shown.canvas.viewport();
    const QRectF around = QRectF(QPointF(), QSizeF(view.deviceSize())).adjusted(-64, -64, 64, 64);
    const auto finest = [&] {
        std::vector<PixelRect> rects;
        const auto reads = slide->readsInOrder();
        for (auto i = before; i < reads.size(); ++i)
            if (reads[i].level == 0)
                rects.push_back(reads[i].rect);
        return rects;
    };
    QTRY_VERIFY(finest().size() > 10);
    for (const PixelRect &rect : finest()) // (the neighbours follow later)
        QVERIFY(view.toDevice(Level0Rect{double(rect.x), double(rect.y), double(rect.width), double(rect.height)})
                    .intersects(around));
    QVERIFY(shown.waitUntilSharp());
}

void TurnedCanvasTest::minimapFrameIsTurnedAsTheView()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    shown.canvas.setViewport(
        shown.canvas.viewport().scaled(1).centredOn({1024, 768}).oriented(orientationOf(30, false)));

    const QPolygonF outline = minimap.viewOutline();

    const QPointF upper = outline[1] - outline[0];
    QVERIFY(std::abs(std::atan2(upper.y(), upper.x()) * 180 / M_PI + 30) < 0.5);
    QVERIFY(std::abs(outline.boundingRect().center().x() / minimap.width() - 0.25) < 0.01);
    const QImage picture = minimap.grab().toImage();
    const QPointF corner = (outline[0] * 0.98 + outline[2] * 0.02) * minimap.devicePixelRatioF();
    bool found = false; // the frame's own blue, at its turned corner
    for (int y = -4; y <= 4; ++y)
        for (int x = -4; x <= 4; ++x)
            found = found || picture.pixel(corner.toPoint() + QPoint(x, y)) == 0xFF3D8BE0;
    QVERIFY(found);
}

void TurnedCanvasTest::scaleBarTakesThePitchAlongItself()
{
    const Viewport view =
        Viewport({0, 0, 100'000, 80'000}, {1600, 900}, 1, MicronsPerPixel{0.25, 0.5, MppSource::file}).scaled(1);
    QCOMPARE(scaleBarLength(view, 320)->length.value(), 50.0);
    QCOMPARE(scaleBarLength(view.oriented(orientationOf(90, false)), 320)->length.value(), 100.0);
}

QTEST_MAIN(TurnedCanvasTest)
#include "tst_turnedcanvas.moc"
