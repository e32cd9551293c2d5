#include "analysis/mil/survival.h"
#include "tests/support/engineprocess.h"
#include "tests/support/goldenpackage.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace tessera;
using namespace tessera::testing;

namespace {

using Change = std::function<void(nlohmann::json &)>;

/// What `predict` wrote.
class Maps {
public:
    explicit Maps(const std::filesystem::path &path) : m_file(Safetensors::open(path).value()) {}
    QStringList names() const
    {
        QStringList names;
        for (const TensorView &tensor : m_file.tensors())
            names << QString::fromStdString(tensor.name);
        names.sort();
        return names;
    }
    const TensorView &view(const std::string &name) const { return *m_file.find(name); }
    std::vector<double> values(const std::string &name) const { return toDoubles(view(name)); }
    at::Tensor tensor(const std::string &name) const
    {
        const std::vector<double> all = values(name);
        const at::Tensor result = at::empty(view(name).shape, at::TensorOptions().dtype(at::kDouble));
        std::copy(all.begin(), all.end(), result.data_ptr<double>());
        return result;
    }

private:
    Safetensors m_file;
};

std::vector<std::size_t> highest(const std::vector<double> &values, std::size_t count)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    order.resize(count);
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<std::size_t> flagged(const std::vector<double> &flags)
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (flags[i] == 1)
            result.push_back(i);
    return result;
}

} // namespace

