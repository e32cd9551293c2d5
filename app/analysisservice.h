#pragma once
#include "analysis/client/engineprocess.h"
#include "analysis/client/modellist.h"
#include "app/environment.h"
#include "app/finetuning/trainingsession.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <string>

namespace tessera {

/// What the analyses of all open slides share: the engine, its models, the folder of results, the model that the user
/// chose last, and the training that runs beside them.
class AnalysisService : public QObject {
    Q_OBJECT
public:
    explicit AnalysisService(const Environment &environment, QObject *parent = nullptr);
    ~AnalysisService() override;

    /// Starts the engine, again where it has died or was missing, and lists the models. Returns at once.
    void startEngine();

    EngineProcess &engine() { return *m_engine; }
    const ModelList &models() const { return *m_models; }
    const std::filesystem::path &resultsFolder() const { return m_resultsFolder; }
    /// Goes on when the window is made anew.
    TrainingSession &training() { return *m_training; }
    /// The folder of the user's own models.
    const std::filesystem::path &ownModels() const { return m_ownModels; }

    /// Id; what a slide that is opened next begins with. Empty: the first usable one.
    const std::string &lastChosenModel() const { return m_lastChosenModel; }
    void setLastChosenModel(const std::string &id) { m_lastChosenModel = id; }

Q_SIGNALS:
    /// The engine's state or the models are others.
    void changed();
    void modelsChanged();
    /// The engine died or cannot be started; startEngine() tries again.
    void engineFailed(const tessera::Error &error);

private:
    std::unique_ptr<EngineProcess> m_engine;
    std::unique_ptr<ModelList> m_models;
    const std::filesystem::path m_resultsFolder;
    const std::filesystem::path m_ownModels;
    std::unique_ptr<TrainingSession> m_training; ///< goes before the engine
    std::string m_lastChosenModel;
};

} // namespace tessera
