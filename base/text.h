#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace tessera {

/// A path as UTF-8 for messages and JSON. Bytes that are not UTF-8 (possible in file names on Linux) become
/// U+FFFD, so that JSON and the GUI always get valid text; never use the outcome to open the file.
std::string displayed(const std::filesystem::path &path);

/// The same for any text from outside (a property of a slide, a library's message).
std::string validUtf8(std::string_view text);

/// ASCII letters as small ones; everything else as it is.
std::string lowerCase(std::string_view text);

/// Shortest decimal text that reads back as the same number, with '.' whatever the locale; with an exponent only below
/// 1e-5 and from 1e15 on, because readers of tables take "1e+05" for no whole number.
std::string formatted(double number);
std::string formatted(float number);

/// With so many decimals, for people to read.
std::string withDecimals(double number, int decimals);

/// The whole of `text` as a number with '.' as decimal sign (a single ',' is accepted as well, seen in scanner
/// descriptions); false, and `number` as it was, when it is not one or not finite.
bool parseNumber(std::string_view text, double &number);

} // namespace tessera
