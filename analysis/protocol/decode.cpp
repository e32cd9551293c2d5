#include "analysis/protocol/codec.h"
#include "analysis/protocol/detail/fields.h"
#include "analysis/protocol/detail/names.h"
#include "analysis/protocol/detail/trainingjson.h"

namespace tessera::protocol {
namespace {

using detail::decode;
using detail::Fields;
using detail::Json;
using detail::Malformed;

/// Lets `read` throw what is wrong, and makes an error of it.
template <typename Read>
auto orViolation(Read read) -> Result<decltype(read())>
{
    try {
        return read();
    } catch (const Malformed &problem) {
        return fail(ErrorCode::protocolViolation, problem.what());
    } catch (const Json::exception &) {
        return fail(ErrorCode::protocolViolation, "a message of an unknown form");
    }
}

Json parseMessage(std::string_view line)
{
    if (line.size() > largestLine)
        throw Malformed("a line longer than " + std::to_string(largestLine) + " bytes");
    return detail::parseStrictly(line);
}

void checkVersion(const Fields &message)
{
    if (message.text("jsonrpc") != "2.0")
        throw Malformed("the version of JSON-RPC is not 2.0");
}

void decode(const Fields &params, Initialize &message)
{
    message.protocolVersion = params.smallInteger("protocolVersion");
}

void decode(const Fields &params, ListModels &message) { message.folders = params.texts("folders"); }

void decode(const Fields &params, StartAnalysis &message)
{
    message.slide = params.text("slide");
    message.model = params.text("model");
    message.out = params.text("out");
    message.device = params.textOr("device", message.device);
    message.mpp = params.optionalNumber("mpp");
    message.maskRatio = params.optionalNumber("maskRatio");
    if (params.has("threads"))
        message.threads = params.smallInteger("threads");
    message.allowHostileFormats = params.flagOr("allowHostileFormats", false);
    if (params.has("product"))
        message.product = params.choice<AnalysisProduct>("product", detail::productNames);
}

void decode(const Fields &params, CancelJob &message) { message.job = params.integer("job"); }

void decode(const Fields &params, OpenSession &message)
{
    message.model = params.text("model");
    message.features = params.text("features");
    message.device = params.textOr("device", message.device);
    if (params.has("threads"))
        message.threads = params.smallInteger("threads");
    message.tileEdge = params.optionalNumber("tileEdge");
    message.folder = params.optionalText("folder");
}

void decode(const Fields &params, AskSession &message)
{
    message.session = params.integer("session");
    if (params.has("excluded"))
        message.excluded = params.integers("excluded");
    if (params.has("areas"))
        message.areas = params.outlines("areas");
    if (params.has("maskRatio"))
        message.maskRatio = params.number("maskRatio");
    if (params.has("shownClass"))
        message.shownClass = params.smallInteger("shownClass");
    message.tileProbabilities = params.flagOr("tileProbabilities", false);
}

void decode(const Fields &params, CloseSession &message) { message.session = params.integer("session"); }

void decode(const Fields &, Shutdown &) {}

Error decodeError(const Fields &json)
{
    json.integer("code");
    const std::string message = json.text("message");
    const Fields data = json.object("data");
    Error error{errorCodeNamed(data.text("name")), data.texts("arguments"), data.texts("context")};
    if (nameOf(error.code) != data.text("name"))
        error = {ErrorCode::internal, {message}, std::move(error.context)};
    return error;
}

void decode(const Fields &params, JobProgress &event)
{
    event.job = params.integer("job");
    event.stage = params.choice<Stage>("stage", detail::stageNames);
    event.done = params.integer("done", 0);
    event.total = params.integer("total", 0);
    event.perSecond = params.number("perSecond");
    event.secondsLeft = params.optionalNumber("secondsLeft");
}

void decode(const Fields &params, JobPartialResult &event)
{
    event.job = params.integer("job");
    event.tiles = params.text("tiles");
    event.count = params.integer("count", 0);
}

void decode(const Fields &params, JobFinished &event)
{
    event.job = params.integer("job");
    event.folder = params.text("folder");
}

void decode(const Fields &params, JobFailed &event)
{
    event.job = params.integer("job");
    event.error = decodeError(params.object("error"));
}

/// Tries the alternatives of the variant one after another by the name of their method.
template <typename Variant, std::size_t index = 0>
Variant decodeMethod(const std::string &method, const Fields &params)
{
    if constexpr (index == std::variant_size_v<Variant>) {
        throw Malformed("an unknown method");
    } else {
        std::variant_alternative_t<index, Variant> message;
        if (method != message.method)
            return decodeMethod<Variant, index + 1>(method, params);
        decode(params, message);
        return message;
    }
}

/// "params" may be left out: Shutdown has none.
template <typename Variant>
Variant decodeCall(const Fields &message)
{
    const Json none = Json::object();
    return decodeMethod<Variant>(message.text("method"),
                                 message.has("params") ? message.object("params") : Fields(none, "params"));
}

/// A reply has a result or an error, not both.
IncomingReply decodeReply(const Fields &message)
{
    if (message.has("result") == message.has("error"))
        throw Malformed("a reply that has not exactly one of result and error");
    if (message.has("error") && message.any("id").is_null())
        throw Malformed("it did not understand a request: " + sentence(decodeError(message.object("error"))));
    const int64_t id = message.integer("id");
    if (message.has("error"))
        return {id, passOn(decodeError(message.object("error")))};
    return {id, message.any("result").dump()};
}

} // namespace

Result<IncomingRequest> decodeRequest(std::string_view line, std::optional<int64_t> &failedId)
{
    failedId.reset();
    std::optional<int64_t> id;
    Result<IncomingRequest> request = orViolation([&] {
        const Json json = parseMessage(line);
        const Fields message(json, "message");
        id = message.integer("id");
        checkVersion(message);
        return IncomingRequest{*id, decodeCall<Request>(message)};
    });
    if (!request)
        failedId = id;
    return request;
}

Result<Incoming> decodeIncoming(std::string_view line)
{
    return orViolation([&]() -> Incoming {
        const Json json = parseMessage(line);
        const Fields message(json, "message");
        checkVersion(message);
        if (message.has("id"))
            return decodeReply(message);
        return decodeCall<Event>(message);
    });
}

Result<TrainingNews> decodeTrainingNews(std::string_view line)
{
    return orViolation([&] {
        Json json = parseMessage(line);
        for (auto member = json.begin(); json.is_object() && member != json.end();)
            member = member->is_null() ? json.erase(member) : std::next(member);
        return detail::decodeNews(Fields(json, "event"));
    });
}

Result<InitializeReply> decodeInitializeReply(std::string_view text)
{
    return orViolation([&] {
        const Json json = detail::parseStrictly(text);
        const Fields fields(json, "result");
        InitializeReply reply;
        reply.protocolVersion = fields.smallInteger("protocolVersion");
        reply.programVersion = fields.text("programVersion");
        reply.torchVersion = fields.text("torchVersion");
        for (const Fields &device : fields.objects("devices"))
            reply.devices.push_back(
                {device.text("id"), device.text("name"), device.integer("memoryBytes", 0), device.text("problem")});
        return reply;
    });
}

Result<ListModelsReply> decodeListModelsReply(std::string_view text)
{
    return orViolation([&] {
        const Json json = detail::parseStrictly(text);
        ListModelsReply reply;
        for (const Fields &model : Fields(json, "result").objects("models"))
            reply.models.push_back({model.text("folder"), model.text("id"), model.text("name"),
                                    model.text("description"), model.text("version"), model.text("weightsSha256"),
                                    model.texts("classes"), model.texts("positiveClasses"), model.text("problem")});
        return reply;
    });
}

Result<OpenSessionReply> decodeOpenSessionReply(std::string_view text)
{
    return orViolation([&] {
        const Json json = detail::parseStrictly(text);
        const Fields fields(json, "result");
        return OpenSessionReply{fields.integer("session"), fields.integer("tiles", 0), fields.texts("classes"),
                                fields.flagOr("knowsPlaces", false), fields.texts("warnings")};
    });
}

Result<AskSessionReply> decodeAskSessionReply(std::string_view text)
{
    return orViolation([&] {
        const Json json = detail::parseStrictly(text);
        const Fields fields(json, "result");
        AskSessionReply reply;
        reply.logits = fields.numbers("logits");
        reply.probabilities = fields.numbers("probabilities");
        if (fields.has("prediction"))
            reply.prediction = fields.smallInteger("prediction");
        reply.risk = fields.optionalNumber("risk");
        reply.tilesLeft = fields.integer("tilesLeft", 0);
        reply.maps = fields.text("maps");
        return reply;
    });
}

Result<StartJobReply> decodeStartJobReply(std::string_view text)
{
    return orViolation([&] {
        const Json json = detail::parseStrictly(text);
        return StartJobReply{Fields(json, "result").integer("job")};
    });
}

} // namespace tessera::protocol
