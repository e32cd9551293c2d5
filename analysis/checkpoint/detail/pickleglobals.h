#pragma once
#include "base/safetensors.h"

#include <optional>
#include <string>
#include <string_view>

namespace tessera::detail {

/// What a name in a pickle stands for here. `opaque` names are kept as names.
enum class PickleGlobal {
    opaque,
    map,        ///< OrderedDict and its like
    countedMap, ///< Counter: made from a map
    defaultMap, ///< defaultdict: made from a class
    set,        ///< made from a list
    size,       ///< torch.Size: made from a tuple
    bytes,      ///< made from text in latin-1
    storage,    ///< typed
    untypedStorage,
    dtype, ///< torch.float32
    tensorClass,
    rebuildTensor, ///< version 1, 2
    rebuildTensorV3,
    rebuildParameter,
    rebuildFromType,
    numpyDtype,
    numpyScalar,
    numpyReconstruct,
    numpyArray,
    numpyFromBuffer,
};

struct GlobalRow {
    std::string_view name;
    PickleGlobal kind;
    Dtype dtype = Dtype::u8; ///< of storages and dtypes
};

/// The row of a name that may stand in a file, null for all others. `__builtin__` is Python 2's name of `builtins`.
const GlobalRow *findGlobal(std::string_view module, std::string_view name);

/// NumPy's codes without byte order: "f4". Nothing where its elements are no numbers that are read here.
std::optional<Dtype> numpyDtypeNamed(std::string_view code);

} // namespace tessera::detail
