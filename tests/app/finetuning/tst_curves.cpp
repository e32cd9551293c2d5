#include "app/finetuning/curves.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace tessera;
using namespace Qt::StringLiterals;

/// What is drawn of a run.
class CurvesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void countsTheEpochsOfBothStagesOneAfterAnother();
    void leavesOutWhatIsNotKnown();
    void namesTheRunsWhereThereAreSeveral();
    void showsTheIntervalOfTheFinishedModel();
    void tellsTheValuesOfAnEpoch();
    void writesEveryNumberAsATable();
};

namespace {

RunHistory runOf(const char *name)
{
    RunHistory run;
    run.folder = std::string("/trainings/") + name;
    for (int i = 0; i < 4; ++i) {
        protocol::TrainingEpoch epoch;
        epoch.stage = i < 2 ? protocol::TrainingStage::baseline : protocol::TrainingStage::mhim;
        epoch.epoch = i % 2;
        epoch.trainingLoss = 0.5 - 0.1 * i;
        if (i != 1)
            epoch.validationLoss = 0.75;
        epoch.consistencyLoss = 0.25;
        epoch.monitored = 0.5 + 0.1 * i;
        epoch.monitoredName = "auc";
        epoch.isBest = i == 2;
        addEpoch(run, epoch);
    }
    return run;
}

} // namespace

void CurvesTest::countsTheEpochsOfBothStagesOneAfterAnother()
{
    const RunHistory run = runOf("one");
    const CurveChart chart = chartOf({&run}, CurveKind::losses);
    QCOMPARE(chart.curves.size(), std::size_t{3});
    QCOMPARE(chart.curves[0].points.size(), std::size_t{4});
    QCOMPARE(chart.curves[0].points.back().x(), 4.0);
    QCOMPARE(chart.stages, std::vector<double>{3.0});
    QCOMPARE(chart.curves[2].points.size(), std::size_t{2}); // (the first stage has no consistency)
}

void CurvesTest::leavesOutWhatIsNotKnown()
{
    RunHistory run = runOf("one");
    run.curves.front().epochs.back().trainingLoss = std::nan("");
    const CurveChart chart = chartOf({&run}, CurveKind::losses);
    QCOMPARE(chart.curves[0].points.size(), std::size_t{3});
    QCOMPARE(chart.curves[1].points.size(), std::size_t{3});
    QVERIFY(chartOf({&run}, CurveKind::teacherMomentum).curves.empty());
    QVERIFY(chartOf({}, CurveKind::losses).curves.empty());
}

void CurvesTest::namesTheRunsWhereThereAreSeveral()
{
    const RunHistory one = runOf("one"), two = runOf("two");
    QCOMPARE(chartOf({&one}, CurveKind::losses).curves[0].name, u"training loss"_s);
    const CurveChart chart = chartOf({&one, &two}, CurveKind::losses);
    QCOMPARE(chart.curves[0].name, u"one: training loss"_s);
    QVERIFY(chart.curves[0].colour != chart.curves[3].colour);
}

void CurvesTest::showsTheIntervalOfTheFinishedModel()
{
    RunHistory run = runOf("one");
    QVERIFY(chartOf({&run}, CurveKind::metric).bands.empty());
    run.results.push_back({"", "", {}, true, "test", {{"auc", 0.9, 0.8, 0.95}, {"accuracy", 0.9, 0.8, 0.95}}});
    const CurveChart chart = chartOf({&run}, CurveKind::metric);
    QCOMPARE(chart.bands.size(), std::size_t{1});
    QCOMPARE(chart.bands[0].low, 0.8);
    QVERIFY(chart.bands[0].name.contains(u"0.900 (0.800 to 0.950)"_s));
    QCOMPARE(chart.curves[0].best->x(), 3.0);
}

void CurvesTest::tellsTheValuesOfAnEpoch()
{
    const RunHistory run = runOf("one");
    const CurveChart chart = chartOf({&run}, CurveKind::losses);
    QCOMPARE(readoutAt(chart, 1), u"Epoch 1: training loss 0.5; validation loss 0.75"_s);
    QCOMPARE(readoutAt(chart, 2), u"Epoch 2: training loss 0.4"_s);
    QVERIFY(readoutAt(chart, 5).isEmpty());
}

void CurvesTest::writesEveryNumberAsATable()
{
    const RunHistory run = runOf("a, b");
    const QStringList lines = csvOf({&run}).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[2].startsWith(u"\"a, b\",,baseline,1,0.4,0.25,,auc,0.6,"_s));
    QCOMPARE(lines[2].count(u','), lines[0].count(u',') + 1); // (one is inside the quotes)
}

QTEST_GUILESS_MAIN(CurvesTest)
#include "tst_curves.moc"
