#pragma once
#include <QString>

#include <optional>

namespace tessera::detail {

/// How well a text answers what was typed, 0 the best; empty: not at all. Every word that was typed must begin or stand
/// in the text, in any order; case does not matter.
std::optional<int> matchRank(const QString &typed, const QString &text);

} // namespace tessera::detail
