#include "analysis/engine/lineio.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tessera {
namespace {

constexpr int wakeUpMilliseconds = 100;

} // namespace

std::optional<std::string> LineReader::next(std::stop_token token)
{
    for (;;) {
        if (std::optional<std::string> line = m_lines.next())
            return line;
        if (token.stop_requested())
            return std::nullopt;
        pollfd waiting{m_descriptor, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, wakeUpMilliseconds);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        char block[65536];
        const ssize_t count = ::read(m_descriptor, block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return std::nullopt;
        m_lines.append({block, static_cast<std::size_t>(count)});
    }
}

/// (Close-on-exec: children must not hold the pipe open.)
ProtocolOutput::ProtocolOutput() : m_descriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0))
{
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

ProtocolOutput::~ProtocolOutput()
{
    ::dup2(m_descriptor, STDOUT_FILENO);
    ::close(m_descriptor);
}

void ProtocolOutput::writeLine(std::string_view line)
{
    std::string text(line);
    text += '\n';
    const std::lock_guard lock(m_mutex);
    std::string_view rest = text;
    while (!rest.empty()) {
        const ssize_t count = ::write(m_descriptor, rest.data(), rest.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return;
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
}

} // namespace tessera
