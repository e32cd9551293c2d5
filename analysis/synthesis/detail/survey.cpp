#include "analysis/synthesis/detail/survey.h"

#include "analysis/synthesis/detail/orderedwork.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double finestSpacing = 8; // um
constexpr double mostNodes = 1024;  // along the longer side

} // namespace

double Survey::tissueShare() const
{
    const auto nodes = std::ranges::count_if(tissue, [](float depth) { return depth > 0; });
    return static_cast<double>(nodes) / static_cast<double>(tissue.size());
}

double Survey::tumourShare(float threshold) const
{
    int64_t tissueNodes = 0;
    int64_t tumourNodes = 0;
    for (std::size_t i = 0; i < tissue.size(); ++i) {
        tissueNodes += tissue[i] > 0 ? 1 : 0;
        tumourNodes += tissue[i] > 0 && tumourScore[i] >= threshold ? 1 : 0;
    }
    return tissueNodes == 0 ? 0 : static_cast<double>(tumourNodes) / static_cast<double>(tissueNodes);
}

float Survey::tumourThreshold(double share) const
{
    std::vector<float> scores;
    for (std::size_t i = 0; i < tissue.size(); ++i)
        if (tissue[i] > 0)
            scores.push_back(tumourScore[i]);
    const auto above = static_cast<std::ptrdiff_t>(std::llround(share * static_cast<double>(scores.size())));
    if (above <= 0)
        return 1e9F;
    const auto threshold = scores.begin() + (static_cast<std::ptrdiff_t>(scores.size()) - above);
    std::nth_element(scores.begin(), threshold, scores.end());
    return *threshold;
}

Result<Survey> surveyOf(const TissueMap &map, int threads, std::stop_token token)
{
    Survey survey;
    survey.spacing = std::max(finestSpacing, std::max(map.width(), map.height()) / mostNodes);
    survey.columns = std::max(1, static_cast<int>(std::lround(map.width() / survey.spacing)));
    survey.rows = std::max(1, static_cast<int>(std::lround(map.height() / survey.spacing)));
    const auto nodes = static_cast<std::size_t>(survey.columns) * static_cast<std::size_t>(survey.rows);
    for (std::vector<float> *plane : {&survey.tissue, &survey.fat, &survey.follicle, &survey.tumourScore})
        plane->reserve(nodes);

    using Line = std::vector<Site>;
    OrderedWork<Line> work(survey.rows, threads);
    const Result<void> done = work.run(
        [&](int64_t row, std::stop_token) {
            Line line;
            for (int column = 0; column < survey.columns; ++column)
                line.push_back(
                    map.at((column + 0.5) * survey.spacing, (static_cast<double>(row) + 0.5) * survey.spacing));
            return line;
        },
        [&](int64_t, Line line) -> Result<void> {
            for (const Site &site : line) {
                survey.tissue.push_back(site.depth);
                survey.fat.push_back(std::min(site.fat, site.depth));
                survey.follicle.push_back(site.follicle);
                survey.tumourScore.push_back(site.tumourScore);
            }
            return {};
        },
        token);
    if (!done)
        return passOn(done.error());
    return survey;
}

} // namespace tessera::detail
