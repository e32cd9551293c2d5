#pragma once
#include "analysis/mil/weights.h"
#include "base/result.h"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace tessera {

/// Tensors and texts of one file.
struct SealedTensors {
    mil::Weights tensors; ///< float32 on the CPU
    std::map<std::string, std::string> texts;
};

/// Writes both with a SHA-256 over all of them. Errors: fileUnwritable, diskFull, outOfMemory.
Result<void> writeSealed(const std::filesystem::path &path, const SealedTensors &contents);

/// Errors: runInvalid(folder, detail with the file's name) where the file is damaged, outOfMemory.
Result<SealedTensors> readSealed(const std::filesystem::path &path);

/// Takes texts and tensors out of such a file one by one; remembers the first that is missing, no number or of another
/// shape.
class SealedTaker {
public:
    explicit SealedTaker(SealedTensors contents) : m_contents(std::move(contents)) {}

    std::string text(const std::string &key)
    {
        const auto found = m_contents.texts.find(key);
        if (found == m_contents.texts.end())
            return complain(key), std::string();
        return found->second;
    }
    template <typename Number>
    Number number(const std::string &key)
    {
        const std::string digits = text(key);
        Number value{};
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            complain(key);
        return value;
    }
    /// A whole number from 0 on.
    int64_t count(const std::string &key)
    {
        const auto value = number<int64_t>(key);
        if (value < 0)
            complain(key);
        return value;
    }
    at::Tensor tensor(const std::string &key, at::IntArrayRef shape)
    {
        const auto found = m_contents.tensors.find(key);
        if (found == m_contents.tensors.end() || found->second.sizes() != shape)
            return complain(key), at::Tensor();
        return found->second;
    }

    const std::string &trouble() const { return m_trouble; } ///< empty where there was none

private:
    void complain(const std::string &key)
    {
        if (m_trouble.empty())
            m_trouble = key + " is missing or does not fit the model";
    }
    SealedTensors m_contents;
    std::string m_trouble;
};

} // namespace tessera
