#include "analysis/training/runstate.h"

#include "analysis/training/sealedtensors.h"
#include "base/atomicfile.h"
#include "base/text.h"

#include <ATen/ATen.h>

#include <cerrno>
#include <charconv>

namespace tessera {
namespace {

constexpr const char *checkpointName = "checkpoint.safetensors";
constexpr const char *bestPrefix = "best_";

template <typename Number>
std::string textOf(Number number)
{
    char digits[64];
    return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

/// The tensors of a model under a prefix.
mil::Weights weightsIn(SealedTaker &taker, const mil::Architecture &architecture, const std::string &prefix)
{
    mil::Weights taken;
    for (const mil::ParameterShape &parameter : mil::parameterShapes(architecture))
        taken.emplace(parameter.key, taker.tensor(prefix + parameter.key, parameter.shape));
    return taken;
}

void add(mil::Weights &to, const mil::Weights &weights, const std::string &prefix)
{
    for (const auto &[key, tensor] : weights)
        to.emplace(prefix + key, tensor);
}

} // namespace

StateFolder::StateFolder(std::filesystem::path folder, std::string fingerprint)
    : m_folder(std::move(folder)), m_fingerprint(std::move(fingerprint))
{
}

Result<std::string> StateFolder::writeBest(const BestWeights &best, const std::string &of, Stage stage)
{
    if (best.epoch < 0)
        return std::string();
    const std::string name =
        bestPrefix + of + '_' + std::string(nameOf(stage)) + '_' + std::to_string(best.epoch) + ".safetensors";
    if (m_best.contains(name))
        return name;
    if (const Result<void> written = writeSealed(m_folder / name, {best.weights, {{"fingerprint", m_fingerprint}}});
        !written)
        return passOn(written.error());
    return name;
}

Result<void> StateFolder::write(const StageState &state)
{
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error)
        return tl::unexpected(writeError(m_folder, error.value()));
    const Result<std::string> student = writeBest(state.bestStudent, "student", state.stage);
    if (!student)
        return passOn(student.error());
    const Result<std::string> teacher = writeBest(state.bestTeacher, "teacher", state.stage);
    if (!teacher)
        return passOn(teacher.error());

