#include "analysis/training/configurationfile.h"

#include "analysis/training/detail/givensettings.h"
#include "base/readfile.h"
#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace tessera {
namespace {

using detail::ConfigurationKey;
using detail::GivenSetting;
using detail::OriginError;
using Json = nlohmann::ordered_json;

constexpr int64_t largestFile = 1 << 20;

/// The sources as settings, of which each configuration of the grid takes one value.
class Grid {
public:
    explicit Grid(const ConfigurationSources &sources)
        : m_keys(detail::configurationKeys()), m_settings(detail::givenSettings(sources, m_keys)),
          m_origin(sources.text         ? sources.text->name
                   : m_settings.empty() ? "--preset"
                                        : m_settings.back().origin)
    {
        for (const GivenSetting &setting : m_settings) {
            if (setting.value.is_array())
                m_points *= static_cast<int64_t>(setting.value.size()); // (lists are short: no overflow in one step)
            if (m_points > largestGrid)
                throw OriginError{m_origin,
                                  "its lists stand for more than " + std::to_string(largestGrid) + " configurations"};
        }
    }

    int64_t points() const { return m_points; }
    const std::vector<GivenSetting> &settings() const { return m_settings; }

    GridPoint at(int64_t index)
    {
        choose(index);
        GridPoint point{start(), nameOfChoice()};
        for (std::size_t i = 0; i < m_settings.size(); ++i)
            if (m_settings[i].key != detail::presetKey)
                apply(m_settings[i], *m_chosen[i], point.configuration);
        if (const std::string problem = contradictionIn(point.configuration); !problem.empty())
            throw OriginError{m_origin, point.name.empty() ? problem : "with " + point.name + ": " + problem};
        return point;
    }

private:
    /// One value of each setting; the last list's elements change fastest.
    void choose(int64_t index)
    {
        m_chosen.assign(m_settings.size(), nullptr);
        for (std::size_t i = m_settings.size(); i-- > 0;) {
            const Json &value = m_settings[i].value;
            m_chosen[i] = &value;
            if (value.is_array()) {
                m_chosen[i] = &value[static_cast<std::size_t>(index) % value.size()];
                index /= static_cast<int64_t>(value.size());
            }
        }
    }

    const Json *chosen(std::string_view key, std::string &origin) const
    {
        for (std::size_t i = 0; i < m_settings.size(); ++i)
            if (m_settings[i].key == key) {
                origin = m_settings[i].origin;
                return m_chosen[i];
            }
        return nullptr;
    }

    void apply(const GivenSetting &setting, const Json &value, TrainingConfiguration &configuration) const
    {
        const auto key =
            std::find_if(m_keys.begin(), m_keys.end(), [&](const auto &known) { return known.name == setting.key; });
        try {
            key->read(value, configuration);
        } catch (const detail::SettingError &problem) {
            throw OriginError{setting.origin, problem.what()};
        }
    }

    /// The values of the preset for the baseline of this configuration.
    TrainingConfiguration start() const
    {
        TrainingConfiguration first;
        std::string origin;
        if (const Json *baseline = chosen("baseline", origin))
            apply({"baseline", {}, origin}, *baseline, first);
        const Json *name = chosen(detail::presetKey, origin);
        if (!name)
            return configurationOf(Preset::mhimV2, first.baseline);
        const std::optional<Preset> preset = name->is_string() ? presetNamed(name->get<std::string>()) : std::nullopt;
        if (!preset) {
            std::string known;
            for (const Preset one : presets)
                known += (known.empty() ? "" : ", ") + std::string(nameOf(one));
            throw OriginError{origin, "preset is " + detail::shown(*name) + ", not one of " + known};
        }
        return configurationOf(*preset, first.baseline);
    }

    std::string nameOfChoice() const
    {
        std::string name;
        for (std::size_t i = 0; i < m_settings.size(); ++i)
            if (m_settings[i].value.is_array())
                name += (name.empty() ? "" : ",") + m_settings[i].key + "=" + inFileName(*m_chosen[i]);
        return name;
    }

    /// In letters that every file system takes.
    static std::string inFileName(const Json &value)
    {
        std::string text = value.is_string()         ? value.get<std::string>()
                           : value.is_number_float() ? formatted(value.get<double>())
                                                     : value.dump();
        for (char &sign : text)
            if ((std::isalnum(static_cast<unsigned char>(sign)) == 0 || (sign & 0x80) != 0) && sign != '.' &&
                sign != '-' && sign != '_' && sign != '+')
                sign = '-';
        return text;
    }

    std::vector<ConfigurationKey> m_keys;
    std::vector<GivenSetting> m_settings;
    std::string m_origin; ///< named where several settings together are wrong
    int64_t m_points = 1;
    std::vector<const Json *> m_chosen; ///< of m_settings
};

/// Names that are too long are cut; those that are alike, also where letters' case tells no files apart, are counted.
void makeNamesUnique(std::vector<GridPoint> &points)
{
    constexpr std::size_t longest = 180; // (of 255 bytes that most file systems take; a temporary name is longer)
    std::set<std::string> taken;
    for (GridPoint &point : points) {
        point.name = point.name.substr(0, longest);
        const std::string name = point.name;
        const auto folded = [](std::string text) {
            std::transform(text.begin(), text.end(), text.begin(),
                           [](unsigned char sign) { return std::tolower(sign); });
            return text;
        };
        for (int64_t number = 2; !taken.insert(folded(point.name)).second; ++number)
            point.name = name + "~" + std::to_string(number);
    }
}

} // namespace

Result<ConfigurationText> readConfigurationText(const std::filesystem::path &file)
{
    Result<std::string> text = readFile(file, largestFile);
    if (!text)
        return passOn(text.error());
    return ConfigurationText{displayed(file), std::move(*text)};
}

Result<std::vector<GridPoint>> readGrid(const ConfigurationSources &sources)
{
    try {
        Grid grid(sources);
        std::vector<GridPoint> points;
        for (int64_t index = 0; index < grid.points(); ++index)
            points.push_back(grid.at(index));
        if (points.size() > 1)
            makeNamesUnique(points);
        return points;
    } catch (const OriginError &error) {
        return fail(ErrorCode::configurationInvalid, error.origin, error.detail);
    }
}

Result<TrainingConfiguration> readConfiguration(const ConfigurationSources &sources)
{
    try {
        Grid grid(sources);
        for (const GivenSetting &setting : grid.settings())
            if (setting.value.is_array())
                throw OriginError{setting.origin, setting.key + " is a list, but there can be one value alone here"};
        return grid.at(0).configuration;
    } catch (const OriginError &error) {
        return fail(ErrorCode::configurationInvalid, error.origin, error.detail);
    }
}

std::string configurationJson(const TrainingConfiguration &configuration)
{
    Json json = Json::object();
    for (const ConfigurationKey &key : detail::configurationKeys())
        json[key.name] = key.write(configuration);
    return json.dump(2) + "\n";
}

} // namespace tessera
