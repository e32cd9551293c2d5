#include "viewer/colour/slidecolour.h"

#include <span>
#include <utility>

namespace tessera {

SlideColour::Watch::Watch(Watch &&other) noexcept
    : m_colour(std::exchange(other.m_colour, nullptr)), m_place(other.m_place)
{
}

SlideColour::Watch &SlideColour::Watch::operator=(Watch &&other) noexcept
{
    if (this != &other) {
        end();
        m_colour = std::exchange(other.m_colour, nullptr);
        m_place = other.m_place;
    }
    return *this;
}

SlideColour::Watch::~Watch() { end(); }

void SlideColour::Watch::end()
{
    if (!m_colour)
        return;
    const std::lock_guard lock(m_colour->m_telling);
    m_colour->m_watchers.erase(m_place);
    m_colour = nullptr;
}

SlideColour::SlideColour(std::shared_ptr<const ColourProfile> profile, std::shared_ptr<const DisplayProfile> display)
    : m_slideProfile(std::move(profile)), m_profile(m_slideProfile ? IccState::loading : IccState::noProfile),
      m_current{std::make_shared<const DisplayTransform>(nullptr, m_settings), 0}
{
    if (m_slideProfile || display)
        m_loader = std::jthread([this, display = std::move(display)] { load(display); });
}

SlideColour::~SlideColour() = default;

void SlideColour::setDisplay(std::shared_ptr<const DisplayProfile> display)
{
    const std::lock_guard lock(m_starting);
    m_loader = std::jthread(); // (waits for the one before)
    m_loader = std::jthread([this, display = std::move(display)] { load(display); });
}

SlideColour::Watch SlideColour::watch(Changed changed)
{
    const std::lock_guard lock(m_telling);
    m_watchers.push_back(std::move(changed));
    return {*this, std::prev(m_watchers.end())};
}

ColourSettings SlideColour::settings() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings;
}

void SlideColour::setSettings(const ColourSettings &settings)
{
    {
        const std::lock_guard lock(m_mutex);
        if (settings == m_settings)
            return;
        m_settings = settings;
        renew();
    }
    tell();
}

IccState SlideColour::iccState() const
{
    const std::lock_guard lock(m_mutex);
    return m_profile == IccState::on && m_settings.icc == IccUse::off ? IccState::off : m_profile;
}

std::optional<Error> SlideColour::iccError() const
{
    const std::lock_guard lock(m_mutex);
    return m_iccError;
}

NumberedTransform SlideColour::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_current;
}

int64_t SlideColour::currentNumber() const
{
    const std::lock_guard lock(m_mutex);
    return m_current.number;
}

NumberedTransform SlideColour::whenLoaded(const std::stop_token &token) const
{
    std::unique_lock lock(m_mutex);
    m_loaded.wait(lock, token, [this] { return m_profile != IccState::loading; });
    return m_current;
}

/// On the loader's thread.
void SlideColour::load(const std::shared_ptr<const DisplayProfile> &display)
{
    const std::span<const std::byte> shown = display ? std::span(*display) : std::span<const std::byte>();
    std::shared_ptr<const IccTransform> icc;
    std::optional<Error> error;
    if (m_slideProfile) {
        Result<std::shared_ptr<const IccTransform>> own = m_slideProfile->bytes.empty()
                                                              ? fail(ErrorCode::profileUnusable, "it is too large")
                                                              : IccTransform::make(m_slideProfile->bytes, shown);
        if (own)
            icc = std::move(*own);
        else
            error = std::move(own.error());
    }
    // A slide that says nothing usable is taken for sRGB, which not every display is.
    if (!icc && display)
        icc = IccTransform::make({}, shown).value_or(nullptr);
    {
        const std::lock_guard lock(m_mutex);
        if (m_slideProfile)
            m_profile = error ? IccState::unusable : IccState::on;
        m_icc = std::move(icc);
        m_iccError = std::move(error);
        renew();
        m_loaded.notify_all();
    }
    tell();
}

void SlideColour::estimateStains(std::shared_ptr<const Pixels> overview)
{
    {
        const std::lock_guard lock(m_mutex);
        m_estimating = true;
    }
    const std::lock_guard lock(m_starting);
    m_estimator = std::jthread([this, overview = std::move(overview)](std::stop_token token) {
        takeStains(tessera::estimateStains(*overview, std::move(token)));
    });
}

/// On the estimator's thread.
void SlideColour::takeStains(Result<StainVectors> found)
{
    if (!found && found.error().code == ErrorCode::cancelled)
        return; // another one has begun, or nobody waits any more
    {
        const std::lock_guard lock(m_mutex);
        m_estimating = false;
        m_stainsError.reset();
        m_settings.vectors.reset();
        if (found)
            m_settings.vectors = *found;
        else
            m_stainsError = std::move(found.error());
        renew();
    }
    tell();
}

bool SlideColour::isEstimating() const
{
    const std::lock_guard lock(m_mutex);
    return m_estimating;
}

std::optional<Error> SlideColour::stainsError() const
{
    const std::lock_guard lock(m_mutex);
    return m_stainsError;
}

/// With the lock held. An identity that follows an identity shows the same picture.
void SlideColour::renew()
{
    auto transform = std::make_shared<const DisplayTransform>(m_icc, m_settings);
    if (!transform->isIdentity() || !m_current.transform->isIdentity())
        m_current = {std::move(transform), m_current.number + 1};
}

void SlideColour::tell()
{
    const std::lock_guard lock(m_telling);
    for (const Changed &changed : m_watchers)
        changed();
}

} // namespace tessera
