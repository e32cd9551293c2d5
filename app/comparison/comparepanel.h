#pragma once
#include <QScrollArea>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;

namespace tessera {

class CompareSession;
class PointPanel;

/// Two slides side by side: what they are, how they are aligned and how well, and what can be done with them. Shows
/// CompareSession and calls its verbs.
class ComparePanel : public QScrollArea {
    Q_OBJECT
public:
    /// The session outlives the panel.
    explicit ComparePanel(CompareSession &session, QWidget *parent = nullptr);

private:
    QWidget *alignmentPart();
    QWidget *overlayPart();
    void showSession();
    void showProgress();
    void showOverlay();
    void showSplit();

    CompareSession &m_session;
    QLabel *m_slides;
    QCheckBox *m_synchronised;
    QLabel *m_alignment;
    QPushButton *m_automatic;
    QProgressBar *m_progress;
    QLabel *m_timeLeft;
    QPushButton *m_cancel;
    PointPanel *m_points;
    QButtonGroup *m_overlays;
    QSlider *m_split;
};

} // namespace tessera
