#include "app/finetuning/curveplot.h"
#include "app/finetuning/trainingpanel.h"
#include "app/finetuning/trainingsession.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "tests/gui/trainingdesk.h"

#include <QComboBox>
#include <QListWidget>
#include <QProgressBar>
#include <QTableWidget>

#include <algorithm>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

/// The training panel in the real window, by mouse and keys, with an engine that makes its numbers up.
class GuiTrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void makesThePanelWhenItIsFirstShown();
    void saysWhatIsMissingBeforeATrainingCanStart();
    void checksTheCasesOfATable();
    void namesTheCasesWithoutFeatures();
    void saysWhatIsWrongWithATable();
    void refusesASettingOutOfItsRange();
    void showsTheSettingsOfThePreset();
    void takesTheFormOfTheModelThatItStartsFrom();
    void trainsAndDrawsEveryEpoch();
    void trainsAGridOneAfterTheOther();
    void pausesAndGoesOn();
    void endsWithTheBestEpoch();
    void findsTheRunAgainAfterARestart();
    void saysWhyTheEngineRefused();
    void goesOnAfterTheEngineDied();
    void tellsTheValuesOfAnEpochAndZooms();
    void exportsTheCurves();
    void takesTheCasesFromTheWorklist();
    void opensTheSlideOfAFinding();
    void adoptsTheModelAndRollsBack();
};

void GuiTrainingTest::makesThePanelWhenItIsFirstShown()
{
    const Home home;
    GuiProgram program(home);
    QVERIFY(!program.window().findChild<TrainingPanel *>());
    toggleTraining(program);
    QTRY_VERIFY(program.window().findChild<TrainingPanel *>());
    const auto *panel = program.window().findChild<TrainingPanel *>();
    QTRY_VERIFY(panel->isVisible());
    toggleTraining(program);
    QTRY_VERIFY(!panel->isVisible());
}

void GuiTrainingTest::saysWhatIsMissingBeforeATrainingCanStart()
{
    TrainingDesk desk;
    QVERIFY(desk.text("casesState").startsWith("Choose a table"));
    desk.goTo("Start");
    QVERIFY(!desk.button("startTraining").isEnabled());
    QVERIFY(desk.text("startProblem").contains("on the page Cases"));
    QCOMPARE(desk.button("startTraining").toolTip(), desk.text("startProblem"));
}

void GuiTrainingTest::checksTheCasesOfATable()
{
    TrainingDesk desk;
    desk.type("cohortPath", toQString(desk.table()));
    QTRY_VERIFY(desk.text("casesState").contains("12 cases of 12 patients"));
    QVERIFY(desk.text("casesState").contains("choose the folder"));
    desk.type("featuresPath", toQString(desk.features()));
    QTRY_VERIFY(desk.text("casesState").contains("12 can be trained on"));
    auto *balance = desk.program->find<QTableWidget>("classBalance");
    QCOMPARE(balance->rowCount(), 2);
    QCOMPARE(balance->item(0, 0)->text(), "normal");
    QCOMPARE(balance->item(1, 1)->text(), "6");
}

void GuiTrainingTest::namesTheCasesWithoutFeatures()
{
    TrainingDesk desk;
    std::filesystem::remove(desk.features() / "case 3.npy");
    desk.chooseCases();
    QTRY_VERIFY(desk.text("casesState").contains("11 can be trained on"));
    auto *findings = desk.program->find<QListWidget>("findings");
    QVERIFY(findings->item(0)->text().startsWith("Warning: "));
    QCOMPARE(findings->item(1)->text().trimmed(), "case 3");
}

void GuiTrainingTest::saysWhatIsWrongWithATable()
{
    TrainingDesk desk;
    desk.type("cohortPath", toQString(desk.home.folder.write("bad.csv", "a,b\n1,2\n")));
    QTRY_VERIFY(desk.text("casesState").contains("bad.csv"));
    desk.goTo("Start");
    QVERIFY(desk.text("startProblem").contains("cannot be used"));
    QVERIFY(!desk.button("startTraining").isEnabled());
}

void GuiTrainingTest::refusesASettingOutOfItsRange()
{
    TrainingDesk desk;
    QVERIFY(desk.isReadyToStart());
    desk.goTo("Start");
    desk.type("epochs", u"0"_s);
    QVERIFY(desk.text("startProblem").contains("a whole number from 1"));
    QVERIFY(!desk.button("startTraining").isEnabled());
    desk.type("epochs", u"3"_s);
    QVERIFY(desk.button("startTraining").isEnabled());
    desk.type("trainingName", u"a/b"_s);
    QVERIFY(!desk.button("startTraining").isEnabled());
}

void GuiTrainingTest::showsTheSettingsOfThePreset()
{
    TrainingDesk desk;
    desk.goTo("Start");
    auto *epochs = desk.program->find<QLineEdit>("epochs");
    QCOMPARE(epochs->placeholderText(), "200");
    auto *presets = desk.program->find<QComboBox>("preset");
    presets->setFocus();
    QTest::keyClick(presets, Qt::Key_Home);
    QCOMPARE(epochs->placeholderText(), "20");
    auto *decay = desk.program->find<QLineEdit>("weight_decay");
    QVERIFY(!decay->isVisible());
    desk.click(*desk.program->find<QToolButton>("advancedSettings"));
    QVERIFY(decay->isVisible());
}

