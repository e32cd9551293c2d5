#include "analysis/training/configurationfile.h"
#include "tests/fuzz/input.h"

using namespace tessera;

/// The settings of a training as a file, and the first line of it as `--set`.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const std::string text(fuzz::textOf(data, size));
    const ConfigurationSources sources[] = {{{}, ConfigurationText{"a.json", text}, {}},
                                            {{}, {}, {text.substr(0, text.find('\n'))}}};
    for (const ConfigurationSources &source : sources) {
        const Result<std::vector<GridPoint>> grid = readGrid(source);
        if (!grid) {
            fuzz::requireThat(!sentence(grid.error()).empty());
            continue;
        }
        fuzz::requireThat(!grid->empty() && std::ssize(*grid) <= largestGrid);
        for (const GridPoint &point : *grid) {
            fuzz::requireThat(contradictionIn(point.configuration).empty());
            const ConfigurationText written{"written", configurationJson(point.configuration)};
            const Result<TrainingConfiguration> again = readConfiguration({{}, written, {}});
            fuzz::requireThat(again && *again == point.configuration);
        }
    }
    return 0;
}
