#pragma once
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tessera {

struct SelfBenchmark {
    double gigaflops = 0;                 ///< float32 matrix product of 512 x 512, all threads
    std::optional<double> tilesPerSecond; ///< of the encoder on the CPU, tiles already in memory
};

/// About two seconds of measuring with LibTorch's present number of threads. `encoder` is an encoder package, empty =
/// products alone. Errors: those of loading the encoder.
Result<SelfBenchmark> measureSelf(const std::filesystem::path &encoder);

/// What libblas.so.3 of this process is: "OpenBLAS", "reference BLAS", or the file's name.
std::string blasName();
std::filesystem::path blasLibrary();

} // namespace tessera
