#pragma once
#include "base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace tessera {

/// A value, or what the outside world did wrong. See docs/decisions/0003-result-type.md.
template <typename T>
using Result = tl::expected<T, Error>;

/// Builds the failure branch of a Result: `return fail(ErrorCode::fileMissing, path.string());`
template <typename... Arguments>
tl::unexpected<Error> fail(ErrorCode code, Arguments &&...arguments)
{
    return tl::unexpected(Error{code, {std::string(std::forward<Arguments>(arguments))...}, {}});
}

/// Hands an error on, with what was being done when it came.
inline tl::unexpected<Error> withContext(Error error, std::string doing)
{
    error.context.push_back(std::move(doing));
    return tl::unexpected(std::move(error));
}

/// Hands an error on as it is.
inline tl::unexpected<Error> passOn(Error error) { return tl::unexpected(std::move(error)); }

} // namespace tessera
