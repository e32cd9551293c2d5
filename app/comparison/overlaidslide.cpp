#include "app/comparison/overlaidslide.h"

#include "app/comparison/comparedecoration.h"
#include "app/comparison/slidepair.h"
#include "app/workspace/slideview.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/compare/warpedlayer.h"

#include <algorithm>
#include <chrono>

namespace tessera {
namespace {

constexpr std::chrono::milliseconds blinkTime(700); ///< far from what could trigger a seizure

} // namespace

OverlaidSlide::OverlaidSlide(SlidePair &pair, std::shared_ptr<TileEngine> tiles, QObject *parent)
    : QObject(parent), m_pair(pair), m_warped(std::make_unique<WarpedLayer>(std::move(tiles))),
      m_decoration(std::make_unique<CompareDecoration>())
{
    m_blink.setInterval(blinkTime);
    connect(&m_blink, &QTimer::timeout, this, [this] { showBlink(!m_warped->isShown()); });
    connect(&pair, &SlidePair::changed, this, &OverlaidSlide::follow);
}

OverlaidSlide::~OverlaidSlide() = default;

bool OverlaidSlide::isOver(const SlideView &view) const { return m_covered == &view.canvas(); }

void OverlaidSlide::follow()
{
    if (m_mode == Overlay::none)
        return;
    const std::optional<PairAlignment> alignment = m_pair.alignment();
    const bool isSamePair = alignment && isOver(*m_pair.first()) && m_pair.first()->slide() == m_coveredSlide &&
                            m_pair.second()->slide() == m_warped->slide();
    if (!isSamePair)
        set(Overlay::none);
    else if (alignment->transform != m_warped->transform())
        putUp();
}

void OverlaidSlide::set(Overlay overlay)
{
    if (!m_pair.alignment())
        overlay = Overlay::none;
    if (overlay != m_mode) {
        m_mode = overlay;
        if (overlay == Overlay::none)
            takeDown();
        else
            putUp();
    }
    Q_EMIT changed(); // also where it was refused: whoever asked shows what is
}

void OverlaidSlide::takeDown()
{
    m_blink.stop();
    if (m_covered) {
        m_covered->removeLayer(m_warped.get());
        m_covered->removeLayer(m_decoration.get());
        disconnect(m_covered, &SlideCanvas::viewportChanged, this, nullptr);
    }
    m_covered = nullptr;
    m_coveredSlide.reset();
    m_warped->setSlide(nullptr, {});
}

void OverlaidSlide::putUp()
{
    takeDown();
    const std::optional<PairAlignment> alignment = m_pair.alignment();
    SlideView &first = *m_pair.first();
    m_covered = &first.canvas();
    m_coveredSlide = first.slide();
    m_warped->setSlide(m_pair.second()->slide(), alignment->transform);
    m_warped->setView(m_covered->viewport());
    connect(m_covered, &SlideCanvas::viewportChanged, this, [this](const Viewport &view) { m_warped->setView(view); });
    m_warped->setSplit(m_mode == Overlay::swipe ? m_split : 0);
    m_warped->setShown(true);
    m_decoration->show({.slide = m_pair.second()->fileName(),
                        .alignment = *alignment,
                        .line = m_mode == Overlay::swipe ? std::optional(m_split) : std::nullopt});
    m_covered->addLayer(m_warped.get());
    m_covered->addLayer(m_decoration.get());
    // The scale bar belongs to both.
    m_covered->removeLayer(&first.scaleBar());
    m_covered->addLayer(&first.scaleBar());
    if (m_mode == Overlay::blink)
        m_blink.start();
}

/// What is seen is named, so that nobody takes one slide for the other.
void OverlaidSlide::showBlink(bool second)
{
    m_warped->setShown(second);
    m_decoration->setSlide((second ? m_pair.second() : m_pair.first())->fileName());
}

void OverlaidSlide::setSplit(double part)
{
    const double within = std::clamp(part, 0.0, 1.0);
    if (within == m_split)
        return;
    m_split = within;
    if (m_mode == Overlay::swipe) {
        m_warped->setSplit(m_split);
        m_decoration->setLine(m_split);
    }
    Q_EMIT splitChanged();
}

} // namespace tessera
