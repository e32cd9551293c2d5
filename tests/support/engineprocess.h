#pragma once
#include <QByteArray>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace tessera::testing {

inline QString enginePath() { return QStringLiteral(TESSERA_BINARY_DIR "/bin/tessera-engine"); }
inline QString bundledModel(const char *name = "lymph-node-demo")
{
    return QStringLiteral(TESSERA_SOURCE_DIR "/resources/models/") + QLatin1String(name);
}

struct EngineRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    QString code() const { return json()["error"].toObject()["code"].toString(); } ///< of the error; empty without one
    /// The lines on standard error that are neither log lines (which begin with the time) nor progress.
    QStringList sentences() const
    {
        static const QRegularExpression logLine(QStringLiteral("^\\d\\d:\\d\\d:|tiles/s"));
        QStringList lines;
        for (const QString &line : QString::fromUtf8(errors).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            if (!logLine.match(line).hasMatch() && !line.startsWith(QLatin1Char('{')))
                lines << line;
        return lines;
    }
};

/// Runs the engine to its end. -1 as exit code: it crashed, did not start, or took more than five minutes.
inline EngineRun runEngine(const QStringList &arguments)
{
    QProcess process;
    process.start(enginePath(), arguments);
    EngineRun run;
    if (!process.waitForFinished(300'000))
        process.kill();
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

} // namespace tessera::testing
