#include "viewer/slide/filekind.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

/// Marks the phrases for the translators' tools, which look for this name; viewer/slide knows no Qt.
#define QT_TRANSLATE_NOOP(context, text) text

namespace tessera {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view asTiff =
    QT_TRANSLATE_NOOP("FileKind", "export it as OME-TIFF or pyramidal TIFF with the program of its scanner");
constexpr std::string_view unpack = QT_TRANSLATE_NOOP("FileKind", "unpack it and open the slide in it");
constexpr std::string_view toPng = QT_TRANSLATE_NOOP("FileKind", "convert it to PNG, JPEG or TIFF");
constexpr std::string_view again = QT_TRANSLATE_NOOP("FileKind", "copy it again from its source");

/// Bytes at a place that tell a format.
struct Magic {
    std::size_t place;
    std::string_view bytes;
    std::string_view what;
    std::string_view advice;
};

// clang-format off: a table
constexpr std::array magics{
    Magic{0, "%PDF"sv, QT_TRANSLATE_NOOP("FileKind", "a PDF document"),
          QT_TRANSLATE_NOOP("FileKind", "open it in a document viewer")},
    Magic{0, "PK\3\4"sv, QT_TRANSLATE_NOOP("FileKind", "a ZIP archive"), unpack},
    Magic{0, "PK\5\6"sv, QT_TRANSLATE_NOOP("FileKind", "a ZIP archive"), unpack},
    Magic{0, "\x1F\x8B"sv, QT_TRANSLATE_NOOP("FileKind", "a file packed by gzip"), unpack},
    Magic{0, "BZh"sv, QT_TRANSLATE_NOOP("FileKind", "a file packed by bzip2"), unpack},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          QT_TRANSLATE_NOOP("FileKind", "a file packed by xz"), unpack},
    Magic{0, "\x28\xB5\x2F\xFD"sv, QT_TRANSLATE_NOOP("FileKind", "a file packed by Zstandard"), unpack},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, QT_TRANSLATE_NOOP("FileKind", "a 7z archive"), unpack},
    Magic{0, "Rar!\x1A\7"sv, QT_TRANSLATE_NOOP("FileKind", "a RAR archive"), unpack},
    Magic{257, "ustar"sv, QT_TRANSLATE_NOOP("FileKind", "a tar archive"), unpack},
    Magic{0, "\x89HDF\r\n\x1A\n"sv, QT_TRANSLATE_NOOP("FileKind", "an HDF5 file"),
          QT_TRANSLATE_NOOP("FileKind", "open the slide that it was computed from")},
    Magic{0, "ZISRAWFILE"sv, QT_TRANSLATE_NOOP("FileKind", "a Zeiss CZI file"), asTiff},
    Magic{0, "<DataObject ObjectType=\"DPUfsImport\""sv, QT_TRANSLATE_NOOP("FileKind", "a Philips iSyntax file"),
          asTiff},
    Magic{0, "\x70\0\0\0"sv, QT_TRANSLATE_NOOP("FileKind", "a Leica LIF file"), asTiff},
    Magic{0, "\xDA\xCE\xBE\x0A"sv, QT_TRANSLATE_NOOP("FileKind", "a Nikon ND2 file"), asTiff},
    Magic{0, "\0\0\0\x0CjP  \r\n\x87\n"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in JPEG 2000 format"), toPng},
    Magic{0, "\xFF\x4F\xFF\x51"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in JPEG 2000 format"), toPng},
    Magic{0, "\0\0\0\x0CJXL "sv, QT_TRANSLATE_NOOP("FileKind", "a picture in JPEG XL format"), toPng},
    Magic{0, "GIF8"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in GIF format"), toPng},
    Magic{0, "BM"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in BMP format"), toPng},
    Magic{8, "WEBP"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in WebP format"), toPng},
    Magic{4, "ftypheic"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in HEIC format"), toPng},
    Magic{4, "ftypavif"sv, QT_TRANSLATE_NOOP("FileKind", "a picture in AVIF format"), toPng},
    Magic{0, "8BPS"sv, QT_TRANSLATE_NOOP("FileKind", "a Photoshop document"), toPng},
    Magic{4, "ftyp"sv, QT_TRANSLATE_NOOP("FileKind", "a film"),
          QT_TRANSLATE_NOOP("FileKind", "open it in a media player")},
    Magic{344, "n+1\0"sv, QT_TRANSLATE_NOOP("FileKind", "a NIfTI volume"),
          QT_TRANSLATE_NOOP("FileKind", "open it in a program for radiology")},
    Magic{344, "ni1\0"sv, QT_TRANSLATE_NOOP("FileKind", "a NIfTI volume"),
          QT_TRANSLATE_NOOP("FileKind", "open it in a program for radiology")},
    Magic{128, "DICM"sv, QT_TRANSLATE_NOOP("FileKind", "a DICOM file of another kind"),
          QT_TRANSLATE_NOOP("FileKind", "open it in a DICOM viewer")},
    Magic{0, "\x93NUMPY"sv, QT_TRANSLATE_NOOP("FileKind", "a NumPy array"),
          QT_TRANSLATE_NOOP("FileKind", "open the slide that it was computed from")},
    Magic{0, "SQLite format 3\0"sv, QT_TRANSLATE_NOOP("FileKind", "an SQLite database"),
          QT_TRANSLATE_NOOP("FileKind", "open it as a project if it is one")},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
          QT_TRANSLATE_NOOP("FileKind", "an Office document or Olympus OIB file"),
          QT_TRANSLATE_NOOP("FileKind", "open it in the program that it comes from")},
    Magic{0,
          "\x7F"
          "ELF"sv,
          QT_TRANSLATE_NOOP("FileKind", "a program"), QT_TRANSLATE_NOOP("FileKind", "choose a slide")},
    Magic{0, "MZ"sv, QT_TRANSLATE_NOOP("FileKind", "a program"), QT_TRANSLATE_NOOP("FileKind", "choose a slide")},
    Magic{0, "version https://git-lfs"sv,
          QT_TRANSLATE_NOOP("FileKind", "a placeholder of Git LFS, not the file itself"),
          QT_TRANSLATE_NOOP("FileKind", "fetch it with git lfs pull")},
};
// clang-format on

const FileKind mirax{QT_TRANSLATE_NOOP("FileKind", "a MIRAX index without its folder of images"),
                     QT_TRANSLATE_NOOP("FileKind", "copy the folder of the same name to the place beside it")};
const FileKind hamamatsu{QT_TRANSLATE_NOOP("FileKind", "a Hamamatsu index without its images"),
                         QT_TRANSLATE_NOOP("FileKind", "copy the files that it names to the place beside it")};
const FileKind vsi{QT_TRANSLATE_NOOP("FileKind", "an Olympus VSI index"), std::string(asTiff)};
const FileKind bagOfTensors{QT_TRANSLATE_NOOP("FileKind", "a safetensors file"),
                            QT_TRANSLATE_NOOP("FileKind", "open the slide that it was computed from")};
const FileKind html{QT_TRANSLATE_NOOP("FileKind", "a web page"),
                    QT_TRANSLATE_NOOP("FileKind", "download the file again; what came was a page that says why not")};
const FileKind xml{QT_TRANSLATE_NOOP("FileKind", "an XML document"),
                   QT_TRANSLATE_NOOP("FileKind", "open the slide that belongs to it")};
const FileKind text{QT_TRANSLATE_NOOP("FileKind", "a text file"), QT_TRANSLATE_NOOP("FileKind", "choose a slide")};
const FileKind zeros{QT_TRANSLATE_NOOP("FileKind", "a file of zeros only"), std::string(again)};
const FileKind tiff{QT_TRANSLATE_NOOP("FileKind", "a TIFF without a picture that can be read"), std::string(again)};
const FileKind unknown{QT_TRANSLATE_NOOP("FileKind", "a file of an unknown kind"),
                       QT_TRANSLATE_NOOP("FileKind", "see the list of supported formats")};

constexpr std::size_t looked = 4096;

std::string startOf(const std::filesystem::path &path)
{
    std::string start(looked, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    return start;
}

bool hasExtension(const std::filesystem::path &path, std::string_view extension)
{
    return lowerCase(path.extension().string()) == extension;
}

bool isText(std::string_view start)
{
    // (a sequence that the end of what was read cuts is none that breaks it)
    const std::string_view whole = start.substr(0, start.size() < looked ? start.size() : start.size() - 4);
    const bool hasControls = std::any_of(whole.begin(), whole.end(), [](char c) {
        return static_cast<unsigned char>(c) < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return !hasControls && validUtf8(whole).find("\xEF\xBF\xBD") == std::string::npos;
}

FileKind kindOfText(std::string_view start)
{
    const std::string small = lowerCase(start.substr(0, 512));
    if (small.find("<!doctype html") != small.npos || small.find("<html") != small.npos)
        return html;
    return small.find("<?xml") != small.npos ? xml : text;
}

} // namespace

FileKind kindOfFile(const std::filesystem::path &path)
{
    const std::string start = startOf(path);
    if (hasExtension(path, ".mrxs"))
        return mirax;
    if (hasExtension(path, ".vsi"))
        return vsi;
    if (hasExtension(path, ".vms") || hasExtension(path, ".vmu"))
        return hamamatsu;
    for (const Magic &magic : magics)
        if (start.size() >= magic.place + magic.bytes.size() &&
            std::string_view(start).substr(magic.place, magic.bytes.size()) == magic.bytes)
            return {std::string(magic.what), std::string(magic.advice)};
    if (start.starts_with("II*"sv) || start.starts_with("MM\0*"sv) || start.starts_with("II+"sv))
        return tiff;
    if (start.size() > 10 && start[8] == '{' && start[9] == '"')
        return bagOfTensors;
    if (std::all_of(start.begin(), start.end(), [](char c) { return c == '\0'; }))
        return zeros;
    return isText(start) ? kindOfText(start) : unknown;
}

bool isIndexOfMissingSlide(const std::filesystem::path &path)
{
    if (hasExtension(path, ".vsi"))
        return true;
    std::filesystem::path folder = path;
    folder.replace_extension();
    std::error_code ignored;
    return hasExtension(path, ".mrxs") && !std::filesystem::exists(folder / "Slidedat.ini", ignored);
}

std::vector<FileKind> allFileKinds()
{
    std::vector<FileKind> kinds{mirax, hamamatsu, vsi, bagOfTensors, html, xml, text, zeros, tiff, unknown};
    for (const Magic &magic : magics)
        kinds.push_back({std::string(magic.what), std::string(magic.advice)});
    return kinds;
}

tl::unexpected<Error> notASlide(const std::filesystem::path &path)
{
    const FileKind kind = kindOfFile(path);
    return fail(ErrorCode::notASlide, displayed(path), kind.what, kind.advice);
}

} // namespace tessera
