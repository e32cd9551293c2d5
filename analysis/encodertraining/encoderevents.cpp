#include "analysis/encodertraining/encoderevents.h"

#include <nlohmann/json.hpp>

namespace tessera {

std::string eventLine(const EncoderEpoch &epoch)
{
    nlohmann::ordered_json json{{"event", "epoch"},
                                {"epoch", epoch.epoch},
                                {"epochs", epoch.epochs},
                                {"loss", epoch.loss},
                                {"learning_rate", epoch.learningRate}};
    if (epoch.validationAuc)
        json["validation_auc"] = *epoch.validationAuc;
    if (epoch.validationAccuracy)
        json["validation_accuracy"] = *epoch.validationAccuracy;
    json["seconds"] = epoch.took.count();
    json["seconds_left"] = epoch.left.count();
    return json.dump();
}

} // namespace tessera
