#include "analysis/inference/loadedmodel.h"
#include "analysis/mil/parameters.h"
#include "analysis/package/weights.h"

#include <ATen/ATen.h>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace tessera;

namespace {

using Shapes = std::map<std::string, std::vector<int64_t>>;

struct Size {
    int64_t inputDim, modelDim, classes, heads, mergeK;
};

MilPackage packageOf(ArchitectureKind kind, BaselineKind baseline, const Size &size)
{
    MilPackage package;
    package.kind = kind;
    package.parameters.baseline = baseline;
    package.parameters.inputDim = size.inputDim;
    package.parameters.modelDim = size.modelDim;
    package.parameters.classes = size.classes;
    package.parameters.heads = size.heads;
    package.parameters.mergeK = size.mergeK;
    return package;
}

/// Every form that a package can have: kind, baseline, gate, recycling, dropout, sizes.
std::vector<MilPackage> everyForm()
{
    const Size sizes[] = {{1024, 512, 2, 8, 5}, {512, 256, 4, 4, 10}, {32, 16, 3, 2, 1}};
    std::vector<MilPackage> forms;
    for (const Size &size : sizes)
        for (const auto kind : {ArchitectureKind::mil, ArchitectureKind::mhimV1, ArchitectureKind::mhimV2})
            for (const auto baseline : {BaselineKind::attn, BaselineKind::selfattn, BaselineKind::dsmil,
                                        BaselineKind::mean, BaselineKind::max})
                for (const bool gated : {false, true})
                    for (const bool recycles : {false, true})
                        for (const double dropout : {0.0, 0.25}) {
                            if (gated && baseline != BaselineKind::attn)
                                continue;
                            MilPackage package = packageOf(kind, baseline, size);
                            package.parameters.gated = gated;
                            package.parameters.mergeEnable = recycles;
                            package.parameters.dropout = dropout;
                            forms.push_back(package);
                        }
    return forms;
}

std::string describe(const MilPackage &package)
{
    const MilParameters &p = package.parameters;
    return std::string(nameOf(package.kind)) + " " + nameOf(p.baseline) + (p.gated ? " gated" : "") +
           (p.mergeEnable ? " recycling" : "") + " M=" + std::to_string(p.modelDim);
}

mil::Architecture architectureOf(mil::Baseline baseline)
{
    mil::Architecture architecture;
    architecture.version = mil::Version::v2;
    architecture.baseline = baseline;
    return architecture;
}

/// The weights of a published size: so many values that chance hardly moves their moments.
const mil::Weights &weightsOf(mil::Baseline baseline)
{
    static std::map<mil::Baseline, mil::Weights> all;
    if (!all.contains(baseline))
        all.emplace(baseline, mil::initialWeights(architectureOf(baseline), 7));
    return all.at(baseline);
}

/// Mean 0 and this standard deviation, each within five times what chance does to a normal distribution's: to a uniform
/// one's it does less.
void checkMoments(const at::Tensor &values, double deviation, const std::string &key)
{
    const auto count = static_cast<double>(values.numel());
    const double mean = values.to(at::kDouble).mean().item<double>();
    const double spread = std::sqrt(values.to(at::kDouble).square().mean().item<double>());
    QVERIFY2(std::abs(mean) < 5 * deviation / std::sqrt(count), key.c_str());
    QVERIFY2(std::abs(spread - deviation) < 5 * deviation / std::sqrt(2 * count), key.c_str());
}

/// Uniform between -bound and bound: never beyond, nearly reached on both sides, and of the variance bound^2 / 3.
void checkUniform(const at::Tensor &values, double bound, const std::string &key)
{
    const double margin = 20 * bound / static_cast<double>(values.numel());
    QVERIFY2(values.max().item<double>() <= bound * (1 + 1e-6), key.c_str());
    QVERIFY2(values.min().item<double>() >= -bound * (1 + 1e-6), key.c_str());
    QVERIFY2(values.max().item<double>() > bound - margin, key.c_str());
    QVERIFY2(values.min().item<double>() < -bound + margin, key.c_str());
    checkMoments(values, bound / std::sqrt(3.0), key);
}

bool areEqual(const mil::Weights &a, const mil::Weights &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto &x, const auto &y) { return x.first == y.first && x.second.equal(y.second); });
}

} // namespace

