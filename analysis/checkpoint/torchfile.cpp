#include "analysis/checkpoint/torchfile.h"

#include "analysis/checkpoint/detail/torcharchive.h"
#include "base/mappedfile.h"
#include "base/text.h"

#include <new>

namespace tessera {

struct TorchFile::Contents {
    std::filesystem::path path;
    MappedFile file;
    detail::ValueTree values;
};

Result<TorchFile> TorchFile::open(const std::filesystem::path &path, std::stop_token stop)
{
    auto file = MappedFile::open(path);
    if (!file)
        return passOn(file.error());
    try {
        auto values = detail::readTorchArchive(file->bytes(), std::move(stop));
        if (!values)
            switch (values.error().kind) {
            case detail::Refusal::Kind::invalid:
                return fail(ErrorCode::checkpointInvalid, displayed(path), values.error().detail);
            case detail::Refusal::Kind::unsupported:
                return fail(ErrorCode::checkpointUnsupported, displayed(path), values.error().detail);
            case detail::Refusal::Kind::cancelled:
                return fail(ErrorCode::cancelled);
            }
        TorchFile opened;
        opened.m_contents = std::make_shared<Contents>(Contents{path, std::move(*file), std::move(*values)});
        return opened;
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, "the tensors of " + displayed(path));
    }
}

const std::filesystem::path &TorchFile::path() const { return m_contents->path; }
const PickledValue &TorchFile::root() const { return m_contents->values.root; }

} // namespace tessera
