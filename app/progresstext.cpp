#include "app/progresstext.h"

#include "app/text/durationtext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct ProgressTexts {
    Q_DECLARE_TR_FUNCTIONS(Progress)
};

QString stageText(protocol::Stage stage)
{
    switch (stage) {
    case protocol::Stage::opening:
        return ProgressTexts::tr("Opening the slide");
    case protocol::Stage::tissue:
        return ProgressTexts::tr("Finding tissue");
    case protocol::Stage::features:
        return ProgressTexts::tr("Encoding tiles");
    case protocol::Stage::mil:
        return ProgressTexts::tr("Running the model");
    case protocol::Stage::writing:
        return ProgressTexts::tr("Writing the result");
    }
    return {};
}

QString runningText(const protocol::JobProgress &progress)
{
    const QLocale locale;
    QString line = stageText(progress.stage);
    if (progress.total > 0)
        line += ProgressTexts::tr(": %1 of %2")
                    .arg(locale.toString(static_cast<qlonglong>(progress.done)),
                         locale.toString(static_cast<qlonglong>(progress.total)));
    if (progress.perSecond > 0)
        line += ProgressTexts::tr(", %1 tiles/s")
                    .arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
    if (progress.secondsLeft)
        line += ProgressTexts::tr(", about %1 left").arg(durationText(*progress.secondsLeft));
    return line;
}

} // namespace

QString progressText(const AnalysisJob &job)
{
    switch (job.state()) {
    case AnalysisJob::State::waiting:
        return ProgressTexts::tr("Waiting for the engine");
    case AnalysisJob::State::running:
        return runningText(job.progress());
    case AnalysisJob::State::cancelling:
        return ProgressTexts::tr("Cancelling");
    case AnalysisJob::State::finished:
        return ProgressTexts::tr("Finished");
    case AnalysisJob::State::cancelled:
        return ProgressTexts::tr("Cancelled; the encoded tiles are kept for the next run");
    case AnalysisJob::State::failed:
        return ProgressTexts::tr("Failed");
    }
    return {};
}

} // namespace tessera