/// What training starts with is what a package's weights file has to hold.
class ParametersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsTheTensorsThatAPackageHolds()
    {
        for (const MilPackage &package : everyForm()) {
            Shapes trained, packed;
            for (const mil::ParameterShape &parameter : mil::parameterShapes(tessera::architectureOf(package)))
                QVERIFY2(trained.emplace(parameter.key, parameter.shape).second, parameter.key.c_str());
            for (const ExpectedTensor &tensor : expectedTensors(package))
                QVERIFY2(packed.emplace(tensor.name, tensor.shape).second, tensor.name.c_str());
            QVERIFY2(!trained.empty(), describe(package).c_str());
            QVERIFY2(trained == packed, describe(package).c_str());
        }
    }

    void drawsWeightsOfTheShapesThatItLists()
    {
        for (const MilPackage &package : everyForm()) {
            if (package.parameters.modelDim > 16) // (the large ones take seconds)
                continue;
            const mil::Architecture architecture = tessera::architectureOf(package);
            const mil::Weights weights = mil::initialWeights(architecture, 1);
            const std::vector<mil::ParameterShape> shapes = mil::parameterShapes(architecture);
            QCOMPARE(weights.size(), shapes.size());
            for (const mil::ParameterShape &parameter : shapes) {
                const at::Tensor &tensor = weights.at(parameter.key);
                QVERIFY2(tensor.sizes() == at::IntArrayRef(parameter.shape), parameter.key.c_str());
                QCOMPARE(tensor.scalar_type(), at::kFloat);
            }
        }
    }

    /// Registration order, which a resume file's optimiser state follows (mhim-mil.md 8).
    void listsRecyclingThenEmbeddingThenEncoderThenPredictor()
    {
        const std::vector<mil::ParameterShape> shapes = mil::parameterShapes(architectureOf(mil::Baseline::attn));
        std::vector<std::string> keys;
        for (const mil::ParameterShape &parameter : shapes)
            keys.push_back(parameter.key);
        QCOMPARE(keys, (std::vector<std::string>{
                           "merge.global_q_mm", "merge.norm.weight", "merge.norm.bias", "merge.attn.to_kv.weight",
                           "merge.attn.to_q.weight", "merge.attn.to_out.0.weight", "merge.attn.to_out.0.bias",
                           "feature.0.weight", "feature.0.bias", "online_encoder.attention.attention.0.weight",
                           "online_encoder.attention.attention.2.weight", "predictor.weight", "predictor.bias"}));
        for (const mil::ParameterShape &parameter : shapes)
            QCOMPARE(parameter.trained == mil::Trained::byAverage, parameter.key == "merge.global_q_mm");
    }

    void startsLinearLayersXavierNormal_data()
    {
        QTest::addColumn<int>("baseline");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("fans"); // inputs + outputs
        const auto add = [](mil::Baseline baseline, const char *key, int fans) {
            QTest::newRow(key) << static_cast<int>(baseline) << key << fans;
        };
        add(mil::Baseline::attn, "feature.0.weight", 1024 + 512);
        add(mil::Baseline::attn, "predictor.weight", 512 + 2);
        add(mil::Baseline::attn, "online_encoder.attention.attention.0.weight", 512 + 128);
        add(mil::Baseline::attn, "online_encoder.attention.attention.2.weight", 128 + 1);
        add(mil::Baseline::attn, "merge.attn.to_kv.weight", 512 + 1024);
        add(mil::Baseline::attn, "merge.attn.to_q.weight", 512 + 512);
        add(mil::Baseline::attn, "merge.attn.to_out.0.weight", 512 + 512);
        add(mil::Baseline::selfattn, "online_encoder.layer1.attn.to_qkv.weight", 512 + 1536);
        add(mil::Baseline::selfattn, "online_encoder.layer2.attn.to_out.0.weight", 512 + 512);
        add(mil::Baseline::dsmil, "online_encoder.i_classifier.0.weight", 512 + 2);
        add(mil::Baseline::dsmil, "online_encoder.b_classifier.q.2.weight", 128 + 128);
        add(mil::Baseline::dsmil, "online_encoder.b_classifier.v.1.weight", 512 + 512);
        add(mil::Baseline::mean, "head.0.weight", 1024 + 512);
        add(mil::Baseline::mean, "head.3.weight", 512 + 2);
    }

    void startsLinearLayersXavierNormal()
    {
        QFETCH(int, baseline);
        QFETCH(QString, key);
        QFETCH(int, fans);
        const at::Tensor &weight = weightsOf(static_cast<mil::Baseline>(baseline)).at(key.toStdString());
        const double deviation = std::sqrt(2.0 / fans);
        checkMoments(weight, deviation, key.toStdString());
        if (weight.numel() < 1000)
            return;
        // Normal, not uniform: 4.55 % lie beyond two deviations, none of a uniform one's do.
        const double beyond = (weight.abs() > 2 * deviation).to(at::kDouble).mean().item<double>();
        QVERIFY2(std::abs(beyond - 0.0455) < 5 * std::sqrt(0.0455 / static_cast<double>(weight.numel())),
                 qPrintable(QString::number(beyond)));
    }

    void startsBiasesAtZeroAndNormsAtOne()
    {
        for (const auto baseline :
             {mil::Baseline::attn, mil::Baseline::selfattn, mil::Baseline::dsmil, mil::Baseline::mean})
            for (const auto &[key, value] : weightsOf(baseline)) {
                const bool ofConvolution =
                    key.find("pos_embedding") != std::string::npos || key.find("fcc") != std::string::npos;
                if (key.ends_with(".bias") && !ofConvolution)
                    QVERIFY2(value.eq(0).all().item<bool>(), key.c_str());
                if (key.ends_with("norm.weight"))
                    QVERIFY2(value.eq(1).all().item<bool>(), key.c_str());
            }
    }

    void startsConvolutionsAsTheLibraryDoes()
    {
        const std::pair<const char *, int> kernels[] = {{"online_encoder.pos_embedding.proj", 49},
                                                        {"online_encoder.pos_embedding.proj1", 25},
                                                        {"online_encoder.pos_embedding.proj2", 9}};
        const mil::Weights &selfattn = weightsOf(mil::Baseline::selfattn);
        for (const auto &[name, fanIn] : kernels)
            for (const char *part : {".weight", ".bias"})
                checkUniform(selfattn.at(std::string(name) + part), 1 / std::sqrt(fanIn), std::string(name) + part);
        for (const std::string layer : {"layer1", "layer2"}) {
            const std::string key = "online_encoder." + layer + ".attn.res_conv.weight";
            checkUniform(selfattn.at(key), 1 / std::sqrt(33), key);
        }
        const mil::Weights &dsmil = weightsOf(mil::Baseline::dsmil);
        const double bound = 1 / std::sqrt(2 * 512);
        checkUniform(dsmil.at("online_encoder.b_classifier.fcc.weight"), bound, "fcc.weight");
        const at::Tensor &bias = dsmil.at("online_encoder.b_classifier.fcc.bias"); // two values: no moments to speak of
        QVERIFY(bias.ne(0).all().item<bool>() && (bias.abs() <= bound).all().item<bool>());
    }

    void startsQueriesUniformAndTheClassTokenNormal()
    {
        const mil::Weights &weights = weightsOf(mil::Baseline::selfattn);
        checkUniform(weights.at("merge.global_q_mm"), std::sqrt(6.0 / (768 + 512)), "queries");
        const at::Tensor &token = weights.at("online_encoder.cls_token");
        checkMoments(token, 1, "class token");
        QVERIFY(token.abs().max().item<double>() > 2); // what no uniform distribution of this deviation reaches
    }

    void drawsTheSameForTheSameSeedOnly()
    {
        for (const auto baseline :
             {mil::Baseline::attn, mil::Baseline::selfattn, mil::Baseline::dsmil, mil::Baseline::max}) {
            const mil::Architecture architecture = architectureOf(baseline);
            const mil::Weights first = mil::initialWeights(architecture, 11);
            QVERIFY(areEqual(first, mil::initialWeights(architecture, 11)));
            const mil::Weights other = mil::initialWeights(architecture, 12);
            for (const mil::ParameterShape &parameter : mil::parameterShapes(architecture)) {
                const bool isDrawn = parameter.start != mil::Start::zeros && parameter.start != mil::Start::ones;
                QVERIFY2(first.at(parameter.key).equal(other.at(parameter.key)) != isDrawn, parameter.key.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(ParametersTest)
#include "tst_parameters.moc"
