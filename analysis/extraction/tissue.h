#pragma once
#include "base/polygon.h"
#include "base/result.h"
#include "viewer/slide/slidesource.h"

#include <opencv2/core.hpp>

#include <stop_token>
#include <vector>

namespace tessera {

/// Parameters of the tissue segmentation, named as CLAM's (its `tcga` preset), areas in its unit: the area of a
/// 512 x 512 px patch at 0.5 um/px (256 x 256 um), so that a value means the same on every slide.
struct TissueParameters {
    double segMpp = 8;   ///< um/px of the image that is segmented; made coarser on very large slides
    bool useOtsu = true; ///< Otsu's threshold, but never below sthresh: glass has no second class
    int sthresh = 8;     ///< saturation (0-255) above which a pixel is tissue when useOtsu is off
    int mthresh = 7;     ///< median filter, odd kernel in px
    int close = 4;       ///< closing with a square kernel in px; 0 = none
    double aT = 0.1;     ///< smallest tissue area
    double aH = 0.5;     ///< smallest hole area: smaller ones count as tissue
    int maxNHoles = 8;   ///< per outline; the largest are kept
};

/// Where the tissue is. The mask covers the whole slide; one mask pixel is `downsample` level-0 pixels by axis.
struct Tissue {
    cv::Mat mask; ///< CV_8U, 255 = tissue
    double downsampleX = 1;
    double downsampleY = 1;
    std::vector<Polygon> polygons;
    double threshold = 0; ///< the saturation that was used
};

/// Saturation, median, threshold, closing, area and hole filters (CLAM, segmentTissue). Needs the pixel pitch `mpp` of
/// level 0 for its areas. A slide without tissue gives an empty mask and no polygon, not an error.
/// Errors: those of reading the slide, slideUnreadable(path) when no pixel can be read, cancelled.
Result<Tissue> segmentTissue(const SlideSource &slide, double mpp, const TissueParameters &parameters,
                             std::stop_token token);

} // namespace tessera
