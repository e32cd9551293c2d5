#include "viewer/slide/detail/dicominstance.h"

#include "base/text.h"
#include "viewer/slide/detail/dicomframes.h"
#include "viewer/slide/detail/dicomnesting.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmf.h>
#include <dcmtk/dcmdata/dctk.h>

#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <mutex>
#include <string_view>

namespace tessera::detail {
namespace {

constexpr Uint32 longestHeldValue = 64 * 1024; // longer ones stay in the file until they are asked for
constexpr int64_t sideLimit = int64_t{1} << 31;
constexpr int64_t largestFramePixels = int64_t{1} << 25;
constexpr int64_t mostFrames = 1 << 24;
constexpr std::size_t largestProfile = std::size_t{16} << 20;

/// Attributes that are told, none of which says whose slide it is.
struct NamedTag {
    DcmTagKey tag;
    const char *name;
};
const std::array shownTags{NamedTag{DCM_Manufacturer, "dicom.Manufacturer"},
                           NamedTag{DCM_ManufacturerModelName, "dicom.ManufacturerModelName"},
                           NamedTag{DCM_Modality, "dicom.Modality"},
                           NamedTag{DCM_ImageType, "dicom.ImageType"},
                           NamedTag{DCM_SeriesInstanceUID, "dicom.SeriesInstanceUID"},
                           NamedTag{DCM_DimensionOrganizationType, "dicom.DimensionOrganizationType"},
                           NamedTag{DCM_PhotometricInterpretation, "dicom.PhotometricInterpretation"},
                           NamedTag{DCM_LossyImageCompression, "dicom.LossyImageCompression"}};

/// DCMTK writes every oddity of a file to standard error; what matters comes back as its status.
void silenceDcmtk()
{
    static std::once_flag once;
    std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

/// A value as text without blanks at its ends; the whole of one with several parts.
std::string textOf(DcmItem &item, const DcmTagKey &tag)
{
    OFString text;
    DcmElement *element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element->getLength() > longestHeldValue ||
        item.findAndGetOFStringArray(tag, text).bad())
        return {};
    std::string result = validUtf8({text.c_str(), text.length()});
    result.erase(result.find_last_not_of(" \0") + 1);
    result.erase(0, result.find_first_not_of(' '));
    return result;
}

int64_t integerOf(DcmItem &item, const DcmTagKey &tag, int64_t absent)
{
    double number = 0;
    Uint32 binary = 0;
    Uint16 small = 0;
    if (item.findAndGetUint16(tag, small).good())
        return small;
    if (item.findAndGetUint32(tag, binary).good())
        return binary;
    Sint32 is = 0;
    if (item.findAndGetSint32(tag, is).good())
        return is;
    return parseNumber(textOf(item, tag), number) && number > -1e15 && number < 1e15 ? static_cast<int64_t>(number)
                                                                                     : absent;
}

std::optional<double> numberOf(DcmItem &item, const DcmTagKey &tag, unsigned long index = 0)
{
    OFString text;
    double number = 0;
    if (item.findAndGetOFString(tag, text, index).bad() || !parseNumber({text.c_str(), text.length()}, number)) {
        Float64 binary = 0;
        Float32 single = 0;
        if (item.findAndGetFloat64(tag, binary, index).good())
            return binary;
        if (item.findAndGetFloat32(tag, single, index).good())
            return single;
        return std::nullopt;
    }
    return number;
}

DcmItem *firstItem(DcmItem &item, const DcmTagKey &sequence)
{
    DcmItem *first = nullptr;
    return item.findAndGetSequenceItem(sequence, first, 0).good() ? first : nullptr;
}

bool isWholeSlide(DcmItem &dataset)
{
    return textOf(dataset, DCM_SOPClassUID) == UID_VLWholeSlideMicroscopyImageStorage;
}

DicomImage imageOf(DcmItem &dataset)
{
    OFString third;
    if (dataset.findAndGetOFString(DCM_ImageType, third, 2).bad())
        return DicomImage::volume;
    if (third == "LABEL")
        return DicomImage::label;
    if (third == "OVERVIEW")
        return DicomImage::overview;
    return third == "THUMBNAIL" ? DicomImage::thumbnail : DicomImage::volume;
}

DicomCoding codingOf(E_TransferSyntax syntax)
{
    switch (syntax) {
    case EXS_LittleEndianImplicit:
    case EXS_LittleEndianExplicit:
        return DicomCoding::plain;
    case EXS_JPEGProcess1:
    case EXS_JPEGProcess2_4:
        return DicomCoding::jpeg;
    case EXS_JPEG2000LosslessOnly:
    case EXS_JPEG2000:
        return DicomCoding::jpeg2000;
    default:
        return DicomCoding::unreadable;
    }
}

/// PixelSpacing [between rows = y, between columns = x] in mm; else the volume's size over its pixels.
void readPitch(DcmItem &dataset, DicomInstance &instance)
{
    DcmItem *measures = nullptr;
    if (DcmItem *shared = firstItem(dataset, DCM_SharedFunctionalGroupsSequence))
        measures = firstItem(*shared, DCM_PixelMeasuresSequence);
    DcmItem &item = measures ? *measures : dataset;
    constexpr double micronsPerMillimetre = 1000;
    const auto spacing = [&](unsigned long index) -> std::optional<double> {
        const std::optional<double> value = numberOf(item, DCM_PixelSpacing, index);
        return value && *value > 0 ? std::optional(*value * micronsPerMillimetre) : std::nullopt;
    };
    instance.mppY = spacing(0);
    instance.mppX = spacing(1);
    const auto volume = [&](const DcmTagKey &tag, int64_t pixels) -> std::optional<double> {
        const std::optional<double> length = numberOf(dataset, tag);
        return length && *length > 0 ? std::optional(*length * micronsPerMillimetre / static_cast<double>(pixels))
                                     : std::nullopt;
    };
    if (instance.mppX && instance.mppY)
        return;
    instance.mppX = volume(DCM_ImagedVolumeWidth, instance.width);
    instance.mppY = volume(DCM_ImagedVolumeHeight, instance.height);
    // Rounded to millimetres, or filled in for form's sake, it is no measure of pixels.
    constexpr double mostUnequal = 0.05;
    if (instance.mppX && instance.mppY && std::abs(*instance.mppX / *instance.mppY - 1) > mostUnequal)
        instance.mppX = instance.mppY = std::nullopt;
}

void readOptics(DcmItem &dataset, DicomInstance &instance)
{
    DcmItem *path = firstItem(dataset, DCM_OpticalPathSequence);
    if (!path)
        return;
    if (const auto power = numberOf(*path, DCM_ObjectiveLensPower); power && *power > 0)
        instance.objectivePower = power;
    const Uint8 *bytes = nullptr;
    unsigned long size = 0;
    DcmElement *profile = nullptr;
    if (path->findAndGetElement(DCM_ICCProfile, profile).good() && profile->getLength() <= largestProfile &&
        path->findAndGetUint8Array(DCM_ICCProfile, bytes, &size).good() && bytes)
        instance.profile.assign(reinterpret_cast<const std::byte *>(bytes),
                                reinterpret_cast<const std::byte *>(bytes) + size);
}

std::optional<DicomFramePosition> positionIn(DcmItem &frame)
{
    DcmItem *place = firstItem(frame, DCM_PlanePositionSlideSequence);
    if (!place)
        return std::nullopt;
    DicomFramePosition position;
    position.x = integerOf(*place, DCM_ColumnPositionInTotalImagePixelMatrix, 0) - 1;
    position.y = integerOf(*place, DCM_RowPositionInTotalImagePixelMatrix, 0) - 1;
    position.z = numberOf(*place, DCM_ZOffsetInSlideCoordinateSystem).value_or(0);
    if (DcmItem *path = firstItem(frame, DCM_OpticalPathIdentificationSequence))
        position.path = textOf(*path, DCM_OpticalPathIdentifier);
    return position;
}

/// Empty where not every frame says its place.
std::vector<DicomFramePosition> positionsIn(DcmItem &dataset)
{
    std::vector<DicomFramePosition> positions;
    DcmSequenceOfItems *frames = nullptr;
    if (textOf(dataset, DCM_DimensionOrganizationType) == "TILED_FULL" ||
        dataset.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, frames).bad() || !frames)
        return positions;
    for (DcmObject *frame = frames->nextInContainer(nullptr); frame; frame = frames->nextInContainer(frame)) {
        const std::optional<DicomFramePosition> position = positionIn(*static_cast<DcmItem *>(frame));
        if (!position)
            return {};
        positions.push_back(*position);
    }
    return positions;
}

std::vector<uint64_t> offsetsIn(DcmItem &dataset, const DcmTagKey &tag, int64_t frames)
{
    DcmElement *element = nullptr;
    const Uint8 *bytes = nullptr;
    unsigned long size = 0;
    if (dataset.findAndGetElement(tag, element).bad() || element->getLength() != static_cast<uint64_t>(frames) * 8)
        return {};
    Uint64 *words = nullptr;
    std::vector<uint64_t> offsets(static_cast<std::size_t>(frames));
    if (element->getUint64Array(words).good() && words)
        std::copy_n(words, offsets.size(), offsets.begin());
    else if (dataset.findAndGetUint8Array(tag, bytes, &size).good() && bytes && size == offsets.size() * 8)
        std::memcpy(offsets.data(), bytes, size);
    else
        return {};
    return offsets;
}

/// Says what is absurd about it; empty when nothing is.
std::string flawOf(const DicomInstance &instance)
{
    const std::string size = std::to_string(instance.width) + " x " + std::to_string(instance.height) + " pixels";
    if (instance.width <= 0 || instance.height <= 0 || instance.tileWidth <= 0 || instance.tileHeight <= 0)
        return "a picture of " + size + " in frames of " + std::to_string(instance.tileWidth) + " x " +
               std::to_string(instance.tileHeight);
    if (instance.tileWidth > largestFramePixels / instance.tileHeight)
        return "frames of " + std::to_string(instance.tileWidth) + " x " + std::to_string(instance.tileHeight) +
               " pixels";
    if (instance.width >= sideLimit || instance.height >= sideLimit)
        return size + ", more than any slide has";
    if (instance.frames <= 0 || instance.frames > mostFrames)
        return std::to_string(instance.frames) + " frames";
    const int64_t across = (instance.width - 1) / instance.tileWidth + 1;
    if (across > mostFrames / ((instance.height - 1) / instance.tileHeight + 1))
        return size + " in frames of " + std::to_string(instance.tileWidth) + " x " +
               std::to_string(instance.tileHeight) + ", more than a file can hold";
    if ((instance.samples != 1 && instance.samples != 3) || (instance.bits != 8 && instance.bits != 16) ||
        instance.bitsStored < 1 || instance.bitsStored > instance.bits)
        return std::to_string(instance.samples) + " samples of " + std::to_string(instance.bits) + " bits";
    return {};
}

void readHeader(DcmDataset &dataset, DicomInstance &instance)
{
    instance.series = textOf(dataset, DCM_SeriesInstanceUID);
    instance.concatenation = textOf(dataset, DCM_ConcatenationUID);
    instance.number = integerOf(dataset, DCM_InstanceNumber, 0);
    instance.firstFrame =
        instance.concatenation.empty() ? 0 : integerOf(dataset, DCM_ConcatenationFrameOffsetNumber, 0);
    instance.focalPlanes = integerOf(dataset, DCM_TotalPixelMatrixFocalPlanes, 1);
    instance.image = imageOf(dataset);
    const DcmXfer syntax(dataset.getOriginalXfer());
    instance.coding = codingOf(syntax.getXfer());
    instance.codingName = syntax.getXferName();
    instance.tileWidth = integerOf(dataset, DCM_Columns, 0);
    instance.tileHeight = integerOf(dataset, DCM_Rows, 0);
    instance.width = integerOf(dataset, DCM_TotalPixelMatrixColumns, instance.tileWidth);
    instance.height = integerOf(dataset, DCM_TotalPixelMatrixRows, instance.tileHeight);
    instance.frames = integerOf(dataset, DCM_NumberOfFrames, 1);
    instance.samples = static_cast<int>(integerOf(dataset, DCM_SamplesPerPixel, 1));
    instance.bits = static_cast<int>(integerOf(dataset, DCM_BitsAllocated, 8));
    instance.bitsStored = static_cast<int>(integerOf(dataset, DCM_BitsStored, instance.bits));
    instance.separatePlanes = instance.samples > 1 && integerOf(dataset, DCM_PlanarConfiguration, 0) == 1;
    instance.photometric = textOf(dataset, DCM_PhotometricInterpretation);
}

} // namespace

