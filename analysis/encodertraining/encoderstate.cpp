#include "analysis/encodertraining/encodertraining.h"
#include "analysis/training/sealedtensors.h"
#include "base/text.h"

namespace tessera {
namespace {

void add(SealedTensors &contents, const std::string &prefix, const std::vector<mil::Optimizer::Moments> &moments)
{
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::string name = prefix + std::to_string(i);
        contents.tensors.emplace(name + ".first", moments[i].first);
        contents.tensors.emplace(name + ".second", moments[i].second);
        contents.texts.emplace(name + ".steps", std::to_string(moments[i].steps));
    }
}

} // namespace

Result<void> writeEncoderState(const std::filesystem::path &file, const std::string &fingerprint,
                               const EncoderState &state)
{
    SealedTensors contents;
    for (const auto &[key, weight] : state.weights)
        contents.tensors.emplace("weights." + key, weight);
    for (const auto &[key, weight] : state.averaged)
        contents.tensors.emplace("averaged." + key, weight);
    add(contents, "decayed.", state.decayed);
    add(contents, "undecayed.", state.undecayed);
    contents.texts.emplace("fingerprint", fingerprint);
    contents.texts.emplace("epochs_done", std::to_string(state.epochsDone));
    contents.texts.emplace("random_seed", std::to_string(state.random.seed));
    contents.texts.emplace("random_drawn", std::to_string(state.random.drawn));
    contents.texts.emplace("events", state.events);
    return writeSealed(file, contents);
}

Result<std::optional<EncoderState>> readEncoderState(const std::filesystem::path &file, const std::string &fingerprint,
                                                     const ResidualShape &shape)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error)
        return std::nullopt;
    Result<SealedTensors> contents = readSealed(file);
    if (!contents)
        return passOn(contents.error());
    SealedTaker taker(std::move(*contents));
    if (taker.text("fingerprint") != fingerprint)
        return fail(ErrorCode::runOfOtherData, displayed(file.parent_path()), "its settings or its tiles were others");
    EncoderState state;
    state.epochsDone = taker.count("epochs_done");
    state.random = {taker.number<uint64_t>("random_seed"), taker.number<uint64_t>("random_drawn")};
    state.events = taker.text("events");
    for (const auto &[key, weight] : initialEncoderWeights(shape, 0)) {
        state.weights.emplace(key, taker.tensor("weights." + key, weight.sizes()));
        state.averaged.emplace(key, taker.tensor("averaged." + key, weight.sizes()));
    }
    // (Before the first step there are no moments; each kind is in the order of the keys, as ResidualTrainee has them.)
    for (const auto &[key, weight] : state.weights) {
        if (!weight.defined() || key.find(".running_") != std::string::npos)
            continue;
        const bool isDecayed = weight.dim() > 1;
        auto &moments = isDecayed ? state.decayed : state.undecayed;
        const std::string name = (isDecayed ? "decayed." : "undecayed.") + std::to_string(moments.size());
        moments.push_back({taker.tensor(name + ".first", weight.sizes()),
                           taker.tensor(name + ".second", weight.sizes()), taker.count(name + ".steps")});
    }
    if (!taker.trouble().empty())
        return fail(ErrorCode::runInvalid, displayed(file.parent_path()),
                    displayed(file.filename()) + ": " + taker.trouble());
    return state;
}

} // namespace tessera
