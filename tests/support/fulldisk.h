#pragma once
#include <csignal>
#include <filesystem>
#include <sys/resource.h>

namespace tessera::testing {

/// No file of this process can grow beyond what it is, as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(const std::filesystem::path &file)
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        struct rlimit limit = m_old;
        limit.rlim_cur = std::filesystem::file_size(file);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }

private:
    struct rlimit m_old {};
    void (*m_oldHandler)(int);
};

} // namespace tessera::testing
