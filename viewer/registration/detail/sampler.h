#pragma once
#include "base/result.h"
#include "viewer/registration/detail/structure.h"
#include "viewer/registration/slidetransform.h"
#include "viewer/slide/slidesource.h"

#include <opencv2/core.hpp>

#include <optional>
#include <stop_token>

namespace tessera::detail {

/// A square of samples: the one at column and row stands for the place toLevel0({column + 0.5, row + 0.5}).
struct SampleGrid {
    AffineMap toLevel0;
    int side = 1;
};

/// Samples centred on a point, `step` level-0 pixels apart.
SampleGrid gridAround(Level0Point centre, double step, int side);

/// The structure of a slide at the samples, area-averaged where the slide is finer, CV_32F. Empty where the slide is
/// damaged or where less than half of the grid lies on it. Errors: those of reading.
Result<std::optional<cv::Mat>> sampled(const SlideSource &slide, const SampleGrid &grid, Structure structure);

/// The whole slide, small.
struct SmallPicture {
    Pixels pixels;
    AffineMap toLevel0;    ///< of {column + 0.5, row + 0.5}
    double step = 1;       ///< level-0 pixels per pixel
    cv::Mat tissue;        ///< CV_8U
    double tissueArea = 0; ///< level-0 pixels
};

/// Errors: those of reading, noTissue(path), cancelled.
Result<SmallPicture> smallPictureOf(const SlideSource &slide, int longestSide, const std::stop_token &token);

} // namespace tessera::detail
