#pragma once
#include "analysis/engine/lineio.h"
#include "analysis/engine/modelsession.h"

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <variant>

namespace tessera {

/// Takes the requests about sessions on the thread that reads them and answers them on the one that does tensor
/// mathematics, in their order, whenever that calls work(). Only the newest question of a session is worked on: a newer
/// one makes the older one fail with `cancelled`.
class SessionDesk {
public:
    /// `wake` is called on the reading thread when there is something to work on.
    SessionDesk(ProtocolOutput &output, std::function<void()> wake);
    ~SessionDesk();

    void take(int64_t id, const protocol::OpenSession &request);
    void take(int64_t id, const protocol::AskSession &request);
    void take(int64_t id, const protocol::CloseSession &request);

    bool hasWork();
    /// Answers what waits, until nothing does or `token` stops it. Called on the computing thread.
    void work(std::stop_token token);

private:
    struct Waiting {
        int64_t id; ///< of the request
        std::variant<protocol::OpenSession, protocol::AskSession, protocol::CloseSession> request;
        std::stop_source stop;
    };

    void enqueue(Waiting waiting);
    std::string reply(const Waiting &waiting, const protocol::OpenSession &request);
    std::string reply(const Waiting &waiting, const protocol::AskSession &request);
    std::string reply(const Waiting &waiting, const protocol::CloseSession &request);

    ProtocolOutput &m_output;
    const std::function<void()> m_wake;

    std::mutex m_mutex; ///< of the next three
    std::deque<Waiting> m_waiting;
    int64_t m_askedSession = 0; ///< whose question is being worked on, or 0
    std::stop_source m_askedStop;

    int64_t m_lastSession = 0;
    std::map<int64_t, ModelSession> m_sessions; ///< by number; the computing thread's
};

} // namespace tessera
