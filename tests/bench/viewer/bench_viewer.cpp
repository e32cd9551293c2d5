// The whole viewer on scripted tours, with its aims:
//
//     QT_QPA_PLATFORM=offscreen build/release/bench/bench_viewer [SLIDE...] [--json figures.json]
//
// Without a slide it draws one of 100,000 x 80,000 pixels into the folder for temporary files, once (six minutes).
#include "analysis/synthesis/sampleslide.h"
#include "base/largebuffers.h"
#include "tests/bench/viewer/measurements.h"
#include "tests/bench/viewer/meter.h"

#include <CLI/CLI.hpp>
#include <QApplication>

#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <thread>

using namespace tessera;
using namespace tessera::bench;

namespace {

struct Options {
    std::vector<std::string> slides;
    std::vector<std::string> sizes{"1920x1080", "3840x2160"};
    std::vector<std::string> sections{"opening", "fields", "frames", "hour", "decoding", "openslide"};
    std::string json;
    std::string tour;
    std::size_t cacheMebibytes = 512;
    int rounds = 5;
};

using Measure = void (*)(const Scene &, Report &);
const std::map<std::string, Measure> measures{{"opening", &measureOpening},   {"fields", &measureFields},
                                              {"frames", &measureFrames},     {"hour", &measureHour},
                                              {"decoding", &measureDecoding}, {"openslide", &measureOpenSlide}};

std::string drawnSlide()
{
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "tessera-bench-viewer.tiff";
    if (std::filesystem::exists(path))
        return path;
    SampleSpec spec;
    spec.width = 100'000;
    spec.height = 80'000;
    spec.mpp = 0.25;
    spec.threads = static_cast<int>(std::thread::hardware_concurrency());
    const auto written = writeSampleSlide(
        path, spec, [](double done) { std::fprintf(stderr, "\rdrawing the slide: %3.0f %%", done * 100); }, {});
    std::fprintf(stderr, "\n");
    if (!written) {
        std::fprintf(stderr, "%s\n", sentence(written.error()).c_str());
        std::exit(3);
    }
    return path;
}

QSize sizeOf(const std::string &text)
{
    int width = 0;
    int height = 0;
    if (std::sscanf(text.c_str(), "%dx%d", &width, &height) != 2)
        std::exit(2);
    return {width, height};
}

void writeTour(const std::string &slide, const Options &options)
{
    ViewerWindow window(sizeOf(options.sizes.front()), std::size_t{64} << 20);
    window.open(slide);
    std::ofstream(options.tour) << toJson(tourOf(window)).dump();
}

} // namespace

int main(int argc, char **argv)
{
    giveBackLargeBuffers(); // as the program does
    QApplication application(argc, argv);
    Options options;
    CLI::App commands("Times the viewer on scripted tours");
    commands.add_option("slides", options.slides, "slides; one is drawn when none is given");
    commands.add_option("--sizes", options.sizes, "of the window, as 1920x1080")->delimiter(',');
    commands.add_option("--sections", options.sections, "what is measured")->delimiter(',');
    commands.add_option("--json", options.json, "file for the figures");
    commands.add_option("--write-tour", options.tour,
                        "writes the tour of the first slide and size to this file, alone");
    commands.add_option("--cache", options.cacheMebibytes, "MiB of decoded tiles");
    commands.add_option("--rounds", options.rounds, "of opening and decoding");
    CLI11_PARSE(commands, argc, argv);
    if (options.slides.empty())
        options.slides.push_back(drawnSlide());
    if (!options.tour.empty()) {
        writeTour(options.slides.front(), options);
        return 0;
    }

    Report report;
    for (const std::string &slide : options.slides) {
        for (const std::string &size : options.sizes) {
            const Scene scene{slide, sizeOf(size), options.cacheMebibytes << 20, options.rounds};
            for (const std::string &section : options.sections) {
                const bool once = section == "decoding" || section == "openslide"; // no window in it
                if (measures.count(section) == 0 || (once && size != options.sizes.front()))
                    continue;
                report.beginSection(std::filesystem::path(slide).filename().string() + ", " + size + ", " + section);
                measures.at(section)(scene, report);
                report.addFigure("load of the machine", loadAverage(), "");
            }
        }
    }
    if (!options.json.empty())
        std::ofstream(options.json) << report.json().dump(1) << "\n";
    return 0;
}
