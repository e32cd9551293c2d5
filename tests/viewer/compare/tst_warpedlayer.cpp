#include "tests/support/shownslide.h"
#include "viewer/compare/warpedlayer.h"

#include <QPainter>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

/// A canvas with a second slide over it, on one tile engine.
class Comparison {
public:
    Comparison(std::shared_ptr<const SlideSource> first, std::shared_ptr<const SlideSource> second,
               const SlideTransform &transform, QSize size = {700, 500})
        : m_engine(std::make_shared<TileEngine>()), canvas(m_engine), layer(m_engine)
    {
        layer.setSlide(std::move(second), transform);
        canvas.addLayer(&layer);
        canvas.resize(size);
        canvas.setSlide(std::move(first));
        canvas.show();
    }
    bool waitUntilSharp()
    {
        return QTest::qWaitFor(
            [&] {
                canvas.update();
                return canvas.isSharp() && layer.isSharp();
            },
            10000);
    }
    QImage picture() { return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32); }
    QRgb at(Level0Point place) { return picture().pixel(canvas.viewport().toDevice(place).toPoint()); }

private:
    std::shared_ptr<TileEngine> m_engine;

public:
    SlideCanvas canvas;
    WarpedLayer layer;
};

std::shared_ptr<PatternSlide> pattern(std::chrono::milliseconds delay = 0ms)
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    options.delay = delay;
    return std::make_shared<PatternSlide>(options);
}

/// One colour everywhere, so that it is told from a pattern.
class PlainSlide : public PatternSlide {
public:
    using PatternSlide::PatternSlide;
    Result<SlideRegion> read(int, const PixelRect &rect) const override
    {
        return SlideRegion{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), rgb(10, 20, 30)),
                           {}};
    }
};

/// Columns black and white in turn: half a pixel beside its place each is grey.
class StripedSlide : public PatternSlide {
public:
    using PatternSlide::PatternSlide;
    Result<SlideRegion> read(int, const PixelRect &rect) const override
    {
        Pixels stripes =
            Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), rgb(255, 255, 255));
        for (std::size_t i = 0; i < stripes.data.size(); ++i)
            if ((rect.x + static_cast<int64_t>(i) % rect.width) % 2 == 0)
                stripes.data[i] = rgb(0, 0, 0);
        return SlideRegion{std::move(stripes), {}};
    }
};

SlideTransform transformOf(const AffineMap &map) { return *SlideTransform::of(map, TransformKind::affine, {}); }

/// The middle of a 64-px cell of the second slide, so that resampling mixes no other cell in.
Level0Point middleOfCell(Level0Point place)
{
    const double cell = static_cast<double>(PatternSlide::cell);
    return {(std::floor(place.x / cell) + 0.5) * cell, (std::floor(place.y / cell) + 0.5) * cell};
}

bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) <= 3 && std::abs(qGreen(a) - qGreen(b)) <= 3 &&
           std::abs(qBlue(a) - qBlue(b)) <= 3;
}

} // namespace

/// A second slide over the first.
class WarpedLayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysEachPlaceOnThatOfTheFirst_data();
    void laysEachPlaceOnThatOfTheFirst();
    void showsTheFirstLeftOfTheSplit();
    void movesTheSplit();
    void keepsTheSplitUprightWhileTheViewTurns();
    void showsNothingWithoutASlide();
    void leavesNoSeamBetweenTiles_data();
    void leavesNoSeamBetweenTiles();
    void isAsSharpAsTheSlideItself();
    void followsThePan();
    void standsInWhileTilesAreOnTheirWay();
    void staysWithinAFrameWhilePanning();
    void asksForNoTileWhileItIsHidden();
};

void WarpedLayerTest::laysEachPlaceOnThatOfTheFirst_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<double>("shear");
    QTest::addColumn<double>("viewDegrees");
    QTest::newRow("same") << 0.0 << 1.0 << false << 0.0 << 0.0;
    QTest::newRow("turned") << 37.0 << 1.0 << false << 0.0 << 0.0;
    QTest::newRow("finer") << 10.0 << 2.0 << false << 0.0 << 0.0;
    QTest::newRow("coarser") << 10.0 << 0.5 << false << 0.0 << 0.0;
    QTest::newRow("mirrored") << 200.0 << 1.0 << true << 0.0 << 0.0;
    QTest::newRow("sheared") << 0.0 << 1.0 << false << 0.05 << 0.0;
    QTest::newRow("in a view that is turned") << 10.0 << 1.0 << true << 0.02 << 75.0;
}

