#include "analysis/client/livesession.h"

#include <utility>

namespace tessera {

LiveSession::LiveSession(EngineProcess &engine, const protocol::OpenSession &request, QObject *parent)
    : QObject(parent), m_engine(&engine)
{
    engine.openSession(request, this, [this](const Result<protocol::OpenSessionReply> &reply) {
        if (m_isOver)
            return;
        if (!reply) {
            m_isOver = true;
            Q_EMIT failed(reply.error());
            return;
        }
        m_description = *reply;
        if (m_waiting)
            send(*std::exchange(m_waiting, std::nullopt));
        Q_EMIT opened(*reply);
    });
    connect(&engine, &EngineProcess::died, this, [this](const Error &error) {
        if (!std::exchange(m_isOver, true))
            Q_EMIT failed(error);
    });
}

LiveSession::~LiveSession()
{
    if (m_engine && m_description && !m_isOver)
        m_engine->closeSession(m_description->session);
}

void LiveSession::ask(const protocol::AskSession &question)
{
    if (m_isOver)
        return;
    if (m_description)
        send(question);
    else
        m_waiting = question;
}

void LiveSession::send(const protocol::AskSession &question)
{
    protocol::AskSession numbered = question;
    numbered.session = m_description->session;
    m_engine->askSession(numbered, this, [this, asked = ++m_newest](const Result<protocol::AskSessionReply> &reply) {
        if (m_isOver || asked != m_newest)
            return;
        if (reply)
            Q_EMIT answered(*reply);
        else if (m_engine->state() == EngineProcess::State::ready)
            Q_EMIT questionFailed(reply.error());
    });
}

} // namespace tessera
