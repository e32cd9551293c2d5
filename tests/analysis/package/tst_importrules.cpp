#include "analysis/package/importrules.h"
#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <functional>

using namespace tessera;
using namespace tessera::testing;

/// Weights that are only names and shapes, as the rules need no more.
class ImportRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFormFromNamesAndShapes_data();
    void tellsTheFormFromNamesAndShapes();
    void renamesOlderKeys_data();
    void renamesOlderKeys();
    void tellsTheKind_data();
    void tellsTheKind();
    void takesTheTeacherToo();
    void doesNotNeedARecycleNetworkOfTheTeacher();
    void assumesTheActivationsWithAWarning_data();
    void assumesTheActivationsWithAWarning();
    void assumesNothingThatIsSaid();
    void takesWhatTheWeightsCannotTellFromTheConfiguration();
    void tellsWhetherPoolingHasADropout_data();
    void tellsWhetherPoolingHasADropout();
    void refusesWeightsThatAreNotWhole_data();
    void refusesWeightsThatAreNotWhole();
    void refusesAConfigurationThatContradicts_data();
    void refusesAConfigurationThatContradicts();
    void refusesStandAloneModels_data();
    void refusesStandAloneModels();
};

namespace {

using Tensors = std::vector<TensorView>;

MilPackage modelOf(BaselineKind baseline, ArchitectureKind kind = ArchitectureKind::mil)
{
    MilPackage package;
    package.kind = kind;
    package.parameters.baseline = baseline;
    package.parameters.inputDim = 24;
    package.parameters.modelDim = baseline == BaselineKind::mean || baseline == BaselineKind::max ? 512 : 64;
    package.parameters.classes = 3;
    package.parameters.heads = 4;
    package.parameters.mergeK = 7;
    return package;
}

Tensors tensorsOf(const MilPackage &package)
{
    Tensors tensors;
    for (const ExpectedTensor &tensor : expectedTensors(package))
        tensors.push_back({tensor.name, Dtype::f32, tensor.shape, {}});
    return tensors;
}

Tensors v2() { return tensorsOf(modelOf(BaselineKind::attn, ArchitectureKind::mhimV2)); }

Tensors renamed(Tensors tensors, const std::string &from, const std::string &to)
{
    for (TensorView &tensor : tensors)
        if (tensor.name.starts_with(from))
            tensor.name = to + tensor.name.substr(from.size());
    return tensors;
}

void remove(Tensors &tensors, const std::string &name)
{
    std::erase_if(tensors, [&](const TensorView &t) { return t.name == name; });
}

Result<ImportedModel> infer(const Tensors &student, const std::string &config = "{}", const Tensors &teacher = {})
{
    return inferModel("w.pt", {student, teacher}, parseImportConfig("CONFIG.json", config).value());
}

void compareRefusal(const Result<ImportedModel> &model, const QString &detail)
{
    COMPARE_ERROR(model, importRefused);
    QCOMPARE(model.error().arguments.at(0), std::string("w.pt"));
    const QString said = QString::fromStdString(model.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

} // namespace

Q_DECLARE_METATYPE(MilPackage)
Q_DECLARE_METATYPE(Tensors)

void ImportRulesTest::tellsTheFormFromNamesAndShapes_data()
{
    QTest::addColumn<MilPackage>("package");
    QTest::addColumn<QString>("config");
    QTest::newRow("attn") << modelOf(BaselineKind::attn) << "{}";
    MilPackage gated = modelOf(BaselineKind::attn);
    gated.parameters.gated = true;
    QTest::newRow("gated attn") << gated << "{}";
    QTest::newRow("selfattn") << modelOf(BaselineKind::selfattn) << "{}";
    QTest::newRow("dsmil") << modelOf(BaselineKind::dsmil) << "{}";
    QTest::newRow("mean") << modelOf(BaselineKind::mean) << R"({"baseline": "mean"})";
    QTest::newRow("max") << modelOf(BaselineKind::max) << R"({"baseline": "max"})";
    for (const BaselineKind baseline : {BaselineKind::attn, BaselineKind::selfattn, BaselineKind::dsmil})
        QTest::addRow("mhim-v2 %s", nameOf(baseline)) << modelOf(baseline, ArchitectureKind::mhimV2) << "{}";
}

void ImportRulesTest::tellsTheFormFromNamesAndShapes()
{
    QFETCH(MilPackage, package);
    QFETCH(QString, config);
    const Tensors tensors = tensorsOf(package);
    const Result<ImportedModel> model = infer(tensors, config.toStdString());
    VERIFY_OK(model);
    QVERIFY(model->kind == package.kind);
    QVERIFY(model->parameters.baseline == package.parameters.baseline);
    QCOMPARE(model->parameters.gated, package.parameters.gated);
    QCOMPARE(model->parameters.inputDim, package.parameters.inputDim);
    QCOMPARE(model->parameters.modelDim, package.parameters.modelDim);
    QCOMPARE(model->parameters.classes, package.parameters.classes);
    if (package.parameters.baseline == BaselineKind::selfattn)
        QCOMPARE(model->parameters.heads, int64_t{4});
    if (package.kind == ArchitectureKind::mhimV2)
        QCOMPARE(model->parameters.mergeK, int64_t{7});
    QCOMPARE(model->tensors.size(), tensors.size());
}

void ImportRulesTest::renamesOlderKeys_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const char *older : {"patch_to_emb.", "patch_to_embed.", "_fc1.", "feature0."})
        QTest::newRow(older) << "feature." << older;
    for (const char *older : {"classifier.", "classifier.0.", "_fc2."})
        QTest::newRow(older) << "predictor." << older;
}

