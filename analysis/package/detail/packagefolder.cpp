#include "analysis/package/detail/packagefolder.h"

#include "base/atomicfile.h"
#include "base/readfile.h"
#include "base/sha256.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace tessera::detail {
namespace {

namespace fs = std::filesystem;

constexpr int64_t largestDescription = 1 << 20;

/// A folder beside the final one, gone with everything in it unless it was published.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> beside(const fs::path &folder)
    {
        static std::atomic<int> counter{0};
        std::error_code failure;
        fs::create_directories(folder.parent_path(), failure);
        if (failure)
            return passOn(writeError(folder, failure.value()));
        for (;;) { // (a killed process that had our number may have left one behind)
            const fs::path path =
                folder.parent_path() / ("." + folder.filename().string() + "." + std::to_string(::getpid()) + "-" +
                                        std::to_string(counter++) + ".partial");
            if (::mkdir(path.c_str(), 0777) == 0)
                return TemporaryFolder(path);
            if (errno != EEXIST)
                return passOn(writeError(folder, errno));
        }
    }
    TemporaryFolder(TemporaryFolder &&other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    TemporaryFolder &operator=(TemporaryFolder &&) = delete;
    ~TemporaryFolder()
    {
        std::error_code none;
        if (!m_path.empty())
            fs::remove_all(m_path, none);
    }

    const fs::path &path() const { return m_path; }

private:
    explicit TemporaryFolder(fs::path path) : m_path(std::move(path)) {}
    fs::path m_path;
};

/// Without a slash at its end; what a link stands for, so that the link stays.
fs::path finalPath(const fs::path &folder)
{
    std::error_code failure;
    const fs::path absolute = (fs::absolute(folder) / "").lexically_normal().parent_path();
    const fs::path resolved = fs::weakly_canonical(absolute, failure);
    return failure ? absolute : resolved;
}

bool isPackage(const fs::path &folder, const std::string &format)
{
    const Result<std::string> text = readFile(folder / "model.json", largestDescription);
    const nlohmann::json json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    return json.is_object() && json.value("format", nlohmann::json()) == format;
}

/// Nobody's files are thrown away: what stands there must be a package and nothing else.
Result<void> checkReplaceable(const fs::path &folder, const std::string &format)
{
    std::error_code failure;
    const fs::file_status status = fs::status(folder, failure);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (!fs::is_directory(status))
        return fail(ErrorCode::fileUnwritable, displayed(folder), "it is there and is no folder");
    const fs::directory_iterator entries(folder, failure);
    if (failure)
        return passOn(writeError(folder, failure.value()));
    if (entries == fs::directory_iterator())
        return {};
    if (!isPackage(folder, format))
        return fail(ErrorCode::fileUnwritable, displayed(folder), "it holds something that is no package of this kind");
    for (const fs::directory_entry &entry : entries)
        if (entry.is_directory(failure))
            return fail(ErrorCode::fileUnwritable, displayed(folder), "it holds more than a package");
    return {};
}

/// An error that speaks of the final name.
Error renamed(Error error, const fs::path &temporary, const fs::path &folder)
{
    const std::string from = displayed(temporary);
    for (std::string &argument : error.arguments)
        if (const std::size_t at = argument.find(from); at != std::string::npos)
            argument.replace(at, from.size(), displayed(folder));
    return error;
}

} // namespace

Result<std::string> writeTensors(const fs::path &path, const std::vector<TensorView> &tensors)
{
    if (const Result<void> written = writeSafetensors(path, tensors); !written)
        return passOn(written.error());
    return sha256OfFile(path);
}

Result<fs::path> writeWholeFolder(const fs::path &folder, const std::string &format,
                                  const std::function<Result<void>(const fs::path &)> &write)
{
    const fs::path final = finalPath(folder);
    if (const Result<void> replaceable = checkReplaceable(final, format); !replaceable)
        return passOn(replaceable.error());
    const Result<TemporaryFolder> temporary = TemporaryFolder::beside(final);
    if (!temporary)
        return passOn(temporary.error());
    if (const Result<void> written = write(temporary->path()); !written)
        return passOn(renamed(written.error(), temporary->path(), final));
    if (const Result<void> published = publish(temporary->path(), final); !published)
        return passOn(published.error());
    return final;
}

} // namespace tessera::detail
