#pragma once
#include <QPointer>
#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace tessera {

class AssociatedPage;
class FactsPage;
class PropertiesPage;
class SlideView;

/// What is known of the slide of a view: facts and levels, the properties of the file, the pictures beside the slide.
class SlideInfoPanel : public QWidget {
    Q_OBJECT
public:
    explicit SlideInfoPanel(QWidget *parent = nullptr);

    /// Speaks of this view from now on, until another one is given or the view is gone.
    void follow(SlideView &view);
    /// How much of the slide was looked at, in words; empty: nothing is said of it.
    void showSeen(const QString &text);

private:
    void showSlide();
    void showFacts();

    QPointer<SlideView> m_view;
    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    FactsPage *m_facts;
    PropertiesPage *m_properties;
    AssociatedPage *m_associated;
};

} // namespace tessera
