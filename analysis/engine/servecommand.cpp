#include "analysis/engine/commands.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/installedmodels.h"
#include "analysis/engine/jobrunner.h"
#include "analysis/engine/lineio.h"
#include "analysis/engine/sessiondesk.h"
#include "analysis/engine/trainingarguments.h"
#include "analysis/engine/trainingrunner.h"
#include "analysis/protocol/codec.h"

#include <unistd.h>

namespace tessera {
namespace {

/// Answers one client until its requests end. Requests are answered at once on the reading thread; analyses and the
/// questions of sessions take longer, and they run on the JobRunner's; trainings in processes of their own.
class Server {
public:
    explicit Server(ProtocolOutput &output)
        : m_output(output), m_sessions(output, [this] { m_jobs.wake(); }), m_jobs(output, m_sessions),
          m_trainings(output)
    {
    }

    void serve(std::stop_token token)
    {
        LineReader reader(STDIN_FILENO, protocol::largestLine);
        while (!m_shutdown) {
            const std::optional<std::string> line = reader.next(token);
            if (!line)
                return;
            if (!line->empty())
                answer(*line);
        }
    }

private:
    void answer(const std::string &line)
    {
        std::optional<int64_t> failedId;
        const Result<protocol::IncomingRequest> request = protocol::decodeRequest(line, failedId);
        if (!request) {
            m_output.writeLine(protocol::encodeError(failedId, request.error()));
            return;
        }
        std::visit([&](const auto &message) { answer(request->id, message); }, request->request);
    }

    template <typename Message>
    void answer(int64_t id, const Message &message)
    {
        if constexpr (requires { m_sessions.take(id, message); })
            m_sessions.take(id, message);
        else
            m_output.writeLine(reply(id, message));
    }

    std::string reply(int64_t id, const protocol::Initialize &message)
    {
        if (message.protocolVersion != protocol::version)
            return protocol::encodeError(id,
                                         {ErrorCode::engineVersion,
                                          {std::to_string(protocol::version), std::to_string(message.protocolVersion)},
                                          {}});
        return protocol::encodeReply(
            id, protocol::InitializeReply{protocol::version, TESSERA_VERSION, torchVersion(), listDevices()});
    }

    std::string reply(int64_t id, const protocol::ListModels &message)
    {
        return protocol::encodeReply(id, protocol::ListModelsReply{listModels(message.folders)});
    }

    std::string reply(int64_t id, const protocol::StartAnalysis &message)
    {
        AnalysisRequest request;
        request.slide = message.slide;
        request.model = message.model;
        request.out = message.out;
        request.device = message.device;
        request.mpp = message.mpp;
        request.maskRatio = message.maskRatio;
        request.threads = message.threads;
        request.earlierWork = EarlierWork::resume;
        request.hostileFormats = message.allowHostileFormats ? HostileFormats::allow : HostileFormats::refuse;
        request.product = message.product;
        m_jobs.start(++m_lastJob, std::move(request));
        return protocol::encodeReply(id, protocol::StartJobReply{m_lastJob});
    }

    std::string reply(int64_t id, const protocol::StartTraining &message)
    {
        Result<std::vector<std::string>> arguments = argumentsOf(message);
        if (!arguments)
            return protocol::encodeError(id, arguments.error());
        m_trainings.start(++m_lastJob, {std::move(*arguments), message.out});
        return protocol::encodeReply(id, protocol::StartJobReply{m_lastJob});
    }

    std::string reply(int64_t id, const protocol::CancelJob &message)
    {
        m_jobs.cancel(message.job);
        m_trainings.cancel(message.job);
        return protocol::encodeReply(id, protocol::Empty{});
    }

    std::string reply(int64_t id, const protocol::Shutdown &)
    {
        m_shutdown = true;
        return protocol::encodeReply(id, protocol::Empty{});
    }

    ProtocolOutput &m_output;
    bool m_shutdown = false;
    int64_t m_lastJob = 0; ///< number
    SessionDesk m_sessions;
    JobRunner m_jobs; ///< after the desk, which its thread works at
    TrainingRunner m_trainings;
};

} // namespace

int runCommand(const ServeCommand &, std::stop_token token)
{
    ProtocolOutput output;
    Server(output).serve(token);
    return token.stop_requested() ? 130 : 0;
}

} // namespace tessera
