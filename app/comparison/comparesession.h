#pragma once
#include "app/comparison/pairalignment.h"
#include "viewer/compare/viewlink.h"
#include "viewer/registration/slideregistration.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class CompareDecoration;
class RegistrationJob;
class SlideCanvas;
class SlideView;
class TileEngine;
class WarpedLayer;
class Workspace;

/// How the second slide is seen over the first.
enum class Overlay { none, swipe, blink, whole };

/// Comparing the slides of a workspace: views that follow each other, and a pair of slides, the current one and a
/// second one, which can be aligned and laid over each other.
class CompareSession : public QObject {
    Q_OBJECT
public:
    /// The workspace outlives the session.
    CompareSession(Workspace &workspace, std::shared_ptr<TileEngine> tiles, AlignmentStore store,
                   QObject *parent = nullptr);
    ~CompareSession() override;

    /// The current view's; null where there are no two slides.
    SlideView *first() const;
    /// The next pane that shows another slide, else another tab.
    SlideView *second() const;
    bool hasPair() const { return second() != nullptr; }
    std::optional<PairAlignment> alignment() const;

    void setSynchronised(bool on);
    bool isSynchronised() const { return m_synchronised; }

    void registerAutomatically();
    void cancelRegistration();
    bool isRegistering() const { return m_job != nullptr; }
    double progress() const { return m_progress; }

    /// Needs an alignment, unless it is none.
    void setOverlay(Overlay overlay);
    Overlay overlay() const { return m_overlay; }
    void setSplit(double part);
    double split() const;

    /// While points are set, a click on either slide sets one; pairs are kept until others are aligned.
    void setSettingPoints(bool on);
    bool isSettingPoints() const { return m_settingPoints; }
    void addPoint(const SlideView &view, Level0Point point);
    void removePair(std::size_t index);
    void setKind(TransformKind kind);
    TransformKind kind() const { return m_kind; }
    const std::vector<PointPair> &pairs() const { return m_pairs; }
    /// Of the present pairs, where they suffice.
    const std::optional<Alignment> &pointAlignment() const { return m_pointAlignment; }
    /// Why they do not; empty when they do.
    const std::optional<Error> &pointProblem() const { return m_pointProblem; }
    /// Is the view the first of the two that points are set on, or the second, or neither?
    std::optional<bool> sideOf(const SlideView &view) const;
    SlideView *pointsFirst() const;
    SlideView *pointsSecond() const;
    /// A point that waits for its partner, on which view.
    struct OpenPoint {
        bool onFirst = true;
        Level0Point point;
    };
    const std::optional<OpenPoint> &openPoint() const { return m_openPoint; }

Q_SIGNALS:
    void changed();
    void progressed(double share);
    void failed(const tessera::Error &error);

private:
    void followWorkspace();
    void link();
    void alignByPoints();
    void accept(const PairAlignment &alignment, const SlideSource &from, const SlideSource &to);
    std::optional<PairAlignment> known(const SlideSource &from, const SlideSource &to) const;
    void takeDown();
    void putUp();

    Workspace &m_workspace;
    AlignmentStore m_store;
    ViewLink m_link;
    bool m_synchronised = false;
    bool m_linking = false;
    std::unique_ptr<RegistrationJob> m_job;
    double m_progress = 0;

    Overlay m_overlay = Overlay::none;
    QPointer<SlideCanvas> m_covered; ///< the canvas that the second slide lies over
    std::unique_ptr<WarpedLayer> m_warped;
    std::unique_ptr<CompareDecoration> m_decoration;
    QTimer m_blink;
    double m_split = 0.5;

    bool m_settingPoints = false;
    TransformKind m_kind = TransformKind::rigid;
    std::vector<PointPair> m_pairs;
    std::optional<OpenPoint> m_openPoint;
    QPointer<SlideView> m_pointsFirst; ///< whose the points are
    QPointer<SlideView> m_pointsSecond;
    std::optional<Alignment> m_pointAlignment;
    std::optional<Error> m_pointProblem;
};

} // namespace tessera
