#pragma once
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace tessera {

/// SHA-256 of bytes that arrive piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hexadecimal digits; call once.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Errors: those of checkedFileSize.
Result<std::string> sha256OfFile(const std::filesystem::path &path);

} // namespace tessera
