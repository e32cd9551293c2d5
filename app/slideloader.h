#pragma once
#include "app/slideopener.h"
#include "base/units.h"
#include "viewer/canvas/viewport.h"
#include "viewer/slide/slidesource.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class RecentSlides;
class SlidePreloader;
class SlideView;
class TileEngine;
class Workspace;

/// Where a slide is looked at: the centre of the view, level-0 pixels per device pixel, and how the slide lies.
struct ViewPlace {
    Level0Point centre;
    double scale = 1;
    Orientation orientation{};
    friend bool operator==(const ViewPlace &, const ViewPlace &) = default;
};

ViewPlace placeOf(const Viewport &viewport);

/// A slide that the user opens becomes the newest of the recent ones; one that comes back with the session does not.
enum class OpenedBy { user, session };

struct OpenRequest {
    QString path;
    HostileFormats hostileFormats = HostileFormats::refuse;
    std::optional<double> mpp{};      ///< the user's own, um per pixel; remembered like one that is given in the window
    QPointer<SlideView> target{};     ///< null: a view of its own, or the one that shows the file already
    std::optional<ViewPlace> place{}; ///< empty: the whole slide
    OpenedBy openedBy = OpenedBy::user;
};

/// Opens slides in the background and puts them into views of a workspace. What a view shows stays until its next slide
/// is there; a later request for the same view replaces an earlier one.
class SlideLoader : public QObject {
    Q_OBJECT
public:
    /// `workspace` and `recent` outlive the loader; `tiles` is what all views share.
    SlideLoader(std::shared_ptr<TileEngine> tiles, Workspace &workspace, RecentSlides &recent,
                QObject *parent = nullptr);
    ~SlideLoader() override;

    void open(const OpenRequest &request);
    /// Reads these in the background, the likeliest first, so that each is there at once when it is asked for. Others
    /// that were read ahead are let go.
    void openAhead(const QStringList &paths);
    /// Reads the file of the view again, at the same place.
    void reload(SlideView &view);
    /// Opens what failed in that view once more.
    void retry(SlideView &view);
    /// What is being opened in that view, or failed to; null: nothing.
    const OpenRequest *pendingFor(const SlideView &view) const;
    bool isIdle() const { return m_openings.empty(); }

Q_SIGNALS:
    void opened(tessera::SlideView *view);
    void failed(const tessera::Error &error, const tessera::OpenRequest &request);
    /// What is being opened for so long that the user may wonder; empty when nothing is.
    void waitingFor(const QString &path);

private:
    struct Opening {
        uint64_t number;
        OpenRequest request;
        std::unique_ptr<SlideOpener> opener;
    };
    void take(uint64_t number, const OpenRequest &request, const std::shared_ptr<const SlideSource> &slide);
    uint64_t end(const SlideOpener *opener); ///< the number of what it opened

    Workspace &m_workspace;
    RecentSlides &m_recent;
    std::unique_ptr<SlidePreloader> m_ahead;
    std::list<Opening> m_openings;
    std::vector<OpenRequest> m_failed; ///< of views that show it
    uint64_t m_lastNumber = 0;
    uint64_t m_newestShown = 0; ///< slides come in any order: the one that was asked for last stays in front
};

} // namespace tessera
