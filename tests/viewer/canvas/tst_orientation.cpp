#include "viewer/canvas/orientation.h"
#include "viewer/canvas/turnedpixels.h"
#include "viewer/canvas/viewport.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace tessera;

namespace {

Viewport slideView()
{
    return Viewport({0, 0, 100'000, 80'000}, {1921, 1080}).scaled(3.7).centredOn({41'000.3, 33'000.7});
}

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

double distance(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Orientation anyOrientation(QRandomGenerator &random)
{
    const Orientation turned = Orientation().turnedTo(random.bounded(360.0));
    return random.bounded(2) ? turned.flippedHorizontally() : turned;
}

/// A picture in which every pixel is its own.
QImage numbered(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, 0xFF000000u | static_cast<uint32_t>(y * 4096 + x));
    return image;
}

QImage turnedWhole(const Orientation &orientation, const QImage &upright, Sampling sampling)
{
    QImage copy = upright;
    const QRect rect = turnedPixels(orientation, QRect({}, upright.size()));
    QImage turned(rect.size(), QImage::Format_RGB32);
    turnPixels(orientation, {copy, {}}, {turned, rect.topLeft()}, sampling);
    return turned;
}

} // namespace

class OrientationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void turnsClockwise();
    void flipsWhatIsSeen();
    void leadsBackExactly();
    void goesFromLevel0ToTheScreenAndBackAtEveryOrientation();
    void zoomKeepsThePointUnderTheCursorAtEveryOrientation();
    void pansInTheDirectionsOfTheScreen();
    void fitsTheTurnedSlide();
    void seesTheSameAreaTurned();
    void turnsKeepCentreAndScale();
    void rightAnglesMovePixelsUnchanged_data();
    void rightAnglesMovePixelsUnchanged();
    void turnedPiecesFitTogether();
};

void OrientationTest::turnsClockwise()
{
    const Orientation quarter = Orientation().turnedBy(90);
    QCOMPARE(quarter.toScreen(QPointF(1, 0)), QPointF(0, 1)); // what pointed to the right points down
    QVERIFY(distance(Orientation().turnedBy(30).toScreen(QPointF(1, 0)), {std::sqrt(0.75), 0.5}) < 1e-12);
}

void OrientationTest::flipsWhatIsSeen()
{
    for (const double degrees : {0.0, 30.0, 90.0, 215.5}) {
        const Orientation turned = Orientation().turnedTo(degrees);
        const QPointF seen = turned.toScreen(QPointF(3, 5));
        QVERIFY(distance(turned.flippedHorizontally().toScreen(QPointF(3, 5)), {-seen.x(), seen.y()}) < 1e-12);
        QVERIFY(distance(turned.flippedVertically().toScreen(QPointF(3, 5)), {seen.x(), -seen.y()}) < 1e-12);
    }
}

void OrientationTest::leadsBackExactly()
{
    Orientation turned;
    for (int step = 0; step < 24; ++step)
        turned = turned.turnedBy(15);
    QVERIFY(turned == Orientation() && turned.isUpright());
    const Orientation odd = Orientation().turnedTo(33).flippedVertically();
    QVERIFY(odd.flippedHorizontally().flippedHorizontally() == odd);
    QVERIFY(odd.flippedVertically().flippedVertically() == odd);
    QVERIFY(odd.turnedBy(-90).turnedBy(90) == odd);
    QVERIFY(Orientation().turnedBy(-1e-12).isUpright());
    QCOMPARE(Orientation().turnedBy(-90).degrees(), 270.0);
    QVERIFY(Orientation().turnedBy(-90).isRightAngled() && !odd.isRightAngled());
}

void OrientationTest::goesFromLevel0ToTheScreenAndBackAtEveryOrientation()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        const Viewport view = slideView().scaled(std::exp2(random.bounded(9.0) - 3)).oriented(anyOrientation(random));
        const Level0Point point{random.bounded(100'000.0), random.bounded(80'000.0)};
        QVERIFY(distance(view.toLevel0(view.toDevice(point)), point) < 1e-6);
        const QPointF pixel(random.bounded(1921.0), random.bounded(1080.0));
        QVERIFY(distance(view.toDevice(view.toLevel0(pixel)), pixel) < 1e-6);
        const QRectF around = view.toDevice(Level0Rect{point.x, point.y, 300, 200});
        for (const QPointF corner : view.toDevicePolygon({point.x, point.y, 300, 200}))
            QVERIFY(around.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(corner));
    }
}

void OrientationTest::zoomKeepsThePointUnderTheCursorAtEveryOrientation()
{
    QRandomGenerator random(12);
    for (int round = 0; round < 50; ++round) {
        Viewport view = slideView().oriented(anyOrientation(random));
        const Viewport before = view;
        const QPointF cursor(random.bounded(1921.0), random.bounded(1080.0));
        const Level0Point point = view.toLevel0(cursor);
        for (int step = 0; step < 5; ++step) {
            view = view.zoomed(cursor, 1.3);
            QVERIFY(distance(view.toDevice(point), cursor) <= 2.9); // the grid of whole pixels, before and after
        }
        for (int step = 0; step < 5; ++step)
            view = view.zoomed(cursor, 1 / 1.3);
        QVERIFY(distance(view.centre(), before.centre()) < 1e-6);
    }
}

