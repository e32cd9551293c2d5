#include "analysis/synthesis/detail/truth.h"

#include "analysis/synthesis/detail/orderedwork.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int places = 24; // along a tile's edge; 8 of them lie in the central third
constexpr double tileMicrons = 96;
constexpr double leastTissue = 0.25;
constexpr double tolerance = 0.05; // of the downsample, as in the extraction

struct Line {
    std::string text;
    TileCounts counts;
};

struct Shares {
    double tissue = 0, tumour = 0, centreTumour = 0;
};

Shares sharesOf(const TissueMap &map, double left, double top, double edge)
{
    int tissue = 0;
    int tumour = 0;
    int centre = 0;
    for (int y = 0; y < places; ++y)
        for (int x = 0; x < places; ++x) {
            const Site site = map.at(left + (x + 0.5) * edge / places, top + (y + 0.5) * edge / places);
            const bool isTumour = site.depth > 0 && site.tumour > 0;
            const bool isCentral = std::min(x, y) >= places / 3 && std::max(x, y) < 2 * places / 3;
            tissue += site.depth > 0 ? 1 : 0;
            tumour += isTumour ? 1 : 0;
            centre += isTumour && isCentral ? 1 : 0;
        }
    return {tissue / double(places * places), tumour / double(places * places), centre / double(places * places / 9)};
}

const char *artefactAt(const Artefacts &artefacts, double x, double y)
{
    const auto covers = [&](const Band &band) { return band.at(x, y).inside > 0; };
    if (std::ranges::any_of(artefacts.pens, covers))
        return "pen";
    if (std::ranges::any_of(artefacts.folds, covers))
        return "fold";
    if (std::ranges::any_of(artefacts.blurs, [&](const BlurPatch &patch) { return patch.at(x, y) > 0.5F; }))
        return "blur";
    return "none";
}

std::string rounded(double share) { return formatted(std::round(share * 10'000) / 10'000); }

} // namespace

int64_t truthTileEdge(double mpp)
{
    const double wanted = 1 / mpp;
    const double whole = std::max(1.0, std::round(wanted));
    const double downsample = std::abs(whole / wanted - 1) < tolerance ? whole : wanted;
    return std::llround(tileMicrons * downsample);
}

Result<TileCounts> writeTiles(AtomicFile &file, const SampleSpec &spec, const TissueMap &map,
                              const Artefacts &artefacts, std::stop_token token)
{
    const int64_t edge = truthTileEdge(spec.mpp);
    const double microns = static_cast<double>(edge) * spec.mpp;
    const int64_t columns = (spec.width + edge - 1) / edge;
    const int64_t rows = (spec.height + edge - 1) / edge;
    if (const Result<void> head =
            file.write("x,y,width,height,label,tumour_share,centre_tumour_share,tissue_share,artefact\n");
        !head)
        return passOn(head.error());
    TileCounts sum;
    OrderedWork<Line> work(rows, spec.threads);
    const Result<void> done = work.run(
        [&](int64_t row, std::stop_token stop) {
            Line line;
            const double top = static_cast<double>(row) * microns;
            for (int64_t column = 0; column < columns && !stop.stop_requested(); ++column) {
                const double left = static_cast<double>(column) * microns;
                const Shares shares = sharesOf(map, left, top, microns);
                if (shares.tissue < leastTissue)
                    continue;
                const bool isTumour = shares.centreTumour > 0;
                line.counts.tissue += 1;
                line.counts.tumour += isTumour ? 1 : 0;
                const std::string size = std::to_string(edge);
                line.text += std::to_string(column * edge) + ',' + std::to_string(row * edge) + ',' + size + ',' +
                             size + ',' + (isTumour ? '1' : '0') + ',' + rounded(shares.tumour) + ',' +
                             rounded(shares.centreTumour) + ',' + rounded(shares.tissue) + ',' +
                             artefactAt(artefacts, left + microns / 2, top + microns / 2) + '\n';
            }
            return line;
        },
        [&](int64_t, Line line) {
            sum.tissue += line.counts.tissue;
            sum.tumour += line.counts.tumour;
            return file.write(line.text);
        },
        token);
    if (!done)
        return passOn(done.error());
    return sum;
}

} // namespace tessera::detail
