#include "analysis/inference/bagprediction.h"
#include "analysis/package/weights.h"
#include "tests/support/comparevalues.h"
#include "tests/support/engineprocess.h"
#include "tests/support/goldenfile.h"
#include "tests/support/picklewriter.h"
#include "tests/support/scratch.h"
#include "tests/support/torchwriter.h"
#include "tests/support/zipwriter.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// The program on checkpoints with the published keys: what it makes of them predicts what was recorded.
class ImportModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void predictsWhatWasRecorded_data();
    void predictsWhatWasRecorded();
    void keepsStudentAndTeacher();
    void readsTheFilesOfThePublishedTraining();
    void convertsToFloats_data();
    void convertsToFloats();
    void namesTheClasses();
    void saysWhatWasAssumed();
    void replacesAnEarlierImport();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void refusesFilesThatAreNotThere_data();
    void refusesFilesThatAreNotThere();
    void leavesAFolderOfOtherThingsAlone();
};

namespace {

/// Named float tensors that own their values.
class Checkpoint {
public:
    void add(const std::string &name, const at::Tensor &tensor)
    {
        m_tensors.emplace_back(name, tensor.to(at::kFloat).contiguous());
    }
    /// All weights of a recorded model, each name with `prefix` before it.
    void add(const GoldenFile &golden, const std::string &prefix = "")
    {
        for (const auto &[name, tensor] : golden.weights())
            add(prefix + name, tensor);
    }
    void rename(const std::string &from, const std::string &to)
    {
        for (auto &[name, tensor] : m_tensors)
            if (name.starts_with(from))
                name = to + name.substr(from.size());
    }
    void remove(const std::string &removed)
    {
        std::erase_if(m_tensors, [&](const auto &entry) { return entry.first == removed; });
    }
    std::vector<TensorView> views() const
    {
        std::vector<TensorView> views;
        for (const auto &[name, tensor] : m_tensors)
            views.push_back({name, Dtype::f32, tensor.sizes().vec(), bytesOf(tensor)});
        return views;
    }
    QString writeTorch(const Scratch &scratch, const char *name = "weights.pt") const
    {
        return QString::fromStdString(scratch.write(name, TorchWriter::dict(views())).string());
    }
    QString writeSafetensors(const Scratch &scratch) const
    {
        const std::filesystem::path path = scratch / "weights.safetensors";
        return tessera::writeSafetensors(path, views()) ? QString::fromStdString(path.string()) : QString();
    }

    /// As the training saves it: {"model": ..., "teacher": ..., "epoch": ..., "args": ...}, of which `teacher` is these
    /// tensors as well, sharing their storages.
    QString writeTraining(const Scratch &scratch) const
    {
        std::map<std::string, std::string> storages;
        PickleWriter pickle;
        pickle.emptyDict().mark();
        for (const char *key : {"model", "teacher"}) {
            pickle.text(key).orderedDict().mark();
            for (const TensorView &view : views()) {
                pickle.text(view.name).tensor({.shape = view.shape, .key = view.name});
                storages[view.name] = {reinterpret_cast<const char *>(view.bytes.data()), view.bytes.size()};
            }
            pickle.setItems();
        }
        pickle.text("epoch").integer(7);
        pickle.text("args").global("argparse", "Namespace").emptyTuple().op('\x81');
        pickle.emptyDict().mark().text("lr").number(2e-4).text("act").text("gelu").setItems().build();
        pickle.setItems();
        return QString::fromStdString(scratch.write("ckp.pt", torchFile(pickle.finished(), storages)).string());
    }

    static std::span<const std::byte> bytesOf(const at::Tensor &tensor)
    {
        return {static_cast<const std::byte *>(tensor.data_ptr()), tensor.nbytes()};
    }

private:
    std::vector<std::pair<std::string, at::Tensor>> m_tensors;
};

QString pathIn(const Scratch &scratch, const char *name) { return QString::fromStdString((scratch / name).string()); }

EngineRun runImport(const Scratch &scratch, const QString &weights, const QStringList &options = {})
{
    return runEngine(QStringList{"import-model", weights, "--out", pathIn(scratch, "model"), "--json"} + options);
}

QStringList withConfig(const Scratch &scratch, const QString &json)
{
    return {"--config", QString::fromStdString(scratch.write("CONFIG.json", json.toStdString()).string())};
}

Checkpoint attention()
{
    Checkpoint checkpoint;
    checkpoint.add(GoldenFile("inf_attn_2c"));
    return checkpoint;
}

} // namespace

