#pragma once
#include "analysis/client/engineprocess.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <optional>

namespace tessera {

/// A model and a bag of features that the engine keeps ready for questions about parts of the bag, as a handle:
/// destroying it closes the session. Lives on the GUI thread. No signal comes from inside the constructor or ask().
class LiveSession : public QObject {
    Q_OBJECT
public:
    /// Starts the engine where it is not running. `engine` must outlive the session.
    LiveSession(EngineProcess &engine, const protocol::OpenSession &request, QObject *parent = nullptr);
    ~LiveSession() override;

    /// What the engine said when it opened the session; empty before.
    const std::optional<protocol::OpenSessionReply> &description() const { return m_description; }

    /// The number of the session in `question` is not looked at. A question overtakes the ones before it that are not
    /// answered yet: of these nothing is heard any more. One that is asked before the session is open is sent then.
    void ask(const protocol::AskSession &question);

Q_SIGNALS:
    void opened(const tessera::protocol::OpenSessionReply &description);
    /// The answer to the newest question. Its maps are read before the next question is answered.
    void answered(const tessera::protocol::AskSessionReply &answer);
    /// The newest question cannot be answered; another one may be.
    void questionFailed(const tessera::Error &error);
    /// The session was not opened, or the engine is gone: nothing comes any more.
    void failed(const tessera::Error &error);

private:
    void send(const protocol::AskSession &question);

    const QPointer<EngineProcess> m_engine;
    std::optional<protocol::OpenSessionReply> m_description;
    std::optional<protocol::AskSession> m_waiting; ///< asked before the session was open
    int64_t m_newest = 0;                          ///< number of the newest question
    bool m_isOver = false;
};

} // namespace tessera
