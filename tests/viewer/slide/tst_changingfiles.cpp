#include "tests/support/expectedpixels.h"
#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/tiffwriter.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace tessera;
using namespace tessera::testing;
namespace fs = std::filesystem;

/// A slide whose file changes while it is open.
class ChangingFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhenTheFileIsBack_data() { readers(); }
    void goesOnWhenTheFileIsBack();
    void saysSoWhenAnotherFileTookItsPlace_data() { readers(); }
    void saysSoWhenAnotherFileTookItsPlace();
    void saysSoWhenTheFileWasWrittenOver();
    void marksWhatACutFileLacksAndReadsTheRest_data() { readers(); }
    void marksWhatACutFileLacksAndReadsTheRest();
    void readsOnWhenOnlyTheTimeChanged();
    void isWholeAgainWhenTheOldFileIsBackInPlace();
    void keepsAllThreadsGoingWhileTheFileComesAndGoes();

private:
    static void readers();
    fs::path written(const char *name, uint16_t compression, int seed = 0) const;
    Scratch m_scratch;
};

namespace {

constexpr PixelRect whole{0, 0, 300, 210};

} // namespace

void ChangingFilesTest::readers()
{
    QTest::addColumn<uint16_t>("compression");
    QTest::newRow("JPEG, directly") << uint16_t{COMPRESSION_JPEG};
    QTest::newRow("by libtiff") << uint16_t{COMPRESSION_LZW};
}

fs::path ChangingFilesTest::written(const char *name, uint16_t compression, int seed) const
{
    TiffSpec spec;
    spec.compression = compression;
    spec.sampler = [seed](int64_t x, int64_t y, int sample) { return textureSamples(8)(x + seed, y, sample); };
    writeTiff(m_scratch / name, spec);
    return m_scratch / name;
}

void ChangingFilesTest::goesOnWhenTheFileIsBack()
{
    QFETCH(const uint16_t, compression);
    const fs::path path = written("slide.tif", compression);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    const auto before = slide->read(0, whole);
    QVERIFY(before);
    fs::rename(path, m_scratch / "elsewhere.tif");
    slide->read(0, whole); // whatever comes of it
    fs::copy_file(m_scratch / "elsewhere.tif", path);
    const auto after = slide->read(0, whole);
    QVERIFY(after && after->damaged.empty());
    QVERIFY(after->pixels.data == before->pixels.data);
}

void ChangingFilesTest::saysSoWhenAnotherFileTookItsPlace()
{
    QFETCH(const uint16_t, compression);
    const fs::path path = written("slide.tif", compression);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    fs::rename(written("another.tif", compression, 91), path);
    const auto region = slide->read(0, whole);
    COMPARE_ERROR(region, fileReplaced);
    COMPARE_ERROR(slide->read(1, {0, 0, 10, 10}), fileReplaced);
    COMPARE_ERROR(slide->readAssociated("label"), fileReplaced);
}

void ChangingFilesTest::saysSoWhenTheFileWasWrittenOver()
{
    const fs::path path = written("slide.tif", COMPRESSION_NONE);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    fs::copy_file(written("another.tif", COMPRESSION_NONE, 91), path, fs::copy_options::overwrite_existing);
    COMPARE_ERROR(slide->read(0, whole), fileReplaced);
}

void ChangingFilesTest::marksWhatACutFileLacksAndReadsTheRest()
{
    QFETCH(const uint16_t, compression);
    const fs::path path = written("slide.tif", compression);
    const auto sound = opened(path, TilePath::fastest)->read(0, whole);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    fs::resize_file(path, fs::file_size(path) / 3);
    const auto region = slide->read(0, whole);
    QVERIFY(region && !region->damaged.empty());
    const PixelRect first{0, 0, 64, 64};
    const auto tile = slide->read(0, first);
    QVERIFY(tile && tile->damaged.empty());
    QCOMPARE(tile->pixels.row(5)[7], sound->pixels.row(5)[7]);
}

void ChangingFilesTest::readsOnWhenOnlyTheTimeChanged()
{
    const fs::path path = written("slide.tif", COMPRESSION_LZW);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::hours(1));
    QVERIFY(differenceIn(*slide, 0, whole, texture).isEmpty());
}

void ChangingFilesTest::isWholeAgainWhenTheOldFileIsBackInPlace()
{
    const fs::path path = written("slide.tif", COMPRESSION_LZW);
    fs::copy_file(path, m_scratch / "backup.tif", fs::copy_options::overwrite_existing);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    fs::rename(written("another.tif", COMPRESSION_LZW, 91), path);
    COMPARE_ERROR(slide->read(0, whole), fileReplaced);
    fs::rename(m_scratch / "backup.tif", path);
    QVERIFY(differenceIn(*slide, 0, whole, texture).isEmpty());
}

void ChangingFilesTest::keepsAllThreadsGoingWhileTheFileComesAndGoes()
{
    const fs::path path = written("slide.tif", COMPRESSION_JPEG);
    const auto slide = opened(path, TilePath::fastest);
    QVERIFY(slide);
    const auto expected = slide->read(0, whole);
    std::atomic<int> wrong = 0;
    std::atomic<bool> done = false;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                while (!done) {
                    const auto region = slide->read(0, whole);
                    if (region && region->damaged.empty() && region->pixels.data != expected->pixels.data)
                        ++wrong;
                }
            });
        for (int i = 0; i < 30; ++i) {
            fs::rename(path, m_scratch / "away.tif");
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            fs::copy_file(m_scratch / "away.tif", path);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        done = true;
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(slide->read(0, whole)->damaged.empty());
}

QTEST_APPLESS_MAIN(ChangingFilesTest)
#include "tst_changingfiles.moc"
