#pragma once
#include "analysis/protocol/trainingmessages.h"

#include <QWidget>

#include <filesystem>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tessera {

class TrainingSession;
struct RunHistory;

/// How far the training is, and the buttons that pause it, let it go on and end it. They are for the run that runs,
/// else for the one that is chosen.
class RunControlBar : public QWidget {
    Q_OBJECT
public:
    /// The session outlives the widget.
    explicit RunControlBar(TrainingSession &session, QWidget *parent = nullptr);

    void choose(const std::filesystem::path &run);

private:
    const RunHistory *chosen() const;
    void showSession();
    void showProgress();
    void endWith(protocol::WhichWeights weights);

    TrainingSession &m_session;
    std::filesystem::path m_chosen;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_best;
    QPushButton *m_last;
    QPushButton *m_drop;
    QLabel *m_result;
    QLabel *m_remarks;
};

} // namespace tessera