void GuiTrainingTest::takesTheFormOfTheModelThatItStartsFrom()
{
    TrainingDesk desk;
    desk.installModel("own");
    QVERIFY(desk.isReadyToStart());
    desk.goTo("Start");
    auto *from = desk.program->find<QComboBox>("startFrom");
    const int own = from->findText("Synthetic sample (demo)");
    QVERIFY(own > 0);
    from->setFocus();
    QTest::keyClick(from, Qt::Key_End);
    QCOMPARE(from->currentIndex(), own);
    QTRY_VERIFY(!desk.program->find<QComboBox>("baseline")->isEnabled());
    QTRY_VERIFY(desk.button("startTraining").isEnabled());
    desk.click("startTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    const auto &settings = desk.session().current()->request.settings;
    QVERIFY(std::count(settings.begin(), settings.end(), "model_dim=512") == 1);
    QVERIFY(std::any_of(settings.begin(), settings.end(),
                        [](const std::string &setting) { return setting.starts_with("warm_start=/"); }));
}

void GuiTrainingTest::trainsAndDrawsEveryEpoch()
{
    TrainingDesk desk;
    QVERIFY(desk.startsATraining());
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    QVERIFY(desk.program->find<CurvePlot>("curvePlot")->isVisible());
    const CurveChart &chart = desk.program->find<CurvePlot>("curvePlot")->chart();
    QCOMPARE(chart.curves.front().points.size(), std::size_t{8});
    QCOMPARE(desk.text("trainingState"), "Finished");
    QVERIFY(desk.text("trainingResult").contains("AUC 0.910 (0.850 to 0.960)"));
    QVERIFY(desk.text("trainingRemarks").contains("The splits are drawn."));
    QVERIFY(!desk.program->find<QProgressBar>("trainingProgress")->isVisible());
    // The validation chart has the interval.
    auto *kinds = desk.program->find<QComboBox>("curveKinds");
    kinds->setFocus();
    QTest::keyClick(kinds, Qt::Key_Down);
    QCOMPARE(chart.bands.size(), std::size_t{1});
}

void GuiTrainingTest::trainsAGridOneAfterTheOther()
{
    TrainingDesk desk("slow");
    QVERIFY(desk.isReadyToStart());
    desk.goTo("Start");
    desk.type("mask_ratio_h", u"0,01; 0,03; 0,05"_s);
    QCOMPARE(desk.button("startTraining").text(), u"Start 3 Trainings"_s);
    desk.click("startTraining");
    QVERIFY(desk.isHalfDone());
    QVERIFY(desk.text("trainingState").contains("2 trainings wait"));
    QCOMPARE(desk.session().runs().size(), std::size_t{3});
    QCOMPARE(desk.session().runs().front().name(), u"training-1 mask_ratio_h=0.01"_s);
    // One ends early, the next one begins; a pause keeps the last one waiting.
    desk.click("endWithBest");
    QTRY_COMPARE(desk.session().current()->name(), u"training-1 mask_ratio_h=0.03"_s);
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished); // (of all: a resumed one does not wait)
    for (const RunHistory &run : desk.session().runs())
        QVERIFY(run.isFinished());
    QVERIFY(desk.session().waiting().empty());
}

