#include "analysis/protocol/detail/fields.h"

#include <set>

namespace tessera::protocol::detail {
namespace {

constexpr int deepestNesting = 16;

/// Text for people and paths for the system: neither holds a zero, and a path would end there unnoticed.
std::string checkedText(const Json &json, const std::string &where)
{
    if (!json.is_string())
        throw Malformed(where + " is not a string");
    const auto &text = json.get_ref<const std::string &>();
    if (text.find('\0') != std::string::npos)
        throw Malformed(where + " holds a zero character");
    return text;
}

int64_t checkedInteger(const Json &json, const std::string &where)
{
    if (!json.is_number_integer())
        throw Malformed(where + " is not an integer");
    if (json.is_number_unsigned() && json.get<uint64_t>() > uint64_t{std::numeric_limits<int64_t>::max()})
        throw Malformed(where + " is out of range");
    return json.get<int64_t>();
}

double checkedNumber(const Json &json, const std::string &where)
{
    if (!json.is_number())
        throw Malformed(where + " is not a number");
    return json.get<double>();
}

const Json &checkedArray(const Json &json, const std::string &where)
{
    if (!json.is_array())
        throw Malformed(where + " is not an array");
    return json;
}

} // namespace

Json parseStrictly(std::string_view text)
{
    std::vector<std::set<std::string>> keysOfOpenObjects;
    const auto check = [&](int depth, Json::parse_event_t event, Json &parsed) {
        if (depth > deepestNesting)
            throw Malformed("it is nested too deeply");
        if (event == Json::parse_event_t::object_start)
            keysOfOpenObjects.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keysOfOpenObjects.pop_back();
        else if (event == Json::parse_event_t::key &&
                 !keysOfOpenObjects.back().insert(parsed.get<std::string>()).second)
            throw Malformed("it has a key twice");
        return true;
    };
    try {
        return Json::parse(text, check);
    } catch (const Json::parse_error &problem) {
        throw Malformed("it is not JSON from byte " + std::to_string(problem.byte) + " on");
    } catch (const Json::out_of_range &) {
        throw Malformed("it has a number that is too large");
    }
}

Fields::Fields(const Json &json, std::string where) : m_json(json), m_where(std::move(where))
{
    if (!json.is_object())
        throw Malformed(m_where + " is not an object");
}

const Json &Fields::any(const char *name) const
{
    const auto found = m_json.find(name);
    if (found == m_json.end())
        throw Malformed(path(name) + " is missing");
    return *found;
}

const Json &Fields::array(const char *name) const { return checkedArray(any(name), path(name)); }

std::vector<Fields> Fields::objects(const char *name) const
{
    std::vector<Fields> objects;
    for (const Json &json : array(name))
        objects.emplace_back(json, path(name));
    return objects;
}

std::string Fields::text(const char *name) const { return checkedText(any(name), path(name)); }

std::string Fields::textOr(const char *name, std::string otherwise) const
{
    return has(name) ? text(name) : std::move(otherwise);
}

std::optional<std::string> Fields::optionalText(const char *name) const
{
    return has(name) ? std::optional(text(name)) : std::nullopt;
}

std::vector<std::string> Fields::texts(const char *name) const
{
    std::vector<std::string> texts;
    for (const Json &json : array(name))
        texts.push_back(checkedText(json, path(name)));
    return texts;
}

bool Fields::flag(const char *name) const
{
    if (!any(name).is_boolean())
        throw Malformed(path(name) + " is neither true nor false");
    return any(name).get<bool>();
}

bool Fields::flagOr(const char *name, bool otherwise) const { return has(name) ? flag(name) : otherwise; }

double Fields::number(const char *name) const { return checkedNumber(any(name), path(name)); }

std::optional<double> Fields::optionalNumber(const char *name) const
{
    return has(name) ? std::optional(number(name)) : std::nullopt;
}

int64_t Fields::integer(const char *name, int64_t smallest, int64_t largest) const
{
    const int64_t value = checkedInteger(any(name), path(name));
    if (value < smallest || value > largest)
        throw Malformed(path(name) + " is out of range");
    return value;
}

int Fields::smallInteger(const char *name) const
{
    return static_cast<int>(integer(name, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

std::optional<int64_t> Fields::optionalInteger(const char *name, int64_t smallest) const
{
    return has(name) ? std::optional(integer(name, smallest)) : std::nullopt;
}

std::vector<int64_t> Fields::integers(const char *name) const
{
    std::vector<int64_t> values;
    for (const Json &json : array(name))
        values.push_back(checkedInteger(json, path(name)));
    return values;
}

std::vector<double> Fields::numbers(const char *name) const
{
    std::vector<double> values;
    for (const Json &json : array(name))
        values.push_back(checkedNumber(json, path(name)));
    return values;
}

std::vector<std::vector<std::array<double, 2>>> Fields::outlines(const char *name) const
{
    std::vector<std::vector<std::array<double, 2>>> outlines;
    for (const Json &outline : array(name)) {
        std::vector<std::array<double, 2>> points;
        for (const Json &point : checkedArray(outline, path(name))) {
            if (checkedArray(point, path(name)).size() != 2)
                throw Malformed(path(name) + " holds a point that is not [x, y]");
            points.push_back({checkedNumber(point[0], path(name)), checkedNumber(point[1], path(name))});
        }
        outlines.push_back(std::move(points));
    }
    return outlines;
}

} // namespace tessera::protocol::detail
