#pragma once
#include "analysis/checkpoint/pickledvalue.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace tessera {

/// A file of `torch.save`, mapped read-only. Its pickle is read by a machine that knows the opcodes and names which
/// tensors, containers and numbers need, and nothing else: nothing is imported, nothing is called, an unknown name is
/// an error. Every size, offset and stride is checked against its storage before anything is allocated, the zip's
/// central directory against its local headers, and the checksum of whatever is used.
///
/// Tensors are row-major and little-endian. They are views into the file, or copies where the file keeps them in
/// another order (transposed, strided, expanded); the copies together are at most as large as the file.
///
/// Limits: 2 million opcodes, 1 million values, 64 levels, 64 MiB of text outside tensors, rank 16.
class TorchFile {
public:
    /// Reads all data that the pickle refers to once, for their checksums; looks at `stop` every few milliseconds.
    /// Errors: those of checkedFileSize; checkpointInvalid(path, detail); checkpointUnsupported(path, detail): files of
    /// PyTorch before 1.6, TorchScript, big-endian or compressed files, objects of unknown classes; cancelled.
    static Result<TorchFile> open(const std::filesystem::path &path, std::stop_token stop = {});

    const std::filesystem::path &path() const;
    const PickledValue &root() const;

private:
    struct Contents;
    std::shared_ptr<const Contents> m_contents; ///< tensors stay valid as long as one copy of this object lives
};

} // namespace tessera
