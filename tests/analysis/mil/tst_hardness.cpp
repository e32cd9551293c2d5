#include "analysis/mil/hardness.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace tessera;

class HardnessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenHardMap()
    {
        const testing::GoldenFile golden("hard_map");
        for (const nlohmann::json &c : golden.json("cases")) {
            char prefix[16];
            std::snprintf(prefix, sizeof prefix, "case%02d.", c.at("case").get<int>());
            const std::vector<double> score = golden.values(prefix + std::string("input.score"));
            const std::vector<double> expected = golden.values(prefix + std::string("expect.hard_probability"));
            const int64_t salient =
                mil::pickCount(static_cast<int64_t>(score.size()), c.at("mask_ratio_h").get<double>());
            QCOMPARE(salient, c.at("k").get<int64_t>());
            const std::vector<uint8_t> hidden = mil::extremes(score, salient, mil::Direction::highest);
            const std::vector<double> hard = mil::hardProbability(score, hidden, salient, c.at("kept").get<int64_t>());
            for (std::size_t i = 0; i < hard.size(); ++i)
                QVERIFY(std::abs(hard[i] - expected[i]) <= 1e-9);
        }
    }

    void sumsToTheNumberOfHardTiles()
    {
        std::mt19937 random(7);
        std::vector<double> score(500);
        std::generate(score.begin(), score.end(), [&] { return std::uniform_real_distribution<double>()(random); });
        for (const int64_t salient : {1, 15, 60}) {
            const std::vector<uint8_t> hidden = mil::extremes(score, salient, mil::Direction::highest);
            for (const int64_t kept : {5, 200, 500 - static_cast<int>(salient)}) {
                const std::vector<double> hard = mil::hardProbability(score, hidden, salient, kept);
                QVERIFY(std::abs(std::accumulate(hard.begin(), hard.end(), 0.0) -
                                 static_cast<double>(std::min(salient, kept))) < 1e-6);
            }
        }
    }

    void agreesWithDrawnSplits()
    {
        std::vector<double> score(40);
        std::iota(score.begin(), score.end(), 0.0);
        const int64_t salient = 3, kept = 25;
        const std::vector<uint8_t> hidden = mil::extremes(score, salient, mil::Direction::highest);
        const std::vector<double> hard = mil::hardProbability(score, hidden, salient, kept);
        std::vector<int> visible(37);
        std::iota(visible.begin(), visible.end(), 0); // the scores are the indices: the last three are hidden
        std::vector<double> share(40, 0.0);
        std::mt19937 random(11);
        constexpr int draws = 40'000;
        for (int draw = 0; draw < draws; ++draw) {
            std::shuffle(visible.begin(), visible.end(), random);
            std::vector<int> stay(visible.begin(), visible.begin() + kept);
            std::sort(stay.rbegin(), stay.rend());
            for (int64_t i = 0; i < salient; ++i)
                share[static_cast<std::size_t>(stay[static_cast<std::size_t>(i)])] += 1.0 / draws;
        }
        for (std::size_t i = 0; i < score.size(); ++i)
            QVERIFY(std::abs(hard[i] - share[i]) < 0.015);
    }

    void hidesTheLowerIndexFirstAmongEqualScores()
    {
        const std::vector<double> score{1, 2, 2, 2, 0};
        const std::vector<uint8_t> expected{0, 1, 1, 0, 0};
        QVERIFY(mil::extremes(score, 2, mil::Direction::highest) == expected);
    }

    void roundsCountsUp_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("count");
        QTest::newRow("nothing") << 0.0 << 0;
        QTest::newRow("a little is one") << 0.0001 << 1;
        QTest::newRow("an exact share") << 0.05 << 5;
        QTest::newRow("more than an exact share") << 0.0501 << 6;
        QTest::newRow("all") << 1.0 << 100;
    }
    void roundsCountsUp()
    {
        QFETCH(double, ratio);
        QFETCH(int, count);
        QCOMPARE(mil::pickCount(100, ratio), int64_t{count});
    }

    void sharesARankAmongEqualValues()
    {
        const std::vector<float> values{5, 1, 5, 9};
        const std::vector<float> expected{0.5f, 0, 0.5f, 1};
        QVERIFY(mil::rankOf(values) == expected);
        QVERIFY(mil::rankOf(std::vector<float>{3}) == std::vector<float>{0.5f});
    }
};

QTEST_APPLESS_MAIN(HardnessTest)
#include "tst_hardness.moc"