    SealedTensors contents;
    add(contents.tensors, state.student, "student.");
    add(contents.tensors, state.teacher, "teacher.");
    contents.texts = {{"fingerprint", m_fingerprint},
                      {"stage", std::string(nameOf(state.stage))},
                      {"epochs_done", textOf(state.epochsDone)},
                      {"has_ended", textOf(state.hasEnded ? 1 : 0)},
                      {"random_seed", textOf(state.random.seed)},
                      {"random_drawn", textOf(state.random.drawn)},
                      {"stopping_best", textOf(state.stopping.best)},
                      {"stopping_worse", textOf(state.stopping.worse)},
                      {"best_student", *student},
                      {"best_student_value", textOf(state.bestStudent.value)},
                      {"best_student_epoch", textOf(state.bestStudent.epoch)},
                      {"best_teacher", *teacher},
                      {"best_teacher_value", textOf(state.bestTeacher.value)},
                      {"best_teacher_epoch", textOf(state.bestTeacher.epoch)}};
    for (std::size_t i = 0; i < state.moments.size(); ++i) {
        const std::string prefix = "moments." + std::to_string(i) + '.';
        contents.tensors.emplace(prefix + "first", state.moments[i].first);
        contents.tensors.emplace(prefix + "second", state.moments[i].second);
        contents.texts.emplace(prefix + "steps", textOf(state.moments[i].steps));
    }
    if (const Result<void> written = writeSealed(m_folder / checkpointName, contents); !written)
        return written;
    m_best = {*student, *teacher};
    removeOthers();
    return {};
}

void StateFolder::removeOthers() const
{
    std::error_code ignored; // (what cannot be removed only takes room)
    for (const auto &entry : std::filesystem::directory_iterator(m_folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(bestPrefix) && !m_best.contains(name))
            std::filesystem::remove(entry.path(), ignored);
    }
}

Result<BestWeights> StateFolder::readBest(const std::string &name, const std::string &of, int64_t epoch,
                                          const mil::Architecture &architecture)
{
    BestWeights best;
    best.epoch = epoch;
    if (epoch < 0)
        return best;
    if (!name.starts_with(bestPrefix) || name.find('/') != std::string::npos)
        return fail(ErrorCode::runInvalid, displayed(m_folder), std::string(checkpointName) + ": best_" + of);
    Result<SealedTensors> contents = readSealed(m_folder / name);
    if (!contents)
        return passOn(contents.error());
    SealedTaker taker(std::move(*contents));
    const bool isOurs = taker.text("fingerprint") == m_fingerprint;
    best.weights = weightsIn(taker, architecture, "");
    if (!isOurs || !taker.trouble().empty())
        return fail(ErrorCode::runInvalid, displayed(m_folder),
                    name + ": " + (isOurs ? taker.trouble() : "it belongs to another run"));
    return best;
}

Result<std::optional<StageState>> StateFolder::read(const mil::Architecture &lastStage)
{
    std::error_code error;
    const bool exists = std::filesystem::exists(m_folder / checkpointName, error);
    if (error)
        return fail(ErrorCode::runInvalid, displayed(m_folder), error.message());
    if (!exists)
        return std::nullopt;
    Result<SealedTensors> contents = readSealed(m_folder / checkpointName);
    if (!contents)
        return passOn(contents.error());
    SealedTaker taker(std::move(*contents));
    if (taker.text("fingerprint") != m_fingerprint)
        return fail(ErrorCode::runOfOtherData, displayed(m_folder), "its configuration or its data were others");

    StageState state;
    state.stage = taker.text("stage") == nameOf(Stage::mhim) ? Stage::mhim : Stage::baseline;
    const mil::Architecture architecture = state.stage == Stage::mhim ? lastStage : baselineOf(lastStage);
    state.epochsDone = taker.count("epochs_done");
    state.hasEnded = taker.number<int>("has_ended") == 1;
    state.random = {taker.number<uint64_t>("random_seed"), taker.number<uint64_t>("random_drawn")};
    state.stopping = {taker.number<double>("stopping_best"), taker.count("stopping_worse")};
    state.student = weightsIn(taker, architecture, "student.");
    if (state.stage == Stage::mhim)
        state.teacher = weightsIn(taker, architecture, "teacher.");
    for (const mil::ParameterShape &parameter : mil::parameterShapes(architecture)) {
        if (parameter.trained != mil::Trained::byGradient)
            continue;
        const std::string prefix = "moments." + std::to_string(state.moments.size()) + '.';
        state.moments.push_back({taker.tensor(prefix + "first", parameter.shape),
                                 taker.tensor(prefix + "second", parameter.shape), taker.count(prefix + "steps")});
    }
    const std::string student = taker.text("best_student"), teacher = taker.text("best_teacher");
    const auto studentEpoch = taker.number<int64_t>("best_student_epoch");
    const auto teacherEpoch = taker.number<int64_t>("best_teacher_epoch");
    const auto studentValue = taker.number<double>("best_student_value");
    const auto teacherValue = taker.number<double>("best_teacher_value");
    if (!taker.trouble().empty())
        return fail(ErrorCode::runInvalid, displayed(m_folder), std::string(checkpointName) + ": " + taker.trouble());
    Result<BestWeights> best = readBest(student, "student", studentEpoch, architecture);
    if (!best)
        return passOn(best.error());
    state.bestStudent = std::move(*best);
    state.bestStudent.value = studentValue;
    best = readBest(teacher, "teacher", teacherEpoch, architecture);
    if (!best)
        return passOn(best.error());
    state.bestTeacher = std::move(*best);
    state.bestTeacher.value = teacherValue;
    m_best = {student, teacher};
    return state;
}

} // namespace tessera
