// Tiles per second of one slide, read in three ways in one run, and how they compare:
//
//     build/release/bench/bench_slide
//     TESSERA_BENCH_SLIDE=slide.svs build/release/bench/bench_slide
//
// The slide must have JPEG tiles (Aperio, pyramidal TIFF); without the variable the program writes one.
#include "base/error.h"
#include "tests/support/slidefiles.h"
#include "viewer/slide/detail/jpegtiles.h"
#include "viewer/slide/detail/openslidehandle.h"
#include "viewer/slide/resample.h"
#include "viewer/slide/slidesource.h"

#include <benchmark/benchmark.h>
#include <turbojpeg.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <thread>

using namespace tessera;

namespace {

constexpr std::size_t mostTiles = 400; // at 256 pixels three times OpenSlide's cache, so that it cannot answer from it

/// What all ways read: the same tiles of level 0, in the same order.
struct Work {
    std::filesystem::path path;
    std::shared_ptr<const SlideSource> slide;
    std::vector<PixelRect> tiles;
    std::vector<std::vector<unsigned char>> streams; ///< the same tiles as whole JPEG streams in memory
};

std::vector<unsigned char> streamOf(const detail::JpegTileLevel &level, std::size_t index, std::ifstream &file)
{
    std::vector<unsigned char> bytes(level.byteCounts[index]);
    file.seekg(static_cast<std::streamoff>(level.offsets[index]));
    file.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    std::vector<unsigned char> stream = level.prefix;
    stream.insert(stream.end(), bytes.begin() + 2, bytes.end());
    return stream;
}

Result<Work> prepare(const std::filesystem::path &path)
{
    Work work{path, nullptr, {}, {}};
    auto slide = openSlide(path);
    if (!slide)
        return tl::unexpected(slide.error());
    work.slide = *slide;
    if (!work.slide->facts().level0().directTiles)
        return fail(ErrorCode::usage, path.string() + " has no JPEG tiles: choose an Aperio or pyramidal TIFF slide.");
    const std::vector<detail::JpegTileLevel> levels = detail::jpegTileLevelsOf(path);
    const detail::JpegTileLevel &level = levels.front();
    std::ifstream file(path, std::ios::binary);
    const std::size_t step = std::max<std::size_t>(1, level.byteCounts.size() / mostTiles);
    for (std::size_t i = 0; i < level.byteCounts.size(); i += step) {
        const auto column = static_cast<int64_t>(i) % level.columns();
        const auto row = static_cast<int64_t>(i) / level.columns();
        const PixelRect tile{column * level.tileWidth, row * level.tileHeight, level.tileWidth, level.tileHeight};
        const bool cropped = tile.x + tile.width > level.width || tile.y + tile.height > level.height;
        if (cropped || level.byteCounts[i] == 0)
            continue;
        work.tiles.push_back(tile);
        work.streams.push_back(streamOf(level, i, file));
    }
    return work;
}

void decodeAlone(benchmark::State &state, const Work &work)
{
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), &tjDestroy);
    const PixelRect &size = work.tiles.front();
    std::vector<unsigned char> pixels(static_cast<std::size_t>(size.width * size.height) * 4);
    std::size_t i = 0;
    for (auto _ : state) {
        const std::vector<unsigned char> &stream = work.streams[i++ % work.streams.size()];
        tjDecompress2(decoder.get(), stream.data(), stream.size(), pixels.data(), static_cast<int>(size.width), 0,
                      static_cast<int>(size.height), TJPF_BGRX, 0);
        benchmark::DoNotOptimize(pixels.data());
    }
    state.SetItemsProcessed(state.iterations());
}

void readSource(benchmark::State &state, const Work &work)
{
    std::size_t i = static_cast<std::size_t>(state.thread_index()) * 31;
    for (auto _ : state)
        benchmark::DoNotOptimize(work.slide->read(0, work.tiles[i++ % work.tiles.size()])->pixels.data.data());
    state.SetItemsProcessed(state.iterations());
}

void readOpenSlide(benchmark::State &state, const Work &work)
{
    auto handle = detail::OpenSlideHandle::open(work.path);
    const PixelRect &size = work.tiles.front();
    std::vector<uint32_t> pixels(static_cast<std::size_t>(size.width * size.height));
    std::size_t i = 0;
    for (auto _ : state) {
        const PixelRect &tile = work.tiles[i++ % work.tiles.size()];
        benchmark::DoNotOptimize((*handle)->read(pixels.data(), 0, tile.x, tile.y, tile.width, tile.height));
    }
    state.SetItemsProcessed(state.iterations());
}

/// A tile of twice the resolution to the size that encoders take.
void shrink(benchmark::State &state)
{
    const Pixels source = Pixels::filled(480, 480, rgb(190, 110, 160));
    for (auto _ : state)
        benchmark::DoNotOptimize(resample(source, 0, 0, 448, 448, 224, 224).data.data());
    state.SetItemsProcessed(state.iterations());
}

/// Prints the usual table and keeps the rates for the comparison after it.
class RateReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run> &runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run &run : runs)
            if (const auto rate = run.counters.find("items_per_second"); rate != run.counters.end())
                m_rates[run.run_name.function_name] = std::max(m_rates[run.run_name.function_name], rate->second.value);
    }
    double rate(const std::string &name) const { return m_rates.count(name) ? m_rates.at(name) : 0; }

private:
    std::map<std::string, double> m_rates; ///< the best of all repetitions
};

} // namespace

int main(int argc, char **argv)
{
    const char *given = std::getenv("TESSERA_BENCH_SLIDE");
    const std::filesystem::path own = std::filesystem::temp_directory_path() / "tessera-bench-slide.tiff";
    if (!given) {
        testing::PyramidSpec spec;
        spec.width = 4096;
        spec.height = 4096;
        spec.tile = 256;
        spec.levels = 1;
        testing::makePyramid(own, spec);
    }
    const Result<Work> work = prepare(given ? std::filesystem::path(given) : own);
    if (!work) {
        std::fprintf(stderr, "%s\n", sentence(work.error()).c_str());
        return 2;
    }

    benchmark::Initialize(&argc, argv);
    const auto all = [&work](auto function) {
        return [&work, function](benchmark::State &state) { function(state, *work); };
    };
    benchmark::RegisterBenchmark("turbojpeg alone", all(decodeAlone))->UseRealTime();
    benchmark::RegisterBenchmark("SlideSource", all(readSource))->UseRealTime();
    benchmark::RegisterBenchmark("SlideSource, all cores", all(readSource))
        ->Threads(static_cast<int>(std::thread::hardware_concurrency()))
        ->UseRealTime();
    benchmark::RegisterBenchmark("OpenSlide alone", all(readOpenSlide))->UseRealTime();
    benchmark::RegisterBenchmark("resample 448 to 224", shrink)->UseRealTime();
    RateReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);

    const double source = reporter.rate("SlideSource");
    std::printf("\n%zu tiles of %lld x %lld pixels\n", work->tiles.size(),
                static_cast<long long>(work->tiles.front().width), static_cast<long long>(work->tiles.front().height));
    std::printf("SlideSource / turbojpeg alone      %.2f\n", source / reporter.rate("turbojpeg alone"));
    std::printf("SlideSource / OpenSlide alone      %.2f\n", source / reporter.rate("OpenSlide alone"));
    std::printf("SlideSource, all cores / one core  %.2f\n", reporter.rate("SlideSource, all cores") / source);
    if (!given)
        std::filesystem::remove(own);
    return 0;
}
