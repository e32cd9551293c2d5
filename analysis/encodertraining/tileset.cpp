#include "analysis/encodertraining/tileset.h"

#include "analysis/cohort/texttable.h"
#include "base/sha256.h"
#include "base/splitmix64.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <new>
#include <set>

namespace tessera {
namespace {

namespace fs = std::filesystem;

enum class Part { open, train, validation, none };

struct TileRow {
    std::string label;
    Part part = Part::open;
    bool isUsed = false;
};
using Rows = std::map<std::string, TileRow>;

int64_t columnOf(const TextTable &table, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const int64_t column = table.column(name); column >= 0)
            return column;
    return -1;
}

Part partOf(const std::string &word)
{
    const std::string part = lowerCase(word);
    if (part.empty())
        return Part::open;
    if (part == "train" || part == "training")
        return Part::train;
    if (part == "val" || part == "valid" || part == "validation" || part == "tune")
        return Part::validation;
    return Part::none;
}

Result<Rows> rowsOf(const fs::path &path)
{
    const Result<TextTable> table = readTextTable(path);
    if (!table)
        return passOn(table.error());
    const int64_t file = columnOf(*table, {"file", "tile", "name", "path", "filename"});
    const int64_t label = columnOf(*table, {"label", "class"});
    const int64_t split = columnOf(*table, {"split"});
    if (file < 0 || label < 0)
        return fail(ErrorCode::tableInvalid, displayed(path),
                    std::string("it has no column ") + (file < 0 ? "file" : "label"));
    Rows rows;
    for (const TextTable::Row &row : table->rows) {
        const auto cell = [&](int64_t column) { return row.cells[static_cast<std::size_t>(column)]; };
        if (cell(label).empty())
            return fail(ErrorCode::tableInvalid, displayed(path), "line " + std::to_string(row.line) + ": no label");
        const TileRow read{cell(label), split < 0 ? Part::open : partOf(cell(split))};
        if (!rows.emplace(cell(file), read).second)
            return fail(ErrorCode::tableInvalid, displayed(path),
                        "line " + std::to_string(row.line) + ": " + cell(file) + " is there twice");
    }
    return rows;
}

/// Class of a tile by the folder that it lies in: .../<class>/name.jpg.
std::string folderOf(const std::string &name) { return fs::path(name).parent_path().filename().string(); }

bool comesBefore(const std::string &a, const std::string &b)
{
    double x = 0, y = 0;
    return parseNumber(a, x) && parseNumber(b, y) && x != y ? x < y : a < b;
}

/// The tiles that have a label, with it and their part.
class Gathering {
public:
    Gathering(TileSet &set, const TileSetFiles &files) : m_set(set), m_files(files) {}

    Result<void> gather(std::vector<EncodedTile> tiles)
    {
        Rows rows;
        if (m_files.labels) {
            Result<Rows> read = rowsOf(*m_files.labels);
            if (!read)
                return passOn(read.error());
            rows = std::move(*read);
        }
        int64_t without = 0;
        for (EncodedTile &tile : tiles) {
            TileRow row{folderOf(tile.name)};
            if (m_files.labels) {
                auto found = rows.find(tile.name);
                if (found == rows.end())
                    found = rows.find(fs::path(tile.name).filename().string());
                if (found == rows.end()) {
                    ++without;
                    continue;
                }
                if (found->second.isUsed)
                    return fail(ErrorCode::tilesInvalid, tile.name, "two tiles belong to one row of the table");
                found->second.isUsed = true;
                row = found->second;
            } else if (row.label.empty()) {
                return fail(ErrorCode::tilesInvalid, tile.name,
                            "it lies in no folder that could be its class, and there is no table of labels");
            }
            if (row.part == Part::none)
                continue;
            m_set.tiles.push_back(std::move(tile));
            m_labels.push_back(row.label);
            m_parts.push_back(row.part);
        }
        const auto unused = std::count_if(rows.begin(), rows.end(), [](const auto &row) { return !row.second.isUsed; });
        if (without > 0)
            m_set.remarks.push_back(std::to_string(without) + " tiles have no row in the table and are left out.");
        if (unused > 0)
            m_set.remarks.push_back(std::to_string(unused) + " rows of the table have no tile.");
        return {};
    }

