#pragma once
#include <QScrollArea>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace tessera {

class CompareSession;

/// Two slides side by side: what they are, how they are aligned and how well, and what can be done with them. Shows
/// CompareSession and calls its verbs.
class ComparePanel : public QScrollArea {
    Q_OBJECT
public:
    /// The session outlives the panel.
    explicit ComparePanel(CompareSession &session, QWidget *parent = nullptr);

private:
    QWidget *alignmentPart();
    QWidget *pointsPart();
    QWidget *overlayPart();
    void showSession();
    void showPairs();
    void showHint();

    CompareSession &m_session;
    QLabel *m_slides;
    QLabel *m_alignment;
    QCheckBox *m_synchronised;
    QPushButton *m_automatic;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_points;
    QComboBox *m_kind;
    QTableWidget *m_pairs;
    QPushButton *m_remove;
    QLabel *m_hint;
    QButtonGroup *m_overlays;
};

} // namespace tessera
