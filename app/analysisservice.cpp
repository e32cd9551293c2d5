#include "app/analysisservice.h"

#include "app/text/paths.h"

namespace tessera {
namespace {

EngineOptions engineOptions(const Environment &environment)
{
    EngineOptions options;
    options.program = environment.engineProgram;
    options.arguments = environment.engineArguments;
    return options;
}

} // namespace

AnalysisService::AnalysisService(const Environment &environment, QObject *parent)
    : QObject(parent), m_engine(std::make_unique<EngineProcess>(engineOptions(environment))),
      m_models(std::make_unique<ModelList>(*m_engine, environment.modelFolders)),
      m_resultsFolder(toPath(environment.resultsFolder)),
      m_ownModels(toPath(environment.modelFolders.value(environment.modelFolders.size() - 1))),
      m_training(std::make_unique<TrainingSession>(*m_engine, toPath(environment.trainingsFolder)))
{
    connect(m_engine.get(), &EngineProcess::stateChanged, this, &AnalysisService::changed);
    connect(m_engine.get(), &EngineProcess::died, this, &AnalysisService::engineFailed);
    connect(m_models.get(), &ModelList::changed, this, [this] {
        Q_EMIT modelsChanged();
        Q_EMIT changed();
    });
}

AnalysisService::~AnalysisService()
{
    // Their last words would reach a window that is being taken apart.
    m_engine->disconnect(this);
    m_models->disconnect(this);
    m_training->disconnect();
}

void AnalysisService::startEngine()
{
    const auto state = m_engine->state();
    if (state == EngineProcess::State::died || state == EngineProcess::State::missing)
        m_engine->restart();
    else
        m_engine->start();
    m_models->refresh();
}

} // namespace tessera
