#include "analysis/package/importrules.h"

#include "analysis/package/detail/differences.h"
#include "analysis/package/detail/importedkeys.h"
#include "analysis/package/detail/milparametersjson.h"

#include <stdexcept>

namespace tessera {
namespace {

using detail::KeyForm;
using detail::PublishedTensors;

/// Thrown and caught in this file only: the sentence becomes the detail of importRefused.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

std::string text(int64_t value) { return std::to_string(value); }
std::string text(bool value) { return value ? "true" : "false"; }
std::string text(BaselineKind value) { return nameOf(value); }

/// Puts together what the weights tell and what the configuration says of one model.
class Inference {
public:
    Inference(const PublishedTensors &student, bool isTaught, const ImportConfig &config)
        : m_student(student), m_isTaught(isTaught), m_config(config)
    {
        m_package.parameters = config.parameters;
    }

    MilPackage package()
    {
        readForm();
        readWidths();
        readKind();
        return m_package;
    }

private:
    bool isGiven(const char *name) const { return m_config.given.contains(name); }
    std::string configName() const { return m_config.file.empty() ? "the configuration" : m_config.file; }

    [[noreturn]] void contradiction(const std::string &name, const std::string &given, const std::string &there) const
    {
        throw Refusal(name + " is " + given + " in " + configName() + ", the weights have " + there);
    }

    /// What the weights tell; the configuration may only say the same.
    template <typename T>
    void settle(const char *name, T &parameter, T told)
    {
        if (isGiven(name) && parameter != told)
            contradiction(name, text(parameter), text(told));
        parameter = told;
    }

    /// An extent of a tensor, within the limits of packages.
    int64_t extent(const char *what, const TensorView &tensor, std::size_t axis, int64_t largest) const
    {
        const int64_t value = axis < tensor.shape.size() ? tensor.shape[axis] : 0;
        if (value < 1 || value > largest)
            throw Refusal(tensor.name + " has a shape from which " + what + " cannot be told");
        return value;
    }

    const TensorView &tensor(const char *name) const
    {
        if (const TensorView *found = m_student.find(name))
            return *found;
        throw Refusal(std::string(name) + " is missing");
    }

    void readForm()
    {
        const std::vector<KeyForm> forms = detail::formsOf(m_student);
        if (forms.empty())
            throw Refusal("none of its " + text(static_cast<int64_t>(m_student.tensors.size())) +
                          " tensors has a name that tells an MHIM model" +
                          (m_student.originals.empty() ? "" : "; the first is " + m_student.originals.front()));
        if (forms.size() > 1)
            throw Refusal("its tensors are those of more than one kind of model");
        MilParameters &p = m_package.parameters;
        if (forms.front() == KeyForm::pooling) {
            if (!isGiven("baseline"))
                throw Refusal("it is mean or max pooling, and the weights do not tell which: say \"baseline\": "
                              "\"mean\" or \"max\" in --config");
            if (p.baseline != BaselineKind::mean && p.baseline != BaselineKind::max)
                contradiction("baseline", text(p.baseline), "mean or max");
        } else {
            settle("baseline", p.baseline,
                   forms.front() == KeyForm::selfAttention ? BaselineKind::selfattn
                   : forms.front() == KeyForm::dualStream  ? BaselineKind::dsmil
                                                           : BaselineKind::attn);
        }
        settle("gated", p.gated, forms.front() == KeyForm::gatedAttention);
    }

    void readWidths()
    {
        MilParameters &p = m_package.parameters;
        const bool isPooling = p.baseline == BaselineKind::mean || p.baseline == BaselineKind::max;
        const TensorView &first = tensor(isPooling ? "head.0.weight" : "feature.0.weight");
        settle("input_dim", p.inputDim, extent("input_dim", first, 1, detail::largestExtent));
        settle("model_dim", p.modelDim, extent("model_dim", first, 0, detail::largestExtent));
        const bool hasDropout = m_student.find("head.3.weight") != nullptr;
        if (isPooling && isGiven("dropout") && (p.dropout > 0) != hasDropout)
            contradiction("dropout", p.dropout > 0 ? "on" : "0",
                          hasDropout ? "head.3, which stands behind a dropout" : "head.2, which no dropout precedes");
        if (isPooling && !isGiven("dropout") && !hasDropout)
            p.dropout = 0;
        const TensorView &last = tensor(isPooling ? (hasDropout ? "head.3.weight" : "head.2.weight")
                                        : p.baseline == BaselineKind::dsmil ? "online_encoder.i_classifier.0.weight"
                                                                            : "predictor.weight");
        settle("n_classes", p.classes, extent("n_classes", last, 0, 1000));
        if (p.baseline == BaselineKind::selfattn)
            settle("heads", p.heads, extent("heads", tensor("online_encoder.layer1.attn.res_conv.weight"), 0, 64));
    }