void ImportRulesTest::renamesOlderKeys()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Tensors tensors = renamed(tensorsOf(modelOf(BaselineKind::attn)), from.toStdString(), to.toStdString());
    const Result<ImportedModel> model = infer(tensors);
    VERIFY_OK(model);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const ImportedTensor &tensor = model->tensors[i];
        QCOMPARE(tensor.source, &tensors[i]);
        QVERIFY(!tensor.name.starts_with(to.toStdString()));
        QVERIFY(!tensors[i].name.starts_with(to.toStdString()) || tensor.name.starts_with(from.toStdString()));
    }
}

void ImportRulesTest::tellsTheKind_data()
{
    QTest::addColumn<Tensors>("student");
    QTest::addColumn<bool>("hasTeacher");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("kind");
    const auto older = [](BaselineKind baseline) {
        return renamed(tensorsOf(modelOf(baseline)), "feature.", "patch_to_emb.");
    };
    const Tensors current = tensorsOf(modelOf(BaselineKind::attn));
    QTest::newRow("recycles") << v2() << false << "{}"
                              << "mhim-v2";
    QTest::newRow("recycles, with a teacher") << v2() << true << "{}"
                                              << "mhim-v2";
    QTest::newRow("alone") << current << false << "{}"
                           << "mil";
    QTest::newRow("with a teacher") << current << true << "{}"
                                    << "mhim-v2";
    QTest::newRow("older, alone") << older(BaselineKind::attn) << false << "{}"
                                  << "mil";
    QTest::newRow("older, with a teacher") << older(BaselineKind::attn) << true << "{}"
                                           << "mhim-v1";
    QTest::newRow("older dsmil averages probabilities") << older(BaselineKind::dsmil) << false << "{}"
                                                        << "mhim-v1";
    QTest::newRow("as it is said") << current << false << R"({"kind": "mhim-v1"})"
                                   << "mhim-v1";
    QTest::newRow("as it is said of older ones") << older(BaselineKind::dsmil) << false << R"({"kind": "mil"})"
                                                 << "mil";
}

void ImportRulesTest::tellsTheKind()
{
    QFETCH(Tensors, student);
    QFETCH(bool, hasTeacher);
    QFETCH(QString, config);
    QFETCH(QString, kind);
    const Result<ImportedModel> model = infer(student, config.toStdString(), hasTeacher ? student : Tensors());
    VERIFY_OK(model);
    QCOMPARE(QString(nameOf(model->kind)), kind);
    // (the score by instance probability came with the second version)
    QCOMPARE(model->parameters.instanceProbabilityScores, kind != "mhim-v1");
    if (kind == "mhim-v2")
        QCOMPARE(model->parameters.mergeEnable, student.size() == v2().size());
}

void ImportRulesTest::takesTheTeacherToo()
{
    const Tensors student = v2();
    const Tensors teacher = renamed(v2(), "feature.", "patch_to_emb.");
    const Result<ImportedModel> model = infer(student, "{}", teacher);
    VERIFY_OK(model);
    QCOMPARE(model->tensors.size(), 2 * student.size());
    for (std::size_t i = 0; i < student.size(); ++i) {
        QCOMPARE(model->tensors[i + student.size()].name, "teacher." + student[i].name);
        QCOMPARE(model->tensors[i + student.size()].source, &teacher[i]);
    }
}

