#pragma once
#include "analysis/mil/masking.h"
#include "analysis/mil/network.h"
#include "analysis/mil/parameters.h"

#include <optional>
#include <variant>
#include <vector>

namespace tessera::mil {

class RandomSource;

struct ClassTarget {
    int64_t index = 0;
};
struct SurvivalTarget {
    int64_t bin = 0; ///< of the time of event or of the last look
    bool censored = false;
};
using Target = std::variant<ClassTarget, SurvivalTarget>;

/// A student and, for MHIM, its teacher, in training. Keys are the published ones; `merge.global_q_mm` is a parameter
/// without gradient.
struct Trainee {
    /// `student` and `teacher` are copied to `device`. The teacher lacks `merge.*`: then it starts as the student's
    /// (5.3). A pure model has no teacher. Throws c10::Error for a tensor that is missing or has another shape.
    Trainee(const Architecture &architecture, const Weights &student, const Weights &teacher, at::Device device);

    /// Parameters in registration order; gradients belong to those of the student that are trained by gradient.
    std::vector<at::Tensor> trained() const;
    std::vector<at::Tensor> studentValues() const;
    std::vector<at::Tensor> teacherValues() const;

    Architecture architecture;
    std::vector<ParameterShape> shapes;
    Weights studentWeights;
    Weights teacherWeights; ///< empty for a pure model
    Network student;
    std::optional<Network> teacher;
    at::Device device;
};

/// What a schedule or the user may change from step to step.
struct StepSettings {
    double maskRatioHigh = 0;       ///< the value of its schedule (3.4)
    double mainWeight = 1;          ///< main_alpha
    double consistencyWeight = 0.5; ///< aux_alpha
    double temperature = 0.1;       ///< of the teacher's features
    double lossScale = 1;           ///< 1 / number of bags that accumulate into one update
    std::optional<KeepList> keep;   ///< shows these tiles instead of what the masks say: to replay a recorded step
};

struct StepReport {
    at::Tensor logits;         ///< [C], the student's
    Pooled student;            ///< detached
    at::Tensor teacherScore;   ///< [N] or [h, N]; undefined for a pure model
    at::Tensor teacherFeature; ///< [1, M] or [C, M]
    KeepList keep;
    int64_t tokens = 0; ///< into the student's aggregator
    double mainLoss = 0;
    double consistencyLoss = 0;
    double totalLoss = 0; ///< before lossScale
};

/// One bag: teacher, mask, student, losses, backward pass (3, 5). Gradients are added to the student's; the recycle
/// queries are updated. Random numbers are drawn in the order of 3.8. `features` [N, D] float32 on the trainee's
/// device; N >= 8 for MHIM (9.10). Throws c10::Error.
StepReport trainStep(const Trainee &trainee, const at::Tensor &features, const Target &target,
                     const StepSettings &settings, RandomSource &random);

} // namespace tessera::mil
