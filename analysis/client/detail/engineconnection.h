#pragma once
#include "analysis/client/engineprocess.h"
#include "base/error.h"

#include <QByteArray>
#include <QObject>

#include <cstdint>
#include <string>
#include <string_view>

class QProcess;

namespace tessera::detail {

/// The child process and its pipes: lines out, lines in, last words. Knows nothing of what the lines say. One object
/// is one life of the engine.
class EngineConnection : public QObject {
    Q_OBJECT
public:
    explicit EngineConnection(const EngineOptions &options);
    /// The process must have ended by now or been given up by shutDown() or abandon().
    ~EngineConnection() override;

    void start();
    void sendLine(std::string_view line);
    int64_t processId() const;

    /// Sends a last line, closes the engine's input and waits until it has gone, with more and more force; 0.5 s at
    /// most.
    void shutDown(std::string_view lastLine);
    /// Kills the engine, and deletes this object once that is done; no signals any more. Waits for nothing.
    void abandon();

Q_SIGNALS:
    void lineCame(const std::string &line);
    void lineTooLong();
    /// engineMissing or engineDied; after the last line.
    void ended(const tessera::Error &error);

private:
    void readLines();
    void readLastWords();
    void finish(bool crashed, int code);

    const EngineOptions m_options;
    QProcess *m_process; ///< ours, unless it outlives us
    QByteArray m_line;   ///< what has come of the next one
    QByteArray m_words;  ///< end of what the engine wrote to its standard error
    bool m_abandoned = false;
};

} // namespace tessera::detail
