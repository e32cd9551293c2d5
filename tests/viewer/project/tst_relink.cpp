#include "tests/viewer/project/openproject.h"
#include "viewer/project/addslides.h"
#include "viewer/project/relink.h"

using namespace tessera;
using namespace tessera::testing;
namespace fs = std::filesystem;

class RelinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noticesMissingFiles();
    void findsMovedAndRenamedFilesByTheirContent();
    void givesEachCopyAFileOfItsOwn();
    void leavesWhatItDoesNotFindAsItWas();
    void takesOneFileThatTheUserPointsAt();
    void refusesAFileOfAnotherSlide();
    void refusesAFileThatIsASlideOfTheProjectAlready();
    void stopsWhenItIsCancelled();
};

namespace {

/// Slides in a folder, added with their fingerprints.
class Lab {
public:
    explicit Lab(std::initializer_list<std::pair<const char *, const char *>> files)
        : project(scratch / "a.tessera", ProjectWish::create)
    {
        for (const auto &[name, bytes] : files)
            scratch.write(std::string("old/") + name, bytes);
        AddSlidesJob job(*project, {scratch / "old"}, {});
        bool isOver = false;
        QObject::connect(&job, &AddSlidesJob::finished, &job, [&] { isOver = true; });
        (void)QTest::qWaitFor([&] { return isOver && project->unsavedEdits() == 0; }, patience);
    }

    WorklistSlides slides()
    {
        WorklistSlides slides;
        for (const auto &[id, slide] : project.slides())
            slides.push_back(slide);
        return slides;
    }
    const WorklistSlide &named(const std::string &name)
    {
        for (const auto &[id, slide] : project.slides())
            if (slide.path.filename() == name)
                return slide;
        qFatal("no slide %s", name.c_str());
    }
    std::vector<SlideId> missing()
    {
        MissingFilesJob job(slides());
        std::optional<std::vector<SlideId>> told;
        QObject::connect(&job, &MissingFilesJob::finished, &job, [&](const auto &ids) { told = ids; });
        (void)QTest::qWaitFor([&] { return told.has_value(); }, patience);
        return *told;
    }
    RelinkSummary run(std::unique_ptr<RelinkJob> job)
    {
        std::optional<RelinkSummary> told;
        QObject::connect(job.get(), &RelinkJob::finished, job.get(), [&](const RelinkSummary &s) { told = s; });
        (void)QTest::qWaitFor([&] { return told.has_value() && project->unsavedEdits() == 0; }, patience);
        return *told;
    }
    /// As the file says after it was closed.
    std::map<SlideId, WorklistSlide> stored()
    {
        project.close();
        return OpenProject(scratch / "a.tessera").slides();
    }

    Scratch scratch;
    OpenProject project;
};

} // namespace

void RelinkTest::noticesMissingFiles()
{
    Lab lab({{"1.svs", "one"}, {"2.svs", "two"}});
    QVERIFY(lab.missing().empty());
    fs::remove(lab.scratch / "old/2.svs");
    QVERIFY(lab.missing() == std::vector{lab.named("2.svs").id});
}

void RelinkTest::findsMovedAndRenamedFilesByTheirContent()
{
    Lab lab({{"1.svs", "one"}, {"2.svs", "two"}, {"3.svs", "three"}});
    fs::create_directories(lab.scratch / "new/deep");
    fs::rename(lab.scratch / "old/1.svs", lab.scratch / "new/deep/renamed.bak");
    fs::rename(lab.scratch / "old/2.svs", lab.scratch / "new/1.svs");
    lab.scratch.write("new/3.svs", "other"); // the size of three, another content
    const SlideId one = lab.named("1.svs").id;
    const SlideId two = lab.named("2.svs").id;
    WorklistSlides wanted{lab.named("1.svs"), lab.named("2.svs"), lab.named("3.svs")};
    const RelinkSummary summary = lab.run(RelinkJob::inFolder(*lab.project, lab.scratch / "new", wanted));
    QCOMPARE(summary.found, 2);
    QCOMPARE(summary.missing, 1);
    QVERIFY(lab.project.failures().empty());
    auto stored = lab.stored();
    QCOMPARE(stored[one].path, lab.scratch / "new/deep/renamed.bak");
    QCOMPARE(stored[two].path, lab.scratch / "new/1.svs");
}

void RelinkTest::givesEachCopyAFileOfItsOwn()
{
    Lab lab({{"1.svs", "same"}, {"2.svs", "same"}});
    fs::rename(lab.scratch / "old", lab.scratch / "new");
    const RelinkSummary summary = lab.run(RelinkJob::inFolder(*lab.project, lab.scratch / "new", lab.slides()));
    QCOMPARE(summary.found, 2);
    QVERIFY(lab.project.failures().empty());
    auto stored = lab.stored();
    QVERIFY(stored.begin()->second.path != stored.rbegin()->second.path);
}

void RelinkTest::leavesWhatItDoesNotFindAsItWas()
{
    Lab lab({{"1.svs", "one"}});
    fs::create_directory(lab.scratch / "empty");
    const RelinkSummary summary = lab.run(RelinkJob::inFolder(*lab.project, lab.scratch / "empty", lab.slides()));
    QCOMPARE(summary.missing, 1);
    QCOMPARE(lab.stored().begin()->second.path, lab.scratch / "old/1.svs");
}

void RelinkTest::takesOneFileThatTheUserPointsAt()
{
    Lab lab({{"1.svs", "one"}});
    fs::rename(lab.scratch / "old/1.svs", lab.scratch / "x.svs");
    const RelinkSummary summary = lab.run(RelinkJob::toFile(*lab.project, lab.scratch / "x.svs", lab.named("1.svs")));
    QCOMPARE(summary.found, 1);
    QCOMPARE(lab.stored().begin()->second.path, lab.scratch / "x.svs");
}

void RelinkTest::refusesAFileOfAnotherSlide()
{
    Lab lab({{"1.svs", "one"}});
    const fs::path other = lab.scratch.write("x.svs", "eno");
    const RelinkSummary summary = lab.run(RelinkJob::toFile(*lab.project, other, lab.named("1.svs")));
    QCOMPARE(summary.found, 0);
    QCOMPARE(summary.refused.size(), std::size_t{1});
    const std::string said = sentence(summary.refused.front());
    QVERIFY(said.find("x.svs") != std::string::npos && said.find("1.svs") != std::string::npos);
}

void RelinkTest::refusesAFileThatIsASlideOfTheProjectAlready()
{
    Lab lab({{"1.svs", "same"}, {"2.svs", "same"}});
    lab.run(RelinkJob::toFile(*lab.project, lab.scratch / "old/2.svs", lab.named("1.svs")));
    QCOMPARE(lab.project.failures().size(), std::size_t{1});
    QCOMPARE(nameOf(lab.project.failures().front().code), std::string_view("slideInProject"));
    QCOMPARE(lab.named("1.svs").path, lab.scratch / "old/1.svs");
}

void RelinkTest::stopsWhenItIsCancelled()
{
    Lab lab({{"1.svs", "one"}});
    for (int i = 0; i < 3000; ++i)
        lab.scratch.write("new/" + std::to_string(i) + ".svs", "two");
    auto job = RelinkJob::inFolder(*lab.project, lab.scratch / "new", lab.slides());
    job->cancel();
    const RelinkSummary summary = lab.run(std::move(job));
    QVERIFY(summary.isCancelled);
}

QTEST_GUILESS_MAIN(RelinkTest)
#include "tst_relink.moc"
