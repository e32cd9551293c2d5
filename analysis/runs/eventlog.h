#pragma once
#include "analysis/training/trainingevents.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

namespace tessera {

/// The file `events.jsonl` of a run: one line for each epoch, in order, none twice (docs/training.md, "Events").
class EventLog {
public:
    /// Where a run goes on.
    struct Place {
        Stage stage = Stage::baseline;
        int64_t epochsDone = 0; ///< of the stage
    };
    explicit EventLog(std::filesystem::path path) : m_path(std::move(path)) {}

    /// Keeps the lines of epochs before `place`, which a kill may have left behind it; what is no whole line of an
    /// epoch is dropped. Errors: fileUnwritable(path, reason), diskFull(path).
    Result<void> beginAt(Place place);
    /// Errors: as above.
    Result<void> append(const EpochEvent &event);

private:
    std::filesystem::path m_path;
    std::ofstream m_file;
};

} // namespace tessera
