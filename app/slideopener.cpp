#include "app/slideopener.h"

#include "app/text/paths.h"

#include <chrono>

namespace tessera {
namespace {

constexpr std::chrono::milliseconds patience(300);

} // namespace

SlideOpener::SlideOpener(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
}

SlideOpener::~SlideOpener() = default;

void SlideOpener::open(const QString &path, HostileFormats hostileFormats)
{
    const uint64_t number = ++m_asked;
    m_patience.disconnect(this);
    connect(&m_patience, &QTimer::timeout, this, [this, path] { Q_EMIT takesLong(path); });
    m_patience.start();
    m_threads.emplace(number, std::jthread([this, number, path, hostileFormats] {
                          const auto slide = openSlide(toPath(path), {.hostileFormats = hostileFormats, .userMpp = {}});
                          // Posted to this object: dropped when it is destroyed first.
                          QMetaObject::invokeMethod(
                              this, [=, this] { answer(number, slide, path, hostileFormats); }, Qt::QueuedConnection);
                      }));
}

void SlideOpener::answer(uint64_t number, const Result<std::shared_ptr<const SlideSource>> &slide, const QString &path,
                         HostileFormats hostileFormats)
{
    m_threads.erase(number); // (posting this call was the last that it did)
    if (number != m_asked)
        return;
    m_answered = number;
    m_patience.stop();
    if (slide)
        Q_EMIT opened(*slide, path, hostileFormats);
    else
        Q_EMIT failed(slide.error(), path);
}

} // namespace tessera
