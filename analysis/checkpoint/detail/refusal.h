#pragma once
#include <string>
#include <utility>

namespace tessera::detail {

/// Why a file is not read. Thrown inside the parsers of this folder, which hand it out as a value.
struct Refusal {
    enum class Kind { invalid, unsupported, cancelled };
    Kind kind = Kind::invalid;
    std::string detail; ///< the place and what is wrong there; no path
};

/// The file breaks a rule of its format.
[[noreturn]] inline void refuse(std::string detail) { throw Refusal{Refusal::Kind::invalid, std::move(detail)}; }

/// The file may be right, but is beyond what is read here.
[[noreturn]] inline void refuseUnsupported(std::string detail)
{
    throw Refusal{Refusal::Kind::unsupported, std::move(detail)};
}

} // namespace tessera::detail
