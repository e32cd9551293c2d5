#include "app/progresstext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QString text(const char *source) { return QCoreApplication::translate("Progress", source); }

QString stageText(protocol::Stage stage)
{
    switch (stage) {
    case protocol::Stage::opening:
        return text("Opening the slide");
    case protocol::Stage::tissue:
        return text("Finding tissue");
    case protocol::Stage::features:
        return text("Encoding tiles");
    case protocol::Stage::mil:
        return text("Running the model");
    case protocol::Stage::writing:
        return text("Writing the result");
    }
    return {};
}

QString runningText(const protocol::JobProgress &progress)
{
    const QLocale locale;
    QString line = stageText(progress.stage);
    if (progress.total > 0)
        line += text(": %1 of %2")
                    .arg(locale.toString(static_cast<qlonglong>(progress.done)),
                         locale.toString(static_cast<qlonglong>(progress.total)));
    if (progress.perSecond > 0)
        line += text(", %1 tiles/s").arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
    if (progress.secondsLeft)
        line += text(", about %1 left").arg(durationText(*progress.secondsLeft));
    return line;
}

} // namespace

QString progressText(const AnalysisJob &job)
{
    switch (job.state()) {
    case AnalysisJob::State::waiting:
        return text("Waiting for the engine");
    case AnalysisJob::State::running:
        return runningText(job.progress());
    case AnalysisJob::State::cancelling:
        return text("Cancelling");
    case AnalysisJob::State::finished:
        return text("Finished");
    case AnalysisJob::State::cancelled:
        return text("Cancelled; the encoded tiles are kept for the next run");
    case AnalysisJob::State::failed:
        return text("Failed");
    }
    return {};
}

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
    if (whole < 100)
        return text("%1 s").arg(whole);
    const qint64 minutes = (whole + 30) / 60;
    return minutes < 60 ? text("%1 min").arg(minutes) : text("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace tessera
