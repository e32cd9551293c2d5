#pragma once
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::protocol::detail {

using Json = nlohmann::json;

/// What is wrong with a message, in words. Never leaves decode.cpp.
class Malformed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Stricter than JSON: no key twice in an object, nothing nested deeper than messages need, no number beyond double.
/// Throws Malformed.
Json parseStrictly(std::string_view text);

/// Reads an object's members by type. A member that is missing or of another type throws Malformed with its name;
/// members that nobody asks for are passed over, so that a later version can add some.
class Fields {
public:
    /// `where` names the object in messages ("params").
    Fields(const Json &json, std::string where);

    bool has(const char *name) const { return m_json.contains(name); }
    const Json &any(const char *name) const;
    Fields object(const char *name) const { return {any(name), path(name)}; }
    std::vector<Fields> objects(const char *name) const;
    std::string text(const char *name) const;
    std::string textOr(const char *name, std::string otherwise) const;
    std::optional<std::string> optionalText(const char *name) const;
    std::vector<std::string> texts(const char *name) const;
    bool flag(const char *name) const;
    bool flagOr(const char *name, bool otherwise) const;
    double number(const char *name) const;
    /// Absent is fine here, null is not: nobody sends it.
    std::optional<double> optionalNumber(const char *name) const;
    int64_t integer(const char *name, int64_t smallest = std::numeric_limits<int64_t>::min(),
                    int64_t largest = std::numeric_limits<int64_t>::max()) const;
    int smallInteger(const char *name) const;
    std::optional<int64_t> optionalInteger(const char *name, int64_t smallest) const;
    std::vector<int64_t> integers(const char *name) const;
    std::vector<double> numbers(const char *name) const;
    /// [[[x, y], ...], ...].
    std::vector<std::vector<std::array<double, 2>>> outlines(const char *name) const;
    /// The value of an enumeration, by its name in `names`, which are in its order.
    template <typename Enum, std::size_t size>
    Enum choice(const char *name, const std::array<const char *, size> &names) const
    {
        const std::string given = text(name);
        const auto found = std::find(names.begin(), names.end(), given);
        if (found == names.end())
            throw Malformed("an unknown " + std::string(name));
        return static_cast<Enum>(found - names.begin());
    }
    template <typename Enum, std::size_t size>
    std::optional<Enum> optionalChoice(const char *name, const std::array<const char *, size> &names) const
    {
        return has(name) ? std::optional(choice<Enum>(name, names)) : std::nullopt;
    }

private:
    std::string path(const char *name) const { return m_where + "." + name; }
    const Json &array(const char *name) const;

    const Json &m_json; ///< the caller's
    std::string m_where;
};

} // namespace tessera::protocol::detail
