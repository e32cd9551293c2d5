#include "analysis/bags/joinbags.h"
#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/detail/namelist.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <span>

namespace tessera {
namespace {

using Paths = std::vector<std::filesystem::path>;

constexpr std::string_view featureEndings[]{".h5", ".hdf5", ".pt", ".pth", ".npy", ".safetensors"};
constexpr std::string_view slideEndings[]{".svs", ".tif",  ".tiff", ".ndpi",   ".mrxs",   ".scn",
                                          ".bif", ".czi",  ".dcm",  ".vms",    ".vmu",    ".svslide",
                                          ".jpg", ".jpeg", ".png",  ".qptiff", ".isyntax"};

bool isOneOf(const std::string &ending, std::span<const std::string_view> endings)
{
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string withoutEnding(const std::string &name, std::span<const std::string_view> endings)
{
    const std::filesystem::path path(name);
    return isOneOf(path.extension().string(), endings) ? name.substr(0, name.size() - path.extension().string().size())
                                                       : name;
}

/// Feature files of a folder by their names without ending.
using FilesByName = std::map<std::string, Paths>;

void addFiles(const std::filesystem::path &folder, FilesByName &files)
{
    std::error_code problem;
    for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
         entry.increment(problem))
        if (const std::string name = entry->path().filename().string();
            isOneOf(entry->path().extension().string(), featureEndings) && !entry->is_directory(problem))
            files[withoutEnding(name, featureEndings)].push_back(entry->path());
}

class FeatureFolder final : public BagSource {
public:
    explicit FeatureFolder(std::filesystem::path folder) : m_folder(std::move(folder))
    {
        // The first that has a slide counts: CLAM writes each bag into both of its folders.
        for (const char *part : {"", "h5_files", "pt_files"}) {
            addFiles(*part ? m_folder / part : m_folder, m_parts.emplace_back());
            m_count += m_parts.back().size();
        }
    }
    bool isEmpty() const { return m_count == 0; }

    Result<Bag> read(const CohortBag &bag) const override
    {
        const Result<Paths> files = filesOf(bag);
        if (!files)
            return passOn(files.error());
        return readJoinedBag(*files);
    }

    Result<int64_t> bytesOf(const CohortBag &bag) const override
    {
        const Result<Paths> files = filesOf(bag);
        if (!files)
            return passOn(files.error());
        int64_t bytes = 0;
        for (const std::filesystem::path &file : *files) {
            std::error_code problem;
            const std::uintmax_t size = std::filesystem::file_size(file, problem);
            bytes += problem ? 0 : static_cast<int64_t>(size);
        }
        return bytes;
    }

    Result<Paths> filesOf(const CohortBag &bag) const override
    {
        Paths files;
        for (const std::string &slide : bag.slides) {
            Result<std::filesystem::path> file = find(slide);
            if (!file)
                return passOn(file.error());
            files.push_back(std::move(*file));
        }
        return files;
    }

    Result<std::string> fingerprint(const Cohort &cohort) const override
    {
        std::string text;
        for (const CohortBag &bag : cohort.bags)
            if (const Result<Paths> files = filesOf(bag)) {
                const Result<int64_t> bytes = bytesOf(bag);
                text += bag.id + '\n' + std::to_string(bytes.value_or(0)) + '\n';
                for (const std::filesystem::path &file : *files)
                    text += file.filename().string() + '\n';
            }
        Sha256 sum;
        sum.add(std::as_bytes(std::span(text)));
        return sum.hex();
    }

private:
    tl::unexpected<Error> notFound(const std::string &slide, const std::string &detail) const
    {
        return fail(ErrorCode::featuresNotFound, slide, displayed(m_folder), detail);
    }

    Result<std::filesystem::path> theOne(const std::string &slide, const Paths &candidates) const
    {
        constexpr std::size_t most = 5;
        if (candidates.size() == 1)
            return candidates.front();
        std::vector<std::string> names;
        for (const std::filesystem::path &candidate : candidates)
            names.push_back(displayed(candidate.filename()));
        return notFound(slide, "it may be any of " + detail::cutList(names, most));
    }

    Result<std::filesystem::path> find(const std::string &slide) const
    {
        for (const std::string &name :
             {slide, withoutEnding(slide, slideEndings), withoutEnding(slide, featureEndings)})
            for (const FilesByName &part : m_parts)
                if (const auto found = part.find(name); found != part.end())
                    return theOne(slide, found->second);
        const std::string name = withoutEnding(slide, slideEndings);
        for (const FilesByName &part : m_parts) {
            Paths candidates;
            for (auto at = part.lower_bound(name); at != part.end() && at->first.starts_with(name); ++at)
                if (std::string_view(".-_ ").find(at->first[name.size()]) != std::string_view::npos)
                    candidates.insert(candidates.end(), at->second.begin(), at->second.end());
            if (!candidates.empty())
                return theOne(slide, candidates);
        }
        return notFound(slide, "no feature file has this name");
    }

    std::filesystem::path m_folder;
    std::vector<FilesByName> m_parts;
    std::size_t m_count = 0;
};

} // namespace

Result<std::unique_ptr<BagSource>> openFeatureFolder(const std::filesystem::path &folder)
{
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        return fail(ErrorCode::fileMissing, displayed(folder));
    auto source = std::make_unique<FeatureFolder>(folder);
    if (source->isEmpty())
        return fail(ErrorCode::featuresNotFound, "every slide", displayed(folder), "it has no feature file");
    return source;
}

Result<std::unique_ptr<BagSource>> openFeatures(const std::filesystem::path &path)
{
    std::error_code problem;
    return std::filesystem::is_directory(path, problem) ? openFeatureFolder(path) : openFeatureFile(path);
}

} // namespace tessera
