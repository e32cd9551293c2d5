#include "base/backgroundfile.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <fstream>
#include <iterator>

using namespace tessera;

namespace {

std::string textOf(const std::filesystem::path &path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class BackgroundFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void endsWithWhatWasWrittenLast();
    void writesTheLastTextBeforeItGoes();
    void makesTheFolderThatIsMissing();
    void tellsWhyAFileCannotBeWrittenAndTriesAgain();
    void leavesAnOldFileAloneUntilSomethingIsWritten();
};

void BackgroundFileTest::endsWithWhatWasWrittenLast()
{
    const testing::Scratch scratch;
    BackgroundFile file(scratch / "state.json");
    for (int i = 0; i <= 500; ++i)
        file.write(std::to_string(i));
    file.flush();
    QCOMPARE(textOf(file.path()), "500");
}

void BackgroundFileTest::writesTheLastTextBeforeItGoes()
{
    const testing::Scratch scratch;
    for (int i = 0; i < 20; ++i) {
        BackgroundFile(scratch / "state.json").write("round " + std::to_string(i));
        QCOMPARE(textOf(scratch / "state.json"), "round " + std::to_string(i));
    }
}

void BackgroundFileTest::makesTheFolderThatIsMissing()
{
    const testing::Scratch scratch;
    BackgroundFile file(scratch / "a" / "b" / "state.json");
    file.write("x");
    file.flush();
    QCOMPARE(textOf(file.path()), "x");
}

void BackgroundFileTest::tellsWhyAFileCannotBeWrittenAndTriesAgain()
{
    const testing::Scratch scratch;
    scratch.write("folder", "a file where the folder should be");
    std::vector<ErrorCode> codes;
    BackgroundFile file(scratch / "folder" / "state.json", [&](const Error &error) { codes.push_back(error.code); });
    file.write("x");
    file.flush();
    QCOMPARE(codes.size(), std::size_t{1});
    QVERIFY(codes.front() == ErrorCode::fileUnwritable);
    std::filesystem::remove(scratch / "folder");
    file.write("y");
    file.flush();
    QCOMPARE(codes.size(), std::size_t{1});
    QCOMPARE(textOf(file.path()), "y");
}

void BackgroundFileTest::leavesAnOldFileAloneUntilSomethingIsWritten()
{
    const testing::Scratch scratch;
    scratch.write("state.json", "old");
    {
        BackgroundFile file(scratch / "state.json");
        file.flush();
    }
    QCOMPARE(textOf(scratch / "state.json"), "old");
}

QTEST_APPLESS_MAIN(BackgroundFileTest)
#include "tst_backgroundfile.moc"
