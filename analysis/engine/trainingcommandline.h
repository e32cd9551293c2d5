#pragma once
#include "analysis/engine/commandline.h"

namespace CLI {
class App;
}

namespace tessera {

// The subcommands of training, each with its options bound to `command`.
CLI::App *addTrain(CLI::App &app, TrainCommand &command);
CLI::App *addCrossValidate(CLI::App &app, CrossValidateCommand &command);
CLI::App *addEvaluate(CLI::App &app, EvaluateCommand &command);

} // namespace tessera
