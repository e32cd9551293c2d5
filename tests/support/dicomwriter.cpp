#include "tests/support/dicomwriter.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace tessera::testing {
namespace {

void require(bool condition, const char *what)
{
    if (!condition)
        throw std::runtime_error(what);
}

void put(DcmItem &item, const DcmTagKey &tag, const std::string &text)
{
    require(item.putAndInsertString(tag, text.c_str()).good(), "no DICOM text written");
}

void put16(DcmItem &item, const DcmTagKey &tag, int number)
{
    require(item.putAndInsertUint16(tag, static_cast<Uint16>(number)).good(), "no DICOM number written");
}

DcmItem &itemOf(DcmItem &item, const DcmTagKey &sequence, long index = 0)
{
    DcmItem *made = nullptr;
    require(item.findOrCreateSequenceItem(sequence, made, index).good(), "no DICOM item written");
    return *made;
}

struct Frame {
    int x = 0; ///< pixels of the level
    int y = 0;
};

std::vector<Frame> framesOf(const DicomSpec &spec)
{
    std::vector<Frame> frames;
    for (int y = 0; y < spec.height; y += spec.tile)
        for (int x = 0; x < spec.width; x += spec.tile)
            if (!spec.isWritten || spec.isWritten(x / spec.tile, y / spec.tile))
                frames.push_back({x + spec.shift, y});
    if (spec.order == FrameOrder::sparse)
        std::reverse(frames.begin(), frames.end());
    if (spec.part)
        frames = {frames.begin() + spec.part->firstFrame, frames.begin() + spec.part->firstFrame + spec.part->frames};
    return frames;
}

/// The plain bytes of a frame.
std::string plainOf(const DicomSpec &spec, const Frame &frame)
{
    std::string bytes;
    const auto add = [&](int x, int y, int sample) {
        const uint16_t value =
            spec.sampler(int64_t{frame.x + x} << spec.level, int64_t{frame.y + y} << spec.level, sample);
        bytes += static_cast<char>(value & 255);
        if (spec.bits == 16)
            bytes += static_cast<char>(value >> 8);
    };
    const bool apart = spec.planes == Planes::apart;
    for (int plane = 0; plane < (apart ? spec.samples : 1); ++plane)
        for (int y = 0; y < spec.tile; ++y)
            for (int x = 0; x < spec.tile; ++x)
                for (int sample = 0; sample < spec.samples; ++sample)
                    if (!apart || sample == plane)
                        add(x, y, sample);
    return bytes;
}

std::string packedOf(const DicomSpec &spec, const Frame &frame)
{
    if (spec.coding == FrameCoding::jpeg2000)
        return jpeg2000Of(
            spec.tile, spec.tile, spec.samples, spec.bits,
            [&](int64_t x, int64_t y, int sample) { return spec.sampler(x << spec.level, y << spec.level, sample); },
            frame.x, frame.y);
    const std::string plain = plainOf(spec, frame);
    const std::unique_ptr<void, int (*)(tjhandle)> encoder(tjInitCompress(), &tjDestroy);
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    require(tjCompress2(encoder.get(), reinterpret_cast<const unsigned char *>(plain.data()), spec.tile, 0, spec.tile,
                        TJPF_RGB, &bytes, &size, TJSAMP_422, 92, 0) == 0,
            "no JPEG written");
    const std::string packed(reinterpret_cast<const char *>(bytes), size);
    tjFree(bytes);
    return packed;
}

E_TransferSyntax syntaxOf(FrameCoding coding)
{
    switch (coding) {
    case FrameCoding::explicitVr:
        return EXS_LittleEndianExplicit;
    case FrameCoding::implicitVr:
        return EXS_LittleEndianImplicit;
    case FrameCoding::jpeg:
        return EXS_JPEGProcess1;
    case FrameCoding::jpeg2000:
        return EXS_JPEG2000LosslessOnly;
    case FrameCoding::jpegLs:
        return EXS_JPEGLSLossless;
    }
    return EXS_LittleEndianExplicit;
}

bool isPacked(const DicomSpec &spec) { return syntaxOf(spec.coding) > EXS_BigEndianExplicit; }

void putPacked(DcmDataset &dataset, const DicomSpec &spec, const std::vector<Frame> &frames)
{
    auto sequence = std::make_unique<DcmPixelSequence>(DCM_PixelSequenceTag);
    auto *table = new DcmPixelItem(DCM_PixelItemTag); // (the sequence owns it)
    sequence->insert(table);
    DcmOffsetList offsets;
    for (const Frame &frame : frames) {
        std::string bytes = packedOf(spec, frame);
        require(sequence
                    ->storeCompressedFrame(offsets, reinterpret_cast<Uint8 *>(bytes.data()),
                                           static_cast<Uint32>(bytes.size()), 0)
                    .good(),
                "no frame written");
    }
    if (spec.table == OffsetTable::filled)
        require(table->createOffsetTable(offsets).good(), "no offset table written");
    auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
    pixels->putOriginalRepresentation(syntaxOf(spec.coding), nullptr, sequence.release());
    require(dataset.insert(pixels.release(), OFTrue).good(), "no pixels written");
}

void putPlain(DcmDataset &dataset, const DicomSpec &spec, const std::vector<Frame> &frames)
{
    std::string bytes;
    for (const Frame &frame : frames)
        bytes += plainOf(spec, frame);
    if (spec.bits == 8) {
        require(dataset
                    .putAndInsertUint8Array(DCM_PixelData, reinterpret_cast<const Uint8 *>(bytes.data()),
                                            static_cast<unsigned long>(bytes.size()))
                    .good(),
                "no pixels written");
        return;
    }
    std::vector<Uint16> words;
    for (std::size_t i = 0; i < bytes.size(); i += 2)
        words.push_back(
            static_cast<Uint16>(static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1]) << 8));
    require(
        dataset.putAndInsertUint16Array(DCM_PixelData, words.data(), static_cast<unsigned long>(words.size())).good(),
        "no pixels written");
}

