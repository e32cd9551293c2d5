#include "analysis/mil/maps.h"
#include "analysis/mil/masking.h"
#include "tests/support/goldenmodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tessera;
using testing::difference;
using testing::goldenArchitecture;
using testing::GoldenFile;

namespace {

mil::MilModel modelOf(const GoldenFile &golden, mil::Architecture architecture)
{
    return mil::makeModel(architecture, golden.weights(), at::kCPU);
}

mil::Architecture evaluated(const GoldenFile &golden, mil::Version version = mil::Version::v2)
{
    return goldenArchitecture(golden, version, 0);
}

template <typename T>
at::Tensor tensor(const std::vector<T> &values)
{
    const at::Tensor result =
        at::empty({std::ssize(values)}, at::TensorOptions().dtype(c10::CppTypeToScalarType<T>::value));
    std::copy(values.begin(), values.end(), result.data_ptr<T>());
    return result;
}

/// [C][N] as [N, C].
at::Tensor byTile(const std::vector<std::vector<float>> &columns)
{
    std::vector<at::Tensor> rows;
    for (const std::vector<float> &column : columns)
        rows.push_back(tensor(column));
    return at::stack(rows, 1);
}

std::ptrdiff_t countOf(const std::vector<uint8_t> &flags) { return std::count(flags.begin(), flags.end(), 1); }

#define VERIFY_CLOSE(actual, expected, what, ...)                                                                      \
    do {                                                                                                               \
        const QString off_ = difference(actual, expected, QString::fromStdString(what) __VA_OPT__(, ) __VA_ARGS__);    \
        QVERIFY2(off_.isEmpty(), qPrintable(off_));                                                                    \
    } while (false)

constexpr testing::Limit selfattnLimit{2e-5, 5e-5};

} // namespace