void ImportModelTest::predictsWhatWasRecorded_data()
{
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("baseline");
    const auto row = [](const char *golden, const char *baseline, const char *config) {
        QTest::newRow(golden) << golden << config << baseline;
    };
    row("inf_attn_2c", "attn", R"({"act": "relu", "da_act": "relu"})");
    row("inf_attn_3c_gelu_tanh", "attn", R"({"act": "gelu", "da_act": "tanh"})");
    row("inf_gated_2c", "attn", R"({"act": "relu", "da_act": "relu", "gated": true})");
    row("inf_selfattn_3c_head4", "selfattn", R"({"heads": 4})");
    row("inf_dsmil_3c", "dsmil", "{}");
    row("inf_mean", "mean", R"({"baseline": "mean", "act": "relu"})");
    row("inf_max", "max", R"({"baseline": "max"})");
}

void ImportModelTest::predictsWhatWasRecorded()
{
    QFETCH(QString, golden);
    QFETCH(QString, config);
    QFETCH(QString, baseline);
    const Scratch scratch;
    const GoldenFile recorded(golden.toStdString());
    Checkpoint checkpoint;
    checkpoint.add(recorded);
    const EngineRun run = runImport(scratch, checkpoint.writeTorch(scratch), withConfig(scratch, config));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.json()["kind"].toString(), QStringLiteral("mil"));
    QCOMPARE(run.json()["baseline"].toString(), baseline);

    const Result<MilPackage> package = readMilPackage(scratch / "model");
    VERIFY_OK(package);
    VERIFY_OK(verifyHashes(package->head));
    const Result<LoadedModel> model = loadModel(*package, at::kCPU);
    VERIFY_OK(model);
    const at::Tensor bag = recorded.input(7).contiguous();
    const Result<BagPrediction> prediction =
        predictBag(*model, {bag.data_ptr<float>(), static_cast<std::size_t>(bag.numel())}, {});
    VERIFY_OK(prediction);
    compareValues(at::tensor(prediction->logits, at::kDouble), recorded.values("expect.N7.logits"), "logits", 2e-5,
                  5e-5);
}

void ImportModelTest::keepsStudentAndTeacher()
{
    const Scratch scratch;
    const GoldenFile student("inf_attn_2c");
    Checkpoint checkpoint;
    checkpoint.add(student);
    for (const auto &[name, tensor] : student.weights())
        checkpoint.add("teacher." + name, tensor + 1);
    checkpoint.rename("feature.", "module.patch_to_emb."); // the first version's
    checkpoint.rename("teacher.feature.", "teacher.patch_to_emb.");
    const EngineRun run = runImport(scratch, checkpoint.writeSafetensors(scratch));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.json()["kind"].toString(), QStringLiteral("mhim-v1"));
    QCOMPARE(run.json()["act"].toString(), QStringLiteral("relu"));
    QVERIFY(run.json()["teacher"].toBool());

    const Result<Safetensors> weights = openWeights(readMilPackage(scratch / "model").value());
    VERIFY_OK(weights);
    QCOMPARE(weights->tensors().size(), 2 * student.weights().size());
    for (const auto &[name, tensor] : student.weights()) {
        QCOMPARE(toDoubles(*weights->find(name)), toVector(tensor));
        QCOMPARE(toDoubles(*weights->find("teacher." + name)), toVector(tensor + 1));
    }
}

