#include "tests/viewer/project/openproject.h"
#include "viewer/project/addslides.h"
#include "viewer/project/slidefinder.h"
#include "viewer/slide/fingerprint.h"

#include <QSignalSpy>

using namespace tessera;
using namespace tessera::testing;
namespace fs = std::filesystem;

class AddSlidesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsSlidesByTheirNames_data();
    void knowsSlidesByTheirNames();
    void findsSlidesInFoldersAndBelow();
    void takesEachFileOnceWhateverIsDropped();
    void endsInAFolderThatLinksToItself();
    void stopsWhenItIsCancelled();
    void addsSlidesWithTheirFingerprints();
    void tellsWhatItDidNotAdd();
    void keepsWhatWasAddedBeforeACancel();
    void mayBeDestroyedWhileItWorks();
};

namespace {

FoundSlides found(const std::vector<fs::path> &paths)
{
    return *findSlides(paths, {}, [](const fs::path &, int64_t) {});
}

AddSlidesSummary waitFor(AddSlidesJob &job)
{
    std::optional<AddSlidesSummary> summary;
    QObject::connect(&job, &AddSlidesJob::finished, &job, [&](const AddSlidesSummary &told) { summary = told; });
    (void)QTest::qWaitFor([&] { return summary.has_value(); }, patience);
    return summary.value_or(AddSlidesSummary());
}

WorklistSlides slidesOf(OpenProject &project)
{
    WorklistSlides slides;
    for (const auto &[id, slide] : project.slides())
        slides.push_back(slide);
    return slides;
}

} // namespace

void AddSlidesTest::knowsSlidesByTheirNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("inFolder");
    QTest::addColumn<bool>("pointedAt");
    QTest::newRow("aperio") << "a.svs" << true << true;
    QTest::newRow("capitals") << "A.NDPI" << true << true;
    QTest::newRow("ome") << "a.ome.tiff" << true << true;
    QTest::newRow("dicom") << "a.dcm" << true << true;
    QTest::newRow("picture") << "a.jpg" << false << true;
    QTest::newRow("table") << "a.csv" << false << false;
    QTest::newRow("no ending") << "svs" << false << false;
}

void AddSlidesTest::knowsSlidesByTheirNames()
{
    QFETCH(const QString, name);
    QTEST(mayBeSlide(name.toStdString(), NameRule::inFolder), "inFolder");
    QTEST(mayBeSlide(name.toStdString(), NameRule::pointedAt), "pointedAt");
}

void AddSlidesTest::findsSlidesInFoldersAndBelow()
{
    const Scratch scratch;
    for (const char *name :
         {"b/2.svs", "b/1.svs", "b/notes.txt", "b/overview.jpg", "b/deep/er/3.mrxs", "b/deep/er/3/Data0001.dat",
          "b/.hidden/4.svs", "b/.5.svs", "b/dicom/1.dcm", "b/dicom/2.dcm", "b/dicom/more/1.dcm"})
        scratch.write(name, "x");
    const FoundSlides slides = found({scratch / "b"});
    const std::vector<fs::path> expected{scratch / "b/1.svs", scratch / "b/2.svs", scratch / "b/deep/er/3.mrxs",
                                         scratch / "b/dicom/1.dcm", scratch / "b/dicom/more/1.dcm"};
    QVERIFY(slides.slides == expected);
    QVERIFY(slides.refused.empty());
}

void AddSlidesTest::takesEachFileOnceWhateverIsDropped()
{
    const Scratch scratch;
    scratch.write("b/1.svs", "x");
    scratch.write("b/table.csv", "x");
    scratch.write("photo.png", "x");
    const FoundSlides slides = found(
        {scratch / "b", scratch / "b/1.svs", scratch / "b/../b/1.svs", scratch / "photo.png", scratch / "b/table.csv"});
    QVERIFY(slides.slides == (std::vector<fs::path>{scratch / "b/1.svs", scratch / "photo.png"}));
    QVERIFY(slides.refused == (std::vector<fs::path>{scratch / "b/table.csv"}));
}

