#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "app/finetuning/backgroundtask.h"

#include <QScrollArea>

#include <filesystem>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tessera {

class CohortCheck;
class FeatureExtraction;
class ModelList;
class PathField;
class SettingsForm;
class TrainingSession;

/// How a model is trained: from what it starts, with which settings, under which name.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    /// All outlive the page.
    StartPage(TrainingSession &session, const CohortCheck &cases, FeatureExtraction &extraction,
              const ModelList &models, QWidget *parent = nullptr);

    /// The engine's list of models is another one.
    void showModels();

Q_SIGNALS:
    /// Those that are missing, before the training: cases().changed() tells when they are there.
    void featuresWanted();
    /// A training was started.
    void started();
    /// Where the folders of trainings lie from now on.
    void rootChosen(const std::filesystem::path &folder);

private:
    void build(FeatureExtraction &extraction);
    void chooseStart();
    void choosePreset();
    void showState();
    void proposeName();
    QString problem() const;
    std::vector<protocol::StartTraining> requests() const;
    protocol::StartTraining request() const;
    bool extractsFirst() const;
    void start();
    void goOnWithFeatures();

    TrainingSession &m_session;
    const CohortCheck &m_cases;
    const FeatureExtraction &m_extraction;
    const ModelList &m_models;
    QComboBox *m_start;
    QComboBox *m_division;
    QComboBox *m_preset;
    QLabel *m_presetMeaning;
    SettingsForm *m_settings;
    PathField *m_encoder;
    QLineEdit *m_name;
    PathField *m_root;
    QCheckBox *m_extract;
    QPushButton *m_run;
    QLabel *m_problem;
    QString m_startProblem;          ///< of the model that is started from
    bool m_waitsForFeatures = false; ///< the training starts when they are there
    BackgroundTask m_reading;
};

} // namespace tessera
