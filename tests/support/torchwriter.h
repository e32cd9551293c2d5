#pragma once
#include "base/safetensors.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::testing {

/// The bytes of a file as torch.save writes it: a zip of stored records with a pickle of protocol 2.
class TorchWriter {
public:
    enum class Checksums { written, zero }; ///< PyTorch can be told to leave them out

    /// A bare tensor.
    static std::string tensor(const TensorView &tensor, Checksums checksums = Checksums::written)
    {
        TorchWriter writer(checksums);
        writer.append(tensor);
        return writer.finished();
    }

    /// A dict of tensors by their names.
    static std::string dict(const std::vector<TensorView> &tensors, Checksums checksums = Checksums::written)
    {
        TorchWriter writer(checksums);
        writer.m_pickle += "}(";
        for (const TensorView &tensor : tensors) {
            writer.text(tensor.name);
            writer.append(tensor);
        }
        writer.m_pickle += 'u';
        return writer.finished();
    }

    /// Whatever this pickle (without its first opcode and its stop) makes.
    static std::string pickle(std::string_view opcodes, Checksums checksums = Checksums::written)
    {
        TorchWriter writer(checksums);
        writer.m_pickle += opcodes;
        return writer.finished();
    }

private:
    explicit TorchWriter(Checksums checksums) : m_checksums(checksums) {}

    template <typename T>
    static void number(std::string &out, T value)
    {
        out.append(reinterpret_cast<const char *>(&value), sizeof value);
    }

    void text(std::string_view value)
    {
        m_pickle += 'X';
        number(m_pickle, static_cast<uint32_t>(value.size()));
        m_pickle += value;
    }

    void integer(int64_t value)
    {
        m_pickle += 'J';
        number(m_pickle, static_cast<int32_t>(value));
    }

    static std::string_view storageOf(Dtype dtype)
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
        m_pickle += "ctorch._utils\n_rebuild_tensor_v2\n((";
        text("storage");
        m_pickle += "ctorch\n" + std::string(storageOf(tensor.dtype)) + "\n";
        text(std::to_string(m_storages.size()));
        text("cpu");
        integer(tensor.elements());
        m_pickle += "tQ";
        integer(0);
        std::vector<int64_t> strides(tensor.shape.size(), 1);
        for (std::size_t i = strides.size(); i-- > 1;)
            strides[i - 1] = strides[i] * tensor.shape[i];
        for (const std::vector<int64_t> &list : {tensor.shape, strides}) {
            m_pickle += '(';
            for (const int64_t value : list)
                integer(value);
            m_pickle += 't';
        }
        m_pickle += "\x89" // requires_grad
                    "ccollections\nOrderedDict\n)RtR";
        m_storages.emplace_back(reinterpret_cast<const char *>(tensor.bytes.data()), tensor.bytes.size());
    }

    static uint32_t checksum(std::string_view bytes)
    {
        uint32_t crc = ~0u;
        for (const unsigned char byte : bytes) {
            crc ^= byte;
            for (int bit = 0; bit < 8; ++bit)
                crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
        return ~crc;
    }

    /// What local header and directory have in common.
    std::string description(const std::string &name, std::string_view bytes) const
    {
        std::string out;
        for (const uint16_t value : {0, 0x0800, 0, 0, 0}) // version, names in UTF-8, stored, time, date
            number(out, value);
        number(out, m_checksums == Checksums::written ? checksum(bytes) : 0u);
        number(out, static_cast<uint32_t>(bytes.size()));
        number(out, static_cast<uint32_t>(bytes.size()));
        number(out, static_cast<uint16_t>(name.size()));
        number(out, uint16_t{0}); // extra
        return out;
    }

    void record(const std::string &name, std::string_view bytes)
    {
        const std::string common = description(name, bytes);
        m_directory += std::string("PK\x01\x02\0\0", 6) + common;
        m_directory += std::string(10, '\0'); // comment, volume, attributes
        number(m_directory, static_cast<uint32_t>(m_file.size()));
        m_directory += name;
        m_file += "PK\x03\x04" + common + name;
        m_file += bytes;
        ++m_records;
    }

    std::string finished()
    {
        record("archive/data.pkl", m_pickle + '.');
        for (std::size_t i = 0; i < m_storages.size(); ++i)
            record("archive/data/" + std::to_string(i), m_storages[i]);
        record("archive/version", "3\n");
        std::string end("PK\x05\x06\0\0\0\0", 8);
        number(end, m_records);
        number(end, m_records);
        number(end, static_cast<uint32_t>(m_directory.size()));
        number(end, static_cast<uint32_t>(m_file.size()));
        number(end, uint16_t{0}); // comment
        return m_file + m_directory + end;
    }

    Checksums m_checksums;
    std::string m_pickle = "\x80\x02";
    std::vector<std::string> m_storages;
    std::string m_file;
    std::string m_directory;
    uint16_t m_records = 0;
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
