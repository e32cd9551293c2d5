#pragma once
#include "analysis/cohort/linter.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

enum class Stage { baseline, mhim };

/// What is known at the end of an epoch.
struct EpochEvent {
    Stage stage = Stage::baseline;
    int64_t epoch = 0;          ///< from 0
    int64_t epochs = 0;         ///< planned, of the stage
    double trainingLoss = 0;    ///< main loss, mean over bags
    double consistencyLoss = 0; ///< 0 for a baseline
    double keptShare = 1;       ///< tiles that the student saw, mean over bags
    double keptTiles = 0;       ///< the same as a number of tiles
    double learningRate = 0;
    std::optional<double> teacherMomentum; ///< at the last step
    double maskRatioHigh = 0;              ///< at the last step
    std::optional<double> validationLoss;
    std::optional<double> monitored;        ///< the student's value on the validation part
    std::optional<double> teacherMonitored; ///< the teacher's
    std::string monitoredName;
    bool isBest = false;
    int64_t skippedBags = 0; ///< with fewer than 8 tiles (mhim-mil.md 9.10)
    std::chrono::duration<double> took{};
    std::optional<std::chrono::duration<double>> left; ///< of the whole run, as far as it can be told
};

/// What a run tells while it goes on. Called on the thread that trains; must return soon.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    /// Reading and checking features: bags done of all.
    virtual void checking(int64_t done, int64_t all) = 0;
    virtual void found(const Finding &finding) = 0;
    /// Bags of the running epoch, a few times a second at most.
    virtual void stepped(Stage stage, int64_t epoch, int64_t bag, int64_t bags) = 0;
    virtual void epochEnded(const EpochEvent &event) = 0;
    /// A fold or a configuration of a grid begins: number from 0, of how many, its folder's name.
    virtual void runStarted(int64_t run, int64_t runs, const std::string &name) = 0;
    virtual void remark(const std::string &sentence) = 0;
    /// Of several runs at a time: what follows is of this one.
    virtual void ofRun(int64_t, const std::string &) {}
};

std::string_view nameOf(Stage stage); ///< "baseline", "mhim"

/// One JSON object without line breaks, for --progress, events.jsonl and serve (docs/training.md, "Events").
std::string eventLine(const EpochEvent &event);

} // namespace tessera
