#include "app/finetuning/adoption.h"

#include "analysis/package/package.h"
#include "base/atomicfile.h"
#include "base/text.h"
#include "base/utctime.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <sstream>

namespace tessera {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uintmax_t mostBytes = 4 << 20; ///< of a text that is read whole

std::string textOf(const fs::path &path)
{
    std::error_code problem;
    if (const std::uintmax_t size = fs::file_size(path, problem); problem || size > mostBytes)
        return {};
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Removes what was begun, unless it was finished.
class Draft {
public:
    explicit Draft(fs::path path) : m_path(std::move(path)) { remove(); }
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;
    ~Draft() { remove(); }
    const fs::path &path() const { return m_path; }

private:
    void remove()
    {
        std::error_code none;
        fs::remove_all(m_path, none);
    }
    fs::path m_path;
};

Result<void> rename(const fs::path &package, const std::string &id, const std::string &name)
{
    Json model = Json::parse(textOf(package / "model.json"), nullptr, false);
    if (!model.is_object())
        return fail(ErrorCode::packageInvalid, displayed(package), "model.json is no JSON object");
    model["id"] = id;
    model["name"] = name;
    return writeAtomically(package / "model.json", model.dump(1) + '\n');
}

Result<void> writeNote(const fs::path &package, const AdoptionRequest &request)
{
    const Json note{{"adopted", utcNow()},
                    {"by", validUtf8(request.user)},
                    {"from", displayed(request.model)},
                    {"former", validUtf8(request.former)}};
    return writeAtomically(package / "adoption.json", note.dump(1) + '\n');
}

Result<void> copyPackage(const fs::path &from, const fs::path &to)
{
    std::error_code problem;
    fs::create_directories(to.parent_path(), problem);
    if (!problem)
        fs::copy(from, to, fs::copy_options::recursive, problem);
    if (problem)
        return tl::unexpected(writeError(to, problem.value()));
    return {};
}

Result<void> checked(const fs::path &package)
{
    const Result<MilPackage> read = readMilPackage(package);
    if (!read)
        return passOn(read.error());
    return verifyHashes(read->head);
}

} // namespace

Result<std::string> adoptModel(const AdoptionRequest &request)
{
    if (const Result<void> sound = checked(request.model); !sound)
        return passOn(sound.error());
    const std::string id = packageIdOf(validUtf8(request.name), "trained-");
    const fs::path target = request.models / id;
    std::error_code none;
    if (fs::exists(target, none))
        return fail(ErrorCode::fileUnwritable, displayed(target), "a model of this name is there already");
    const Draft draft(request.models / ".adopting"); // (a folder of packages: what a kill leaves there is in no list)
    const fs::path copy = draft.path() / id;
    for (const auto &step :
         {std::function([&] { return copyPackage(request.model, copy); }),
          std::function([&] { return rename(copy, id, validUtf8(request.name)); }),
          std::function([&] { return writeNote(copy, request); }), std::function([&] { return checked(copy); })})
        if (const Result<void> done = step(); !done)
            return passOn(done.error());
    std::error_code problem;
    fs::rename(copy, target, problem);
    if (problem)
        return tl::unexpected(writeError(target, problem.value()));
    return id;
}

ModelPaper readModelPaper(const fs::path &package)
{
    ModelPaper paper;
    paper.card = validUtf8(textOf(package / "card.md"));
    const Json note = Json::parse(textOf(package / "adoption.json"), nullptr, false);
    if (!note.is_object())
        return paper;
    const auto text = [&](const char *name) {
        const auto found = note.find(name);
        return found != note.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    paper.former = text("former");
    paper.adopted = text("adopted");
    if (const std::string by = text("by"); !by.empty())
        paper.adopted += ", " + by;
    return paper;
}

} // namespace tessera
