#pragma once
#include "base/result.h"
#include "viewer/colour/adjustments.h"
#include "viewer/colour/stains.h"

#include <optional>
#include <string>
#include <string_view>

namespace tessera {

enum class IccUse { on, off };

/// How a user wants to see a slide. Says nothing about how the slide is read or analysed.
struct ColourSettings {
    IccUse icc = IccUse::on;
    Adjustments adjustments;
    StainView view = StainView::rgb;
    /// Of this slide; empty: the standard ones.
    std::optional<StainVectors> vectors;

    /// Nothing that a user has changed.
    bool areDefault() const { return *this == ColourSettings(); }
    friend bool operator==(const ColourSettings &, const ColourSettings &) = default;
};

/// One object of JSON, for whoever saves it.
std::string toJson(const ColourSettings &settings);

/// What toJson() wrote, or what a later version did: unknown keys are left out, numbers are limited to what is allowed.
/// Errors: colourInvalid(why).
Result<ColourSettings> colourSettingsFromJson(std::string_view json);

} // namespace tessera
