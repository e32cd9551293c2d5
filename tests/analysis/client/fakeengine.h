#pragma once
#include "analysis/client/engineprocess.h"

#include <QTest>

#include <cerrno>
#include <csignal>
#include <optional>
#include <string>

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

inline protocol::StartTraining trainingOn(const std::string &cohort)
{
    protocol::StartTraining request;
    request.cohort = cohort;
    request.out = "/run";
    return request;
}

/// What the fake engine says of itself in the description of its model.
inline std::string jobsRunningIn(EngineProcess &engine)
{
    std::optional<std::string> running;
    QObject asker;
    engine.listModels({QStringLiteral("/m")}, &asker,
                      [&](const auto &reply) { running = reply->models.at(0).description; });
    return QTest::qWaitFor([&] { return running.has_value(); }) ? *running : "no answer";
}

} // namespace tessera
