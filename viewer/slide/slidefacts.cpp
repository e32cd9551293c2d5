#include "viewer/slide/slidefacts.h"

namespace tessera {

std::string_view nameOf(SlideReaderKind kind)
{
    switch (kind) {
    case SlideReaderKind::openslide:
        return "openslide";
    case SlideReaderKind::tiff:
        return "libtiff";
    case SlideReaderKind::dicom:
        return "dicom";
    case SlideReaderKind::image:
        return "image";
    }
    return "";
}

} // namespace tessera
