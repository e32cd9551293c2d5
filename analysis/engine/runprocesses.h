#pragma once
#include "analysis/engine/trainingruns.h"

namespace tessera {

/// So many runs at a time as --jobs says: `auto` is the cores by the threads of a run, and one on a GPU, whose memory
/// nobody knows before a run has it. At most `runs`, at least one.
int jobsOf(const Jobs &jobs, const TrainingPlan &plan, int64_t runs);

/// Each run in a process of this same program, `--only NAME`. What these tell comes through `observer` one event at a
/// time, each with the run that it is of. Returns when all have ended.
std::vector<RunOutcome> trainInProcesses(const TrainingPlan &plan, std::span<const PlannedRun> runs,
                                         const TrainingRequest &request, TrainingObserver &observer,
                                         std::stop_token token);

} // namespace tessera
