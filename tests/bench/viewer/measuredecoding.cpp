#include "tests/bench/viewer/measurements.h"
#include "tests/bench/viewer/meter.h"
#include "viewer/slide/detail/jpegtiles.h"

#include <turbojpeg.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace tessera::bench {
namespace {

constexpr double throughputAim = 0.7;
constexpr std::size_t tilesARound = 1500;

/// Tiles of level 0, spread over the slide, and their streams in memory.
struct Work {
    std::vector<WantedTile> tiles;
    std::vector<std::vector<unsigned char>> streams;
    int tileWidth = 0;
    int tileHeight = 0;
};

Work workOf(const std::filesystem::path &path, const detail::JpegTileLevel &level)
{
    Work work{{}, {}, level.tileWidth, level.tileHeight};
    std::ifstream file(path, std::ios::binary);
    const std::size_t step = std::max<std::size_t>(1, level.byteCounts.size() / tilesARound);
    for (std::size_t i = 0; i < level.byteCounts.size(); i += step) {
        if (level.byteCounts[i] < 4)
            continue;
        std::vector<unsigned char> bytes(level.byteCounts[i]);
        file.seekg(static_cast<std::streamoff>(level.offsets[i]));
        file.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        std::vector<unsigned char> stream = level.prefix;
        stream.insert(stream.end(), bytes.begin() + 2, bytes.end());
        work.streams.push_back(std::move(stream));
        const auto column = static_cast<int64_t>(i) % level.columns();
        work.tiles.push_back({{0, column, static_cast<int64_t>(i) / level.columns()}, TileUse::visible, 0});
    }
    return work;
}

double decodeAlone(const Work &work)
{
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), &tjDestroy);
    std::vector<unsigned char> pixels(static_cast<std::size_t>(work.tileWidth) *
                                      static_cast<std::size_t>(work.tileHeight) * 4);
    const auto begin = Clock::now();
    for (const auto &stream : work.streams)
        tjDecompress2(decoder.get(), stream.data(), stream.size(), pixels.data(), work.tileWidth, 0, work.tileHeight,
                      TJPF_BGRA, TJFLAG_ACCURATEDCT);
    return static_cast<double>(work.streams.size()) / millisecondsSince(begin) * 1e3;
}

double decodeThroughEngine(const Work &work, const std::shared_ptr<const SlideSource> &slide, std::size_t cacheBytes)
{
    TileEngine engine(cacheBytes, 1);
    const std::shared_ptr<SlideTiles> tiles = engine.tilesOf(slide);
    std::atomic<std::size_t> arrived = 0;
    const auto begin = Clock::now();
    const WantedTiles wanted = engine.scheduler().request(tiles, work.tiles, [&](const TileKey &) {
        ++arrived;
        arrived.notify_all();
    });
    for (std::size_t count = 0; count < work.tiles.size(); count = arrived)
        arrived.wait(count);
    return static_cast<double>(work.tiles.size()) / millisecondsSince(begin) * 1e3;
}

} // namespace

void measureDecoding(const Scene &scene, Report &report)
{
    const auto slide = openSlide(scene.slide);
    if (!slide || !(*slide)->facts().level0().directTiles)
        return report.addFigure("no JPEG tiles, nothing to compare", 0, "");
    warmPages(scene.slide);
    const Work work = workOf(scene.slide, detail::jpegTileLevelsOf(scene.slide).front());
    std::vector<double> alone;
    std::vector<double> engine;
    std::vector<double> ratios;
    for (int round = 0; round < scene.rounds; ++round) {
        alone.push_back(decodeAlone(work));
        engine.push_back(decodeThroughEngine(work, *slide, scene.cacheBytes));
        ratios.push_back(engine.back() / alone.back());
    }
    report.addFigure("turbojpeg alone", quantile(alone, 0.5), "tiles/s");
    report.addFigure("tile engine, one worker", quantile(engine, 0.5), "tiles/s");
    report.addFigure("tile engine / turbojpeg", quantile(ratios, 0.5), "", throughputAim, Better::higher);
}

void measureOpenSlide(const Scene &scene, Report &report)
{
    SlideOptions options;
    options.tilePath = TilePath::openslideOnly;
    const auto slide = openSlide(scene.slide, options);
    if (!slide)
        return;
    Tour tour;
    {
        ViewerWindow window(scene.size, scene.cacheBytes);
        window.open(scene.slide);
        tour = tourOf(window);
    }
    const TileLayout layout((*slide)->facts());
    const auto read = [&](const TourView &view) {
        const int level = layout.levelForScale(view.scale);
        const double downsample = layout.downsample(level);
        const double width = scene.size.width() * view.scale / downsample;
        const double height = scene.size.height() * view.scale / downsample;
        const auto begin = Clock::now();
        const auto region = (*slide)->read(level, {static_cast<int64_t>(view.centre.x / downsample - width / 2),
                                                   static_cast<int64_t>(view.centre.y / downsample - height / 2),
                                                   static_cast<int64_t>(width), static_cast<int64_t>(height)});
        return region ? millisecondsSince(begin) : 0;
    };
    const auto readAll = [&](const char *name, const std::vector<TourView> &views) {
        std::vector<double> times;
        for (const TourView &view : views)
            times.push_back(read(view));
        report.addTimes(name, times);
    };
    warmPages(scene.slide);
    readAll("OpenSlide alone, jumps, warm", tour.jumps);
    readAll("OpenSlide alone, a view to the side, warm", tour.sideways);
    readAll("OpenSlide alone, jumps at 1:1.7, warm", tour.resampled);
}

} // namespace tessera::bench