void putPositions(DcmDataset &dataset, const std::vector<Frame> &frames)
{
    for (std::size_t i = 0; i < frames.size(); ++i) {
        DcmItem &place = itemOf(itemOf(dataset, DCM_PerFrameFunctionalGroupsSequence, static_cast<long>(i)),
                                DCM_PlanePositionSlideSequence);
        place.putAndInsertSint32(DCM_ColumnPositionInTotalImagePixelMatrix, frames[i].x + 1);
        place.putAndInsertSint32(DCM_RowPositionInTotalImagePixelMatrix, frames[i].y + 1);
    }
}

void putOptics(DcmDataset &dataset, const DicomSpec &spec)
{
    DcmItem &measures = itemOf(itemOf(dataset, DCM_SharedFunctionalGroupsSequence), DCM_PixelMeasuresSequence);
    const auto millimetres = [&](double mpp) { return std::to_string(mpp * (1 << spec.level) / 1000); };
    put(measures, DCM_PixelSpacing, millimetres(spec.mppY) + "\\" + millimetres(spec.mppX));
    DcmItem &path = itemOf(dataset, DCM_OpticalPathSequence);
    put(path, DCM_OpticalPathIdentifier, "1");
    put(path, DCM_ObjectiveLensPower, "20");
    if (!spec.profile.empty())
        path.putAndInsertUint8Array(DCM_ICCProfile, reinterpret_cast<const Uint8 *>(spec.profile.data()),
                                    static_cast<unsigned long>(spec.profile.size()));
}

} // namespace

void writeDicom(const std::filesystem::path &path, const DicomSpec &given)
{
    DicomSpec spec = given;
    if (!spec.sampler)
        spec.sampler = textureSamples(spec.bits);
    const std::vector<Frame> frames = framesOf(spec);
    DcmFileFormat file;
    DcmDataset &dataset = *file.getDataset();
    put(dataset, DCM_SOPClassUID, spec.sopClass);
    put(dataset, DCM_SOPInstanceUID,
        spec.series + "." + std::to_string(spec.number) + "." + std::to_string(spec.level));
    put(dataset, DCM_SeriesInstanceUID, spec.series);
    put(dataset, DCM_PatientName, "Nobody^Whose^Name^Is^Told");
    put(dataset, DCM_ImageType, "ORIGINAL\\PRIMARY\\" + spec.image + "\\NONE");
    put(dataset, DCM_InstanceNumber, std::to_string(spec.number));
    put(dataset, DCM_NumberOfFrames, std::to_string(frames.size()));
    put(dataset, DCM_DimensionOrganizationType, spec.order == FrameOrder::full ? "TILED_FULL" : "TILED_SPARSE");
    put(dataset, DCM_PhotometricInterpretation,
        spec.samples == 1                      ? "MONOCHROME2"
        : spec.coding == FrameCoding::jpeg     ? "YBR_FULL_422"
        : spec.coding == FrameCoding::jpeg2000 ? "YBR_RCT"
                                               : "RGB");
    put16(dataset, DCM_SamplesPerPixel, spec.samples);
    put16(dataset, DCM_PlanarConfiguration, spec.planes == Planes::apart ? 1 : 0);
    put16(dataset, DCM_Rows, spec.tile);
    put16(dataset, DCM_Columns, spec.tile);
    put16(dataset, DCM_BitsAllocated, spec.bits);
    put16(dataset, DCM_BitsStored, spec.bitsStored);
    put16(dataset, DCM_HighBit, spec.bitsStored - 1);
    put16(dataset, DCM_PixelRepresentation, 0);
    dataset.putAndInsertUint32(DCM_TotalPixelMatrixColumns, static_cast<Uint32>(spec.width));
    dataset.putAndInsertUint32(DCM_TotalPixelMatrixRows, static_cast<Uint32>(spec.height));
    if (spec.part) {
        put(dataset, DCM_ConcatenationUID, spec.part->concatenation);
        dataset.putAndInsertUint32(DCM_ConcatenationFrameOffsetNumber, static_cast<Uint32>(spec.part->firstFrame));
    }
    putOptics(dataset, spec);
    if (spec.order == FrameOrder::sparse)
        putPositions(dataset, frames);
    if (isPacked(spec))
        putPacked(dataset, spec, frames);
    else
        putPlain(dataset, spec, frames);
    require(file.saveFile(OFFilename(path.c_str()), syntaxOf(spec.coding)).good(), "no DICOM file written");
}

} // namespace tessera::testing
