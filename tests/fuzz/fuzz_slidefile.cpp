#include "tests/fuzz/input.h"
#include "viewer/slide/detail/dicomsource.h"
#include "viewer/slide/detail/jpeg2000.h"
#include "viewer/slide/detail/omexml.h"
#include "viewer/slide/detail/tiffsource.h"
#include "viewer/slide/filekind.h"

using namespace tessera;

namespace {

/// Every level is read at its corners, and in the middle; associated images whole.
void look(const Result<std::shared_ptr<const SlideSource>> &slide)
{
    if (!slide) {
        fuzz::requireThat(!sentence(slide.error()).empty());
        return;
    }
    const SlideFacts &facts = (*slide)->facts();
    fuzz::requireThat(!facts.levels.empty());
    for (int i = 0; i < static_cast<int>(facts.levels.size()); ++i) {
        const SlideLevel &level = facts.levels[static_cast<std::size_t>(i)];
        fuzz::requireThat(level.width > 0 && level.height > 0 && level.downsample > 0);
        for (const auto &[x, y] : {std::pair(int64_t{-5}, int64_t{-5}), std::pair(level.width / 2, level.height / 2),
                                   std::pair(level.width - 30, level.height - 30)}) {
            const auto region = (*slide)->read(i, {x, y, 40, 40});
            fuzz::requireThat(!region || region->pixels.data.size() == 1600);
        }
    }
    for (const auto &[name, size] : facts.associated)
        if (size.width * size.height < 1 << 20)
            (*slide)->readAssociated(name);
}

void lookAtTiff(const std::filesystem::path &path, std::size_t size)
{
    Result<detail::TiffStructure> structure = detail::readTiffStructure(path, static_cast<int64_t>(size));
    if (!structure) {
        fuzz::requireThat(!sentence(structure.error()).empty());
        return;
    }
    look(detail::TiffSource::open(path, detail::pyramidOf(std::move(*structure)), {}, "t1-0"));
}

} // namespace

/// The bytes as a TIFF, as DICOM, as OME-XML, as JPEG 2000, and as a file of any kind.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static const fuzz::MemoryFolder folder; // DICOM is looked for beside it
    folder.write("input", data, size);
    const std::filesystem::path path = folder.path() / "input";
    if (detail::isTiff(path))
        lookAtTiff(path, size);
    else if (detail::isDicom(path))
        look(detail::DicomSource::open(path, {}, "t1-0"));
    fuzz::requireThat(!kindOfFile(path).what.empty());
    detail::parseOmeXml(fuzz::textOf(data, size));
    detail::Samples samples;
    if (detail::decodeJpeg2000({data, size}, 64, 64, detail::Jpeg2000Colours::yccUnlessTransformed, samples))
        fuzz::requireThat(samples.narrow.size() + samples.wide.size() ==
                          static_cast<std::size_t>(samples.width * samples.height * samples.samples));
    return 0;
}
