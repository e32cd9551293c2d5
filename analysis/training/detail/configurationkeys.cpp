#include "analysis/training/detail/configurationkeys.h"

#include "base/text.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tessera::detail {
namespace {

using Json = nlohmann::ordered_json;
using C = TrainingConfiguration;

/// Whether the ends of a range of numbers belong to it.
enum class Ends { both, upper, lower };

[[noreturn]] void refuse(const std::string &name, const Json &value, const std::string &values)
{
    throw SettingError(name + " is " + shown(value) + ", not " + values);
}

ConfigurationKey numberKey(const char *name, double C::*member, double smallest, double largest, Ends ends = Ends::both)
{
    const std::string values =
        ends == Ends::both ? "a number from " + formatted(smallest) + " to " + formatted(largest)
                           : "a number " + std::string(ends == Ends::upper ? "above " : "from ") + formatted(smallest) +
                                 (ends == Ends::upper ? ", at most " : ", below ") + formatted(largest);
    return {name, values,
            [=](const Json &value, C &configuration) {
                const double number = value.is_number() ? value.get<double>() : smallest - 1;
                const bool isAbove = ends == Ends::upper ? number > smallest : number >= smallest;
                const bool isBelow = ends == Ends::lower ? number < largest : number <= largest;
                if (!isAbove || !isBelow)
                    refuse(name, value, values);
                configuration.*member = number;
            },
            [=](const C &configuration) { return Json(configuration.*member); }};
}

/// 0 and null both say that there is none; null is what is written.
ConfigurationKey numberOrNoneKey(const char *name, double C::*member, double largest)
{
    ConfigurationKey key = numberKey(name, member, 0, largest);
    key.values += ", or null";
    return {key.name, key.values,
            [=](const Json &value, C &configuration) {
                if (value.is_null())
                    configuration.*member = 0;
                else
                    key.read(value, configuration);
            },
            [=](const C &configuration) {
                return configuration.*member == 0 ? Json(nullptr) : Json(configuration.*member);
            }};
}

/// The whole number, where it is one from `smallest` to `largest`.
template <typename Number>
std::optional<Number> wholeNumber(const Json &value, Number smallest, Number largest)
{
    if (!value.is_number_integer())
        return std::nullopt;
    if (value.is_number_unsigned()) {
        const auto number = value.get<uint64_t>();
        return std::cmp_less(number, smallest) || std::cmp_greater(number, largest)
                   ? std::nullopt
                   : std::optional(static_cast<Number>(number));
    }
    const auto number = value.get<int64_t>();
    return std::cmp_less(number, smallest) || std::cmp_greater(number, largest)
               ? std::nullopt
               : std::optional(static_cast<Number>(number));
}

template <typename Number>
ConfigurationKey wholeKey(const char *name, Number C::*member, Number smallest, Number largest)
{
    const std::string values = "a whole number from " + std::to_string(smallest) + " to " + std::to_string(largest);
    return {name, values,
            [=](const Json &value, C &configuration) {
                const std::optional<Number> number = wholeNumber(value, smallest, largest);
                if (!number)
                    refuse(name, value, values);
                configuration.*member = *number;
            },
            [=](const C &configuration) { return Json(configuration.*member); }};
}

ConfigurationKey threadsKey(const char *name)
{
    constexpr int mostThreads = 1024;
    const std::string values = "a whole number from 1 to " + std::to_string(mostThreads) + ", or null";
    return {
        name, values,
        [=](const Json &value, C &configuration) {
            configuration.threads = wholeNumber(value, 1, mostThreads);
            if (!value.is_null() && !configuration.threads)
                refuse(name, value, values);
        },
        [](const C &configuration) { return configuration.threads ? Json(*configuration.threads) : Json(nullptr); }};
}

ConfigurationKey flagKey(const char *name, bool C::*member)
{
    const std::string values = "true or false";
    return {name, values,
            [=](const Json &value, C &configuration) {
                if (!value.is_boolean())
                    refuse(name, value, values);
                configuration.*member = value.get<bool>();
            },
            [=](const C &configuration) { return Json(configuration.*member); }};
}

/// One of some words; of several words for one value the first is written.
template <typename Enum>
ConfigurationKey choiceKey(const char *name, Enum C::*member, std::vector<std::pair<std::string, Enum>> words)
{
    std::string values = "one of";
    for (const auto &[word, choice] : words)
        values += (values.ends_with("of") ? " \"" : ", \"") + word + "\"";
    return {name, values,
            [=](const Json &value, C &configuration) {
                const auto found = std::find_if(words.begin(), words.end(), [&](const auto &word) {
                    return value.is_string() && value == word.first;
                });
                if (found == words.end())
                    refuse(name, value, values);
                configuration.*member = found->second;
            },
            [=](const C &configuration) {
                const auto found = std::find_if(words.begin(), words.end(),
                                                [&](const auto &word) { return word.second == configuration.*member; });
                return Json(found->first);
            }};
}

bool isDevice(const std::string &word)
{
    if (word == "auto" || word == "cpu" || word == "cuda")
        return true;
    const std::string prefix = "cuda:";
    return word.starts_with(prefix) && word.size() > prefix.size() && word.size() <= prefix.size() + 3 &&
           word.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
}

ConfigurationKey deviceKey(const char *name)
{
    const std::string values = "\"auto\", \"cpu\", \"cuda\" or \"cuda:<number>\"";
    return {name, values,
            [=](const Json &value, C &configuration) {
                if (!value.is_string() || !isDevice(value.get<std::string>()))
                    refuse(name, value, values);
                configuration.device = value.get<std::string>();
            },
            [](const C &configuration) { return Json(configuration.device); }};
}

WarmStart warmStartOf(const std::string &word)
{
    if (word == "baseline")
        return {};
    if (word == "none")
        return {WarmStart::Kind::none, {}};
    return {WarmStart::Kind::package, word};
}

Json jsonOf(const WarmStart &start)
{
    switch (start.kind) {
    case WarmStart::Kind::baseline:
        return "baseline";
    case WarmStart::Kind::none:
        return "none";
    case WarmStart::Kind::package:
        break;
    }
    return displayed(start.package);
}

ConfigurationKey warmStartKey(const char *name)
{
    const std::string values = "\"baseline\", \"none\" (or null) or the folder of a model package";
    return {name, values,
            [=](const Json &value, C &configuration) {
                const std::string word = value.is_null()     ? "none"
                                         : value.is_string() ? value.get<std::string>()
                                                             : std::string();
                if (word.empty() || word.find('\0') != std::string::npos)
                    refuse(name, value, values);
                configuration.warmStart = warmStartOf(word);
            },
            [](const C &configuration) { return jsonOf(configuration.warmStart); }};
}

} // namespace

