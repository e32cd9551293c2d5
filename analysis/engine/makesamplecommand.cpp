#include "analysis/engine/commands.h"
#include "analysis/engine/threads.h"
#include "analysis/synthesis/sampleslide.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <iostream>
#include <unistd.h>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// Percent and time left on standard error: one line that is rewritten on a terminal, now and then a line elsewhere.
class ProgressLine {
public:
    void show(double share)
    {
        const Clock::time_point now = Clock::now();
        const Seconds elapsed = now - m_start;
        if (elapsed < Seconds(0.3) || now - m_shown < (m_isTerminal ? Seconds(0.2) : Seconds(5)) || share <= 0)
            return;
        m_shown = now;
        const double left = elapsed.count() / share * (1 - share);
        std::cerr << (m_isTerminal ? "\r" : "") << "Drawing the sample slide: " << static_cast<int>(share * 100)
                  << " %, " << static_cast<int64_t>(std::ceil(left)) << " s left" << (m_isTerminal ? "   " : "\n")
                  << std::flush;
        m_hasLine = m_isTerminal;
    }
    ~ProgressLine()
    {
        if (m_hasLine)
            std::cerr << '\n';
    }

private:
    const Clock::time_point m_start = Clock::now();
    Clock::time_point m_shown = m_start;
    const bool m_isTerminal = ::isatty(STDERR_FILENO) == 1;
    bool m_hasLine = false;
};

void print(const SampleFiles &files, const MakeSampleCommand &command)
{
    if (command.output == OutputForm::json) {
        const nlohmann::ordered_json json{{"slide", displayed(files.slide)},
                                          {"outlines", displayed(files.outlines)},
                                          {"tiles", displayed(files.tiles)},
                                          {"width", command.width},
                                          {"height", command.height},
                                          {"mpp", command.mpp},
                                          {"seed", command.seed},
                                          {"tissue_tiles", files.tissueTiles},
                                          {"tumour_tiles", files.tumourTiles},
                                          {"tissue_share", files.tissueShare},
                                          {"tumour_share", files.tumourShare},
                                          {"synthetic", true}};
        std::cout << json.dump(2) << '\n';
        return;
    }
    std::cout << displayed(files.slide) << '\n' << displayed(files.outlines) << '\n' << displayed(files.tiles) << '\n';
    std::cerr << "Synthetic, not real tissue. " << files.tumourTiles << " of " << files.tissueTiles
              << " tissue tiles have tumour in their centre.\n";
}

} // namespace

int runCommand(const MakeSampleCommand &command, std::stop_token token)
{
    const SampleSpec spec{command.width, command.height,      command.seed,
                          command.mpp,   command.tumourShare, allowedCores()};
    Result<SampleFiles> files = fail(ErrorCode::internal, "nothing was drawn");
    {
        ProgressLine line;
        files = writeSampleSlide(
            command.path, spec, [&line](double share) { line.show(share); }, token);
    }
    if (!files)
        return reportError(files.error(), command.output);
    print(*files, command);
    return 0;
}

} // namespace tessera
