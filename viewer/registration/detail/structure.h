#pragma once
#include "base/pixels.h"

#include <opencv2/core.hpp>

namespace tessera::detail {

/// What of a stained picture is compared.
enum class Structure {
    nuclei,  ///< haematoxylin, which most stains share: eosin and DAB are taken out as far as fixed vectors can
    density, ///< all that is dark, for stains without haematoxylin
};

/// Optical density of that structure for each pixel, CV_32F, 0 on glass, not negative.
cv::Mat structureOf(const Pixels &pixels, Structure structure);

/// Where tissue is in a small picture: CV_8U, 255 where the density is well above that of the palest parts, without
/// specks.
cv::Mat tissueIn(const cv::Mat &density);

/// The picture as bytes, stretched between its 1st and 99th percentile in the tissue.
cv::Mat stretched(const cv::Mat &structure, const cv::Mat &tissue);

} // namespace tessera::detail
