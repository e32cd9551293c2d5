#include "app/colours/colourmemory.h"

#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <utility>

using namespace std::chrono_literals;

namespace tessera {
namespace {

constexpr auto afterLastChange = 400ms;

QString fingerprintOf(const SlideView &view) { return QString::fromStdString(view.slide()->facts().fingerprint); }

} // namespace

ColourMemory::ColourMemory(Workspace &workspace, ColourStore store, QObject *parent)
    : QObject(parent), m_store(std::move(store))
{
    m_later.setSingleShot(true);
    m_later.setInterval(afterLastChange);
    connect(&m_later, &QTimer::timeout, this, &ColourMemory::write);
    connect(&workspace, &Workspace::viewAdded, this, &ColourMemory::follow);
    for (SlideView *view : workspace.views())
        follow(view);
}

ColourMemory::~ColourMemory() { write(); }

void ColourMemory::follow(SlideView *view)
{
    connect(view, &SlideView::slideChanged, this, [this, view] { recall(*view); });
    connect(&view->canvas(), &SlideCanvas::colourChanged, this, [this, view] { note(*view); });
    recall(*view);
}

void ColourMemory::recall(SlideView &view)
{
    SlideColour *colour = view.canvas().colour();
    if (!colour || view.slide()->facts().fingerprint.empty() || !colour->settings().areDefault())
        return; // (a second view of the slide has its colours already)
    const QString fingerprint = fingerprintOf(view);
    if (!m_known.contains(fingerprint)) {
        // What cannot be understood is as good as nothing, and gone with the next change.
        const QString json = m_store.read(fingerprint.toStdString());
        m_known[fingerprint] =
            json.isEmpty() ? ColourSettings() : colourSettingsFromJson(json.toStdString()).value_or(ColourSettings());
    }
    colour->setSettings(m_known[fingerprint]);
}

void ColourMemory::note(SlideView &view)
{
    const SlideColour *colour = view.canvas().colour();
    if (!colour || view.slide()->facts().fingerprint.empty())
        return;
    const ColourSettings settings = colour->settings();
    const QString fingerprint = fingerprintOf(view);
    if (settings == m_known.value(fingerprint))
        return;
    m_known[fingerprint] = settings;
    m_unwritten[fingerprint] = settings;
    m_later.start();
}

void ColourMemory::write()
{
    const QHash<QString, ColourSettings> unwritten = std::exchange(m_unwritten, {});
    for (auto it = unwritten.begin(); it != unwritten.end(); ++it)
        m_store.write(it.key().toStdString(),
                      it.value().areDefault() ? QString() : QString::fromStdString(toJson(it.value())));
}

} // namespace tessera
