#include "analysis/package/findpackages.h"
#include "analysis/package/writepackage.h"
#include "tests/analysis/package/examplepackage.h"

#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace tessera;
using namespace tessera::testing;

class WritePackageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten_data();
    void readsBackWhatWasWritten();
    void writesEveryFileOfAPackage();
    void writesEveryValueResolved();
    void writesTheQueriesUnderBothKeys_data();
    void writesTheQueriesUnderBothKeys();
    void namesTheTypeOfTheWeights();
    void takesASlashAtTheEndAndMakesTheFoldersAbove();
    void replacesAPackageAndAnEmptyFolder();
    void keepsTheLinkThatLeadsToAPackage();
    void leavesAloneWhatIsNoPackage_data();
    void leavesAloneWhatIsNoPackage();
    void leavesNothingBehindWhenTheContentsDoNotFit_data();
    void leavesNothingBehindWhenTheContentsDoNotFit();
    void keepsTheFormerPackageWhenTheDiskIsFull();
    void saysWhenTheFolderCannotBeWritten();
    void isNotFoundWhileItIsBeingWritten();
};

namespace {

MilPackage example()
{
    MilPackage package;
    package.head.id = "an.example-1";
    package.head.name = "Ein \"Beispiel\" f\xC3\xBCr Tests";
    package.head.description = "A description.";
    package.head.version = "1.2.3";
    package.head.created = "2026-11-24T00:00:00Z";
    package.head.licence = "CC0-1.0";
    package.head.intendedUse = "tests";
    package.head.limitations = "all";
    package.kind = ArchitectureKind::mhimV2;
    package.parameters.inputDim = 8;
    package.parameters.modelDim = 16;
    package.task = ClassificationTask{{{"normal", "#4477aa", false}, {"tumour", "#ee6677", true}}};
    package.tiling = {0.5, 256, 0, 0.25};
    return package;
}

/// Different from the defaults in every field.
MilPackage unusual()
{
    MilPackage package = example();
    package.head.selftestTolerance = 1e-3;
    package.parameters.gated = true;
    package.parameters.heads = 4;
    package.parameters.act = ActivationKind::none;
    package.parameters.daAct = ActivationKind::tanh;
    package.parameters.dropout = 0.1;
    package.parameters.instanceProbabilityScores = false;
    package.parameters.maskRatio = 0.7;
    package.parameters.maskRatioL = 0.2;
    package.parameters.maskRatioH = 1.0 / 3;
    package.parameters.maskRatioHr = 0.5;
    package.parameters.mergeK = 10;
    package.parameters.mergeRatio = 0.8;
    package.parameters.mergeTest = true;
    package.level = TaskLevel::patient;
    package.threshold = 0.4;
    package.encoderId = "an-encoder";
    package.encoderSha256 = std::string(64, 'e');
    package.encoderLicence = "MIT";
    package.tiling = {0.25, 512, 32, 0.5};
    package.calibration = {Calibration::Method::platt, 1, 1.25, -0.1};
    package.training.data = R"({"source":"a hospital"})";
    package.training.slides = 160;
    package.training.patients = 80;
    package.training.tableSha256 = std::string(64, 'a');
    package.training.splitSha256 = std::string(64, 'b');
    package.training.seed = 2021;
    package.training.configuration = R"({"epochs":200,"lr":0.0002})";
    package.training.metrics = R"({"auc":[0.9,0.8]})";
    package.training.parent = std::string(64, 'c');
    return package;
}

MilPackage survival()
{
    MilPackage package = example();
    package.parameters.baseline = BaselineKind::dsmil;
    package.parameters.classes = 4;
    package.task = SurvivalTask{{-1e-6, 10, 20.5, 30, 99.000001}, "days"};
    package.level = TaskLevel::patient;
    package.threshold = -2.5;
    return package;
}

MilPackage calibratedByTemperature()
{
    MilPackage package = example();
    package.kind = ArchitectureKind::mil;
    package.parameters.baseline = BaselineKind::selfattn;
    package.calibration = {Calibration::Method::temperature, 1.7, 1, 0};
    return package;
}

/// Weights that fit, with a teacher; valid as long as this lives.
class Contents {
public:
    explicit Contents(const MilPackage &package, float value = 0.5f) : m_weights(expectedTensors(package), value)
    {
        for (const ExpectedTensor &tensor : expectedTeacherTensors(package)) {
            int64_t elements = 1;
            for (const int64_t extent : tensor.shape)
                elements *= extent;
            m_weights.add("teacher." + tensor.name, tensor.shape,
                          std::vector<float>(static_cast<std::size_t>(elements), value + 1));
        }
        contents.package = package;
        contents.weights = m_weights.views();
        contents.card = "# Card\n";
        contents.licenceText = "CC0\n";
    }

private:
    ExampleWeights m_weights;

public:
    MilPackageContents contents;
};

} // namespace

