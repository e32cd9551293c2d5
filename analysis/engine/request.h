#pragma once
#include "analysis/protocol/messages.h"
#include "viewer/slide/slidesource.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tessera {

/// What to do with the work of an earlier run of the same analysis.
enum class EarlierWork {
    startAnew, ///< a finished result that fits is kept, an interrupted run is thrown away
    resume,    ///< a finished result that fits is kept, an interrupted run goes on
    recompute, ///< everything is done again
};

/// One slide, one model: what `analyze` and `analysis/start` ask for.
struct AnalysisRequest {
    std::filesystem::path slide;
    std::filesystem::path model;                  ///< MIL package
    std::filesystem::path out;                    ///< will hold <stem>/
    std::optional<std::filesystem::path> encoder; ///< encoder package; default: looked for beside the model
    std::string device = "auto";                  ///< auto, cpu, cuda or cuda:<index>
    std::optional<double> mpp;                    ///< the user's own pitch of level 0
    std::optional<double> maskRatio;              ///< of the hidden-salient map; default: the model's
    std::optional<int> threads;
    EarlierWork earlierWork = EarlierWork::startAnew;
    protocol::AnalysisProduct product = protocol::AnalysisProduct::result;
    HostileFormats hostileFormats = HostileFormats::refuse;
};

} // namespace tessera
