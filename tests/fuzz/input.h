#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

/// What libFuzzer calls with each input: in each fuzz_<parser>.cpp. Whatever the bytes are, the parser says yes or no;
/// the sanitizers and requireThat() say the rest.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size);

namespace tessera::fuzz {

inline std::span<const std::byte> bytesOf(const uint8_t *data, std::size_t size)
{
    return std::as_bytes(std::span(data, size));
}

inline std::string_view textOf(const uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// A promise of the parser; where it is broken, the input counts as a crash.
inline void requireThat(bool holds)
{
    if (!holds)
        std::abort();
}

/// Reads every byte of what a parser hands out, so that a view that leaves its memory is seen.
inline void touch(std::span<const std::byte> bytes)
{
    std::byte mixed{};
    for (const std::byte byte : bytes)
        mixed ^= byte;
    asm volatile("" : : "r"(mixed)); // (so that the loop stays)
}

/// The bytes as a file that lies in memory, for readers that want a path.
class MemoryFile {
public:
    MemoryFile(const uint8_t *data, std::size_t size) : m_descriptor(::memfd_create("input", MFD_CLOEXEC))
    {
        requireThat(m_descriptor >= 0 && ::write(m_descriptor, data, size) == static_cast<ssize_t>(size));
    }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    ~MemoryFile() { ::close(m_descriptor); }

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

/// A folder in memory that lives as long as the process, for readers that want one with a file of a fixed name.
class MemoryFolder {
public:
    MemoryFolder() : m_path("/dev/shm/tessera-fuzz-" + std::to_string(::getpid()))
    {
        std::filesystem::create_directory(m_path);
    }
    MemoryFolder(const MemoryFolder &) = delete;
    MemoryFolder &operator=(const MemoryFolder &) = delete;
    ~MemoryFolder() { std::filesystem::remove_all(m_path); }

    const std::filesystem::path &path() const { return m_path; }
    void write(const char *name, const uint8_t *data, std::size_t size) const
    {
        std::ofstream(m_path / name, std::ios::binary)
            .write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    }

private:
    std::filesystem::path m_path;
};

} // namespace tessera::fuzz
