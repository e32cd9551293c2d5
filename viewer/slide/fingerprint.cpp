#include "viewer/slide/fingerprint.h"

#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace tessera {
namespace {

constexpr int64_t blockBytes = 64 * 1024;
constexpr int64_t blocks = 18; // the first, the last and sixteen between

/// Little-endian on every machine: a fingerprint travels with the project file.
std::array<std::byte, 8> bytesOf(int64_t number)
{
    std::array<std::byte, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(static_cast<uint64_t>(number) >> (8 * i));
    return bytes;
}

} // namespace

Result<std::string> fingerprintOf(const std::filesystem::path &path)
{
    const Result<int64_t> size = checkedFileSize(path);
    if (!size)
        return passOn(size.error());
    std::ifstream file(path, std::ios::binary);
    Sha256 hash;
    hash.add(bytesOf(*size));
    std::vector<char> block(static_cast<std::size_t>(std::min(blockBytes, *size)));
    const int64_t lastOffset = *size - static_cast<int64_t>(block.size());
    for (int64_t i = 0; i < blocks; ++i) {
        file.seekg(lastOffset * i / (blocks - 1));
        if (!file.read(block.data(), static_cast<std::streamsize>(block.size())))
            return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
        hash.add(std::as_bytes(std::span(block)));
    }
    return "t1-" + hash.hex();
}

} // namespace tessera
