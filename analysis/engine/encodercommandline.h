#pragma once
#include "analysis/engine/commandline.h"

namespace CLI {
class App;
}

namespace tessera {

// The subcommands of tile encoders, each with its options bound to `command`.
CLI::App *addTrainEncoder(CLI::App &app, TrainEncoderCommand &command);
CLI::App *addEncodeTiles(CLI::App &app, EncodeTilesCommand &command);

} // namespace tessera
