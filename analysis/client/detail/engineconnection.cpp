#include "analysis/client/detail/engineconnection.h"

#include "analysis/protocol/codec.h"
#include "base/text.h"

#include <QProcess>

#include <algorithm>
#include <unistd.h>

namespace tessera::detail {
namespace {

constexpr qsizetype keptWords = 8 << 10;
constexpr qsizetype shownWords = 300;

constexpr int politeMilliseconds = 300;
constexpr int firmMilliseconds = 100;

/// The environment is read while LibTorch is loaded, so it has to be right before. Threads of OpenMP that spin while
/// they wait would take the processor from the viewer's decoders.
QProcessEnvironment sharedMachine(QProcessEnvironment environment)
{
    const QString policy = QStringLiteral("OMP_WAIT_POLICY");
    if (!environment.contains(policy))
        environment.insert(policy, QStringLiteral("passive"));
    return environment;
}

/// The last line that may say why: the engine's news of its progress do not.
std::string lastLineOf(const QByteArray &words)
{
    const QList<QByteArray> lines = words.split('\n');
    const auto says = [](const QByteArray &line) { return !line.trimmed().isEmpty() && !line.contains(" info: "); };
    const auto last = std::find_if(lines.rbegin(), lines.rend(), says);
    return last == lines.rend() ? std::string() : validUtf8(last->trimmed().left(shownWords).toStdString());
}

} // namespace

EngineConnection::EngineConnection(const EngineOptions &options) : m_options(options), m_process(new QProcess(this))
{
    m_process->setProgram(options.program);
    m_process->setArguments(options.arguments);
    m_process->setProcessEnvironment(sharedMachine(options.environment));
    m_process->setChildProcessModifier([niceness = options.niceness] { (void)::nice(niceness); });

    connect(m_process, &QProcess::readyReadStandardOutput, this, &EngineConnection::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, &EngineConnection::readLastWords);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT ended({ErrorCode::engineMissing, {m_options.program.toStdString()}, {}});
    });
    connect(m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { finish(status == QProcess::CrashExit, code); });
}

EngineConnection::~EngineConnection() = default;

void EngineConnection::start()
{
    if (!m_abandoned)
        m_process->start();
}

void EngineConnection::sendLine(std::string_view line)
{
    m_process->write(line.data(), static_cast<qint64>(line.size()));
    m_process->write("\n", 1);
}

int64_t EngineConnection::processId() const { return m_process->processId(); }

void EngineConnection::shutDown(std::string_view lastLine)
{
    m_abandoned = true;
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning)
        return;
    sendLine(lastLine);
    m_process->closeWriteChannel();
    if (m_process->waitForFinished(politeMilliseconds))
        return;
    m_process->terminate();
    if (m_process->waitForFinished(firmMilliseconds))
        return;
    m_process->kill();
    if (m_process->waitForFinished(firmMilliseconds))
        return;
    // Killed, but the kernel still waits for a disk on its behalf; QProcess's destructor would wait with it.
    m_process->setParent(nullptr);
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
}

void EngineConnection::abandon()
{
    m_abandoned = true;
    disconnect();
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning) {
        deleteLater();
        return;
    }
    connect(m_process, &QProcess::finished, this, &QObject::deleteLater);
    m_process->kill();
}

void EngineConnection::readLines()
{
    qsizetype searched = m_line.size();
    m_line += m_process->readAllStandardOutput();
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = m_line.indexOf('\n', searched);
        const bool tooLong = (end < 0 ? m_line.size() : end) - begin > static_cast<qsizetype>(protocol::largestLine);
        if (tooLong) {
            Q_EMIT lineTooLong();
            return;
        }
        if (end < 0)
            break;
        if (end > begin)
            Q_EMIT lineCame(std::string(m_line.constData() + begin, static_cast<std::size_t>(end - begin)));
        if (m_abandoned)
            return;
        begin = searched = end + 1;
    }
    m_line.remove(0, begin);
}

void EngineConnection::readLastWords()
{
    m_words += m_process->readAllStandardError();
    m_words.remove(0, std::max<qsizetype>(0, m_words.size() - keptWords));
}

void EngineConnection::finish(bool crashed, int code)
{
    readLines();
    if (m_abandoned)
        return;
    readLastWords();
    std::string detail = (crashed ? "ended by signal " : "exit code ") + std::to_string(code);
    if (const std::string words = lastLineOf(m_words); !words.empty())
        detail += ": " + words;
    Q_EMIT ended({ErrorCode::engineDied, {detail}, {}});
}

} // namespace tessera::detail
