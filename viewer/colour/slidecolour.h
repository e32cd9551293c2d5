#pragma once
#include "viewer/colour/displayprofile.h"
#include "viewer/colour/displaytransform.h"
#include "viewer/slide/slidefacts.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace tessera {

/// What a slide's profile does to the picture. `loading` lasts some 50 ms.
enum class IccState { loading, noProfile, unusable, off, on };

/// A transform and its number: another number, another picture. `transform` is never null.
struct NumberedTransform {
    std::shared_ptr<const DisplayTransform> transform;
    int64_t number = 0;
};

/// How one slide is shown, the same in all its views: its profile, the user's settings, and the transform that comes of
/// both. The profile is loaded, and stains are estimated, on threads of its own. Any thread may call any function.
class SlideColour {
public:
    /// Called whenever anything of it has changed, on the thread that changed it. Must be short and call nothing here.
    using Changed = std::function<void()>;

    /// Ends the calls when it is destroyed, waiting for one in progress; the SlideColour must live on.
    class Watch {
    public:
        Watch() = default;
        Watch(Watch &&other) noexcept;
        Watch &operator=(Watch &&other) noexcept;
        ~Watch();

    private:
        friend class SlideColour;
        Watch(SlideColour &colour, std::list<Changed>::iterator place) : m_colour(&colour), m_place(place) {}
        void end();

        SlideColour *m_colour = nullptr;
        std::list<Changed>::iterator m_place;
    };

    /// `profile` and `display` may be null, for sRGB.
    explicit SlideColour(std::shared_ptr<const ColourProfile> profile,
                         std::shared_ptr<const DisplayProfile> display = nullptr);
    /// Waits for the threads: 20 ms of estimating, or the rest of the loading.
    ~SlideColour();
    SlideColour(const SlideColour &) = delete;
    SlideColour &operator=(const SlideColour &) = delete;

    /// Another display, from when its transform is ready; until then the pictures stay as they are.
    void setDisplay(std::shared_ptr<const DisplayProfile> display);

    [[nodiscard]] Watch watch(Changed changed);

    ColourSettings settings() const;
    void setSettings(const ColourSettings &settings);

    IccState iccState() const;
    /// Why the profile is unusable.
    std::optional<Error> iccError() const;

    /// As of now: the profile may still be loading.
    NumberedTransform current() const;
    int64_t currentNumber() const;
    /// The same, once the profile is loaded; as of now when stopped.
    NumberedTransform whenLoaded(const std::stop_token &token) const;

    /// Estimates the stains of this picture of the whole slide (as read), and makes them the settings' vectors; when
    /// they cannot be told, the standard ones are used and stainsError() says why.
    void estimateStains(std::shared_ptr<const Pixels> overview);
    bool isEstimating() const;
    std::optional<Error> stainsError() const;

private:
    void load(const std::shared_ptr<const DisplayProfile> &display);
    void takeStains(Result<StainVectors> found);
    void renew();
    void tell();

    const std::shared_ptr<const ColourProfile> m_slideProfile;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_loaded;
    ColourSettings m_settings;
    IccState m_profile = IccState::noProfile; ///< `on` for one that can be used
    std::shared_ptr<const IccTransform> m_icc;
    std::optional<Error> m_iccError;
    NumberedTransform m_current;
    bool m_estimating = false;
    std::optional<Error> m_stainsError;

    std::mutex m_telling; ///< held while the watchers are called
    std::list<Changed> m_watchers;

    std::mutex m_starting; ///< of threads
    std::jthread m_loader;
    std::jthread m_estimator;
};

} // namespace tessera