void ImportModelTest::readsTheFilesOfThePublishedTraining()
{
    const Scratch scratch;
    Checkpoint checkpoint;
    checkpoint.add(GoldenFile("inf_dsmil_2c"), "module.");
    const int64_t width = 32;
    const at::Tensor queries = at::arange(7 * width, at::kFloat).reshape({1, 7, width});
    checkpoint.add("module.merge.global_q", queries);
    checkpoint.add("module.merge.global_q_mm", queries);
    for (const char *norm : {"module.merge.norm.weight", "module.merge.norm.bias", "module.merge.attn.to_out.0.bias"})
        checkpoint.add(norm, at::ones({width}));
    checkpoint.add("module.merge.attn.to_q.weight", at::ones({512, width}));
    checkpoint.add("module.merge.attn.to_kv.weight", at::ones({1024, width}));
    checkpoint.add("module.merge.attn.to_out.0.weight", at::ones({width, 512}));
    const EngineRun run = runImport(scratch, checkpoint.writeTraining(scratch), {"--classes", "normal,tumour"});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.json()["kind"].toString(), QStringLiteral("mhim-v2"));
    QCOMPARE(run.json()["baseline"].toString(), QStringLiteral("dsmil"));
    QCOMPARE(run.json()["merge_k"].toInt(), 7);
    QVERIFY(run.json()["teacher"].toBool());
    const Result<Safetensors> weights = openWeights(readMilPackage(scratch / "model").value());
    VERIFY_OK(weights);
    for (const char *key :
         {"merge.global_q", "merge.global_q_mm", "teacher.merge.global_q", "teacher.merge.global_q_mm"})
        QCOMPARE(toDoubles(*weights->find(key)), toVector(queries));
}

void ImportModelTest::convertsToFloats_data()
{
    QTest::addColumn<int>("dtype");
    QTest::addColumn<int>("type");
    QTest::newRow("f64") << static_cast<int>(Dtype::f64) << static_cast<int>(at::kDouble);
    QTest::newRow("f16") << static_cast<int>(Dtype::f16) << static_cast<int>(at::kHalf);
    QTest::newRow("bf16") << static_cast<int>(Dtype::bf16) << static_cast<int>(at::kBFloat16);
}

void ImportModelTest::convertsToFloats()
{
    QFETCH(int, dtype);
    QFETCH(int, type);
    const Scratch scratch;
    std::map<std::string, at::Tensor> tensors = GoldenFile("inf_gated_2c").weights();
    std::vector<TensorView> views;
    for (auto &[name, tensor] : tensors) {
        tensor = tensor.to(static_cast<at::ScalarType>(type)).contiguous();
        views.push_back({name, static_cast<Dtype>(dtype), tensor.sizes().vec(), Checkpoint::bytesOf(tensor)});
    }
    scratch.write("weights.pt", TorchWriter::dict(views));
    const EngineRun run = runImport(scratch, pathIn(scratch, "weights.pt"));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const Result<Safetensors> weights = openWeights(readMilPackage(scratch / "model").value());
    VERIFY_OK(weights);
    for (const auto &[name, tensor] : tensors) {
        QVERIFY(weights->find(name)->dtype == Dtype::f32);
        QCOMPARE(toDoubles(*weights->find(name)), toVector(tensor.to(at::kFloat)));
    }
}

void ImportModelTest::namesTheClasses()
{
    const Scratch scratch;
    const EngineRun run = runImport(scratch, attention().writeTorch(scratch),
                                    {"--classes", "normal, Tumor \xC3\xBC", "--input-dim", "32"});
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const std::vector<PackageClass> classes = readMilPackage(scratch / "model").value().classes();
    QCOMPARE(classes.size(), std::size_t{2});
    QCOMPARE(classes[0].name, std::string("normal"));
    QCOMPARE(classes[1].name, std::string("Tumor \xC3\xBC"));
    QVERIFY(!run.errors.contains("names of the classes"));
}

void ImportModelTest::saysWhatWasAssumed()
{
    const Scratch scratch;
    const EngineRun run = runImport(scratch, attention().writeTorch(scratch, "fold_0_model_best.pt"));
    QCOMPARE(run.exitCode, 0);
    const std::string card = scratch.read("model/card.md");
    for (const char *assumed :
         {"act (the activation of the embedding) is not in the weights: gelu is assumed",
          "da_act (the activation of the attention) is not in the weights: relu is assumed",
          "the names of the classes are not in the weights", "the tiling is not in the weights"}) {
        QVERIFY2(run.errors.contains(assumed), run.errors.constData());
        QVERIFY2(card.find(assumed) != std::string::npos, card.c_str());
    }
    QVERIFY(run.errors.contains("which encoder"));
    QCOMPARE(run.json()["warnings"].toArray().size(), 5);
    for (const char *said : {"fold_0_model_best.pt", "not for diagnosis", "LicenseRef-unknown"})
        QVERIFY2(card.find(said) != std::string::npos, said);
    QVERIFY(scratch.read("model/LICENSE").find("Ask their authors") != std::string::npos);
    const MilPackage package = readMilPackage(scratch / "model").value();
    QVERIFY(!package.encoderId && !package.encoderSha256);
    QCOMPARE(package.head.licence, std::string("LicenseRef-unknown: ask the authors"));
    QVERIFY(package.training.configuration.find("fold_0_model_best.pt") != std::string::npos);
}