/// `tessera-engine predict`: the program itself, on packages made of recorded models.
class PredictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryMapOfEveryBaseline_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("attention");
        QTest::addColumn<QStringList>("more");
        const QStringList dsmil{"bag_logits", "instance_logits", "max_instance_logits", "tile_probabilities"};
        QTest::newRow("attn") << "inf_attn_2c"
                              << "attn" << QStringList{"tile_probabilities"};
        QTest::newRow("gated") << "inf_gated_3c_tanh"
                               << "attn" << QStringList{"tile_probabilities"};
        QTest::newRow("selfattn") << "inf_selfattn_2c"
                                  << "" << QStringList{"attention_layer1", "attention_layer2"};
        QTest::newRow("dsmil") << "inf_dsmil_3c"
                               << "" << dsmil;
        QTest::newRow("mean") << "inf_mean"
                              << "" << QStringList{"tile_probabilities"};
        QTest::newRow("max") << "inf_max"
                             << "" << QStringList{"tile_probabilities"};
        QTest::newRow("recycling at test") << "inf_merge_test_attn"
                                           << "" << QStringList{"tile_probabilities"};
    }
    void writesEveryMapOfEveryBaseline()
    {
        QFETCH(QString, file);
        QFETCH(QString, attention);
        QFETCH(QStringList, more);
        const GoldenFile golden(file.toStdString());
        const bool slow = file.contains("selfattn") || file.contains("merge_test");
        writeGoldenPackage(m_scratch, "model", golden);
        const EngineRun run = predict(golden.input(400), slow && !file.contains("selfattn")
                                                             ? QStringList{"--json", "--tile-probabilities"}
                                                             : QStringList{"--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const Maps maps(m_scratch / "maps.safetensors");
        QStringList expected{"attention", "attention_rank",   "attention_raw", "coords",
                             "excluded",  "hard_probability", "hidden",        "instance_probability",
                             "logits",    "probabilities",    "score"};
        expected += more;
        expected.sort();
        QCOMPARE(maps.names(), expected);
        const int64_t classes = golden.configuration().at("C").get<int64_t>();
        const std::map<std::string, std::pair<Dtype, std::vector<int64_t>>> forms{
            {"logits", {Dtype::f32, {classes}}},       {"attention_raw", {Dtype::f32, {400}}},
            {"attention_rank", {Dtype::f32, {400}}},   {"instance_probability", {Dtype::f64, {400}}},
            {"hard_probability", {Dtype::f64, {400}}}, {"hidden", {Dtype::u8, {400}}},
            {"excluded", {Dtype::u8, {400}}},          {"coords", {Dtype::i32, {400, 2}}},
        };
        for (const auto &[name, form] : forms) {
            QVERIFY2(maps.view(name).dtype == form.first, name.c_str());
            QVERIFY2(maps.view(name).shape == form.second, name.c_str());
        }
        if (maps.names().contains("tile_probabilities"))
            QVERIFY(maps.view("tile_probabilities").shape == (std::vector<int64_t>{400, classes}));
        const std::string prefix = "expect.N400.";
        const Limit limit = file.contains("selfattn") ? Limit{2e-5, 5e-5} : Limit{};
        QString off = difference(maps.tensor("logits"), golden.tensor(prefix + "logits"), "logits", limit);
        if (off.isEmpty() && !attention.isEmpty())
            off = difference(maps.tensor("attention"), golden.tensor(prefix + attention.toStdString()), "attention");
        if (off.isEmpty() && golden.has(prefix + "score_class_aware"))
            // (a score above 1 has as many digits as one below it)
            off = difference(maps.tensor("score"), golden.tensor(prefix + "score_class_aware"), "score", {5e-7, 5e-7});
        if (off.isEmpty())
            off = difference(maps.tensor("probabilities"), at::softmax(maps.tensor("logits"), 0), "probabilities");
        QVERIFY2(off.isEmpty(), qPrintable(off));
        QVERIFY(flagged(maps.values("hidden")) == highest(maps.values("score"), 12));
        QVERIFY(flagged(maps.values("excluded")).empty());
        QCOMPARE(maps.values("coords")[2 * 7], 7.0);
        QCOMPARE(run.json()["tiles"].toInt(), 400);
        QCOMPARE(run.json()["hidden"].toInt(), 12);
        QCOMPARE(run.json()["warnings"].toArray().size(), 1); // (it is made for no encoder in particular)
    }

    void scoresByTheHeadsOfVersionOne()
    {
        const GoldenFile golden("inf_selfattn_2c");
        writeGoldenPackage(m_scratch, "model", golden,
                           [](nlohmann::json &d) { d["architecture"]["kind"] = "mhim-v1"; });
        QCOMPARE(predict(golden.input(400), {"--mask-ratio", "0.05"}).exitCode, 0);
        const Maps maps(m_scratch / "maps.safetensors");
        QVERIFY(maps.view("score").shape == (std::vector<int64_t>{8, 400}));
        QCOMPARE(flagged(maps.values("excluded")).size(), std::size_t{20});
    }

    void leavesOutTheTilesThatAreNamed()
    {
        const GoldenFile golden("inf_dsmil_3c");
        writeGoldenPackage(m_scratch, "model", golden);
        writeIndices(at::tensor({399, 3, 3, 10}, at::kLong));
        const at::Tensor features = golden.input(400);
        QCOMPARE(predict(features, {"--exclude", path("indices.safetensors")}).exitCode, 0);
        const Maps maps(m_scratch / "maps.safetensors");
        const std::vector<std::size_t> taken{3, 10, 399};
        QVERIFY(flagged(maps.values("excluded")) == taken);
        std::vector<int64_t> left;
        for (int64_t i = 0; i < 399; ++i)
            if (i != 3 && i != 10)
                left.push_back(i);
        const at::Tensor rows = at::tensor(left, at::kLong);

        QCOMPARE(predict(features.index_select(0, rows), {}, "without.safetensors").exitCode, 0);
        const Maps without(m_scratch / "without.safetensors");
        for (const char *name : {"logits", "probabilities", "bag_logits", "max_instance_logits"})
            QVERIFY2(maps.values(name) == without.values(name), name);
        for (const char *name : {"attention_raw", "attention", "attention_rank", "instance_probability", "score",
                                 "tile_probabilities", "hard_probability", "instance_logits"}) {
            const at::Tensor all = maps.tensor(name);
            QVERIFY2(at::equal(all.index_select(0, rows), without.tensor(name)), name);
            QVERIFY2(all.index_select(0, at::tensor({3, 10, 399}, at::kLong)).isnan().all().item<bool>(), name);
        }
        QVERIFY(maps.values("hidden")[3] == 0);
    }

    void takesOutTheTilesOfHighestScore()
    {
        const GoldenFile golden("inf_attn_2c");
        writeGoldenPackage(m_scratch, "model", golden, {}, 1.5); // its teacher scores in another way
        const at::Tensor features = golden.input(400);
        writeIndices(at::tensor({0, 1, 2}, at::kLong));
        const QStringList exclude{"--exclude", path("indices.safetensors")};
        QCOMPARE(predict(features, exclude).exitCode, 0);
        std::vector<double> score = Maps(m_scratch / "maps.safetensors").values("score");
        for (std::size_t i = 0; i < 3; ++i)
            score[i] = -1; // (NaN has no place in an order)
        QCOMPARE(predict(features, exclude + QStringList{"--mask-ratio", "0.101"}).exitCode, 0);
        std::vector<std::size_t> expected = highest(score, 41); // ceil(397 * 0.101)
        expected.insert(expected.begin(), {0, 1, 2});
        const Maps masked(m_scratch / "maps.safetensors");
        QVERIFY(flagged(masked.values("excluded")) == expected);
        QVERIFY(std::isnan(masked.values("attention")[expected.back()]));

        std::vector<int64_t> indices(expected.begin(), expected.end());
        writeIndices(at::tensor(indices, at::kLong));
        QCOMPARE(predict(features, exclude, "named.safetensors").exitCode, 0);
        QVERIFY(Maps(m_scratch / "named.safetensors").values("logits") == masked.values("logits"));
    }

    void calibratesTheBag()
    {
        const GoldenFile golden("inf_attn_2c");
        writeGoldenPackage(m_scratch, "model", golden, [](nlohmann::json &d) {
            d["calibration"] = {{"method", "temperature"}, {"value", 2.5}};
        });
        QCOMPARE(predict(golden.input(400), {}).exitCode, 0);
        const Maps maps(m_scratch / "maps.safetensors");
        QString off = difference(maps.tensor("logits"), golden.tensor("expect.N400.logits"), "logits");
        if (off.isEmpty())
            off = difference(maps.tensor("probabilities"), at::softmax(maps.tensor("logits") / 2.5, 0), "calibrated");
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }

    void averagesProbabilitiesOfDsmilInVersionOne()
    {
        const GoldenFile golden("inf_dsmil_2c");
        writeGoldenPackage(m_scratch, "model", golden,
                           [](nlohmann::json &d) { d["architecture"]["kind"] = "mhim-v1"; });
        QCOMPARE(predict(golden.input(400), {}).exitCode, 0);
        const Maps maps(m_scratch / "maps.safetensors");
        const at::Tensor expected = 0.5 * at::softmax(golden.tensor("expect.N400.logits_bag").squeeze(0), 0) +
                                    0.5 * at::softmax(golden.tensor("expect.N400.logits_inst").squeeze(0), 0);
        const QString off = difference(maps.tensor("probabilities"), expected, "probabilities");
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }

    void tellsSurvivalAndRisk()
    {
        const GoldenFile golden("inf_attn_3c_gelu_tanh");
        writeGoldenPackage(m_scratch, "model", golden, [](nlohmann::json &d) {
            d["task"] = {{"kind", "survival"},
                         {"bin_edges", {0.0, 10.5, 20.0, 60.0}},
                         {"time_unit", "months"},
                         {"risk", "-sum of survival"}};
        });
        const EngineRun run = predict(golden.input(400), {"--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const Maps maps(m_scratch / "maps.safetensors");
        const std::vector<double> logits = golden.values("expect.N400.logits");
        const std::vector<double> curve = mil::survivalCurve(logits);
        for (std::size_t bin = 0; bin < 3; ++bin)
            QVERIFY(std::abs(maps.values("probabilities")[bin] - curve[bin]) < 1e-5);
        QVERIFY(std::abs(run.json()["risk"].toDouble() - mil::survivalRisk(logits)) < 1e-4);
        QCOMPARE(run.json()["survival"].toArray()[1].toObject()["to"].toDouble(), 20.0);
        QVERIFY(!run.json().contains("prediction"));
    }

    void predictsOneTile()
    {
        for (const char *file : {"inf_attn_2c", "inf_selfattn_2c", "inf_dsmil_2c", "inf_mean", "inf_max"}) {
            const GoldenFile golden(file);
            writeGoldenPackage(m_scratch, "model", golden);
            const EngineRun run = predict(golden.input(1), {"--tile-probabilities"});
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            const Maps maps(m_scratch / "maps.safetensors");
            QCOMPARE(maps.values("attention_rank").front(), 0.5);
            const QString off =
                difference(maps.tensor("logits"), golden.tensor("expect.N1.logits"), file, {2e-5, 5e-5});
            QVERIFY2(off.isEmpty(), qPrintable(off));
            const QString alone = difference(maps.tensor("tile_probabilities").squeeze(0), maps.tensor("probabilities"),
                                             QStringLiteral("a bag of one tile, ") + file);
            QVERIFY2(alone.isEmpty(), qPrintable(alone));
        }
    }

    void refusesWhatCannotBePredicted_data()
    {
        QTest::addColumn<int64_t>("tiles");
        QTest::addColumn<int64_t>("width");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("words");
        const QStringList exclude{"--exclude", "indices.safetensors"};
        QTest::newRow("no tile") << int64_t{0} << int64_t{32} << QStringList{} << QStringList{"no tile"};
        QTest::newRow("another width") << int64_t{5} << int64_t{31} << QStringList{} << QStringList{"31", "32"};
        QTest::newRow("an index too large") << int64_t{5} << int64_t{32} << exclude << QStringList{"tile 9", "5 tiles"};
        QTest::newRow("no indices") << int64_t{5} << int64_t{32} << QStringList{"--exclude", "bag.safetensors"}
                                    << QStringList{"indices"};
        QTest::newRow("everything masked")
            << int64_t{5} << int64_t{32} << QStringList{"--mask-ratio", "0.99"} << QStringList{"None of the 5 tiles"};
    }
    void refusesWhatCannotBePredicted()
    {
        QFETCH(int64_t, tiles);
        QFETCH(int64_t, width);
        QFETCH(QStringList, options);
        QFETCH(QStringList, words);
        writeGoldenPackage(m_scratch, "model", GoldenFile("inf_attn_2c"));
        writeIndices(at::tensor({0, 9}, at::kLong));
        for (QString &option : options)
            if (option.endsWith(QStringLiteral(".safetensors")))
                option = path(option.toUtf8().constData());
        const EngineRun run = predict(at::zeros({tiles, width}), options, "refused.safetensors");
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.sentences().size(), 1);
        for (const QString &word : words)
            QVERIFY2(run.sentences().front().contains(word), run.errors.constData());
        QVERIFY(!std::filesystem::exists(m_scratch / "refused.safetensors"));
    }

    void refusesIndicesThatAreNoIntegers()
    {
        writeGoldenPackage(m_scratch, "model", GoldenFile("inf_attn_2c"));
        const std::vector<float> floats{1, 2};
        QVERIFY(writeSafetensors(m_scratch / "indices.safetensors",
                                 {{"indices", Dtype::f32, {2}, std::as_bytes(std::span(floats))}}));
        const EngineRun run = predict(at::zeros({5, 32}), {"--exclude", path("indices.safetensors")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.sentences().front().contains(QStringLiteral("F32 instead of I64")));
    }

    void takesAllSlidesOfAPatientAsOneBag()
    {
        const GoldenFile golden("inf_attn_2c");
        writeGoldenPackage(m_scratch, "model", golden);
        const at::Tensor features = golden.input(400);
        QCOMPARE(predict(features, {}, "whole.safetensors").exitCode, 0);
        QVERIFY(writeBag("first.safetensors", features.slice(0, 0, 150)));
        const QStringList second{"--features", path("first.safetensors")};
        QCOMPARE(predict(features.slice(0, 150), second, "joined.safetensors").exitCode, 0);

        // The second slide was named first.
        const Maps whole(m_scratch / "whole.safetensors");
        const Maps joined(m_scratch / "joined.safetensors");
        const at::Tensor attention = joined.tensor("attention");
        const at::Tensor inOrder = at::cat({attention.slice(0, 250), attention.slice(0, 0, 250)});
        QVERIFY(at::allclose(inOrder, whole.tensor("attention"), 1e-5, 1e-8));
        QVERIFY(at::allclose(joined.tensor("logits"), whole.tensor("logits"), 1e-5, 1e-6));
        QCOMPARE(joined.tensor("coords").size(0), int64_t{400});
    }

    void namesTheSlideOfAPatientThatDoesNotFit()
    {
        writeGoldenPackage(m_scratch, "model", GoldenFile("inf_attn_2c"));
        QVERIFY(writeBag("narrow.safetensors", at::zeros({4, 16})));
        const EngineRun run = predict(at::zeros({5, 32}), {"--features", path("narrow.safetensors")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.sentences().front().contains(QStringLiteral("narrow.safetensors")));
    }

private:
    QString path(const char *name) const { return QString::fromStdString((m_scratch / name).string()); }

    void writeIndices(const at::Tensor &indices) const
    {
        QVERIFY(writeSafetensors(
            m_scratch / "indices.safetensors",
            {{"indices",
              Dtype::i64,
              {indices.numel()},
              std::as_bytes(std::span(indices.data_ptr<int64_t>(), static_cast<std::size_t>(indices.numel())))}}));
    }

    bool writeBag(const char *name, const at::Tensor &features) const
    {
        const std::vector<float> values = floatsOf(features);
        std::vector<int32_t> coords(static_cast<std::size_t>(2 * features.size(0)), 0);
        for (std::size_t i = 0; i < coords.size(); i += 2)
            coords[i] = static_cast<int32_t>(i / 2);
        return writeSafetensors(m_scratch / name,
                                {{"features", Dtype::f32, features.sizes().vec(), std::as_bytes(std::span(values))},
                                 {"coords", Dtype::i32, {features.size(0), 2}, std::as_bytes(std::span(coords))}})
            .has_value();
    }

    EngineRun predict(const at::Tensor &features, const QStringList &options,
                      const char *out = "maps.safetensors") const
    {
        if (!writeBag("bag.safetensors", features))
            return {};
        return runEngine(QStringList{"predict", "--model", path("model"), "--features", path("bag.safetensors"),
                                     "--out", path(out), "--device", "cpu"} +
                         options);
    }

    const Scratch m_scratch;
};

QTEST_GUILESS_MAIN(PredictTest)
#include "tst_predict.moc"
