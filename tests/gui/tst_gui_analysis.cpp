#include "app/viewanalyses.h"
#include "tests/gui/guiprogram.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>

#include <csignal>

using namespace tessera;
using namespace tessera::testing;

class GuiAnalysisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void listsModelsAndDevicesWithTheReasonWhereOneCannotBeUsed();
    void runsAModelAndSumsUpItsResult();
    void showsTheHeatMapThatExistsWhileItRuns();
    void tellsHowFarItIs();
    void cancelsAtOnceAndCanRunAgain();
    void saysThatTheEngineDiedAndRestartsIt();
    void goesOnViewingWithoutAnEngine();
    void findsTheResultAgainWhenTheSlideIsReopened();
    void findsItForAMovedSlide();
    void refusesAResultOfOtherWeightsWithTheReason();
    void showsTheStoredResultOfTheChosenModel();
    void goesOnWithTheRunWhenAnotherSlideIsOpened();
    void endsTheRunWithItsView();
    void usesTheUsersResolution();
    void saysWhatIsMissingWhenTheResolutionIsUnknown();
    void closesWhileAnAnalysisRuns();
};

namespace {

struct Analysed {
    explicit Analysed(const char *behaviour = "normal", const CommandLine &line = {})
    {
        home.environment.engineArguments = {QString::fromLatin1(behaviour)};
        path = home.slide("slide.tiff");
        start(line);
    }
    void start(CommandLine line = {})
    {
        program.reset();
        line.slide = path;
        program = std::make_unique<GuiProgram>(home, line);
    }
    bool isReady()
    {
        return program->waitForSlide(path) && program->waitForEngine() &&
               QTest::qWaitFor([&] { return session().canRun(); }, patience);
    }
    AnalysisSession &session() { return (*program)->session(); }
    void click(const char *button) { QTest::mouseClick(program->find<QPushButton>(button), Qt::LeftButton); }
    /// The slow engine has delivered the first half of its tiles.
    bool isHalfDone()
    {
        return QTest::qWaitFor(
            [&] { return (*program)->overlay().tiles() && (*program)->overlay().tiles()->tiles() == 16 * 6; },
            patience);
    }

    Home home;
    QString path;
    std::unique_ptr<GuiProgram> program;
};

} // namespace

void GuiAnalysisTest::listsModelsAndDevicesWithTheReasonWhereOneCannotBeUsed()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    auto *models = analysed.program->find<QComboBox>("models");
    QCOMPARE(models->count(), 3);
    QCOMPARE(models->currentText(), "Demo");
    auto *items = qobject_cast<QStandardItemModel *>(models->model());
    QVERIFY(items->item(0)->isEnabled() && !items->item(2)->isEnabled());
    QCOMPARE(models->itemData(2, Qt::ToolTipRole), "Its weights are missing.");
    auto *devices = analysed.program->find<QComboBox>("devices");
    QCOMPARE(devices->itemText(0), "Automatic");
    QCOMPARE(devices->itemText(1), "Processor");
    QVERIFY(!qobject_cast<QStandardItemModel *>(devices->model())->item(2)->isEnabled());
    QCOMPARE(devices->itemData(2, Qt::ToolTipRole), "driver too old");
}

void GuiAnalysisTest::runsAModelAndSumsUpItsResult()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    QCOMPARE(analysed.program->textOf("prediction"), "No result yet");
    analysed.click("run");
    QVERIFY(analysed.program->waitForResult());
    QCOMPARE(analysed.program->textOf("prediction"), "Prediction: tumour");
    QStringList probabilities;
    for (const QLabel *label : analysed.program->window().findChildren<QLabel *>("classProbability"))
        probabilities << label->text();
    QCOMPARE(probabilities, (QStringList{"20.0 %", "80.0 %"}));
    const QString details = analysed.program->textOf("resultDetails");
    for (const char *part :
         {"Tiles: 192", "hidden by the mask: 39", "Unreadable tiles: 2", "Model: demo", "2030", "cpu"})
        QVERIFY2(details.contains(part), qPrintable(details));
    QVERIFY(!analysed.program->find<QProgressBar>("progressBar")->isVisible());
    QVERIFY(analysed.program->find<QPushButton>("run")->isEnabled());
}