void ImportRulesTest::doesNotNeedARecycleNetworkOfTheTeacher()
{
    VERIFY_OK(infer(v2(), R"({"merge_test": true})", tensorsOf(modelOf(BaselineKind::attn))));
}

void ImportRulesTest::assumesTheActivationsWithAWarning_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("act");
    QTest::addColumn<int>("warnings");
    QTest::newRow("current names") << v2() << "gelu" << 2;
    QTest::newRow("older names") << renamed(tensorsOf(modelOf(BaselineKind::attn)), "feature.", "patch_to_emb.")
                                 << "relu" << 2;
    QTest::newRow("no attention of that kind") << tensorsOf(modelOf(BaselineKind::dsmil)) << "gelu" << 1;
}

void ImportRulesTest::assumesTheActivationsWithAWarning()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, act);
    QFETCH(int, warnings);
    const Result<ImportedModel> model = infer(tensors);
    VERIFY_OK(model);
    QCOMPARE(QString(nameOf(model->parameters.act)), act);
    QVERIFY(model->parameters.daAct == ActivationKind::relu);
    QCOMPARE(static_cast<int>(model->warnings.size()), warnings);
    QVERIFY(QString::fromStdString(model->warnings.front()).startsWith("act "));
    QVERIFY(QString::fromStdString(model->warnings.front()).contains(act + " is assumed"));
}

void ImportRulesTest::assumesNothingThatIsSaid()
{
    const Result<ImportedModel> model = infer(v2(), R"({"act": "none", "da_act": "tanh"})");
    VERIFY_OK(model);
    QVERIFY(model->warnings.empty());
    QVERIFY(model->parameters.act == ActivationKind::none && model->parameters.daAct == ActivationKind::tanh);
}

void ImportRulesTest::takesWhatTheWeightsCannotTellFromTheConfiguration()
{
    const MilParameters p =
        infer(v2(), R"({"mask_ratio_h": 0.01, "merge_ratio": 0.8, "merge_test": true, "dropout": 0, "heads": 2})")
            .value()
            .parameters;
    QCOMPARE(p.maskRatioH, 0.01);
    QCOMPARE(p.mergeRatio, 0.8);
    QVERIFY(p.mergeTest);
    QCOMPARE(p.dropout, 0.0);
}

void ImportRulesTest::tellsWhetherPoolingHasADropout_data()
{
    QTest::addColumn<double>("dropout");
    QTest::newRow("head.3") << 0.25;
    QTest::newRow("head.2") << 0.0;
}

void ImportRulesTest::tellsWhetherPoolingHasADropout()
{
    QFETCH(double, dropout);
    MilPackage package = modelOf(BaselineKind::mean);
    package.parameters.dropout = dropout;
    const Result<ImportedModel> model = infer(tensorsOf(package), R"({"baseline": "mean"})");
    VERIFY_OK(model);
    QCOMPARE(model->parameters.dropout, dropout);
}

void ImportRulesTest::refusesWeightsThatAreNotWhole_data()
{
    using Change = std::function<void(Tensors &)>;
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, const Change &change) {
        Tensors tensors = v2();
        change(tensors);
        QTest::newRow(name) << tensors << detail;
    };
    row("a bias is missing", "predictor.bias is missing", [](Tensors &t) { remove(t, "predictor.bias"); });
    row("what the widths are read from", "feature.0.weight is missing",
        [](Tensors &t) { remove(t, "feature.0.weight"); });
    row("a surplus one", "extra.weight is surplus", [](Tensors &t) {
        t.push_back({"extra.weight", Dtype::f32, {1}, {}});
    });
    row("both at once", "extra.weight is surplus; predictor.bias is missing", [](Tensors &t) {
        remove(t, "predictor.bias");
        t.push_back({"extra.weight", Dtype::f32, {1}, {}});
    });
    row("another shape", "predictor.bias is [5] instead of [3]", [](Tensors &t) {
        for (TensorView &tensor : t)
            if (tensor.name == "predictor.bias")
                tensor.shape = {5};
    });
    row("a shape that tells nothing", "input_dim cannot be told", [](Tensors &t) {
        for (TensorView &tensor : t)
            if (tensor.name == "feature.0.weight")
                tensor.shape = {64};
    });
    row("an endless extent", "input_dim cannot be told", [](Tensors &t) {
        for (TensorView &tensor : t)
            if (tensor.name == "feature.0.weight")
                tensor.shape = {64, int64_t{1} << 40};
    });
    row("whole numbers", "is of type I64", [](Tensors &t) { t.front().dtype = Dtype::i64; });
    row("two models", "more than one kind", [](Tensors &t) {
        t.push_back({"online_encoder.cls_token", Dtype::f32, {1, 1, 64}, {}});
    });
    row("two names for one", "patch_to_emb.0.bias are both feature.0.bias", [](Tensors &t) {
        t.push_back({"patch_to_emb.0.bias", Dtype::f32, {64}, {}});
    });
    QTest::newRow("another program's") << Tensors{{"conv1.weight", Dtype::f32, {64, 3, 7, 7}, {}}}
                                       << "the first is conv1.weight";
    QTest::newRow("nothing") << Tensors{} << "none of its 0 tensors";
    QTest::newRow("mean or max") << tensorsOf(modelOf(BaselineKind::mean)) << "mean or max pooling";
}