/// The maps of every baseline, and the masks that they show.
class MapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seesRecycledTokensWhereTheModelDoesAtTest_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("attn") << QStringLiteral("inf_merge_test_attn");
        QTest::newRow("selfattn") << QStringLiteral("inf_merge_test_selfattn");
    }
    void seesRecycledTokensWhereTheModelDoesAtTest()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::MilModel model = modelOf(golden, evaluated(golden));
        const bool byHeads = file.contains(QStringLiteral("selfattn"));
        const testing::Limit limit = byHeads ? selfattnLimit : testing::Limit{};
        for (const int64_t tiles : golden.json("Ns").get<std::vector<int64_t>>()) {
            const std::string prefix = "expect.N" + std::to_string(tiles) + ".";
            const mil::Maps maps = mil::computeMaps(model, golden.input(tiles));
            VERIFY_CLOSE(tensor(maps.logits), golden.tensor(prefix + "logits"), prefix + "logits", limit);
            const auto ofTiles = [&](const char *name) { return golden.tensor(prefix + name).slice(-1, 0, tiles); };
            if (byHeads) {
                VERIFY_CLOSE(tensor(maps.attentionLayer1), ofTiles("attn.layer1"), prefix + "layer1", limit);
                VERIFY_CLOSE(tensor(maps.attentionLayer2), ofTiles("attn.layer2"), prefix + "layer2", limit);
            } else {
                VERIFY_CLOSE(tensor(maps.attentionRaw), ofTiles("attn_raw"), prefix + "attn_raw");
                VERIFY_CLOSE(tensor(maps.attention), ofTiles("attn"), prefix + "attn");
            }
            if (golden.has(prefix + "single_tile_prob"))
                VERIFY_CLOSE(byTile(maps.tileProbability), golden.tensor(prefix + "single_tile_prob"),
                             prefix + "single_tile_prob", limit);
            QCOMPARE(maps.tiles(), tiles);
            QCOMPARE(std::ssize(maps.instanceProbability), std::ptrdiff_t{tiles});
            QCOMPARE(std::ssize(maps.hidden), std::ptrdiff_t{tiles});
        }
    }

    void showsBothStreamsOfDsmil()
    {
        const GoldenFile golden("inf_dsmil_3c");
        const mil::Maps maps = mil::computeMaps(modelOf(golden, evaluated(golden)), golden.input(400));
        const std::string prefix = "expect.N400.";
        VERIFY_CLOSE(tensor(maps.bagLogits), golden.tensor(prefix + "logits_bag"), "bag logits");
        VERIFY_CLOSE(tensor(maps.maxInstanceLogits), golden.tensor(prefix + "logits_inst"), "max instance logits");
        VERIFY_CLOSE(tensor(maps.instanceLogits), golden.tensor(prefix + "instance_logits"), "instance logits");
        VERIFY_CLOSE(tensor(maps.score), golden.tensor(prefix + "score_class_aware"), "score");
        const at::Tensor attention = golden.tensor(prefix + "attn");
        const int64_t called = golden.tensor(prefix + "logits").argmax().item<int64_t>();
        VERIFY_CLOSE(tensor(maps.attention), attention.select(1, called), "attention");
        const int64_t other = (called + 1) % 3;
        const mil::Maps shown =
            mil::computeMaps(modelOf(golden, evaluated(golden)), golden.input(400), {.shownClass = other});
        VERIFY_CLOSE(tensor(shown.attention), attention.select(1, other), "attention of another class");
        QVERIFY(shown.logits == maps.logits);
    }

    void showsBothLayersOfSelfattn()
    {
        const GoldenFile golden("inf_selfattn_3c_head4");
        const mil::Maps maps = mil::computeMaps(modelOf(golden, evaluated(golden)), golden.input(400),
                                                {.tiles = mil::TileProbabilities::whereFast});
        const at::Tensor layer1 = golden.tensor("expect.N400.attn.layer1");
        VERIFY_CLOSE(tensor(maps.attentionLayer1), layer1, "layer 1", selfattnLimit);
        VERIFY_CLOSE(tensor(maps.attentionLayer2), golden.tensor("expect.N400.attn.layer2"), "layer 2", selfattnLimit);
        VERIFY_CLOSE(tensor(maps.attentionRaw), layer1.squeeze(0).mean(0), "raw attention", selfattnLimit);
        const double sum = std::accumulate(maps.attention.begin(), maps.attention.end(), 0.0);
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QVERIFY(*std::min_element(maps.attention.begin(), maps.attention.end()) >= 0);
    }

    void hidesByTheVoteOfTheHeads()
    {
        const GoldenFile golden("inf_selfattn_2c");
        mil::Architecture architecture = evaluated(golden, mil::Version::v1);
        architecture.masks = {0, 0, 0.05, 1};
        const mil::Maps maps = mil::computeMaps(modelOf(golden, architecture), golden.input(400),
                                                {.tiles = mil::TileProbabilities::whereFast});
        QCOMPARE(std::ssize(maps.score), std::ptrdiff_t{8 * 400});
        QCOMPARE(countOf(maps.hidden), std::ptrdiff_t{20});
        // Every hidden tile has at least as many of the heads' votes as every visible one.
        std::vector<int> votes(400, 0);
        for (std::size_t head = 0; head < 8; ++head) {
            std::vector<std::size_t> order(400);
            std::iota(order.begin(), order.end(), 0);
            std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return maps.score[head * 400 + a] > maps.score[head * 400 + b];
            });
            for (std::size_t i = 0; i < 20; ++i)
                ++votes[order[i]];
        }
        int fewestHidden = 9, mostVisible = -1;
        for (std::size_t i = 0; i < 400; ++i)
            maps.hidden[i] ? void(fewestHidden = std::min(fewestHidden, votes[i]))
                           : void(mostVisible = std::max(mostVisible, votes[i]));
        QVERIFY(fewestHidden >= mostVisible);
    }

    void unitesThePicksOfTheHeadsWhereTheModelDoes()
    {
        const at::Tensor score = at::tensor({9.f, 8.f, 1.f, 2.f, 3.f, 4.f, 1.f, 2.f, 9.f, 8.f, 3.f, 4.f}).view({2, 6});
        // Two picks a head of four in all; the heads agree on none.
        QVERIFY(mil::extremeTiles(score, 4, mil::Direction::highest, mil::Fusion::unionOfHeads) ==
                (std::vector<uint8_t>{1, 1, 1, 1, 0, 0}));
        QVERIFY(mil::extremeTiles(score[0], 2, mil::Direction::highest, mil::Fusion::unionOfHeads) ==
                (std::vector<uint8_t>{1, 1, 0, 0, 0, 0}));
    }

    void hidesTheEarlierOfEqualTiles()
    {
        QVERIFY(mil::extremeTiles(at::tensor({1.f, 5.f, 5.f, 5.f}), 2, mil::Direction::highest, mil::Fusion::vote) ==
                (std::vector<uint8_t>{0, 1, 1, 0}));
        QVERIFY(mil::extremeTiles(at::tensor({1.f, 1.f, 1.f, 5.f}), 2, mil::Direction::lowest, mil::Fusion::vote) ==
                (std::vector<uint8_t>{1, 1, 0, 0}));
    }

    void hidesSalientAndLowTilesInVersionOne()
    {
        const GoldenFile golden("inf_attn_2c");
        mil::Architecture architecture = evaluated(golden, mil::Version::v1);
        architecture.masks = {0.5, 0.2, 0.02, 1};
        const mil::Maps maps = mil::computeMaps(modelOf(golden, architecture), golden.input(400));
        QCOMPARE(countOf(maps.hidden), std::ptrdiff_t{8 + 80});
        // 312 are visible; the random mask takes away round(312 * 200 / 400) of them, and 8 of the rest are the
        // hardest.
        const double sum = std::accumulate(maps.hardProbability.begin(), maps.hardProbability.end(), 0.0);
        QVERIFY2(std::abs(sum - 8) < 1e-9, qPrintable(QString::number(sum)));
        for (std::size_t i = 0; i < 400; ++i)
            QVERIFY(!maps.hidden[i] || maps.hardProbability[i] == 0);
        const double highest = *std::max_element(maps.hardProbability.begin(), maps.hardProbability.end());
        QVERIFY(std::abs(highest - 0.5) < 1e-9);
    }

    void keepsAllVisibleTilesOfAModelWithoutMasks()
    {
        const GoldenFile golden("inf_attn_2c");
        mil::Architecture architecture = evaluated(golden, mil::Version::pure);
        architecture.masks.high = 0.03;
        const mil::Maps maps = mil::computeMaps(modelOf(golden, architecture), golden.input(400));
        QCOMPARE(countOf(maps.hidden), std::ptrdiff_t{12});
        // Nothing is drawn: the 12 tiles below the hidden ones are hard, and surely so.
        QCOMPARE(std::count(maps.hardProbability.begin(), maps.hardProbability.end(), 1.0), std::ptrdiff_t{12});
    }

    void startsFromWhatIsKnownOfEachTile_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"inf_attn_2c", "inf_gated_3c_tanh"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void startsFromWhatIsKnownOfEachTile()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        const mil::MilModel model = modelOf(golden, evaluated(golden));
        const at::Tensor features = golden.input(400);
        const at::Tensor rows = at::arange(0, 400, 3);
        const at::Tensor all = model.student.embedding.forward(features);
        const at::Tensor parts = model.student.aggregator->tileParts(all);
        QVERIFY(parts.defined());
        const mil::EmbeddedTiles known{all.index_select(0, rows), parts.index_select(0, rows)};
        const mil::Maps fromParts = mil::computeMaps(model, [&](const mil::Network &) { return known; }, {});
        const mil::Maps expected = mil::computeMaps(model, features.index_select(0, rows));
        VERIFY_CLOSE(tensor(fromParts.logits), tensor(expected.logits), "logits");
        VERIFY_CLOSE(tensor(fromParts.attentionRaw), tensor(expected.attentionRaw), "raw attention");
        VERIFY_CLOSE(tensor(fromParts.attention), tensor(expected.attention), "attention");
        VERIFY_CLOSE(tensor(fromParts.score), tensor(expected.score), "score", {5e-7, 0});
        VERIFY_CLOSE(tensor(fromParts.attentionRank), tensor(expected.attentionRank), "rank", {1e-2, 0});
    }

    void leavesOutWhatIsSlowUnlessItIsWanted()
    {
        const GoldenFile golden("inf_selfattn_2c");
        const mil::MilModel model = modelOf(golden, evaluated(golden));
        QVERIFY(mil::computeMaps(model, golden.input(7), {.tiles = mil::TileProbabilities::whereFast})
                    .tileProbability.empty());
        VERIFY_CLOSE(byTile(mil::computeMaps(model, golden.input(7)).tileProbability),
                     golden.tensor("expect.N7.single_tile_prob"), "single tiles", selfattnLimit);
    }

    void letsTheStudentGoBeforeTheTeacherIsAsked()
    {
        const GoldenFile golden("inf_attn_2c");
        mil::Weights weights = golden.weights();
        for (const auto &[key, tensor] : golden.weights())
            weights.emplace("teacher." + key, tensor.clone());
        const mil::MilModel model = mil::makeModel(evaluated(golden), weights, at::kCPU);
        const at::Tensor features = golden.input(400);
        c10::weak_intrusive_ptr<c10::TensorImpl> first(at::empty({1}).getIntrusivePtr());
        int asked = 0;
        mil::computeMaps(model,
                         [&](const mil::Network &network) -> mil::EmbeddedTiles {
                             if (asked++ > 0 && !first.expired())
                                 throw std::runtime_error("the student's tokens are still held");
                             at::Tensor tokens = network.embedding.forward(features);
                             first = c10::weak_intrusive_ptr<c10::TensorImpl>(tokens.getIntrusivePtr());
                             return mil::EmbeddedTiles{tokens};
                         },
                         {});
        QCOMPARE(asked, 2);
    }
};

QTEST_APPLESS_MAIN(MapsTest)
#include "tst_maps.moc"