std::string shown(const Json &value)
{
    constexpr std::size_t longest = 60;
    if (value.is_structured())
        return value.is_array() ? "a list" : "an object";
    std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    if (text.size() > longest)
        text = text.substr(0, longest - 3) + "...";
    return text;
}

std::vector<ConfigurationKey> configurationKeys()
{
    using mil::Activation;
    using mil::Baseline;
    using mil::OptimizerKind;
    using mil::Version;
    constexpr int64_t manyEpochs = 100'000;
    return {
        choiceKey<Baseline>("baseline", &C::baseline,
                            {{"attn", Baseline::attn},
                             {"selfattn", Baseline::selfattn},
                             {"dsmil", Baseline::dsmil},
                             {"mean", Baseline::mean},
                             {"max", Baseline::max}}),
        choiceKey<Version>("version", &C::version, {{"pure", Version::pure}, {"v1", Version::v1}, {"v2", Version::v2}}),
        wholeKey<int64_t>("epochs", &C::epochs, 1, manyEpochs),
        numberKey("learning_rate", &C::learningRate, 0, 1, Ends::upper),
        numberKey("weight_decay", &C::weightDecay, 0, 1),
        choiceKey<OptimizerKind>("optimizer", &C::optimizer,
                                 {{"adam", OptimizerKind::adam}, {"adamw", OptimizerKind::adamw}}),
        choiceKey<RateSchedule>(
            "schedule", &C::schedule,
            {{"cosine", RateSchedule::cosine}, {"step", RateSchedule::step}, {"constant", RateSchedule::constant}}),
        wholeKey<int64_t>("warm_up_epochs", &C::warmUpEpochs, 0, manyEpochs),
        wholeKey<int64_t>("accumulation", &C::accumulation, 1, 100'000),
        numberOrNoneKey("clip_grad", &C::clipGrad, 1e6),
        wholeKey<int64_t>("patience", &C::patience, 0, manyEpochs),
        wholeKey<int64_t>("stop_epoch", &C::stopEpoch, 0, manyEpochs),
        choiceKey<Activation>("act", &C::act,
                              {{"gelu", Activation::gelu}, {"relu", Activation::relu}, {"none", Activation::none}}),
        choiceKey<Activation>("da_act", &C::daAct,
                              {{"relu", Activation::relu}, {"gelu", Activation::gelu}, {"tanh", Activation::tanh}}),
        flagKey("gated", &C::gated),
        wholeKey<int64_t>("heads", &C::heads, 1, 64),
        numberKey("dropout", &C::dropout, 0, 1, Ends::lower),
        wholeKey<int64_t>("model_dim", &C::modelDim, 8, 65'536),
        flagKey("standardise", &C::standardise),
        numberKey("mask_ratio", &C::maskRatio, 0, 1, Ends::lower),
        numberKey("mask_ratio_l", &C::maskRatioL, 0, 1, Ends::lower),
        numberKey("mask_ratio_h", &C::maskRatioH, 0, 1, Ends::lower),
        numberKey("mask_ratio_hr", &C::maskRatioHr, 0, 1, Ends::upper),
        flagKey("mask_decay", &C::maskDecay),
        flagKey("merge_enable", &C::mergeEnable),
        numberKey("merge_ratio", &C::mergeRatio, 0, 1),
        wholeKey<int64_t>("merge_k", &C::mergeK, 1, 1000),
        numberKey("merge_momentum", &C::mergeMomentum, 0, 1),
        flagKey("merge_test", &C::mergeTest),
        flagKey("instance_probability_scores", &C::instanceProbabilityScores),
        numberKey("consistency_weight", &C::consistencyWeight, 0, 1000),
        numberKey("temperature", &C::temperature, 0, 1000, Ends::upper),
        numberKey("teacher_momentum", &C::teacherMomentum, 0, 1),
        choiceKey<TeacherSchedule>("teacher_schedule", &C::teacherSchedule,
                                   {{"constant", TeacherSchedule::constant}, {"cosine", TeacherSchedule::cosine}}),
        choiceKey<StudentStart>("student_start", &C::studentStart,
                                {{"none", StudentStart::none},
                                 {"embedding", StudentStart::embedding},
                                 {"fc", StudentStart::embedding},
                                 {"all", StudentStart::all}}),
        warmStartKey("warm_start"),
        choiceKey<Predictor>(
            "predictor", &C::predictor,
            {{"student", Predictor::student}, {"teacher", Predictor::teacher}, {"better", Predictor::better}}),
        wholeKey<int64_t>("survival_bins", &C::survivalBins, 2, 100),
        numberKey("validation_share", &C::validationShare, 0, 1, Ends::lower),
        numberOrNoneKey("expected_diagnostic_share", &C::expectedDiagnosticShare, 1),
        wholeKey<uint64_t>("seed", &C::seed, 0, std::numeric_limits<uint64_t>::max()),
        wholeKey<int64_t>("folds", &C::folds, 2, 1000),
        deviceKey("device"),
        threadsKey("threads"),
        choiceKey<Precision>("precision", &C::precision, {{"float32", Precision::float32}, {"tf32", Precision::tf32}}),
    };
}

} // namespace tessera::detail
