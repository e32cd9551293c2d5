#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/shownslide.h"
#include "tests/support/slidefiles.h"
#include "viewer/coverage/coveragerecorder.h"
#include "viewer/coverage/tissuecells.h"
#include "viewer/slidestate/slidestatefiles.h"

#include <QPointer>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

constexpr Level0Point corner{100, 100};

/// A canvas of 200 x 150 px with a slide of 2048 x 1536 px at 0.5 um/px, and time that the test moves.
struct Seen {
    explicit Seen(std::optional<double> mpp = 0.5)
    {
        makePyramid(scratch / "slide.tiff", {.width = 2048, .height = 1536, .mppTag = mpp});
        open();
    }
    void open()
    {
        shown.reset();
        book.reset();
        states = std::make_shared<SlideStateFiles>(scratch / "states");
        book = std::make_unique<CoverageBook>(states);
        shown = std::make_unique<ShownSlide>(opened(scratch / "slide.tiff", TilePath::fastest), QSize(200, 150));
        recorder = new CoverageRecorder(shown->canvas, *book, [this] { return now; });
        ready = shown->waitUntilSharp() && QTest::qWaitForWindowActive(&shown->canvas);
    }
    void close()
    {
        shown.reset();
        book.reset();
        states.reset();
    }
    SlideCanvas &canvas() { return shown->canvas; }
    const CoverageMap &map() { return recorder->coverage()->map(); }
    /// Looks at a place at 20x for so long, and away again.
    void look(Level0Point place, std::chrono::milliseconds time)
    {
        canvas().zoomToScale(1);
        canvas().centreOn(place);
        now += time;
        canvas().fit();
    }
    bool wasSeen(Level0Point place, ViewingClass atLeast)
    {
        return map().isSeen(static_cast<int>(place.x / map().cellSide()), static_cast<int>(place.y / map().cellSide()),
                            atLeast);
    }

    Scratch scratch;
    std::chrono::steady_clock::time_point now{1h};
    std::shared_ptr<SlideStateFiles> states;
    std::unique_ptr<CoverageBook> book;
    std::unique_ptr<ShownSlide> shown;
    QPointer<CoverageRecorder> recorder; ///< the canvas's
    bool ready = false;
};

} // namespace

class CoverageRecorderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsAViewThatRests();
    void recordsNothingOfAViewThatPasses();
    void recordsWhileTheViewRests();
    void stopsAfterTwoMinutes();
    void recordsNothingWhileItIsOff();
    void recordsNothingWithoutResolution();
    void keepsTheRecordForTheNextTime();
    void writesAFewSecondsAfterAChange();
    void sharesARecordBetweenViews();
    void deletesTheRecord();
    void setsADamagedRecordAsideAndBeginsAnew();
};

void CoverageRecorderTest::recordsAViewThatRests()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.look(corner, 300ms);
    QVERIFY(seen.wasSeen(corner, ViewingClass::from20x));
    QVERIFY(!seen.wasSeen({1500, 1200}, ViewingClass::from20x));
}

void CoverageRecorderTest::recordsNothingOfAViewThatPasses()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.look(corner, 299ms);
    QVERIFY(!seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::recordsWhileTheViewRests()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.canvas().zoomToScale(1);
    seen.canvas().centreOn(corner);
    seen.now += 5s;
    QTRY_VERIFY(seen.wasSeen(corner, ViewingClass::from20x)); // nothing moves
    seen.now += 4s;
    seen.canvas().fit();
    const int cell = static_cast<int>(corner.x / seen.map().cellSide());
    QCOMPARE(seen.map().timeAt(cell, cell, ViewingClass::from20x), ViewingTime(9s));
}

void CoverageRecorderTest::stopsAfterTwoMinutes()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.look(corner, 3h);
    const int cell = static_cast<int>(corner.x / seen.map().cellSide());
    QCOMPARE(seen.map().timeAt(cell, cell, ViewingClass::from20x), ViewingTime(2min));
}

