#include "analysis/client/engineprocess.h"

#include "analysis/client/detail/engineconnection.h"
#include "analysis/protocol/codec.h"

#include <QFile>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

/// Far more than a job says before the answer to its start can be read.
constexpr std::size_t mostEarlyEvents = 10'000;

int64_t jobOf(const protocol::Event &event)
{
    return std::visit([](const auto &message) { return message.job; }, event);
}

bool endsJob(const protocol::Event &event)
{
    return std::holds_alternative<protocol::JobFinished>(event) ||
           std::holds_alternative<protocol::TrainingFinished>(event) ||
           std::holds_alternative<protocol::JobFailed>(event);
}

} // namespace

EngineProcess::EngineProcess(EngineOptions options, QObject *parent) : QObject(parent), m_options(std::move(options)) {}

EngineProcess::~EngineProcess()
{
    if (!m_connection)
        return;
    m_connection->shutDown(protocol::encodeRequest(++m_lastId, protocol::Shutdown{}));
    delete m_connection;
}

int64_t EngineProcess::processId() const { return m_connection ? m_connection->processId() : 0; }

void EngineProcess::start()
{
    if (m_state == State::notStarted)
        connectEngine();
}

void EngineProcess::restart()
{
    if (m_connection)
        die(State::died, {ErrorCode::engineDied, {"it was restarted"}, {}});
    if (!m_connection) // somebody who was told may have been faster
        connectEngine();
}

void EngineProcess::connectEngine()
{
    m_problem.reset();
    m_connection = new detail::EngineConnection(m_options);
    connect(m_connection, &detail::EngineConnection::lineCame, this, &EngineProcess::takeLine);
    connect(m_connection, &detail::EngineConnection::lineTooLong, this, [this] {
        die(State::died, {ErrorCode::protocolViolation,
                          {"a line longer than " + std::to_string(protocol::largestLine) + " bytes"},
                          {}});
    });
    connect(m_connection, &detail::EngineConnection::ended, this, [this](const Error &error) {
        die(error.code == ErrorCode::engineMissing ? State::missing : State::died, error);
    });
    // What comes late is meant for this engine only: there may be another one by then.
    QTimer::singleShot(m_options.handshakeLimit, m_connection, [this, connection = m_connection] {
        if (connection == m_connection && m_state == State::starting)
            die(State::died, {ErrorCode::engineDied, {"it did not answer in time"}, {}});
    });
    setState(State::starting);
    // By way of the event loop: a program that cannot be started says so from inside start().
    QMetaObject::invokeMethod(
        m_connection,
        [this, connection = m_connection] {
            if (connection != m_connection)
                return;
            connection->start();
            if (connection == m_connection)
                send(protocol::Initialize{}, [this, connection](const Result<std::string> &reply) {
                    if (connection == m_connection)
                        takeHandshake(reply);
                });
        },
        Qt::QueuedConnection);
}

void EngineProcess::takeHandshake(const Result<std::string> &reply)
{
    const Result<protocol::InitializeReply> engine =
        reply ? protocol::decodeInitializeReply(*reply) : Result<protocol::InitializeReply>(passOn(reply.error()));
    if (!engine)
        return die(State::died, engine.error());
    if (engine->protocolVersion != protocol::version)
        return die(State::died, {ErrorCode::engineVersion,
                                 {std::to_string(engine->protocolVersion), std::to_string(protocol::version)},
                                 {}});
    m_engine = *engine;
    for (Waiting &waiting : std::exchange(m_waiting, {}))
        if (waiting.context)
            send(waiting.request, std::move(waiting.onReply));
    setState(State::ready);
    Q_EMIT ready(*engine);
}

template <typename T, typename Decode>
EngineProcess::OnReply EngineProcess::decoded(QObject *context, Decode decode, Answer<T> answer)
{
    return [this, context = QPointer<QObject>(context), decode,
            answer = std::move(answer)](const Result<std::string> &reply) {
        const Result<T> value = reply ? decode(*reply) : Result<T>(passOn(reply.error()));
        if (reply && !value)
            die(State::died, value.error());
        if (context)
            answer(value);
    };
}

void EngineProcess::listModels(const QStringList &folders, QObject *context, Answer<protocol::ListModelsReply> answer)
{
    protocol::ListModels message;
    for (const QString &folder : folders)
        message.folders.push_back(QFile::encodeName(folder).toStdString());
    request(std::move(message), context,
            decoded<protocol::ListModelsReply>(context, protocol::decodeListModelsReply, std::move(answer)));
}

void EngineProcess::startJob(const protocol::JobRequest &message, QObject *context, Answer<int64_t> answer,
                             OnEvent onEvent)
{
    const QPointer<QObject> listener(context);
    const Answer<protocol::StartJobReply> take =
        [this, listener, answer = std::move(answer),
         onEvent = std::move(onEvent)](const Result<protocol::StartJobReply> &reply) {
            if (reply)
                m_listeners[reply->job] = {listener, onEvent};
            if (listener)
                answer(reply ? Result<int64_t>(reply->job) : Result<int64_t>(passOn(reply.error())));
            if (!reply)
                return;
            if (!listener)
                cancelJob(reply->job);
            takeEarlyEvents(reply->job);
        };
    // This object as context: what became of the listener is looked at when the answer is there.
    std::visit(
        [&](const auto &start) {
            request(start, context, decoded<protocol::StartJobReply>(this, protocol::decodeStartJobReply, take));
        },
        message);
}

