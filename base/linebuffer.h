#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

/// Cuts a stream of bytes into lines, in memory that is bounded whatever comes. Of a line that is longer than the limit
/// the first limit + 1 bytes are handed out, so that the caller can tell, and the rest is passed over.
class LineBuffer {
public:
    explicit LineBuffer(std::size_t largestLine) : m_largestLine(largestLine) {}

    /// Take out every line before the next piece comes.
    void append(std::string_view piece);
    /// The next whole line without its end; none until more comes.
    std::optional<std::string> next();
    /// What stands after the last line end, once the stream has ended; none where that is nothing.
    std::optional<std::string> rest();

private:
    std::size_t m_largestLine;
    std::string m_bytes;
    std::size_t m_begin = 0; ///< of what was not handed out: bytes move once for each piece, not for each line
    bool m_skipping = false;
};

} // namespace tessera
