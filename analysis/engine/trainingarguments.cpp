#include "analysis/engine/trainingarguments.h"

#include "analysis/training/presets.h"

#include <numeric>

namespace tessera {
namespace {

/// Of all words together; the system takes 128 KiB in one word and far more in all of them.
constexpr std::size_t mostBytes = 100'000;

/// Options with their values in one word each, so that no value is ever taken for an option.
class Words {
public:
    explicit Words(std::string command) : m_words{std::move(command), "--json", "--progress"} {}

    void add(const char *option, const std::string &value)
    {
        if (value.empty())
            m_emptyOption = option;
        m_words.push_back(std::string(option) + '=' + value);
    }
    void add(const char *option, const std::optional<std::string> &value)
    {
        if (value)
            add(option, *value);
    }
    void add(const char *option, const std::vector<std::string> &values)
    {
        for (const std::string &value : values)
            add(option, value);
    }
    void addFlag(const char *option) { m_words.emplace_back(option); }

    Result<std::vector<std::string>> take()
    {
        if (m_emptyOption)
            return fail(ErrorCode::usage, std::string("The value of ") + m_emptyOption + " is empty: give one.");
        const std::size_t bytes = std::accumulate(m_words.begin(), m_words.end(), std::size_t{0},
                                                  [](std::size_t sum, const auto &word) { return sum + word.size(); });
        if (bytes > mostBytes)
            return fail(ErrorCode::usage, "The settings are too long: give them as a file.");
        return std::move(m_words);
    }

private:
    std::vector<std::string> m_words;
    const char *m_emptyOption = nullptr;
};

std::string listOfPresets()
{
    std::string list;
    for (const Preset preset : presets)
        list += (list.empty() ? "" : ", ") + std::string(nameOf(preset));
    return list;
}

} // namespace

Result<std::vector<std::string>> argumentsOf(const protocol::StartTraining &request)
{
    if (request.preset && !presetNamed(*request.preset))
        return fail(ErrorCode::usage,
                    "There is no preset " + *request.preset + ": choose one of " + listOfPresets() + '.');
    Words words(request.division == protocol::Division::folds ? "cross-validate" : "train");
    words.add("--cohort", request.cohort);
    words.add("--features", request.features);
    words.add("--splits", request.splits);
    if (request.level)
        words.add("--level", std::string(request.level == protocol::BagLevel::patient ? "patient" : "slide"));
    if (request.task)
        words.add("--task",
                  std::string(request.task == protocol::LearnedTask::survival ? "survival" : "classification"));
    if (request.oneIs)
        words.add("--one-is", std::string(request.oneIs == protocol::OneIs::event ? "event" : "censored"));
    words.add("--preset", request.preset);
    words.add("--config", request.config);
    words.add("--set", request.settings);
    words.add("--skip", request.skipped);
    words.add("--encoder", request.encoder);
    words.add("--out", request.out);
    if (request.earlier == protocol::EarlierRun::resume)
        words.addFlag("--resume");
    if (request.finish)
        words.add("--finish", std::string(request.finish == protocol::WhichWeights::last ? "last" : "best"));
    return words.take();
}

} // namespace tessera
