#pragma once
#include <nlohmann/json.hpp>

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
    std::vector<std::string> texts(const char *name) const;
    bool flagOr(const char *name, bool otherwise) const;
    double number(const char *name) const;
    /// Absent is fine here, null is not: nobody sends it.
    std::optional<double> optionalNumber(const char *name) const;
    int64_t integer(const char *name, int64_t smallest = std::numeric_limits<int64_t>::min(),
                    int64_t largest = std::numeric_limits<int64_t>::max()) const;
    int smallInteger(const char *name) const;
    std::vector<int64_t> integers(const char *name) const;
    std::vector<double> numbers(const char *name) const;
    /// [[[x, y], ...], ...].
    std::vector<std::vector<std::array<double, 2>>> outlines(const char *name) const;

private:
    std::string path(const char *name) const { return m_where + "." + name; }
    const Json &array(const char *name) const;

    const Json &m_json; ///< the caller's
    std::string m_where;
};

} // namespace tessera::protocol::detail
