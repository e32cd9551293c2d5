#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

class WeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWeightsThatFit_data();
    void opensWeightsThatFit();
    void namesTheTensorsOfThePublishedCode_data();
    void namesTheTensorsOfThePublishedCode();
    void opensAnEncoderWithTheCountersOfItsTraining();
    void listsWhatIsMissingSurplusAndMisshapen();
    void shortensALongList();
    void refusesOtherTypes();
    void takesATeacherThatIsWhole();
    void refusesATeacherThatIsNotWhole();
    void needsTheMergeOnlyWhenItIsUsedInTheTest();
    void needsTheMergeWholeOrNotAtAll();
    void needsNoMergeOfTheTeacher();
    void takesTheQueriesUnderEitherKey_data();
    void takesTheQueriesUnderEitherKey();
    void refusesQueriesThatDiffer();
    void opensTheDemoPackages();
};

namespace {

MilPackage modelOf(const Json &parameters, const char *kind = "mhim-v2")
{
    const Scratch scratch;
    Json json = exampleModel();
    json["architecture"]["kind"] = kind;
    json["architecture"]["params"].update(parameters);
    return readMilPackage(writeDescription(scratch, "model", json)).value();
}

bool has(const std::vector<ExpectedTensor> &tensors, const std::string &name, const std::vector<int64_t> &shape)
{
    return std::any_of(tensors.begin(), tensors.end(),
                       [&](const ExpectedTensor &t) { return t.name == name && t.shape == shape; });
}

/// The model's weights, changed, opened.
template <typename Change>
Result<Safetensors> openChanged(const Scratch &scratch, MilPackage package, Change change)
{
    ExampleWeights weights(expectedTensors(package));
    change(weights);
    package.head.folder = scratch.folder();
    package.head.weightsFile = "w.safetensors";
    if (const Result<void> written = weights.write(package.head.weightsPath()); !written)
        return tl::unexpected(written.error());
    return openWeights(package);
}

} // namespace

void WeightsTest::opensWeightsThatFit_data()
{
    QTest::addColumn<QString>("baseline");
    QTest::addColumn<QString>("kind");
    for (const char *baseline : {"attn", "selfattn", "dsmil", "mean", "max"})
        for (const char *kind : {"mil", "mhim-v1", "mhim-v2"})
            QTest::addRow("%s %s", baseline, kind) << baseline << kind;
}

void WeightsTest::opensWeightsThatFit()
{
    QFETCH(QString, baseline);
    QFETCH(QString, kind);
    const Scratch scratch;
    VERIFY_OK(openChanged(scratch, modelOf({{"baseline", baseline.toStdString()}}, qPrintable(kind)),
                          [](ExampleWeights &) {}));
}

void WeightsTest::namesTheTensorsOfThePublishedCode_data()
{
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<qint64>>("shape");
    const auto row = [](const char *parameters, const char *name, QList<qint64> shape) {
        QTest::addRow("%s %s", parameters, name) << parameters << name << shape;
    };
    row("{}", "feature.0.weight", {16, 8});
    row("{}", "predictor.bias", {2});
    row("{}", "online_encoder.attention.attention.0.weight", {128, 16});
    row("{}", "online_encoder.attention.attention.2.weight", {1, 128});
    row(R"({"gated": true})", "online_encoder.attention.attention_a.0.weight", {128, 16});
    row(R"({"gated": true})", "online_encoder.attention.attention_c.weight", {1, 128});
    row("{}", "merge.global_q_mm", {1, 5, 16});
    row(R"({"baseline": "selfattn"})", "online_encoder.cls_token", {1, 1, 16});
    row(R"({"baseline": "selfattn"})", "online_encoder.layer2.attn.to_qkv.weight", {48, 16});
    row(R"({"baseline": "selfattn", "heads": 4})", "online_encoder.layer1.attn.to_qkv.weight", {24, 16});
    row(R"({"baseline": "selfattn"})", "online_encoder.pos_embedding.proj1.weight", {16, 1, 5, 5});
    row(R"({"baseline": "dsmil"})", "online_encoder.b_classifier.fcc.weight", {2, 2, 16});
    row(R"({"baseline": "mean"})", "head.0.weight", {512, 8});
    row(R"({"baseline": "mean"})", "head.3.weight", {2, 512});
    row(R"({"baseline": "max", "dropout": 0})", "head.2.weight", {2, 512});
}

