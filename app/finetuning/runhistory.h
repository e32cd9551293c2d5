#pragma once
#include "analysis/protocol/trainingmessages.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

/// The epochs of one model: of the run, or of one of its folds.
struct RunCurve {
    std::string name; ///< of the fold; empty where there is one alone
    std::vector<protocol::TrainingEpoch> epochs;
};

/// What is known of one training: what it was told, the numbers of each epoch, and how it ended.
struct RunHistory {
    std::filesystem::path folder;
    protocol::StartTraining request;
    std::vector<RunCurve> curves;
    std::vector<protocol::TrainedRun> results; ///< empty until it has finished

    bool isFinished() const { return !results.empty(); }
    bool hasFolds() const { return request.division == protocol::Division::folds; }
    QString name() const;   ///< of its folder
    int64_t epochs() const; ///< that are known, of all curves
};

/// Takes an epoch in. A run that was resumed tells again what it trains again: what is known of this epoch and of those
/// after it goes.
void addEpoch(RunHistory &history, const protocol::TrainingEpoch &epoch);

/// A fold begins, or goes on.
void beginCurve(RunHistory &history, const protocol::TrainingRunStarted &run);

} // namespace tessera