Q_DECLARE_METATYPE(MilPackage)

void WritePackageTest::readsBackWhatWasWritten_data()
{
    QTest::addColumn<MilPackage>("package");
    QTest::newRow("of defaults") << example();
    QTest::newRow("of everything else") << unusual();
    QTest::newRow("survival") << survival();
    QTest::newRow("temperature") << calibratedByTemperature();
}

void WritePackageTest::readsBackWhatWasWritten()
{
    QFETCH(MilPackage, package);
    const Scratch scratch;
    Contents made(package);
    const std::vector<float> bag(16, 0.5f);
    made.contents.selftest.push_back({"input.features", Dtype::f32, {2, 8}, std::as_bytes(std::span(bag))});
    const Result<MilPackage> written = writeMilPackage(scratch / "model", made.contents);
    VERIFY_OK(written);
    const Result<MilPackage> read = readMilPackage(scratch / "model");
    VERIFY_OK(read);
    QVERIFY(*read == *written);
    VERIFY_OK(verifyHashes(read->head));
    VERIFY_OK(openWeights(*read));
    // What is left is what the writer decides.
    MilPackage expected = package;
    expected.head.folder = scratch / "model";
    expected.head.weightsFile = "model.safetensors";
    expected.head.weightsSha256 = sha256OfFile(scratch / "model" / "model.safetensors").value();
    expected.head.selftestFile = "reference_outputs.safetensors";
    expected.head.selftestSha256 = sha256OfFile(scratch / "model" / "reference_outputs.safetensors").value();
    QVERIFY(*read == expected);
}

void WritePackageTest::writesEveryFileOfAPackage()
{
    const Scratch scratch;
    VERIFY_OK(writeMilPackage(scratch / "model", Contents(example()).contents));
    QCOMPARE(scratch.entries(), std::size_t{5});
    QCOMPARE(scratch.read("model/card.md"), std::string("# Card\n"));
    QCOMPARE(scratch.read("model/LICENSE"), std::string("CC0\n"));
    QVERIFY(!scratch.read("model/model.json").empty());
    QVERIFY(!scratch.read("model/model.safetensors").empty());
}

void WritePackageTest::writesEveryValueResolved()
{
    const Scratch scratch;
    VERIFY_OK(writeMilPackage(scratch / "model", Contents(example()).contents));
    const nlohmann::json json = nlohmann::json::parse(scratch.read("model/model.json"));
    QCOMPARE(json["architecture"]["params"].size(), std::size_t{18});
    QCOMPARE(json["architecture"]["params"]["merge_ratio"].get<double>(), 0.9);
    QVERIFY(json["encoder"]["id"].is_null() && json["calibration"].is_null() && json["training"]["parent"].is_null());
    QCOMPARE(json["encoder"]["dim"].get<int>(), 8);
    QCOMPARE(json["weights"]["dtype"].get<std::string>(), std::string("float32"));
    QCOMPARE(json["regulatory"].get<std::string>(), std::string("research use only, not for diagnosis"));
}

void WritePackageTest::writesTheQueriesUnderBothKeys_data()
{
    QTest::addColumn<QString>("given");
    QTest::newRow("from global_q_mm") << queriesKey;
    QTest::newRow("from global_q") << queriesAlias;
}

