#pragma once
#include "app/analysissession.h"

#include <QObject>

#include <map>
#include <memory>

class QStackedWidget;

namespace tessera {

class AnalysisPanel;
class SlideView;
class Workspace;

/// The analysis of each view of a workspace, and its panel: they come with the view, follow its slide, and go with it.
/// A slide goes on being analysed while another one is looked at.
class ViewAnalyses : public QObject {
    Q_OBJECT
public:
    /// Service and workspace outlive the object.
    ViewAnalyses(AnalysisService &service, Workspace &workspace, QObject *parent = nullptr);
    ~ViewAnalyses() override;

    AnalysisSession &of(const SlideView &view) const;
    /// The panel of the current view; other views' wait behind it.
    QStackedWidget &panels() { return *m_panels; }
    /// At least one of them is not over.
    bool areRunning() const;

Q_SIGNALS:
    /// A run or its result failed, other than by the engine's death or the user's cancel.
    void failed(const tessera::Error &error);
    /// One of them is in another state now, or has gone with its view.
    void changed();

private:
    struct Analysis {
        std::unique_ptr<AnalysisSession> session;
        AnalysisPanel *panel = nullptr; ///< owned by m_panels
    };
    void add(SlideView *view);
    void remove(SlideView *view);

    AnalysisService &m_service;
    QStackedWidget *m_panels; ///< the dock's
    std::map<const SlideView *, Analysis> m_analyses;
};

} // namespace tessera