void GuiTrainingTest::pausesAndGoesOn()
{
    TrainingDesk desk("slow");
    QVERIFY(desk.startsATraining() && desk.isHalfDone());
    QVERIFY(desk.text("trainingState").contains("MHIM stage, epoch 2 of 4, case 2 of 4, about "));
    desk.click("pauseTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::paused);
    QVERIFY(desk.text("trainingState").startsWith("Paused after 5 epochs"));
    QVERIFY(desk.program->message().isEmpty()); // the user's wish is no failure
    desk.click("resumeTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    QCOMPARE(desk.session().current()->epochs(), 8);
}

void GuiTrainingTest::endsWithTheBestEpoch()
{
    TrainingDesk desk("slow");
    QVERIFY(desk.startsATraining() && desk.isHalfDone());
    desk.click("endWithBest");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    QVERIFY(desk.text("trainingResult").contains("ended before its training was complete"));
    QVERIFY(!desk.button("resumeTraining").isEnabled());
}

void GuiTrainingTest::findsTheRunAgainAfterARestart()
{
    TrainingDesk desk("slow");
    QVERIFY(desk.startsATraining() && desk.isHalfDone());
    desk.restart();
    QVERIFY(desk.program->message().contains("training-1 was running"));
    QTest::mouseClick(desk.program->find<QPushButton>("messageAction"), Qt::LeftButton);
    desk.goTo("Run");
    QTRY_COMPARE(desk.session().runs().size(), std::size_t{1});
    QCOMPARE(desk.session().runs().front().epochs(), 5);
    QVERIFY(desk.text("trainingState").contains("5 epochs, not finished"));
    QCOMPARE(desk.program->find<CurvePlot>("curvePlot")->chart().curves.front().points.size(), std::size_t{5});
    desk.click("resumeTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    desk.restart();
    QVERIFY(desk.program->message().isEmpty());
}

void GuiTrainingTest::saysWhyTheEngineRefused()
{
    TrainingDesk desk("refuses");
    QVERIFY(desk.startsATraining());
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::failed);
    QVERIFY(desk.text("trainingState").contains("does not fit the cohort"));
    QCOMPARE(desk.program->message(), desk.text("trainingState"));
    // Nothing was trained: another attempt is made from the start page.
    desk.goTo("Start");
    QVERIFY(desk.button("startTraining").isEnabled());
}

void GuiTrainingTest::goesOnAfterTheEngineDied()
{
    TrainingDesk desk("slow");
    QVERIFY(desk.startsATraining() && desk.isHalfDone());
    desk.killEngine();
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::failed);
    QVERIFY(desk.text("trainingState").contains("stopped unexpectedly"));
    QTest::mouseClick(desk.program->find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(desk.program->waitForEngine());
    desk.click("resumeTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
}

void GuiTrainingTest::tellsTheValuesOfAnEpochAndZooms()
{
    TrainingDesk desk;
    QVERIFY(desk.startsATraining());
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    auto *plot = desk.program->find<CurvePlot>("curvePlot");
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Right);
    QCOMPARE(plot->epoch(), 2);
    QVERIFY(desk.text("curveReadout").startsWith("Epoch 2: training loss 0.75"));
    const auto all = plot->shownEpochs();
    desk.click(*desk.program->find<QToolButton>("zoomCurvesIn"));
    QVERIFY(plot->shownEpochs().second < all.second);
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_0);
    QCOMPARE(plot->shownEpochs(), all);
}

void GuiTrainingTest::exportsTheCurves()
{
    TrainingDesk desk;
    QVERIFY(desk.startsATraining());
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    desk.exportTo(desk.home.folder / "curves.csv");
    QCOMPARE(std::ranges::count(desk.home.folder.read("curves.csv"), '\n'), 9);
    desk.exportTo(desk.home.folder / "curves.pdf");
    QVERIFY(desk.home.folder.read("curves.pdf").starts_with("%PDF"));
    desk.exportTo(desk.home.folder / "curves.png");
    const QImage picture(toQString(desk.home.folder / "curves.png"));
    QVERIFY(picture.width() >= 1200);
    QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white));
    desk.exportTo(desk.home.folder / "no folder" / "curves.csv");
    QVERIFY(desk.program->message().contains("no folder"));
}

void GuiTrainingTest::takesTheCasesFromTheWorklist()
{
    TrainingDesk desk;
    QVERIFY(!desk.button("takeWorklist").isEnabled());
    QVERIFY(desk.hasAWorklistOf({u"case 0"_s, u"case 1"_s, u"case 6"_s, u"case 7"_s}));
    QTRY_COMPARE(desk.program->find<QComboBox>("worklistLabels")->currentText(), u"diagnosis"_s);
    desk.type("featuresPath", toQString(desk.features()));
    desk.click("takeWorklist");
    QTRY_VERIFY(desk.text("casesState").contains("4 cases of 4 patients"));
    QVERIFY(desk.program->find<QLineEdit>("cohortPath")->text().endsWith(".csv"));
}

void GuiTrainingTest::opensTheSlideOfAFinding()
{
    TrainingDesk desk;
    QVERIFY(desk.hasAWorklistOf({u"case 3"_s}));
    std::filesystem::remove(desk.features() / "case 3.npy");
    desk.chooseCases();
    QTRY_VERIFY(desk.text("casesState").contains("11 can be trained on"));
    auto *findings = desk.program->find<QListWidget>("findings");
    findings->setCurrentRow(1);
    findings->setFocus();
    QTest::keyClick(findings, Qt::Key_Return);
    QVERIFY(desk.program->waitForSlide(toQString(desk.home.folder / "case 3.tiff")));
}

void GuiTrainingTest::adoptsTheModelAndRollsBack()
{
    TrainingDesk desk;
    QVERIFY(desk.program->waitForEngine());
    desk.goTo("Model");
    QVERIFY(!desk.button("adoptModel").isEnabled());
    QVERIFY(desk.startsATraining());
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    desk.goTo("Model");
    desk.type("modelName", u"Demo"_s);
    QVERIFY(desk.text("adoptionProblem").contains("There is a model demo already"));
    desk.type("modelName", u"Ours"_s);
    desk.click("adoptModel");
    QTRY_COMPARE(QString::fromStdString((*desk.program)->session().chosenModel()->id), u"ours"_s);
    QTRY_VERIFY(desk.text("modelState").contains("Adopted: "));
    QVERIFY(!desk.button("useModel").isEnabled());
    QTRY_VERIFY(desk.button("rollBack").isVisible());
    desk.click("rollBack");
    QCOMPARE((*desk.program)->session().chosenModel()->id, std::string("demo"));
    QVERIFY((*desk.program)->service().models().find("ours"));
}

QTEST_MAIN(GuiTrainingTest)
#include "tst_gui_training.moc"
