#include "analysis/protocol/codec.h"

#include <QFile>
#include <QtTest>

#include <set>

using namespace tessera;
using namespace tessera::protocol;

namespace {

std::string encodedResult(int64_t id, const std::string &result)
{
    if (const auto reply = decodeInitializeReply(result))
        return encodeReply(id, *reply);
    if (const auto reply = decodeListModelsReply(result))
        return encodeReply(id, *reply);
    if (const auto reply = decodeStartJobReply(result))
        return encodeReply(id, *reply);
    if (const auto reply = decodeOpenSessionReply(result))
        return encodeReply(id, *reply);
    if (const auto reply = decodeAskSessionReply(result))
        return encodeReply(id, *reply);
    return encodeReply(id, Empty{});
}

/// What the codec makes of a line that it has read itself; a sentence when it could not.
std::string throughTheCodec(const std::string &line)
{
    std::optional<int64_t> failedId;
    if (const Result<IncomingRequest> request = decodeRequest(line, failedId))
        return encodeRequest(request->id, request->request);
    const Result<Incoming> incoming = decodeIncoming(line);
    if (!incoming)
        return sentence(incoming.error());
    if (const Event *event = std::get_if<Event>(&*incoming))
        return encodeEvent(*event);
    const auto &reply = std::get<IncomingReply>(*incoming);
    return reply.result ? encodedResult(reply.id, *reply.result) : encodeError(reply.id, reply.result.error());
}

} // namespace

/// docs/protocol.md shows what the codec reads and writes, to the letter.
class ProtocolPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile page(QStringLiteral(TESSERA_SOURCE_DIR "/docs/protocol.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        for (const QByteArray &line : page.readAll().split('\n'))
            if (line.startsWith('{'))
                m_lines.push_back(line.toStdString());
    }

    void showsLinesAsTheCodecWritesThem()
    {
        for (const std::string &line : m_lines)
            QCOMPARE(throughTheCodec(line), line);
    }

    void showsEveryMethodAndEventOfTrainings()
    {
        std::set<std::string> missing{Initialize::method,       ListModels::method,     StartAnalysis::method,
                                      CancelJob::method,        OpenSession::method,    AskSession::method,
                                      CloseSession::method,     Shutdown::method,       JobProgress::method,
                                      JobPartialResult::method, JobFinished::method,    JobFailed::method,
                                      StartTraining::method,    TrainingEvent::method,  TrainingFinished::method,
                                      TrainingChecking::event,  TrainingFinding::event, TrainingRunStarted::event,
                                      TrainingStep::event,      TrainingEpoch::event,   TrainingRemark::event};
        for (const std::string &line : m_lines)
            std::erase_if(
                missing, [&](const std::string &method) { return line.find('"' + method + '"') != std::string::npos; });
        QVERIFY2(missing.empty(), missing.empty() ? "" : missing.begin()->c_str());
    }

private:
    std::vector<std::string> m_lines;
};

QTEST_APPLESS_MAIN(ProtocolPageTest)
#include "tst_protocol_page.moc"
