#include "analysis/bags/detail/bagparts.h"
#include "analysis/bags/detail/hdf5.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace tessera::detail {
namespace {

constexpr hsize_t blockBytes = hsize_t{4} << 20;
constexpr hsize_t mostRowsOfABlock = 256;

bool has(hid_t file, const char *name) { return H5Lexists(file, name, H5P_DEFAULT) > 0; }

std::vector<int64_t> shapeOf(hid_t dataset)
{
    std::vector<int64_t> shape;
    for (const hsize_t extent : extentOf(dataset))
        shape.push_back(static_cast<int64_t>(std::min<hsize_t>(extent, INT64_MAX)));
    return shape;
}

/// What a number in the file is like, as far as reading it asks.
struct NumberType {
    H5T_class_t kind = H5T_NO_CLASS;
    std::size_t size = 0;
    bool isSigned = true;
    bool isHalf = false; ///< IEEE, little-endian
};

NumberType typeOf(hid_t dataset, const char *name)
{
    const Hdf5Handle type(H5Dget_type(dataset), H5Tclose, "a dataset has no type");
    NumberType result{H5Tget_class(type), H5Tget_size(type)};
    if ((result.kind != H5T_FLOAT && result.kind != H5T_INTEGER) || result.size > 8)
        throw BagError(std::string(name) + " does not hold numbers");
    result.isSigned = result.kind == H5T_FLOAT || H5Tget_sign(type) == H5T_SGN_2;
    if (result.kind == H5T_FLOAT && result.size == 2 && H5Tget_order(type) == H5T_ORDER_LE) {
        std::size_t sign = 0, exponent = 0, exponentBits = 0, mantissa = 0, mantissaBits = 0;
        H5Tget_fields(type, &sign, &exponent, &exponentBits, &mantissa, &mantissaBits);
        result.isHalf = sign == 15 && exponent == 10 && exponentBits == 5 && mantissa == 0 && mantissaBits == 10 &&
                        H5Tget_ebias(type) == 15;
    }
    return result;
}

/// Rows to be read at once. HDF5 keeps some kilobytes for each chunk that one reading touches, and files with a chunk
/// for each row are common; reading one row at a time is slow. Whole chunks, or packed ones would be unpacked twice.
hsize_t rowsOfABlock(hid_t dataset, hsize_t bytesOfARow)
{
    const hsize_t wanted = std::clamp<hsize_t>(blockBytes / bytesOfARow, 1, mostRowsOfABlock);
    const Hdf5Handle creation(H5Dget_create_plist(dataset), H5Pclose, "a dataset has no description");
    std::array<hsize_t, 3> chunk{};
    const int rank = H5Pget_layout(creation) == H5D_CHUNKED ? H5Pget_chunk(creation, 3, chunk.data()) : 0;
    const hsize_t rows = rank == 2 ? chunk[0] : rank == 3 ? chunk[1] : 1;
    return (wanted + rows - 1) / rows * rows;
}

/// Calls read(first, count) for one block of rows after the other.
template <typename Read>
void forEachBlock(hsize_t rows, hsize_t rowsOfABlock, Read read)
{
    for (hsize_t first = 0; first < rows; first += rowsOfABlock)
        read(first, std::min(rowsOfABlock, rows - first));
}

void readFeatures(hid_t dataset, const NumberType &type, BagShape shape, std::span<float> values)
{
    const Hdf5Handle stored(H5Dget_type(dataset), H5Tclose, "a dataset has no type");
    const auto columns = static_cast<hsize_t>(shape.dim);
    const auto rows = static_cast<hsize_t>(shape.tiles);
    const hsize_t most = rowsOfABlock(dataset, columns * sizeof(float));
    std::vector<uint16_t> halves(type.isHalf ? std::min(most, rows) * columns : 0);
    forEachBlock(rows, most, [&](hsize_t first, hsize_t count) {
        const std::span<float> block = values.subspan(first * columns, count * columns);
        if (type.isHalf) { // (HDF5's own conversion, bit by bit, takes longer than reading)
            readRows(dataset, stored, first, count, columns, halves.data());
            std::transform(halves.begin(), halves.begin() + std::ssize(block), block.begin(), fromHalf);
        } else {
            readRows(dataset, H5T_NATIVE_FLOAT, first, count, columns, block.data());
        }
    });
}

BagCoordinates readCoordinates(hid_t file, int64_t tiles)
{
    const Hdf5Handle dataset = openDataset(file, coordinatesName);
    checkCoordinates(shapeOf(dataset), tiles);
    const NumberType type = typeOf(dataset, coordinatesName);
    checkRoom(file, 2 * tiles, coordinatesName);
    checkWritten(dataset, 2 * tiles, type.size, coordinatesName);
    const bool isShort = type.size < 4 || (type.size == 4 && type.isSigned);
    BagCoordinates coords;
    hid_t memory = -1;
    if (type.kind == H5T_FLOAT) {
        coords.dtype = isShort ? Dtype::f32 : Dtype::f64;
        memory = isShort ? H5T_NATIVE_FLOAT : H5T_NATIVE_DOUBLE;
    } else {
        coords.dtype = isShort ? Dtype::i32 : Dtype::i64;
        memory = isShort ? H5T_NATIVE_INT32 : H5T_NATIVE_INT64;
    }
    const std::size_t row = 2 * sizeOf(coords.dtype);
    coords.bytes.resize(static_cast<std::size_t>(tiles) * row);
    forEachBlock(static_cast<hsize_t>(tiles), rowsOfABlock(dataset, row), [&](hsize_t first, hsize_t count) {
        readRows(dataset, memory, first, count, 2, coords.bytes.data() + first * row);
    });
    return coords;
}

std::vector<int8_t> readTruth(hid_t file, int64_t tiles)
{
    const Hdf5Handle dataset = openDataset(file, truthName);
    const std::vector<int64_t> shape = shapeOf(dataset);
    if (shape.size() != 1 || shape[0] != tiles)
        throw BagError(std::string(truthName) + " does not have one value for each of the " + std::to_string(tiles) +
                       " tiles");
    const NumberType type = typeOf(dataset, truthName);
    checkRoom(file, tiles, truthName);
    checkWritten(dataset, tiles, type.size, truthName);
    std::vector<int64_t> values(static_cast<std::size_t>(tiles));
    if (H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        throw BagError(std::string(truthName) + " cannot be read");
    checkTruth(values, tiles);
    return {values.begin(), values.end()};
}

std::optional<double> tileEdgeIn(hid_t file)
{
    const Hdf5Handle coords = openDataset(file, coordinatesName);
    constexpr const char *name = "patch_size_level0";
    if (H5Aexists(coords, name) <= 0)
        return std::nullopt;
    try {
        const double edge = readNumber(coords, name);
        return edge > 0 && edge < 1e6 ? std::optional(edge) : std::nullopt;
    } catch (const Hdf5Error &) {
        return std::nullopt; // what somebody else's attribute holds is no reason to refuse the features
    }
}

/// TRIDENT writes it on the features, STAMP and we on the file.
std::string encoderIn(hid_t file, hid_t features)
{
    for (const auto &[object, name] :
         {std::pair{features, "encoder"}, {file, "tessera_encoder_id"}, {file, "extractor"}, {file, "encoder"}})
        if (const std::string text = readForeignText(object, name); !text.empty())
            return validUtf8(text);
    return {};
}

} // namespace

Bag readHdf5Bag(const std::filesystem::path &path, std::optional<int64_t> dim)
{
    const Hdf5Handle file = openFile(path, H5F_ACC_RDONLY);
    const auto *name = std::find_if(featureNames.begin(), featureNames.end(),
                                    [&](const char *candidate) { return has(file, candidate); });
    if (name == featureNames.end())
        throw BagError(noFeatures("dataset", has(file, coordinatesName)));
    if (H5Aexists(file, "tessera_complete") > 0 && readInteger(file, "tessera_complete") != 1)
        throw BagError("the run that writes it has not come to its end");
    const Hdf5Handle dataset = openDataset(file, *name);
    const NumberType type = typeOf(dataset, *name);
    if (type.kind != H5T_FLOAT)
        throw BagError(std::string(*name) + " holds integers instead of floating-point numbers");
    const BagShape shape = checkedShape(shapeOf(dataset), dim);
    Bag bag;
    if (shape.tiles == 0)
        return bag;
    checkRoom(file, shape.tiles * shape.dim, *name);
    checkWritten(dataset, shape.tiles * shape.dim, type.size, *name);
    if (has(file, coordinatesName)) {
        bag.coords = readCoordinates(file, shape.tiles);
        bag.tileEdge = tileEdgeIn(file);
    }
    if (has(file, truthName))
        bag.truth = readTruth(file, shape.tiles);
    bag.encoder = encoderIn(file, dataset);
    readFeatures(dataset, type, shape, OwnedFeatures(bag, shape).values);
    return bag;
}

} // namespace tessera::detail
