#pragma once
#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace tessera {

class AnalysisSession;

/// Model, device, Run and Cancel, and how far the run is. Shows an AnalysisSession and calls its verbs.
class RunControls : public QWidget {
    Q_OBJECT
public:
    /// The session outlives the widget.
    explicit RunControls(AnalysisSession &session, QWidget *parent = nullptr);

private:
    void showSession();
    void showModels();
    void showDevices();
    void showProgress();
    void showEngine();

    AnalysisSession &m_session;
    QComboBox *m_models;
    QComboBox *m_devices;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QProgressBar *m_bar;
    QLabel *m_progress;
    QLabel *m_problem;
    QPushButton *m_restart;
};

} // namespace tessera
