#pragma once
#include "tests/support/engineprocess.h"

#include <utility>

namespace tessera::testing {

/// Speaks JSON-RPC with a running engine, line by line.
class Client {
public:
    Client()
    {
        m_process.start(enginePath(), {"serve"});
        m_process.waitForStarted();
    }
    ~Client()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
    }

    void send(const QByteArray &line) { m_process.write(line + "\n"); }
    void request(int id, const QString &method, const QJsonObject &params = {})
    {
        send(QJsonDocument(QJsonObject{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}})
                 .toJson(QJsonDocument::Compact));
    }
    QJsonObject next()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(60'000))
                return {};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    QJsonObject reply(int id)
    {
        for (;;) {
            const QJsonObject message = next();
            if (message.isEmpty() || message["id"] == id)
                return message;
        }
    }
    QJsonObject event(const QString &method)
    {
        for (;;) {
            const QJsonObject message = next();
            if (message.isEmpty() || message["method"] == method)
                return message["params"].toObject();
        }
    }
    /// The next reply, whatever request it answers.
    QJsonObject nextReply()
    {
        for (;;) {
            const QJsonObject message = next();
            if (message.isEmpty() || message.contains("id"))
                return message;
        }
    }
    /// The next end of a job: its method and parameters.
    std::pair<QString, QJsonObject> end()
    {
        for (;;) {
            const QJsonObject message = next();
            const QString method = message["method"].toString();
            if (message.isEmpty() || method == "job/finished" || method == "training/finished" ||
                method == "job/failed")
                return {method, message["params"].toObject()};
        }
    }
    qint64 processId() const { return m_process.processId(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    void closeInput() { m_process.closeWriteChannel(); }
    int exitCode()
    {
        m_process.waitForFinished(5000);
        return m_process.exitStatus() == QProcess::NormalExit && m_process.state() == QProcess::NotRunning
                   ? m_process.exitCode()
                   : -1;
    }

private:
    QProcess m_process;
};

} // namespace tessera::testing
