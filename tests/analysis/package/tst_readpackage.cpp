#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <functional>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

class ReadPackageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAModel();
    void readsAnEncoder();
    void fillsInTheDefaultsOfTheTraining();
    void refusesADescriptionThatIsWrong_data();
    void refusesADescriptionThatIsWrong();
    void refusesAnEncoderThatIsWrong_data();
    void refusesAnEncoderThatIsWrong();
    void refusesTextThatIsNotStrictJson_data();
    void refusesTextThatIsNotStrictJson();
    void refusesFilesThatDoNotBelongIntoAPackage_data();
    void refusesFilesThatDoNotBelongIntoAPackage();
    void refusesALinkOutOfThePackage();
    void saysThatThereIsNoPackage();
    void acceptsFilesWithTheRightHash();
    void refusesFilesWithAnotherHash();
    void readsTheBundledPackages();
};

using Change = std::function<void(Json &)>;
Q_DECLARE_METATYPE(Change)

namespace {

std::string detailOf(const Error &error) { return error.arguments.size() > 1 ? error.arguments[1] : ""; }

} // namespace

void ReadPackageTest::readsAModel()
{
    const Scratch scratch;
    Json json = exampleModel();
    json["architecture"]["params"].update(
        {{"gated", true}, {"act", "relu"}, {"da_act", "tanh"}, {"mask_ratio_h", 0.01}, {"merge_k", 10}});
    json["calibration"] = {{"method", "platt"}, {"scale", 1.5}, {"offset", -0.5}};
    json["selftest"] = {{"file", "reference.safetensors"}, {"sha256", std::string(64, 'a')}, {"tolerance", 1e-3}};
    const Result<MilPackage> package = readMilPackage(writeDescription(scratch, "model", json));
    VERIFY_OK(package);
    QCOMPARE(package->head.id, std::string("example"));
    QCOMPARE(package->head.folder.string(), (scratch / "model").string());
    QCOMPARE(package->head.selftestFile.value(), std::string("reference.safetensors"));
    QCOMPARE(package->head.selftestTolerance, 1e-3);
    QVERIFY(package->kind == ArchitectureKind::mhimV2);
    QVERIFY(package->parameters.baseline == BaselineKind::attn);
    QVERIFY(package->parameters.gated);
    QVERIFY(package->parameters.act == ActivationKind::relu);
    QVERIFY(package->parameters.daAct == ActivationKind::tanh);
    QCOMPARE(package->parameters.inputDim, int64_t{8});
    QCOMPARE(package->parameters.modelDim, int64_t{16});
    QCOMPARE(package->parameters.maskRatioH, 0.01);
    QCOMPARE(package->parameters.mergeK, int64_t{10});
    QCOMPARE(package->classes().size(), std::size_t{2});
    QCOMPARE(package->classes()[1].name, std::string("tumour"));
    QCOMPARE(package->classes()[1].color, std::string("#ee6677"));
    QVERIFY(package->classes()[1].positive && !package->classes()[0].positive);
    QCOMPARE(package->encoderId.value(), std::string("example-encoder"));
    QVERIFY(!package->encoderSha256);
    QCOMPARE(package->tiling.tilePx, 96);
    QCOMPARE(package->tiling.minTissue, 0.25);
    QVERIFY(package->calibration.method == Calibration::Method::platt);
    QCOMPARE(package->calibration.offset, -0.5);
}

void ReadPackageTest::readsAnEncoder()
{
    const Scratch scratch;
    Json json = exampleEncoder();
    json["architecture"]["params"].update({{"block", "bottleneck"}, {"stop_after", 3}});
    json["output"]["dim"] = 32;
    const Result<EncoderPackage> package = readEncoderPackage(writeDescription(scratch, "encoder", json));
    VERIFY_OK(package);
    QVERIFY(package->block == ResidualBlock::bottleneck);
    QCOMPARE(package->blocks, (std::vector<int64_t>{1, 1, 1, 1}));
    QCOMPARE(package->widths, (std::vector<int64_t>{4, 4, 8, 8}));
    QCOMPARE(package->stopAfter, int64_t{3});
    QCOMPARE(package->dim, int64_t{32});
    QCOMPARE(package->tilePx, 96);
    QCOMPARE(package->mean[0], 0.7f);
    QCOMPARE(package->deviation[1], 0.3f);
}

