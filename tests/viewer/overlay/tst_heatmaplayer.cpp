#include "tests/viewer/overlay/tiletables.h"
#include "viewer/overlay/heatmaplayer.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace tessera;

namespace {

constexpr uint32_t plain = 0xFFFFFFFF;
const Level0Rect extent{0, 0, 20000, 16000};

QImage painted(HeatMapLayer &layer, const Viewport &viewport, PaintQuality quality = PaintQuality::settled)
{
    QImage image(viewport.deviceSize(), QImage::Format_RGB32);
    image.fill(plain);
    QPainter painter(&image);
    layer.paint(painter, viewport, quality);
    return image;
}

} // namespace

class HeatMapLayerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coversExactlyTheTilesPixelsAtEveryZoom_data();
    void coversExactlyTheTilesPixelsAtEveryZoom();
    void movesPaintedPixelsUnchangedWhenTheViewPans();
    void looksTheSameWhileTheViewZooms();
    void keepsWhatIsInViewThroughALongPan();
    void liesOnItsTileAtEveryOrientation_data();
    void liesOnItsTileAtEveryOrientation();
    void staysTheSameMapWhenTheSlideIsTurned();
    void aCoarserPictureStandsInWhileTheViewZooms();
    void showsThePlainSlideWhilePeeking();
    void blendsByTheOpacity();
    void followsTheLook();
    void paintsOnlyWhatTheClipAsksFor();
    void paintsFiftyThousandTilesQuickly();
};

void HeatMapLayerTest::coversExactlyTheTilesPixelsAtEveryZoom_data()
{
    QTest::addColumn<double>("scale"); // level-0 pixels per device pixel
    for (const double scale : {13.37, 8.0, 2.6, 1.0, 0.61, 0.25})
        QTest::addRow("%g", scale) << scale;
}

void HeatMapLayerTest::coversExactlyTheTilesPixelsAtEveryZoom()
{
    QFETCH(double, scale);
    const Level0Rect tile{9984, 8064, 96, 96};
    OverlayModel model;
    model.setTiles(sharedGrid(1, 1, tile.width, {tile.x, tile.y}), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport viewport = Viewport(extent, {901, 701}).scaled(scale).centredOn({tile.x + 40, tile.y + 30});
    const QImage image = painted(layer, viewport);

    const QRectF exact = viewport.toDevice(tile);
    const auto edge = [](double place) { return static_cast<int>(std::floor(place + 0.5)); };
    const QRect expected(QPoint(edge(exact.left()), edge(exact.top())),
                         QPoint(edge(exact.right()) - 1, edge(exact.bottom()) - 1));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if ((image.pixel(x, y) != plain) != expected.contains(x, y))
                QFAIL(qPrintable(QString("pixel %1, %2").arg(x).arg(y)));
}

void HeatMapLayerTest::movesPaintedPixelsUnchangedWhenTheViewPans()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 193), normalAndTumour());
    model.setLook({.map = OverlayMap::hardInstances, .shownClass = 1});
    HeatMapLayer layer(model);
    const Viewport before = Viewport(extent, {800, 600}).scaled(3.3);
    const Viewport after = before.panned({120, 75});
    const QPoint shift = (after.origin() - before.origin()).toPoint();
    QVERIFY(!shift.isNull());
    const QImage first = painted(layer, before);
    const QImage second = painted(layer, after);
    QCOMPARE(second.copy(0, 0, 800 - shift.x(), 600 - shift.y()),
             first.copy(shift.x(), shift.y(), 800 - shift.x(), 600 - shift.y()));
}

void HeatMapLayerTest::looksTheSameWhileTheViewZooms()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 193), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport before = Viewport(extent, {800, 600}).scaled(3.3);
    const Viewport zoomed = before.zoomed({200, 500}, 1.07);
    painted(layer, before);

    const QImage moving = painted(layer, zoomed, PaintQuality::moving);
    const QImage settled = painted(layer, zoomed);

    for (int y = 0; y < settled.height(); ++y)
        for (int x = 0; x < settled.width(); ++x) {
            const QRgb a = moving.pixel(x, y);
            const QRgb b = settled.pixel(x, y);
            const int most =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            if (most > 2)
                QFAIL(qPrintable(QString("pixel %1, %2 differs by %3").arg(x).arg(y).arg(most)));
        }
}

