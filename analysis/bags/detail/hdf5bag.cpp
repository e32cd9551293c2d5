#include "analysis/bags/detail/bagparts.h"
#include "analysis/bags/detail/hdf5.h"
#include "base/text.h"

#include <algorithm>

namespace tessera::detail {
namespace {

constexpr hsize_t blockBytes = hsize_t{4} << 20;

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

/// HDF5's own conversion of halves, bit by bit, takes longer than reading them.
void readHalves(hid_t dataset, BagShape shape, std::span<float> values)
{
    const Hdf5Handle type(H5Dget_type(dataset), H5Tclose, "a dataset has no type");
    const auto columns = static_cast<hsize_t>(shape.dim);
    const auto rows = static_cast<hsize_t>(shape.tiles);
    const hsize_t most = std::max<hsize_t>(blockBytes / (columns * sizeof(uint16_t)), 1);
    std::vector<uint16_t> block(std::min(most, rows) * columns);
    for (hsize_t first = 0; first < rows; first += most) {
        const hsize_t count = std::min(most, rows - first);
        readRows(dataset, type, first, count, columns, block.data());
        std::transform(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count * columns),
                       values.begin() + static_cast<std::ptrdiff_t>(first * columns), fromHalf);
    }
}

/// In one go: a file with a chunk for each row is slow otherwise.
void readFeatures(hid_t dataset, const NumberType &type, BagShape shape, std::span<float> values)
{
    if (type.isHalf)
        readHalves(dataset, shape, values);
    else
        readRows(dataset, H5T_NATIVE_FLOAT, 0, static_cast<hsize_t>(shape.tiles), static_cast<hsize_t>(shape.dim),
                 values.data());
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
    coords.bytes.resize(static_cast<std::size_t>(2 * tiles) * sizeOf(coords.dtype));
    readRows(dataset, memory, 0, static_cast<hsize_t>(tiles), 2, coords.bytes.data());
    return coords;
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
    if (has(file, coordinatesName))
        bag.coords = readCoordinates(file, shape.tiles);
    bag.encoder = encoderIn(file, dataset);
    readFeatures(dataset, type, shape, OwnedFeatures(bag, shape).values);
    return bag;
}

} // namespace tessera::detail