void ImportModelTest::replacesAnEarlierImport()
{
    const Scratch scratch;
    QCOMPARE(runImport(scratch, attention().writeTorch(scratch)).exitCode, 0);
    QCOMPARE(runImport(scratch, attention().writeTorch(scratch), {"--classes", "a,b"}).exitCode, 0);
    QCOMPARE(readMilPackage(scratch / "model").value().classes().front().name, std::string("a"));
}

void ImportModelTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("heads") << 1 << R"({"heads": 4})" << QStringList() << "heads is 4 in";
    QTest::newRow("width") << 0 << "{}" << QStringList{"--input-dim", "1024"}
                           << "input_dim is 1024 by --input-dim, the weights have 32";
    QTest::newRow("classes") << 0 << "{}" << QStringList{"--classes", "a,b,c"}
                             << "3 names are given with --classes, the weights have 2";
    QTest::newRow("activation") << 0 << R"({"act": "swish"})" << QStringList() << "act is \"swish\"";
    QTest::newRow("parameter") << 0 << R"({"attn_layer": 1})" << QStringList() << "attn_layer is not a parameter";
    QTest::newRow("missing and surplus") << 2 << "{}" << QStringList() << "extra is surplus; predictor.bias is missing";
    QTest::newRow("not a number") << 3 << "{}" << QStringList() << "predictor.bias holds values";
    QTest::newRow("stand-alone") << 4 << "{}" << QStringList() << "the stand-alone model abmil";
    QTest::newRow("pooling") << 5 << "{}" << QStringList() << "mean or max pooling";
}

void ImportModelTest::refusesWhatDoesNotFit()
{
    QFETCH(int, change);
    QFETCH(QString, config);
    QFETCH(QStringList, options);
    QFETCH(QString, says);
    const Scratch scratch;
    Checkpoint checkpoint;
    checkpoint.add(GoldenFile(change == 1 ? "inf_selfattn_2c" : change == 5 ? "inf_mean" : "inf_attn_2c"));
    if (change == 2 || change == 3)
        checkpoint.remove("predictor.bias");
    if (change == 2)
        checkpoint.add("extra", at::zeros({3}));
    if (change == 3)
        checkpoint.add("predictor.bias", at::full({2}, std::nan("")));
    if (change == 4) {
        checkpoint.rename("online_encoder.attention.attention.", "attention.");
        checkpoint.rename("predictor.", "classifier.");
    }
    const EngineRun run = runImport(scratch, checkpoint.writeTorch(scratch), withConfig(scratch, config) + options);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.json()["error"].toObject()["code"].toString(), QStringLiteral("importRefused"));
    QCOMPARE(run.sentences().size(), 1);
    QVERIFY2(run.sentences().first().contains(says), run.errors.constData());
    QCOMPARE(scratch.entries(), std::size_t{2}); // weights and configuration
}

void ImportModelTest::refusesFilesThatAreNotThere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no file") << QStringList{"/nowhere/w.pt", "--out", "m"} << "/nowhere/w.pt";
    QTest::newRow("no configuration") << QStringList{"w.pt", "--out", "m", "--config", "/nowhere/c.json"}
                                      << "/nowhere/c.json";
}

void ImportModelTest::refusesFilesThatAreNotThere()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const EngineRun run = runEngine(QStringList{"import-model"} + arguments);
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(QString::fromUtf8(run.errors).contains(says), run.errors.constData());
}

void ImportModelTest::leavesAFolderOfOtherThingsAlone()
{
    const Scratch scratch;
    scratch.write("model/thesis.txt", "three years");
    const EngineRun run = runImport(scratch, attention().writeTorch(scratch));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("no package of this kind"), run.errors.constData());
    QCOMPARE(scratch.read("model/thesis.txt"), std::string("three years"));
}

QTEST_GUILESS_MAIN(ImportModelTest)
#include "tst_importmodel.moc"