void ReadPackageTest::fillsInTheDefaultsOfTheTraining()
{
    const Scratch scratch;
    const Result<MilPackage> package = readMilPackage(writeDescription(scratch, "model", exampleModel()));
    VERIFY_OK(package);
    const MilParameters &p = package->parameters;
    QVERIFY(p.act == ActivationKind::gelu && p.daAct == ActivationKind::relu && !p.gated);
    QVERIFY(p.instanceProbabilityScores && p.mergeEnable && !p.mergeTest);
    QCOMPARE(p.heads, int64_t{8});
    QCOMPARE(p.dropout, 0.25);
    QCOMPARE(p.maskRatioH, 0.03);
    QCOMPARE(p.maskRatioHr, 1.0);
    QCOMPARE(p.mergeK, int64_t{5});
    QCOMPARE(p.mergeRatio, 0.9);
    QVERIFY(package->calibration.method == Calibration::Method::none);
    QVERIFY(!package->head.selftestFile);
}

void ReadPackageTest::refusesADescriptionThatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, Change change) {
        QTest::newRow(name) << change << QString(detail);
    };
    for (const char *field : {"format", "format_version", "id", "name", "version", "task", "encoder", "tiling",
                              "architecture", "weights", "licence", "intended_use", "limitations"})
        QTest::addRow("no %s", field) << Change([field](Json &j) { j.erase(field); })
                                      << QString("%1 is missing").arg(field);
    row("an encoder's description", "format is not tessera-model", [](Json &j) { j["format"] = "tessera-encoder"; });
    row("of the future", "newer than this version", [](Json &j) { j["format_version"] = "2.0"; });
    row("id with capitals", "id is not", [](Json &j) { j["id"] = "Example"; });
    row("id that is a path", "id is not", [](Json &j) { j["id"] = "../example"; });
    row("id too short", "id is not", [](Json &j) { j["id"] = "ab"; });
    row("name is a number", "name is not a text", [](Json &j) { j["name"] = 7; });
    row("weights outside", "outside of the package", [](Json &j) { j["weights"]["file"] = "../model.safetensors"; });
    row("weights by absolute path", "outside of the package", [](Json &j) { j["weights"]["file"] = "/etc/passwd"; });
    row("hash in capitals", "sha256 is not", [](Json &j) { j["weights"]["sha256"] = std::string(64, 'A'); });
    row("hash too short", "sha256 is not", [](Json &j) { j["weights"]["sha256"] = std::string(63, 'a'); });
    row("encoder's hash", "sha256 is not", [](Json &j) { j["encoder"]["sha256"] = "x"; });
    row("unknown task", "this version does not know", [](Json &j) { j["task"]["kind"] = "segmentation"; });
    row("classes are no list", "classes is not a list", [](Json &j) { j["task"]["classes"] = "normal"; });
    row("a class is no object", "is not an object", [](Json &j) { j["task"]["classes"][0] = "normal"; });
    row("two classes of one name", "two classes are called tumour",
        [](Json &j) { j["task"]["classes"][0]["name"] = "tumour"; });
    row("one class too many", "number of classes", [](Json &j) {
        j["task"]["classes"].push_back({{"name", "other"}});
    });
    row("class with a line end", "name of a class", [](Json &j) { j["task"]["classes"][0]["name"] = "nor\nmal"; });
    row("class with an endless name", "name of a class",
        [](Json &j) { j["task"]["classes"][0]["name"] = std::string(1000, 'n'); });
    row("colour that is none", "is not a colour", [](Json &j) { j["task"]["classes"][0]["color"] = "red"; });
    row("colour with letters", "is not a colour", [](Json &j) { j["task"]["classes"][0]["color"] = "#44zz99"; });
    row("no tile size", "tile_px is missing", [](Json &j) { j["tiling"].erase("tile_px"); });
    row("tile size with a fraction", "not a whole number", [](Json &j) { j["tiling"]["tile_px"] = 96.5; });
    row("huge tiles", "not a whole number from 8 to 4096", [](Json &j) { j["tiling"]["tile_px"] = 100000; });
    row("tile size beyond 63 bits", "not a whole number", [](Json &j) { j["tiling"]["tile_px"] = uint64_t{1} << 63; });
    row("mpp 0", "mpp is not a number from", [](Json &j) { j["tiling"]["mpp"] = 0; });
    row("mpp is a text", "mpp is not a number", [](Json &j) { j["tiling"]["mpp"] = "1.0"; });
    row("tiles that overlap whole", "not smaller than the tile", [](Json &j) { j["tiling"]["overlap_px"] = 96; });
    row("more tissue than all", "min_tissue is not", [](Json &j) { j["tiling"]["min_tissue"] = 1.5; });
    row("unknown architecture", "this version does not know", [](Json &j) { j["architecture"]["kind"] = "mhim-v3"; });
    row("unknown baseline", "this version does not know",
        [](Json &j) { j["architecture"]["params"]["baseline"] = "clam"; });
    row("unknown parameter", "architecture.params.gatd is not a parameter",
        [](Json &j) { j["architecture"]["params"]["gatd"] = true; });
    row("flag is a number", "gated is not true or false", [](Json &j) { j["architecture"]["params"]["gated"] = 1; });
    row("other width than the encoder", "differs from", [](Json &j) { j["encoder"]["dim"] = 9; });
    row("unknown calibration", "this version does not know", [](Json &j) {
        j["calibration"] = {{"method", "isotonic"}};
    });
    row("temperature 0", "value is not a number", [](Json &j) {
        j["calibration"] = {{"method", "temperature"}, {"value", 0}};
    });
    row("platt for three classes", "platt calibration needs two classes", [](Json &j) {
        j["task"]["classes"].push_back({{"name", "other"}});
        j["architecture"]["params"]["n_classes"] = 3;
        j["calibration"] = {{"method", "platt"}, {"scale", 1}, {"offset", 0}};
    });
}

