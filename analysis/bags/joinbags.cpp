#include "analysis/bags/joinbags.h"

#include "analysis/bags/detail/bagparts.h"
#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <new>

namespace tessera {
namespace {

tl::unexpected<Error> disagreement(const SlideBag &slide, const std::string &own, const SlideBag &other,
                                   const std::string &others)
{
    return fail(ErrorCode::bagInvalid, displayed(slide.file),
                "it has " + own + ", " + displayed(other.file) + " of the same patient has " + others);
}

std::string widthOf(const SlideBag &slide) { return std::to_string(slide.bag.dim) + " features per tile"; }
std::string encoderOf(const SlideBag &slide) { return "features of the encoder " + slide.bag.encoder; }

/// The bag without its rows.
Result<Bag> agreed(const std::vector<SlideBag> &slides)
{
    const SlideBag *named = nullptr;
    for (const SlideBag &slide : slides) {
        if (slide.bag.dim != slides.front().bag.dim)
            return disagreement(slide, widthOf(slide), slides.front(), widthOf(slides.front()));
        if (slide.bag.encoder.empty())
            continue;
        if (named && slide.bag.encoder != named->bag.encoder)
            return disagreement(slide, encoderOf(slide), *named, encoderOf(*named));
        named = &slide;
    }
    Bag bag;
    bag.encoder = named ? named->bag.encoder : std::string();
    return bag;
}

std::optional<BagCoordinates> joinedCoordinates(const std::vector<SlideBag> &slides)
{
    const std::optional<BagCoordinates> &first = slides.front().bag.coords;
    const bool areAlike = std::all_of(slides.begin(), slides.end(), [&](const SlideBag &slide) {
        return slide.bag.coords && slide.bag.coords->dtype == first->dtype;
    });
    if (!areAlike)
        return std::nullopt;
    BagCoordinates joined{first->dtype, {}};
    for (const SlideBag &slide : slides)
        joined.bytes.insert(joined.bytes.end(), slide.bag.coords->bytes.begin(), slide.bag.coords->bytes.end());
    return joined;
}

std::vector<int8_t> joinedTruth(const std::vector<SlideBag> &slides)
{
    std::vector<int8_t> joined;
    for (const SlideBag &slide : slides) {
        if (slide.bag.truth.empty())
            return {};
        joined.insert(joined.end(), slide.bag.truth.begin(), slide.bag.truth.end());
    }
    return joined;
}

} // namespace

Result<Bag> joinBags(std::vector<SlideBag> slides)
{
    assert(!slides.empty());
    Result<Bag> joined = agreed(slides);
    if (!joined)
        return joined;
    if (slides.size() == 1)
        return std::move(slides.front().bag);
    try {
        joined->coords = joinedCoordinates(slides);
        joined->truth = joinedTruth(slides);
        int64_t tiles = 0;
        for (const SlideBag &slide : slides)
            tiles += slide.bag.tiles();
        auto row = detail::OwnedFeatures(*joined, {tiles, slides.front().bag.dim}).values.begin();
        for (SlideBag &slide : slides) {
            row = std::copy(slide.bag.features.begin(), slide.bag.features.end(), row);
            slide.bag = {};
        }
        return joined;
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(slides.front().file));
    }
}

Result<Bag> readJoinedBag(std::span<const std::filesystem::path> files, std::optional<int64_t> dim)
{
    std::vector<SlideBag> slides;
    for (const std::filesystem::path &file : files) {
        Result<Bag> bag = readBag(file, dim);
        if (!bag)
            return bag;
        slides.push_back({file, std::move(*bag)});
    }
    return joinBags(std::move(slides));
}

} // namespace tessera
