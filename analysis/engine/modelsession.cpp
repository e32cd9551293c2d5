#include "analysis/engine/modelsession.h"

#include "analysis/engine/tilesinarea.h"
#include "analysis/inference/predictionfile.h"
#include "analysis/inference/tensors.h"
#include "base/text.h"

#include <ATen/Parallel.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace tessera {

/// Where the maps of one session lie; goes with it.
struct ModelSession::OwnFolder {
    explicit OwnFolder(std::filesystem::path made) : path(std::move(made)) {}
    OwnFolder(const OwnFolder &) = delete;
    OwnFolder &operator=(const OwnFolder &) = delete;
    ~OwnFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }

    static Result<std::unique_ptr<OwnFolder>> make(const std::optional<std::string> &parent)
    {
        std::error_code problem;
        const std::filesystem::path chosen =
            parent ? std::filesystem::path(*parent) : std::filesystem::temp_directory_path(problem);
        std::string name = (chosen / "tessera-session-XXXXXX").string();
        if (problem || !::mkdtemp(name.data()))
            return fail(ErrorCode::fileUnwritable, displayed(chosen),
                        problem ? problem.message() : std::generic_category().message(errno));
        return std::make_unique<OwnFolder>(name);
    }

    std::filesystem::path maps() const { return path / "maps.safetensors"; }

    std::filesystem::path path;
};

Result<ModelSession> ModelSession::open(const protocol::OpenSession &request)
{
    Result<ReadyModel> ready = readyModel(request.model, request.device, request.threads);
    if (!ready)
        return passOn(ready.error());
    const Result<Bag> bag = readBag(request.features, ready->model->package.parameters.inputDim);
    if (!bag)
        return passOn(bag.error());
    Result<std::unique_ptr<OwnFolder>> folder = OwnFolder::make(request.folder);
    if (!folder)
        return passOn(folder.error());
    ModelSession session(std::move(*ready), *bag, request, std::move(*folder));
    const Result<void> embedded =
        guarded("the session", [&] { session.m_tokens = embeddedOnce(*session.m_ready.model, *bag); });
    if (!embedded)
        return passOn(embedded.error());
    return session;
}

ModelSession::ModelSession(ReadyModel ready, const Bag &bag, const protocol::OpenSession &request,
                           std::unique_ptr<OwnFolder> folder)
    : m_ready(std::move(ready)), m_threads(at::get_num_threads()), m_tiles(bag.tiles()), m_coords(bag.coords),
      m_middles(tileMiddles(bag, request.tileEdge)), m_warnings(warningsOf(m_ready.model->package, bag)),
      m_folder(std::move(folder))
{
}

ModelSession::ModelSession(ModelSession &&) noexcept = default;
ModelSession::~ModelSession() = default;

protocol::OpenSessionReply ModelSession::description(int64_t number) const
{
    protocol::OpenSessionReply reply{number, m_tiles, {}, m_middles.has_value(), m_warnings};
    for (const PackageClass &c : m_ready.model->package.classes())
        reply.classes.push_back(c.name);
    return reply;
}

Result<BagQuestion> ModelSession::questionOf(const protocol::AskSession &asked) const
{
    if (!(asked.maskRatio >= 0 && asked.maskRatio <= 1))
        return fail(ErrorCode::usage, "The mask ratio " + formatted(asked.maskRatio) + " is not between 0 and 1.");
    const int64_t outputs = m_ready.model->package.parameters.classes;
    if (asked.shownClass && (*asked.shownClass < 0 || *asked.shownClass >= outputs))
        return fail(ErrorCode::usage, "The class " + std::to_string(*asked.shownClass) + " is none of the " +
                                          std::to_string(outputs) + " of the model.");
    BagQuestion question;
    question.excluded.assign(static_cast<std::size_t>(m_tiles), 0);
    for (const int64_t tile : asked.excluded) {
        if (tile < 0 || tile >= m_tiles)
            return fail(ErrorCode::usage, "Tile " + std::to_string(tile) + " is none of the " +
                                              std::to_string(m_tiles) + " of the session.");
        question.excluded[static_cast<std::size_t>(tile)] = 1;
    }
    if (!asked.areas.empty() && !m_middles)
        return passOn(m_middles.error());
    for (const protocol::AreaOutline &outline : asked.areas)
        takeOut(outline, *m_middles, question.excluded);
    question.maskRatio = asked.maskRatio;
    question.maps.shownClass = asked.shownClass;
    question.maps.tiles = asked.tileProbabilities ? mil::TileProbabilities::always : mil::TileProbabilities::whereFast;
    return question;
}

Result<protocol::AskSessionReply> ModelSession::ask(const protocol::AskSession &asked, std::stop_token token) const
{
    const Result<BagQuestion> question = questionOf(asked);
    if (!question)
        return passOn(question.error());
    at::set_num_threads(m_threads); // an analysis in between has its own number
    const Result<BagAnswer> answered = answer(*m_ready.model, m_tokens, m_tiles, *question, token);
    if (!answered)
        return passOn(answered.error());
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);
    if (const Result<void> written = writePrediction(m_folder->maps(), *answered, m_coords); !written)
        return passOn(written.error());
    const BagPrediction &prediction = answered->prediction;
    protocol::AskSessionReply reply;
    reply.logits = prediction.logits;
    reply.probabilities = prediction.probabilities;
    if (!m_ready.model->package.isSurvival())
        reply.prediction = prediction.prediction;
    reply.risk = prediction.risk;
    reply.tilesLeft = prediction.maps.tiles();
    reply.maps = m_folder->maps().string();
    return reply;
}

} // namespace tessera
