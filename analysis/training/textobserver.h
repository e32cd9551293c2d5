#pragma once
#include "analysis/training/trainingevents.h"

#include <ostream>

namespace tessera {

/// Tells people how a training goes: one line each for what was found, for an epoch and for a remark.
class TextObserver : public TrainingObserver {
public:
    /// `out` must outlive it; standard error in the commands.
    explicit TextObserver(std::ostream &out) : m_out(out) {}

    void checking(int64_t done, int64_t all) override;
    void found(const Finding &finding) override;
    void stepped(Stage, int64_t, int64_t, int64_t) override {}
    void epochEnded(const EpochEvent &event) override;
    void runStarted(int64_t run, int64_t runs, const std::string &name) override;
    void remark(const std::string &sentence) override;
    void ofRun(int64_t, const std::string &name) override { m_name = name + ": "; }

private:
    std::ostream &m_out;
    std::string m_name; ///< before what is told; empty where runs come one after another
};

/// "45 s", "12 min", "3 h 20 min": what is left is not known better.
std::string roughly(std::chrono::duration<double> time);

} // namespace tessera
