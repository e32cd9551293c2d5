#pragma once
#include "analysis/training/trainingevents.h"

namespace tessera::testing {

/// Keeps what a training tells.
class QuietObserver : public TrainingObserver {
public:
    void checking(int64_t, int64_t) override {}
    void found(const Finding &finding) override { findings.push_back(finding); }
    void stepped(Stage, int64_t, int64_t, int64_t) override {}
    void epochEnded(const EpochEvent &event) override { epochs.push_back(event); }
    void runStarted(int64_t, int64_t, const std::string &name) override { runs.push_back(name); }
    void remark(const std::string &sentence) override { remarks.push_back(sentence); }

    std::vector<Finding> findings;
    std::vector<EpochEvent> epochs;
    std::vector<std::string> runs;
    std::vector<std::string> remarks;
};

} // namespace tessera::testing