void WritePackageTest::writesTheQueriesUnderBothKeys()
{
    QFETCH(QString, given);
    const Scratch scratch;
    Contents made(example());
    for (TensorView &tensor : made.contents.weights)
        if (tensor.name.ends_with(queriesKey))
            tensor.name =
                tensor.name.substr(0, tensor.name.size() - std::string(queriesKey).size()) + given.toStdString();
    const Result<MilPackage> written = writeMilPackage(scratch / "model", made.contents);
    VERIFY_OK(written);
    const Result<Safetensors> weights = openWeights(*written);
    VERIFY_OK(weights);
    for (const std::string prefix : {"", "teacher."}) {
        const TensorView *first = weights->find(prefix + queriesKey);
        const TensorView *second = weights->find(prefix + queriesAlias);
        QVERIFY(first && second);
        QCOMPARE(toFloats(*first), toFloats(*second));
        QCOMPARE(toFloats(*first).front(), prefix.empty() ? 0.5f : 1.5f);
    }
}

void WritePackageTest::namesTheTypeOfTheWeights()
{
    const Scratch scratch;
    MilPackage package = example();
    package.parameters.baseline = BaselineKind::mean;
    const std::vector<uint16_t> halves(512 * 8, toHalf(0.25f));
    MilPackageContents contents{package, {}, {}, "card", "licence"};
    for (const ExpectedTensor &tensor : expectedTensors(package)) {
        std::size_t elements = 1;
        for (const int64_t extent : tensor.shape)
            elements *= static_cast<std::size_t>(extent);
        contents.weights.push_back(
            {tensor.name, Dtype::f16, tensor.shape, std::as_bytes(std::span(halves).first(elements))});
    }
    VERIFY_OK(writeMilPackage(scratch / "model", contents));
    QVERIFY(scratch.read("model/model.json").find("\"float16\"") != std::string::npos);
}

void WritePackageTest::takesASlashAtTheEndAndMakesTheFoldersAbove()
{
    const Scratch scratch;
    const Result<MilPackage> written = writeMilPackage(scratch / "a/b/model/", Contents(example()).contents);
    VERIFY_OK(written);
    QCOMPARE(written->head.folder.string(), (scratch / "a/b/model").string());
    VERIFY_OK(readMilPackage(scratch / "a/b/model"));
}

void WritePackageTest::replacesAPackageAndAnEmptyFolder()
{
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "model");
    VERIFY_OK(writeMilPackage(scratch / "model", Contents(example()).contents));
    MilPackage other = example();
    other.head.name = "Another";
    VERIFY_OK(writeMilPackage(scratch / "model", Contents(other, 2).contents));
    QCOMPARE(readMilPackage(scratch / "model").value().head.name, std::string("Another"));
    QCOMPARE(scratch.entries(), std::size_t{5});
}

void WritePackageTest::keepsTheLinkThatLeadsToAPackage()
{
    const Scratch scratch;
    VERIFY_OK(writeMilPackage(scratch / "model-1", Contents(example()).contents));
    std::filesystem::create_symlink(scratch / "model-1", scratch / "current");
    VERIFY_OK(writeMilPackage(scratch / "current", Contents(survival()).contents));
    QVERIFY(std::filesystem::is_symlink(scratch / "current"));
    QVERIFY(readMilPackage(scratch / "model-1").value().isSurvival());
}

void WritePackageTest::leavesAloneWhatIsNoPackage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("somebody's notes") << "model/notes.txt"
                                      << "notes";
    QTest::newRow("another description") << "model/model.json"
                                         << R"({"format": "gltf"})";
    QTest::newRow("a list") << "model/model.json"
                            << "[]";
    QTest::newRow("an encoder") << "model/model.json"
                                << R"({"format": "tessera-encoder"})";
    QTest::newRow("a file") << "model"
                            << "a file";
}

