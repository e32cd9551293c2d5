#pragma once
#include "base/result.h"
#include "viewer/registration/slidetransform.h"

#include <string>
#include <string_view>

namespace tessera {

/// The transform as one line of JSON, exact to the last bit:
/// {"kind": "affine", "map": [xx, xy, x0, yx, yy, y0], "from": {"x": um, "y": um, "source": "file"}, "to": null}.
std::string toJson(const SlideTransform &transform);

/// Errors: alignmentInvalid(detail) for anything that toJson() does not write.
Result<SlideTransform> transformFromJson(std::string_view json);

} // namespace tessera
