#pragma once
#include "analysis/protocol/messages.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace tessera::protocol {

/// JSON-RPC 2.0, one message a line, UTF-8, without the line end. Encoding never fails.
/// Decoding errors: protocolViolation(detail); a line longer than largestLine is one as well.
constexpr std::size_t largestLine = 16u << 20;

struct IncomingRequest {
    int64_t id = 0;
    Request request;
};

std::string encodeRequest(int64_t id, const Request &request);
std::string encodeReply(int64_t id, const InitializeReply &reply);
std::string encodeReply(int64_t id, const ListModelsReply &reply);
std::string encodeReply(int64_t id, const StartJobReply &reply);
std::string encodeReply(int64_t id, const OpenSessionReply &reply);
std::string encodeReply(int64_t id, const AskSessionReply &reply);
std::string encodeReply(int64_t id, const Empty &reply);
std::string encodeError(std::optional<int64_t> id, const Error &error);
std::string encodeEvent(const Event &event);

/// One line of `train --progress`, the form in which a training tells the engine (docs/training.md, "Events"): what
/// TrainingEvent carries, without a job. A member that is null is not known.
Result<TrainingNews> decodeTrainingNews(std::string_view line);

/// Engine's side. A request whose id could be read but nothing else fails with that id in `failedId`.
Result<IncomingRequest> decodeRequest(std::string_view line, std::optional<int64_t> &failedId);

/// App's side: an event, or the reply to one of our requests (still as JSON text, decoded by type below).
struct IncomingReply {
    int64_t id = 0;
    Result<std::string> result; ///< JSON text of "result", or the engine's error
};
using Incoming = std::variant<IncomingReply, Event>;
Result<Incoming> decodeIncoming(std::string_view line);
Result<InitializeReply> decodeInitializeReply(std::string_view json);
Result<ListModelsReply> decodeListModelsReply(std::string_view json);
Result<StartJobReply> decodeStartJobReply(std::string_view json);
Result<OpenSessionReply> decodeOpenSessionReply(std::string_view json);
Result<AskSessionReply> decodeAskSessionReply(std::string_view json);

} // namespace tessera::protocol