void ReadPackageTest::refusesADescriptionThatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    const Scratch scratch;
    Json json = exampleModel();
    change(json);
    const Result<MilPackage> package = readMilPackage(writeDescription(scratch, "model", json));
    COMPARE_ERROR(package, packageInvalid);
    const QString said = QString::fromStdString(detailOf(package.error()));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void ReadPackageTest::refusesAnEncoderThatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, Change change) {
        QTest::newRow(name) << change << QString(detail);
    };
    row("a model's description", "format is not tessera-encoder", [](Json &j) { j["format"] = "tessera-model"; });
    row("foundation model", "this version does not know", [](Json &j) { j["architecture"]["kind"] = "vit"; });
    row("unknown parameter", "is not a parameter", [](Json &j) { j["architecture"]["params"]["groups"] = 2; });
    row("three stages", "does not have 4 numbers", [](Json &j) { j["architecture"]["params"]["blocks"] = {1, 1, 1}; });
    row("a stage without blocks", "impossible number", [](Json &j) { j["architecture"]["params"]["blocks"][0] = 0; });
    row("a width with a fraction", "impossible number",
        [](Json &j) { j["architecture"]["params"]["widths"][0] = 1.5; });
    row("resizing", "not supported", [](Json &j) { j["input"]["resize"] = {{"px", 224}}; });
    row("two means", "does not have three numbers", [](Json &j) { j["input"]["mean"] = {0.5, 0.5}; });
    row("deviation 0", "impossible number", [](Json &j) { j["input"]["std"][0] = 0; });
    row("other width than the last stage", "not the width of the last stage", [](Json &j) { j["output"]["dim"] = 16; });
    row("other pooling", "this version does not know", [](Json &j) { j["output"]["pooling"] = "class"; });
}

void ReadPackageTest::refusesAnEncoderThatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    const Scratch scratch;
    Json json = exampleEncoder();
    change(json);
    const Result<EncoderPackage> package = readEncoderPackage(writeDescription(scratch, "encoder", json));
    COMPARE_ERROR(package, packageInvalid);
    const QString said = QString::fromStdString(detailOf(package.error()));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void ReadPackageTest::refusesTextThatIsNotStrictJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    QTest::newRow("cut") << QByteArray("{\"format\": ") << "not valid JSON";
    QTest::newRow("list") << QByteArray("[]") << "is not an object";
    QTest::newRow("number") << QByteArray("7") << "is not an object";
    QTest::newRow("invalid UTF-8") << QByteArray("{\"format\": \"\xFF\"}") << "not valid JSON";
    QTest::newRow("field twice") << QByteArray(R"({"a": 1, "b": {"c": 1, "c": 2}})") << "the field c occurs twice";
    QTest::newRow("nested deeply") << QByteArray(200'000, '[') << "not valid JSON";
}

void ReadPackageTest::refusesTextThatIsNotStrictJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const Scratch scratch;
    scratch.write("model/model.json", text.toStdString());
    const Result<MilPackage> package = readMilPackage(scratch / "model");
    COMPARE_ERROR(package, packageInvalid);
    const QString said = QString::fromStdString(detailOf(package.error()));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void ReadPackageTest::refusesFilesThatDoNotBelongIntoAPackage_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"model.pt", "model.pth", "data.pkl", "MODEL.PKL", "plugin.so", "setup.sh", "weights.bin"})
        QTest::newRow(name) << name;
}

