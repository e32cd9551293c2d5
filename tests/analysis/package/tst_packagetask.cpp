#include "analysis/package/importrules.h"
#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <fstream>
#include <functional>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

/// What a model is for, who trained it, and what is called by it.
class PackageTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsASurvivalTask();
    void readsLevelAndThreshold();
    void refusesATaskThatIsWrong_data();
    void refusesATaskThatIsWrong();
    void keepsTheRecordOfTheTraining();
    void refusesARecordThatIsWrong_data();
    void refusesARecordThatIsWrong();
    void warnsOfAnUnknownEncoder();
    void readsTheExamplesOfThePage();
    void callsTheMostProbableClass();
    void callsThePositiveClassFromTheThresholdOn();
};

using Change = std::function<void(Json &)>;
Q_DECLARE_METATYPE(Change)

namespace {

Json survival()
{
    Json json = exampleModel();
    json["task"] = {{"kind", "survival"},
                    {"level", "patient"},
                    {"bin_edges", {-1e-6, 10.5, 20, 30, 90}},
                    {"time_unit", "months"},
                    {"risk", "-sum of survival"}};
    json["architecture"]["params"]["n_classes"] = 4;
    return json;
}

Result<MilPackage> readChanged(const Scratch &scratch, Json json, const Change &change)
{
    change(json);
    return readMilPackage(writeDescription(scratch, "model", json));
}

void compareDetail(const Result<MilPackage> &package, const QString &detail)
{
    COMPARE_ERROR(package, packageInvalid);
    const QString said = QString::fromStdString(package.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

} // namespace

void PackageTaskTest::readsASurvivalTask()
{
    const Scratch scratch;
    const Result<MilPackage> package = readMilPackage(writeDescription(scratch, "model", survival()));
    VERIFY_OK(package);
    QVERIFY(package->isSurvival());
    QVERIFY(package->level == TaskLevel::patient);
    QVERIFY(package->classes().empty());
    const auto &task = std::get<SurvivalTask>(package->task);
    QCOMPARE(task.binEdges, (std::vector<double>{-1e-6, 10.5, 20, 30, 90}));
    QCOMPARE(task.timeUnit, std::string("months"));
}

void PackageTaskTest::readsLevelAndThreshold()
{
    const Scratch scratch;
    const Result<MilPackage> package = readChanged(scratch, exampleModel(), [](Json &j) {
        j["task"]["level"] = "patient";
        j["task"]["threshold"] = 0.3;
    });
    VERIFY_OK(package);
    QVERIFY(package->level == TaskLevel::patient);
    QCOMPARE(package->threshold.value(), 0.3);
    const Result<MilPackage> plain = readMilPackage(writeDescription(scratch, "plain", exampleModel()));
    VERIFY_OK(plain);
    QVERIFY(plain->level == TaskLevel::slide && !plain->threshold);
}

void PackageTaskTest::refusesATaskThatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, Change change) {
        QTest::newRow(name) << change << QString(detail);
    };
    row("no edges", "task.bin_edges is missing", [](Json &j) { j["task"].erase("bin_edges"); });
    row("edges that fall", "do not rise", [](Json &j) { j["task"]["bin_edges"] = {0, 10, 5, 30, 90}; });
    row("two equal edges", "do not rise", [](Json &j) { j["task"]["bin_edges"] = {0, 10, 10, 30, 90}; });
    row("an edge is a text", "impossible number", [](Json &j) { j["task"]["bin_edges"][2] = "x"; });
    row("one bin too few", "one more than n_classes", [](Json &j) { j["task"]["bin_edges"] = {0, 10, 20, 30}; });
    row("classes too", "no place in survival", [](Json &j) { j["task"]["classes"] = Json::array(); });
    row("another risk", "does not know", [](Json &j) { j["task"]["risk"] = "median"; });
    row("another level", "does not know", [](Json &j) { j["task"]["level"] = "cell"; });
    row("threshold is no risk", "not a number from", [](Json &j) { j["task"]["threshold"] = 0.5; });
    row("calibrated", "calibration is for classes", [](Json &j) {
        j["calibration"] = {{"method", "temperature"}, {"value", 2}};
    });
}

void PackageTaskTest::refusesATaskThatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    const Scratch scratch;
    compareDetail(readChanged(scratch, survival(), change), detail);
}

