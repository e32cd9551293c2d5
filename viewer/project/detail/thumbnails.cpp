#include "viewer/project/detail/thumbnails.h"

#include "viewer/slide/thumbnail.h"

#include <QBuffer>

#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace tessera::detail {
namespace {

constexpr int jpegQuality = 85;

QImage imageOf(const Pixels &pixels)
{
    QImage image(pixels.width, pixels.height, QImage::Format_RGB32);
    for (int y = 0; y < pixels.height; ++y)
        std::memcpy(image.scanLine(y), pixels.row(y), static_cast<std::size_t>(pixels.width) * sizeof(uint32_t));
    return image;
}

QImage read(const ThumbnailWish &wish, std::stop_token token)
{
    const auto slide = openSlide(wish.path);
    if (!slide || (*slide)->facts().fingerprint != wish.fingerprint)
        return {};
    const Result<SlideRegion> region = thumbnail(**slide, thumbnailSide, std::move(token));
    return region ? imageOf(region->pixels) : QImage();
}

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", jpegQuality);
    return bytes;
}

} // namespace

Result<QImage> loadThumbnail(const Connection &connection, SlideId slide, const std::string &fingerprint)
{
    const Result<QVariant> jpeg =
        connection.value(u"SELECT jpeg FROM thumbnail WHERE slide = ? AND fingerprint = ?"_s,
                         {QVariant::fromValue<qlonglong>(slide.value), QString::fromStdString(fingerprint)});
    if (!jpeg)
        return passOn(jpeg.error());
    return jpeg->isValid() ? QImage::fromData(jpeg->toByteArray(), "JPEG") : QImage();
}

Result<void> storeThumbnail(Connection &connection, SlideId slide, const std::string &fingerprint,
                            const QByteArray &jpeg)
{
    return connection.run(u"INSERT OR REPLACE INTO thumbnail(slide, fingerprint, jpeg)"
                          " SELECT id, ?, ? FROM slide WHERE id = ?"_s,
                          {QString::fromStdString(fingerprint), jpeg, QVariant::fromValue<qlonglong>(slide.value)});
}

ThumbnailMaker::ThumbnailMaker(Made made, Dropped dropped)
    : m_made(std::move(made)), m_dropped(std::move(dropped)), m_thread([this](std::stop_token token) { work(token); })
{
}

void ThumbnailMaker::make(ThumbnailWish wish)
{
    std::optional<ThumbnailWish> tooOld;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(wish));
        if (m_waiting.size() > mostWaiting) {
            tooOld = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        m_changed.notify_one();
    }
    if (tooOld)
        m_dropped(*tooOld);
}

void ThumbnailMaker::stop()
{
    m_thread.request_stop();
    m_thread.join();
}

void ThumbnailMaker::work(std::stop_token token)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, token, [&] { return !m_waiting.empty(); }) || token.stop_requested())
            return;
        const ThumbnailWish wish = std::move(m_waiting.back());
        m_waiting.pop_back();
        lock.unlock();
        const QImage image = read(wish, token);
        if (!token.stop_requested())
            m_made(wish, image, image.isNull() ? QByteArray() : jpegOf(image));
    }
}

} // namespace tessera::detail
