#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "app/finetuning/trainingsession.h"

#include <QString>

#include <string>

namespace tessera {

/// Words of the training panel that are not of one widget alone, in the user's language.

/// "MHIM, epoch 12 of 200: bag 17 of 40, about 3 min left", or what has become of the run.
QString stateText(const TrainingSession &session);
/// "finished", "epoch 12, can go on".
QString shortStateOf(const TrainingSession &session, const RunHistory &run);
QString nameOf(protocol::TrainingStage stage);
QString nameOf(protocol::Severity severity);
/// Of the engine's name of a metric: "auc" is the AUC. Unknown ones as they are.
QString metricName(const std::string &metric);
/// "AUC 0.93 (0.86 to 0.98)"; the interval is left out where there is none.
QString metricText(const protocol::TrainedMetric &metric);
/// The part that was judged: "test cases".
QString partName(const std::string &part);

} // namespace tessera
