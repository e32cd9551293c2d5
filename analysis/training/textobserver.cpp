#include "analysis/training/textobserver.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace tessera {
std::string roughly(std::chrono::duration<double> time)
{
    if (!(time.count() < 1e9)) // (also where it is no number)
        return "very long";
    const auto seconds = std::llround(std::max(0.0, time.count()));
    if (seconds < 90)
        return std::to_string(seconds) + " s";
    const auto minutes = std::llround(static_cast<double>(seconds) / 60);
    if (minutes < 90)
        return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

void TextObserver::checking(int64_t done, int64_t all)
{
    if (done == all)
        m_out << "Looked at the features of " << all << (all == 1 ? " bag." : " bags.") << std::endl;
}

void TextObserver::found(const Finding &finding)
{
    m_out << nameOf(finding.severity) << ": " << finding.sentence << std::endl;
}

void TextObserver::epochEnded(const EpochEvent &event)
{
    m_out << m_name << nameOf(event.stage) << "  epoch " << event.epoch + 1 << "/" << event.epochs << "  loss "
          << withDecimals(event.trainingLoss, 4);
    if (event.monitored)
        m_out << "  " << event.monitoredName << " " << withDecimals(*event.monitored, 3);
    if (event.teacherMonitored)
        m_out << " (teacher " << withDecimals(*event.teacherMonitored, 3) << ")";
    if (event.isBest)
        m_out << "  best";
    m_out << "  " << withDecimals(event.took.count(), 1) << " s";
    if (event.left)
        m_out << ", " << roughly(*event.left) << " left";
    m_out << std::endl;
}

void TextObserver::runStarted(int64_t run, int64_t runs, const std::string &name)
{
    if (runs > 1)
        m_out << "Run " << run + 1 << " of " << runs << ": " << name << std::endl;
}

void TextObserver::remark(const std::string &sentence) { m_out << m_name << sentence << std::endl; }

} // namespace tessera
