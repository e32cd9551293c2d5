#include "tests/analysis/bags/examplefeatures.h"
#include "tests/support/childprocess.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace tessera;
using tessera::testing::exampleInfo;
using tessera::testing::ExampleStrip;
using tessera::testing::Scratch;

namespace {

constexpr int64_t dim = 8;
constexpr int64_t tilesPerStrip = 300; // (more than two chunks: an index of chunks that grows would split on the way)
constexpr int strips = 32;

/// The kernel looks for a kill after each page that it has copied.
enum class Death { beforeTheWrite, afterTheFirstPageOfTheWrite };
constexpr off_t page = 4096;
int writesUntilDeath = 0; ///< 0 = never
Death death = Death::beforeTheWrite;

/// What the child tells the parent, whatever becomes of it.
struct Shared {
    int appended = 0;
    bool created = false;
    bool finished = false;
};

} // namespace

// HDF5 writes through this; the process dies at the write that the test names.
extern "C" ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset)
{
    if (writesUntilDeath > 0 && --writesUntilDeath == 0) {
        if (death == Death::afterTheFirstPageOfTheWrite)
            ::syscall(SYS_pwrite64, file, bytes,
                      std::min<std::size_t>(count, static_cast<std::size_t>(page - offset % page)), offset);
        ::kill(::getpid(), SIGKILL);
    }
    return ::syscall(SYS_pwrite64, file, bytes, count, offset);
}

/// A writer that is killed: what was appended before is in the file, and the next run goes on from there.
class KilledFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryStripWhicheverWriteIsTheLast_data();
    void keepsEveryStripWhicheverWriteIsTheLast();
    void keepsEveryStripWhenKilledAtAnyMoment();
    void goesOnAfterEveryKillUntilTheEnd();

private:
    /// The rest of the example's strips, in this process. `told` is updated as the strips are appended.
    static void writeStrips(const std::filesystem::path &path, Shared &told);
    /// Fails the test unless the file holds at least what the killed child had appended, in whole strips.
    static void checkFile(const std::filesystem::path &path, const Shared &told);

    Shared *m_shared = static_cast<Shared *>(
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
};

void KilledFeaturesTest::writeStrips(const std::filesystem::path &path, Shared &told)
{
    StoredFeatures stored;
    Result<FeatureFileWriter> file =
        std::filesystem::exists(path)
            ? FeatureFileWriter::resume(path, exampleInfo(dim, strips * tilesPerStrip), stored)
            : FeatureFileWriter::create(path, exampleInfo(dim, strips * tilesPerStrip));
    if (!file)
        ::_exit(2);
    told.created = true;
    for (int64_t tile = stored.tilesDone(); tile < strips * tilesPerStrip; tile += tilesPerStrip) {
        const ExampleStrip strip(tile, tilesPerStrip, dim);
        if (!file->append(strip.corners, strip.features, strip.unreadable))
            ::_exit(3);
        told.appended = static_cast<int>(tile / tilesPerStrip) + 1;
    }
    if (!file->finish())
        ::_exit(4);
    told.finished = true;
}

void KilledFeaturesTest::checkFile(const std::filesystem::path &path, const Shared &told)
{
    if (!told.created)
        return; // (nothing was promised yet)
    const Result<FeatureFile> file = readFeatureFile(path);
    VERIFY_OK(file);
    const int64_t tiles = file->stored.tilesDone();
    QVERIFY2(tiles / tilesPerStrip >= told.appended,
             qPrintable(QString("%1 strips appended, %2 tiles found").arg(told.appended).arg(tiles)));
    QCOMPARE(tiles % tilesPerStrip, int64_t{0});
    QVERIFY(testing::holdsTiles(file->stored, tiles, dim));
}

void KilledFeaturesTest::keepsEveryStripWhicheverWriteIsTheLast_data()
{
    QTest::addColumn<bool>("isTorn");
    QTest::newRow("killed between two writes") << false;
    QTest::newRow("killed in the middle of a write") << true;
}

void KilledFeaturesTest::keepsEveryStripWhicheverWriteIsTheLast()
{
    QFETCH(bool, isTorn);
    const Scratch scratch;
    const std::filesystem::path path = scratch / "features.h5";
    for (int write = 1;; ++write) {
        std::filesystem::remove(path);
        *m_shared = {};
        const int status = testing::inChild([&] {
            writesUntilDeath = write;
            death = isTorn ? Death::afterTheFirstPageOfTheWrite : Death::beforeTheWrite;
            writeStrips(path, *m_shared);
        });
        if (WIFEXITED(status)) { // it came to its end before that write
            QCOMPARE(WEXITSTATUS(status), 0);
            QVERIFY(write > strips);
            break;
        }
        checkFile(path, *m_shared);
        QVERIFY2(!QTest::currentTestFailed(),
                 qPrintable(QString("killed at write %1, %2 strips appended").arg(write).arg(m_shared->appended)));
    }
}

void KilledFeaturesTest::keepsEveryStripWhenKilledAtAnyMoment()
{
    std::mt19937 random(11);
    std::uniform_int_distribution<int> microseconds(0, 40'000);
    for (int run = 0; run < 20; ++run) {
        const Scratch scratch;
        const std::filesystem::path path = scratch / "features.h5";
        *m_shared = {};
        const pid_t child = ::fork();
        if (child == 0) {
            writeStrips(path, *m_shared);
            ::_exit(0);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        checkFile(path, *m_shared);
        QVERIFY(!QTest::currentTestFailed());
    }
}

void KilledFeaturesTest::goesOnAfterEveryKillUntilTheEnd()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch / "features.h5";
    VERIFY_OK(FeatureFileWriter::create(path, exampleInfo(dim, strips * tilesPerStrip)));
    *m_shared = {};
    int kills = 0;
    for (; !m_shared->finished && kills < 1000; ++kills) {
        const int status = testing::inChild([&] {
            writesUntilDeath = 40 + kills % 7;
            writeStrips(path, *m_shared);
        });
        QVERIFY2(WIFSIGNALED(status) || WEXITSTATUS(status) == 0,
                 qPrintable(QString("a run gave up with %1").arg(WEXITSTATUS(status))));
    }
    QVERIFY(kills > 5);
    const Result<FeatureFile> file = readFeatureFile(path);
    VERIFY_OK(file);
    QVERIFY(file->stored.complete);
    QVERIFY(testing::holdsTiles(file->stored, strips * tilesPerStrip, dim));
}

QTEST_APPLESS_MAIN(KilledFeaturesTest)
#include "tst_killedfeatures.moc"
