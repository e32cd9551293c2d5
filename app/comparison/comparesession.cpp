#include "app/comparison/comparesession.h"

#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <algorithm>

namespace tessera {

CompareSession::CompareSession(Workspace &workspace, std::shared_ptr<TileEngine> tiles, AlignmentStore store,
                               QObject *parent)
    : QObject(parent), m_pair(workspace, std::move(store)), m_points(m_pair), m_automatic(m_pair),
      m_overlay(m_pair, std::move(tiles)),
      m_link([this](const SlideCanvas &from, const SlideCanvas &to) -> std::optional<SlideTransform> {
          const auto alignment = m_pair.alignmentOf(*from.slide(), *to.slide());
          return alignment ? std::optional(alignment->transform) : std::nullopt;
      })
{
    connect(&m_pair, &SlidePair::aligned, this, [this] { m_link.link(canvasesToLink()); });
    connect(&m_pair, &SlidePair::changed, this, &CompareSession::follow);
    connect(&m_points, &PointTool::changed, this, &CompareSession::changed);
    connect(&m_automatic, &AutomaticAlignment::changed, this, &CompareSession::changed);
    connect(&m_overlay, &OverlaidSlide::changed, this, &CompareSession::changed);
}

/// Views that are linked already keep the offset that the user may have given them.
void CompareSession::follow()
{
    const std::vector<SlideCanvas *> wanted = canvasesToLink();
    const std::vector<SlideCanvas *> linked = m_link.canvases();
    if (!std::is_permutation(wanted.begin(), wanted.end(), linked.begin(), linked.end()))
        m_link.link(wanted);
    Q_EMIT changed();
}

void CompareSession::setSynchronised(bool on)
{
    m_synchronised = on;
    m_link.link(canvasesToLink());
    Q_EMIT changed();
}

void CompareSession::setSettingPoints(bool on)
{
    if (on)
        m_overlay.set(Overlay::none);
    m_points.setActive(on);
}

/// All that are seen. The current one leads, unless it is new among others.
std::vector<SlideCanvas *> CompareSession::canvasesToLink() const
{
    if (!m_synchronised)
        return {};
    const Workspace &workspace = m_pair.workspace();
    std::vector<SlideCanvas *> seen;
    for (SlideView *view : workspace.panes())
        if (!view->isEmpty())
            seen.push_back(&view->canvas());
    const auto current = std::find(seen.begin(), seen.end(), &workspace.current().canvas());
    if (current != seen.end())
        std::rotate(seen.begin(), current, current + 1);
    const std::vector<SlideCanvas *> linked = m_link.canvases();
    std::stable_partition(seen.begin(), seen.end(), [&linked](const SlideCanvas *canvas) {
        return std::find(linked.begin(), linked.end(), canvas) != linked.end();
    });
    return seen;
}

} // namespace tessera
