#pragma once
#include "analysis/training/trainingevents.h"

#include <ostream>

namespace tessera {

/// Writes each event as one JSON object a line, flushed at once: what --progress gives (docs/training.md, "Events"). Of
/// several runs each epoch, step and remark says which it belongs to.
class JsonObserver : public TrainingObserver {
public:
    /// `out` must outlive it. A reader that is gone is no error.
    explicit JsonObserver(std::ostream &out) : m_out(out) {}

    void checking(int64_t done, int64_t all) override;
    void found(const Finding &finding) override;
    void stepped(Stage stage, int64_t epoch, int64_t bag, int64_t bags) override;
    void epochEnded(const EpochEvent &event) override;
    void runStarted(int64_t run, int64_t runs, const std::string &name) override;
    void remark(const std::string &sentence) override;
    void ofRun(int64_t run, const std::string &) override { m_run = run; }

private:
    std::ostream &m_out;
    std::optional<int64_t> m_run; ///< none where there is one alone
};

} // namespace tessera
