#include "tests/support/shownslide.h"

#include <QPainter>
#include <QRandomGenerator>

#include <cmath>
#include <set>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

constexpr QRgb surround = 0xFF808080;

/// Fills one rectangle of the slide.
class RectangleLayer : public PaintLayer {
public:
    explicit RectangleLayer(Level0Rect rect) : m_rect(rect) {}
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override
    {
        lastQuality = quality;
        painter.fillRect(viewport.toDevice(m_rect), Qt::black);
    }
    std::optional<PaintQuality> lastQuality;

private:
    Level0Rect m_rect;
};

QRgb middleOf(const QImage &picture) { return picture.pixel(picture.width() / 2, picture.height() / 2); }

/// Device pixels of the slide in `picture` that are not the slide's: of the surround, white or black.
int foreignPixels(const QImage &picture, const Viewport &viewport)
{
    const QRect slide = viewport.toDevice(viewport.extent()).toAlignedRect().adjusted(1, 1, -1, -1) & picture.rect();
    int count = 0;
    for (int y = slide.top(); y <= slide.bottom(); ++y) {
        for (int x = slide.left(); x <= slide.right(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            count += pixel == surround || pixel == 0xFFFFFFFF || pixel == 0xFF000000;
        }
    }
    return count;
}

std::shared_ptr<PatternSlide> slowSlide(std::chrono::milliseconds delay)
{
    PatternOptions options;
    options.width = 16384;
    options.height = 12288;
    options.delay = delay;
    return std::make_shared<PatternSlide>(options);
}

} // namespace

class PaintingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryPixelOfALevelAtOneToOne();
    void showsEveryLevelAtItsOwnScaleUnchanged();
    void keepsTheCoarserTileUntilTheFinerOneArrives();
    void finerTilesStandInWhenZoomingOut();
    void neverShowsAForeignPixelInsideTheSlide();
    void nothingOfTheSlideIsShownBeforeItsFirstPixels();
    void panningShowsTheSameAsPaintingAnew();
    void resamplesSmoothlyOnceTheZoomStandsStill();
    void paintsAroundTheSlideInNeutralGrey();
    void overlayStaysOnItsPixelAtEveryScale();
    void tellsLayersWhenTheViewStandsStill();
    void readsNothingOnTheGuiThread();
    void marksDamagedTiles();
    void showsBackgroundWhenNothingCanBeRead();
    void forgetsTheOldSlideWhenAnotherIsShown();
    void keepsAFittedViewFittedWhenTheWindowGrows();
    void staysWithinItsCacheBudget();
    void showsAnImageThatExceedsTheCacheFromItsOverview();
};

void PaintingTest::showsEveryPixelOfALevelAtOneToOne()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1).centredOn({1500.3, 1100.7}));
    QVERIFY(shown.waitUntilSharp());

    const QImage picture = shown.picture();
    const QPoint origin = shown.canvas.viewport().origin().toPoint();
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            QCOMPARE(picture.pixel(x, y), PatternSlide::colourAt(0, origin.x() + x, origin.y() + y));
    }
}

void PaintingTest::showsEveryLevelAtItsOwnScaleUnchanged()
{
    ShownSlide shown(slowSlide(0ms));
    shown.canvas.setViewport(shown.canvas.viewport().scaled(4).centredOn({8000, 6000}));
    QVERIFY(shown.waitUntilSharp());

    const QImage picture = shown.picture();
    const QPoint origin = shown.canvas.viewport().origin().toPoint();
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            QCOMPARE(picture.pixel(x, y), PatternSlide::colourAt(1, 4 * (origin.x() + x), 4 * (origin.y() + y)));
    }
}

void PaintingTest::keepsTheCoarserTileUntilTheFinerOneArrives()
{
    const auto slide = slowSlide(0ms);
    ShownSlide shown(slide);
    shown.canvas.setViewport(shown.canvas.viewport().scaled(4).centredOn({8000, 6000}));
    QVERIFY(shown.waitUntilSharp());
    slide->setDelay(400ms);

    // Not in the middle, where finer tiles may have been read ahead.
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1).centredOn({9300, 6900}));

    QCOMPARE(PatternSlide::levelOf(middleOf(shown.picture())), 1);
    QVERIFY(!shown.canvas.isSharp());
    QTRY_COMPARE_WITH_TIMEOUT(PatternSlide::levelOf(middleOf(shown.picture())), 0, 10000);
}

void PaintingTest::finerTilesStandInWhenZoomingOut()
{
    PatternOptions options;
    options.width = 131072;
    options.height = 98304;
    options.levels = 4;
    const auto slide = std::make_shared<PatternSlide>(options);
    ShownSlide shown(slide);
    QVERIFY(shown.waitUntilSharp()); // level 3
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1).centredOn({4032, 4032}));
    QVERIFY(shown.waitUntilSharp()); // level 0, with level 1 around it
    QTest::qWait(300);
    slide->setDelay(1000ms);

    shown.canvas.setViewport(shown.canvas.viewport().scaled(16)); // level 2, of which nothing has been read

    QCOMPARE(PatternSlide::levelOf(middleOf(shown.picture())), 1);
}

