#pragma once
#include "base/result.h"
#include "viewer/tiles/tileengine.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <vector>

namespace tessera {

/// Opens the slides that may be shown next (those beside the present one in a list) on a thread of its own, and reads
/// what is seen first of them: the overview and the tiles of the whole slide in a window. They come after everything
/// that any view asks for. All functions may be called from any thread.
class SlidePreloader {
public:
    /// Called on the preloader's thread; as a rule openSlide with the program's options.
    using Open = std::function<Result<std::shared_ptr<const SlideSource>>(const std::filesystem::path &)>;

    SlidePreloader(std::shared_ptr<TileEngine> engine, Open open);
    /// Waits for a file that is being opened.
    ~SlidePreloader();

    /// These slides, the likeliest first, for a window of so many device pixels. Others that were loaded are let go.
    /// One that cannot be opened is left out: whoever shows it will hear why.
    void preload(std::vector<std::filesystem::path> slides, int windowWidth, int windowHeight);

    /// The slide, if it has been opened; null otherwise. Its tiles stay in the engine as long as the caller holds them:
    /// show tiles->slide() at once.
    std::shared_ptr<SlideTiles> take(const std::filesystem::path &slide);

private:
    struct Loaded {
        std::shared_ptr<SlideTiles> tiles;
        WantedTiles wanted;
    };
    void work(std::stop_token token);
    std::optional<std::filesystem::path> next() const;
    void load(const std::filesystem::path &path, const std::stop_token &unwanted);

    std::shared_ptr<TileEngine> m_engine;
    Open m_open;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::filesystem::path> m_wanted;
    std::set<std::filesystem::path> m_failed;
    int m_windowWidth = 0;
    int m_windowHeight = 0;
    std::map<std::filesystem::path, Loaded> m_loaded;
    std::stop_source m_loading;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
