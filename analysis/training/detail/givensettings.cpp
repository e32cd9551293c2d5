#include "analysis/training/detail/givensettings.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace tessera::detail {
namespace {

using Json = nlohmann::ordered_json;

/// "line 3, column 7" of what the JSON parser says, or all of it.
std::string placeIn(const std::string &what)
{
    const std::size_t begin = what.find("line ");
    const std::size_t end = what.find(':', begin);
    return begin == std::string::npos || end == std::string::npos ? std::string("cut or empty")
                                                                  : what.substr(begin, end - begin);
}

/// Stricter than JSON: no key twice in an object. Throws OriginError.
Json parsed(const ConfigurationText &text)
{
    std::set<std::string> names;
    const Json::parser_callback_t refuseTwins = [&](int depth, Json::parse_event_t event, Json &value) {
        if (event == Json::parse_event_t::key && depth == 1 && !names.insert(value.get<std::string>()).second)
            throw OriginError{text.name, "the key " + shown(value) + " is there twice"};
        return true;
    };
    try {
        Json json = Json::parse(text.json, refuseTwins);
        if (!json.is_object())
            throw OriginError{text.name, "it is not a JSON object"};
        return json;
    } catch (const nlohmann::json::parse_error &problem) {
        throw OriginError{text.name, "it is not valid JSON: " + placeIn(problem.what())};
    } catch (const nlohmann::json::exception &) {
        throw OriginError{text.name, "it holds a number that is too large"};
    }
}

void checkForm(const GivenSetting &setting)
{
    const Json &value = setting.value;
    const auto refuse = [&](const std::string &problem) {
        throw OriginError{setting.origin, setting.key + " is " + problem};
    };
    if (value.is_object())
        refuse("an object, not a value or a list of values");
    if (!value.is_array())
        return;
    if (value.empty())
        refuse("an empty list");
    if (static_cast<int64_t>(value.size()) > largestGrid)
        refuse("a list of more than " + std::to_string(largestGrid) + " values");
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i].is_structured())
            refuse("a list with " + shown(value[i]) + " in it");
        for (std::size_t j = 0; j < i; ++j)
            if (value[i] == value[j])
                refuse("a list that has " + shown(value[i]) + " twice");
    }
}

/// A misspelt key costs the training that was meant: nothing unknown is passed over.
void checkKey(const GivenSetting &setting, const std::vector<ConfigurationKey> &keys)
{
    const bool isKnown = setting.key == presetKey || std::any_of(keys.begin(), keys.end(), [&](const auto &key) {
                             return key.name == setting.key;
                         });
    if (!isKnown)
        throw OriginError{setting.origin, "there is no key " + shown(Json(setting.key)) + hintFor(setting.key, keys)};
}

GivenSetting settingOf(const std::string &argument)
{
    const std::string origin = "--set " + validUtf8(argument);
    if (validUtf8(argument) != argument)
        throw OriginError{origin, "it is not UTF-8"};
    const std::size_t sign = argument.find('=');
    if (sign == 0 || sign == std::string::npos)
        throw OriginError{origin, "key=value is expected"};
    const std::string text = argument.substr(sign + 1);
    GivenSetting setting{argument.substr(0, sign), Json(text), origin};
    try {
        setting.value = Json::parse(text);
    } catch (const nlohmann::json::exception &) {
        // (then it is a text)
    }
    return setting;
}

void put(std::vector<GivenSetting> &settings, GivenSetting setting, const std::vector<ConfigurationKey> &keys)
{
    checkKey(setting, keys);
    checkForm(setting);
    const auto former =
        std::find_if(settings.begin(), settings.end(), [&](const auto &other) { return other.key == setting.key; });
    if (former == settings.end())
        settings.push_back(std::move(setting));
    else
        *former = std::move(setting);
}

} // namespace

std::vector<GivenSetting> givenSettings(const ConfigurationSources &sources, const std::vector<ConfigurationKey> &keys)
{
    std::vector<GivenSetting> settings;
    if (sources.text) {
        const Json json = parsed(*sources.text);
        for (const auto &[key, value] : json.items())
            put(settings, {key, value, sources.text->name}, keys);
    }
    if (sources.preset)
        put(settings, {std::string(presetKey), Json(nameOf(*sources.preset)), "--preset"}, keys);
    for (const std::string &argument : sources.settings)
        put(settings, settingOf(argument), keys);
    return settings;
}

} // namespace tessera::detail
