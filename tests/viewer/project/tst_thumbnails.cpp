#include "tests/support/slidefiles.h"
#include "tests/viewer/project/openproject.h"
#include "viewer/project/detail/thumbnails.h"
#include "viewer/slide/fingerprint.h"

using namespace tessera;
using namespace tessera::testing;
namespace fs = std::filesystem;

class ThumbnailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesAThumbnailAndKeepsIt();
    void makesItAnewWhenTheFileHasAnotherContent();
    void saysOfASlideThatCannotBeReadThatThereIsNone();
    void dropsWhatWasScrolledAway();
    void closesWhileThumbnailsAreMade();
};

namespace {

class Viewer {
public:
    explicit Viewer(OpenProject &project)
    {
        QObject::connect(&*project, &Project::thumbnailRead, &*project,
                         [this](SlideId slide, const QImage &image) { images[slide] = image; });
    }
    bool waitFor(SlideId slide)
    {
        return QTest::qWaitFor([&] { return images.contains(slide); }, patience);
    }
    std::map<SlideId, QImage> images;
};

fs::path makeSlide(const Scratch &scratch, const char *name, Painter paint = testing::texture)
{
    PyramidSpec spec;
    spec.paint = std::move(paint);
    makePyramid(scratch / name, spec);
    return scratch / name;
}

SlideId add(OpenProject &project, const fs::path &path)
{
    project.edit(edit::AddSlides{{{path, *fingerprintOf(path), static_cast<int64_t>(fs::file_size(path))}}});
    return project.slides().rbegin()->first;
}

uint32_t allGreen(int64_t, int64_t) { return 0xFF20C040; }

} // namespace

void ThumbnailsTest::makesAThumbnailAndKeepsIt()
{
    const Scratch scratch;
    const fs::path path = makeSlide(scratch, "1.tiff", allGreen);
    SlideId id;
    {
        OpenProject project(scratch / "a.tessera", ProjectWish::create);
        id = add(project, path);
        Viewer viewer(project);
        project->requestThumbnail(project.slide(id));
        QVERIFY(viewer.waitFor(id));
        QCOMPARE(viewer.images[id].size(), QSize(192, 137)); // 700 x 500
        const QColor middle = viewer.images[id].pixelColor(96, 68);
        QVERIFY(middle.green() > 150 && middle.red() < 80);
        // Once more from the file: asked for behind the one that stores it.
        viewer.images.clear();
        fs::remove(path);
        QVERIFY(QTest::qWaitFor(
            [&] {
                project->requestThumbnail(project.slide(id));
                return viewer.images.contains(id) && !viewer.images[id].isNull();
            },
            patience));
    }
    OpenProject project(scratch / "a.tessera");
    Viewer viewer(project);
    project->requestThumbnail(project.slide(id));
    QVERIFY(viewer.waitFor(id));
    QCOMPARE(viewer.images[id].size(), QSize(192, 137));
}

void ThumbnailsTest::makesItAnewWhenTheFileHasAnotherContent()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = add(project, makeSlide(scratch, "1.tiff", allGreen));
    Viewer viewer(project);
    project->requestThumbnail(project.slide(id));
    QVERIFY(viewer.waitFor(id));
    const fs::path other = makeSlide(scratch, "2.tiff", [](int64_t, int64_t) { return 0xFFC02020; });
    const edit::Relink relink{id, {other, *fingerprintOf(other), 1}};
    project.edit(relink);
    applyTo(project.slides()[id], relink);
    viewer.images.clear();
    project->requestThumbnail(project.slide(id));
    QVERIFY(viewer.waitFor(id));
    QVERIFY(viewer.images[id].pixelColor(96, 68).red() > 150);
}

void ThumbnailsTest::saysOfASlideThatCannotBeReadThatThereIsNone()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId text = add(project, scratch.write("1.svs", "no slide"));
    Viewer viewer(project);
    project->requestThumbnail(project.slide(text));
    QVERIFY(viewer.waitFor(text));
    QVERIFY(viewer.images[text].isNull());
}

void ThumbnailsTest::dropsWhatWasScrolledAway()
{
    const Scratch scratch;
    const fs::path path = makeSlide(scratch, "1.tiff");
    const std::string fingerprint = *fingerprintOf(path);
    std::mutex mutex;
    std::vector<int64_t> made;
    std::vector<int64_t> dropped;
    constexpr int wishes = 300;
    detail::ThumbnailMaker maker(
        [&](const detail::ThumbnailWish &wish, const QImage &, const QByteArray &) {
            const std::lock_guard lock(mutex);
            made.push_back(wish.slide.value);
        },
        [&](const detail::ThumbnailWish &wish) {
            const std::lock_guard lock(mutex);
            dropped.push_back(wish.slide.value);
        });
    for (int64_t i = 1; i <= wishes; ++i)
        maker.make({{i}, path, fingerprint});
    QVERIFY(QTest::qWaitFor(
        [&] {
            const std::lock_guard lock(mutex);
            return made.size() + dropped.size() == wishes;
        },
        patience));
    QVERIFY(dropped.size() >= wishes - detail::ThumbnailMaker::mostWaiting - 20);
    QVERIFY(std::find(made.begin(), made.end(), wishes) != made.end()); // the newest
}

void ThumbnailsTest::closesWhileThumbnailsAreMade()
{
    const Scratch scratch;
    const fs::path path = makeSlide(scratch, "1.tiff");
    for (int round = 0; round < 10; ++round) {
        OpenProject project(scratch / (std::to_string(round) + ".tessera"), ProjectWish::create);
        const SlideId id = add(project, path);
        for (int64_t i = 0; i < 40; ++i) {
            WorklistSlide slide = project.slide(id);
            slide.id = {id.value + i};
            project->requestThumbnail(slide);
        }
        QTest::qWait(round);
    }
}

QTEST_GUILESS_MAIN(ThumbnailsTest)
#include "tst_thumbnails.moc"
