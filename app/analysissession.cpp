#include "app/analysissession.h"

#include "analysis/client/resultsfolder.h"
#include "app/text/paths.h"
#include "base/text.h"

#include <algorithm>
#include <thread>

namespace tessera {
namespace {

/// One core stays with the picture under the mouse.
int engineThreads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1); }

/// What is known of a table's classes while there is no result yet. `model` may be null.
std::vector<ResultClass> classesOf(const TileTable &table, const protocol::ModelInfo *model)
{
    std::vector<ResultClass> classes;
    for (const std::string &name : table.classes) {
        const bool positive =
            model && std::count(model->positiveClasses.begin(), model->positiveClasses.end(), name) > 0;
        classes.push_back({.name = name, .color = {}, .positive = positive});
    }
    return classes;
}

} // namespace

AnalysisSession::AnalysisSession(AnalysisService &service, OverlayModel &overlay, QObject *parent)
    : QObject(parent), m_service(service), m_overlay(overlay),
      m_stored(std::make_unique<StoredResults>(service.resultsFolder())), m_chosenModel(service.lastChosenModel())
{
    connect(&service, &AnalysisService::modelsChanged, this, [this] {
        // Only now it is known what the stored results have to be compared with.
        if (m_slide && models().installedModels() != m_searchedWith)
            search();
    });
    connect(&service, &AnalysisService::changed, this, &AnalysisSession::changed);
    connect(m_stored.get(), &StoredResults::found, this, &AnalysisSession::take);
    connect(m_stored.get(), &StoredResults::loaded, this, &AnalysisSession::takeLoaded);
    connect(m_stored.get(), &StoredResults::partialRead, this, &AnalysisSession::takePartial);
    connect(m_stored.get(), &StoredResults::refused, this, [this](const Error &error) {
        m_searching = false;
        m_failure = error;
        Q_EMIT failed(error);
        showResult();
    });
}

AnalysisSession::~AnalysisSession()
{
    // Its last words would reach a window that is being taken apart.
    if (m_job)
        m_job->disconnect(this);
}

void AnalysisSession::setSlide(std::shared_ptr<const SlideSource> slide, HostileFormats hostileFormats)
{
    m_job.reset();
    m_stored->dropPartial();
    m_slide = std::move(slide);
    m_hostileFormats = hostileFormats;
    m_userMpp.reset();
    m_results.clear();
    m_refused.clear();
    m_failure.reset();
    m_searching = false;
    if (m_slide)
        search();
    showResult();
}

void AnalysisSession::chooseModel(const std::string &id)
{
    m_chosenModel = id;
    m_service.setLastChosenModel(id);
    if (!isRunning())
        showResult();
}

const protocol::ModelInfo *AnalysisSession::chosenModel() const
{
    if (const auto *chosen = models().find(m_chosenModel))
        return chosen;
    const auto usable = std::find_if(models().models().begin(), models().models().end(),
                                     [](const auto &model) { return model.problem.empty(); });
    return usable == models().models().end() ? nullptr : &*usable;
}

bool AnalysisSession::canRun() const
{
    return m_slide && chosenModel() && !isRunning() && engine().state() == EngineProcess::State::ready;
}

void AnalysisSession::run(const std::string &device)
{
    if (!canRun())
        return;
    const protocol::ModelInfo &model = *chosenModel();
    m_chosenModel = model.id;
    protocol::StartAnalysis request;
    request.slide = m_slide->facts().path.string();
    request.model = model.folder;
    request.out = resultsFolderFor(m_stored->root(), m_slide->facts().fingerprint, model.id).string();
    request.device = device;
    request.mpp = m_userMpp;
    request.threads = engineThreads();
    request.allowHostileFormats = m_hostileFormats == HostileFormats::allow;
    m_failure.reset();
    m_shown.reset();
    m_overlay.setTiles(nullptr, {});
    m_job = std::make_unique<AnalysisJob>(m_service.engine(), request);
    followJob();
    Q_EMIT changed();
}

void AnalysisSession::cancel()
{
    if (m_job)
        m_job->cancel();
}

std::vector<Error> AnalysisSession::problems() const
{
    std::vector<Error> problems = m_refused;
    if (m_failure)
        problems.insert(problems.begin(), *m_failure);
    return problems;
}

void AnalysisSession::followJob()
{
    connect(m_job.get(), &AnalysisJob::stateChanged, this, &AnalysisSession::changed);
    connect(m_job.get(), &AnalysisJob::progressed, this, &AnalysisSession::changed);
    connect(m_job.get(), &AnalysisJob::partial, m_stored.get(),
            [this](const QString &tiles) { m_stored->readPartial(tiles); });
    connect(m_job.get(), &AnalysisJob::finished, this, [this](const QString &folder) {
        m_stored->dropPartial();
        m_searching = true; // until it is loaded
        m_stored->load(toPath(folder), expectation());
        Q_EMIT changed();
    });
    connect(m_job.get(), &AnalysisJob::failed, this, [this](const Error &error) {
        m_stored->dropPartial();
        const auto state = engine().state();
        const bool saidAlready = state == EngineProcess::State::died || state == EngineProcess::State::missing;
        if (error.code != ErrorCode::cancelled && !saidAlready) {
            m_failure = error;
            Q_EMIT failed(error);
        }
        showResult();
    });
}

ResultExpectation AnalysisSession::expectation() const
{
    const SlideFacts &facts = m_slide->facts();
    return {facts.fingerprint, facts.level0().width, facts.level0().height, models().installedModels()};
}

void AnalysisSession::search()
{
    m_searching = true;
    const ResultExpectation expected = expectation();
    m_searchedWith = expected.installedModels;
    m_stored->find(m_slide->facts().path, expected);
}

void AnalysisSession::take(const FoundResults &found)
{
    if (!m_slide || found.fingerprint != m_slide->facts().fingerprint)
        return;
    m_searching = false;
    m_results = found.results;
    m_refused = found.refused;
    if (!isRunning())
        showResult();
    else
        Q_EMIT changed();
}

void AnalysisSession::takeLoaded(const std::shared_ptr<const LoadedResult> &result)
{
    if (!m_slide || result->result.fingerprint != m_slide->facts().fingerprint)
        return;
    m_searching = false;
    std::erase_if(m_results, [&](const auto &older) { return older->folder == result->folder; });
    const std::string folder = displayed(result->folder);
    std::erase_if(m_refused,
                  [&](const Error &error) { return !error.arguments.empty() && error.arguments.front() == folder; });
    m_results.insert(m_results.begin(), result);
    showResult();
}

void AnalysisSession::takePartial(const std::shared_ptr<const TileTable> &table)
{
    if (isRunning())
        m_overlay.setTiles(table, classesOf(*table, models().find(m_chosenModel)));
}

/// That of the chosen model, else the newest.
void AnalysisSession::showResult()
{
    const auto chosen = std::find_if(m_results.begin(), m_results.end(),
                                     [this](const auto &result) { return result->result.model.id == m_chosenModel; });
    const auto shown = chosen != m_results.end() ? *chosen : m_results.empty() ? nullptr : m_results.front();
    if (shown != m_shown || !shown) {
        m_shown = shown;
        if (shown)
            m_overlay.setTiles({shown, &shown->table}, shown->result.classes);
        else
            m_overlay.setTiles(nullptr, {});
    }
    Q_EMIT changed();
}

} // namespace tessera
