#include "analysis/client/modellist.h"

#include <algorithm>

namespace tessera {

ModelList::ModelList(EngineProcess &engine, const QStringList &folders, QObject *parent)
    : QObject(parent), m_engine(engine), m_folders(folders)
{
    connect(&engine, &EngineProcess::ready, this, [this] {
        if (m_wanted)
            refresh();
    });
}

void ModelList::refresh()
{
    m_wanted = true;
    if (m_asked)
        return;
    m_asked = true;
    m_engine.listModels(m_folders, this, [this](Result<protocol::ListModelsReply> reply) { take(std::move(reply)); });
}

void ModelList::take(Result<protocol::ListModelsReply> reply)
{
    m_asked = false;
    m_problem.reset();
    if (reply)
        m_models = std::move(reply->models);
    else
        m_problem = reply.error();
    Q_EMIT changed();
}

const protocol::ModelInfo *ModelList::find(const std::string &id) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(), [&](const protocol::ModelInfo &model) {
        return model.id == id && model.problem.empty();
    });
    return found == m_models.end() ? nullptr : &*found;
}

std::map<std::string, std::string> ModelList::installedModels() const
{
    std::map<std::string, std::string> weights;
    for (const protocol::ModelInfo &model : m_models)
        if (model.problem.empty())
            weights.emplace(model.id, model.weightsSha256);
    return weights;
}

} // namespace tessera