    Result<void> divide()
    {
        const std::set<std::string, bool (*)(const std::string &, const std::string &)> names(
            m_labels.begin(), m_labels.end(), &comesBefore);
        m_set.classes.assign(names.begin(), names.end());
        const std::string whole = displayed(m_files.labels.value_or(m_files.tiles.front()));
        if (m_set.classes.size() < 2)
            return fail(ErrorCode::tilesInvalid, whole,
                        m_set.tiles.empty() ? "no tile has a label" : "all tiles are of one class");
        for (const std::string &label : m_labels)
            m_set.labels.push_back(std::distance(names.begin(), names.find(label)));
        if (std::find(m_parts.begin(), m_parts.end(), Part::validation) == m_parts.end())
            drawValidation();
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            (m_parts[i] == Part::validation ? m_set.validation : m_set.train).push_back(static_cast<int64_t>(i));
        for (const auto &[part, name] :
             {std::pair(&m_set.train, "training"), std::pair(&m_set.validation, "validation")}) {
            std::set<int64_t> present;
            for (const int64_t tile : *part)
                present.insert(m_set.labels[static_cast<std::size_t>(tile)]);
            if (present.size() < 2)
                return fail(ErrorCode::tilesInvalid, whole,
                            std::string("the ") + name + " part has tiles of fewer than two classes");
        }
        return {};
    }

private:
    void drawValidation()
    {
        for (int64_t label = 0; label < std::ssize(m_set.classes); ++label) {
            std::vector<std::size_t> own;
            for (std::size_t i = 0; i < m_parts.size(); ++i)
                if (m_set.labels[i] == label)
                    own.push_back(i);
            SplitMix64(derivedSeed(m_files.seed, 3, static_cast<uint64_t>(label))).shuffle(own);
            own.resize(
                static_cast<std::size_t>(std::lround(m_files.validationShare * static_cast<double>(own.size()))));
            for (const std::size_t tile : own)
                m_parts[tile] = Part::validation;
        }
    }

    TileSet &m_set;
    const TileSetFiles &m_files;
    std::vector<std::string> m_labels;
    std::vector<Part> m_parts;
};

/// Unpacks every picture, and keeps what fits.
Result<void> checkPictures(TileSet &set, int64_t unpackedBytes, const TileSetProgress &progress,
                           const std::stop_token &token)
{
    for (std::size_t i = 0; i < set.tiles.size(); ++i) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const EncodedTile &tile = set.tiles[i];
        Result<TileImage> image = decodeTile(tile.name, tile.bytes);
        if (!image)
            return passOn(image.error());
        if (set.tilePx == 0)
            set.tilePx = image->width;
        if (image->width != set.tilePx || image->height != set.tilePx)
            return fail(ErrorCode::tilesInvalid, tile.name,
                        std::to_string(image->width) + " x " + std::to_string(image->height) +
                            " px, while the first is " + std::to_string(set.tilePx) +
                            " px wide and all must be squares of that size");
        const auto bytes = std::ssize(image->rgb);
        if (static_cast<int64_t>(i) < unpackedBytes / bytes)
            set.unpacked.push_back(std::move(*image));
        progress.checked(static_cast<int64_t>(i) + 1, std::ssize(set.tiles));
    }
    return {};
}

std::string hashOf(const TileSet &set)
{
    std::vector<bool> isValidation(set.tiles.size());
    for (const int64_t tile : set.validation)
        isValidation[static_cast<std::size_t>(tile)] = true;
    Sha256 hash;
    for (std::size_t i = 0; i < set.tiles.size(); ++i) {
        const std::string head = set.tiles[i].name + '\n' + set.classes[static_cast<std::size_t>(set.labels[i])] +
                                 '\n' + (isValidation[i] ? 'v' : 't') + std::to_string(set.tiles[i].bytes.size()) +
                                 '\n';
        hash.add(std::as_bytes(std::span(head)));
        hash.add(std::as_bytes(std::span(set.tiles[i].bytes)));
    }
    return hash.hex();
}

} // namespace

Result<TileImage> TileSet::tile(int64_t index) const
{
    const auto place = static_cast<std::size_t>(index);
    if (place < unpacked.size())
        return unpacked[place];
    return decodeTile(tiles[place].name, tiles[place].bytes);
}

Result<TileSet> readTileSet(const TileSetFiles &files, const TileSetProgress &progress, std::stop_token token)
{
    Result<std::vector<EncodedTile>> tiles = readTiles(files.tiles, progress.read, token);
    if (!tiles)
        return passOn(tiles.error());
    TileSet set;
    Gathering gathering(set, files);
    if (const Result<void> gathered = gathering.gather(std::move(*tiles)); !gathered)
        return passOn(gathered.error());
    if (const Result<void> divided = gathering.divide(); !divided)
        return passOn(divided.error());
    try {
        if (const Result<void> checked = checkPictures(set, files.unpackedBytes, progress, token); !checked)
            return passOn(checked.error());
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, "unpacking tiles");
    }
    set.sha256 = hashOf(set);
    return set;
}

} // namespace tessera