void GuiAnalysisTest::showsTheHeatMapThatExistsWhileItRuns()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    const QRgb plainAbove = analysed.program->pixelAt({1000, 200});
    const QRgb plainBelow = analysed.program->pixelAt({1000, 1400});
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    QVERIFY(analysed.program->pixelAt({1000, 200}) != plainAbove);
    QCOMPARE(analysed.program->pixelAt({1000, 1400}), plainBelow);
    QVERIFY(!analysed.session().result());
}

void GuiAnalysisTest::tellsHowFarItIs()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    QCOMPARE(analysed.program->textOf("progress"), "Encoding tiles: 96 of 192, 210 tiles/s, about 12 s left");
    auto *bar = analysed.program->find<QProgressBar>("progressBar");
    QCOMPARE(bar->value(), 96);
    QVERIFY(bar->isVisible() && bar->height() > 8);
    QVERIFY(!analysed.program->find<QPushButton>("run")->isEnabled());
}

void GuiAnalysisTest::cancelsAtOnceAndCanRunAgain()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    QElapsedTimer timer;
    timer.start();
    analysed.click("cancel");
    QVERIFY(QTest::qWaitFor([&] { return analysed.session().job()->isOver(); }, patience));
    QVERIFY(timer.elapsed() < 500);
    QVERIFY(analysed.session().job()->state() == AnalysisJob::State::cancelled);
    QVERIFY(analysed.program->textOf("progress").startsWith("Cancelled"));
    QVERIFY(analysed.program->message().isEmpty()); // the user's wish is no failure
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
}

void GuiAnalysisTest::saysThatTheEngineDiedAndRestartsIt()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    ::kill(static_cast<pid_t>(analysed.session().engine().processId()), SIGKILL);
    QVERIFY(analysed.program->waitForMessage());
    QVERIFY(analysed.program->message().startsWith("The analysis engine stopped unexpectedly"));
    QVERIFY(analysed.program->find<QPushButton>("restartEngine")->isVisible());
    QVERIFY(!analysed.program->find<QPushButton>("run")->isEnabled());

    // The viewer lives.
    const double scale = analysed.program->canvas().viewport().scale();
    analysed.program->canvas().setFocus();
    QTest::keyClick(&analysed.program->canvas(), Qt::Key_Plus);
    QVERIFY(analysed.program->canvas().viewport().scale() < scale);

    analysed.click("messageAction");
    QVERIFY(analysed.isReady());
    QVERIFY(analysed.program->message().isEmpty());
    QVERIFY(!analysed.program->find<QPushButton>("restartEngine")->isVisible());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
}

void GuiAnalysisTest::goesOnViewingWithoutAnEngine()
{
    Home home;
    home.environment.engineProgram = toQString(home.folder / "no-engine");
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY(QTest::qWaitFor([&] { return program->session().engine().state() == EngineProcess::State::missing; },
                            patience));
    QVERIFY(program.textOf("engineProblem").contains("cannot be started"));
    QVERIFY(program.find<QLabel>("engineProblem")->isVisible());
    QVERIFY(!program.find<QPushButton>("run")->isEnabled());

    // It was installed meanwhile.
    QVERIFY(QFile::copy(TESSERA_GUI_ENGINE, home.environment.engineProgram));
    QTest::mouseClick(program.find<QPushButton>("restartEngine"), Qt::LeftButton);
    QVERIFY(program.waitForEngine());
}

void GuiAnalysisTest::findsTheResultAgainWhenTheSlideIsReopened()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.program->waitForResult());
    analysed.start();
    QVERIFY(analysed.program->waitForSlide(analysed.path));
    QVERIFY(analysed.program->waitForResult());
    QCOMPARE(analysed.program->textOf("prediction"), "Prediction: tumour");
    QVERIFY((*analysed.program)->overlay().isShown());
    QVERIFY(!analysed.session().job());
}

void GuiAnalysisTest::findsItForAMovedSlide()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.program->waitForResult());
    analysed.program.reset();
    const QString moved = toQString(analysed.home.folder / "another name.tiff");
    QVERIFY(QFile::rename(analysed.path, moved));
    analysed.path = moved;
    analysed.start();
    QVERIFY(analysed.program->waitForResult());
}

