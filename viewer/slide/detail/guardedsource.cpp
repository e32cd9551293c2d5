#include "viewer/slide/detail/guardedsource.h"

#include "base/text.h"
#include "viewer/slide/fingerprint.h"

#include <sys/stat.h>

#include <fstream>

namespace tessera::detail {
namespace {

constexpr std::size_t headBytes = 4096;

std::string headOf(const std::filesystem::path &path)
{
    std::string head(headBytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

} // namespace

GuardedSource::GuardedSource(std::shared_ptr<const SlideSource> source, Opener reopen)
    : SlideSource(source->facts()), m_reopen(std::move(reopen)), m_head(headOf(source->facts().path)),
      m_source(std::move(source)), m_identity(identityOf(facts().path))
{
}

std::optional<GuardedSource::Identity> GuardedSource::identityOf(const std::filesystem::path &path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return Identity{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

GuardedSource::State GuardedSource::look() const
{
    const std::optional<Identity> found = identityOf(facts().path);
    const std::lock_guard lock(m_mutex);
    if (!found) {
        m_identity.reset();
        m_presence = Presence::away;
    } else if (found != m_identity) {
        lookCloser(*found);
    }
    return {m_source, m_presence};
}

void GuardedSource::lookCloser(const Identity &found) const
{
    const bool isSameFile = m_identity && found.device == m_identity->device && found.node == m_identity->node;
    const bool wasResized = m_identity && found.size != m_identity->size;
    const Result<std::string> fingerprint = fingerprintOf(facts().path);
    if (fingerprint && *fingerprint == facts().fingerprint) {
        auto fresh = m_reopen();
        if (!fresh) { // (looked at again with the next read)
            m_presence = Presence::away;
            return;
        }
        m_source = std::move(*fresh);
        m_presence = Presence::present;
    } else {
        const std::string head = headOf(facts().path);
        const bool isCut = isSameFile && wasResized && m_presence != Presence::replaced && m_head.starts_with(head);
        m_presence = isCut ? Presence::present : Presence::replaced;
    }
    m_identity = found;
}

Result<SlideRegion> GuardedSource::read(int level, const PixelRect &rect) const
{
    const State state = look();
    if (state.presence == Presence::replaced)
        return fail(ErrorCode::fileReplaced, displayed(facts().path));
    Result<SlideRegion> region = state.source->read(level, rect);
    const bool isSound = region && region->damaged.empty();
    if (!isSound && state.presence == Presence::away)
        return fail(ErrorCode::fileMissing, displayed(facts().path));
    return region;
}

Result<Pixels> GuardedSource::readAssociated(const std::string &name) const
{
    const State state = look();
    if (state.presence == Presence::replaced)
        return fail(ErrorCode::fileReplaced, displayed(facts().path));
    Result<Pixels> pixels = state.source->readAssociated(name);
    if (!pixels && state.presence == Presence::away)
        return fail(ErrorCode::fileMissing, displayed(facts().path));
    return pixels;
}

} // namespace tessera::detail