void PaintingTest::neverShowsAForeignPixelInsideTheSlide()
{
    ShownSlide shown(slowSlide(15ms));
    QVERIFY(shown.waitForPixels());
    QRandomGenerator random(7);
    for (int step = 0; step < 40; ++step) {
        const double zoom = std::exp2(random.bounded(4.0) - 1.8);
        const QPointF at(random.bounded(800), random.bounded(600));
        const QPointF pan(random.bounded(500) - 250, random.bounded(500) - 250);
        shown.canvas.setViewport(shown.canvas.viewport().zoomed(at, step % 3 ? 1 : zoom).panned(pan));
        QCOMPARE(foreignPixels(shown.picture(), shown.canvas.viewport()), 0);
        QTest::qWait(step % 4 ? 5 : 60);
    }
}

void PaintingTest::nothingOfTheSlideIsShownBeforeItsFirstPixels()
{
    ShownSlide shown(slowSlide(150ms));
    QVERIFY(QTest::qWaitForWindowExposed(&shown.canvas));

    const QImage before = shown.picture();
    QCOMPARE(middleOf(before), surround);
    QVERIFY(shown.waitForPixels());
    QVERIFY(middleOf(shown.picture()) != surround);
}

void PaintingTest::panningShowsTheSameAsPaintingAnew()
{
    const auto slide = slowSlide(0ms);
    ShownSlide panned(slide);
    panned.canvas.setViewport(panned.canvas.viewport().scaled(3).centredOn({6000, 5000}));
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
    int64_t difference = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            difference += one.pixel(x, y) != other.pixel(x, y);
    }
    // Resampling may round differently where a strip begins, but nowhere else.
    QVERIFY2(difference < one.width() * one.height() / 100, qPrintable(QString::number(difference)));
}

void PaintingTest::resamplesSmoothlyOnceTheZoomStandsStill()
{
    ShownSlide shown(slowSlide(0ms));
    shown.canvas.setViewport(shown.canvas.viewport().scaled(0.25).centredOn({4160, 4128}));
    QVERIFY(shown.waitUntilSharp());

    // Across an edge between two cells nearest sampling knows two colours, smooth sampling some between.
    const QImage picture = shown.picture();
    std::set<QRgb> colours;
    for (int x = -20; x < 20; ++x)
        colours.insert(picture.pixel(picture.width() / 2 + x, picture.height() / 2));
    QVERIFY(colours.size() > 2);
}

void PaintingTest::paintsAroundTheSlideInNeutralGrey()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    shown.canvas.setViewport(shown.canvas.viewport().centredOn({0, 0}));
    QVERIFY(shown.waitUntilSharp());

    const QImage picture = shown.picture();
    QCOMPARE(picture.pixel(10, 10), surround);
    QCOMPARE(picture.pixel(picture.width() / 2 - 1, picture.height() / 2 - 1), surround);
    QVERIFY(middleOf(picture) != surround);
}

void PaintingTest::overlayStaysOnItsPixelAtEveryScale()
{
    // The rectangle is one cell of the pattern: the cell's own colour must be gone, its neighbours untouched.
    ShownSlide shown(std::make_shared<PatternSlide>());
    RectangleLayer layer({1600, 1280, 64, 64});
    shown.canvas.addLayer(&layer);
    for (const double scale : {0.25, 0.5, 1.0, 2.0, 4.0}) {
        shown.canvas.setViewport(shown.canvas.viewport().scaled(scale).centredOn({1611.7, 1303.1}));
        QVERIFY(shown.waitUntilSharp());
        const QImage picture = shown.picture();
        const QRect cell = shown.canvas.viewport().toDevice(Level0Rect{1600, 1280, 64, 64}).toRect();
        QCOMPARE(picture.pixel(cell.topLeft()), 0xFF000000);
        QCOMPARE(picture.pixel(cell.bottomRight()), 0xFF000000);
        for (const QPoint outside : {cell.topLeft() - QPoint(1, 0), cell.topLeft() - QPoint(0, 1),
                                     cell.bottomRight() + QPoint(1, 0), cell.bottomRight() + QPoint(0, 1)})
            QVERIFY(picture.pixel(outside) != 0xFF000000);
    }
    shown.canvas.removeLayer(&layer);
    QVERIFY(middleOf(shown.picture()) != 0xFF000000);
}

void PaintingTest::tellsLayersWhenTheViewStandsStill()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    RectangleLayer layer({0, 0, 10, 10});
    shown.canvas.addLayer(&layer);
    QVERIFY(shown.waitUntilSharp());

    shown.canvas.setViewport(shown.canvas.viewport().panned({30, 0}));
    shown.picture();
    QVERIFY(layer.lastQuality == PaintQuality::moving);
    QTRY_VERIFY(layer.lastQuality == PaintQuality::settled);
}