void WeightsTest::namesTheTensorsOfThePublishedCode()
{
    QFETCH(QString, parameters);
    QFETCH(QString, name);
    QFETCH(QList<qint64>, shape);
    const std::vector<ExpectedTensor> tensors = expectedTensors(modelOf(Json::parse(parameters.toStdString())));
    QVERIFY(has(tensors, name.toStdString(), {shape.begin(), shape.end()}));
}

void WeightsTest::opensAnEncoderWithTheCountersOfItsTraining()
{
    const Scratch scratch;
    const EncoderPackage encoder = readEncoderPackage(writeDescription(scratch, "encoder", exampleEncoder())).value();
    const std::vector<ExpectedTensor> expected = expectedTensors(encoder);
    QVERIFY(has(expected, "layer2.0.conv1.weight", {4, 4, 3, 3}));
    QVERIFY(has(expected, "layer3.0.downsample.0.weight", {8, 4, 1, 1}));
    QVERIFY(!has(expected, "layer1.0.downsample.0.weight", {4, 4, 1, 1}));

    const std::vector<float> zeros(10'000);
    const int64_t count = 1234;
    std::vector<TensorView> views;
    for (const ExpectedTensor &tensor : expected) {
        const bool isCounter = tensor.name.ends_with("num_batches_tracked"); // (one whole number, as torch saves it)
        int64_t elements = 1;
        for (const int64_t extent : tensor.shape)
            elements *= extent;
        views.push_back({tensor.name, isCounter ? Dtype::i64 : Dtype::f32, tensor.shape,
                         isCounter ? std::as_bytes(std::span(&count, 1))
                                   : std::as_bytes(std::span(zeros).first(static_cast<std::size_t>(elements)))});
    }
    VERIFY_OK(writeSafetensors(encoder.head.weightsPath(), views));
    VERIFY_OK(openWeights(encoder));
}

void WeightsTest::listsWhatIsMissingSurplusAndMisshapen()
{
    const Scratch scratch;
    const Result<Safetensors> file = openChanged(scratch, modelOf(Json::object()), [](ExampleWeights &w) {
        w.remove("feature.0.bias");
        w.remove("predictor.weight");
        w.add("predictor.weight", {2, 17}, std::vector<float>(34));
        w.add("optimizer.step", {}, {0});
    });
    COMPARE_ERROR(file, weightsMismatch);
    const QString said = QString::fromStdString(file.error().arguments.at(1));
    for (const char *part :
         {"feature.0.bias is missing", "predictor.weight is [2x17] instead of [2x16]", "optimizer.step is surplus"})
        QVERIFY2(said.contains(part), qPrintable(said));
}

void WeightsTest::shortensALongList()
{
    const Scratch scratch;
    const Result<Safetensors> file = openChanged(scratch, modelOf(Json::object()), [](ExampleWeights &w) {
        for (int i = 0; i < 15; ++i)
            w.add("extra." + std::to_string(i), {1}, {0});
    });
    COMPARE_ERROR(file, weightsMismatch);
    QVERIFY(file.error().arguments.at(1).ends_with("; and 3 more"));
}

void WeightsTest::refusesOtherTypes()
{
    const Scratch scratch;
    MilPackage package = modelOf({{"baseline", "mean"}, {"dropout", 0}});
    package.head.folder = scratch.folder();
    package.head.weightsFile = "w.safetensors";
    const std::vector<double> numbers(8 * 512);
    std::vector<TensorView> views;
    for (const ExpectedTensor &tensor : expectedTensors(package)) {
        int64_t elements = 1;
        for (const int64_t extent : tensor.shape)
            elements *= extent;
        views.push_back({tensor.name, Dtype::f64, tensor.shape,
                         std::as_bytes(std::span(numbers).first(static_cast<std::size_t>(elements)))});
    }
    VERIFY_OK(writeSafetensors(package.head.weightsPath(), views));
    const Result<Safetensors> file = openWeights(package);
    COMPARE_ERROR(file, weightsMismatch);
    QVERIFY(file.error().arguments.at(1).find("head.0.bias is of type F64") != std::string::npos);
}

void WeightsTest::takesATeacherThatIsWhole()
{
    const Scratch scratch;
    const MilPackage package = modelOf(Json::object());
    VERIFY_OK(openChanged(scratch, package, [&](ExampleWeights &w) {
        for (const ExpectedTensor &tensor : expectedTensors(package)) {
            int64_t elements = 1;
            for (const int64_t extent : tensor.shape)
                elements *= extent;
            w.add("teacher." + tensor.name, tensor.shape, std::vector<float>(static_cast<std::size_t>(elements)));
        }
    }));
}

void WeightsTest::refusesATeacherThatIsNotWhole()
{
    const Scratch scratch;
    const Result<Safetensors> file = openChanged(scratch, modelOf(Json::object()), [](ExampleWeights &w) {
        w.add("teacher.predictor.bias", {2}, {0, 0});
    });
    COMPARE_ERROR(file, weightsMismatch);
    QVERIFY(file.error().arguments.at(1).find("teacher.feature.0.bias is missing") != std::string::npos);
}

void WeightsTest::needsTheMergeOnlyWhenItIsUsedInTheTest()
{
    const Scratch scratch;
    const auto without = [](ExampleWeights &w) {
        for (const char *name : {"global_q", "global_q_mm", "norm.weight", "norm.bias", "attn.to_q.weight",
                                 "attn.to_kv.weight", "attn.to_out.0.weight", "attn.to_out.0.bias"})
            w.remove(std::string("merge.") + name);
    };
    VERIFY_OK(openChanged(scratch, modelOf(Json::object()), without));
    const Result<Safetensors> file = openChanged(scratch, modelOf({{"merge_test", true}}), without);
    COMPARE_ERROR(file, weightsMismatch);
    QVERIFY(file.error().arguments.at(1).find("merge.global_q_mm is missing") != std::string::npos);
}

void WeightsTest::needsTheMergeWholeOrNotAtAll()
{
    const Scratch scratch;
    const Result<Safetensors> file =
        openChanged(scratch, modelOf(Json::object()), [](ExampleWeights &w) { w.remove("merge.norm.bias"); });
    COMPARE_ERROR(file, weightsMismatch);
    QCOMPARE(file.error().arguments.at(1), std::string("merge.norm.bias is missing"));
}

void WeightsTest::needsNoMergeOfTheTeacher()
{
    const Scratch scratch;
    const MilPackage package = modelOf({{"merge_test", true}});
    VERIFY_OK(openChanged(scratch, package, [&](ExampleWeights &w) {
        for (const ExpectedTensor &tensor : expectedTeacherTensors(package)) {
            int64_t elements = 1;
            for (const int64_t extent : tensor.shape)
                elements *= extent;
            if (!tensor.name.starts_with("merge."))
                w.add("teacher." + tensor.name, tensor.shape, std::vector<float>(static_cast<std::size_t>(elements)));
        }
    }));
}

void WeightsTest::takesTheQueriesUnderEitherKey_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("second");
    QTest::newRow("both") << true << true;
    QTest::newRow("global_q_mm") << true << false;
    QTest::newRow("global_q") << false << true;
}

