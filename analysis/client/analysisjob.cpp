#include "analysis/client/analysisjob.h"

#include <QFile>

namespace tessera {

AnalysisJob::AnalysisJob(EngineProcess &engine, const protocol::StartAnalysis &request, QObject *parent)
    : EngineJob(engine, request, parent), m_request(request)
{
}

void AnalysisJob::take(const protocol::Event &event)
{
    if (const auto *progress = std::get_if<protocol::JobProgress>(&event)) {
        m_progress = *progress;
        begin();
        Q_EMIT progressed(m_progress);
    } else if (const auto *map = std::get_if<protocol::JobPartialResult>(&event)) {
        Q_EMIT partial(QFile::decodeName(map->tiles.c_str()), map->count);
    } else if (const auto *result = std::get_if<protocol::JobFinished>(&event)) {
        finish();
        Q_EMIT finished(QFile::decodeName(result->folder.c_str()));
    }
}

} // namespace tessera