void CoverageRecorderTest::recordsNothingWhileItIsOff()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.book->setRecording(Recording::off);
    seen.look(corner, 5s);
    QVERIFY(!seen.wasSeen(corner, ViewingClass::below2_5x));
    seen.book->setRecording(Recording::on);
    seen.look(corner, 5s);
    QVERIFY(seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::recordsNothingWithoutResolution()
{
    Seen seen(std::nullopt);
    QVERIFY(seen.ready);
    seen.look(corner, 5s);
    QVERIFY(!seen.wasSeen(corner, ViewingClass::below2_5x));
    seen.canvas().setMpp(MicronsPerPixel{0.5, 0.5, MppSource::user});
    seen.look(corner, 5s);
    QVERIFY(seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::keepsTheRecordForTheNextTime()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.look(corner, 5s);
    seen.close();
    seen.open();
    QTRY_VERIFY(seen.wasSeen(corner, ViewingClass::from20x));
    seen.look({1500, 1200}, 5s);
    seen.close();
    seen.open();
    QTRY_VERIFY(seen.wasSeen({1500, 1200}, ViewingClass::from20x));
    QVERIFY(seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::writesAFewSecondsAfterAChange()
{
    Seen seen;
    QVERIFY(seen.ready);
    const auto file = seen.states->pathOf({seen.canvas().slide()->facts().fingerprint, "seen.bin"});
    seen.look(corner, 5s);
    QVERIFY(!std::filesystem::exists(file));
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(file), 8000);
}

void CoverageRecorderTest::sharesARecordBetweenViews()
{
    Seen seen;
    QVERIFY(seen.ready);
    ShownSlide other(seen.canvas().slide(), {200, 150});
    const auto *recorder = new CoverageRecorder(other.canvas, *seen.book);
    seen.canvas().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&seen.canvas()));
    seen.look(corner, 5s);
    QCOMPARE(recorder->coverage().get(), seen.recorder->coverage().get());
    other.canvas.setSlide(nullptr);
    QVERIFY(!recorder->coverage());
    QVERIFY(seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::deletesTheRecord()
{
    Seen seen;
    QVERIFY(seen.ready);
    seen.look(corner, 5s);
    seen.close();
    QVERIFY(seen.scratch.entries() > 1);
    seen.open();
    QTRY_VERIFY(seen.wasSeen(corner, ViewingClass::from20x));
    seen.recorder->coverage()->clear();
    QVERIFY(!seen.wasSeen(corner, ViewingClass::from20x));
    seen.look(corner, 5s);
    seen.book->deleteAllRecords();
    QVERIFY(!seen.wasSeen(corner, ViewingClass::from20x));
    seen.close();
    seen.open();
    QTest::qWait(100);
    QVERIFY(!seen.wasSeen(corner, ViewingClass::from20x));
}

void CoverageRecorderTest::setsADamagedRecordAsideAndBeginsAnew()
{
    Seen seen;
    QVERIFY(seen.ready);
    const auto file = seen.states->pathOf({seen.canvas().slide()->facts().fingerprint, "seen.bin"});
    seen.close();
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "TSEEN1\nbut damaged";
    seen.states = std::make_shared<SlideStateFiles>(seen.scratch / "states");
    CoverageBook book(seen.states);
    QSignalSpy failed(&book, &CoverageBook::failed);
    ShownSlide shown(opened(seen.scratch / "slide.tiff", TilePath::fastest), {200, 150});
    const auto *recorder = new CoverageRecorder(shown.canvas, book);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::fileDamaged);
    QVERIFY(recorder->coverage()->map() == CoverageMap(shown.canvas.slide()->facts().extent()));
    const auto aside = std::filesystem::path(file.string() + ".damaged");
    QTRY_VERIFY(std::filesystem::exists(aside));
    QVERIFY(!std::filesystem::exists(file));
}

QTEST_MAIN(CoverageRecorderTest)
#include "tst_coveragerecorder.moc"
