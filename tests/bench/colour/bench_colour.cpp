// What showing costs beside decoding: the tiles of a slide read as they are, and their pixels put through each
// transform, all in one thread and one run. Without the variable the program writes a slide of stained tissue.
//
//     build/release/bench/bench_colour
//     TESSERA_BENCH_SLIDE=slide.svs build/release/bench/bench_colour
#include "base/error.h"
#include "tests/support/slidefiles.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/colour/displaytransform.h"
#include "viewer/slide/slidesource.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace tessera;

namespace {

constexpr std::size_t mostTiles = 200;

struct Work {
    std::shared_ptr<const SlideSource> slide;
    std::vector<PixelRect> tiles;
    std::vector<Pixels> pixels; ///< of these tiles
};

/// Nuclei in stroma, both of varying strength, with the noise of a sensor.
uint32_t tissue(int64_t x, int64_t y)
{
    const auto noise = static_cast<double>((x * 7919 + y * 104729) % 31) / 31 - 0.5;
    const double nuclei = std::sin(static_cast<double>(x) * 0.21) * std::sin(static_cast<double>(y) * 0.19);
    const double haematoxylin = nuclei > 0.3 ? 0.9 + 0.2 * noise : 0.1 + 0.05 * noise;
    const double eosin = 0.4 + 0.2 * std::sin(static_cast<double>(x + y) * 0.01) + 0.1 * noise;
    const auto level = [&](double h, double e) {
        return static_cast<uint8_t>(std::lround(250 * std::exp(-(haematoxylin * h + eosin * e))));
    };
    return rgb(level(0.65, 0.07), level(0.70, 0.99), level(0.29, 0.11));
}

Result<Work> prepare(const std::filesystem::path &path)
{
    auto slide = openSlide(path);
    if (!slide)
        return passOn(std::move(slide.error()));
    Work work{*slide, {}, {}};
    const SlideLevel &level = work.slide->facts().level0();
    const int64_t columns = level.width / level.tileWidth;
    const int64_t count = columns * (level.height / level.tileHeight);
    const int64_t step = std::max<int64_t>(1, count / static_cast<int64_t>(mostTiles));
    for (int64_t i = 0; i < count; i += step) {
        work.tiles.push_back(
            {i % columns * level.tileWidth, i / columns * level.tileHeight, level.tileWidth, level.tileHeight});
        Result<SlideRegion> region = work.slide->read(0, work.tiles.back());
        if (!region)
            return passOn(std::move(region.error()));
        work.pixels.push_back(std::move(region->pixels));
    }
    return work;
}

void countTile(benchmark::State &state, const Work &work)
{
    const double pixels =
        static_cast<double>(work.pixels.front().data.size()) * static_cast<double>(state.iterations());
    state.counters["pixels"] = benchmark::Counter(pixels, benchmark::Counter::kIsRate);
    state.SetBytesProcessed(static_cast<int64_t>(pixels) * 4);
}

void decode(benchmark::State &state, const Work &work)
{
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(work.slide->read(0, work.tiles[i++ % work.tiles.size()])->pixels.data.data());
    countTile(state, work);
}

void show(benchmark::State &state, const Work &work, const DisplayTransform &transform)
{
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(transform.applied(work.pixels[i++ % work.pixels.size()]).data.data());
    countTile(state, work);
}

/// Little CMS's own table of the same profile, for comparison.
void showByLcms(benchmark::State &state, const Work &work, const testing::ProfileBytes &profile)
{
    cmsHPROFILE from = cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size()));
    cmsHPROFILE to = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform =
        cmsCreateTransform(from, TYPE_BGRA_8, to, TYPE_BGRA_8, INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE);
    std::size_t i = 0;
    for (auto _ : state) {
        const Pixels &pixels = work.pixels[i++ % work.pixels.size()];
        Pixels out{pixels.width, pixels.height, std::vector<uint32_t>(pixels.data.size())};
        cmsDoTransform(transform, pixels.data.data(), out.data.data(), static_cast<cmsUInt32Number>(out.data.size()));
        benchmark::DoNotOptimize(out.data.data());
    }
    cmsDeleteTransform(transform);
    cmsCloseProfile(from);
    cmsCloseProfile(to);
    countTile(state, work);
}

