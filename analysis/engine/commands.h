#pragma once
#include "analysis/engine/commandline.h"

#include <stop_token>

namespace tessera {

/// One function for each subcommand, each in a file of its own; they return the exit code. Results go to standard
/// output, everything else to standard error.
int runCommand(const AnalyzeCommand &command, std::stop_token token);
int runCommand(const PredictCommand &command, std::stop_token token);
int runCommand(const InfoCommand &command, std::stop_token token);
int runCommand(const DoctorCommand &command, std::stop_token token);
int runCommand(const ServeCommand &command, std::stop_token token);
int runCommand(const MakeSampleCommand &command, std::stop_token token);
int runCommand(const ImportModelCommand &command, std::stop_token token);
int runCommand(const TrainCommand &command, std::stop_token token);
int runCommand(const CrossValidateCommand &command, std::stop_token token);
int runCommand(const EvaluateCommand &command, std::stop_token token);
int runCommand(const TrainEncoderCommand &command, std::stop_token token);
int runCommand(const EncodeTilesCommand &command, std::stop_token token);

/// Says the error in one sentence on standard error (and as {"error": {"code", "message"}} on standard output
/// with --json); returns its exit code.
int reportError(const Error &error, OutputForm output);

} // namespace tessera
