#include "analysis/checkpoint/detail/torcharchive.h"

#include "analysis/checkpoint/detail/bytereader.h"
#include "analysis/checkpoint/detail/crc32.h"
#include "analysis/checkpoint/detail/unpickler.h"
#include "analysis/checkpoint/detail/ziparchive.h"
#include "base/text.h"

#include <algorithm>
#include <unordered_set>

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view zipMagic = "PK\x03\x04"sv;
/// Protocol 2 and the number 0x1950A86A20F9469CFC6C, which came before everything else until PyTorch 1.6.
constexpr std::string_view legacyMagic = "\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19"sv;
constexpr std::size_t tarMagicAt = 257;
constexpr std::string_view tarMagic = "ustar"sv;

constexpr std::size_t checksumStep = std::size_t{8} << 20; ///< between two looks at the stop token

bool beginsWith(std::span<const std::byte> file, std::string_view magic) { return textOf(file).starts_with(magic); }

bool isTar(std::span<const std::byte> file)
{
    return file.size() > tarMagicAt && beginsWith(file.subspan(tarMagicAt), tarMagic);
}

/// Pickles and other files that people take for one another, each with its own sentence.
void checkMagic(std::span<const std::byte> file)
{
    if (beginsWith(file, zipMagic))
        return;
    if (beginsWith(file, legacyMagic))
        refuseUnsupported("it was written by PyTorch before 1.6, or with _use_new_zipfile_serialization=False");
    if (isTar(file))
        refuseUnsupported("it is a tar archive of an early PyTorch");
    if (beginsWith(file, "\x80"sv))
        refuseUnsupported("it is a plain pickle and not written by torch.save");
    refuse("it does not begin as a file of torch.save");
}

/// The records of one file, with the checksums of those that were asked for.
class Records {
public:
    Records(std::vector<ZipRecord> records, std::stop_token stop) : m_records(std::move(records)), m_stop(stop)
    {
        m_haveChecksums =
            std::any_of(m_records.begin(), m_records.end(), [](const ZipRecord &r) { return r.crc != 0; });
    }

    const std::vector<ZipRecord> &all() const { return m_records; }

    /// The checked bytes of a record; nothing when there is none of this name.
    std::optional<std::span<const std::byte>> find(std::string_view name)
    {
        const auto record = std::lower_bound(m_records.begin(), m_records.end(), name,
                                             [](const ZipRecord &r, std::string_view n) { return r.name < n; });
        if (record == m_records.end() || record->name != name)
            return std::nullopt;
        if (record->isCompressed)
            refuseUnsupported("record " + std::string(record->name) + " is compressed");
        if (m_haveChecksums && m_checked.insert(record->name).second)
            check(*record);
        return record->bytes;
    }

private:
    void check(const ZipRecord &record) const
    {
        uint32_t crc = 0;
        for (std::size_t begin = 0; begin < record.bytes.size(); begin += checksumStep) {
            if (m_stop.stop_requested())
                throw Refusal{Refusal::Kind::cancelled, {}};
            crc = crc32(record.bytes.subspan(begin, std::min(checksumStep, record.bytes.size() - begin)), crc);
        }
        if (crc != record.crc)
            refuse("record " + std::string(record.name) + " is damaged (its checksum differs)");
    }

    std::vector<ZipRecord> m_records; ///< by name
    std::stop_token m_stop;
    bool m_haveChecksums; ///< PyTorch can be told to write none: then all are 0
    std::unordered_set<std::string_view> m_checked;
};

/// The folder that all records lie in, with its slash.
std::string topFolder(const std::vector<ZipRecord> &records)
{
    if (records.empty())
        refuse("its zip archive is empty");
    const std::string_view first = records.front().name;
    const std::size_t slash = first.find('/');
    const std::string top(first.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
    for (const ZipRecord &record : records)
        if (top.empty() || !record.name.starts_with(top))
            refuseUnsupported("it is a zip archive, but not one of torch.save");
    return top;
}

void checkKind(Records &records, const std::string &top)
{
    for (const ZipRecord &record : records.all())
        if (record.name == top + "constants.pkl" || record.name.starts_with(top + "code/"))
            refuseUnsupported("it is a TorchScript program, not saved tensors");
    if (const auto order = records.find(top + "byteorder")) {
        if (textOf(*order) == "big")
            refuseUnsupported("it was written on a big-endian machine");
        if (textOf(*order) != "little")
            refuse("record " + top + "byteorder is neither little nor big");
    }
}

ValueTree valuesOf(std::span<const std::byte> file, std::stop_token stop)
{
    checkMagic(file);
    auto zip = readZip(file);
    if (!zip)
        throw std::move(zip.error());
    Records records(std::move(*zip), std::move(stop));
    const std::string top = topFolder(records.all());
    checkKind(records, top);
    const std::string pickleName = top + "data.pkl";
    const auto pickle = records.find(pickleName);
    if (!pickle)
        refuseUnsupported("it is a zip archive without " + validUtf8(pickleName));
    const StorageSource storages = [&](std::string_view key) {
        const std::string name = top + "data/" + std::string(key);
        const auto bytes = records.find(name);
        if (!bytes)
            refuse("record " + validUtf8(name) + " is missing");
        return *bytes;
    };
    auto graph = parsePickle(*pickle, storages);
    if (!graph)
        throw std::move(graph.error());
    auto tree = unfold(std::move(*graph), file.size());
    if (!tree)
        throw std::move(tree.error());
    return std::move(*tree);
}

} // namespace

tl::expected<ValueTree, Refusal> readTorchArchive(std::span<const std::byte> file, std::stop_token stop)
{
    try {
        return valuesOf(file, std::move(stop));
    } catch (Refusal &refusal) {
        return tl::unexpected(std::move(refusal));
    }
}

bool looksLikeTorch(std::span<const std::byte> file)
{
    return beginsWith(file, zipMagic) || beginsWith(file, "\x80"sv) || isTar(file);
}

} // namespace tessera::detail
