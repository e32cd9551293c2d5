#pragma once
#include "analysis/client/engineprocess.h"

#include <cerrno>
#include <csignal>

namespace tessera {

/// Options that start fakeengine.cpp with this behaviour.
inline EngineOptions fakeEngine(const QString &behaviour = QStringLiteral("normal"))
{
    EngineOptions options;
    options.program = QStringLiteral(TESSERA_FAKE_ENGINE);
    options.arguments = {behaviour};
    return options;
}

/// A process that has ended and been waited for has no number any more.
inline bool isGone(int64_t processId) { return ::kill(static_cast<pid_t>(processId), 0) != 0 && errno == ESRCH; }

inline protocol::StartAnalysis analysisOf(const std::string &slide)
{
    protocol::StartAnalysis request;
    request.slide = slide;
    request.out = "/out";
    return request;
}

} // namespace tessera