    void readKind()
    {
        MilParameters &p = m_package.parameters;
        const bool recycles = m_student.hasAny("merge.");
        // A teacher is MHIM's; the first version's DSMIL is kept apart because it averages probabilities, not logits.
        const bool isMhim = m_isTaught || (m_student.hasOlderNames && p.baseline == BaselineKind::dsmil);
        const ArchitectureKind told = recycles || (isMhim && !m_student.hasOlderNames) ? ArchitectureKind::mhimV2
                                      : isMhim                                         ? ArchitectureKind::mhimV1
                                                                                       : ArchitectureKind::mil;
        m_package.kind = m_config.kind.value_or(told);
        if (recycles && m_package.kind != ArchitectureKind::mhimV2)
            contradiction("kind", nameOf(m_package.kind), "a recycle network (merge.), which is mhim-v2");
        if (m_package.kind == ArchitectureKind::mhimV1 && !isGiven("instance_probability_scores"))
            p.instanceProbabilityScores = false; // that score came with the second version
        if (m_package.kind == ArchitectureKind::mil)
            return;
        if (recycles && isGiven("merge_enable") && !p.mergeEnable)
            contradiction("merge_enable", "false", "a recycle network (merge.)");
        if (!isGiven("merge_enable"))
            p.mergeEnable = recycles || (isGiven("merge_test") && p.mergeTest);
        const TensorView *queries = m_student.find(queriesKey);
        if (!queries)
            queries = m_student.find(queriesAlias);
        if (queries)
            settle("merge_k", p.mergeK, extent("merge_k", *queries, 1, 1000));
    }

    const PublishedTensors &m_student;
    const bool m_isTaught;
    const ImportConfig &m_config;
    MilPackage m_package;
};

/// Of what the weights cannot tell, what changes a prediction.
std::vector<std::string> assumeActivations(MilParameters &p, const ImportConfig &config, bool isOlder)
{
    const auto warning = [](const char *name, const char *what, const char *assumed) {
        return std::string(name) + " (" + what + ") is not in the weights: " + assumed +
               " is assumed; say it with --config";
    };
    std::vector<std::string> warnings;
    if (!config.given.contains("act")) {
        p.act = isOlder ? ActivationKind::relu : ActivationKind::gelu;
        warnings.push_back(warning("act", "the activation of the embedding", isOlder ? "relu" : "gelu"));
    }
    if (p.baseline == BaselineKind::attn && !config.given.contains("da_act")) {
        p.daAct = ActivationKind::relu;
        warnings.push_back(warning("da_act", "the activation of the attention", "relu"));
    }
    return warnings;
}

ImportedModel infer(const ImportTensors &tensors, const ImportConfig &config)
{
    const PublishedTensors student = detail::published(tensors.student);
    const PublishedTensors teacher = detail::published(tensors.teacher);
    for (const PublishedTensors *each : {&student, &teacher})
        if (const std::string clash = detail::clashOf(*each); !clash.empty())
            throw Refusal(clash);
    if (const std::string model = detail::standAloneModelOf(student); !model.empty())
        throw Refusal("it is the stand-alone model " + model + ", which is none of MHIM's and is not supported");

    MilPackage package = Inference(student, tensors.studentIsTeacher || !teacher.tensors.empty(), config).package();
    std::vector<TensorView> renamed = student.tensors;
    for (TensorView tensor : teacher.tensors) {
        tensor.name = "teacher." + tensor.name;
        renamed.push_back(std::move(tensor));
    }
    const std::string differences = detail::modelDifferences(package, renamed, detail::ElementTypes::importable);
    if (!differences.empty())
        throw Refusal(differences);

    ImportedModel model;
    model.warnings = assumeActivations(package.parameters, config, student.hasOlderNames);
    model.kind = package.kind;
    model.parameters = package.parameters;
    model.hasOlderNames = student.hasOlderNames;
    for (std::size_t i = 0; i < renamed.size(); ++i)
        model.tensors.push_back({renamed[i].name, i < tensors.student.size()
                                                      ? &tensors.student[i]
                                                      : &tensors.teacher[i - tensors.student.size()]});
    return model;
}

} // namespace

Result<ImportedModel> inferModel(const std::string &file, const ImportTensors &tensors, const ImportConfig &config)
{
    try {
        return infer(tensors, config);
    } catch (const Refusal &refusal) {
        return fail(ErrorCode::importRefused, file, refusal.what());
    }
}

} // namespace tessera
