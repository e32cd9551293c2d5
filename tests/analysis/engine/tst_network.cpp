#include "tests/support/engineprocess.h"
#include "tests/support/slidefiles.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera::testing;

/// Watches the system calls of a whole analysis: Tessera talks to nobody.
class NetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (m_strace.isEmpty())
            QSKIP("strace is not installed.");
        QProcess probe;
        probe.start(m_strace, {"-o", "/dev/null", "true"});
        probe.waitForFinished();
        if (probe.exitCode() != 0)
            QSKIP("Processes may not be traced here.");
    }

    void seesAConnectionWhereThereIsOne()
    {
        const QByteArray calls =
            traced(QStandardPaths::findExecutable(QStringLiteral("bash")), {"-c", ": </dev/tcp/127.0.0.1/9"});
        QVERIFY(opensNetwork(calls));
    }

    void analysesWithoutTheNetwork()
    {
        const QByteArray calls =
            traced(enginePath(), {"analyze", slide(), "--model", bundledModel(), "--out", m_folder.filePath("out")});
        QVERIFY(QFile::exists(m_folder.filePath("out/slide/result.json")));
        QVERIFY2(!opensNetwork(calls), calls.constData());
    }

    void showsAndAnalysesInTheWindowWithoutTheNetwork()
    {
        const QString program = QStringLiteral(TESSERA_BINARY_DIR "/bin/tessera");
        if (!QFile::exists(program))
            QSKIP("The desktop program is not part of this build.");
        for (const char *variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, m_folder.path().toUtf8());
        const QString picture = m_folder.filePath("window.png");
        const QByteArray calls = traced(program, {slide(), "--analyse", "--screenshot", picture});
        QVERIFY2(QFile::exists(picture), "the window was not shown");
        QVERIFY2(!opensNetwork(calls), calls.constData());
    }

private:
    QString slide() const
    {
        const QString path = m_folder.filePath("slide.tiff");
        if (QFile::exists(path))
            return path;
        PyramidSpec spec;
        spec.width = 1700;
        spec.height = 1500;
        spec.mppTag = 1.0;
        spec.paint = tissueOnGlass(spec.width, spec.height);
        makePyramid(path.toStdString(), spec);
        return path;
    }
    QByteArray traced(const QString &program, const QStringList &arguments) const
    {
        const QString log = m_folder.filePath("calls");
        QProcess process;
        process.start(m_strace, QStringList{"-f", "-e", "trace=network", "-o", log, program} + arguments);
        process.waitForFinished(120'000);
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool opensNetwork(const QByteArray &calls)
    {
        return calls.contains("AF_INET") || calls.contains("AF_PACKET");
    }

    QTemporaryDir m_folder;
    QString m_strace;
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "tst_network.moc"
