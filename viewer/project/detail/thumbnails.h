#pragma once
#include "viewer/project/detail/connection.h"
#include "viewer/project/ids.h"

#include <QByteArray>
#include <QImage>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace tessera::detail {

/// Longest side; a list shows them at half of it, so that they are sharp on screens of twice the resolution.
constexpr int thumbnailSide = 192;

/// Null where none is kept, or one of another content of the file.
Result<QImage> loadThumbnail(const Connection &connection, SlideId slide, const std::string &fingerprint);
/// Pixels are no change of the project: no row in the trail. Nothing is kept for a slide that is gone.
Result<void> storeThumbnail(Connection &connection, SlideId slide, const std::string &fingerprint,
                            const QByteArray &jpeg);

/// Which thumbnail of which file.
struct ThumbnailWish {
    SlideId slide;
    std::filesystem::path path;
    std::string fingerprint;
};

/// Makes thumbnails from the pixels of the slide's pyramid (never from its label or macro) on a thread of its own, the
/// newest wish first. Destroying it drops what waits.
class ThumbnailMaker {
public:
    /// What is not made for this many newer wishes is dropped: it has been scrolled away.
    static constexpr std::size_t mostWaiting = 64;

    /// Called on its thread; the image is null when the slide cannot be read, the bytes are empty then.
    using Made = std::function<void(const ThumbnailWish &, const QImage &, const QByteArray &jpeg)>;
    using Dropped = std::function<void(const ThumbnailWish &)>;

    /// `dropped` is called by the thread that makes a wish.
    ThumbnailMaker(Made made, Dropped dropped);

    void make(ThumbnailWish wish);
    /// Waits for the one in progress; wishes are ignored from then on.
    void stop();

private:
    void work(std::stop_token token);

    const Made m_made;
    const Dropped m_dropped;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<ThumbnailWish> m_waiting; ///< newest last
    std::jthread m_thread;               ///< last: joined before the rest goes
};

} // namespace tessera::detail
