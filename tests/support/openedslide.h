#pragma once
#include "viewer/slide/slidesource.h"

#include <QtGlobal>

namespace tessera::testing {

/// The slide by that way of reading its tiles; null, with the sentence on the log, when it cannot be opened.
inline std::shared_ptr<const SlideSource> opened(const std::filesystem::path &path, TilePath tilePath)
{
    SlideOptions options;
    options.tilePath = tilePath;
    auto slide = openSlide(path, options);
    if (!slide)
        qWarning("%s", sentence(slide.error()).c_str());
    return slide ? *slide : nullptr;
}

} // namespace tessera::testing
