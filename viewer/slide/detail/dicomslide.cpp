#include "viewer/slide/detail/dicomslide.h"

#include <algorithm>
#include <cmath>
#include <system_error>

namespace tessera::detail {
namespace {

namespace fs = std::filesystem;

constexpr int mostFiles = 20000;
constexpr std::size_t mostInstances = 1000;

/// The other instances of its series in its folder, in the order of their names.
std::vector<DicomInstance> siblingsOf(const DicomInstance &own)
{
    std::vector<fs::path> files;
    std::error_code error;
    if (!own.series.empty())
        for (fs::directory_iterator entry(own.file.parent_path().empty() ? "." : own.file.parent_path(), error), end;
             !error && entry != end && std::ssize(files) < mostFiles; entry.increment(error))
            if (std::error_code ignored;
                entry->is_regular_file(ignored) && entry->path().filename() != own.file.filename())
                files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    std::vector<DicomInstance> siblings;
    for (const fs::path &file : files) {
        if (siblings.size() == mostInstances)
            break;
        if (wholeSlideSeriesOf(file) == own.series)
            if (Result<DicomInstance> instance = readDicomInstance(file))
                siblings.push_back(std::move(*instance));
    }
    return siblings;
}

bool isOfOneLevel(const DicomInstance &a, const DicomInstance &b)
{
    return !a.concatenation.empty() && a.concatenation == b.concatenation && a.width == b.width &&
           a.height == b.height && a.tileWidth == b.tileWidth && a.tileHeight == b.tileHeight && a.coding == b.coding;
}

void addTo(std::vector<DicomLevel> &levels, DicomInstance instance)
{
    for (DicomLevel &level : levels) {
        if (isOfOneLevel(level.first(), instance)) {
            level.parts.push_back(std::move(instance));
            return;
        }
    }
    levels.push_back({{std::move(instance)}});
}

bool hasShapeOf(const DicomInstance &level, const DicomInstance &level0)
{
    const double across = static_cast<double>(level0.width) / static_cast<double>(level.width);
    const double down = static_cast<double>(level0.height) / static_cast<double>(level.height);
    const double tolerance = std::max(0.02, 2.0 / static_cast<double>(std::min(level.width, level.height)));
    return std::abs(across / down - 1) <= tolerance;
}

std::string nameOf(DicomImage image)
{
    switch (image) {
    case DicomImage::label:
        return "label";
    case DicomImage::overview:
        return "macro";
    case DicomImage::thumbnail:
        return "thumbnail";
    case DicomImage::volume:
        break;
    }
    return "";
}

} // namespace

Result<DicomSlide> readDicomSlide(const std::filesystem::path &file)
{
    Result<DicomInstance> own = readDicomInstance(file);
    if (!own)
        return passOn(std::move(own.error()));
    std::vector<DicomInstance> instances = siblingsOf(*own);
    instances.insert(instances.begin(), *own);
    std::stable_sort(instances.begin(), instances.end(), [](const DicomInstance &a, const DicomInstance &b) {
        return std::pair(a.firstFrame, a.number) < std::pair(b.firstFrame, b.number);
    });

    DicomSlide slide;
    for (DicomInstance &instance : instances)
        if (instance.image == DicomImage::volume)
            addTo(slide.levels, std::move(instance));
        else
            slide.associated.try_emplace(nameOf(instance.image), DicomLevel{{std::move(instance)}});
    if (slide.levels.empty()) {
        slide.associated.erase(nameOf(own->image));
        slide.levels.push_back({{std::move(*own)}});
    }
    std::stable_sort(slide.levels.begin(), slide.levels.end(),
                     [](const DicomLevel &a, const DicomLevel &b) { return a.first().width > b.first().width; });
    const auto sameSize = [](const DicomLevel &a, const DicomLevel &b) { return a.first().width == b.first().width; };
    slide.levels.erase(std::unique(slide.levels.begin(), slide.levels.end(), sameSize), slide.levels.end());
    const DicomInstance level0 = slide.levels.front().first();
    std::erase_if(slide.levels, [&](const DicomLevel &level) { return !hasShapeOf(level.first(), level0); });
    return slide;
}

} // namespace tessera::detail
