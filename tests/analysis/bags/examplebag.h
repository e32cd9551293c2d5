#pragma once
#include "base/safetensors.h"
#include "tests/analysis/bags/hdf5writer.h"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tessera::testing {

/// Features that every floating-point type holds exactly, and places to go with them.
struct ExampleBag {
    int64_t tiles = 0;
    int64_t dim = 0;
    std::vector<float> features;
    std::vector<int64_t> places;

    ExampleBag(int64_t tileCount, int64_t width) : tiles(tileCount), dim(width)
    {
        for (int64_t i = 0; i < tiles * dim; ++i)
            features.push_back(static_cast<float>(i % 101 - 50) / 4);
        for (int64_t i = 0; i < 2 * tiles; ++i)
            places.push_back(i * 7);
    }

    Extent extent() const { return {static_cast<hsize_t>(tiles), static_cast<hsize_t>(dim)}; }
    Extent placesExtent() const { return {static_cast<hsize_t>(tiles), 2}; }
    std::vector<int32_t> shortPlaces() const { return {places.begin(), places.end()}; }

    /// As TRIDENT writes it: a chunk for each row, the encoder on the features.
    void writeTrident(const std::filesystem::path &path, hid_t type = H5T_IEEE_F32LE) const
    {
        const Hdf5Writer file(path);
        file.add("features", type, H5T_NATIVE_FLOAT, extent(), features.data(), {1, static_cast<hsize_t>(dim)});
        file.add("coords", H5T_STD_I64LE, H5T_NATIVE_INT64, placesExtent(), places.data(), {1, 2});
        file.addText("features", "encoder", "uni_v1");
        file.addText("features", "savetodir", "features of somebody");
    }

    /// The features as little-endian bytes of another type.
    std::vector<std::byte> bytesAs(Dtype dtype) const
    {
        std::vector<std::byte> bytes;
        const auto append = [&](auto value) {
            const auto part = std::as_bytes(std::span(&value, 1));
            bytes.insert(bytes.end(), part.begin(), part.end());
        };
        for (const float value : features) {
            if (dtype == Dtype::f64)
                append(static_cast<double>(value));
            else if (dtype == Dtype::f32)
                append(value);
            else if (dtype == Dtype::f16)
                append(toHalf(value));
            else
                append(static_cast<uint16_t>(std::bit_cast<uint32_t>(value) >> 16));
        }
        return bytes;
    }

    Result<void> writeSafetensorsFile(const std::filesystem::path &path, Dtype dtype = Dtype::f32) const
    {
        const std::vector<std::byte> bytes = bytesAs(dtype);
        return writeSafetensors(path,
                                {{"features", dtype, {tiles, dim}, bytes},
                                 {"coords", Dtype::i64, {tiles, 2}, std::as_bytes(std::span(places))}},
                                {{"encoder", "tessera-compact"}});
    }
};

} // namespace tessera::testing
