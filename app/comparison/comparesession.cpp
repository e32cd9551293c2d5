#include "app/comparison/comparesession.h"

#include "app/comparison/comparedecoration.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/scalebar.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/compare/registrationjob.h"
#include "viewer/compare/warpedlayer.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::chrono::milliseconds blinkTime(700);

} // namespace

CompareSession::CompareSession(Workspace &workspace, std::shared_ptr<TileEngine> tiles, AlignmentStore store,
                               QObject *parent)
    : QObject(parent), m_workspace(workspace), m_store(std::move(store)),
      m_link([this](const SlideCanvas &from, const SlideCanvas &to) -> std::optional<SlideTransform> {
          const auto alignment = known(*from.slide(), *to.slide());
          return alignment ? std::optional(alignment->transform) : std::nullopt;
      }),
      m_warped(std::make_unique<WarpedLayer>(std::move(tiles))), m_decoration(std::make_unique<CompareDecoration>())
{
    m_blink.setInterval(blinkTime);
    connect(&m_blink, &QTimer::timeout, this, [this] { m_warped->setShown(!m_warped->isShown()); });
    connect(&workspace, &Workspace::currentChanged, this, &CompareSession::followWorkspace);
    connect(&workspace, &Workspace::viewsChanged, this, &CompareSession::followWorkspace);
    connect(&workspace, &Workspace::gridChanged, this, &CompareSession::followWorkspace);
    connect(&m_link, &ViewLink::linkedChanged, this, [this] {
        if (!m_linking) // a view has left by itself
            Q_EMIT changed();
    });
}

CompareSession::~CompareSession() = default;

SlideView *CompareSession::first() const
{
    SlideView &current = m_workspace.current();
    return current.isEmpty() ? nullptr : &current;
}

SlideView *CompareSession::second() const
{
    SlideView *current = first();
    if (!current)
        return nullptr;
    std::vector<SlideView *> others = m_workspace.panes();
    const auto here = std::find(others.begin(), others.end(), current);
    std::rotate(others.begin(), here, others.end());
    others.insert(others.end(), m_workspace.views().begin(), m_workspace.views().end());
    const auto found = std::find_if(others.begin(), others.end(), [current](const SlideView *view) {
        return view != current && !view->isEmpty() && view->slide() != current->slide();
    });
    return found == others.end() ? nullptr : *found;
}

std::optional<PairAlignment> CompareSession::known(const SlideSource &from, const SlideSource &to) const
{
    const std::string &a = from.facts().fingerprint;
    const std::string &b = to.facts().fingerprint;
    for (const bool forward : {true, false}) {
        const auto text = forward ? m_store.load(a, b) : m_store.load(b, a);
        if (!text)
            continue;
        if (const Result<PairAlignment> stored = pairAlignmentFromJson(*text))
            return forward ? *stored : stored->inverse();
    }
    return std::nullopt;
}

std::optional<PairAlignment> CompareSession::alignment() const
{
    return hasPair() ? known(*first()->slide(), *second()->slide()) : std::nullopt;
}

void CompareSession::accept(const PairAlignment &alignment, const SlideSource &from, const SlideSource &to)
{
    const std::string &a = from.facts().fingerprint;
    const std::string &b = to.facts().fingerprint;
    if (m_store.load(b, a)) // one way alone is kept
        m_store.save(b, a, toJson(alignment.inverse()));
    else
        m_store.save(a, b, toJson(alignment));
    link();
    if (m_overlay != Overlay::none)
        putUp();
}

void CompareSession::followWorkspace()
{
    if (m_settingPoints && (first() != m_pointsFirst && first() != m_pointsSecond))
        setSettingPoints(false);
    if (m_overlay != Overlay::none && (!first() || &first()->canvas() != m_covered || !hasPair()))
        setOverlay(Overlay::none);
    link();
    Q_EMIT changed();
}

void CompareSession::setSynchronised(bool on)
{
    m_synchronised = on;
    link();
    Q_EMIT changed();
}

/// The current view leads; whoever is seen follows.
void CompareSession::link()
{
    m_linking = true;
    std::vector<SlideCanvas *> canvases;
    if (m_synchronised && first()) {
        canvases.push_back(&first()->canvas());
        for (SlideView *view : m_workspace.panes())
            if (view != first() && !view->isEmpty())
                canvases.push_back(&view->canvas());
    }
    m_link.link(canvases);
    m_linking = false;
}

void CompareSession::registerAutomatically()
{
    if (!hasPair() || m_job)
        return;
    m_progress = 0;
    m_job = std::make_unique<RegistrationJob>(first()->slide(), second()->slide(), RegistrationOptions());
    const auto end = [this] {
        m_job.release()->deleteLater();
        Q_EMIT changed();
    };
    connect(m_job.get(), &RegistrationJob::progressed, this, [this](RegistrationStage, double done) {
        m_progress = done;
        Q_EMIT progressed(done);
    });
    connect(m_job.get(), &RegistrationJob::registered, this, [this, end](const Registration &found) {
        const PairAlignment alignment{found.transform, AlignmentOrigin::automatic, found.error.median.value(),
                                      found.error.ninetiethPercentile.value(), found.error.inMicrometres};
        accept(alignment, *m_job->from(), *m_job->to());
        end();
    });
    connect(m_job.get(), &RegistrationJob::failed, this, [this, end](const Error &error) {
        end();
        if (error.code != ErrorCode::cancelled)
            Q_EMIT failed(error);
    });
    Q_EMIT changed();
}

