#pragma once
#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tessera::testing {

using ProfileBytes = std::vector<std::byte>;

/// Closes the profile.
inline ProfileBytes bytesOf(cmsHPROFILE profile)
{
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    ProfileBytes bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

/// A scanner whose channels are other colours than sRGB's, with this curve, which it frees.
inline ProfileBytes matrixProfile(cmsToneCurve *curve)
{
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.66, 0.33, 1}, {0.27, 0.64, 1}, {0.145, 0.07, 1}};
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsSetDeviceClass(profile, cmsSigInputClass);
    cmsFreeToneCurve(curve);
    return bytesOf(profile);
}

inline ProfileBytes matrixProfile(double gamma = 1.9) { return matrixProfile(cmsBuildGamma(nullptr, gamma)); }

/// Its curve climbs from dark to bright between two neighbouring levels, eight times.
inline ProfileBytes steepProfile()
{
    std::vector<cmsUInt16Number> values(256);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<cmsUInt16Number>((i / 32 + (i % 32 > 16 ? 1 : 0)) * 65535 / 8);
    return matrixProfile(cmsBuildTabulatedToneCurve16(nullptr, 256, values.data()));
}

/// A scanner described by a table, as scanners of slides mostly are: RGB to Lab over so many nodes on each side.
inline ProfileBytes tableProfile(unsigned nodes = 17)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.4);
    cmsSetDeviceClass(profile, cmsSigInputClass);
    cmsSetColorSpace(profile, cmsSigRgbData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
    cmsPipeline *pipeline = cmsPipelineAlloc(nullptr, 3, 3);
    cmsStage *table = cmsStageAllocCLut16bit(nullptr, nodes, 3, 3, nullptr);
    const auto node = [](const cmsUInt16Number in[], cmsUInt16Number out[], void *) -> cmsInt32Number {
        // Any smooth way from RGB to Lab with white at white: sRGB's, a little greener and duller.
        const auto linear = [](double v) { return std::pow(v, 2.1); };
        const double r = linear(in[0] / 65535.0);
        const double g = linear(in[1] / 65535.0);
        const double b = linear(in[2] / 65535.0);
        const cmsCIEXYZ xyz{0.41 * r + 0.40 * g + 0.1542 * b, 0.21 * r + 0.73 * g + 0.06 * b,
                            0.02 * r + 0.10 * g + 0.7049 * b};
        cmsCIELab lab;
        cmsXYZ2Lab(nullptr, &lab, &xyz);
        cmsFloat2LabEncodedV2(out, &lab);
        return 1;
    };
    cmsStageSampleCLut16bit(table, node, nullptr, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
    cmsPipelineFree(pipeline);
    return bytesOf(profile);
}

/// Little CMS's own transform to sRGB in double precision.
class DoubleTransform {
public:
    explicit DoubleTransform(const ProfileBytes &slide)
    {
        cmsHPROFILE from = cmsOpenProfileFromMem(slide.data(), static_cast<cmsUInt32Number>(slide.size()));
        cmsHPROFILE to = cmsCreate_sRGBProfile();
        m_transform = cmsCreateTransform(from, TYPE_RGB_DBL, to, TYPE_RGB_DBL, INTENT_PERCEPTUAL,
                                         cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
        cmsCloseProfile(from);
        cmsCloseProfile(to);
    }
    DoubleTransform(const DoubleTransform &) = delete;
    DoubleTransform &operator=(const DoubleTransform &) = delete;
    ~DoubleTransform() { cmsDeleteTransform(m_transform); }

    /// In levels, within 0 ... 255.
    std::array<double, 3> operator()(uint32_t pixel) const
    {
        const double in[3] = {((pixel >> 16) & 255) / 255.0, ((pixel >> 8) & 255) / 255.0, (pixel & 255) / 255.0};
        double out[3];
        cmsDoTransform(m_transform, in, out, 1);
        std::array<double, 3> levels{};
        for (std::size_t i = 0; i < 3; ++i)
            levels[i] = std::clamp(out[i], 0.0, 1.0) * 255;
        return levels;
    }

private:
    cmsHTRANSFORM m_transform;
};

} // namespace tessera::testing
