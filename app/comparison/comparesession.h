#pragma once
#include "app/comparison/automaticalignment.h"
#include "app/comparison/overlaidslide.h"
#include "app/comparison/pointtool.h"
#include "app/comparison/slidepair.h"
#include "viewer/compare/viewlink.h"

namespace tessera {

/// Comparing the slides of a workspace: views that follow each other, and what can be done with a pair of slides.
class CompareSession : public QObject {
    Q_OBJECT
public:
    /// The workspace outlives the session.
    CompareSession(Workspace &workspace, std::shared_ptr<TileEngine> tiles, AlignmentStore store,
                   QObject *parent = nullptr);

    SlidePair &pair() { return m_pair; }
    PointTool &points() { return m_points; }
    AutomaticAlignment &automatic() { return m_automatic; }
    OverlaidSlide &overlay() { return m_overlay; }

    /// Every view that is seen follows the one that is moved.
    void setSynchronised(bool on);
    bool isSynchronised() const { return m_synchronised; }
    /// While points are set nothing lies over the slides.
    void setSettingPoints(bool on);

Q_SIGNALS:
    /// Of the session or of any of its parts.
    void changed();

private:
    void follow();
    std::vector<SlideCanvas *> canvasesToLink() const;

    SlidePair m_pair;
    PointTool m_points;
    AutomaticAlignment m_automatic;
    OverlaidSlide m_overlay;
    ViewLink m_link;
    bool m_synchronised = false;
};

} // namespace tessera
