#pragma once
#include "base/safetensors.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tessera::testing {

/// One file of tests/golden as plain numbers and text (GoldenFile in goldenfile.h has tensors).
class GoldenValues {
public:
    explicit GoldenValues(const std::string &name)
        : m_file(Safetensors::open(std::string(TESSERA_SOURCE_DIR "/tests/golden/") + name + ".safetensors").value())
    {
    }

    /// Metadata as it stands; empty when absent.
    std::string text(const std::string &key) const
    {
        const auto found = m_file.metadata().find(key);
        return found == m_file.metadata().end() ? std::string() : found->second;
    }
    nlohmann::json json(const std::string &key) const
    {
        const auto found = m_file.metadata().find(key);
        return found == m_file.metadata().end() ? nlohmann::json() : nlohmann::json::parse(found->second);
    }
    bool has(const std::string &name) const { return m_file.find(name) != nullptr; }
    std::vector<double> values(const std::string &name) const
    {
        return toDoubles(m_file.expect(name, m_file.find(name)->shape).value());
    }
    std::vector<int64_t> shape(const std::string &name) const { return m_file.find(name)->shape; }

protected:
    const Safetensors &file() const { return m_file; }

private:
    Safetensors m_file;
};

} // namespace tessera::testing