void PackageTaskTest::keepsTheRecordOfTheTraining()
{
    const Scratch scratch;
    const Result<MilPackage> package = readChanged(scratch, exampleModel(), [](Json &j) {
        j["training"] = {{"data", "slides of a hospital"},
                         {"slides", 160},
                         {"patients", nullptr},
                         {"table_sha256", std::string(64, 'a')},
                         {"seed", 2021},
                         {"configuration", {{"lr", 2e-4}}},
                         {"metrics", {{"auc", 0.9}}},
                         {"parent", std::string(64, 'b')}};
    });
    VERIFY_OK(package);
    const TrainingRecord &record = package->training;
    QCOMPARE(record.data, std::string("\"slides of a hospital\""));
    QCOMPARE(record.slides.value(), int64_t{160});
    QVERIFY(!record.patients && !record.splitSha256);
    QCOMPARE(record.tableSha256.value(), std::string(64, 'a'));
    QCOMPARE(record.seed.value(), int64_t{2021});
    QCOMPARE(record.configuration, std::string(R"({"lr":0.0002})"));
    QCOMPARE(record.metrics, std::string(R"({"auc":0.9})"));
    QCOMPARE(record.parent.value(), std::string(64, 'b'));
}

void PackageTaskTest::refusesARecordThatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, Change change) {
        QTest::newRow(name) << change << QString(detail);
    };
    row("is a text", "training is not an object", [](Json &j) { j["training"] = "much"; });
    row("parent is no hash", "training.parent is not a SHA-256", [](Json &j) { j["training"]["parent"] = "v1"; });
    row("minus one slide", "training.slides is not", [](Json &j) { j["training"]["slides"] = -1; });
    row("metrics are a number", "training.metrics is not an object", [](Json &j) { j["training"]["metrics"] = 0.9; });
}

void PackageTaskTest::refusesARecordThatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    const Scratch scratch;
    compareDetail(readChanged(scratch, exampleModel(), change), detail);
}

void PackageTaskTest::warnsOfAnUnknownEncoder()
{
    MilPackage package;
    package.parameters.inputDim = 1024;
    QCOMPARE(warningsOf(package).size(), std::size_t{1});
    QVERIFY(warningsOf(package).front().find("any features of 1024 numbers") != std::string::npos);
    package.encoderId = "uni";
    QVERIFY(warningsOf(package).front().find("which version of the encoder uni") != std::string::npos);
    package.encoderSha256 = std::string(64, 'a');
    QVERIFY(warningsOf(package).empty());
}

void PackageTaskTest::readsTheExamplesOfThePage()
{
    std::ifstream file(TESSERA_SOURCE_DIR "/docs/model-packages.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    std::vector<Json> examples;
    const std::string opening = "```json\n";
    for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at + 1)) {
        const std::size_t from = at + opening.size();
        examples.push_back(Json::parse(page.substr(from, page.find("```", from) - from)));
    }
    QCOMPARE(examples.size(), std::size_t{3});
    const Scratch scratch;
    const Result<MilPackage> model = readMilPackage(writeDescription(scratch, "model", examples[0]));
    VERIFY_OK(model);
    // What may be left out has the values of the example.
    Json defaults = examples[0];
    defaults["architecture"]["params"] = {{"baseline", "attn"}, {"input_dim", 256}, {"n_classes", 2}};
    const Result<MilPackage> left = readMilPackage(writeDescription(scratch, "defaults", defaults));
    VERIFY_OK(left);
    QVERIFY(left->parameters == model->parameters);

    Json timed = examples[0];
    timed["task"] = examples[1];
    timed["calibration"] = nullptr;
    timed["architecture"]["params"]["n_classes"] = 4;
    const Result<MilPackage> survivalModel = readMilPackage(writeDescription(scratch, "survival", timed));
    VERIFY_OK(survivalModel);
    QVERIFY(survivalModel->isSurvival());
    VERIFY_OK(parseImportConfig("config.json", examples[2].dump()));
}

void PackageTaskTest::callsTheMostProbableClass()
{
    MilPackage package;
    package.task = ClassificationTask{{{"a", "#000000", false}, {"b", "#000000", true}, {"c", "#000000", true}}};
    QCOMPARE(calledClass(package, {0.2, 0.5, 0.3}), 1);
    QCOMPARE(calledClass(package, {0.5, 0.5, 0.0}), 0);
    package.threshold = 0.1; // (there is not one positive class that it could be meant for)
    QCOMPARE(calledClass(package, {0.6, 0.2, 0.2}), 0);
}

void PackageTaskTest::callsThePositiveClassFromTheThresholdOn()
{
    MilPackage package;
    package.task = ClassificationTask{{{"a", "#000000", false}, {"b", "#000000", true}, {"c", "#000000", false}}};
    package.threshold = 0.3;
    QCOMPARE(calledClass(package, {0.65, 0.3, 0.05}), 1);
    QCOMPARE(calledClass(package, {0.65, 0.29, 0.06}), 0);
    package.threshold = 0.9;
    QCOMPARE(calledClass(package, {0.05, 0.8, 0.15}), 2);
}

QTEST_APPLESS_MAIN(PackageTaskTest)
#include "tst_packagetask.moc"
