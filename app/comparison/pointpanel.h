#pragma once
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace tessera {

class CompareSession;

/// Of the Compare panel: the points by which slides are aligned, each pair with what it is off by, and what to do next.
class PointPanel : public QWidget {
    Q_OBJECT
public:
    /// The session outlives the panel.
    explicit PointPanel(CompareSession &session, QWidget *parent = nullptr);

    void showPoints();

private:
    void build();
    void showPairs();
    QString hint() const;
    void removeChosen();

    CompareSession &m_session;
    QPushButton *m_active;
    QLabel *m_hint;
    QComboBox *m_kind;
    QTableWidget *m_pairs;
    QPushButton *m_remove;
};

} // namespace tessera
