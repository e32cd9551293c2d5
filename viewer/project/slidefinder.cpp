#include "viewer/project/slidefinder.h"

#include "base/text.h"
#include "viewer/project/detail/walkfiles.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace fs = std::filesystem;

namespace tessera {
namespace {

constexpr std::array<std::string_view, 13> slideEndings{".svs", ".tif", ".tiff", ".btf",     ".ndpi", ".scn",  ".mrxs",
                                                        ".vms", ".vmu", ".bif",  ".svslide", ".dcm",  ".dicom"};
constexpr std::array<std::string_view, 3> pictureEndings{".png", ".jpg", ".jpeg"};

std::string endingOf(const fs::path &path) { return lowerCase(path.extension().native()); }

bool isDicom(const fs::path &path) { return endingOf(path) == ".dcm" || endingOf(path) == ".dicom"; }

} // namespace

bool mayBeSlide(const fs::path &path, NameRule rule)
{
    const auto isOneOf = [ending = endingOf(path)](const auto &endings) {
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    };
    return isOneOf(slideEndings) || (rule == NameRule::pointedAt && isOneOf(pictureEndings));
}

Result<FoundSlides> findSlides(const std::vector<fs::path> &paths, const std::stop_token &token,
                               const std::function<void(const fs::path &folder, int64_t found)> &progress)
{
    FoundSlides found;
    std::set<fs::path> known;
    fs::path dicomFolder; // whose first file was taken
    const auto take = [&](const fs::path &path) {
        if (known.insert(path).second)
            found.slides.push_back(path);
    };
    const auto takeFromFolder = [&](const fs::path &path) {
        if (!mayBeSlide(path, NameRule::inFolder))
            return;
        if (isDicom(path)) {
            if (path.parent_path() == dicomFolder)
                return;
            dicomFolder = path.parent_path();
        }
        take(path);
    };
    for (const fs::path &given : paths) {
        const fs::path path = fs::absolute(given).lexically_normal();
        std::error_code unknown;
        if (fs::is_directory(path, unknown))
            detail::walkFiles(
                path, token,
                [&](const fs::path &folder) { progress(folder, static_cast<int64_t>(found.slides.size())); },
                [&](const fs::path &file) {
                    takeFromFolder(file);
                    return detail::Walk::goOn;
                });
        else if (mayBeSlide(path, NameRule::pointedAt))
            take(path);
        else
            found.refused.push_back(path);
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
    }
    return found;
}

} // namespace tessera
