#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/shownslide.h"
#include "tests/support/slidefiles.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/canvas/minimap.h"

#include <QTest>

#include <set>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

/// The colours of a slide on the screen, and how they change under the user's eyes.
class CanvasColoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsASlideThroughItsProfileFromTheFirstFrameOn();
    void showsASlideWithoutProfileAsItIs();
    void changesWithoutReadingAndIsSharpAgain();
    void showsEitherTheOldColoursOrTheNew();
    void changesTheOverviewToo();
    void changesAnImageThatIsTooLargeForItsTiles();
    void twoViewsOfOneSlideChangeTogether();
    void aHiddenViewChangesWhenItIsShown();
    void estimatesStainsFromTheOverviewAsItWasRead();
    void anotherSlideHasColoursOfItsOwn();
    void analysesReadThePixelsAsScannedWhateverIsShown();
};

namespace {

std::shared_ptr<const ColourProfile> someProfile()
{
    auto profile = std::make_shared<ColourProfile>();
    profile->bytes = matrixProfile();
    profile->size = profile->bytes.size();
    return profile;
}

std::shared_ptr<PatternSlide> slideWith(std::shared_ptr<const ColourProfile> profile,
                                        std::chrono::milliseconds delay = 0ms)
{
    PatternOptions options;
    options.colourProfile = std::move(profile);
    options.delay = delay;
    return std::make_shared<PatternSlide>(options);
}

ColourSettings withGamma(double gamma)
{
    ColourSettings settings;
    settings.adjustments.gamma = gamma;
    return settings;
}

/// What level 0 of the slide looks like at the centre of the canvas, as read and as shown now.
uint32_t centreAsRead(const SlideCanvas &canvas, int level = 0)
{
    const Level0Point centre = canvas.viewport().centre();
    return PatternSlide::colourAt(level, static_cast<int64_t>(centre.x), static_cast<int64_t>(centre.y));
}

uint32_t centreToShow(const SlideCanvas &canvas, int level = 0)
{
    const Pixels pixel = Pixels::filled(1, 1, centreAsRead(canvas, level));
    return canvas.colour()->current().transform->applied(pixel).data.front();
}

uint32_t centreOf(ShownSlide &shown)
{
    const QImage picture = shown.picture();
    return picture.pixel(picture.rect().center());
}

/// Looks at the middle of a cell of the pattern, 1:1.
void lookAtLevel0(ShownSlide &shown)
{
    shown.canvas.zoomToScale(1);
    shown.canvas.centreOn({1056, 992});
}

} // namespace

void CanvasColoursTest::showsASlideThroughItsProfileFromTheFirstFrameOn()
{
    ShownSlide shown(slideWith(someProfile()));
    QVERIFY(shown.waitForPixels());
    QCOMPARE(shown.canvas.colour()->iccState(), IccState::on);
    QVERIFY(shown.waitUntilSharp());
    lookAtLevel0(shown);
    QVERIFY(shown.waitUntilSharp());
    QVERIFY(centreToShow(shown.canvas) != centreAsRead(shown.canvas));
    QCOMPARE(centreOf(shown), centreToShow(shown.canvas));
}

void CanvasColoursTest::showsASlideWithoutProfileAsItIs()
{
    ShownSlide shown(slideWith(nullptr));
    lookAtLevel0(shown);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    QCOMPARE(shown.canvas.colour()->iccState(), IccState::noProfile);
    QCOMPARE(centreOf(shown), centreAsRead(shown.canvas));
}

void CanvasColoursTest::changesWithoutReadingAndIsSharpAgain()
{
    const auto slide = slideWith(nullptr);
    ShownSlide shown(slide);
    lookAtLevel0(shown);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    QTest::qWait(500); // until the neighbours are there
    const int reads = slide->reads();
    QSignalSpy sharp(&shown.canvas, &SlideCanvas::settledSharp);

    shown.canvas.colour()->setSettings(withGamma(2));
    QTRY_COMPARE(centreOf(shown), centreToShow(shown.canvas));
    QVERIFY(shown.waitUntilSharp());
    QTRY_COMPARE(sharp.count(), 1);
    shown.canvas.colour()->setSettings(ColourSettings());
    QTRY_COMPARE(centreOf(shown), centreAsRead(shown.canvas));
    QVERIFY(shown.waitUntilSharp());
    QCOMPARE(slide->reads(), reads);
}

void CanvasColoursTest::showsEitherTheOldColoursOrTheNew()
{
    ShownSlide shown(slideWith(nullptr));
    lookAtLevel0(shown);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    for (int step = 1; step <= 30; ++step) {
        std::set<uint32_t> allowed{centreToShow(shown.canvas), centreOf(shown)};
        shown.canvas.colour()->setSettings(withGamma(1 + 0.02 * step));
        allowed.insert(centreToShow(shown.canvas));
        QCoreApplication::processEvents();
        QVERIFY(allowed.contains(centreOf(shown)));
    }
    QTRY_COMPARE(centreOf(shown), centreToShow(shown.canvas));
}