bool isDicom(const std::filesystem::path &file)
{
    std::array<char, 132> start{};
    std::ifstream(file, std::ios::binary).read(start.data(), start.size());
    return std::string_view(start.data() + 128, 4) == "DICM";
}

std::string wholeSlideSeriesOf(const std::filesystem::path &file)
{
    silenceDcmtk();
    DcmFileFormat format;
    const DcmTagKey afterSeries(0x0020, 0x000F);
    if (!isDicom(file) || isNestedTooDeep(file) ||
        format
            .loadFileUntilTag(OFFilename(file.c_str()), EXS_Unknown, EGL_noChange, longestHeldValue, ERM_fileOnly,
                              afterSeries)
            .bad() ||
        !isWholeSlide(*format.getDataset()))
        return {};
    return textOf(*format.getDataset(), DCM_SeriesInstanceUID);
}

Result<DicomInstance> readDicomInstance(const std::filesystem::path &file)
{
    const auto damaged = [&](const std::string &detail) {
        return fail(ErrorCode::slideDamaged, displayed(file), detail);
    };
    if (isNestedTooDeep(file))
        return damaged("its DICOM header is longer than the file, or nested without end");
    silenceDcmtk();
    DcmFileFormat format;
    DcmInputFileStream stream(OFFilename(file.c_str()));
    format.transferInit();
    const OFCondition outcome = format.readUntilTag(stream, EXS_Unknown, EGL_noChange, longestHeldValue, DCM_PixelData);
    format.transferEnd();
    DcmDataset &dataset = *format.getDataset();
    if (!isWholeSlide(dataset)) {
        const std::string uid = textOf(dataset, DCM_SOPClassUID);
        const char *name = dcmFindNameOfUID(uid.c_str());
        if (uid.empty() && outcome.bad())
            return damaged(validUtf8(outcome.text()));
        return fail(ErrorCode::notASlide, displayed(file),
                    std::string("a DICOM file of another kind (") +
                        (name          ? name
                         : uid.empty() ? "unnamed"
                                       : uid.c_str()) +
                        ")",
                    "open it in a DICOM viewer");
    }
    DicomInstance instance;
    instance.file = file;
    readHeader(dataset, instance);
    if (const std::string flaw = flawOf(instance); !flaw.empty())
        return damaged(flaw);
    readPitch(dataset, instance);
    readOptics(dataset, instance);
    instance.positions = positionsIn(dataset);
    instance.extendedOffsets = offsetsIn(dataset, DCM_ExtendedOffsetTable, instance.frames);
    for (const NamedTag &shown : shownTags)
        if (std::string text = textOf(dataset, shown.tag); !text.empty())
            instance.properties.emplace(shown.name, std::move(text));
    instance.properties.emplace("dicom.TransferSyntax", instance.codingName);
    const bool saysOrder =
        !instance.positions.empty() || instance.properties.contains("dicom.DimensionOrganizationType");
    if (!saysOrder && instance.frames > 1)
        instance.properties.emplace("tessera.note", "the file does not say where its frames lie: shown row by row");
    if (!findPixelData(file, stream.tell(), instance))
        return damaged(outcome.bad() ? validUtf8(outcome.text()) : "no pixels in it");
    return instance;
}

} // namespace tessera::detail
