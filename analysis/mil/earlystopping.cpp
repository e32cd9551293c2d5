#include "analysis/mil/earlystopping.h"

namespace tessera::mil {

bool EarlyStopping::endsWith(int64_t epoch, double value)
{
    if (value >= m_state.best) {
        m_state.best = value;
        m_state.worse = 0;
    } else {
        ++m_state.worse;
    }
    return m_state.worse >= m_rule.patience && epoch > m_rule.stopEpoch;
}

} // namespace tessera::mil
