#include "app/finetuning/runfiles.h"

#include "analysis/protocol/codec.h"
#include "app/text/paths.h"
#include "base/atomicfile.h"
#include "base/text.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <fstream>

namespace tessera {
namespace {

namespace fs = std::filesystem;

constexpr qint64 mostBytes = 64 << 20; ///< of a file that is read whole

fs::path requestIn(const fs::path &folder) { return folder / "training-start.json"; }

bool isThere(const fs::path &path)
{
    std::error_code none;
    return fs::exists(path, none);
}

bool holdsRun(const fs::path &folder)
{
    return isThere(folder / "config.json") || isThere(folder / "state") || isThere(folder / "metrics.json") ||
           isThere(folder / "fold_0");
}

Result<QByteArray> textOf(const fs::path &path)
{
    QFile file(toQString(path));
    if (!file.exists())
        return fail(ErrorCode::fileMissing, displayed(path));
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return fail(ErrorCode::fileUnreadable, displayed(path), file.errorString().toStdString());
    return file.readAll();
}

void readEpochs(const fs::path &folder, RunCurve &curve)
{
    std::ifstream file(folder / "events.jsonl");
    for (std::string line; std::getline(file, line);) {
        const Result<protocol::TrainingNews> news = protocol::decodeTrainingNews(line);
        if (const auto *epoch = news ? std::get_if<protocol::TrainingEpoch>(&*news) : nullptr)
            curve.epochs.push_back(*epoch);
    }
}

void readCurves(RunHistory &history)
{
    if (!history.hasFolds()) {
        readEpochs(history.folder, history.curves.emplace_back());
        return;
    }
    for (int64_t fold = 0;; ++fold) {
        const std::string name = "fold_" + std::to_string(fold);
        if (!isThere(history.folder / name))
            return;
        RunCurve &curve = history.curves.emplace_back();
        curve.name = name;
        readEpochs(history.folder / name, curve);
        for (protocol::TrainingEpoch &epoch : curve.epochs)
            epoch.run = fold;
    }
}

std::optional<double> numberIn(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// metrics.json is written last of all: with it a run has finished.
void readResult(RunHistory &history)
{
    const Result<QByteArray> text = textOf(history.folder / "metrics.json");
    if (!text)
        return;
    const QJsonObject report = QJsonDocument::fromJson(*text).object();
    if (report.isEmpty())
        return;
    protocol::TrainedRun run;
    run.folder = history.folder.string();
    if (isThere(history.folder / "model" / "model.json"))
        run.model = (history.folder / "model").string();
    run.isWhole = report.value(QLatin1String("whole")).toBool(true);
    run.part = report.value(QLatin1String("part")).toString().toStdString();
    const QJsonObject metrics = report.value(QLatin1String("metrics")).toObject();
    for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
        const QJsonObject estimate = metric.value().toObject();
        run.metrics.push_back({metric.key().toStdString(), numberIn(estimate, "value"), numberIn(estimate, "low"),
                               numberIn(estimate, "high")});
    }
    history.results.push_back(std::move(run));
}

} // namespace

Result<void> beginRun(const protocol::StartTraining &request)
{
    const fs::path folder(request.out);
    if (holdsRun(folder))
        return fail(ErrorCode::runOfOtherData, displayed(folder), "a run is there already");
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        return fail(ErrorCode::fileUnwritable, displayed(folder), problem.message());
    return writeAtomically(requestIn(folder), protocol::encodeRequest(1, request) + '\n');
}

Result<RunHistory> readRun(const fs::path &folder)
{
    const Result<QByteArray> text = textOf(requestIn(folder));
    if (!text)
        return passOn(text.error());
    std::optional<int64_t> failedId;
    const QByteArray line = text->trimmed();
    const Result<protocol::IncomingRequest> request =
        protocol::decodeRequest({line.constData(), static_cast<std::size_t>(line.size())}, failedId);
    const auto *start = request ? std::get_if<protocol::StartTraining>(&request->request) : nullptr;
    if (!start)
        return fail(ErrorCode::runInvalid, displayed(folder), "training-start.json cannot be read");
    RunHistory history;
    history.folder = folder;
    history.request = *start;
    history.request.out = folder.string(); // (it may have been moved)
    readCurves(history);
    readResult(history);
    return history;
}

std::vector<RunHistory> readRuns(const fs::path &root, const std::stop_token &token)
{
    struct Found {
        fs::file_time_type begun;
        fs::path folder;
    };
    std::vector<Found> folders;
    std::error_code problem;
    for (fs::directory_iterator entry(root, problem), end; !problem && entry != end; entry.increment(problem)) {
        std::error_code none;
        const auto begun = fs::last_write_time(requestIn(entry->path()), none);
        if (!none)
            folders.push_back({begun, entry->path()});
    }
    std::sort(folders.begin(), folders.end(), [](const Found &a, const Found &b) {
        return a.begun != b.begun ? a.begun > b.begun : a.folder < b.folder;
    });
    std::vector<RunHistory> runs;
    for (const Found &found : folders) {
        if (token.stop_requested())
            break;
        if (Result<RunHistory> run = readRun(found.folder))
            runs.push_back(std::move(*run));
    }
    return runs;
}

} // namespace tessera
