#pragma once
#include "analysis/client/engineprocess.h"
#include "analysis/protocol/messages.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// The MIL models installed in some folders, as the engine sees them. Lives on the GUI thread.
class ModelList : public QObject {
    Q_OBJECT
public:
    /// `engine` must outlive the list. Asks nothing until refresh(); afterwards again whenever an engine gets ready.
    ModelList(EngineProcess &engine, const QStringList &folders, QObject *parent = nullptr);

    /// Starts the engine where it is not running; changed() follows.
    void refresh();

    /// In the order of the folders, then by name; one with a `problem` cannot be used, and says why.
    const std::vector<protocol::ModelInfo> &models() const { return m_models; }
    /// The usable model with that id; null when there is none.
    const protocol::ModelInfo *find(const std::string &id) const;
    /// sha256 of the weights by model id, of the usable ones: what stored results are compared with.
    std::map<std::string, std::string> installedModels() const;
    /// Why the last refresh failed; the models of the one before are kept.
    const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void take(Result<protocol::ListModelsReply> reply);

    EngineProcess &m_engine;
    const QStringList m_folders;
    std::vector<protocol::ModelInfo> m_models;
    std::optional<Error> m_problem;
    bool m_wanted = false; ///< somebody called refresh()
    bool m_asked = false;  ///< the answer is on its way
};

} // namespace tessera
