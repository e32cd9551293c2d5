#include "analysis/runs/eventlog.h"

#include "base/atomicfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <cerrno>

namespace tessera {
namespace {

/// Whether the line is that of an epoch before the place.
bool isBefore(const std::string &line, EventLog::Place place)
{
    const nlohmann::json event = nlohmann::json::parse(line, nullptr, false);
    if (!event.is_object() || event.value("event", nlohmann::json()) != "epoch")
        return false;
    const auto stage = event.find("stage");
    const auto epoch = event.find("epoch");
    if (stage == event.end() || !stage->is_string() || epoch == event.end() || !epoch->is_number_unsigned())
        return false;
    const bool isOfMhim = *stage == nameOf(Stage::mhim);
    if (isOfMhim != (place.stage == Stage::mhim))
        return !isOfMhim;
    return epoch->get<uint64_t>() < static_cast<uint64_t>(place.epochsDone);
}

} // namespace

Result<void> EventLog::beginAt(Place place)
{
    std::string kept;
    {
        std::ifstream former(m_path);
        for (std::string line; std::getline(former, line);)
            if (isBefore(line, place))
                kept += line + '\n';
    }
    m_file.close();
    if (const Result<void> written = writeAtomically(m_path, kept); !written)
        return written;
    errno = 0;
    m_file.open(m_path, std::ios::app);
    if (!m_file)
        return tl::unexpected(writeError(m_path, errno));
    return {};
}

Result<void> EventLog::append(const EpochEvent &event)
{
    errno = 0;
    m_file << eventLine(event) << std::endl;
    if (!m_file)
        return tl::unexpected(writeError(m_path, errno));
    return {};
}

} // namespace tessera