void HeatMapLayerTest::keepsWhatIsInViewThroughALongPan()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 193), normalAndTumour());
    HeatMapLayer layer(model);
    Viewport viewport = Viewport(extent, {800, 600}).scaled(1).centredOn({2000, 2000});
    painted(layer, viewport);
    for (int step = 0; step < 60; ++step) {
        viewport = viewport.panned({150, 40});
        painted(layer, viewport, PaintQuality::moving);
    }

    HeatMapLayer fresh(model);
    QCOMPARE(painted(layer, viewport, PaintQuality::moving), painted(fresh, viewport));
}

void HeatMapLayerTest::liesOnItsTileAtEveryOrientation_data()
{
    QTest::addColumn<double>("degrees");
    for (const double degrees : {90.0, 180.0, 270.0, 30.0, 200.5})
        QTest::addRow("%g", degrees) << degrees;
}

void HeatMapLayerTest::liesOnItsTileAtEveryOrientation()
{
    QFETCH(double, degrees);
    const Level0Rect tile{9984, 8064, 96, 96};
    OverlayModel model;
    model.setTiles(sharedGrid(1, 1, tile.width, {tile.x, tile.y}), normalAndTumour());
    HeatMapLayer layer(model);
    for (const Orientation &orientation :
         {Orientation().turnedTo(degrees), Orientation().flippedHorizontally().turnedBy(degrees)}) {
        const Viewport viewport =
            Viewport(extent, {601, 401}).scaled(0.5).centredOn({tile.x + 40, tile.y + 30}).oriented(orientation);
        const QImage image = painted(layer, viewport);
        // At right angles to the pixel, as the slide itself; else an edge of a pixel is half of one.
        const double tolerance = orientation.isRightAngled() ? 0 : viewport.scale();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const Level0Point place = viewport.toLevel0({x + 0.5, y + 0.5});
                const double inside = std::min({place.x - tile.x, place.y - tile.y, tile.x + tile.width - place.x,
                                                tile.y + tile.height - place.y});
                if (std::abs(inside) > tolerance && (image.pixel(x, y) != plain) != (inside > 0))
                    QFAIL(qPrintable(QString("pixel %1, %2").arg(x).arg(y)));
            }
    }
}

void HeatMapLayerTest::staysTheSameMapWhenTheSlideIsTurned()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 193), normalAndTumour());
    model.setLook({.map = OverlayMap::hardInstances, .shownClass = 1});
    HeatMapLayer layer(model);
    const Viewport upright = Viewport(extent, {700, 700}).scaled(3.3);
    const Viewport turned = upright.oriented(Orientation().flippedVertically().turnedBy(90));
    const QImage first = painted(layer, upright);
    const QImage second = painted(layer, turned);
    for (int y = 1; y < 699; ++y)
        for (int x = 1; x < 699; ++x) {
            const QPointF place = upright.toDevice(turned.toLevel0({x + 0.5, y + 0.5}));
            if (QRectF(0, 0, 700, 700).contains(place))
                QCOMPARE(second.pixel(x, y), first.pixel(qFloor(place.x()), qFloor(place.y())));
        }
}

void HeatMapLayerTest::aCoarserPictureStandsInWhileTheViewZooms()
{
    const Level0Rect tile{9600, 7680, 960, 960};
    OverlayModel model;
    model.setTiles(sharedGrid(1, 1, tile.width, {tile.x, tile.y}), normalAndTumour());
    HeatMapLayer layer(model);
    Viewport viewport(extent, {801, 601});
    painted(layer, viewport);
    for (int frame = 0; frame < 24; ++frame) { // in and out again
        viewport = viewport.zoomed({400, 310}, frame < 12 ? 1.3 : 1 / 1.3);
        const QImage image = painted(layer, viewport, PaintQuality::moving);
        const double tolerance = 7 * viewport.scale();
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2) {
                const Level0Point place = viewport.toLevel0({x + 0.5, y + 0.5});
                const double inside = std::min({place.x - tile.x, place.y - tile.y, tile.x + tile.width - place.x,
                                                tile.y + tile.height - place.y});
                if (std::abs(inside) > tolerance && (image.pixel(x, y) != plain) != (inside > 0))
                    QFAIL(qPrintable(QString("frame %1, pixel %2, %3").arg(frame).arg(x).arg(y)));
            }
    }
    model.setLook({.shownClass = 1, .opacity = 0});
    QCOMPARE(painted(layer, viewport, PaintQuality::moving).pixel(400, 310), plain);
}

