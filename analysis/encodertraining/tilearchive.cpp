#include "analysis/encodertraining/tilearchive.h"

#include "base/readfile.h"
#include "base/text.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace tessera {
namespace {

namespace fs = std::filesystem;

constexpr int64_t largestTile = 64 << 20; // bytes
constexpr std::size_t blockSize = 1 << 18;

bool isTile(const std::string &name)
{
    const std::string end = lowerCase(fs::path(name).extension().string());
    // ("._name" is what macOS puts beside a file in an archive.)
    return (end == ".jpg" || end == ".jpeg" || end == ".png") && !fs::path(name).filename().string().starts_with("._");
}

class Reader {
public:
    Reader(const TilesRead &progress, std::stop_token token) : m_progress(progress), m_token(std::move(token)) {}

    Result<void> read(const fs::path &path)
    {
        std::error_code error;
        return fs::is_directory(path, error) ? readFolder(path) : readArchive(path);
    }
    Result<std::vector<EncodedTile>> sorted()
    {
        std::sort(m_tiles.begin(), m_tiles.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        const auto twice = std::adjacent_find(m_tiles.begin(), m_tiles.end(),
                                              [](const auto &a, const auto &b) { return a.name == b.name; });
        if (twice != m_tiles.end())
            return fail(ErrorCode::tilesInvalid, twice->name, "two tiles have this name");
        return std::move(m_tiles);
    }

private:
    Result<void> add(std::string name, std::string bytes)
    {
        if (m_token.stop_requested())
            return fail(ErrorCode::cancelled);
        m_tiles.push_back({std::move(name), std::move(bytes)});
        m_progress(std::ssize(m_tiles));
        return {};
    }

    Result<void> readFolder(const fs::path &folder)
    {
        std::error_code error;
        fs::recursive_directory_iterator entries(folder, error);
        for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
            if (!entries->is_regular_file(error) || !isTile(entries->path().string()))
                continue;
            Result<std::string> bytes = readFile(entries->path(), largestTile);
            if (!bytes)
                return passOn(bytes.error());
            if (Result<void> added =
                    add(displayed(entries->path().lexically_relative(folder).generic_string()), std::move(*bytes));
                !added)
                return added;
        }
        if (error)
            return fail(ErrorCode::fileUnreadable, displayed(folder), error.message());
        return {};
    }

    Result<void> readArchive(const fs::path &path)
    {
        if (const Result<int64_t> size = checkedFileSize(path); !size)
            return passOn(size.error());
        const std::unique_ptr<archive, int (*)(archive *)> file(archive_read_new(), &archive_read_free);
        if (!file)
            return fail(ErrorCode::outOfMemory, "reading an archive of tiles");
        archive_read_support_filter_all(file.get());
        archive_read_support_format_tar(file.get());
        archive_read_support_format_zip(file.get());
        const auto damaged = [&] {
            const char *reason = archive_error_string(file.get());
            return fail(ErrorCode::tilesInvalid, displayed(path), validUtf8(reason ? reason : "no archive of tiles"));
        };
        if (archive_read_open_filename(file.get(), path.c_str(), blockSize) != ARCHIVE_OK)
            return damaged();
        for (archive_entry *entry = nullptr;;) {
            const int status = archive_read_next_header(file.get(), &entry);
            if (status == ARCHIVE_EOF)
                return {};
            if (status < ARCHIVE_WARN)
                return damaged();
            const char *stored = archive_entry_pathname(entry);
            std::string name = fs::path(validUtf8(stored ? stored : "")).lexically_normal().generic_string();
            if (archive_entry_filetype(entry) != AE_IFREG || !isTile(name))
                continue;
            std::string bytes;
            for (std::string block(blockSize, '\0');;) {
                const la_ssize_t count = archive_read_data(file.get(), block.data(), block.size());
                if (count < 0)
                    return damaged();
                if (count == 0)
                    break;
                bytes.append(block.data(), static_cast<std::size_t>(count));
                if (std::ssize(bytes) > largestTile)
                    return fail(ErrorCode::tilesInvalid, displayed(path), name + " is too large for a tile");
            }
            if (Result<void> added = add(std::move(name), std::move(bytes)); !added)
                return added;
        }
    }

    const TilesRead &m_progress;
    std::stop_token m_token;
    std::vector<EncodedTile> m_tiles;
};

} // namespace

Result<std::vector<EncodedTile>> readTiles(const std::vector<fs::path> &paths, const TilesRead &progress,
                                           std::stop_token token)
{
    try {
        Reader reader(progress, std::move(token));
        for (const fs::path &path : paths)
            if (const Result<void> read = reader.read(path); !read)
                return passOn(read.error());
        return reader.sorted();
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, "reading tiles");
    }
}

} // namespace tessera
