#pragma once
#include <QScrollArea>

namespace tessera {

class AnalysisSession;
class OverlayModel;

/// The analysis of one slide: run, result, heat map, one below the other.
class AnalysisPanel : public QScrollArea {
    Q_OBJECT
public:
    /// Both outlive the panel.
    AnalysisPanel(AnalysisSession &session, OverlayModel &overlay, QWidget *parent = nullptr);
};

} // namespace tessera