void PaintingTest::readsNothingOnTheGuiThread()
{
    const auto slide = slowSlide(2ms);
    ShownSlide shown(slide);
    QVERIFY(shown.waitForPixels());
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1));
    QVERIFY(shown.waitUntilSharp());

    QVERIFY(slide->reads() > 0);
    QVERIFY(!slide->wasReadOn(std::this_thread::get_id()));
}

void PaintingTest::marksDamagedTiles()
{
    const auto slide = std::make_shared<PatternSlide>();
    slide->damage(0, {1024, 1024, 256, 256});
    ShownSlide shown(slide);
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1).centredOn({1152, 1152}));
    QVERIFY(shown.waitUntilSharp());

    const QImage picture = shown.picture();
    const QPoint origin = shown.canvas.viewport().origin().toPoint();
    const auto differsIn = [&](QRect level0) {
        int different = 0;
        for (int y = level0.top(); y <= level0.bottom(); ++y) {
            for (int x = level0.left(); x <= level0.right(); ++x)
                different += picture.pixel(QPoint(x, y) - origin) != PatternSlide::colourAt(0, x, y);
        }
        return different;
    };
    QVERIFY(differsIn({1024, 1024, 256, 256}) > 1000);
    QCOMPARE(differsIn({1280, 1024, 128, 256}), 0);
    QCOMPARE(shown.canvas.tileStatistics().damaged, 1);
}

void PaintingTest::showsBackgroundWhenNothingCanBeRead()
{
    const auto slide = std::make_shared<PatternSlide>();
    slide->setFailing(true);
    ShownSlide shown(slide);

    QVERIFY(shown.waitForPixels());
    QVERIFY(shown.waitUntilSharp());
    QVERIFY(shown.canvas.tileStatistics().damaged > 0);
}

void PaintingTest::forgetsTheOldSlideWhenAnotherIsShown()
{
    const auto slow = slowSlide(50ms);
    ShownSlide shown(slow);
    QVERIFY(shown.waitForPixels());
    PatternOptions other;
    other.levels = 1;
    other.width = 640;
    other.height = 480;
    QSignalSpy pixels(&shown.canvas, &SlideCanvas::firstPixelsPainted);

    shown.canvas.setSlide(std::make_shared<PatternSlide>(other));
    QCOMPARE(middleOf(shown.picture()), surround);
    QVERIFY(pixels.wait());
    QVERIFY(shown.waitUntilSharp());
    shown.canvas.zoomToScale(1);
    QVERIFY(shown.waitUntilSharp());
    QCOMPARE(middleOf(shown.picture()), PatternSlide::colourAt(0, 320, 240));

    shown.canvas.setSlide(nullptr);
    QCOMPARE(middleOf(shown.picture()), shown.canvas.surround());
    QVERIFY(!shown.canvas.isSharp());
}

void PaintingTest::keepsAFittedViewFittedWhenTheWindowGrows()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    QVERIFY(shown.waitForPixels());

    shown.canvas.resize(1000, 700);
    QTRY_COMPARE(shown.canvas.viewport().deviceSize(), (QSizeF(1000, 700) * shown.canvas.devicePixelRatioF()).toSize());
    QCOMPARE(shown.canvas.viewport().scale(), shown.canvas.viewport().fitScale());

    shown.canvas.zoomToScale(2);
    shown.canvas.resize(900, 700);
    QTRY_COMPARE(shown.canvas.viewport().deviceSize().width(), qRound(900 * shown.canvas.devicePixelRatioF()));
    QCOMPARE(shown.canvas.viewport().scale(), 2.0);
}

void PaintingTest::staysWithinItsCacheBudget()
{
    // Less than a tenth of what is in view: it is painted as it comes and still becomes sharp.
    ShownSlide shown(slowSlide(0ms), {800, 600}, 4 * 256 * 256 * 4);
    shown.canvas.zoomToScale(1);
    QVERIFY(shown.waitForPixels());
    QTest::qWait(500);
    QCOMPARE(foreignPixels(shown.picture(), shown.canvas.viewport()), 0);
}

void PaintingTest::showsAnImageThatExceedsTheCacheFromItsOverview()
{
    PatternOptions options;
    options.width = 8192;
    options.height = 6144;
    options.levels = 1;
    const auto slide = std::make_shared<PatternSlide>(options);
    ShownSlide shown(slide, {800, 600}, 64 << 20); // a third of its tiles
    QVERIFY(shown.waitUntilSharp());
    QTest::qWait(200);
    QCOMPARE(shown.canvas.tileStatistics().needed, 0);
    QCOMPARE(foreignPixels(shown.picture(), shown.canvas.viewport()), 0);

    shown.canvas.zoomToScale(1);
    QVERIFY(shown.waitUntilSharp());
    QVERIFY(shown.canvas.tileStatistics().needed > 0);
    QCOMPARE(foreignPixels(shown.picture(), shown.canvas.viewport()), 0);
}

QTEST_MAIN(PaintingTest)
#include "tst_painting.moc"
