#pragma once
#include "base/result.h"
#include "viewer/registration/slidetransform.h"
#include "viewer/slide/slidesource.h"

#include <functional>
#include <stop_token>

namespace tessera {

struct RegistrationOptions {
    /// The freest kind that may be used; a freer one is taken only where it fits places better that it was not made
    /// from.
    TransformKind freest = TransformKind::affine;
    /// The finest picture that is compared (never finer than the slides themselves).
    Micrometres finestPixel = Micrometres(1);
};

/// How well two slides lie on each other, measured at patches that had no part in finding the transform.
struct RegistrationError {
    Micrometres median;
    Micrometres ninetiethPercentile;
    /// False where no pitch is known: then "um" are level-0 pixels of the second slide.
    bool inMicrometres = true;
    int recognised = 0; ///< patches found again, which the two figures above are of
    int tried = 0;      ///< patches with tissue on the first slide; some of it may be missing on the second
};

struct Registration {
    SlideTransform transform; ///< from the first slide to the second
    RegistrationError error;
    Micrometres pixel; ///< of the finest pictures on which the slides still agreed
};

enum class RegistrationStage { reading, searching, refining, checking };

/// The share of the work done, [0, 1], never falling. Called on the thread that registers.
using RegistrationProgress = std::function<void(RegistrationStage stage, double done)>;

/// Finds how the tissue of `from` lies on `to`, whatever their rotation, mirroring, pixel pitch and stain. Places are
/// first looked for in small pictures of both, by features, else by turning one in all directions; what is found is
/// made finer step by step by comparing patches, and believed only when patches of all parts of the tissue that had no
/// part in it agree, far more than by chance. Takes seconds; the token is looked at between patches (some 20 ms) and
/// between the parts of the search (a second). Errors: notRegistered(path, path, detail) when that is not so,
/// noTissue(path), those of reading, cancelled.
Result<Registration> registerSlides(const SlideSource &from, const SlideSource &to, const RegistrationOptions &options,
                                    const RegistrationProgress &progress, std::stop_token token);

} // namespace tessera