void OrientationTest::pansInTheDirectionsOfTheScreen()
{
    QRandomGenerator random(13);
    for (int round = 0; round < 50; ++round) {
        const Viewport view = slideView().oriented(anyOrientation(random));
        const Level0Point point = view.toLevel0({700, 500});
        const Viewport panned = view.panned({123, -45});
        QVERIFY(distance(panned.toDevice(point), {700 - 123, 500 + 45}) <= 1.5);
        QVERIFY(distance(panned.panned({-123, 45}).centre(), view.centre()) < 1e-6);
    }
}

void OrientationTest::fitsTheTurnedSlide()
{
    const Viewport view({0, 0, 4000, 1000}, {1000, 500});
    QCOMPARE(view.fitScale(), 4.0);
    QCOMPARE(view.oriented(Orientation().turnedBy(90)).fitScale(), 8.0);
    const Viewport turned = view.oriented(Orientation().turnedBy(30).flippedHorizontally()).fitted();
    QCOMPARE(turned.orientation().degrees(), 330.0 - 0); // (still turned)
    const QRectF slide = turned.toDevice(turned.extent());
    QVERIFY(QRectF(-1, -1, 1002, 502).contains(slide) && (slide.width() > 998 || slide.height() > 498));
}

void OrientationTest::seesTheSameAreaTurned()
{
    const Viewport view = slideView().oriented(Orientation().turnedBy(90));
    QVERIFY(std::abs(view.visible().width - 1080 * 3.7) < 1e-6);
    QVERIFY(std::abs(view.visible().height - 1921 * 3.7) < 1e-6);
    const QPolygonF outline = slideView().oriented(Orientation().turnedBy(30)).outline();
    QCOMPARE(outline.size(), 4);
    const QPointF upper = outline[1] - outline[0];
    QVERIFY(std::abs(std::hypot(upper.x(), upper.y()) - 1921 * 3.7) < 1e-6);
    QVERIFY(std::abs(std::atan2(upper.y(), upper.x()) * 180 / M_PI + 30) < 1e-9);
}

void OrientationTest::turnsKeepCentreAndScale()
{
    const Viewport view = slideView();
    const Viewport turned = view.oriented(Orientation().turnedBy(77).flippedVertically());
    QVERIFY(turned.centre() == view.centre());
    QCOMPARE(turned.scale(), view.scale());
    QVERIFY(turned.oriented({}) == view);
}

void OrientationTest::rightAnglesMovePixelsUnchanged_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("mirrored");
    for (const double degrees : {0.0, 90.0, 180.0, 270.0})
        for (const bool mirrored : {false, true})
            QTest::addRow("%g%s", degrees, mirrored ? ", mirrored" : "") << degrees << mirrored;
}

void OrientationTest::rightAnglesMovePixelsUnchanged()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    const Orientation orientation = (mirrored ? Orientation().flippedHorizontally() : Orientation()).turnedBy(degrees);
    const QImage upright = numbered({67, 41});
    QTransform transform;
    transform.rotate(degrees);
    const QImage expected = upright.mirrored(mirrored, false).transformed(transform);
    QCOMPARE(turnedWhole(orientation, upright, Sampling::nearest), expected);
    QCOMPARE(turnedWhole(orientation, upright, Sampling::smooth), expected);
}

void OrientationTest::turnedPiecesFitTogether()
{
    QRandomGenerator random(14);
    for (const Sampling sampling : {Sampling::nearest, Sampling::smooth}) {
        for (int round = 0; round < 10; ++round) {
            const Orientation orientation = anyOrientation(random);
            const QRect rect(1000 + random.bounded(5000), 2000 + random.bounded(5000), 40, 30);
            QRect needed = uprightPixels(orientation, rect);
            QImage upright = numbered(needed.size());
            QImage whole(rect.size(), QImage::Format_RGB32);
            turnPixels(orientation, {upright, needed.topLeft()}, {whole, rect.topLeft()}, sampling);

            const QRect part(rect.topLeft() + QPoint(13, 7), QSize(9, 17));
            needed = uprightPixels(orientation, part);
            QImage piece = upright.copy(needed.translated(-uprightPixels(orientation, rect).topLeft()));
            QImage turned(part.size(), QImage::Format_RGB32);
            turnPixels(orientation, {piece, needed.topLeft()}, {turned, part.topLeft()}, sampling);
            QCOMPARE(turned, whole.copy(part.translated(-rect.topLeft())));
        }
    }
}

QTEST_APPLESS_MAIN(OrientationTest)
#include "tst_orientation.moc"
