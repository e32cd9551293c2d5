#include "base/text.h"

#include <charconv>
#include <cmath>

namespace tessera {
namespace {

/// Length of the valid UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    const bool beyond = lead == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

template <typename Number>
std::string shortest(Number number)
{
    const Number magnitude = std::abs(number);
    const bool isOrdinary = magnitude == 0 || (magnitude >= Number(1e-5) && magnitude < Number(1e15));
    char buffer[64];
    const auto [end, failure] = isOrdinary
                                    ? std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed)
                                    : std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end};
}

} // namespace

std::string validUtf8(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            result += "\xEF\xBF\xBD";
        else
            result += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string displayed(const std::filesystem::path &path) { return validUtf8(path.native()); }

std::string formatted(double number) { return shortest(number); }

std::string formatted(float number) { return shortest(number); }

std::string withDecimals(double number, int decimals)
{
    std::string text(512, '\0'); // (the largest double has 309 digits before the point)
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, decimals);
    text.resize(static_cast<std::size_t>(end.ptr - text.data()));
    return text;
}

std::string lowerCase(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

bool parseNumber(std::string_view text, double &number)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    std::string plain(text);
    if (const std::size_t comma = plain.find(','); comma != std::string::npos && plain.find('.') == std::string::npos)
        plain[comma] = '.';
    double parsed = 0;
    const auto [end, failure] = std::from_chars(plain.data(), plain.data() + plain.size(), parsed);
    if (failure != std::errc() || end != plain.data() + plain.size() || !std::isfinite(parsed))
        return false;
    number = parsed;
    return true;
}

} // namespace tessera