void WritePackageTest::leavesAloneWhatIsNoPackage()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    const Scratch scratch;
    scratch.write(file.toStdString(), text.toStdString());
    const std::size_t before = scratch.entries();
    const Result<MilPackage> written = writeMilPackage(scratch / "model", Contents(example()).contents);
    COMPARE_ERROR(written, fileUnwritable);
    QCOMPARE(scratch.read(file.toStdString()), text.toStdString());
    QCOMPARE(scratch.entries(), before);
}

void WritePackageTest::leavesNothingBehindWhenTheContentsDoNotFit_data()
{
    QTest::addColumn<int>("mistake");
    QTest::addColumn<QString>("code");
    QTest::newRow("a tensor is missing") << 0 << "weightsMismatch";
    QTest::newRow("no licence") << 1 << "packageInvalid";
    QTest::newRow("more classes than outputs") << 2 << "packageInvalid";
    QTest::newRow("a record that is no JSON") << 3 << "packageInvalid";
    QTest::newRow("no weights") << 4 << "weightsMismatch";
    QTest::newRow("a ratio that is no number") << 5 << "packageInvalid";
    QTest::newRow("types that differ") << 6 << "packageInvalid";
}

void WritePackageTest::leavesNothingBehindWhenTheContentsDoNotFit()
{
    QFETCH(int, mistake);
    QFETCH(QString, code);
    const Scratch scratch;
    Contents made(example());
    MilPackageContents &c = made.contents;
    const std::function<void()> mistakes[] = {
        [&] { c.weights.pop_back(); },
        [&] { c.package.head.licence.clear(); },
        [&] {
            std::get<ClassificationTask>(c.package.task).classes.push_back({"third", "#000000", false});
        },
        [&] { c.package.training.metrics = "{auc: 0.9}"; },
        [&] { c.weights.clear(); },
        [&] { c.package.parameters.maskRatioH = std::numeric_limits<double>::quiet_NaN(); },
        [&] { c.weights.back().dtype = Dtype::i32; },
    };
    mistakes[mistake]();
    const Result<MilPackage> written = writeMilPackage(scratch / "model", c);
    QCOMPARE(QString::fromStdString(errorOf(written)), code);
    QVERIFY(written.error().arguments.at(0).starts_with((scratch / "model").string()));
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void WritePackageTest::keepsTheFormerPackageWhenTheDiskIsFull()
{
    if (::geteuid() != 0)
        QSKIP("Mounting a small disk needs root.");
    const Scratch scratch;
    const std::filesystem::path disk = scratch / "disk";
    std::filesystem::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=400k") != 0)
        QSKIP("A small disk cannot be mounted here.");
    const Result<MilPackage> former = writeMilPackage(disk / "model", Contents(example()).contents);
    MilPackage large = example();
    large.parameters.modelDim = 512;
    const Result<MilPackage> written = writeMilPackage(disk / "model", Contents(large).contents);
    const Result<MilPackage> there = readMilPackage(disk / "model");
    const auto entries = std::distance(std::filesystem::directory_iterator(disk), {});
    ::umount(disk.c_str());
    VERIFY_OK(former);
    COMPARE_ERROR(written, diskFull);
    VERIFY_OK(there);
    QCOMPARE(there->parameters.modelDim, int64_t{16});
    QCOMPARE(entries, std::ptrdiff_t{1});
}

void WritePackageTest::saysWhenTheFolderCannotBeWritten()
{
    const Scratch scratch;
    scratch.write("file", "a file");
    const Result<MilPackage> written = writeMilPackage(scratch / "file" / "model", Contents(example()).contents);
    COMPARE_ERROR(written, fileUnwritable);
    QCOMPARE(written.error().arguments.at(0), (scratch / "file/model").string());
}

void WritePackageTest::isNotFoundWhileItIsBeingWritten()
{
    const Scratch scratch;
    VERIFY_OK(writeMilPackage(scratch / "model", Contents(example()).contents));
    VERIFY_OK(writeMilPackage(scratch / ".model.1-0.partial", Contents(example()).contents));
    const std::vector<std::filesystem::path> found = packageFoldersIn(scratch.folder());
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().filename().string(), std::string("model"));
}

QTEST_APPLESS_MAIN(WritePackageTest)
#include "tst_writepackage.moc"
