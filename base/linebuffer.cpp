#include "base/linebuffer.h"

#include <algorithm>
#include <utility>

namespace tessera {

void LineBuffer::append(std::string_view piece)
{
    m_bytes.erase(0, std::exchange(m_begin, 0));
    m_bytes += piece;
}

std::optional<std::string> LineBuffer::next()
{
    for (std::size_t end = m_bytes.find('\n', m_begin); end != std::string::npos; end = m_bytes.find('\n', m_begin)) {
        std::string line = m_bytes.substr(m_begin, std::min(end - m_begin, m_largestLine + 1));
        m_begin = end + 1;
        if (!std::exchange(m_skipping, false))
            return line;
    }
    if (m_bytes.size() - m_begin <= m_largestLine)
        return std::nullopt;
    std::string tooLong = m_bytes.substr(m_begin, m_largestLine + 1);
    m_bytes.clear();
    m_begin = 0;
    return std::exchange(m_skipping, true) ? std::nullopt : std::optional(std::move(tooLong));
}

std::optional<std::string> LineBuffer::rest()
{
    std::string line = std::exchange(m_bytes, {}).substr(std::exchange(m_begin, 0));
    return std::exchange(m_skipping, false) || line.empty() ? std::nullopt : std::optional(std::move(line));
}

} // namespace tessera
