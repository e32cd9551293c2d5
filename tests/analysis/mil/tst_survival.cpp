#include "analysis/mil/survival.h"
#include "analysis/mil/survivalloss.h"
#include "tests/support/comparevalues.h"
#include "tests/support/goldenfile.h"

#include <QTest>

using namespace tessera;
using testing::compareValues;
using testing::GoldenFile;

class SurvivalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedCurvesLossesAndGradients()
    {
        const GoldenFile golden("survival");
        for (const nlohmann::json &c : golden.json("cases")) {
            const std::string prefix = "case0" + std::to_string(c.at("case").get<int>()) + ".";
            const std::vector<double> bins = golden.values(prefix + "input.Y");
            const std::vector<double> censored = golden.values(prefix + "input.c");
            const std::vector<double> stored = golden.values(prefix + "input.logits");
            const auto rows = static_cast<int64_t>(bins.size());
            const at::Tensor logits = at::tensor(stored, at::kFloat).view({rows, -1}).requires_grad_();

            std::vector<double> hazards, curves, risks;
            at::Tensor loss = at::zeros({}, at::kFloat);
            for (int64_t row = 0; row < rows; ++row) {
                const auto index = static_cast<std::size_t>(row);
                const std::vector<double> own = testing::toVector(logits[row]);
                for (const double value : mil::hazards(own))
                    hazards.push_back(value);
                for (const double value : mil::survivalCurve(own))
                    curves.push_back(value);
                risks.push_back(mil::survivalRisk(own));
                loss = loss + mil::survivalLoss(logits[row], static_cast<int64_t>(bins[index]), censored[index] != 0,
                                                c.at("alpha").get<double>());
            }
            loss = loss / rows;
            loss.backward();
            compareValues(at::tensor(hazards, at::kDouble), golden.values(prefix + "expect.hazards"), "hazards");
            compareValues(at::tensor(curves, at::kDouble), golden.values(prefix + "expect.S"), "survival");
            compareValues(at::tensor(risks, at::kDouble), golden.values(prefix + "expect.risk"), "risk");
            compareValues(loss, golden.values(prefix + "expect.loss"), "loss", 1e-5, 0);
            compareValues(logits.grad(), golden.values(prefix + "expect.grad"), "gradient", 1e-6, 2e-5);
        }
    }

    void refusesABinThatIsNotThere()
    {
        QVERIFY_EXCEPTION_THROWN(mil::survivalLoss(at::zeros({4}), 4, false), c10::Error);
    }
};

QTEST_APPLESS_MAIN(SurvivalTest)
#include "tst_survival.moc"
