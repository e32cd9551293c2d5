#include "viewer/colour/displayprofile.h"

#include "base/readfile.h"
#include "viewer/colour/detail/iccengine.h"

#include <span>

namespace tessera {
namespace {

constexpr int64_t largestProfile = int64_t{16} << 20;

} // namespace

Result<std::shared_ptr<const DisplayProfile>> readDisplayProfile(const std::filesystem::path &path)
{
    const Result<std::string> content = readFile(path, largestProfile);
    if (!content)
        return passOn(content.error());
    const auto bytes = std::as_bytes(std::span(*content));
    auto profile = std::make_shared<const DisplayProfile>(bytes.begin(), bytes.end());
    if (const auto tried = detail::IccEngine::make({}, *profile, detail::IccWay::exact); !tried)
        return passOn(tried.error());
    return profile;
}

} // namespace tessera
