#include "tests/support/shownslide.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"

#include <QPainter>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

Viewport viewAt(double scale, std::optional<MicronsPerPixel> mpp = MicronsPerPixel{0.25, 0.25, MppSource::file})
{
    return Viewport({0, 0, 100'000, 80'000}, {1600, 900}, 1, mpp).scaled(scale);
}

QImage painted(ScaleBarLayer &layer, const Viewport &viewport)
{
    QImage image(viewport.deviceSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    layer.paint(painter, viewport, PaintQuality::settled);
    return image;
}

/// The longest horizontal run of the bar's colour.
int longestRun(const QImage &image)
{
    int longest = 0;
    for (int y = 0; y < image.height(); ++y) {
        int run = 0;
        for (int x = 0; x < image.width(); ++x) {
            run = image.pixel(x, y) == 0xFFDCDCDC ? run + 1 : 0;
            longest = std::max(longest, run);
        }
    }
    return longest;
}

} // namespace

class CanvasExtrasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scaleBarHasARoundLengthThatFits_data();
    void scaleBarHasARoundLengthThatFits();
    void scaleBarIsAsLongAsItSays();
    void scaleBarSaysWhenTheResolutionIsUnknown();
    void lengthsChangeToMillimetresAtOneThousand();
    void minimapShowsTheSlideInTheCorner();
    void minimapRectangleIsTheView();
    void clickAndDragInTheMinimapMoveTheView();
    void minimapStaysInItsCornerWhenTheWindowGrows();
    void minimapLeavesMostOfASmallCanvasFree();
    void minimapCanBeSwitchedOff();
    void minimapLeavesTheKeysToTheCanvas();
    void hiddenLayersAreNotPainted();
    void aLayerThatIsDestroyedIsForgotten();
    void givesItsPicturesBackWhileItIsHidden();
};

void CanvasExtrasTest::scaleBarHasARoundLengthThatFits_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("length");
    QTest::newRow("40x") << 1.0 << 50.0;         // 320 px are 80 um
    QTest::newRow("10x") << 4.0 << 200.0;        // 320 um
    QTest::newRow("overview") << 64.0 << 5000.0; // 5120 um
    QTest::newRow("80x") << 0.5 << 20.0;         // 40 um
}

void CanvasExtrasTest::scaleBarHasARoundLengthThatFits()
{
    QFETCH(double, scale);
    QFETCH(double, length);
    const Viewport viewport = viewAt(scale);

    const auto bar = scaleBarLength(viewport, 320);

    QVERIFY(bar);
    QCOMPARE(bar->length.value(), length);
    QVERIFY(bar->devicePixels <= 320 && bar->devicePixels > 320 / 2.5 - 1);
    QCOMPARE(bar->devicePixels * viewport.scale() * 0.25, length);
}

void CanvasExtrasTest::scaleBarIsAsLongAsItSays()
{
    ScaleBarLayer layer;

    // At 40x a fifth of 1600 px holds 50 um, which are 200 px.
    QCOMPARE(longestRun(painted(layer, viewAt(1))), 200);
}

void CanvasExtrasTest::scaleBarSaysWhenTheResolutionIsUnknown()
{
    ScaleBarLayer layer;
    const QImage image = painted(layer, viewAt(1, std::nullopt));

    QVERIFY(!scaleBarLength(viewAt(1, std::nullopt), 320));
    QVERIFY(longestRun(image) < 20);             // no bar
    QVERIFY(image.pixel(20, 880) != 0xFFFFFFFF); // but a plate with words
}

void CanvasExtrasTest::lengthsChangeToMillimetresAtOneThousand()
{
    QCOMPARE(labelOf(Micrometres(500)), QStringLiteral("500 \u00B5m"));
    QCOMPARE(labelOf(Micrometres(1000)), QStringLiteral("1 mm"));
    QCOMPARE(labelOf(Micrometres(0.5)), QStringLiteral("0.5 \u00B5m"));
}

void CanvasExtrasTest::minimapShowsTheSlideInTheCorner()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(!minimap.isVisible());
    QVERIFY(shown.waitForPixels());

    QVERIFY(minimap.isVisible());
    QVERIFY(minimap.geometry().right() < 800 && minimap.geometry().left() > 500);
    QVERIFY(std::abs(static_cast<double>(minimap.width()) / minimap.height() - 4.0 / 3) < 0.02);
    const QImage picture = minimap.grab().toImage();
    QVERIFY(qRed(picture.pixel(picture.width() / 2, picture.height() / 2)) > 100); // the pattern's red
}

