#pragma once
#include <QDockWidget>

namespace tessera {

class AnalysisSession;
class OverlayModel;

/// The Analysis panel: run, result, heat map, one below the other.
class AnalysisDock : public QDockWidget {
    Q_OBJECT
public:
    /// Both outlive the dock.
    AnalysisDock(AnalysisSession &session, OverlayModel &overlay, QWidget *parent = nullptr);
};

} // namespace tessera
