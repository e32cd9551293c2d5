#include "app/peekkey.h"

#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QKeyEvent>
#include <QWidget>

namespace tessera {
namespace {

/// On some layouts the key left of the 1 is dead, so that H does the same.
bool isPeekKey(const QKeyEvent &event)
{
    const bool isKey = event.key() == Qt::Key_QuoteLeft || event.key() == Qt::Key_Dead_Grave ||
                       (event.key() == Qt::Key_H && event.modifiers() == Qt::NoModifier);
    return isKey && !event.isAutoRepeat();
}

} // namespace

PeekKey::PeekKey(QWidget &window, Workspace &workspace) : QObject(&window), m_workspace(workspace)
{
    window.installEventFilter(this);
}

bool PeekKey::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed = event->type() == QEvent::KeyPress;
    if (pressed || event->type() == QEvent::KeyRelease) {
        if (!isPeekKey(*static_cast<QKeyEvent *>(event)))
            return false;
        setPeeking(pressed);
        return true;
    }
    // The key may be released in another window: then its release never comes here.
    if (event->type() == QEvent::WindowDeactivate)
        setPeeking(false);
    return QObject::eventFilter(watched, event);
}

void PeekKey::setPeeking(bool peeking)
{
    for (SlideView *view : m_workspace.views())
        view->overlay().setPeeking(peeking);
}

} // namespace tessera
