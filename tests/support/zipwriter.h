#pragma once
#include "tests/support/picklewriter.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::testing {

inline uint32_t slowCrc32(std::string_view bytes)
{
    uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

/// Writes zip files as PyTorch does: stored records, data on multiples of 64 bytes, sizes and checksum after the data
/// and in the directory alone, zip64 end. Tests forge them at the positions it keeps.
class ZipWriter {
public:
    enum class End { small, zip64 };

    ZipWriter &add(const std::string &name, std::string_view bytes) { return add(name, bytes, slowCrc32(bytes)); }

    ZipWriter &add(const std::string &name, std::string_view bytes, uint32_t crc)
    {
        const std::size_t begin = m_bytes.size();
        m_localAt[name] = begin;
        const std::size_t padding = (64 - (begin + 30 + name.size() + 4) % 64) % 64;
        append(m_bytes, uint32_t{0x04034B50}, uint16_t{0}, uint16_t{0x808}, uint16_t{0}, uint32_t{0}, uint32_t{0},
               uint32_t{0}, uint32_t{0});
        append(m_bytes, static_cast<uint16_t>(name.size()), static_cast<uint16_t>(4 + padding));
        m_bytes += name + "FB";
        append(m_bytes, static_cast<uint16_t>(padding));
        m_bytes.append(padding, 'Z');
        m_dataAt[name] = m_bytes.size();
        m_bytes += bytes;
        const auto size = static_cast<uint32_t>(bytes.size());
        append(m_bytes, uint32_t{0x08074B50}, crc, size, size);

        m_entries.push_back({name, {}});
        std::string &entry = m_entries.back().bytes;
        append(entry, uint32_t{0x02014B50}, uint32_t{0}, uint16_t{0x808}, uint16_t{0}, uint32_t{0}, crc, size, size);
        append(entry, static_cast<uint16_t>(name.size()), uint16_t{0}, uint16_t{0}, uint16_t{0}, uint16_t{0},
               uint32_t{0}, static_cast<uint32_t>(begin));
        entry += name;
        return *this;
    }

    std::string finished(End end = End::zip64)
    {
        std::string file = m_bytes;
        const uint64_t offset = file.size();
        for (const Entry &entry : m_entries) {
            m_entryAt[entry.name] = file.size();
            file += entry.bytes;
        }
        const uint64_t size = file.size() - offset;
        const uint64_t records = m_entries.size();
        if (end == End::zip64) {
            const uint64_t endAt = file.size();
            append(file, uint32_t{0x06064B50}, uint64_t{44}, uint32_t{0}, uint64_t{0}, records, records, size, offset);
            append(file, uint32_t{0x07064B50}, uint32_t{0}, endAt, uint32_t{1});
        }
        append(file, uint32_t{0x06054B50}, uint32_t{0}, static_cast<uint16_t>(records), static_cast<uint16_t>(records),
               static_cast<uint32_t>(size), static_cast<uint32_t>(offset), uint16_t{0});
        return file;
    }

    std::size_t localAt(const std::string &name) const { return m_localAt.at(name); }
    std::size_t dataAt(const std::string &name) const { return m_dataAt.at(name); }
    std::size_t entryAt(const std::string &name) const { return m_entryAt.at(name); } ///< after finished()

private:
    struct Entry {
        std::string name;
        std::string bytes;
    };

    template <typename... Numbers>
    static void append(std::string &bytes, Numbers... numbers)
    {
        (appendNumber(bytes, numbers), ...);
    }

    std::string m_bytes;
    std::vector<Entry> m_entries;
    std::map<std::string, std::size_t> m_localAt;
    std::map<std::string, std::size_t> m_dataAt;
    std::map<std::string, std::size_t> m_entryAt;
};

/// A file of `torch.save`: the pickle, and raw bytes by the key of their storage. `checksum` is written of each record.
inline std::string torchFile(const std::string &pickle, const std::map<std::string, std::string> &storages,
                             uint32_t (*checksum)(std::string_view) = slowCrc32)
{
    ZipWriter zip;
    const auto add = [&](const std::string &name, std::string_view bytes) {
        zip.add("archive/" + name, bytes, checksum(bytes));
    };
    add("data.pkl", pickle);
    add("byteorder", "little");
    for (const auto &[key, bytes] : storages)
        add("data/" + key, bytes);
    add("version", "3\n");
    add(".format_version", "1");
    add(".data/serialization_id", "0123456789");
    return zip.finished();
}

} // namespace tessera::testing
