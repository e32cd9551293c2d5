#pragma once
#include <cstdint>
#include <limits>

namespace tessera::mil {

/// When training ends before its planned epochs (mhim-mil.md 5.4): at least `patience` epochs in a row were worse than
/// the best one, and the epoch, counted from 0, is above `stopEpoch`. One as good as the best starts the count anew.
class EarlyStopping {
public:
    struct Rule {
        int64_t patience = 20;
        int64_t stopEpoch = 100;
    };
    /// What an interrupted training stores to go on.
    struct State {
        double best = -std::numeric_limits<double>::infinity();
        int64_t worse = 0; ///< epochs since the best one
    };
    explicit EarlyStopping(Rule rule) : EarlyStopping(rule, State()) {}
    EarlyStopping(Rule rule, State state) : m_rule(rule), m_state(state) {}

    /// Takes the monitored value of `epoch` (0, 1, ...; the higher, the better) and says whether this was the last one.
    /// A value that is not a number, as of a metric that is not defined, counts as worse.
    bool endsWith(int64_t epoch, double value);

    const State &state() const { return m_state; }

private:
    Rule m_rule;
    State m_state;
};

} // namespace tessera::mil