void EngineProcess::cancelJob(int64_t job)
{
    if (m_state == State::ready)
        send(protocol::CancelJob{job}, [](const Result<std::string> &) {});
}

void EngineProcess::openSession(const protocol::OpenSession &message, QObject *context,
                                Answer<protocol::OpenSessionReply> answer)
{
    const QPointer<QObject> asker(context);
    const Answer<protocol::OpenSessionReply> take =
        [this, asker, answer = std::move(answer)](const Result<protocol::OpenSessionReply> &reply) {
            if (asker)
                answer(reply);
            else if (reply)
                closeSession(reply->session);
        };
    request(message, context, decoded<protocol::OpenSessionReply>(this, protocol::decodeOpenSessionReply, take));
}

void EngineProcess::askSession(const protocol::AskSession &message, QObject *context,
                               Answer<protocol::AskSessionReply> answer)
{
    request(message, context,
            decoded<protocol::AskSessionReply>(context, protocol::decodeAskSessionReply, std::move(answer)));
}

void EngineProcess::closeSession(int64_t session)
{
    if (m_state == State::ready)
        send(protocol::CloseSession{session}, [](const Result<std::string> &) {});
}

void EngineProcess::request(protocol::Request request, QObject *context, OnReply onReply)
{
    start();
    if (m_state == State::starting)
        m_waiting.push_back({std::move(request), context, std::move(onReply)});
    else if (m_state == State::ready)
        send(request, std::move(onReply));
    else
        QMetaObject::invokeMethod(
            this, [onReply = std::move(onReply), error = *m_problem] { onReply(passOn(error)); }, Qt::QueuedConnection);
}

void EngineProcess::send(const protocol::Request &request, OnReply onReply)
{
    const int64_t id = ++m_lastId;
    const bool startsJob = std::holds_alternative<protocol::StartAnalysis>(request) ||
                           std::holds_alternative<protocol::StartTraining>(request);
    m_unanswered[id] = {startsJob, std::move(onReply)};
    m_connection->sendLine(protocol::encodeRequest(id, request));
}

void EngineProcess::takeLine(const std::string &line)
{
    Result<protocol::Incoming> message = protocol::decodeIncoming(line);
    if (!message)
        die(State::died, message.error());
    else if (auto *reply = std::get_if<protocol::IncomingReply>(&*message))
        takeReply(reply->id, std::move(reply->result));
    else
        takeEvent(std::get<protocol::Event>(*message));
}

void EngineProcess::takeReply(int64_t id, Result<std::string> result)
{
    const auto found = m_unanswered.find(id);
    if (found == m_unanswered.end())
        return die(State::died, {ErrorCode::protocolViolation, {"an answer to a question that was not asked"}, {}});
    const Unanswered unanswered = std::move(found->second);
    m_unanswered.erase(found);
    unanswered.onReply(std::move(result));
    if (!isStartingJob())
        m_earlyEvents.clear();
}

void EngineProcess::takeEvent(const protocol::Event &event)
{
    const auto found = m_listeners.find(jobOf(event));
    if (found == m_listeners.end()) {
        if (isStartingJob() && m_earlyEvents.size() < mostEarlyEvents)
            m_earlyEvents.push_back(event);
        return;
    }
    const Listener listener = found->second;
    if (endsJob(event))
        m_listeners.erase(found);
    if (listener.context)
        listener.onEvent(event);
}

void EngineProcess::takeEarlyEvents(int64_t job)
{
    std::vector<protocol::Event> events;
    for (const protocol::Event &event : m_earlyEvents)
        if (jobOf(event) == job)
            events.push_back(event);
    std::erase_if(m_earlyEvents, [&](const protocol::Event &event) { return jobOf(event) == job; });
    for (const protocol::Event &event : events)
        takeEvent(event);
}

bool EngineProcess::isStartingJob() const
{
    return std::any_of(m_unanswered.begin(), m_unanswered.end(),
                       [](const auto &entry) { return entry.second.startsJob; });
}

/// Everything is put in order before anybody is told, since whoever is told may ask for a restart at once.
void EngineProcess::die(State state, const Error &error)
{
    const Error reason = error; // `error` may live in what goes now
    std::exchange(m_connection, nullptr)->abandon();
    const auto waiting = std::exchange(m_waiting, {});
    const auto unanswered = std::exchange(m_unanswered, {});
    const auto listeners = std::exchange(m_listeners, {});
    m_earlyEvents.clear();
    m_engine.reset();
    m_problem = reason;
    setState(state);
    for (const Waiting &entry : waiting)
        entry.onReply(passOn(reason));
    for (const auto &[id, entry] : unanswered)
        entry.onReply(passOn(reason));
    for (const auto &[job, listener] : listeners)
        if (listener.context)
            listener.onEvent(protocol::JobFailed{job, reason});
    Q_EMIT died(reason);
}

void EngineProcess::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace tessera
