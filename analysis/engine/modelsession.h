#pragma once
#include "analysis/engine/readymodel.h"
#include "analysis/protocol/messages.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace tessera {

/// A model and a bag that it has embedded, kept in memory: a question runs the model's head alone. Everything happens
/// on the one thread of the process that does tensor mathematics.
class ModelSession {
public:
    /// Errors: those of readyModel and readBag, fileUnwritable for the folder of the maps, outOfMemory.
    static Result<ModelSession> open(const protocol::OpenSession &request);
    ModelSession(ModelSession &&) noexcept;
    ModelSession &operator=(ModelSession &&) = delete;
    ~ModelSession(); ///< removes the file of the maps

    protocol::OpenSessionReply description(int64_t number) const;

    /// Errors: indicesInvalid, areaUnusable, usage for a ratio or class out of range, those of answer() and
    /// writePrediction.
    Result<protocol::AskSessionReply> ask(const protocol::AskSession &question, std::stop_token token) const;

private:
    struct OwnFolder;

    ModelSession(ReadyModel ready, const Bag &bag, const protocol::OpenSession &request,
                 std::unique_ptr<OwnFolder> folder);
    Result<BagQuestion> questionOf(const protocol::AskSession &asked) const;

    ReadyModel m_ready;
    int m_threads;
    int64_t m_tiles;
    std::optional<BagCoordinates> m_coords;
    Result<std::vector<double>> m_middles; ///< [N, 2]
    std::vector<std::string> m_warnings;
    RowTokens m_tokens;
    std::unique_ptr<OwnFolder> m_folder;
};

} // namespace tessera
