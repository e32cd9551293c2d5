#include "analysis/engine/sessiondesk.h"

#include "analysis/protocol/codec.h"

namespace tessera {

SessionDesk::SessionDesk(ProtocolOutput &output, std::function<void()> wake) : m_output(output), m_wake(std::move(wake))
{
}

SessionDesk::~SessionDesk() = default;

void SessionDesk::take(int64_t id, const protocol::OpenSession &request) { enqueue({id, request, {}}); }

void SessionDesk::take(int64_t id, const protocol::CloseSession &request) { enqueue({id, request, {}}); }

void SessionDesk::take(int64_t id, const protocol::AskSession &request)
{
    std::vector<int64_t> overtaken;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_waiting, [&](const Waiting &waiting) {
            const auto *older = std::get_if<protocol::AskSession>(&waiting.request);
            if (older && older->session == request.session)
                overtaken.push_back(waiting.id);
            return older && older->session == request.session;
        });
        if (m_askedSession == request.session)
            m_askedStop.request_stop();
    }
    for (const int64_t older : overtaken)
        m_output.writeLine(protocol::encodeError(older, {ErrorCode::cancelled, {}, {}}));
    enqueue({id, request, {}});
}

void SessionDesk::enqueue(Waiting waiting)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(waiting));
    }
    m_wake();
}

bool SessionDesk::hasWork()
{
    const std::lock_guard lock(m_mutex);
    return !m_waiting.empty();
}

void SessionDesk::work(std::stop_token token)
{
    while (!token.stop_requested()) {
        std::unique_lock lock(m_mutex);
        if (m_waiting.empty())
            return;
        const Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (const auto *question = std::get_if<protocol::AskSession>(&waiting.request)) {
            m_askedSession = question->session;
            m_askedStop = waiting.stop;
        }
        lock.unlock();
        const std::string line =
            std::visit([&](const auto &request) { return reply(waiting, request); }, waiting.request);
        m_output.writeLine(line);
        lock.lock();
        m_askedSession = 0;
    }
}

std::string SessionDesk::reply(const Waiting &waiting, const protocol::OpenSession &request)
{
    Result<ModelSession> session = ModelSession::open(request);
    if (!session)
        return protocol::encodeError(waiting.id, session.error());
    const int64_t number = ++m_lastSession;
    const ModelSession &kept = m_sessions.emplace(number, std::move(*session)).first->second;
    return protocol::encodeReply(waiting.id, kept.description(number));
}

std::string SessionDesk::reply(const Waiting &waiting, const protocol::AskSession &request)
{
    const auto session = m_sessions.find(request.session);
    if (session == m_sessions.end())
        return protocol::encodeError(waiting.id, {ErrorCode::sessionUnknown, {std::to_string(request.session)}, {}});
    const Result<protocol::AskSessionReply> answered = session->second.ask(request, waiting.stop.get_token());
    return answered ? protocol::encodeReply(waiting.id, *answered)
                    : protocol::encodeError(waiting.id, answered.error());
}

std::string SessionDesk::reply(const Waiting &waiting, const protocol::CloseSession &request)
{
    m_sessions.erase(request.session);
    return protocol::encodeReply(waiting.id, protocol::Empty{});
}

} // namespace tessera
