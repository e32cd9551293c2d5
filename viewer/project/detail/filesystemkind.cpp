#include "viewer/project/detail/filesystemkind.h"

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <sys/vfs.h>

namespace tessera::detail {
namespace {

struct NetworkMagic {
    uint64_t magic;
    const char *name;
};

// linux/magic.h has some of them, the rest comes from the file systems' own sources.
constexpr std::array networks{NetworkMagic{0x6969, "NFS"},
                              NetworkMagic{0x517B, "SMB"},
                              NetworkMagic{0xFF534D42, "CIFS"},
                              NetworkMagic{0xFE534D42, "SMB2"},
                              NetworkMagic{0x01021997, "9p"},
                              NetworkMagic{0x00C36400, "Ceph"},
                              NetworkMagic{0x5346414F, "AFS"},
                              NetworkMagic{0x6B414653, "AFS"},
                              NetworkMagic{0x73757245, "Coda"},
                              NetworkMagic{0x564C, "NCP"},
                              NetworkMagic{0x0BD00BD0, "Lustre"},
                              NetworkMagic{0x47504653, "GPFS"},
                              NetworkMagic{0x7461636F, "OCFS2"},
                              NetworkMagic{0x01161970, "GFS2"},
                              NetworkMagic{0x786F4256, "VirtualBox shared folder"}};
constexpr uint64_t fuseMagic = 0x65735546;

/// The table writes blanks and the like as \040.
std::string unescaped(const std::string &text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            plain += static_cast<char>(std::stoi(text.substr(i + 1, 3), nullptr, 8));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

bool liesIn(const std::filesystem::path &path, const std::filesystem::path &folder)
{
    const auto [inFolder, inPath] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return inFolder == folder.end();
}

} // namespace

std::string mountTypeOf(const std::filesystem::path &path, std::string_view mounts)
{
    std::istringstream lines{std::string(mounts)};
    std::string type;
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string device;
        std::string place;
        std::string kind;
        if (!(fields >> device >> place >> kind))
            continue;
        const std::filesystem::path folder = unescaped(place);
        // (of two mounts on one folder the later one is seen)
        if (folder.native().size() >= longest && liesIn(path, folder)) {
            longest = folder.native().size();
            type = kind;
        }
    }
    return type;
}

FileSystem fileSystemOf(uint64_t magic, std::string_view mountType)
{
    for (const NetworkMagic &network : networks)
        if (network.magic == magic)
            return {FileSystemKind::network, network.name};
    // fuseblk is a disk of this machine (NTFS, exFAT); all others may be anything.
    if (magic == fuseMagic && mountType != "fuseblk")
        return {FileSystemKind::network, mountType.empty() ? "FUSE" : std::string(mountType)};
    return {};
}

FileSystem fileSystemOf(const std::filesystem::path &path)
{
    struct statfs system {};
    if (::statfs(path.c_str(), &system) != 0)
        return {FileSystemKind::network, "unknown"};
    std::ifstream file("/proc/self/mounts");
    const std::string mounts{std::istreambuf_iterator<char>(file), {}};
    std::error_code unknown;
    const std::filesystem::path real = std::filesystem::canonical(path, unknown);
    // (f_type is signed, and of 32 bits on some machines)
    return fileSystemOf(static_cast<uint64_t>(system.f_type) & 0xFFFFFFFF, mountTypeOf(unknown ? path : real, mounts));
}

} // namespace tessera::detail
