#pragma once
#include "base/error.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace tessera {

/// A small file that follows something that changes often, such as where the user is looking. What is written last is
/// what lies on the disk soon: the file is replaced as a whole on a thread of its own, so that nobody waits for the
/// disk, and texts that were overtaken meanwhile are never written. Destroying it writes the last one first.
class BackgroundFile {
public:
    /// Told on the file's own thread, once for each write that failed; the next write tries again.
    using Failed = std::function<void(const Error &)>;

    /// The folder is made when it is missing.
    explicit BackgroundFile(std::filesystem::path path, Failed failed = {});
    ~BackgroundFile();

    const std::filesystem::path &path() const { return m_path; }
    void write(std::string text);
    /// Waits until everything that was written before lies on the disk, or has failed to.
    void flush();

private:
    void work(const std::stop_token &token);

    const std::filesystem::path m_path;
    const Failed m_failed;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<std::string> m_next;
    bool m_writing = false;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
