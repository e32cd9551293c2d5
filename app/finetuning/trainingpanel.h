#pragma once
#include "app/finetuning/cohortcheck.h"
#include "app/finetuning/featureextraction.h"
#include "base/error.h"

#include <QWidget>

#include <filesystem>

class QTabWidget;

namespace tessera {

class CasesPage;
class ModelList;
class ModelPage;
class StartPage;
class TrainingSession;

/// Teaches a model on one's own cases: cases, start, run, model, a page each, all of them always within reach.
class TrainingPanel : public QWidget {
    Q_OBJECT
public:
    /// All outlive the panel. Models are adopted into `modelsFolder`.
    TrainingPanel(EngineProcess &engine, TrainingSession &session, const ModelList &models,
                  const std::filesystem::path &modelsFolder, QWidget *parent = nullptr);

    ~TrainingPanel() override;

    CasesPage &cases() { return *m_casesPage; }
    /// The engine's list of models is another one.
    void showModels();
    StartPage &start() { return *m_startPage; }
    ModelPage &models() { return *m_modelPage; }

Q_SIGNALS:
    /// Of a case that a check has found something about.
    void slideWanted(const QString &name);
    void failed(const tessera::Error &error);

private:
    CohortCheck m_check; ///< shown by the pages, which go first
    FeatureExtraction m_extraction;
    CasesPage *m_casesPage;
    StartPage *m_startPage;
    ModelPage *m_modelPage;
    QTabWidget *m_tabs;
};

} // namespace tessera
