// How long an automatic registration takes and how far it is off. A slide of 20,000 x 16,000 px is drawn, the other one
// is the same tissue turned, mirrored, in pixels of another size and another stain; then two slides that have nothing
// in common. Wall time and processor time of the whole process. usage: bench_registration [width height]

#include "tests/support/processortime.h"
#include "tests/support/registeredslides.h"
#include "viewer/registration/slideregistration.h"

#include <chrono>
#include <cstdio>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// A slide that shows another one through a map, made when it is read.
class TurnedSlide : public SlideSource {
public:
    TurnedSlide(std::shared_ptr<const SlideSource> first, const WarpOptions &options)
        : SlideSource(factsOf(*first, options)), m_first(std::move(first)), m_options(options)
    {
    }

    Result<SlideRegion> read(int level, const PixelRect &rect) const override
    {
        const double downsample = facts().levels[static_cast<std::size_t>(level)].downsample;
        AffineMap toLevel0;
        toLevel0.xx = toLevel0.yy = downsample;
        toLevel0.x0 = static_cast<double>(rect.x) * downsample;
        toLevel0.y0 = static_cast<double>(rect.y) * downsample;
        AffineMap toFirst = toLevel0.then(m_options.map.inverse());
        const SlideFacts &first = m_first->facts();
        const int from = levelForDownsample(first, rotationAndScaleOf(toFirst).scale);
        AffineMap toPixels;
        toPixels.xx = toPixels.yy = 1 / first.levels[static_cast<std::size_t>(from)].downsample;
        toFirst = toFirst.then(toPixels);

        double left = 1e18, top = 1e18, right = -1e18, bottom = -1e18;
        for (const double x : {0.0, static_cast<double>(rect.width)})
            for (const double y : {0.0, static_cast<double>(rect.height)}) {
                const Level0Point corner = toFirst({x, y});
                left = std::min(left, corner.x);
                right = std::max(right, corner.x);
                top = std::min(top, corner.y);
                bottom = std::max(bottom, corner.y);
            }
        const PixelRect wanted{static_cast<int64_t>(std::floor(left)) - 2, static_cast<int64_t>(std::floor(top)) - 2,
                               static_cast<int64_t>(right - left) + 6, static_cast<int64_t>(bottom - top) + 6};
        const Result<SlideRegion> region = m_first->read(from, wanted);
        if (!region)
            return passOn(region.error());
        WarpOptions options = m_options;
        toFirst.x0 -= static_cast<double>(wanted.x);
        toFirst.y0 -= static_cast<double>(wanted.y);
        options.map = toFirst.inverse();
        options.width = rect.width;
        options.height = rect.height;
        return WarpedSlide(region->pixels, options).read(0, {0, 0, rect.width, rect.height});
    }
    Result<Pixels> readAssociated(const std::string &name) const override { return m_first->readAssociated(name); }

private:
    static SlideFacts factsOf(const SlideSource &first, const WarpOptions &options)
    {
        SlideFacts facts;
        facts.path = "turned.tiff";
        facts.mpp = options.mpp;
        for (const SlideLevel &level : first.facts().levels)
            facts.levels.push_back({static_cast<int64_t>(static_cast<double>(options.width) / level.downsample),
                                    static_cast<int64_t>(static_cast<double>(options.height) / level.downsample),
                                    level.downsample, 256, 256});
        return facts;
    }

    std::shared_ptr<const SlideSource> m_first;
    WarpOptions m_options;
};

void measure(const char *name, const SlideSource &from, const SlideSource &to, const AffineMap *truth)
{
    const auto start = std::chrono::steady_clock::now();
    const double processor = processorSeconds();
    const Result<Registration> found = registerSlides(from, to, {}, {}, {});
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%-34s %6.1f s (%5.1f s of processor)  ", name, wall, processorSeconds() - processor);
    if (!found) {
        std::printf("%s\n", std::string(nameOf(found.error().code)).c_str());
        return;
    }
    double largest = 0;
    const Level0Rect extent = from.facts().extent();
    for (double x = 0.15; truth && x < 0.9; x += 0.1)
        for (double y = 0.15; y < 0.9; y += 0.1) {
            const Level0Point point{x * extent.width, y * extent.height};
            largest = std::max(largest, found->transform.distance(found->transform(point), (*truth)(point))->value());
        }
    std::printf("said %.2f um, nine tenths within %.2f um; truly at most %.2f um\n", found->error.median.value(),
                found->error.ninetiethPercentile.value(), largest);
}

} // namespace

int main(int argc, char **argv)
{
    const int64_t width = argc > 2 ? std::atoll(argv[1]) : 20'000;
    const int64_t height = argc > 2 ? std::atoll(argv[2]) : 16'000;
    const Scratch scratch;
    const auto slide = drawnSlide(scratch, 3, width, height);
    std::printf("%lld x %lld px of 0.5 um\n", static_cast<long long>(width), static_cast<long long>(height));

    const WarpOptions turned = turnedOptions(*slide, 27);
    measure("turned by 27 degrees", *slide, TurnedSlide(slide, turned), &turned.map);
    WarpOptions changed = turnedOptions(*slide, 203, 2, true);
    changed.recolour = asImmunoStain;
    measure("mirrored, 0.25 um, another stain", *slide, TurnedSlide(slide, changed), &changed.map);
    measure("unrelated", *slide, *drawnSlide(scratch, 4, width, height), nullptr);
    return 0;
}
