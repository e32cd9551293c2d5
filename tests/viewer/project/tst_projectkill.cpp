#include "tests/viewer/project/openproject.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include <random>

using namespace tessera;
using namespace tessera::testing;

/// kill -9 at any moment: the project is whole and nothing that was reported is lost.
class ProjectKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryFinishedEditWhenTheProgramIsKilledAtFiftyMoments();
    void takesOverTheLockOfAKilledProgram();
};

namespace {

/// Whole lines that the program wrote before it was killed.
QStringList linesOf(QProcess &process)
{
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    text.truncate(text.lastIndexOf(QLatin1Char('\n')) + 1);
    return text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// Every "123-45" in the new values of the trail.
QSet<QString> tokensInTrail(OpenProject &project)
{
    static const QRegularExpression token(QStringLiteral("\\d+-\\d+"));
    std::optional<std::vector<AuditEntry>> entries;
    project->readTrail(1'000'000, {}, &*project, [&](const auto &result) { entries = *result; });
    (void)QTest::qWaitFor([&] { return entries.has_value(); }, patience);
    QSet<QString> tokens;
    for (const AuditEntry &entry : *entries)
        for (auto match = token.globalMatch(entry.newValue); match.hasNext();)
            tokens.insert(match.next().captured());
    return tokens;
}

} // namespace

void ProjectKillTest::keepsEveryFinishedEditWhenTheProgramIsKilledAtFiftyMoments()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch / "killed.tessera";
    {
        OpenProject project(path, ProjectWish::create);
        std::vector<std::filesystem::path> files;
        for (int i = 0; i < 20; ++i)
            files.push_back(scratch / (std::to_string(i) + ".svs"));
        project.addFiles(files);
    }
    const QString program = QStringLiteral(TESSERA_PROJECT_EDITOR);
    std::minstd_rand random(20);
    int64_t reported = 0;
    for (int round = 0; round < 50; ++round) {
        QProcess editor;
        editor.start(program, {QStringLiteral("edit"), QString::fromStdString(path.string()), QString::number(round)});
        QVERIFY(editor.waitForStarted());
        if (round % 5 != 0) // (each fifth one is killed while it opens)
            QVERIFY(editor.waitForReadyRead(patience));
        QTest::qSleep(static_cast<int>(random() % 60));
        editor.kill();
        editor.waitForFinished();
        const QStringList lines = linesOf(editor);
        reported += lines.size();

        const Result<AuditReport> report = verifyProject(path); // with the structure of the file
        VERIFY_OK(report);
        QVERIFY2(!report->broken, summaryOf(path, *report).c_str());
        OpenProject project(path);
        QCOMPARE(project.error(), std::string());
        QVERIFY(project->isWritable());
        const QSet<QString> tokens = tokensInTrail(project);
        for (const QString &line : lines)
            QVERIFY2(tokens.contains(line), qPrintable(line));
    }
    QVERIFY2(reported >= 40, qPrintable(QString::number(reported))); // (the editor was let begin in so many rounds)
}

void ProjectKillTest::takesOverTheLockOfAKilledProgram()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch / "killed.tessera";
    {
        OpenProject project(path, ProjectWish::create);
        project.addFiles({scratch / "1.svs"});
    }
    QProcess editor;
    editor.start(QStringLiteral(TESSERA_PROJECT_EDITOR),
                 {QStringLiteral("edit"), QString::fromStdString(path.string()), QStringLiteral("1")});
    QVERIFY(editor.waitForReadyRead(patience));
    {
        OpenProject second(path);
        QVERIFY(second.isOpen());
        QCOMPARE(second->facts()->access, ProjectAccess::inUse);
        QCOMPARE(second->facts()->holder->process, editor.processId());
        QVERIFY(!second->facts()->holder->host.isEmpty());
        QVERIFY(second->facts()->holder->since.secsTo(QDateTime::currentDateTime()) < 60);
    }
    editor.kill();
    editor.waitForFinished();
    QVERIFY(std::filesystem::exists(scratch / "killed.tessera.lock"));
    OpenProject third(path);
    QVERIFY(third->isWritable());
}

QTEST_GUILESS_MAIN(ProjectKillTest)
#include "tst_projectkill.moc"
