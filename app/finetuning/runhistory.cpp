#include "app/finetuning/runhistory.h"

#include "app/text/paths.h"

#include <algorithm>

namespace tessera {
namespace {

/// More than a cross-validation can have; a broken engine's number shall not take the memory.
constexpr int64_t mostCurves = 1000;

RunCurve *curveOf(RunHistory &history, int64_t run)
{
    if (run < 0 || run >= mostCurves)
        return nullptr;
    if (std::ssize(history.curves) <= run)
        history.curves.resize(static_cast<std::size_t>(run) + 1);
    return &history.curves[static_cast<std::size_t>(run)];
}

} // namespace

QString RunHistory::name() const { return toQString(folder.filename()); }

int64_t RunHistory::epochs() const
{
    int64_t count = 0;
    for (const RunCurve &curve : curves)
        count += std::ssize(curve.epochs);
    return count;
}

void addEpoch(RunHistory &history, const protocol::TrainingEpoch &epoch)
{
    RunCurve *curve = curveOf(history, epoch.run.value_or(0));
    if (!curve)
        return;
    std::erase_if(curve->epochs, [&](const protocol::TrainingEpoch &known) {
        return known.stage == epoch.stage ? known.epoch >= epoch.epoch : known.stage > epoch.stage;
    });
    curve->epochs.push_back(epoch);
}

void beginCurve(RunHistory &history, const protocol::TrainingRunStarted &run)
{
    if (RunCurve *curve = curveOf(history, run.run))
        curve->name = run.name;
}

} // namespace tessera
