#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "app/finetuning/backgroundtask.h"

#include <QScrollArea>

#include <filesystem>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tessera {

class CohortCheck;
class ModelList;
class PathField;
class SettingsForm;
class TrainingSession;

/// How a model is trained: from what it starts, with which settings, under which name.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    /// All outlive the page.
    StartPage(TrainingSession &session, const CohortCheck &cases, const ModelList &models, QWidget *parent = nullptr);

    /// The engine's list of models is another one.
    void showModels();

Q_SIGNALS:
    /// A training was started.
    void started();
    /// Where the folders of trainings lie from now on.
    void rootChosen(const std::filesystem::path &folder);

private:
    void build();
    void chooseStart();
    void choosePreset();
    void showState();
    void proposeName();
    QString problem() const;
    protocol::StartTraining request() const;
    void start();

    TrainingSession &m_session;
    const CohortCheck &m_cases;
    const ModelList &m_models;
    QComboBox *m_start;
    QComboBox *m_division;
    QComboBox *m_preset;
    QLabel *m_presetMeaning;
    SettingsForm *m_settings;
    PathField *m_encoder;
    QLineEdit *m_name;
    PathField *m_root;
    QPushButton *m_run;
    QLabel *m_problem;
    QString m_startProblem; ///< of the model that is started from
    BackgroundTask m_reading;
};

} // namespace tessera