void WarpedLayerTest::laysEachPlaceOnThatOfTheFirst()
{
    QFETCH(double, degrees);
    QFETCH(double, scale);
    QFETCH(bool, mirrored);
    QFETCH(double, shear);
    QFETCH(double, viewDegrees);
    AffineMap map = AffineMap::turned(degrees, scale, mirrored);
    map.xy += shear;
    const Level0Point middle = map({8192, 6144});
    map.x0 = 8192 - middle.x;
    map.y0 = 6144 - middle.y;
    const SlideTransform transform = transformOf(map);
    Comparison comparison(std::make_shared<PlainSlide>(), pattern(), transform);
    comparison.canvas.setSlide(std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}));
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({8192, 6144}));
    comparison.canvas.rotateTo(viewDegrees);
    QVERIFY(comparison.waitUntilSharp());

    const QImage picture = comparison.picture();
    int compared = 0;
    for (int y = 20; y < picture.height(); y += 61)
        for (int x = 20; x < picture.width(); x += 67) {
            const Level0Point there =
                middleOfCell(transform(comparison.canvas.viewport().toLevel0(QPointF(x + 0.5, y + 0.5))));
            const QPoint device = comparison.canvas.viewport().toDevice(transform.inverse()(there)).toPoint();
            if (!picture.rect().adjusted(1, 1, -1, -1).contains(device))
                continue;
            const QRgb pixel = picture.pixel(device);
            const QRgb expected = PatternSlide::colourAt(PatternSlide::levelOf(pixel), static_cast<int64_t>(there.x),
                                                         static_cast<int64_t>(there.y));
            QVERIFY2(isNear(pixel, expected), qPrintable(QString("%1 at %2, %3 instead of %4")
                                                             .arg(QString::number(pixel, 16))
                                                             .arg(device.x())
                                                             .arg(device.y())
                                                             .arg(QString::number(expected, 16))));
            ++compared;
        }
    QVERIFY(compared > 30);
}

void WarpedLayerTest::showsTheFirstLeftOfTheSplit()
{
    Comparison comparison(pattern(), std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), {});
    comparison.layer.setSplit(0.4);
    QVERIFY(comparison.waitUntilSharp());
    const QImage picture = comparison.picture();
    const int split = static_cast<int>(0.4 * picture.width());
    const int row = picture.height() / 2;
    QVERIFY(picture.pixel(split - 1, row) != qRgb(10, 20, 30));
    QCOMPARE(picture.pixel(split, row), qRgb(10, 20, 30));
}

void WarpedLayerTest::movesTheSplit()
{
    Comparison comparison(pattern(), std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), {});
    QVERIFY(comparison.waitUntilSharp());
    for (const double part : {0.05, 0.25, 0.75}) {
        comparison.layer.setSplit(part);
        const QImage picture = comparison.picture();
        const int split = static_cast<int>(part * picture.width());
        QCOMPARE(picture.pixel(split, picture.height() / 2), qRgb(10, 20, 30));
        QVERIFY(picture.pixel(split - 1, picture.height() / 2) != qRgb(10, 20, 30));
    }
    comparison.layer.setSplit(7);
    QCOMPARE(comparison.layer.split(), 1.0);
}

void WarpedLayerTest::keepsTheSplitUprightWhileTheViewTurns()
{
    Comparison comparison(pattern(), std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), {});
    SlideCanvas &canvas = comparison.canvas;
    connect(&canvas, &SlideCanvas::viewportChanged, &comparison.layer, &WarpedLayer::setView);
    canvas.setViewport(canvas.viewport().scaled(2));
    // Made everywhere first: what the turn brings right of the split would otherwise wait for a frame with time left.
    QVERIFY(comparison.waitUntilSharp());
    comparison.layer.setSplit(0.5);
    canvas.rotateTo(30);
    const QImage moving = comparison.picture(); // at once: it is painted upright and turned
    QVERIFY(!canvas.isSharp());
    for (const int row : {20, moving.height() - 20}) {
        QVERIFY(moving.pixel(moving.width() / 2 - 20, row) != qRgb(10, 20, 30));
        QCOMPARE(moving.pixel(moving.width() / 2 + 20, row), qRgb(10, 20, 30));
    }
}

void WarpedLayerTest::showsNothingWithoutASlide()
{
    ShownSlide plain(pattern(), {700, 500});
    QVERIFY(plain.waitUntilSharp());
    Comparison comparison(pattern(), nullptr, {});
    QVERIFY(QTest::qWaitFor([&] { return comparison.canvas.isSharp(); }, 10000));
    QCOMPARE(comparison.picture(), plain.picture());
}

void WarpedLayerTest::leavesNoSeamBetweenTiles_data()
{
    QTest::addColumn<double>("degrees");
    for (int step = 0; step < 20; ++step)
        QTest::addRow("turn %d", step) << 31 + step * 8.73;
}