void ImportRulesTest::refusesWeightsThatAreNotWhole()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, detail);
    compareRefusal(infer(tensors), detail);
}

void ImportRulesTest::refusesAConfigurationThatContradicts_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("detail");
    const Tensors attention = v2();
    const Tensors self = tensorsOf(modelOf(BaselineKind::selfattn));
    const Tensors pooling = tensorsOf(modelOf(BaselineKind::mean));
    const auto row = [](const Tensors &tensors, const char *config, const char *detail) {
        QTest::newRow(detail) << tensors << config << detail;
    };
    row(self, R"({"heads": 8})", "heads is 8 in CONFIG.json, the weights have 4");
    row(attention, R"({"input_dim": 512})", "input_dim is 512 in CONFIG.json, the weights have 24");
    row(attention, R"({"model_dim": 512})", "model_dim is 512 in CONFIG.json, the weights have 64");
    row(attention, R"({"n_classes": 2})", "n_classes is 2 in CONFIG.json, the weights have 3");
    row(attention, R"({"merge_k": 1})", "merge_k is 1 in CONFIG.json, the weights have 7");
    row(attention, R"({"gated": true})", "gated is true in CONFIG.json, the weights have false");
    row(attention, R"({"baseline": "dsmil"})", "baseline is dsmil in CONFIG.json, the weights have attn");
    row(attention, R"({"kind": "mhim-v1"})", "kind is mhim-v1 in CONFIG.json, the weights have a recycle network");
    row(attention, R"({"merge_enable": false})", "merge_enable is false in CONFIG.json, the weights have a recycle");
    row(pooling, R"({"baseline": "attn"})", "baseline is attn in CONFIG.json, the weights have mean or max");
    row(pooling, R"({"baseline": "max", "dropout": 0})", "dropout is 0 in CONFIG.json, the weights have head.3");
    row(self, R"({"kind": "mhim-v2", "merge_test": true})", "merge.global_q_mm is missing");
}

void ImportRulesTest::refusesAConfigurationThatContradicts()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, config);
    QFETCH(QString, detail);
    compareRefusal(infer(tensors, config.toStdString()), detail);
}

void ImportRulesTest::refusesStandAloneModels_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("model");
    QTest::newRow("abmil") << QStringList{"feature.0.weight", "attention.0.weight", "classifier.weight"} << "abmil (";
    QTest::newRow("gabmil") << QStringList{"feature.0.weight", "attention_a.0.weight", "classifier.0.weight"}
                            << "gabmil (";
    QTest::newRow("transmil") << QStringList{"_fc1.0.weight", "cls_token", "pos_layer.proj.weight", "_fc2.weight"}
                              << "transmil (";
    QTest::newRow("dsmil") << QStringList{"feature.0.weight", "i_classifier.weight", "b_classifier.q.0.weight"}
                           << "dsmil (";
}

void ImportRulesTest::refusesStandAloneModels()
{
    QFETCH(QStringList, names);
    QFETCH(QString, model);
    Tensors tensors;
    for (const QString &name : names)
        tensors.push_back({name.toStdString(), Dtype::f32, {4, 4}, {}});
    compareRefusal(infer(tensors), "the stand-alone model " + model);
}

QTEST_APPLESS_MAIN(ImportRulesTest)
#include "tst_importrules.moc"
