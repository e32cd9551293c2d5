#include "base/error.h"
#include "tests/support/patternslide.h"
#include "viewer/tiles/slidepreloader.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

/// Files that are pattern slides; "broken" is none.
class Files {
public:
    SlidePreloader::Open open()
    {
        return [this](const std::filesystem::path &path) -> Result<std::shared_ptr<const SlideSource>> {
            ++opened;
            if (path == "broken")
                return fail(ErrorCode::notASlide, path.string());
            PatternOptions options;
            options.delay = delay.load();
            return std::make_shared<PatternSlide>(options);
        };
    }
    std::atomic<int> opened = 0;
    std::atomic<std::chrono::milliseconds> delay{0ms};
};

/// Waits until the slide is loaded, and takes it.
std::shared_ptr<SlideTiles> taken(SlidePreloader &preloader, const std::filesystem::path &slide)
{
    std::shared_ptr<SlideTiles> tiles;
    static_cast<void>(QTest::qWaitFor([&] { return (tiles = preloader.take(slide)) != nullptr; }));
    return tiles;
}

/// How many tiles are read of a pattern slide that is preloaded for a window of 800 x 600.
std::size_t tilesOfOneSlide()
{
    const PatternSlide slide;
    const Level0Rect extent = slide.facts().extent();
    return planTiles(TileLayout(slide.facts()), {extent, std::max(extent.width / 800, extent.height / 600)}).size();
}

} // namespace

class SlidePreloaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensSlidesAndReadsWhatIsSeenFirst();
    void givesASlideOnlyOnce();
    void letsGoOfSlidesThatAreNoLongerNear();
    void keepsSlidesThatAreStillNear();
    void leavesOutWhatCannotBeOpened();
    void isInterruptedByTheNextList();
    void endsWhileItLoads();

private:
    Files m_files;
    std::shared_ptr<TileEngine> m_engine;
};

void SlidePreloaderTest::init() { m_engine = std::make_shared<TileEngine>(1u << 28, 1); }

void SlidePreloaderTest::opensSlidesAndReadsWhatIsSeenFirst()
{
    SlidePreloader preloader(m_engine, m_files.open());

    preloader.preload({"one", "two"}, 800, 600);

    const auto two = taken(preloader, "two");
    const auto one = preloader.take("one");
    QVERIFY(one && one != two);
    QCOMPARE(one->overview()->width, 1024);
    QTRY_VERIFY(one->cache.contains({1, 3, 2})); // the whole of level 1
    QCOMPARE(m_engine->tilesOf(one->slide()), one);
}

void SlidePreloaderTest::givesASlideOnlyOnce()
{
    SlidePreloader preloader(m_engine, m_files.open());
    preloader.preload({"one"}, 800, 600);
    QVERIFY(taken(preloader, "one"));

    QTest::qSleep(50);

    QVERIFY(!preloader.take("one"));
}

void SlidePreloaderTest::letsGoOfSlidesThatAreNoLongerNear()
{
    SlidePreloader preloader(m_engine, m_files.open());
    preloader.preload({"one"}, 800, 600);
    QTRY_VERIFY(m_engine->store().count() > 0);

    preloader.preload({}, 800, 600);

    QTRY_COMPARE(m_engine->store().count(), std::size_t{0});
    QVERIFY(!preloader.take("one"));
}

void SlidePreloaderTest::keepsSlidesThatAreStillNear()
{
    Files files;
    SlidePreloader preloader(m_engine, files.open());
    preloader.preload({"one", "two"}, 800, 600);
    QTRY_COMPARE(m_engine->store().count(), 2 * tilesOfOneSlide());

    preloader.preload({"two", "three"}, 800, 600);

    QTRY_COMPARE(files.opened.load(), 3);
    QVERIFY(taken(preloader, "three"));
    QVERIFY(preloader.take("two"));
    QCOMPARE(files.opened.load(), 3);
}

void SlidePreloaderTest::leavesOutWhatCannotBeOpened()
{
    Files files;
    SlidePreloader preloader(m_engine, files.open());

    preloader.preload({"broken", "fine"}, 800, 600);

    QVERIFY(taken(preloader, "fine"));
    QVERIFY(!preloader.take("broken"));
    QCOMPARE(files.opened.load(), 2);
}

void SlidePreloaderTest::isInterruptedByTheNextList()
{
    Files files;
    files.delay = 500ms; // (long enough for the next list to come before the end of a read)
    SlidePreloader preloader(m_engine, files.open());
    preloader.preload({"slow", "slower"}, 800, 600);
    QTRY_COMPARE(files.opened.load(), 1);
    files.delay = 0ms;

    preloader.preload({"fast"}, 800, 600);

    QVERIFY(taken(preloader, "fast"));
    QCOMPARE(files.opened.load(), 2);
}

void SlidePreloaderTest::endsWhileItLoads()
{
    Files files;
    files.delay = 300ms;
    {
        SlidePreloader preloader(m_engine, files.open());
        preloader.preload({"one", "two", "three"}, 800, 600);
        QTRY_VERIFY(files.opened > 0);
    }
    QVERIFY(files.opened < 3);
}

QTEST_APPLESS_MAIN(SlidePreloaderTest)
#include "tst_slidepreloader.moc"
