#include "analysis/checkpoint/statedict.h"

#include "analysis/checkpoint/detail/torcharchive.h"
#include "analysis/checkpoint/torchfile.h"
#include "base/mappedfile.h"
#include "base/text.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace tessera {
namespace {

constexpr std::string_view parallelPrefix = "module.";
constexpr std::string_view teacherPrefix = "teacher.";

tl::unexpected<Error> invalid(const std::filesystem::path &path, std::string detail)
{
    return fail(ErrorCode::checkpointInvalid, displayed(path), std::move(detail));
}

/// A length that is possible and the brace of the header: no file of PyTorch begins so.
bool looksLikeSafetensors(std::span<const std::byte> file)
{
    uint64_t length = 0;
    if (file.size() <= sizeof length)
        return false;
    std::memcpy(&length, file.data(), sizeof length);
    return length <= file.size() && file[sizeof length] == std::byte{'{'};
}

bool hasTensors(const PickledValue &value)
{
    const auto *map = value.as<PickledMap>();
    return map && std::any_of(map->items.begin(), map->items.end(), [](const auto &item) {
               return item.first.template as<std::string>() && item.second.template as<TensorView>();
           });
}

/// `where`: "the file" or "model", for the sentence.
Result<StateDict> stateDict(const PickledMap &map, const std::filesystem::path &path, const std::string &where)
{
    StateDict state;
    std::unordered_set<std::string> names;
    for (const auto &[key, value] : map.items) {
        const auto *name = key.as<std::string>();
        if (!name)
            return invalid(path, where + " has " + kindOf(key) + " as the name of an entry");
        std::string plain = name->starts_with(parallelPrefix) ? name->substr(parallelPrefix.size()) : *name;
        if (!names.insert(plain).second)
            return invalid(path, where + " has the entry " + plain + " twice");
        if (const auto *tensor = value.as<TensorView>()) {
            state.tensors.push_back(*tensor);
            state.tensors.back().name = std::move(plain);
        } else {
            state.others.push_back(std::move(plain));
        }
    }
    return state;
}

/// The entry of the map that holds a state dictionary; null when there is none of these names.
const PickledMap *stateNamed(const PickledMap &map, std::string_view name)
{
    const PickledValue *value = map.find(name);
    return value && hasTensors(*value) ? value->as<PickledMap>() : nullptr;
}

Result<Checkpoint> fromTorch(const std::filesystem::path &path, std::stop_token stop)
{
    const Result<TorchFile> file = TorchFile::open(path, std::move(stop));
    if (!file)
        return passOn(file.error());
    Checkpoint checkpoint;
    checkpoint.file = std::make_shared<TorchFile>(*file);
    const auto *root = file->root().as<PickledMap>();
    if (!root)
        return invalid(path, "it holds " + kindOf(file->root()) + " and no state dictionary");

    // (the names first: files to resume from have tensors of random generators beside the states)
    const PickledMap *student = nullptr;
    std::string studentName;
    for (const char *name : {"model", "state_dict", "model_state_dict", "net", "student"})
        if (const PickledMap *found = student ? nullptr : stateNamed(*root, name)) {
            checkpoint.layout = CheckpointLayout::wrapped;
            student = found;
            studentName = name;
        }
    const PickledMap *teacher = stateNamed(*root, "teacher");
    if (!student && teacher) {
        checkpoint.layout = CheckpointLayout::teacherOnly;
        student = std::exchange(teacher, nullptr);
        studentName = "teacher";
    } else if (!student && hasTensors(file->root())) {
        checkpoint.layout = CheckpointLayout::bare;
        student = root;
        studentName = "the file";
    }
    if (!student)
        return invalid(path, "no entry of it is a state dictionary with tensors");
    Result<StateDict> state = stateDict(*student, path, studentName);
    if (!state)
        return passOn(state.error());
    checkpoint.student = std::move(*state);
    if (teacher) {
        Result<StateDict> other = stateDict(*teacher, path, "teacher");
        if (!other)
            return passOn(other.error());
        checkpoint.teacher = std::move(*other);
    }
    return checkpoint;
}

Result<Checkpoint> fromSafetensors(const std::filesystem::path &path)
{
    const Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return passOn(file.error());
    Checkpoint checkpoint;
    checkpoint.file = std::make_shared<Safetensors>(*file);
    if (file->tensors().empty())
        return invalid(path, "it holds no tensors");
    const auto isTeachers = [](const TensorView &tensor) { return tensor.name.starts_with(teacherPrefix); };
    const bool hasBoth = std::any_of(file->tensors().begin(), file->tensors().end(), isTeachers) &&
                         !std::all_of(file->tensors().begin(), file->tensors().end(), isTeachers);
    if (hasBoth)
        checkpoint.teacher.emplace();
    std::unordered_set<std::string> names;
    for (TensorView tensor : file->tensors()) {
        const bool toTeacher = hasBoth && isTeachers(tensor);
        if (toTeacher)
            tensor.name.erase(0, teacherPrefix.size());
        if (tensor.name.starts_with(parallelPrefix))
            tensor.name.erase(0, parallelPrefix.size());
        if (!names.insert((toTeacher ? "teacher." : "student.") + tensor.name).second)
            return invalid(path, "it has the tensor " + tensor.name + " twice");
        (toTeacher ? *checkpoint.teacher : checkpoint.student).tensors.push_back(std::move(tensor));
    }
    return checkpoint;
}

} // namespace

const TensorView *StateDict::find(std::string_view name) const { return tensorNamed(tensors, name); }

Result<Checkpoint> readCheckpoint(const std::filesystem::path &path, std::stop_token stop)
{
    bool isSafetensors = false;
    {
        const auto file = MappedFile::open(path);
        if (!file)
            return passOn(file.error());
        const bool isNeither = !looksLikeSafetensors(file->bytes()) && !detail::looksLikeTorch(file->bytes());
        isSafetensors = looksLikeSafetensors(file->bytes()) || (isNeither && path.extension() == ".safetensors");
    }
    return isSafetensors ? fromSafetensors(path) : fromTorch(path, std::move(stop));
}

} // namespace tessera
