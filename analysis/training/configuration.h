#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/optimizersettings.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tessera {

enum class RateSchedule { cosine, step, constant }; ///< of the learning rate (mhim-mil.md 5.1)
enum class TeacherSchedule { constant, cosine };    ///< of the teacher's momentum (5.2)
enum class StudentStart { none, embedding, all };   ///< what the student takes from the baseline (5.3)
enum class Predictor { student, teacher, better };  ///< which of the two the package predicts with
enum class Precision { float32, tf32 };             ///< tf32: CUDA alone, never inside selfattn (9.18)

/// Where the teacher of the MHIM stage comes from.
struct WarmStart {
    enum class Kind {
        baseline, ///< a first stage trains the pure model (5.3)
        none,     ///< from fresh weights, there is no first stage
        package   ///< from a model package, there is no first stage; a pure model starts from it as well
    };
    Kind kind = Kind::baseline;
    std::filesystem::path package; ///< folder; empty unless `package`

    bool operator==(const WarmStart &) const = default;
};

/// Every setting of a training, resolved. The JSON key of each is its name in snake_case (docs/training.md).
struct TrainingConfiguration {
    mil::Baseline baseline = mil::Baseline::attn;
    mil::Version version = mil::Version::v2;

    int64_t epochs = 200; ///< of each stage; schedules count by this number, whenever training stops
    double learningRate = 2e-4;
    double weightDecay = 1e-5;
    mil::OptimizerKind optimizer = mil::OptimizerKind::adam;
    RateSchedule schedule = RateSchedule::cosine;
    int64_t warmUpEpochs = 0; ///< the learning rate rises linearly over these
    int64_t accumulation = 1; ///< bags to one update
    double clipGrad = 0;      ///< norm of all gradients together; 0 = off
    int64_t patience = 20;    ///< epochs without a better value; 0 = never stop early
    int64_t stopEpoch = 100;  ///< not before this epoch

    mil::Activation act = mil::Activation::gelu;
    mil::Activation daAct = mil::Activation::relu;
    bool gated = false;
    int64_t heads = 8;
    double dropout = 0.25;
    int64_t modelDim = 512;
    bool standardise = false; ///< of the features, by the training part; ends up in the first layer's weights

    double maskRatio = 0;
    double maskRatioL = 0;
    double maskRatioH = 0.03;
    double maskRatioHr = 1;
    bool maskDecay = false;
    bool mergeEnable = true;
    double mergeRatio = 0.9; ///< share kept (9.7)
    int64_t mergeK = 5;
    double mergeMomentum = 0.9999;
    bool mergeTest = false;
    bool instanceProbabilityScores = true;
    double consistencyWeight = 0.5;
    double temperature = 0.1;
    double teacherMomentum = 0.9997;
    TeacherSchedule teacherSchedule = TeacherSchedule::constant;
    StudentStart studentStart = StudentStart::all; ///< published: none (5.3); docs/benchmarks.md says why not
    WarmStart warmStart;
    Predictor predictor = Predictor::student;

    int64_t survivalBins = 4;
    double validationShare = 0.2; ///< drawn from the training part where the splits name no validation
    /// Part of a positive bag's tiles that show the finding, as the user expects; 0 = not known. For the linter's
    /// warning about masks that hide all of a rare finding.
    double expectedDiagnosticShare = 0;
    uint64_t seed = 2021;
    int64_t folds = 5;
    std::string device = "auto";
    std::optional<int> threads; ///< of tensor mathematics; none: all cores allowed
    Precision precision = Precision::float32;

    bool isMhim() const { return version != mil::Version::pure; }

    bool operator==(const TrainingConfiguration &) const = default;
};

/// The form of the model of this configuration; `outputs` are classes or time bins.
mil::Architecture architectureOf(const TrainingConfiguration &configuration, int64_t inputDim, int64_t outputs);
/// The same for its first stage: no mask, no recycling, no teacher.
mil::Architecture baselineOf(const mil::Architecture &architecture);

} // namespace tessera