/// The first tile of a slide, when no colour is known yet, and the making of the transform.
void showFirstTile(benchmark::State &state, const Work &work, const testing::ProfileBytes &profile)
{
    for (auto _ : state) {
        const DisplayTransform transform(*IccTransform::make(profile), ColourSettings());
        benchmark::DoNotOptimize(transform.applied(work.pixels[work.pixels.size() / 2]).data.data());
    }
}

/// Prints the usual table and keeps the rates for the comparison after it.
class RateReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run> &runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run &run : runs)
            if (const auto rate = run.counters.find("pixels"); rate != run.counters.end())
                m_rates[run.run_name.function_name] = std::max(m_rates[run.run_name.function_name], rate->second.value);
    }
    const std::map<std::string, double> &rates() const { return m_rates; }

private:
    std::map<std::string, double> m_rates; ///< the best of all repetitions
};

} // namespace

int main(int argc, char **argv)
{
    const char *given = std::getenv("TESSERA_BENCH_SLIDE");
    const std::filesystem::path own = std::filesystem::temp_directory_path() / "tessera-bench-colour.tiff";
    if (!given) {
        testing::PyramidSpec spec;
        spec.width = 4096;
        spec.height = 4096;
        spec.tile = 256;
        spec.levels = 1;
        spec.paint = tissue;
        testing::makePyramid(own, spec);
    }
    const Result<Work> work = prepare(given ? std::filesystem::path(given) : own);
    if (!work) {
        std::fprintf(stderr, "%s\n", sentence(work.error()).c_str());
        return 2;
    }

    const testing::ProfileBytes matrix = testing::matrixProfile();
    const testing::ProfileBytes table = testing::tableProfile();
    ColourSettings adjusted;
    adjusted.adjustments = {0.05, 1.2, 1.1, {}};
    ColourSettings stained;
    stained.view = StainView::haematoxylin;
    const DisplayTransform byMatrix(*IccTransform::make(matrix), ColourSettings());
    const DisplayTransform byTable(*IccTransform::make(table), ColourSettings());
    const DisplayTransform byLevels(nullptr, adjusted);
    const DisplayTransform byAll(*IccTransform::make(table), adjusted);
    const DisplayTransform byStain(nullptr, stained);

    benchmark::Initialize(&argc, argv);
    const auto add = [&](const char *name, auto function) { benchmark::RegisterBenchmark(name, function); };
    add("decode", [&](benchmark::State &state) { decode(state, *work); });
    add("profile of a matrix", [&](benchmark::State &state) { show(state, *work, byMatrix); });
    add("profile of a table", [&](benchmark::State &state) { show(state, *work, byTable); });
    add("levels", [&](benchmark::State &state) { show(state, *work, byLevels); });
    add("profile and levels", [&](benchmark::State &state) { show(state, *work, byAll); });
    add("stain", [&](benchmark::State &state) { show(state, *work, byStain); });
    add("matrix by lcms2", [&](benchmark::State &state) { showByLcms(state, *work, matrix); });
    add("table by lcms2", [&](benchmark::State &state) { showByLcms(state, *work, table); });
    add("first tile", [&](benchmark::State &state) { showFirstTile(state, *work, table); });
    RateReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);

    const double decoded = reporter.rates().contains("decode") ? reporter.rates().at("decode") : 0;
    std::printf("\n%-22s %12s %24s\n", "", "Mpixel/s", "of the time to decode");
    for (const auto &[name, rate] : reporter.rates())
        std::printf("%-22s %12.0f %22.1f %%\n", name.c_str(), rate / 1e6, 100 * decoded / rate);
    if (!given)
        std::filesystem::remove(own);
    return 0;
}
