#include "viewer/canvas/detail/backingstore.h"

#include <QPainter>

#include <algorithm>

namespace tessera::detail {
namespace {

constexpr int chunkSide = 512; ///< of improving: between two chunks the clock is looked at

/// Of turning: what has to be painted upright for a turned piece grows with its length, and least for squares.
constexpr int turnedSide = 256;
constexpr int longestTurned = 3; ///< times its width

int64_t areaOf(const QRegion &region)
{
    int64_t area = 0;
    for (const QRect &rect : region)
        area += static_cast<int64_t>(rect.width()) * rect.height();
    return area;
}

int wrapped(int value, int size)
{
    const int rest = value % size;
    return rest < 0 ? rest + size : rest;
}

/// Calls `use(part, corner)` for the up to four parts of `rect` (no larger than `size`) that lie in one piece in the
/// image; `corner` is the part's place there.
template <typename Use>
void forEachPart(const QRect &rect, QSize size, Use use)
{
    for (int y = rect.top(); y <= rect.bottom();) {
        const int imageY = wrapped(y, size.height());
        const int height = std::min(size.height() - imageY, rect.bottom() + 1 - y);
        for (int x = rect.left(); x <= rect.right();) {
            const int imageX = wrapped(x, size.width());
            const int width = std::min(size.width() - imageX, rect.right() + 1 - x);
            use(QRect(x, y, width, height), QPoint(imageX, imageY));
            x += width;
        }
        y += height;
    }
}

/// Calls `use(piece)` for the pieces of `rect`, no larger than `side` each way.
template <typename Use>
void forEachPiece(const QRect &rect, int side, Use use)
{
    for (int top = rect.top(); top <= rect.bottom(); top += side) {
        for (int left = rect.left(); left <= rect.right(); left += side)
            use(QRect(left, top, side, side) & rect);
    }
}

} // namespace

void BackingStore::follow(const Viewport &viewport)
{
    const bool sameGrid = viewport.scale() == m_viewport.scale() && viewport.deviceSize() == m_viewport.deviceSize() &&
                          viewport.extent() == m_viewport.extent() &&
                          viewport.orientation() == m_viewport.orientation();
    const QRect before(m_origin, m_viewport.deviceSize());
    m_viewport = viewport;
    m_origin = viewport.origin().toPoint();
    if (!sameGrid) {
        forgetAll();
        return;
    }
    const QRect now(m_origin, viewport.deviceSize());
    m_wrong = (m_wrong & now) | (QRegion(now) - before);
    m_improvable &= now;
    m_standIns &= now;
}

void BackingStore::forgetAll()
{
    m_wrong = QRect(m_origin, m_viewport.deviceSize());
    m_improvable = {};
    m_standIns = {};
}

void BackingStore::release()
{
    m_image = {};
    forgetAll();
}

void BackingStore::improve(const QRect &rect)
{
    m_improvable |= rect.translated(m_origin) & QRect(m_origin, m_viewport.deviceSize());
}

void BackingStore::improveStandIns(const QRect &rect) { m_improvable |= m_standIns & rect.translated(m_origin); }

QRegion BackingStore::improvable() const { return m_improvable.translated(-m_origin); }

void BackingStore::refresh(const TilePainter &painter, Sampling sampling, const QRect &rect,
                           std::chrono::microseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    if (m_image.size() != m_viewport.deviceSize())
        m_image = QImage(m_viewport.deviceSize(), QImage::Format_RGB32);
    if (!m_wrong.isEmpty()) {
        const QRegion wrong = std::exchange(m_wrong, {});
        const bool large = areaOf(wrong) * 4 > areaOf(QRect(QPoint(), m_viewport.deviceSize()));
        const bool later = large && sampling == Sampling::smooth && !painter.isOneToOne();
        m_improvable -= wrong;
        for (const QRect &part : wrong)
            paint(painter, part, later ? Sampling::nearest : sampling);
        if (later)
            m_improvable |= wrong;
    }

    const QRegion improvable = m_improvable & rect.translated(m_origin);
    for (const QRect &part : improvable) {
        for (int top = part.top(); top <= part.bottom(); top += chunkSide) {
            for (int left = part.left(); left <= part.right(); left += chunkSide) {
                if (std::chrono::steady_clock::now() >= end)
                    return;
                const QRect chunk = QRect(left, top, chunkSide, chunkSide) & part;
                paint(painter, chunk, sampling);
                m_improvable -= chunk;
            }
        }
    }
}

void BackingStore::paint(const TilePainter &tiles, const QRect &rect, Sampling sampling)
{
    m_standIns -= rect;
    const Orientation &orientation = m_viewport.orientation();
    forEachPart(rect, m_image.size(), [&](const QRect &part, QPoint corner) {
        if (orientation.isUpright())
            return paintUpright(tiles, part, corner, sampling);
        const int shorter = std::min(part.width(), part.height());
        const int side = orientation.isRightAngled() ? turnedSide : std::min(turnedSide, longestTurned * shorter);
        forEachPiece(part, side, [&](const QRect &piece) {
            paintTurned(tiles, piece, corner + piece.topLeft() - part.topLeft(), sampling);
        });
    });
}

/// `corner` is the place of `rect` in the image, in which it lies in one piece.
void BackingStore::paintUpright(const TilePainter &tiles, const QRect &rect, QPoint corner, Sampling sampling)
{
    QPainter painter(&m_image);
    const QRect inView = rect.translated(-m_origin);
    painter.translate(corner - inView.topLeft());
    for (const QRect &missing : tiles.paint(painter, inView, sampling))
        m_standIns |= missing.translated(m_origin);
}

void BackingStore::paintTurned(const TilePainter &tiles, const QRect &rect, QPoint corner, Sampling sampling)
{
    const Orientation &orientation = m_viewport.orientation();
    const QRect upright = uprightPixels(orientation, rect);
    QImage picture(upright.size(), QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.translate(tiles.origin() - upright.topLeft());
    for (const QRect &missing : tiles.paint(painter, upright.translated(-tiles.origin()), sampling))
        m_standIns |= turnedPixels(orientation, missing.translated(tiles.origin())) & rect;
    painter.end();

    QImage target(m_image.scanLine(corner.y()) + corner.x() * std::ptrdiff_t{4}, rect.width(), rect.height(),
                  m_image.bytesPerLine(), QImage::Format_RGB32);
    turnPixels(orientation, {picture, upright.topLeft()}, {target, rect.topLeft()}, sampling);
}

void BackingStore::copyTo(QPainter &target, const QRect &rect) const
{
    if (m_image.isNull())
        return;
    forEachPart(rect.translated(m_origin), m_image.size(), [&](const QRect &part, QPoint corner) {
        target.drawImage(part.topLeft() - m_origin, m_image, QRect(corner, part.size()));
    });
}

} // namespace tessera::detail
