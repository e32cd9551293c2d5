// Reading and encoding a slide's tiles as `analyze` does, against the encoder alone on tiles that are in memory
// already, alternating in one run; and the memory that the whole takes.
//
//     build/release/bench/bench_extraction SLIDE [MODEL] [rounds]
#include "analysis/engine/analysisinputs.h"
#include "analysis/engine/threads.h"
#include "analysis/engine/torchencoder.h"
#include "analysis/extraction/featureextraction.h"
#include "analysis/extraction/tissue.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <vector>

using namespace tessera;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

template <typename T>
T orDie(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "%s\n", sentence(result.error()).c_str());
    std::exit(1);
}

/// As many tiles as the grid has, all in memory, encoded in the same batches.
double encoderAlone(TorchEncoder &encoder, int tilePx, int64_t tiles)
{
    TileBatch batch{tilePx, encoder.batchSize(), {}};
    batch.rgb.resize(static_cast<std::size_t>(batch.count * tilePx * tilePx * 3));
    for (std::size_t i = 0; i < batch.rgb.size(); ++i)
        batch.rgb[i] = static_cast<uint8_t>(i * 2654435761u >> 24);
    std::vector<float> features(static_cast<std::size_t>(batch.count * encoder.dim()));
    const Clock::time_point start = Clock::now();
    int64_t done = 0;
    for (; done < tiles; done += batch.count)
        if (!encoder.encode(batch, features))
            std::exit(1);
    return static_cast<double>(done) / secondsSince(start);
}

double readingAndEncoding(const AnalysisInputs &inputs, const TileGrid &grid, TorchEncoder &encoder, int readers)
{
    const Clock::time_point start = Clock::now();
    const auto times = extractFeatures(*inputs.slide, grid, encoder, [](FeatureStrip &&) { return Result<void>(); },
                                       {readers, 0, {}}, {});
    if (!times)
        std::exit(1);
    return static_cast<double>(grid.tiles()) / secondsSince(start);
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_extraction SLIDE [MODEL] [rounds]\n");
        return 2;
    }
    tuneAllocator();
    const int threads = allowedCores();
    at::set_num_threads(threads);
    AnalysisRequest request;
    request.slide = argv[1];
    request.model = argc > 2 ? argv[2] : "resources/models/lymph-node-demo";
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
    const AnalysisInputs inputs = orDie(openInputs(request));
    const Tissue tissue = orDie(segmentTissue(*inputs.slide, inputs.mpp.mean(), {}, {}));
    const TileGrid grid = layTiles(inputs.geometry, tissue, inputs.slide->facts(), inputs.model.tiling.minTissue);
    const auto encoder = orDie(TorchEncoder::load(inputs.encoder, at::kCPU));
    const int readers = readerThreadsBeside(threads);
    std::printf("%lld tiles, %d encoding threads, %d reading\n", static_cast<long long>(grid.tiles()), threads,
                readers);

    std::vector<double> alone, together, ratios;
    readingAndEncoding(inputs, grid, *encoder, readers); // warm
    for (int round = 0; round < rounds; ++round) {
        alone.push_back(encoderAlone(*encoder, inputs.geometry.tilePx, grid.tiles()));
        together.push_back(readingAndEncoding(inputs, grid, *encoder, readers));
        ratios.push_back(together.back() / alone.back());
        std::printf("encoder alone %.0f tiles/s, reading and encoding %.0f tiles/s, ratio %.3f\n", alone.back(),
                    together.back(), ratios.back());
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("median: encoder alone %.0f, reading and encoding %.0f, ratio %.3f; peak memory %ld MiB\n",
                median(alone), median(together), median(ratios), usage.ru_maxrss / 1024);
    return 0;
}
