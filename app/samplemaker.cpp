#include "app/samplemaker.h"

#include "analysis/synthesis/sampleslide.h"
#include "app/text/paths.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;

} // namespace

SampleMaker::SampleMaker(const QString &file, QObject *parent) : QObject(parent), m_file(file) {}

SampleMaker::~SampleMaker() = default;

void SampleMaker::make()
{
    if (isMaking())
        return;
    if (QFileInfo::exists(m_file))
        return Q_EMIT ready(m_file);
    m_thread = std::jthread([this](const std::stop_token &token) { draw(token); });
}

void SampleMaker::cancel() { m_thread.request_stop(); }

/// On its own thread; what it says is posted.
void SampleMaker::draw(const std::stop_token &token)
{
    const auto post = [this](auto say) { QMetaObject::invokeMethod(this, say, Qt::QueuedConnection); };
    std::error_code ignored; // (writing says it better)
    std::filesystem::create_directories(toPath(m_file).parent_path(), ignored);
    const Clock::time_point start = Clock::now();
    Clock::time_point said = start;
    const auto progress = [&](double share) {
        const Clock::time_point now = Clock::now();
        if (share <= 0 || now - said < std::chrono::milliseconds(200))
            return;
        said = now;
        const std::chrono::duration<double> elapsed = now - start;
        const auto left = std::chrono::seconds(std::llround(std::ceil(elapsed.count() / share * (1 - share))));
        post([this, share, left] { Q_EMIT progressed(share, left); });
    };
    SampleSpec spec;
    spec.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
    const Result<SampleFiles> files = writeSampleSlide(toPath(m_file), spec, progress, token);
    post([this, files] {
        m_thread.join(); // (this was its last word)
        if (files)
            Q_EMIT ready(m_file);
        else
            Q_EMIT failed(files.error());
    });
}

} // namespace tessera
