#include "analysis/encodertraining/encodertraining.h"
#include "analysis/training/sealedtensors.h"
#include "base/text.h"

#include <charconv>

namespace tessera {
namespace {

/// Takes values out of a state's file; remembers the first that is missing or of another shape.
class Taker {
public:
    explicit Taker(SealedTensors contents) : m_contents(std::move(contents)) {}

    template <typename Number>
    Number number(const std::string &key)
    {
        const auto found = m_contents.texts.find(key);
        Number value{};
        if (found == m_contents.texts.end())
            return complain(key), value;
        const std::string &digits = found->second;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            complain(key);
        return value;
    }
    std::string text(const std::string &key)
    {
        const auto found = m_contents.texts.find(key);
        if (found == m_contents.texts.end())
            return complain(key), std::string();
        return found->second;
    }
    at::Tensor tensor(const std::string &key, at::IntArrayRef shape)
    {
        const auto found = m_contents.tensors.find(key);
        if (found == m_contents.tensors.end() || found->second.sizes() != shape)
            return complain(key), at::Tensor();
        return found->second;
    }
    const std::string &trouble() const { return m_trouble; } ///< empty where there was none

private:
    void complain(const std::string &key)
    {
        if (m_trouble.empty())
            m_trouble = key + " is missing or does not fit the network";
    }
    SealedTensors m_contents;
    std::string m_trouble;
};

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
    Taker taker(std::move(*contents));
    if (taker.text("fingerprint") != fingerprint)
        return fail(ErrorCode::runOfOtherData, displayed(file.parent_path()), "its settings or its tiles were others");
    EncoderState state;
    state.epochsDone = taker.number<int64_t>("epochs_done");
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
                           taker.tensor(name + ".second", weight.sizes()), taker.number<int64_t>(name + ".steps")});
    }
    if (!taker.trouble().empty() || state.epochsDone < 0)
        return fail(ErrorCode::runInvalid, displayed(file.parent_path()),
                    displayed(file.filename()) + ": " + taker.trouble());
    return state;
}

} // namespace tessera
