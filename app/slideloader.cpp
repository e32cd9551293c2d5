#include "app/slideloader.h"

#include "app/recentslides.h"
#include "app/settings.h"
#include "app/text/errortext.h"
#include "app/text/paths.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/tiles/slidepreloader.h"
#include "viewer/tiles/tileengine.h"

#include <QFileInfo>

#include <algorithm>

namespace tessera {

ViewPlace placeOf(const Viewport &viewport) { return {viewport.centre(), viewport.scale(), viewport.orientation()}; }

SlideLoader::SlideLoader(std::shared_ptr<TileEngine> tiles, Workspace &workspace, RecentSlides &recent, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_recent(recent),
      m_ahead(std::make_unique<SlidePreloader>(std::move(tiles),
                                               [](const std::filesystem::path &path) { return openSlide(path); }))
{
}

SlideLoader::~SlideLoader() = default;

void SlideLoader::open(const OpenRequest &request)
{
    const uint64_t number = ++m_lastNumber;
    if (!request.target) {
        const QString absolute = QFileInfo(request.path).absoluteFilePath();
        for (Opening &opening : m_openings)
            if (!opening.request.target && QFileInfo(opening.request.path).absoluteFilePath() == absolute) {
                opening.number = number;
                return;
            }
        for (SlideView *view : m_workspace.views()) {
            if (view->isEmpty() || QFileInfo(view->path()).absoluteFilePath() != absolute)
                continue;
            m_workspace.setCurrent(*view);
            m_newestShown = number;
            if (request.mpp) {
                rememberMpp(view->slide()->facts().fingerprint, request.mpp);
                view->setUserMpp(request.mpp);
                Q_EMIT view->mppGiven(request.mpp);
            }
            return Q_EMIT opened(view);
        }
    }
    std::erase_if(m_failed, [&](const OpenRequest &old) { return !old.target || old.target == request.target; });
    if (request.target)
        m_openings.remove_if([&](const Opening &opening) { return opening.request.target == request.target; });
    if (request.hostileFormats == HostileFormats::refuse)
        if (const std::shared_ptr<SlideTiles> ahead = m_ahead->take(toPath(request.path)))
            return take(number, request, ahead->slide());
    auto opener = std::make_unique<SlideOpener>();
    SlideOpener *const key = opener.get();
    connect(key, &SlideOpener::takesLong, this, &SlideLoader::waitingFor);
    connect(key, &SlideOpener::opened, this,
            [this, key, request](const std::shared_ptr<const SlideSource> &slide) { take(end(key), request, slide); });
    connect(key, &SlideOpener::failed, this, [this, key, request](const Error &error) {
        end(key);
        // A view that had nothing else to show says so itself.
        if (request.target && request.target->isEmpty()) {
            m_failed.push_back(request);
            request.target->showFailure(request.path, sentenceOf(error));
        }
        Q_EMIT failed(error, request);
    });
    m_openings.push_back({number, request, std::move(opener)});
    key->open(request.path, request.hostileFormats);
}

void SlideLoader::openAhead(const QStringList &paths)
{
    std::vector<std::filesystem::path> slides;
    for (const QString &path : paths)
        slides.push_back(toPath(path));
    const SlideCanvas &canvas = m_workspace.current().canvas();
    const QSize pixels = canvas.size() * canvas.devicePixelRatioF();
    m_ahead->preload(std::move(slides), pixels.width(), pixels.height());
}

void SlideLoader::reload(SlideView &view)
{
    if (view.isEmpty())
        return;
    const Viewport &viewport = view.canvas().target();
    open({.path = view.path(), .hostileFormats = view.hostileFormats(), .target = &view, .place = placeOf(viewport)});
}

const OpenRequest *SlideLoader::pendingFor(const SlideView &view) const
{
    const auto found = std::find_if(m_openings.begin(), m_openings.end(),
                                    [&](const Opening &opening) { return opening.request.target == &view; });
    if (found != m_openings.end())
        return &found->request;
    const auto failed = std::find_if(m_failed.begin(), m_failed.end(),
                                     [&](const OpenRequest &request) { return request.target == &view; });
    return failed == m_failed.end() ? nullptr : &*failed;
}

void SlideLoader::retry(SlideView &view)
{
    if (const OpenRequest *request = pendingFor(view))
        open(OpenRequest(*request));
}

uint64_t SlideLoader::end(const SlideOpener *opener)
{
    const auto found = std::find_if(m_openings.begin(), m_openings.end(),
                                    [opener](const Opening &opening) { return opening.opener.get() == opener; });
    const uint64_t number = found->number;
    found->opener.release()->deleteLater(); // it is the one that calls
    m_openings.erase(found);
    if (m_openings.empty())
        Q_EMIT waitingFor({});
    return number;
}

void SlideLoader::take(uint64_t number, const OpenRequest &request, const std::shared_ptr<const SlideSource> &slide)
{
    SlideView &before = m_workspace.current();
    SlideView &view = request.target ? *request.target : m_workspace.viewForNewSlide();
    const std::string &fingerprint = slide->facts().fingerprint;
    if (request.mpp)
        rememberMpp(fingerprint, request.mpp);
    view.setSlide(slide, request.hostileFormats, rememberedMpp(fingerprint));
    if (request.place) {
        SlideCanvas &canvas = view.canvas();
        canvas.setViewport(canvas.viewport()
                               .oriented(request.place->orientation)
                               .scaled(request.place->scale)
                               .centredOn(request.place->centre));
    }
    if (number < m_newestShown)
        m_workspace.setCurrent(before);
    m_newestShown = std::max(m_newestShown, number);
    if (request.openedBy == OpenedBy::user)
        m_recent.add(request.path);
    Q_EMIT opened(&view);
}

} // namespace tessera
