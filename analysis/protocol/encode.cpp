#include "analysis/protocol/codec.h"
#include "analysis/protocol/detail/encoding.h"
#include "analysis/protocol/detail/names.h"
#include "analysis/protocol/detail/trainingjson.h"

namespace tessera::protocol {
namespace {

using detail::addIfKnown;
using detail::finite;
using detail::toJson;
using Json = detail::OrderedJson;

/// JSON-RPC's own numbers; the error's name in `data` says more.
constexpr int invalidRequest = -32600;
constexpr int failedRequest = -32000;

Json toJson(const Initialize &message) { return {{"protocolVersion", message.protocolVersion}}; }

Json toJson(const ListModels &message) { return {{"folders", message.folders}}; }

Json toJson(const StartAnalysis &message)
{
    Json json{{"slide", message.slide}, {"model", message.model}, {"out", message.out}, {"device", message.device}};
    addIfKnown(json, "mpp", message.mpp);
    addIfKnown(json, "maskRatio", message.maskRatio);
    addIfKnown(json, "threads", message.threads);
    json["allowHostileFormats"] = message.allowHostileFormats;
    json["product"] = detail::nameIn(detail::productNames, message.product);
    return json;
}

Json toJson(const CancelJob &message) { return {{"job", message.job}}; }

Json toJson(const OpenSession &message)
{
    Json json{{"model", message.model}, {"features", message.features}, {"device", message.device}};
    addIfKnown(json, "threads", message.threads);
    addIfKnown(json, "tileEdge", message.tileEdge);
    addIfKnown(json, "folder", message.folder);
    return json;
}

Json toJson(const AskSession &message)
{
    Json json{{"session", message.session},
              {"excluded", message.excluded},
              {"areas", message.areas},
              {"maskRatio", finite(message.maskRatio)}};
    addIfKnown(json, "shownClass", message.shownClass);
    json["tileProbabilities"] = message.tileProbabilities;
    return json;
}

Json toJson(const CloseSession &message) { return {{"session", message.session}}; }

Json toJson(const Shutdown &) { return Json::object(); }

Json toJson(const Empty &) { return Json::object(); }

Json toJson(const Error &error)
{
    return {{"code", error.code == ErrorCode::protocolViolation ? invalidRequest : failedRequest},
            {"message", sentence(error)},
            {"data", {{"name", nameOf(error.code)}, {"arguments", error.arguments}, {"context", error.context}}}};
}

Json toJson(const InitializeReply &reply)
{
    Json devices = Json::array();
    for (const Device &device : reply.devices)
        devices.push_back({{"id", device.id},
                           {"name", device.name},
                           {"memoryBytes", device.memoryBytes},
                           {"problem", device.problem}});
    return {{"protocolVersion", reply.protocolVersion},
            {"programVersion", reply.programVersion},
            {"torchVersion", reply.torchVersion},
            {"devices", std::move(devices)}};
}

Json toJson(const ListModelsReply &reply)
{
    Json models = Json::array();
    for (const ModelInfo &model : reply.models)
        models.push_back({{"folder", model.folder},
                          {"id", model.id},
                          {"name", model.name},
                          {"description", model.description},
                          {"version", model.version},
                          {"weightsSha256", model.weightsSha256},
                          {"classes", model.classes},
                          {"positiveClasses", model.positiveClasses},
                          {"problem", model.problem}});
    return {{"models", std::move(models)}};
}

Json toJson(const StartJobReply &reply) { return {{"job", reply.job}}; }

Json toJson(const OpenSessionReply &reply)
{
    return {{"session", reply.session},
            {"tiles", reply.tiles},
            {"classes", reply.classes},
            {"knowsPlaces", reply.knowsPlaces},
            {"warnings", reply.warnings}};
}

Json toJson(const AskSessionReply &reply)
{
    Json json{{"logits", reply.logits}, {"probabilities", reply.probabilities}};
    addIfKnown(json, "prediction", reply.prediction);
    addIfKnown(json, "risk", reply.risk);
    json["tilesLeft"] = reply.tilesLeft;
    json["maps"] = reply.maps;
    return json;
}

Json toJson(const JobProgress &event)
{
    Json json{{"job", event.job},
              {"stage", detail::nameIn(detail::stageNames, event.stage)},
              {"done", event.done},
              {"total", event.total},
              {"perSecond", finite(event.perSecond)}};
    addIfKnown(json, "secondsLeft", event.secondsLeft);
    return json;
}

Json toJson(const JobPartialResult &event)
{
    return {{"job", event.job}, {"tiles", event.tiles}, {"count", event.count}};
}

Json toJson(const JobFinished &event) { return {{"job", event.job}, {"folder", event.folder}}; }

Json toJson(const JobFailed &event) { return {{"job", event.job}, {"error", toJson(event.error)}}; }

/// One line whatever the strings hold: bytes that are not UTF-8 become U+FFFD, line ends are escaped.
std::string line(const Json &json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <typename T>
std::string replyLine(int64_t id, const T &result)
{
    return line({{"jsonrpc", "2.0"}, {"id", id}, {"result", toJson(result)}});
}

} // namespace

std::string encodeRequest(int64_t id, const Request &request)
{
    return std::visit(
        [&](const auto &message) {
            return line({{"jsonrpc", "2.0"}, {"id", id}, {"method", message.method}, {"params", toJson(message)}});
        },
        request);
}

std::string encodeReply(int64_t id, const InitializeReply &reply) { return replyLine(id, reply); }
std::string encodeReply(int64_t id, const ListModelsReply &reply) { return replyLine(id, reply); }
std::string encodeReply(int64_t id, const StartJobReply &reply) { return replyLine(id, reply); }
std::string encodeReply(int64_t id, const OpenSessionReply &reply) { return replyLine(id, reply); }
std::string encodeReply(int64_t id, const AskSessionReply &reply) { return replyLine(id, reply); }
std::string encodeReply(int64_t id, const Empty &reply) { return replyLine(id, reply); }

std::string encodeError(std::optional<int64_t> id, const Error &error)
{
    return line({{"jsonrpc", "2.0"}, {"id", id ? Json(*id) : Json(nullptr)}, {"error", toJson(error)}});
}

std::string encodeEvent(const Event &event)
{
    return std::visit(
        [](const auto &message) {
            return line({{"jsonrpc", "2.0"}, {"method", message.method}, {"params", toJson(message)}});
        },
        event);
}

} // namespace tessera::protocol