void ReadPackageTest::refusesFilesThatDoNotBelongIntoAPackage()
{
    QFETCH(QString, name);
    const Scratch scratch;
    scratch.write("model/" + name.toStdString(), "x");
    const Result<MilPackage> package = readMilPackage(writeDescription(scratch, "model", exampleModel()));
    COMPARE_ERROR(package, packageInvalid);
    QVERIFY(detailOf(package.error()).starts_with(name.toStdString()));
}

void ReadPackageTest::refusesALinkOutOfThePackage()
{
    const Scratch scratch;
    scratch.write("elsewhere", "x");
    const std::filesystem::path folder = writeDescription(scratch, "model", exampleModel());
    std::filesystem::create_symlink(scratch / "elsewhere", folder / "model.safetensors");
    COMPARE_ERROR(readMilPackage(folder), packageInvalid);
}

void ReadPackageTest::saysThatThereIsNoPackage()
{
    const Scratch scratch;
    COMPARE_ERROR(readMilPackage(scratch / "absent"), fileMissing);
    std::filesystem::create_directory(scratch / "empty folder");
    COMPARE_ERROR(readMilPackage(scratch / "empty folder"), fileMissing);
    scratch.write("large/model.json", std::string((1 << 20) + 1, ' '));
    COMPARE_ERROR(readMilPackage(scratch / "large"), fileDamaged);
}

void ReadPackageTest::acceptsFilesWithTheRightHash()
{
    const Scratch scratch;
    const Result<MilPackage> package = readMilPackage(writePackage(scratch, "model", exampleModel(), &readMilPackage));
    VERIFY_OK(package);
    VERIFY_OK(verifyHashes(package->head));
}

void ReadPackageTest::refusesFilesWithAnotherHash()
{
    const Scratch scratch;
    Json json = exampleModel();
    json["selftest"] = {{"file", "reference.safetensors"}, {"sha256", std::string(64, 'a')}};
    const std::filesystem::path folder = writePackage(scratch, "model", json, &readMilPackage);
    const Result<MilPackage> package = readMilPackage(folder);
    VERIFY_OK(package);
    COMPARE_ERROR(verifyHashes(package->head), fileMissing); // (the reference outputs)
    scratch.write("model/reference.safetensors", "x");
    const Result<void> reference = verifyHashes(package->head);
    COMPARE_ERROR(reference, packageHashMismatch);
    QVERIFY(reference.error().arguments.at(0).ends_with("reference.safetensors"));
    scratch.write("model/model.safetensors", "x");
    const Result<void> weights = verifyHashes(package->head);
    COMPARE_ERROR(weights, packageHashMismatch);
    QVERIFY(weights.error().arguments.at(0).ends_with("model.safetensors"));
}

void ReadPackageTest::readsTheBundledPackages()
{
    const std::filesystem::path resources = TESSERA_SOURCE_DIR "/resources";
    const auto check = [](const auto &package) {
        VERIFY_OK(package);
        VERIFY_OK(verifyHashes(package->head));
        VERIFY_OK(openWeights(*package));
    };
    int packages = 0;
    for (const auto &entry : std::filesystem::directory_iterator(resources / "models"))
        check(readMilPackage(entry.path())), ++packages;
    for (const auto &entry : std::filesystem::directory_iterator(resources / "encoders"))
        check(readEncoderPackage(entry.path())), ++packages;
    QVERIFY(packages >= 2);
}

QTEST_APPLESS_MAIN(ReadPackageTest)
#include "tst_readpackage.moc"
