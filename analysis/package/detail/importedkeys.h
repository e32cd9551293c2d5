#pragma once
#include "analysis/package/milparameters.h"
#include "base/safetensors.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tessera::detail {

/// The tensors of one state dictionary under the published names.
struct PublishedTensors {
    std::vector<TensorView> tensors;    ///< renamed; as many and in the order of the originals
    std::vector<std::string> originals; ///< their names in the file
    bool hasOlderNames = false;         ///< at least one was renamed
    const TensorView *find(const std::string &name) const;
    bool hasAny(const std::string &prefix) const;
};

/// Gives names of older programs their published form (mhim-mil.md 8).
PublishedTensors published(std::span<const TensorView> tensors);

/// "" or, where two tensors have become one name, which they are.
std::string clashOf(const PublishedTensors &tensors);

/// "" or what the stand-alone model is whose tensors these are (mhim-mil.md 2.5).
std::string standAloneModelOf(const PublishedTensors &tensors);

/// The forms of a model that keys can tell; mean and max have the same keys.
enum class KeyForm { attention, gatedAttention, selfAttention, dualStream, pooling };

/// All forms whose key is there: one, for a model of the MHIM family.
std::vector<KeyForm> formsOf(const PublishedTensors &tensors);

} // namespace tessera::detail
