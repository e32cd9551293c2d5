#include "viewer/colour/detail/iccengine.h"

#include "base/text.h"

#include <lcms2.h>

#include <array>
#include <string>

namespace tessera::detail {
namespace {

constexpr std::size_t headerBytes = 128;

void keepFirst(cmsContext context, cmsUInt32Number, const char *text)
{
    auto &first = *static_cast<std::string *>(cmsGetContextUserData(context));
    if (first.empty())
        first = validUtf8(text);
}

auto unusable(const std::string &why) { return fail(ErrorCode::profileUnusable, why); }

/// What of the profile's kind makes it unusable; empty when nothing does.
std::string flawOf(cmsHPROFILE profile)
{
    switch (cmsGetDeviceClass(profile)) {
    case cmsSigInputClass:
    case cmsSigDisplayClass:
    case cmsSigOutputClass:
    case cmsSigColorSpaceClass:
        break;
    default:
        return "it is not a profile of a device";
    }
    if (cmsGetColorSpace(profile) != cmsSigRgbData)
        return "it is not for RGB pictures";
    const cmsColorSpaceSignature connection = cmsGetPCS(profile);
    if (connection != cmsSigXYZData && connection != cmsSigLabData)
        return "its connection space is neither XYZ nor Lab";
    return {};
}

struct CloseProfile {
    void operator()(void *profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

} // namespace

struct IccEngine::Parts {
    std::string error; ///< the library's first words
    cmsContext context = nullptr;
    cmsHTRANSFORM transform = nullptr;

    Parts() : context(cmsCreateContext(nullptr, &error)) { cmsSetLogErrorHandlerTHR(context, keepFirst); }
    Parts(const Parts &) = delete;
    Parts &operator=(const Parts &) = delete;
    ~Parts()
    {
        if (transform)
            cmsDeleteTransform(transform);
        cmsDeleteContext(context);
    }

    std::string reason(const char *otherwise) const { return error.empty() ? otherwise : error; }

    Result<Profile> open(std::span<const std::byte> bytes) const
    {
        if (bytes.empty())
            return Profile(cmsCreate_sRGBProfileTHR(context));
        if (bytes.size() < headerBytes)
            return unusable("it is shorter than a header");
        Profile profile(cmsOpenProfileFromMemTHR(context, bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
        if (!profile)
            return unusable(reason("it is damaged"));
        if (const std::string flaw = flawOf(profile.get()); !flaw.empty())
            return unusable(flaw);
        return profile;
    }
};

IccEngine::IccEngine(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

IccEngine::~IccEngine() = default;

Result<std::unique_ptr<IccEngine>> IccEngine::make(std::span<const std::byte> slide, std::span<const std::byte> display,
                                                   IccWay way)
{
    auto parts = std::make_unique<Parts>();
    const Result<Profile> from = parts->open(slide);
    if (!from)
        return passOn(from.error());
    const Result<Profile> to = parts->open(display);
    if (!to)
        return passOn(to.error());
    // (threads cannot share the library's cache of one colour)
    const cmsUInt32Number flags = way == IccWay::exact ? cmsFLAGS_NOOPTIMIZE : cmsFLAGS_HIGHRESPRECALC;
    parts->transform = cmsCreateTransformTHR(parts->context, from->get(), TYPE_RGB_16, to->get(), TYPE_RGB_16,
                                             INTENT_PERCEPTUAL, flags | cmsFLAGS_NOCACHE);
    if (!parts->transform)
        return unusable(parts->reason("it describes no colours"));
    return std::unique_ptr<IccEngine>(new IccEngine(std::move(parts)));
}

void IccEngine::evaluate(std::span<const DeepColour> colours, DeepColour *out) const
{
    cmsDoTransform(m_parts->transform, colours.data(), out, static_cast<cmsUInt32Number>(colours.size()));
}

} // namespace tessera::detail