void WarpedLayerTest::leavesNoSeamBetweenTiles()
{
    QFETCH(double, degrees);
    AffineMap map = AffineMap::turned(degrees);
    const Level0Point middle = map({8192, 6144});
    map.x0 = 8192 - middle.x;
    map.y0 = 6144 - middle.y;
    Comparison comparison(pattern(), std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}),
                          transformOf(map));
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1.3).centredOn({8192, 6144}));
    QVERIFY(comparison.waitUntilSharp());
    const QImage picture = comparison.picture();
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            QVERIFY2(isNear(picture.pixel(x, y), qRgb(10, 20, 30)), qPrintable(QString("%1, %2").arg(x).arg(y)));
}

void WarpedLayerTest::isAsSharpAsTheSlideItself()
{
    const auto stripes = std::make_shared<StripedSlide>(PatternOptions{.width = 16384, .height = 12288});
    Comparison comparison(stripes, stripes, {});
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({5000, 5000}));
    QVERIFY(comparison.waitUntilSharp());
    const QImage laidOver = comparison.picture();
    comparison.layer.setShown(false);
    const QImage itself = comparison.picture();
    for (int y = 0; y < itself.height(); ++y)
        for (int x = 0; x < itself.width(); ++x) {
            const int difference = std::abs(qRed(laidOver.pixel(x, y)) - qRed(itself.pixel(x, y)));
            QVERIFY2(difference <= 17, qPrintable(QString("%1 at %2, %3").arg(difference).arg(x).arg(y))); // of 255
        }
}

void WarpedLayerTest::followsThePan()
{
    const SlideTransform transform = transformOf({1, 0, 640, 0, 1, 320});
    Comparison comparison(std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), pattern(),
                          transform);
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({5000, 5000}));
    for (int step = 0; step < 12; ++step) {
        comparison.canvas.setViewport(comparison.canvas.viewport().panned({113, -71}));
        comparison.canvas.repaint();
    }
    QVERIFY(comparison.waitUntilSharp());
    const Level0Point place = middleOfCell(comparison.canvas.viewport().centre());
    QCOMPARE(comparison.at(place),
             PatternSlide::colourAt(0, static_cast<int64_t>(place.x) + 640, static_cast<int64_t>(place.y) + 320));
}

void WarpedLayerTest::standsInWhileTilesAreOnTheirWay()
{
    const auto second = pattern();
    Comparison comparison(std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), second, {});
    QVERIFY(comparison.waitUntilSharp());
    second->setDelay(1000ms);
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({5000, 5000}));
    QTest::qWait(200); // settled
    const QRgb coarse = comparison.picture().pixel(350, 250);
    QVERIFY2(PatternSlide::levelOf(coarse) >= 1 && qRed(coarse) > 100, qPrintable(QString::number(coarse, 16)));
    QTRY_COMPARE_WITH_TIMEOUT(PatternSlide::levelOf(comparison.picture().pixel(350, 250)), 0, 10000);
}

void WarpedLayerTest::staysWithinAFrameWhilePanning()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer's time says nothing");
#endif
    AffineMap map = AffineMap::turned(12);
    map.x0 = 900;
    Comparison comparison(std::make_shared<PlainSlide>(PatternOptions{.width = 16384, .height = 12288}), pattern(),
                          transformOf(map), {1600, 900});
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({5000, 5000}));
    QVERIFY(comparison.waitUntilSharp());
    std::vector<double> milliseconds;
    QImage frame(comparison.canvas.viewport().deviceSize(), QImage::Format_RGB32);
    for (int step = 0; step < 60; ++step) {
        comparison.canvas.setViewport(comparison.canvas.viewport().panned({23, 17}));
        QPainter painter(&frame);
        const auto start = std::chrono::steady_clock::now();
        comparison.layer.paint(painter, comparison.canvas.viewport(), PaintQuality::moving);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    QVERIFY2(milliseconds[30] < 16, qPrintable(QString("median %1 ms").arg(milliseconds[30]))); // (a busy machine)
}

void WarpedLayerTest::asksForNoTileWhileItIsHidden()
{
    const auto second = pattern();
    Comparison comparison(pattern(), second, {});
    QVERIFY(comparison.waitUntilSharp());
    comparison.layer.setShown(false);
    QTest::qWait(100);
    const int reads = second->reads();
    comparison.canvas.setViewport(comparison.canvas.viewport().scaled(1).centredOn({5000, 5000}));
    QTest::qWait(300);
    QCOMPARE(second->reads(), reads);
}

QTEST_MAIN(WarpedLayerTest)
#include "tst_warpedlayer.moc"