void HeatMapLayerTest::showsThePlainSlideWhilePeeking()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 200), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport viewport(extent, {800, 600});
    QSignalSpy changed(&layer, &PaintLayer::changed);
    model.setPeeking(true);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(painted(layer, viewport).pixel(400, 300), plain);
    model.setPeeking(false);
    QVERIFY(painted(layer, viewport).pixel(400, 300) != plain);
}

void HeatMapLayerTest::blendsByTheOpacity()
{
    OverlayModel model;
    model.setTiles(sharedGrid(1, 1, 16000), normalAndTumour()); // value 0.5
    HeatMapLayer layer(model);
    const Viewport viewport(extent, {800, 600});
    const uint32_t full = table(ColourMap::cividis)[128];
    for (const double opacity : {0.0, 0.25, 0.6, 1.0}) {
        model.setLook({.shownClass = 1, .opacity = opacity});
        const QRgb pixel = painted(layer, viewport).pixel(300, 300);
        const double expected = qRed(full) * opacity + 255 * (1 - opacity);
        QVERIFY2(std::abs(qRed(pixel) - expected) <= 1.5,
                 qPrintable(QString("%1 at %2").arg(qRed(pixel)).arg(opacity)));
    }
}

void HeatMapLayerTest::followsTheLook()
{
    OverlayModel model;
    model.setTiles(sharedGrid(2, 1, 8000), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport viewport(extent, {800, 600});
    const auto pixel = [&] { return painted(layer, viewport).pixel(100, 200); };
    model.setLook({.shownClass = 1, .opacity = 1});
    QCOMPARE(pixel(), table(ColourMap::cividis)[0]);
    model.setLook({.shownClass = 0, .opacity = 1});
    QCOMPARE(pixel(), table(ColourMap::cividis)[255]);
    model.setLook({.shownClass = 0, .colours = ColourMap::viridis, .opacity = 1});
    QCOMPARE(pixel(), table(ColourMap::viridis)[255]);
}

void HeatMapLayerTest::paintsOnlyWhatTheClipAsksFor()
{
    OverlayModel model;
    model.setTiles(sharedGrid(100, 80, 200), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport viewport(extent, {800, 600});
    const QImage whole = painted(layer, viewport);
    QImage strip(viewport.deviceSize(), QImage::Format_RGB32);
    strip.fill(plain);
    QPainter painter(&strip);
    painter.setClipRect(700, 0, 40, 600);
    layer.paint(painter, viewport, PaintQuality::settled);
    painter.end();
    QCOMPARE(strip.copy(700, 0, 40, 600), whole.copy(700, 0, 40, 600));
    QCOMPARE(strip.pixel(699, 300), plain);
    QCOMPARE(strip.pixel(740, 300), plain);
}

void HeatMapLayerTest::paintsFiftyThousandTilesQuickly()
{
    OverlayModel model;
    model.setTiles(sharedGrid(250, 200, 80), normalAndTumour());
    HeatMapLayer layer(model);
    const Viewport fitted(extent, {1920, 1080});
    painted(layer, fitted); // builds the values
    double best = 1e9;
    for (int frame = 1; frame <= 10; ++frame) {
        const std::clock_t before = std::clock(); // processor time: other programs do not count
        painted(layer, fitted.scaled(fitted.scale() * (1 + frame / 1000.0))); // a new scale: nothing is reused
        best = std::min(best, 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    qInfo("%.1f ms for a whole frame of 1920 x 1080", best);
    QVERIFY(best < 150); // loose, for sanitizers; looking at every tile for every block takes seconds
}

QTEST_MAIN(HeatMapLayerTest)
#include "tst_heatmaplayer.moc"
