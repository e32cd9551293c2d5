#include "analysis/checkpoint/detail/pickleglobals.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tessera::detail {
namespace {

using enum PickleGlobal;

constexpr GlobalRow rows[] = {
    {"collections.OrderedDict", map},
    {"collections.defaultdict", defaultMap},
    {"collections.Counter", countedMap},
    {"lightning_fabric.utilities.data.AttributeDict", map},
    {"lightning.fabric.utilities.data.AttributeDict", map},
    {"pytorch_lightning.utilities.parsing.AttributeDict", map},
    {"builtins.set", set},
    {"builtins.frozenset", set},
    {"_codecs.encode", bytes},
    {"builtins.bytes", bytes},
    {"builtins.bytearray", bytes},

    {"torch._utils._rebuild_tensor", rebuildTensor},
    {"torch._utils._rebuild_tensor_v2", rebuildTensor},
    {"torch._utils._rebuild_tensor_v3", rebuildTensorV3},
    {"torch._utils._rebuild_parameter", rebuildParameter},
    {"torch._utils._rebuild_parameter_with_state", rebuildParameter},
    {"torch._tensor._rebuild_from_type_v2", rebuildFromType},
    {"torch.Tensor", tensorClass},
    {"torch._tensor.Tensor", tensorClass},
    {"torch.nn.parameter.Parameter", tensorClass},
    {"torch.nn.parameter.Buffer", tensorClass},
    {"torch.Size", size},

    {"torch.FloatStorage", storage, Dtype::f32},
    {"torch.HalfStorage", storage, Dtype::f16},
    {"torch.BFloat16Storage", storage, Dtype::bf16},
    {"torch.DoubleStorage", storage, Dtype::f64},
    {"torch.LongStorage", storage, Dtype::i64},
    {"torch.IntStorage", storage, Dtype::i32},
    {"torch.ShortStorage", storage, Dtype::i16},
    {"torch.CharStorage", storage, Dtype::i8},
    {"torch.ByteStorage", storage, Dtype::u8},
    {"torch.BoolStorage", storage, Dtype::boolean},
    {"torch.UntypedStorage", untypedStorage},
    {"torch.storage.UntypedStorage", untypedStorage},
    {"torch.storage._UntypedStorage", untypedStorage},

    {"torch.float16", dtype, Dtype::f16},
    {"torch.bfloat16", dtype, Dtype::bf16},
    {"torch.float32", dtype, Dtype::f32},
    {"torch.float64", dtype, Dtype::f64},
    {"torch.int8", dtype, Dtype::i8},
    {"torch.int16", dtype, Dtype::i16},
    {"torch.int32", dtype, Dtype::i32},
    {"torch.int64", dtype, Dtype::i64},
    {"torch.uint8", dtype, Dtype::u8},
    {"torch.uint16", dtype, Dtype::u16},
    {"torch.uint32", dtype, Dtype::u32},
    {"torch.uint64", dtype, Dtype::u64},
    {"torch.bool", dtype, Dtype::boolean},

    {"numpy.dtype", numpyDtype},
    {"numpy.ndarray", numpyArray},
    {"numpy.core.multiarray.scalar", numpyScalar},
    {"numpy._core.multiarray.scalar", numpyScalar},
    {"numpy.core.multiarray._reconstruct", numpyReconstruct},
    {"numpy._core.multiarray._reconstruct", numpyReconstruct},
    {"numpy.core.numeric._frombuffer", numpyFromBuffer},
    {"numpy._core.numeric._frombuffer", numpyFromBuffer},

    {"argparse.Namespace", opaque},
    {"types.SimpleNamespace", opaque},
    {"torch.device", opaque},
    {"pathlib.Path", opaque},
    {"pathlib.PosixPath", opaque},
    {"pathlib.WindowsPath", opaque},
    {"pathlib.PurePosixPath", opaque},
    {"pathlib.PureWindowsPath", opaque},
    {"pathlib._local.PosixPath", opaque},
    {"pathlib._local.WindowsPath", opaque},
    {"datetime.date", opaque},
    {"datetime.datetime", opaque},
    {"datetime.timedelta", opaque},
    {"builtins.complex", opaque},
    {"builtins.slice", opaque},
    {"builtins.range", opaque},
    {"builtins.xrange", opaque},
    {"builtins.int", opaque},
    {"builtins.long", opaque},
    {"builtins.float", opaque},
    {"builtins.bool", opaque},
    {"builtins.str", opaque},
    {"builtins.unicode", opaque},
    {"builtins.list", opaque},
    {"builtins.tuple", opaque},
    {"builtins.dict", opaque},
};

constexpr std::pair<std::string_view, Dtype> numpyCodes[] = {
    {"b1", Dtype::boolean}, {"u1", Dtype::u8},  {"i1", Dtype::i8},  {"i2", Dtype::i16},
    {"u2", Dtype::u16},     {"f2", Dtype::f16}, {"i4", Dtype::i32}, {"u4", Dtype::u32},
    {"f4", Dtype::f32},     {"i8", Dtype::i64}, {"u8", Dtype::u64}, {"f8", Dtype::f64}};

} // namespace

const GlobalRow *findGlobal(std::string_view module, std::string_view name)
{
    if (module == "__builtin__")
        module = "builtins";
    const auto *found = std::find_if(std::begin(rows), std::end(rows), [&](const GlobalRow &row) {
        return row.name.size() == module.size() + 1 + name.size() && row.name.starts_with(module) &&
               row.name[module.size()] == '.' && row.name.ends_with(name);
    });
    return found == std::end(rows) ? nullptr : found;
}

std::optional<Dtype> numpyDtypeNamed(std::string_view code)
{
    for (const auto &[name, dtype] : numpyCodes)
        if (name == code)
            return dtype;
    return std::nullopt;
}

} // namespace tessera::detail