void CompareSession::cancelRegistration()
{
    if (m_job)
        m_job->cancel();
}

void CompareSession::setOverlay(Overlay overlay)
{
    if (overlay != Overlay::none && !alignment())
        overlay = Overlay::none;
    if (overlay != m_overlay) {
        m_overlay = overlay;
        if (overlay == Overlay::none)
            takeDown();
        else
            putUp();
    }
    Q_EMIT changed(); // also where it was refused: whoever asked shows what is
}

void CompareSession::takeDown()
{
    m_blink.stop();
    if (m_covered) {
        m_covered->removeLayer(m_warped.get());
        m_covered->removeLayer(m_decoration.get());
    }
    m_covered = nullptr;
    m_warped->setSlide(nullptr, {});
}

void CompareSession::putUp()
{
    const std::optional<PairAlignment> pair = alignment();
    takeDown();
    if (!pair)
        return;
    m_covered = &first()->canvas();
    m_warped->setSlide(second()->slide(), pair->transform);
    m_warped->setSplit(m_overlay == Overlay::swipe ? m_split : 0);
    m_warped->setShown(true);
    m_decoration->show({second()->fileName(), *pair, m_overlay == Overlay::swipe, m_split});
    m_covered->addLayer(m_warped.get());
    m_covered->addLayer(m_decoration.get());
    // The scale bar belongs to both.
    ScaleBarLayer &scaleBar = first()->scaleBar();
    m_covered->removeLayer(&scaleBar);
    m_covered->addLayer(&scaleBar);
    if (m_overlay == Overlay::blink)
        m_blink.start();
}

void CompareSession::setSplit(double part)
{
    m_split = std::clamp(part, 0.0, 1.0);
    if (m_overlay != Overlay::swipe)
        return;
    m_warped->setSplit(m_split);
    m_decoration->setSplit(m_split);
}

double CompareSession::split() const { return m_split; }

void CompareSession::setSettingPoints(bool on)
{
    if (on && !hasPair())
        return Q_EMIT changed();
    if (on && (m_pointsFirst != first() || m_pointsSecond != second())) {
        m_pairs.clear();
        m_pointsFirst = first();
        m_pointsSecond = second();
    }
    if (on)
        setOverlay(Overlay::none);
    m_openPoint.reset();
    m_settingPoints = on;
    alignByPoints();
}

SlideView *CompareSession::pointsFirst() const { return m_pointsFirst; }

SlideView *CompareSession::pointsSecond() const { return m_pointsSecond; }

std::optional<bool> CompareSession::sideOf(const SlideView &view) const
{
    if (&view == m_pointsFirst)
        return true;
    return &view == m_pointsSecond ? std::optional(false) : std::nullopt;
}

void CompareSession::addPoint(const SlideView &view, Level0Point point)
{
    const bool onFirst = &view == m_pointsFirst;
    if (!m_settingPoints || (!onFirst && &view != m_pointsSecond))
        return;
    if (!m_openPoint || m_openPoint->onFirst == onFirst) { // a second click on the same slide moves the point
        m_openPoint = {onFirst, point};
        return Q_EMIT changed();
    }
    m_pairs.push_back(onFirst ? PointPair{point, m_openPoint->point} : PointPair{m_openPoint->point, point});
    m_openPoint.reset();
    alignByPoints();
}

void CompareSession::removePair(std::size_t index)
{
    if (index >= m_pairs.size())
        return;
    m_pairs.erase(m_pairs.begin() + static_cast<std::ptrdiff_t>(index));
    alignByPoints();
}

void CompareSession::setKind(TransformKind kind)
{
    m_kind = kind;
    alignByPoints();
}

void CompareSession::alignByPoints()
{
    m_pointAlignment.reset();
    m_pointProblem.reset();
    if (m_pointsFirst && m_pointsSecond && !m_pairs.empty()) {
        const SlidePitches pitches{m_pointsFirst->canvas().viewport().mpp(), m_pointsSecond->canvas().viewport().mpp()};
        const Result<Alignment> found = alignPoints(m_pairs, m_kind, pitches, Mirroring::whereItFitsBetter);
        if (found) {
            m_pointAlignment = *found;
            if (m_settingPoints)
                accept({found->transform, AlignmentOrigin::points, found->error.rootMeanSquare, std::nullopt,
                        found->error.inMicrometres},
                       *m_pointsFirst->slide(), *m_pointsSecond->slide());
        } else {
            m_pointProblem = found.error();
        }
    }
    Q_EMIT changed();
}

} // namespace tessera
