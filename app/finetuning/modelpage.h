#pragma once
#include "app/finetuning/adoption.h"
#include "app/finetuning/backgroundtask.h"

#include <QScrollArea>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;

namespace tessera {

class ModelList;
class TrainingSession;
struct RunHistory;

/// Puts a trained model among those that slides are analysed with, and goes back to the one before.
class ModelPage : public QScrollArea {
    Q_OBJECT
public:
    /// Both outlive the page. Models are adopted into `folder`.
    ModelPage(const TrainingSession &session, const ModelList &models, std::filesystem::path folder,
              QWidget *parent = nullptr);

    /// The engine's list of models is another one.
    void showModels();
    /// The model that the next analysis is made with.
    void setUsed(const std::string &id);

Q_SIGNALS:
    /// A model is in its folder now: the list of models is to be read anew.
    void adopted(const std::string &id);
    void useWanted(const std::string &id);
    void failed(const tessera::Error &error);

private:
    void build();
    void showRuns();
    void chooseRun();
    void adopt();
    void showChosen();
    void showPaper(const ModelPaper &paper);
    const RunHistory *chosenRun() const;
    QString adoptionProblem() const;
    QString nameOfModel(const std::string &id) const;
    std::string chosenModel() const;

    const TrainingSession &m_session;
    const ModelList &m_models;
    const std::filesystem::path m_folder;
    std::string m_used;
    ModelPaper m_paper; ///< of the chosen model
    QComboBox *m_runs;
    QLabel *m_metrics;
    QLineEdit *m_name;
    QPushButton *m_adopt;
    QLabel *m_problem;
    QComboBox *m_list;
    QPushButton *m_use;
    QPushButton *m_back;
    QLabel *m_state;
    QTextBrowser *m_card;
    BackgroundTask m_adopting;
    BackgroundTask m_reading;
};

} // namespace tessera
