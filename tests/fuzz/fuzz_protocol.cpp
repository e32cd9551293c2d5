#include "analysis/protocol/codec.h"
#include "tests/fuzz/input.h"

using namespace tessera;
using namespace tessera::protocol;

namespace {

void requireRoundTrip(const IncomingRequest &request)
{
    const std::string line = std::visit([&](const auto &r) { return encodeRequest(request.id, r); }, request.request);
    std::optional<int64_t> failedId;
    const Result<IncomingRequest> again = decodeRequest(line, failedId);
    fuzz::requireThat(line.find('\n') == line.npos && again && again->id == request.id &&
                      again->request.index() == request.request.index());
}

void decodeReply(const std::string &json)
{
    (void)decodeInitializeReply(json);
    (void)decodeListModelsReply(json);
    (void)decodeStartJobReply(json);
    (void)decodeOpenSessionReply(json);
    (void)decodeAskSessionReply(json);
}

} // namespace

/// One line of the protocol, as the engine and as the desktop program see it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const std::string_view line = fuzz::textOf(data, size);
    std::optional<int64_t> failedId;
    if (const Result<IncomingRequest> request = decodeRequest(line, failedId))
        requireRoundTrip(*request);
    if (const Result<TrainingNews> news = decodeTrainingNews(line))
        fuzz::requireThat(decodeIncoming(encodeEvent(TrainingEvent{1, *news})).has_value());
    const Result<Incoming> incoming = decodeIncoming(line);
    if (!incoming)
        return 0;
    if (const auto *event = std::get_if<Event>(&*incoming))
        fuzz::requireThat(decodeIncoming(encodeEvent(*event)).has_value());
    else if (const auto &result = std::get<IncomingReply>(*incoming).result)
        decodeReply(*result);
    return 0;
}
