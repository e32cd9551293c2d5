#pragma once
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace tessera::detail {

/// Thrown and caught inside the package reader only: the sentence becomes the detail of packageInvalid.
class FieldError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An object of model.json whose fields are taken one by one; a field of another type, or a number out of its range, is
/// an error that names it.
class Fields {
public:
    Fields(const nlohmann::json &object, std::string name) : m_object(object), m_name(std::move(name))
    {
        if (!object.is_object())
            throw FieldError(m_name + " is not an object");
    }

    bool has(const char *field) const { return m_object.contains(field) && !m_object[field].is_null(); }

    void require(const char *field) const { at(field); }

    Fields object(const char *field) const { return {at(field), path(field)}; }

    std::string text(const char *field) const
    {
        if (!at(field).is_string() || at(field).get_ref<const std::string &>().empty())
            throw FieldError(path(field) + " is not a text");
        return at(field).get<std::string>();
    }
    std::optional<std::string> optionalText(const char *field) const
    {
        return has(field) ? std::optional(text(field)) : std::nullopt;
    }
    std::string textOr(const char *field, std::string otherwise) const { return has(field) ? text(field) : otherwise; }

    /// 64 lower-case hexadecimal digits.
    std::string hash(const char *field) const
    {
        const std::string value = text(field);
        if (value.size() != 64 || value.find_first_not_of("0123456789abcdef") != std::string::npos)
            throw FieldError(path(field) + " is not a SHA-256 in lower-case digits");
        return value;
    }
    /// Any value, as JSON text.
    std::string jsonOr(const char *field, std::string otherwise) const
    {
        return has(field) ? at(field).dump() : otherwise;
    }

    double number(const char *field, double smallest, double largest) const
    {
        const double value = at(field).is_number() ? at(field).get<double>() : std::nan("");
        if (!(value >= smallest && value <= largest))
            throw FieldError(path(field) + " is not a number from " + shortText(smallest) + " to " +
                             shortText(largest));
        return value;
    }
    double numberOr(const char *field, double smallest, double largest, double otherwise) const
    {
        return has(field) ? number(field, smallest, largest) : otherwise;
    }

    int64_t integer(const char *field, int64_t smallest, int64_t largest) const
    {
        const bool whole = at(field).is_number_integer();
        const int64_t value = whole ? at(field).get<int64_t>() : 0;
        if (!whole || value < smallest || value > largest)
            throw FieldError(path(field) + " is not a whole number from " + std::to_string(smallest) + " to " +
                             std::to_string(largest));
        return value;
    }
    int64_t integerOr(const char *field, int64_t smallest, int64_t largest, int64_t otherwise) const
    {
        return has(field) ? integer(field, smallest, largest) : otherwise;
    }

    bool flagOr(const char *field, bool otherwise) const
    {
        if (!has(field))
            return otherwise;
        if (!at(field).is_boolean())
            throw FieldError(path(field) + " is not true or false");
        return at(field).get<bool>();
    }

    const nlohmann::json &array(const char *field) const
    {
        if (!at(field).is_array())
            throw FieldError(path(field) + " is not a list");
        return at(field);
    }
    std::vector<int64_t> integers(const char *field, std::size_t count, int64_t smallest, int64_t largest) const
    {
        std::vector<int64_t> values;
        for (const nlohmann::json &value : array(field)) {
            if (!value.is_number_integer() || value.get<int64_t>() < smallest || value.get<int64_t>() > largest)
                throw FieldError(path(field) + " holds an impossible number");
            values.push_back(value.get<int64_t>());
        }
        if (values.size() != count)
            throw FieldError(path(field) + " does not have " + std::to_string(count) + " numbers");
        return values;
    }
    std::vector<double> numbers(const char *field, double smallest, double largest) const
    {
        std::vector<double> values;
        for (const nlohmann::json &entry : array(field)) {
            const double value = entry.is_number() ? entry.get<double>() : std::nan("");
            if (!(value >= smallest && value <= largest))
                throw FieldError(path(field) + " holds an impossible number");
            values.push_back(value);
        }
        return values;
    }
    std::array<float, 3> colour(const char *field, double smallest, double largest) const
    {
        const std::vector<double> list = numbers(field, smallest, largest);
        if (list.size() != 3)
            throw FieldError(path(field) + " does not have three numbers");
        return {static_cast<float>(list[0]), static_cast<float>(list[1]), static_cast<float>(list[2])};
    }

    /// One of the texts, as its index.
    std::size_t choice(const char *field, std::initializer_list<const char *> choices) const
    {
        const std::string value = text(field);
        std::size_t index = 0;
        for (const char *known : choices) {
            if (value == known)
                return index;
            ++index;
        }
        throw FieldError(path(field) + " is \"" + value + "\", which this version does not know");
    }
    std::size_t choiceOr(const char *field, std::initializer_list<const char *> choices, std::size_t otherwise) const
    {
        return has(field) ? choice(field, choices) : otherwise;
    }

    void allowOnly(const std::set<std::string> &known) const
    {
        for (const auto &[field, value] : m_object.items())
            if (!known.contains(field))
                throw FieldError(path(field.c_str()) + " is not a parameter that this version knows");
    }

private:
    static std::string shortText(double value)
    {
        std::string text = nlohmann::json(value).dump();
        return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
    }
    std::string path(const char *field) const { return m_name.empty() ? field : m_name + "." + field; }
    const nlohmann::json &at(const char *field) const
    {
        if (!has(field))
            throw FieldError(path(field) + " is missing");
        return m_object[field];
    }

    const nlohmann::json &m_object;
    std::string m_name;
};

/// Parses JSON and refuses what the DOM parser would let pass: two equal keys in one object.
nlohmann::json parseStrictly(const std::string &text);

} // namespace tessera::detail
