#pragma once
#include "base/linebuffer.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace tessera {

/// Reads lines from a descriptor, waking up often enough to heed its stop token.
class LineReader {
public:
    LineReader(int descriptor, std::size_t largestLine) : m_descriptor(descriptor), m_lines(largestLine) {}

    /// The next line without its end; empty at the end of the input or when stopped. The rest of a line that is longer
    /// than the limit is skipped: what is returned of it is one byte longer than the limit, so that the reader's
    /// caller can tell.
    std::optional<std::string> next(std::stop_token token);

private:
    int m_descriptor;
    LineBuffer m_lines;
};

/// Writes whole lines to what was standard output; thread-safe. While it lives, whatever a library prints to standard
/// output goes to standard error, where it cannot break the protocol.
class ProtocolOutput {
public:
    ProtocolOutput();
    ~ProtocolOutput();
    ProtocolOutput(const ProtocolOutput &) = delete;
    ProtocolOutput &operator=(const ProtocolOutput &) = delete;

    /// A reader that is gone is no error here: the end of our input tells the same.
    void writeLine(std::string_view line);

private:
    std::mutex m_mutex;
    int m_descriptor;
};

} // namespace tessera