void CanvasExtrasTest::minimapRectangleIsTheView()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    shown.canvas.setViewport(shown.canvas.viewport().scaled(1).centredOn({1024, 768}));

    const QRectF rectangle = minimap.viewOutline().boundingRect();

    QVERIFY(std::abs(rectangle.center().x() / minimap.width() - 0.25) < 0.01);
    QVERIFY(std::abs(rectangle.center().y() / minimap.height() - 0.25) < 0.01);
    QVERIFY(std::abs(rectangle.width() / minimap.width() - 800 * shown.canvas.devicePixelRatioF() / 4096) < 0.01);
}

void CanvasExtrasTest::clickAndDragInTheMinimapMoveTheView()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    shown.canvas.zoomToScale(1);
    const QPoint at(minimap.width() / 4, minimap.height() / 4);

    QTest::mousePress(&minimap, Qt::LeftButton, {}, at);
    QVERIFY(std::abs(shown.canvas.viewport().centre().x - 1024) < 40);
    QVERIFY(std::abs(shown.canvas.viewport().centre().y - 768) < 40);

    const QPointF to(minimap.width() / 2.0, minimap.height() * 0.75);
    QMouseEvent move(QEvent::MouseMove, to, minimap.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&minimap, &move);
    QTest::mouseRelease(&minimap, Qt::LeftButton, {}, to.toPoint());
    QVERIFY(std::abs(shown.canvas.viewport().centre().x - 2048) < 40);
    QVERIFY(std::abs(shown.canvas.viewport().centre().y - 2304) < 40);
    QCOMPARE(shown.canvas.viewport().scale(), 1.0);
}

void CanvasExtrasTest::minimapStaysInItsCornerWhenTheWindowGrows()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    const int before = shown.canvas.width() - minimap.geometry().right();

    shown.canvas.resize(1100, 700);

    QTRY_COMPARE(shown.canvas.width() - minimap.geometry().right(), before);
}

void CanvasExtrasTest::minimapLeavesMostOfASmallCanvasFree()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());

    shown.canvas.resize(300, 150);

    QTRY_VERIFY(minimap.width() <= 60 && minimap.height() <= 60);
    QVERIFY(minimap.isVisible() && minimap.width() > 40);
}

void CanvasExtrasTest::minimapCanBeSwitchedOff()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());

    minimap.setWanted(false);
    QVERIFY(!minimap.isVisible());
    minimap.setWanted(true);
    QVERIFY(minimap.isVisible());
    shown.canvas.setSlide(nullptr);
    QVERIFY(!minimap.isVisible());
}

void CanvasExtrasTest::minimapLeavesTheKeysToTheCanvas()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    QVERIFY(QTest::qWaitForWindowActive(&shown.canvas));

    QTest::mouseClick(&minimap, Qt::LeftButton, {}, {30, 30});

    QVERIFY(shown.canvas.hasFocus());
}

void CanvasExtrasTest::hiddenLayersAreNotPainted()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    ScaleBarLayer layer;
    shown.canvas.addLayer(&layer);
    QVERIFY(shown.waitUntilSharp());
    const QImage with = shown.picture();

    layer.setShown(false);
    const QImage without = shown.picture();
    QVERIFY(with != without);
    layer.setShown(true);
    QCOMPARE(shown.picture(), with);
}

void CanvasExtrasTest::aLayerThatIsDestroyedIsForgotten()
{
    ShownSlide shown(std::make_shared<PatternSlide>());
    QVERIFY(shown.waitUntilSharp());
    const QImage plain = shown.picture();
    {
        ScaleBarLayer layer;
        shown.canvas.addLayer(&layer);
        QVERIFY(shown.picture() != plain);
    }
    QCOMPARE(shown.picture(), plain);
}

void CanvasExtrasTest::givesItsPicturesBackWhileItIsHidden()
{
    struct Layer : PaintLayer {
        void paint(QPainter &, const Viewport &, PaintQuality) override {}
        void dropPictures() override { ++dropped; }
        int dropped = 0;
    };
    const auto residentBytes = [] {
        QFile statm("/proc/self/statm");
        return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ')[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
    };
    ShownSlide shown(std::make_shared<PatternSlide>());
    shown.canvas.resize(4000, 3000); // 48 MB of painted pixels
    Layer layer;
    shown.canvas.addLayer(&layer);
    QVERIFY(shown.waitUntilSharp());
    const QImage before = shown.picture();
    const qint64 shownBytes = residentBytes();
    QVERIFY(shownBytes > 0);
    shown.canvas.hide();
    QCOMPARE(layer.dropped, 1);
#ifndef __SANITIZE_ADDRESS__ // (which keeps freed memory for a while)
    QVERIFY2(residentBytes() < shownBytes - (qint64{30} << 20),
             qPrintable(QString::number(shownBytes - residentBytes())));
#endif
    shown.canvas.show();
    QVERIFY(shown.waitUntilSharp());
    QCOMPARE(shown.picture(), before);
}

QTEST_MAIN(CanvasExtrasTest)
#include "tst_canvasextras.moc"
