#pragma once
#include "viewer/slide/slidesource.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace tessera::detail {

/// A slide whose file is looked at before each read: a file that was away and is back is opened anew, one that was cut
/// off or is still growing is read on (what it lacks is damage), and one that was replaced by another gives no pixels,
/// whose places would be wrong. Costs one stat() a read.
class GuardedSource : public SlideSource {
public:
    using Opener = std::function<Result<std::shared_ptr<const SlideSource>>()>;

    /// `reopen` opens the same path with the same options.
    GuardedSource(std::shared_ptr<const SlideSource> source, Opener reopen);

    /// Errors: those of the source; fileReplaced; fileMissing where the file is away and what was open of it is not
    /// enough.
    Result<SlideRegion> read(int level, const PixelRect &rect) const override;
    Result<Pixels> readAssociated(const std::string &name) const override;

private:
    struct Identity {
        uint64_t device = 0;
        uint64_t node = 0;
        int64_t size = 0;
        int64_t seconds = 0; ///< of the last change
        int64_t nanoseconds = 0;
        friend bool operator==(const Identity &, const Identity &) = default;
    };
    enum class Presence { present, away, replaced };
    struct State {
        std::shared_ptr<const SlideSource> source;
        Presence presence = Presence::present;
    };

    static std::optional<Identity> identityOf(const std::filesystem::path &path);
    State look() const;
    void lookCloser(const Identity &found) const;

    Opener m_reopen;
    std::string m_head; ///< the first bytes of the file, by which a cut one is told from another

    mutable std::mutex m_mutex; // of all below
    mutable std::shared_ptr<const SlideSource> m_source;
    mutable std::optional<Identity> m_identity; ///< as last seen; empty while it is away
    mutable Presence m_presence = Presence::present;
};

} // namespace tessera::detail
