#include "analysis/bags/detail/bagparts.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tessera::detail {
namespace {

constexpr int64_t mostTiles = 20'000'000;
constexpr int64_t widestFeatures = 1 << 16;
constexpr std::size_t blockValues = std::size_t{1} << 20;

bool isFloating(Dtype dtype)
{
    return dtype == Dtype::f16 || dtype == Dtype::bf16 || dtype == Dtype::f32 || dtype == Dtype::f64;
}

std::vector<int64_t> withoutLeadingOne(std::vector<int64_t> shape)
{
    if (shape.size() == 3 && shape.front() == 1)
        shape.erase(shape.begin());
    return shape;
}

std::string textOf(const std::vector<int64_t> &shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

TensorView block(const TensorView &tensor, std::size_t first, std::size_t count)
{
    const std::size_t size = sizeOf(tensor.dtype);
    return {{}, tensor.dtype, {}, tensor.bytes.subspan(first * size, count * size)};
}

void convert(const TensorView &tensor, std::span<float> values, BytesDone done)
{
    for (std::size_t first = 0; first < values.size(); first += blockValues) {
        const TensorView part = block(tensor, first, std::min(blockValues, values.size() - first));
        const std::vector<float> converted = toFloats(part);
        std::copy(converted.begin(), converted.end(), values.begin() + static_cast<std::ptrdiff_t>(first));
        if (done)
            done(part.bytes);
    }
}

BagCoordinates coordinatesOf(const TensorView &tensor, int64_t tiles)
{
    checkCoordinates(tensor.shape, tiles);
    switch (tensor.dtype) {
    case Dtype::i32:
    case Dtype::i64:
    case Dtype::f32:
    case Dtype::f64:
        return {tensor.dtype, {tensor.bytes.begin(), tensor.bytes.end()}};
    case Dtype::boolean:
    case Dtype::f16:
    case Dtype::bf16:
        throw BagError("its coordinates are of the type " + std::string(nameOf(tensor.dtype)));
    default: {
        const std::vector<int64_t> values = toIntegers(tensor);
        const auto bytes = std::as_bytes(std::span(values));
        return {Dtype::i64, {bytes.begin(), bytes.end()}};
    }
    }
}

} // namespace

std::string noFeatures(std::string_view container, bool hasCoordinates)
{
    if (hasCoordinates)
        return "it has the places of tiles but no features: give the file of the features instead of that of the "
               "patches";
    std::string text = "it has no " + std::string(container) + " named ";
    for (std::size_t i = 0; i < featureNames.size(); ++i)
        text += (i == 0 ? "" : i + 1 < featureNames.size() ? ", " : " or ") + std::string(featureNames[i]);
    return text;
}

BagShape checkedShape(const std::vector<int64_t> &shape, std::optional<int64_t> dim)
{
    if (std::find(shape.begin(), shape.end(), 0) != shape.end() && shape.size() <= 3)
        return {};
    const std::vector<int64_t> extent = withoutLeadingOne(shape);
    if (extent.size() == 1)
        throw BagError("it has one vector of " + std::to_string(extent[0]) + " numbers instead of one for each tile");
    if (extent.size() != 2)
        throw BagError("the features are " + textOf(shape) + " instead of [tiles, features per tile]");
    if (extent[0] > mostTiles || extent[1] > widestFeatures)
        throw BagError("the features are " + textOf(shape) + ", which no slide has");
    if (dim && extent[1] != *dim)
        throw BagError("the bag has " + std::to_string(extent[1]) + " features per tile, the model wants " +
                       std::to_string(*dim));
    return {extent[0], extent[1]};
}

void checkCoordinates(const std::vector<int64_t> &shape, int64_t tiles)
{
    const std::vector<int64_t> extent = withoutLeadingOne(shape);
    if (extent.size() != 2 || extent[1] != 2)
        throw BagError("the coordinates are " + textOf(shape) + " instead of [tiles, 2]");
    if (extent[0] != tiles)
        throw BagError("it has features of " + std::to_string(tiles) + " tiles but coordinates of " +
                       std::to_string(extent[0]));
}

void checkTruth(const std::vector<int64_t> &values, int64_t tiles)
{
    if (static_cast<int64_t>(values.size()) != tiles)
        throw BagError("it has features of " + std::to_string(tiles) + " tiles but " + truthName + " of " +
                       std::to_string(values.size()));
    const auto found =
        std::find_if(values.begin(), values.end(), [](int64_t value) { return value < -1 || value > 1; });
    if (found != values.end())
        throw BagError(std::string(truthName) + " of tile " + std::to_string(found - values.begin()) +
                       " (counted from 0) is neither 1, 0 nor -1 (not known)");
}

void checkFinite(const Bag &bag)
{
    const auto isInvalid = [](double value) { return !std::isfinite(value); };
    const int64_t block = std::max<int64_t>(static_cast<int64_t>(blockValues) / bag.dim, 1);
    for (int64_t begin = 0; begin < bag.tiles(); begin += block) {
        const int64_t end = std::min(begin + block, bag.tiles());
        const std::span<const float> values = bag.features.subspan(static_cast<std::size_t>(begin * bag.dim),
                                                                   static_cast<std::size_t>((end - begin) * bag.dim));
        const auto found = std::find_if(values.begin(), values.end(), isInvalid);
        if (found != values.end())
            throw BagError("the features of tile " + std::to_string(begin + (found - values.begin()) / bag.dim) +
                           " (counted from 0) hold " +
                           (std::isnan(*found) ? "a value that is not a number" : "an infinite value"));
        bag.letGo(begin, end);
    }
    if (!bag.coords || (bag.coords->dtype != Dtype::f32 && bag.coords->dtype != Dtype::f64))
        return;
    const std::vector<double> places = toDoubles(bag.coords->view({}));
    const auto place = std::find_if(places.begin(), places.end(), isInvalid);
    if (place != places.end())
        throw BagError("the coordinates of tile " + std::to_string((place - places.begin()) / 2) +
                       " (counted from 0) are not finite");
}

OwnedFeatures::OwnedFeatures(Bag &bag, BagShape shape)
{
    const auto count = static_cast<std::size_t>(shape.tiles * shape.dim);
    const auto memory = std::make_shared_for_overwrite<float[]>(count);
    values = {memory.get(), count};
    bag.dim = shape.dim;
    bag.features = values;
    bag.owner = memory;
}

Bag bagOfTensors(const BagTensors &tensors, std::shared_ptr<const void> owner, std::optional<int64_t> dim,
                 BytesDone done)
{
    const TensorView &features = *tensors.features;
    if (!isFloating(features.dtype))
        throw BagError("the features are of the type " + std::string(nameOf(features.dtype)) +
                       " instead of floating-point numbers");
    const BagShape shape = checkedShape(features.shape, dim);
    Bag bag;
    if (shape.tiles == 0)
        return bag;
    if (tensors.coords)
        bag.coords = coordinatesOf(*tensors.coords, shape.tiles);
    if (tensors.truth) {
        const std::vector<int64_t> values = toIntegers(*tensors.truth);
        checkTruth(values, shape.tiles);
        bag.truth.assign(values.begin(), values.end());
    }
    const bool isAligned = reinterpret_cast<std::uintptr_t>(features.bytes.data()) % alignof(float) == 0;
    if (features.dtype == Dtype::f32 && isAligned) {
        bag.dim = shape.dim;
        bag.features = {reinterpret_cast<const float *>(features.bytes.data()),
                        static_cast<std::size_t>(shape.tiles * shape.dim)};
        bag.owner = std::move(owner);
        bag.isMapped = done != nullptr;
    } else {
        convert(features, OwnedFeatures(bag, shape).values, done);
    }
    return bag;
}

} // namespace tessera::detail