void CanvasColoursTest::changesTheOverviewToo()
{
    ShownSlide shown(slideWith(nullptr));
    const Minimap minimap(shown.canvas);
    QVERIFY(shown.waitForPixels());
    const QRgb before = shown.canvas.overview().pixel(100, 100);
    QSignalSpy changed(&shown.canvas, &SlideCanvas::overviewChanged);
    shown.canvas.colour()->setSettings(withGamma(2));
    QVERIFY(changed.wait(10000));
    const Pixels pixel = Pixels::filled(1, 1, before);
    QCOMPARE(shown.canvas.overview().pixel(100, 100),
             shown.canvas.colour()->current().transform->applied(pixel).data.front());
}

void CanvasColoursTest::changesAnImageThatIsTooLargeForItsTiles()
{
    PatternOptions options;
    options.levels = 1;
    ShownSlide shown(std::make_shared<PatternSlide>(options), {800, 600}, std::size_t{4} << 20);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    const QRgb before = centreOf(shown);
    shown.canvas.colour()->setSettings(withGamma(2));
    const auto transform = shown.canvas.colour()->current().transform;
    QTRY_VERIFY(centreOf(shown) != before);
    QVERIFY(std::abs(qGreen(centreOf(shown)) - green(transform->applied(Pixels::filled(1, 1, before)).data[0])) <= 2);
}

void CanvasColoursTest::twoViewsOfOneSlideChangeTogether()
{
    const auto slide = slideWith(nullptr);
    const auto engine = std::make_shared<TileEngine>();
    SlideCanvas one(engine);
    SlideCanvas other(engine);
    for (SlideCanvas *canvas : {&one, &other}) {
        canvas->resize(400, 300);
        canvas->setSlide(slide);
        canvas->show();
        QTRY_VERIFY(canvas->isSharp());
    }
    QCOMPARE(one.colour(), other.colour());
    QSignalSpy told(&other, &SlideCanvas::colourChanged);
    one.colour()->setSettings(withGamma(2));
    QTRY_COMPARE(told.count(), 1);
    QTRY_VERIFY(one.isSharp() && other.isSharp());
    QCOMPARE(other.grab().toImage().pixel(200, 150), one.grab().toImage().pixel(200, 150));
    const int level = TileLayout(slide->facts()).levelForScale(one.viewport().scale());
    QCOMPARE(qRed(one.grab().toImage().pixel(200, 150)), static_cast<int>(red(centreToShow(one, level))));
}

void CanvasColoursTest::aHiddenViewChangesWhenItIsShown()
{
    ShownSlide shown(slideWith(nullptr));
    lookAtLevel0(shown);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    shown.canvas.hide();
    shown.canvas.colour()->setSettings(withGamma(2));
    QTest::qWait(50);
    shown.canvas.show();
    QTRY_COMPARE(centreOf(shown), centreToShow(shown.canvas));
    QVERIFY(shown.waitUntilSharp());
}

void CanvasColoursTest::estimatesStainsFromTheOverviewAsItWasRead()
{
    ShownSlide shown(slideWith(someProfile()));
    QVERIFY(shown.waitForPixels());
    QSignalSpy changed(&shown.canvas, &SlideCanvas::colourChanged);
    shown.canvas.estimateStains();
    QVERIFY(changed.wait(10000));
    QTRY_VERIFY(!shown.canvas.colour()->isEstimating());
    QVERIFY(shown.canvas.colour()->settings().vectors || shown.canvas.colour()->stainsError());
}

void CanvasColoursTest::anotherSlideHasColoursOfItsOwn()
{
    ShownSlide shown(slideWith(nullptr));
    QVERIFY(shown.waitForPixels());
    shown.canvas.colour()->setSettings(withGamma(2));
    PatternOptions options;
    options.width = 3000;
    shown.canvas.setSlide(std::make_shared<PatternSlide>(options));
    QVERIFY(shown.canvas.colour()->settings().areDefault());
    QVERIFY(shown.waitUntilSharp());
    shown.canvas.setSlide(nullptr);
    QVERIFY(!shown.canvas.colour());
}

void CanvasColoursTest::analysesReadThePixelsAsScannedWhateverIsShown()
{
    const Scratch scratch;
    const ProfileBytes profile = matrixProfile();
    PyramidSpec spec;
    makePyramid(scratch / "plain.tiff", spec);
    spec.colourProfile.assign(reinterpret_cast<const char *>(profile.data()), profile.size());
    makePyramid(scratch / "profiled.tiff", spec);
    const auto plain = opened(scratch / "plain.tiff", TilePath::fastest);
    const auto ours = opened(scratch / "profiled.tiff", TilePath::fastest);
    const auto engines = opened(scratch / "profiled.tiff", TilePath::fastest); // (it has one of its own)
    QVERIFY(plain && ours && engines);

    ShownSlide shown(ours);
    ColourSettings settings = withGamma(2);
    settings.view = StainView::eosin;
    shown.canvas.colour()->setSettings(settings);
    QVERIFY(shown.waitForPixels() && shown.waitUntilSharp());
    const PixelRect all{0, 0, spec.width, spec.height};
    const std::vector<uint32_t> asScanned = plain->read(0, all)->pixels.data;
    QVERIFY(engines->read(0, all)->pixels.data == asScanned);
    QVERIFY(ours->read(0, all)->pixels.data == asScanned);
}

QTEST_MAIN(CanvasColoursTest)
#include "tst_canvascolours.moc"