void AddSlidesTest::endsInAFolderThatLinksToItself()
{
    const Scratch scratch;
    scratch.write("b/1.svs", "x");
    fs::create_directory_symlink(scratch / "b", scratch / "b/again");
    fs::create_symlink(scratch / "nowhere.svs", scratch / "b/dead.svs");
    QCOMPARE(found({scratch / "b"}).slides.size(), std::size_t{1});
}

void AddSlidesTest::stopsWhenItIsCancelled()
{
    const Scratch scratch;
    for (int i = 0; i < 100; ++i)
        scratch.write("b/" + std::to_string(i) + "/1.svs", "x");
    std::stop_source stop;
    int64_t folders = 0;
    const auto result = findSlides({scratch / "b"}, stop.get_token(), [&](const fs::path &, int64_t) {
        if (++folders == 10)
            stop.request_stop();
    });
    COMPARE_ERROR(result, cancelled);
    QVERIFY(folders < 15);
}

void AddSlidesTest::addsSlidesWithTheirFingerprints()
{
    const Scratch scratch;
    const fs::path file = scratch.write("slides/größe.svs", "pixels");
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    AddSlidesJob job(*project, {scratch / "slides"}, {});
    const AddSlidesSummary summary = waitFor(job);
    QCOMPARE(summary.added, 1);
    QVERIFY(project.waitForEdits());
    QCOMPARE(project.slides().size(), std::size_t{1});
    QCOMPARE(project.slides().begin()->second.path, file);
    QCOMPARE(project.slides().begin()->second.fingerprint, *fingerprintOf(file));
    QCOMPARE(project.slides().begin()->second.bytes, 6);
}

void AddSlidesTest::tellsWhatItDidNotAdd()
{
    const Scratch scratch;
    const fs::path known = scratch.write("1.svs", "1");
    const fs::path table = scratch.write("table.csv", "1");
    const fs::path empty = scratch.write("empty.svs", "");
    const fs::path fresh = scratch.write("2.svs", "2");
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    project.addFiles({known});
    AddSlidesJob job(*project, {known, table, empty, fresh}, slidesOf(project));
    const AddSlidesSummary summary = waitFor(job);
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.known, 1);
    QVERIFY(summary.refused == std::vector<fs::path>{table});
    QCOMPARE(summary.unreadable.size(), std::size_t{1});
    QCOMPARE(nameOf(summary.unreadable.front().code), std::string_view("fileEmpty"));
    QVERIFY(!summary.isCancelled);
}

void AddSlidesTest::keepsWhatWasAddedBeforeACancel()
{
    const Scratch scratch;
    for (int i = 0; i < 2000; ++i)
        scratch.write("b/" + std::to_string(i) + ".svs", std::to_string(i));
    // A disk may be faster than the cancel: then once more.
    bool wasCaughtInTheMiddle = false;
    for (int attempt = 0; attempt < 10 && !wasCaughtInTheMiddle; ++attempt) {
        OpenProject project(scratch / (std::to_string(attempt) + ".tessera"), ProjectWish::create);
        AddSlidesJob job(*project, {scratch / "b"}, {});
        QObject::connect(&*project, &Project::editBegun, &job, &SlideJob::cancel); // (the first of twenty)
        const AddSlidesSummary summary = waitFor(job);
        QVERIFY(project.waitForEdits());
        QCOMPARE(static_cast<int64_t>(project.slides().size()), summary.added);
        QVERIFY(summary.isCancelled || summary.added == 2000);
        wasCaughtInTheMiddle = summary.isCancelled && summary.added > 0 && summary.added < 2000;
    }
    QVERIFY(wasCaughtInTheMiddle);
}

void AddSlidesTest::mayBeDestroyedWhileItWorks()
{
    const Scratch scratch;
    for (int i = 0; i < 200; ++i)
        scratch.write("b/" + std::to_string(i) + ".svs", std::to_string(i));
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    for (int i = 0; i < 5; ++i) {
        auto job = std::make_unique<AddSlidesJob>(*project, std::vector{scratch / "b"}, WorklistSlides());
        QTest::qWait(i);
        job.reset();
    }
    QVERIFY(project.waitForEdits());
    QVERIFY(project.failures().empty());
}

QTEST_GUILESS_MAIN(AddSlidesTest)
#include "tst_addslides.moc"
