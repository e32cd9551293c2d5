#pragma once
#include "analysis/protocol/detail/encoding.h"
#include "analysis/protocol/detail/fields.h"
#include "analysis/protocol/trainingmessages.h"

namespace tessera::protocol::detail {

OrderedJson toJson(const StartTraining &message);
OrderedJson toJson(const TrainingEvent &event);
OrderedJson toJson(const TrainingFinished &event);

// These throw Malformed.
void decode(const Fields &params, StartTraining &message);
void decode(const Fields &params, TrainingEvent &event);
void decode(const Fields &params, TrainingFinished &event);
/// By its member `event`.
TrainingNews decodeNews(const Fields &json);

} // namespace tessera::protocol::detail
