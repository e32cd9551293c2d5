#include "app/slideinfo/slideinfopanel.h"

#include "app/slideinfo/associatedpage.h"
#include "app/slideinfo/factspage.h"
#include "app/slideinfo/propertiespage.h"
#include "app/workspace/slideview.h"
#include "viewer/canvas/slidecanvas.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

SlideInfoPanel::SlideInfoPanel(QWidget *parent)
    : QWidget(parent), m_pages(new QStackedWidget(this)), m_tabs(new QTabWidget(this)), m_facts(new FactsPage),
      m_properties(new PropertiesPage), m_associated(new AssociatedPage)
{
    auto *empty = new QLabel(tr("Open a slide to see what its file says."), this);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setMargin(16);
    m_tabs->setObjectName(u"slideInfoTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the slide information"));
    m_tabs->addTab(m_facts, tr("Slide"));
    m_tabs->addTab(m_properties, tr("Properties"));
    m_tabs->addTab(m_associated, tr("Pictures"));
    m_pages->addWidget(empty);
    m_pages->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_tabs);
}

void SlideInfoPanel::follow(SlideView &view)
{
    if (m_view == &view)
        return;
    if (m_view) {
        m_view->disconnect(this);
        m_view->canvas().disconnect(this);
    }
    m_view = &view;
    connect(&view, &SlideView::slideChanged, this, &SlideInfoPanel::showSlide);
    connect(&view, &SlideView::mppGiven, this, &SlideInfoPanel::showFacts);
    showSlide();
}

void SlideInfoPanel::showSeen(const QString &text) { m_facts->showSeen(text); }

void SlideInfoPanel::showSlide()
{
    const bool isThere = m_view && !m_view->isEmpty();
    m_pages->setCurrentIndex(isThere ? 1 : 0);
    m_associated->show(isThere ? m_view->slide() : nullptr);
    if (!isThere) {
        m_facts->clear();
        m_properties->show({});
        return;
    }
    showFacts();
    m_properties->show(m_view->slide()->facts().properties);
}

void SlideInfoPanel::showFacts()
{
    if (m_view && !m_view->isEmpty())
        m_facts->show(m_view->slide()->facts(), m_view->canvas().viewport().mpp());
}

} // namespace tessera
