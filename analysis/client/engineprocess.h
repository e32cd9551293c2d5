#pragma once
#include "analysis/protocol/messages.h"
#include "base/result.h"

#include <QObject>
#include <QPointer>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace tessera {

namespace detail {
class EngineConnection;
}

/// How the engine is started. Any command line whose standard input and output reach `tessera-engine serve` will do,
/// such as program "ssh" with arguments "host", "tessera-engine", "serve".
struct EngineOptions {
    QString program;
    QStringList arguments{QStringLiteral("serve")};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    /// Added to our own niceness, so that the picture under the mouse comes before the tiles of the analysis.
    int niceness = 5;
    /// Loading LibTorch from a cold disk takes seconds; an engine that says nothing for this long never will.
    std::chrono::milliseconds handshakeLimit{20000};
};

/// Starts and watches the engine and carries messages to and from it. It may die, be killed or talk nonsense: the
/// viewer is told by died(), and restart() makes a new one. Everything here, signals and answers included, happens on
/// the thread that owns the object (the GUI's), nothing waits but the destructor, for at most 0.5 s.
///
/// Errors of requests and of died(): engineMissing(program), engineDied(detail with the engine's last words),
/// engineVersion(engine's, ours), protocolViolation(detail), and what the engine itself answers.
class EngineProcess : public QObject {
    Q_OBJECT
public:
    enum class State { notStarted, starting, ready, died, missing };
    Q_ENUM(State)

    template <typename T>
    using Answer = std::function<void(Result<T>)>;
    using OnEvent = std::function<void(const protocol::Event &)>;

    explicit EngineProcess(EngineOptions options, QObject *parent = nullptr);
    /// Asks the engine to shut down, then terminates, then kills it. Requests that wait are not answered any more.
    ~EngineProcess() override;

    State state() const { return m_state; }
    /// What the engine said of itself; empty unless ready.
    const std::optional<protocol::InitializeReply> &engine() const { return m_engine; }
    /// Why the state is died or missing; else empty.
    const std::optional<Error> &problem() const { return m_problem; }
    /// 0 when none runs.
    int64_t processId() const;

    /// Starts the engine unless it was started before. Requests do so by themselves.
    void start();
    /// Ends the engine if there is one (what waits fails with engineDied) and starts a new one.
    void restart();

    /// Each request is answered exactly once, after the call returned, unless `context` is destroyed before (what was
    /// not sent by then never is). After a death every request fails with problem() until restart().
    void listModels(const QStringList &folders, QObject *context, Answer<protocol::ListModelsReply> answer);
    /// Answers with the job's number; afterwards `onEvent` gets every event of the job, in order, none lost: the last
    /// is JobFinished, TrainingFinished or JobFailed, also when the engine dies. A job whose context is destroyed
    /// before the answer is cancelled. AnalysisJob and TrainingJob are the comfortable way to call this.
    void startJob(const protocol::JobRequest &request, QObject *context, Answer<int64_t> answer, OnEvent onEvent);
    void cancelJob(int64_t job);
    /// A session whose context is destroyed before the answer is closed. LiveSession is the comfortable way.
    void openSession(const protocol::OpenSession &request, QObject *context, Answer<protocol::OpenSessionReply> answer);
    void askSession(const protocol::AskSession &request, QObject *context, Answer<protocol::AskSessionReply> answer);
    void closeSession(int64_t session);

Q_SIGNALS:
    void stateChanged(tessera::EngineProcess::State state);
    void ready(const tessera::protocol::InitializeReply &engine);
    /// The engine is gone, did not start, or was ended because it broke the protocol.
    void died(const tessera::Error &error);

private:
    using OnReply = std::function<void(Result<std::string>)>; ///< JSON text of the result

    struct Waiting {
        protocol::Request request;
        QPointer<QObject> context;
        OnReply onReply;
    };
    struct Unanswered {
        bool startsJob = false;
        OnReply onReply;
    };
    struct Listener {
        QPointer<QObject> context;
        OnEvent onEvent;
    };

    void connectEngine();
    void request(protocol::Request request, QObject *context, OnReply onReply);
    void send(const protocol::Request &request, OnReply onReply);
    void takeHandshake(const Result<std::string> &reply);
    void takeLine(const std::string &line);
    void takeReply(int64_t id, Result<std::string> result);
    void takeEvent(const protocol::Event &event);
    void takeEarlyEvents(int64_t job);
    bool isStartingJob() const;
    void die(State state, const Error &error);
    void setState(State state);
    template <typename T, typename Decode>
    OnReply decoded(QObject *context, Decode decode, Answer<T> answer);

    const EngineOptions m_options;
    State m_state = State::notStarted;
    std::optional<protocol::InitializeReply> m_engine;
    std::optional<Error> m_problem;
    detail::EngineConnection *m_connection = nullptr; ///< ours while an engine runs
    int64_t m_lastId = 0;
    std::vector<Waiting> m_waiting;             ///< for the handshake
    std::map<int64_t, Unanswered> m_unanswered; ///< by request id
    std::map<int64_t, Listener> m_listeners;    ///< by job
    /// Events may overtake the answer that tells a job's number: they are kept until it comes.
    std::vector<protocol::Event> m_earlyEvents;
};

} // namespace tessera
