#include "base/atomicfile.h"
#include "tests/support/childprocess.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tessera;
using tessera::testing::inChild;
using tessera::testing::Scratch;

/// Every test ends with the folder's whole content: nothing may be left beside the file.
class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsNothingUnderTheNameBeforeTheCommit();
    void replacesTheOldFileAtTheCommit();
    void removesTheTemporaryWithoutACommit();
    void leavesTheOldFileWhenTheProcessIsKilled();
    void writesAlthoughAKilledProcessOfThisNumberLeftItsTemporary();
    void takesANameAsLongAsTheFileSystemAllows();
    void saysThatThereIsNoSuchFolder();
    void doesNotReplaceAFolder();
    void saysThatTheDiskIsFull();
    void saysThatAFileMayNotGrow();
    void publishesAFileUnderItsName();
    void publishesAFolderInPlaceOfAnother();
    void keepsAFolderUnderTheNameAtEveryMomentOfAPublish();
    void keepsTheOldFolderWhenThereIsNothingToPublish();
};

void AtomicFileTest::showsNothingUnderTheNameBeforeTheCommit()
{
    const Scratch scratch;
    Result<AtomicFile> file = AtomicFile::create(scratch / "result.json");
    VERIFY_OK(file);
    VERIFY_OK(file->write("half"));
    QVERIFY(!std::filesystem::exists(scratch / "result.json"));
    VERIFY_OK(file->write(" and half"));
    VERIFY_OK(file->commit());
    QCOMPARE(scratch.read("result.json"), std::string("half and half"));
    QCOMPARE(scratch.entries(), std::size_t{1});
}

void AtomicFileTest::replacesTheOldFileAtTheCommit()
{
    const Scratch scratch;
    scratch.write("x", "old");
    Result<AtomicFile> file = AtomicFile::create(scratch / "x");
    VERIFY_OK(file->write("new"));
    QCOMPARE(scratch.read("x"), std::string("old"));
    VERIFY_OK(file->commit());
    QCOMPARE(scratch.read("x"), std::string("new"));
}

void AtomicFileTest::removesTheTemporaryWithoutACommit()
{
    const Scratch scratch;
    {
        Result<AtomicFile> file = AtomicFile::create(scratch / "x");
        VERIFY_OK(file->write("never"));
        QCOMPARE(scratch.entries(), std::size_t{1});
        const AtomicFile moved(std::move(*file));
    }
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void AtomicFileTest::leavesTheOldFileWhenTheProcessIsKilled()
{
    const Scratch scratch;
    scratch.write("x", "old");
    const int status = inChild([&] {
        Result<AtomicFile> file = AtomicFile::create(scratch / "x");
        if (file && file->write("new"))
            ::kill(::getpid(), SIGKILL);
    });
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(scratch.read("x"), std::string("old"));
}

void AtomicFileTest::writesAlthoughAKilledProcessOfThisNumberLeftItsTemporary()
{
    // In a container the same program has the same process number every time.
    const Scratch scratch;
    const auto leftover = [&] {
        const Result<AtomicFile> file = AtomicFile::create(scratch / "x");
        if (file)
            ::kill(::getpid(), SIGKILL);
    };
    QVERIFY(WIFSIGNALED(inChild(leftover)));
    QCOMPARE(scratch.entries(), std::size_t{1});
    const std::filesystem::path temporary = std::filesystem::directory_iterator(scratch.folder())->path();
    const std::string name = temporary.filename().string();

    const int status = inChild([&] {
        // The name that this child would take first: its own process number in place of the other's.
        const std::size_t number = name.find_first_of("0123456789");
        const std::size_t rest = name.find_first_not_of("0123456789", number);
        std::filesystem::rename(temporary,
                                scratch / (name.substr(0, number) + std::to_string(::getpid()) + name.substr(rest)));
        ::_exit(writeAtomically(scratch / "x", "new") ? 0 : 1);
    });
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    QCOMPARE(scratch.read("x"), std::string("new"));
}

void AtomicFileTest::takesANameAsLongAsTheFileSystemAllows()
{
    const Scratch scratch;
    const std::string name(255, 'n');
    VERIFY_OK(writeAtomically(scratch / name, "x"));
    QCOMPARE(scratch.read(name), std::string("x"));
}

void AtomicFileTest::saysThatThereIsNoSuchFolder()
{
    const Scratch scratch;
    COMPARE_ERROR(writeAtomically(scratch / "absent/x", "x"), fileUnwritable);
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void AtomicFileTest::doesNotReplaceAFolder()
{
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "x");
    COMPARE_ERROR(writeAtomically(scratch / "x", "text"), fileUnwritable);
    QCOMPARE(scratch.entries(), std::size_t{1});
}

void AtomicFileTest::saysThatTheDiskIsFull()
{
    const Scratch scratch;
    if (::mount("none", scratch.folder().c_str(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a small disk can be mounted by the superuser only");
    const Result<void> written = writeAtomically(scratch / "x", std::string(100'000, 'x'));
    const std::size_t left = scratch.entries();
    ::umount2(scratch.folder().c_str(), MNT_DETACH);
    COMPARE_ERROR(written, diskFull);
    QCOMPARE(left, std::size_t{0});
}

void AtomicFileTest::saysThatAFileMayNotGrow()
{
    const Scratch scratch;
    const int status = inChild([&] {
        const rlimit limit{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
        const Result<void> written = writeAtomically(scratch / "x", std::string(100'000, 'x'));
        ::_exit(!written && written.error().code == ErrorCode::fileUnwritable ? 0 : 1);
    });
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void AtomicFileTest::publishesAFileUnderItsName()
{
    const Scratch scratch;
    scratch.write("x", "old");
    VERIFY_OK(publish(scratch.write("x.partial", "new"), scratch / "x"));
    QCOMPARE(scratch.read("x"), std::string("new"));
    QCOMPARE(scratch.entries(), std::size_t{1});
}

void AtomicFileTest::publishesAFolderInPlaceOfAnother()
{
    const Scratch scratch;
    scratch.write("result/old/deep", "old");
    scratch.write("partial/new", "new");
    VERIFY_OK(publish(scratch / "partial", scratch / "result"));
    QCOMPARE(scratch.read("result/new"), std::string("new"));
    QCOMPARE(scratch.entries(), std::size_t{2});
}

void AtomicFileTest::keepsAFolderUnderTheNameAtEveryMomentOfAPublish()
{
    const Scratch scratch;
    scratch.write("result/file", "0");
    std::atomic<bool> done = false;
    std::atomic<int> missing = 0;
    const std::jthread watcher([&] {
        while (!done)
            missing += ::access((scratch / "result/file").c_str(), F_OK) != 0;
    });
    for (int i = 0; i < 200; ++i) {
        scratch.write("partial/file", std::to_string(i));
        VERIFY_OK(publish(scratch / "partial", scratch / "result"));
    }
    done = true;
    QCOMPARE(missing.load(), 0);
    QCOMPARE(scratch.read("result/file"), std::string("199"));
}

void AtomicFileTest::keepsTheOldFolderWhenThereIsNothingToPublish()
{
    const Scratch scratch;
    scratch.write("result/file", "old");
    COMPARE_ERROR(publish(scratch / "absent", scratch / "result"), fileUnwritable);
    QCOMPARE(scratch.read("result/file"), std::string("old"));
    QCOMPARE(scratch.entries(), std::size_t{2});
}

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
