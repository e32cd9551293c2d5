#include "app/finetuning/trainingsession.h"
#include "tests/gui/trainingdesk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QProgressBar>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

/// Features that are missing are made from the training panel, with an engine that makes its numbers up.
class GuiExtractionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void isHiddenWhereNothingIsMissing();
    void namesTheSlidesThatAreNowhere();
    void extractsWhatIsMissingNow();
    void extractsFirstAndThenTrains();
    void makesAFolderOfFeaturesWhereNoneIsChosen();
    void findsTheSlidesOfTheWorklist();
    void tellsOfASlideThatFails();
    void isCancelled();
    void goesOnAfterTheEngineDied();
};

namespace {

QString missing(TrainingDesk &desk) { return desk.text("missingState"); }

bool isShown(TrainingDesk &desk) { return desk.program->find<QWidget>("extractionBox")->isVisible(); }

} // namespace

void GuiExtractionTest::isHiddenWhereNothingIsMissing()
{
    TrainingDesk desk;
    QVERIFY(desk.isReadyToStart());
    QVERIFY(!isShown(desk));
    desk.goTo("Start");
    QVERIFY(!desk.program->find<QCheckBox>("extractFirst")->isVisible());
}

void GuiExtractionTest::namesTheSlidesThatAreNowhere()
{
    TrainingDesk desk;
    desk.losesFeaturesOf({u"case 3"_s, u"case 7"_s});
    desk.chooseCases();
    QTRY_VERIFY(isShown(desk));
    QVERIFY(missing(desk).contains("2 slides of the table have no features"));
    QVERIFY(missing(desk).contains("Not found in the worklist or the folder of slides: case 3, case 7."));
    QVERIFY(!desk.button("extractFeatures").isEnabled());
}

void GuiExtractionTest::extractsWhatIsMissingNow()
{
    TrainingDesk desk;
    desk.losesFeaturesOf({u"case 3"_s, u"case 7"_s});
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    QVERIFY(!missing(desk).contains("Not found"));
    desk.click("extractFeatures");
    QTRY_VERIFY(desk.text("casesState").contains("12 can be trained on"));
    QVERIFY(std::filesystem::exists(desk.features() / "case 3.npy"));
    QVERIFY(std::filesystem::exists(desk.features() / "case 7.npy"));
    QVERIFY(!isShown(desk));
}

void GuiExtractionTest::extractsFirstAndThenTrains()
{
    TrainingDesk desk;
    desk.losesFeaturesOf({u"case 3"_s, u"case 7"_s});
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.goTo("Start");
    QCOMPARE(desk.program->find<QCheckBox>("extractFirst")->text(), u"First extract the features of 2 slides"_s);
    desk.click("startTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
    QVERIFY(std::filesystem::exists(desk.features() / "case 7.npy"));
}

void GuiExtractionTest::makesAFolderOfFeaturesWhereNoneIsChosen()
{
    TrainingDesk desk;
    desk.losesFeaturesOf({u"case 0"_s, u"case 1"_s, u"case 2"_s, u"case 3"_s, u"case 4"_s, u"case 5"_s, u"case 6"_s,
                          u"case 7"_s, u"case 8"_s, u"case 9"_s, u"case 10"_s, u"case 11"_s});
    desk.goTo("Cases");
    desk.type("cohortPath", toQString(desk.table()));
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.click("extractFeatures");
    QTRY_VERIFY(desk.text("casesState").contains("12 can be trained on"));
    const QString folder = desk.program->find<QLineEdit>("featuresPath")->text();
    QVERIFY(folder.endsWith(u"/features/demo"_s));
    QVERIFY(std::filesystem::exists(toPath(folder) / "case 11.npy"));
}

void GuiExtractionTest::findsTheSlidesOfTheWorklist()
{
    TrainingDesk desk;
    QVERIFY(desk.hasAWorklistOf({u"case 3"_s}));
    std::filesystem::remove(desk.features() / "case 3.npy");
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.click("extractFeatures");
    QTRY_VERIFY(desk.text("casesState").contains("12 can be trained on"));
}

void GuiExtractionTest::tellsOfASlideThatFails()
{
    TrainingDesk desk;
    desk.losesFeaturesOf({u"case 3"_s, u"case 7"_s});
    desk.home.folder.write("scans/case 3.tiff", "no slide at all");
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.goTo("Start");
    desk.click("startTraining");
    QTRY_VERIFY(desk.text("extractionFailures").contains("case 3: "));
    QTRY_VERIFY(desk.text("casesState").contains("11 can be trained on")); // the other one was made
    // It trains without that slide when the user says so.
    QTRY_VERIFY(!desk.program->find<QCheckBox>("extractFirst")->isChecked());
    QCOMPARE(desk.session().state(), TrainingSession::State::idle);
    QTRY_VERIFY(desk.button("startTraining").isEnabled());
    desk.click("startTraining");
    QTRY_COMPARE(desk.session().state(), TrainingSession::State::finished);
}

void GuiExtractionTest::isCancelled()
{
    TrainingDesk desk("slow");
    desk.losesFeaturesOf({u"case 3"_s, u"case 7"_s});
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.goTo("Start");
    desk.click("startTraining");
    QTRY_COMPARE(desk.program->find<QProgressBar>("startExtractionBar")->value(), 250); // half of the first of two
    QVERIFY(desk.text("startExtractionState").startsWith("Extracting features: slide 1 of 2, case 3"));
    QVERIFY(!desk.button("startTraining").isEnabled());
    desk.click("startExtractionCancel");
    QTRY_VERIFY(!desk.program->find<QProgressBar>("startExtractionBar")->isVisible());
    QTRY_VERIFY(desk.button("startTraining").isEnabled());
    QCOMPARE(desk.session().state(), TrainingSession::State::idle);
    QVERIFY(desk.text("extractionFailures").isEmpty()); // the user's wish is no failure
}

void GuiExtractionTest::goesOnAfterTheEngineDied()
{
    TrainingDesk desk("slow");
    desk.losesFeaturesOf({u"case 3"_s});
    desk.chooseCases();
    QVERIFY(desk.program->waitForEngine());
    QTRY_VERIFY(isShown(desk));
    desk.type("slidesPath", toQString(desk.home.folder / "scans"));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
    desk.click("extractFeatures");
    QTRY_COMPARE(desk.program->find<QProgressBar>("extractionBar")->value(), 500);
    desk.killEngine();
    QTRY_VERIFY(desk.text("extractionFailures").contains("case 3: "));
    QTRY_VERIFY(desk.button("extractFeatures").isEnabled());
}

QTEST_MAIN(GuiExtractionTest)
#include "tst_gui_extraction.moc"