void GuiAnalysisTest::refusesAResultOfOtherWeightsWithTheReason()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.program->waitForResult());
    analysed.program.reset();

    // The result that lies there now names the installed model, but other weights.
    std::filesystem::path json;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(analysed.home.folder / "results"))
        if (entry.path().filename() == "result.json")
            json = entry.path();
    QVERIFY(!json.empty());
    QFile file(toQString(json));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    QVERIFY(text.contains("\"abc\""));
    text.replace("\"abc\"", "\"xyz\"");
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();

    analysed.start();
    QVERIFY(analysed.isReady());
    QVERIFY(QTest::qWaitFor([&] { return !analysed.session().problems().empty(); }, patience));
    QVERIFY(!analysed.session().result());
    QVERIFY(!(*analysed.program)->overlay().isShown());
    QVERIFY(analysed.program->find<QLabel>("problems")->isVisible());
    QVERIFY(analysed.program->textOf("problems").contains("was not made by the model that it names"));
}

void GuiAnalysisTest::showsTheStoredResultOfTheChosenModel()
{
    Analysed analysed;
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.program->waitForResult());
    auto *models = analysed.program->find<QComboBox>("models");
    models->setFocus();
    QTest::keyClick(models, Qt::Key_Down);
    QCOMPARE(analysed.session().chosenModel()->id, "second");
    analysed.click("run");
    QVERIFY(
        QTest::qWaitFor([&] { return analysed.program->textOf("resultDetails").contains("Model: second"); }, patience));
    models->setFocus();
    QTest::keyClick(models, Qt::Key_Up);
    QVERIFY(analysed.program->textOf("resultDetails").contains("Model: demo"));
}

void GuiAnalysisTest::goesOnWithTheRunWhenAnotherSlideIsOpened()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    const QString other = analysed.home.slide("other.tiff", 0.5, "another content");
    analysed.program->window().open(other);
    QVERIFY(analysed.program->waitForSlide(other));
    QVERIFY(!analysed.session().job());
    QVERIFY(!(*analysed.program)->overlay().tiles());
    const AnalysisSession &first =
        analysed.program->window().analyses().of(*analysed.program->window().workspace().views().front());
    QVERIFY(!first.job()->isOver());
    // Back at the first slide the run is seen again, and ends by the user's word alone.
    QTest::keyClick(&analysed.program->window(), Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY((*analysed.program)->overlay().tiles());
    QVERIFY(analysed.program->find<QPushButton>("cancel")->isVisible());
    analysed.click("cancel");
    QVERIFY(QTest::qWaitFor([&] { return first.job()->isOver(); }, patience));
}

void GuiAnalysisTest::endsTheRunWithItsView()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    QTest::keyClick(&analysed.program->window(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(analysed.program->window().view().isEmpty());
    QVERIFY(!analysed.session().job());
}

void GuiAnalysisTest::usesTheUsersResolution()
{
    Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    GuiProgram program(home, {.slide = path, .analyse = true, .model = "demo", .mpp = 0.37});
    QVERIFY(program.waitForResult());
    QCOMPARE(program->session().result()->result.mpp, (MicronsPerPixel{0.37, 0.37, MppSource::user}));
}

void GuiAnalysisTest::saysWhatIsMissingWhenTheResolutionIsUnknown()
{
    Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    GuiProgram program(home, {.slide = path, .analyse = true, .model = "demo"});
    QVERIFY(program.waitForMessage());
    QVERIFY(program.message().contains("does not say its resolution"));
    QCOMPARE(program.textOf("problems"), program.message());
}

void GuiAnalysisTest::closesWhileAnAnalysisRuns()
{
    Analysed analysed("slow");
    QVERIFY(analysed.isReady());
    analysed.click("run");
    QVERIFY(analysed.isHalfDone());
    const auto engine = static_cast<pid_t>(analysed.session().engine().processId());
    QElapsedTimer timer;
    timer.start();
    analysed.program.reset();
    QVERIFY(timer.elapsed() < 3000);
    QVERIFY(QTest::qWaitFor([&] { return ::kill(engine, 0) != 0; }, patience));
}

QTEST_MAIN(GuiAnalysisTest)
#include "tst_gui_analysis.moc"
