#pragma once
#include "base/safetensors.h"
#include "tests/support/zipwriter.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::testing {

/// The bytes of a file as torch.save writes it, of tensors.
class TorchWriter {
public:
    enum class Checksums { written, zero }; ///< PyTorch can be told to leave them out

    /// A bare tensor.
    static std::string tensor(const TensorView &tensor, Checksums checksums = Checksums::written)
    {
        TorchWriter writer;
        writer.append(tensor);
        return writer.finished(checksums);
    }

    /// A dict of tensors by their names.
    static std::string dict(const std::vector<TensorView> &tensors, Checksums checksums = Checksums::written)
    {
        TorchWriter writer;
        writer.m_pickle.emptyDict().mark();
        for (const TensorView &tensor : tensors) {
            writer.m_pickle.text(tensor.name);
            writer.append(tensor);
        }
        writer.m_pickle.setItems();
        return writer.finished(checksums);
    }

    /// Whatever this pickle (without its first opcode and its stop) makes.
    static std::string pickle(std::string_view opcodes, Checksums checksums = Checksums::written)
    {
        TorchWriter writer;
        writer.m_pickle.raw(opcodes);
        return writer.finished(checksums);
    }

private:
    static uint32_t noChecksum(std::string_view) { return 0; }

    static std::string storageOf(Dtype dtype)
    {
        switch (dtype) {
        case Dtype::f16:
            return "HalfStorage";
        case Dtype::bf16:
            return "BFloat16Storage";
        case Dtype::f64:
            return "DoubleStorage";
        case Dtype::i32:
            return "IntStorage";
        case Dtype::i64:
            return "LongStorage";
        default:
            return "FloatStorage";
        }
    }

    void append(const TensorView &tensor)
    {
        const std::string key = std::to_string(m_storages.size());
        m_pickle.tensor({.shape = tensor.shape, .key = key, .storage = storageOf(tensor.dtype)});
        m_storages[key].assign(reinterpret_cast<const char *>(tensor.bytes.data()), tensor.bytes.size());
    }

    std::string finished(Checksums checksums) const
    {
        return torchFile(m_pickle.finished(), m_storages, checksums == Checksums::zero ? noChecksum : slowCrc32);
    }

    PickleWriter m_pickle;
    std::map<std::string, std::string> m_storages; ///< by key
};

/// The bytes of a .npy file of version 1.
inline std::string numpyFile(std::string_view descr, std::string_view shape, std::span<const std::byte> bytes,
                             bool isFortran = false)
{
    std::string header = "{'descr': '" + std::string(descr) + "', 'fortran_order': " + (isFortran ? "True" : "False") +
                         ", 'shape': " + std::string(shape) + ", }";
    header.append(63 - (10 + header.size()) % 64, ' ');
    header += '\n';
    std::string file("\x93NUMPY\x01\x00", 8);
    const auto length = static_cast<uint16_t>(header.size());
    file.append(reinterpret_cast<const char *>(&length), sizeof length);
    return file + header + std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

} // namespace tessera::testing
