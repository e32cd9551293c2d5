#include "analysis/engine/workfolder.h"
#include "base/atomicfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tessera;

class WorkFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTwoRunsApart()
    {
        const QTemporaryDir folder;
        const std::filesystem::path out = folder.path().toStdString();
        const Result<WorkFolder> first = WorkFolder::open(out, "slide");
        QVERIFY(first.has_value());
        const Result<WorkFolder> second = WorkFolder::open(out, "slide");
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::busy);
        QCOMPARE(exitCodeOf(second.error()), 75);
        QVERIFY(WorkFolder::open(out, "another").has_value());
    }

    void letsTheNextRunInAfterwards()
    {
        const QTemporaryDir folder;
        {
            const Result<WorkFolder> first = WorkFolder::open(folder.path().toStdString(), "slide");
            QVERIFY(first.has_value());
        }
        QVERIFY(WorkFolder::open(folder.path().toStdString(), "slide").has_value());
    }

    void replacesAnEarlierResultAsAWhole()
    {
        const QTemporaryDir folder;
        const std::filesystem::path out = folder.path().toStdString();
        std::filesystem::create_directories(out / "slide");
        QVERIFY(writeAtomically(out / "slide" / "old.txt", "old").has_value());
        Result<WorkFolder> work = WorkFolder::open(out, "slide");
        QVERIFY(work.has_value());
        QVERIFY(writeAtomically(work->path() / "new.txt", "new").has_value());
        QVERIFY(writeAtomically(work->partialTiles(), "partial").has_value());
        QVERIFY(!std::filesystem::exists(out / "slide" / "new.txt"));
        QVERIFY(work->publish().has_value());
        QVERIFY(std::filesystem::exists(out / "slide" / "new.txt"));
        QVERIFY(!std::filesystem::exists(out / "slide" / "old.txt"));
        QVERIFY(!std::filesystem::exists(out / "slide" / "partial.safetensors"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(out), {}), std::ptrdiff_t{1});
    }

    void saysWhenTheFolderCannotBeMade()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "file";
        QVERIFY(writeAtomically(file, "text").has_value());
        const Result<WorkFolder> work = WorkFolder::open(file, "slide");
        QVERIFY(!work.has_value());
        QCOMPARE(work.error().code, ErrorCode::fileUnwritable);
    }
};

QTEST_APPLESS_MAIN(WorkFolderTest)
#include "tst_workfolder.moc"
