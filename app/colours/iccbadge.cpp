#include "app/colours/iccbadge.h"

#include "app/colours/colourtext.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

using namespace Qt::StringLiterals;

namespace tessera {

IccBadge::IccBadge(Workspace &workspace, QWidget *parent) : QLabel(parent), m_workspace(workspace)
{
    setObjectName(u"iccBadge"_s);
    setAccessibleName(tr("Colour profile"));
    setTextFormat(Qt::PlainText);
    setContentsMargins(8, 0, 8, 0);
    connect(&workspace, &Workspace::currentChanged, this, &IccBadge::follow);
    follow(&workspace.current());
}

void IccBadge::follow(SlideView *view)
{
    disconnect(m_colours);
    disconnect(m_slide);
    m_colours = connect(&view->canvas(), &SlideCanvas::colourChanged, this, &IccBadge::showState);
    m_slide = connect(view, &SlideView::slideChanged, this, &IccBadge::showState);
    showState();
}

void IccBadge::showState()
{
    const SlideColour *colour = m_workspace.current().canvas().colour();
    setVisible(colour != nullptr);
    setText(colour ? badgeOf(colour->iccState()) : QString());
    setToolTip(colour ? sentenceOf(*colour) : QString());
}

} // namespace tessera
