#include "base/readfile.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace tessera;
using tessera::testing::Scratch;

class ReadFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheWholeFile();
    void readsAFileOfExactlyTheLargestSize();
    void refusesALargerFile();
    void saysThatThereIsNoFile();
    void saysThatAFileIsAFolder();
    void saysThatAFileIsEmpty();
    void saysThatAFileMayNotBeRead();
    void doesNotWaitForAPipe();
};

void ReadFileTest::readsTheWholeFile()
{
    const Scratch scratch;
    const std::string bytes("a\0\n\xFF", 4);
    const auto path = scratch.write("any bytes", bytes);
    const Result<std::string> text = readFile(path, 100);
    VERIFY_OK(text);
    QVERIFY(*text == bytes);
    QCOMPARE(checkedFileSize(path).value(), int64_t{4});
}

void ReadFileTest::readsAFileOfExactlyTheLargestSize()
{
    const Scratch scratch;
    VERIFY_OK(readFile(scratch.write("x", "1234"), 4));
}

void ReadFileTest::refusesALargerFile()
{
    const Scratch scratch;
    COMPARE_ERROR(readFile(scratch.write("x", "12345"), 4), fileDamaged);
}

void ReadFileTest::saysThatThereIsNoFile()
{
    const Scratch scratch;
    COMPARE_ERROR(readFile(scratch / "absent", 10), fileMissing);
    scratch.write("file", "x");
    COMPARE_ERROR(checkedFileSize(scratch / "file/below a file"), fileMissing);
    COMPARE_ERROR(checkedFileSize(""), fileMissing);
}

void ReadFileTest::saysThatAFileIsAFolder()
{
    const Scratch scratch;
    COMPARE_ERROR(checkedFileSize(scratch.folder()), fileIsFolder);
}

void ReadFileTest::saysThatAFileIsEmpty()
{
    const Scratch scratch;
    COMPARE_ERROR(readFile(scratch.write("x", ""), 10), fileEmpty);
}

void ReadFileTest::saysThatAFileMayNotBeRead()
{
    if (::geteuid() == 0)
        QSKIP("the superuser may read everything");
    const Scratch scratch;
    const auto path = scratch.write("x", "secret");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    COMPARE_ERROR(checkedFileSize(path), fileUnreadable);
}

void ReadFileTest::doesNotWaitForAPipe()
{
    const Scratch scratch;
    QCOMPARE(::mkfifo((scratch / "pipe").c_str(), 0600), 0);
    COMPARE_ERROR(checkedFileSize(scratch / "pipe"), fileUnreadable);
}

QTEST_APPLESS_MAIN(ReadFileTest)
#include "tst_readfile.moc"