void WeightsTest::takesTheQueriesUnderEitherKey()
{
    QFETCH(bool, first);
    QFETCH(bool, second);
    const Scratch scratch;
    VERIFY_OK(openChanged(scratch, modelOf({{"merge_test", true}}), [&](ExampleWeights &w) {
        if (second)
            w.add(queriesAlias, {1, 5, 16}, std::vector<float>(80));
        if (!first)
            w.remove(queriesKey);
    }));
}

void WeightsTest::refusesQueriesThatDiffer()
{
    const Scratch scratch;
    const Result<Safetensors> file = openChanged(scratch, modelOf(Json::object()), [](ExampleWeights &w) {
        w.add(queriesAlias, {1, 5, 16}, std::vector<float>(80, 1));
    });
    COMPARE_ERROR(file, weightsMismatch);
    QVERIFY(file.error().arguments.at(1).ends_with("differ, which are one tensor"));
}

void WeightsTest::opensTheDemoPackages()
{
    const std::filesystem::path demo = sharedData("demo");
    if (demo.empty())
        QSKIP("the demo packages are not here");
    const Result<MilPackage> model = readMilPackage(demo / "model");
    VERIFY_OK(model);
    VERIFY_OK(verifyHashes(model->head));
    VERIFY_OK(openWeights(*model));
    const Result<EncoderPackage> encoder = readEncoderPackage(demo / "encoder");
    VERIFY_OK(encoder);
    VERIFY_OK(verifyHashes(encoder->head));
    VERIFY_OK(openWeights(*encoder));
}

QTEST_APPLESS_MAIN(WeightsTest)
#include "tst_weights.moc"
