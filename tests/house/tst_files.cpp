#include "tests/house/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace tessera::house;

namespace {
constexpr qsizetype mostLines = 400;
}

/// What every file of the repository keeps to.
class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryFileShort();
    void leavesNoNotesOfUnfinishedWork();
    void namesNoPathOfOneMachine();
    void beginsEveryHeaderWithPragmaOnce();
    void hasNoTabsInSources();
    void namesEveryTestOnce();
};

void FilesTest::keepsEveryFileShort()
{
    const QStringList files = filesEndingWith({".h", ".cpp", ".cmake", "CMakeLists.txt", ".sh", ".py"});
    QVERIFY(files.size() > 50);
    for (const QString &file : files) {
        const qsizetype lines = textOf(file).count('\n');
        QVERIFY2(lines <= mostLines, qPrintable(QString("%1 has %2 lines").arg(file).arg(lines)));
    }
}

void FilesTest::leavesNoNotesOfUnfinishedWork()
{
    // (in two pieces, so that this file does not find itself)
    static const QRegularExpression note(QString("\\b(TO") + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    for (const QString &file :
         filesEndingWith({".h", ".cpp", ".cmake", "CMakeLists.txt", ".sh", ".py", ".md", "/run"})) {
        const QRegularExpressionMatch match = note.match(textOf(file));
        QVERIFY2(!match.hasMatch(), qPrintable(file + " says " + match.captured()));
    }
}

void FilesTest::namesNoPathOfOneMachine()
{
    static const QRegularExpression path(R"((^|[\s"'(=])/(work|home|root|Users|mnt)/)",
                                         QRegularExpression::MultilineOption);
    QVERIFY(path.match("see /home"
                       "/someone")
                .hasMatch());
    for (const QString &file :
         filesEndingWith({".h", ".cpp", ".cmake", "CMakeLists.txt", ".sh", ".py", ".md", ".json", ".txt"})) {
        const QRegularExpressionMatch match = path.match(textOf(file));
        QVERIFY2(!match.hasMatch(), qPrintable(file + " names " + match.captured()));
    }
}

void FilesTest::beginsEveryHeaderWithPragmaOnce()
{
    for (const QString &file : filesEndingWith({".h"}))
        QVERIFY2(textOf(file).startsWith("#pragma once\n"), qPrintable(file));
}

void FilesTest::hasNoTabsInSources()
{
    for (const QString &file : filesEndingWith({".h", ".cpp"}))
        QVERIFY2(!textOf(file).contains('\t'), qPrintable(file));
}

void FilesTest::namesEveryTestOnce()
{
    QMap<QString, QString> paths; // (the name is that of a CMake target; without LibTorch not all of them are made)
    for (const QString &file : filesEndingWith({".cpp"})) {
        const QString name = file.section('/', -1);
        if (!name.startsWith("tst_"))
            continue;
        QVERIFY2(!paths.contains(name), qPrintable(file + " and " + paths[name]));
        paths[name] = file;
    }
}

QTEST_APPLESS_MAIN(FilesTest)
#include "tst_files.moc"
