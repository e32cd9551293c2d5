#include "analysis/mil/masking.h"
#include "tests/support/goldenmodel.h"
#include "tests/support/replayeddraws.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace tessera;
using testing::GoldenFile;
using testing::ReplayedDraws;

namespace {

std::vector<int64_t> sorted(const at::Tensor &ids)
{
    const at::Tensor flat = ids.reshape(-1).contiguous();
    std::vector<int64_t> values(flat.data_ptr<int64_t>(), flat.data_ptr<int64_t>() + flat.numel());
    std::sort(values.begin(), values.end());
    return values;
}

std::string caseName(int number)
{
    return std::string("case") + (number < 10 ? "0" : "") + std::to_string(number) + ".";
}

mil::Fusion fusionNamed(const std::string &name)
{
    return name == "mean" ? mil::Fusion::unionOfHeads : mil::Fusion::vote;
}

/// The recorded [1, N] or [1, h, N] as [N] or [h, N].
at::Tensor scoreOf(const GoldenFile &golden, const std::string &input)
{
    return golden.tensor("input." + input).squeeze(0);
}

} // namespace

class MaskingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesTheTilesThatThePublishedProgramHides_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"mask_attn", "mask_attn_n1000", "mask_dsmil", "mask_selfattn"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void hidesTheTilesThatThePublishedProgramHides()
    {
        QFETCH(QString, file);
        const GoldenFile golden(file.toStdString());
        int compared = 0;
        for (const nlohmann::json &c : golden.json("cases")) {
            if (!c.at("error").get<std::string>().empty())
                continue; // the published program stops there
            const int number = c.at("case").get<int>();
            ReplayedDraws draws(golden, caseName(number));
            const mil::MaskRatios ratios{c.at("mask_ratio").get<double>(), c.at("mask_ratio_l").get<double>(),
                                         c.at("mask_ratio_h").get<double>(), c.at("mask_ratio_hr").get<double>()};
            mil::KeepList list = mil::maskTiles(scoreOf(golden, c.at("input").get<std::string>()), ratios,
                                                fusionNamed(c.at("msa_fusion").get<std::string>()), draws);
            if (c.at("select_inv").get<bool>())
                list = mil::inverted(list);
            const auto expectedVisible = c.at("len_keep").get<int64_t>();
            const at::Tensor expected = golden.tensor(caseName(number) + "expect.mask_ids").squeeze(0);
            const QByteArray which = QByteArray::number(number);
            QVERIFY2(list.visible == expectedVisible, which);
            QVERIFY2(sorted(list.hiddenIds()) == sorted(expected.slice(0, expectedVisible)), which);
            QVERIFY2(sorted(list.visibleIds()) == sorted(expected.slice(0, 0, expectedVisible)), which);
            if (c.at("kept_ascending").get<bool>())
                QVERIFY2(list.visibleIds().equal(expected.slice(0, 0, expectedVisible)), which);
            QVERIFY2(draws.allDrawn(), which);
            ++compared;
        }
        QVERIFY(compared >= 10);
    }

    void handsOverThePicksOfAStageInThePublishedOrder()
    {
        const GoldenFile golden("mask_stage");
        for (const nlohmann::json &c : golden.json("cases")) {
            const int number = c.at("case").get<int>();
            const QByteArray which = QByteArray::number(number);
            ReplayedDraws draws(golden, caseName(number));
            const at::Tensor score = scoreOf(golden, c.at("input").get<std::string>());
            const mil::Direction direction =
                c.at("largest").get<bool>() ? mil::Direction::highest : mil::Direction::lowest;
            const mil::Fusion fusion = fusionNamed(c.at("msa_fusion").get<std::string>());
            const at::Tensor hidden = mil::hideTiles(score, direction, c.at("mask_ratio").get<double>(),
                                                     c.at("random_ratio").get<double>(), fusion, {}, draws);
            const auto visible = c.at("len_keep").get<int64_t>();
            const at::Tensor expected = golden.tensor(caseName(number) + "expect.mask_ids").squeeze(0);
            QVERIFY2(sorted(hidden) == sorted(expected.slice(0, visible)), which);
            QVERIFY2(draws.allDrawn(), which);
            const at::Tensor last = golden.tensor(caseName(number) + "expect.topk_last").squeeze(0);
            if (last.dim() == 1) // not where the heads' picks are joined by union
                QVERIFY2(mil::pickTiles(score, last.size(0), direction, fusion).equal(last), which);
        }
    }

    void unitesMasksEvenWhenTheFirstHidesOneTileAlone()
    {
        const at::Tensor score = at::arange(10, at::kFloat);
        mil::SeededRandom random({7, 0});
        const mil::KeepList list = mil::maskTiles(score, {0, 0.1, 0.2, 1}, mil::Fusion::vote, random);
        QCOMPARE(list.visible, int64_t{7});
        QCOMPARE(sorted(list.hiddenIds()), (std::vector<int64_t>{0, 8, 9}));
    }

    void hidesNothingWithoutARatio()
    {
        mil::SeededRandom random({7, 0});
        const mil::KeepList list = mil::maskTiles(at::rand({5}), {0, 0, 0, 1}, mil::Fusion::vote, random);
        QCOMPARE(list.visible, int64_t{5});
        QVERIFY(list.ids.equal(at::arange(5)));
    }
};

QTEST_APPLESS_MAIN(MaskingTest)
#include "tst_masking.moc"
