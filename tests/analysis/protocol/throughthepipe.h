#pragma once
#include "analysis/protocol/codec.h"

#include <QtGlobal>

#include <string>
#include <variant>

namespace tessera::testing {

/// What the engine reads of a request.
template <typename Message>
Message throughThePipe(const Message &message)
{
    const std::string line = protocol::encodeRequest(7, message);
    std::optional<int64_t> failedId;
    const Result<protocol::IncomingRequest> decoded = protocol::decodeRequest(line, failedId);
    if (!decoded || decoded->id != 7 || line.find('\n') != std::string::npos)
        qFatal("not decoded: %s", line.c_str());
    return std::get<Message>(decoded->request);
}

/// What the desktop program reads of an event.
template <typename Message>
Message eventThroughThePipe(const Message &message)
{
    const std::string line = protocol::encodeEvent(message);
    const Result<protocol::Incoming> decoded = protocol::decodeIncoming(line);
    if (!decoded || line.find('\n') != std::string::npos)
        qFatal("not decoded: %s", line.c_str());
    return std::get<Message>(std::get<protocol::Event>(*decoded));
}

/// Blanks, quotes, a line end, other letters.
inline const std::string awkward = "/data/Präparate 2/\"T\\1\"\n\xF0\x9F\x94\xAC.svs";

} // namespace tessera::testing
