#include "base/linebuffer.h"

#include <utility>

namespace tessera {

std::optional<std::string> LineBuffer::next()
{
    for (std::size_t end = m_bytes.find('\n'); end != std::string::npos; end = m_bytes.find('\n')) {
        std::string line = m_bytes.substr(0, end);
        m_bytes.erase(0, end + 1);
        if (line.size() > m_largestLine)
            line.resize(m_largestLine + 1);
        if (!std::exchange(m_skipping, false))
            return line;
    }
    if (m_bytes.size() <= m_largestLine)
        return std::nullopt;
    std::string tooLong = m_bytes.substr(0, m_largestLine + 1);
    m_bytes.clear();
    return std::exchange(m_skipping, true) ? std::nullopt : std::optional(std::move(tooLong));
}

std::optional<std::string> LineBuffer::rest()
{
    std::string line = std::exchange(m_bytes, {});
    return std::exchange(m_skipping, false) || line.empty() ? std::nullopt : std::optional(std::move(line));
}

} // namespace tessera
