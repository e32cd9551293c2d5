#include "app/commands/commandlist.h"
#include "app/sessionkeeper.h"
#include "tests/gui/guiprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tessera;
using namespace tessera::testing;

namespace {

struct RememberingHome : Home {
    RememberingHome() { environment.sessionFolder = toQString(folder / "session"); }
    std::filesystem::path file() const { return folder / "session" / "session.json"; }
    std::string text() const { return folder.read("session/session.json"); }
};

/// Waits until every view has its slide.
bool waitForSlides(GuiProgram &program, std::size_t slides)
{
    return QTest::qWaitFor(
        [&] {
            const auto &views = program.window().workspace().views();
            return views.size() == slides &&
                   std::all_of(views.begin(), views.end(), [](const SlideView *view) { return !view->isEmpty(); });
        },
        patience);
}

QStringList namesOf(GuiProgram &program)
{
    QStringList names;
    for (const SlideView *view : program.window().workspace().views())
        names << view->fileName();
    return names;
}

} // namespace

class GuiSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void comesBackWithSlidesPlacesAndPanes();
    void comesBackAfterAKill();
    void asksFirstWhereTheSlidesMayHaveBeenTheCause();
    void keepsASlideWhoseFileIsNotThere();
    void opensAlongWhatTheCommandLineNamesAndOffersTheSession();
    void beginsEmptyWhereTheUserWantsIt();
    void leavesTheSessionToTheProgramThatHasIt();
    void staysAloneWithAFileThatIsNoSession_data();
    void staysAloneWithAFileThatIsNoSession();
    void doesNotMakeRestoredSlidesRecent();
    void writesAStateThatReadsBackTheSame();
    void speaksAnotherLanguageWithTheSameSlides();
    void opensTheSampleSlide();
    void drawsTheSampleSlideWithProgressAndCancel();
    void keepsWhatIsChosenInTheSettings();
};

void GuiSessionTest::comesBackWithSlidesPlacesAndPanes()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff", 0.5, "1");
    const QString two = home.slide("two.tiff", 0.5, "2");
    ViewPlace place;
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
        program.window().open(two);
        QVERIFY(program.waitForSlide(two));
        program.window().workspace().setGrid({2, 1});
        program.canvas().rotateTo(90);
        program.canvas().zoomToScale(1.5);
        program.canvas().centreOn({600, 500});
        QTRY_COMPARE(program.canvas().viewport().centre(), (Level0Point{600, 500}));
        program.window().analysisDock().hide();
        place = placeOf(program.canvas().viewport());
    }
    GuiProgram again(home);
    QVERIFY(waitForSlides(again, 2));
    QCOMPARE(namesOf(again), (QStringList{"one.tiff", "two.tiff"}));
    QCOMPARE(again.window().workspace().grid(), (ViewGrid{2, 1}));
    QCOMPARE(again.window().view().fileName(), "two.tiff");
    QTRY_COMPARE(placeOf(again.canvas().viewport()), place);
    QVERIFY(!again.window().analysisDock().isVisible());
}

void GuiSessionTest::comesBackAfterAKill()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff");
    GuiProgram program(home, {.slide = one});
    QVERIFY(program.waitForSlide(one));
    program.canvas().zoomToScale(1.25);
    QTRY_VERIFY(home.text().find("\"scale\": 1.25") != std::string::npos);
    // What a kill leaves now is this file.
    const RememberingHome after;
    std::filesystem::create_directories(after.folder / "session");
    std::filesystem::copy_file(home.file(), after.file());
    GuiProgram again(after);
    QVERIFY(waitForSlides(again, 1));
    QTRY_COMPARE(again.canvas().viewport().scale(), 1.25);
}

void GuiSessionTest::asksFirstWhereTheSlidesMayHaveBeenTheCause()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff");
    SessionState state;
    state.phase = SessionState::Phase::opening;
    state.views = {{.path = one, .pane = 0}};
    home.folder.write("session/session.json", toJson(state).toStdString());
    GuiProgram program(home);
    QVERIFY(program.waitForMessage());
    QVERIFY(program.message().contains("ended unexpectedly"));
    QTest::qWait(100);
    QVERIFY(program.window().view().isEmpty());
    QTest::mouseClick(program.find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(program.waitForSlide(one));
    // Opened well: the next start asks no more.
    QTRY_VERIFY(home.text().find("\"phase\": \"open\"") != std::string::npos);
}

void GuiSessionTest::keepsASlideWhoseFileIsNotThere()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff", 0.5, "1");
    const QString two = home.slide("two.tiff", 0.5, "2");
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
        program.window().open(two);
        QVERIFY(program.waitForSlide(two));
    }
    std::filesystem::rename(toPath(two), home.folder / "elsewhere");
    {
        GuiProgram program(home);
        QVERIFY(QTest::qWaitFor([&] { return program.window().view().hasFailed(); }, patience));
        QVERIFY(program.textOf("failureSentence").contains(two));
        QTRY_COMPARE(namesOf(program), (QStringList{"one.tiff", "two.tiff"}));
        QVERIFY(program.message().isEmpty()); // said in its place
    }
    // Nothing was lost by that: the drive is there again.
    GuiProgram again(home);
    QVERIFY(QTest::qWaitFor([&] { return again.window().view().hasFailed(); }, patience));
    std::filesystem::rename(home.folder / "elsewhere", toPath(two));
    QTest::mouseClick(again.find<QPushButton>("retry"), Qt::LeftButton);
    QVERIFY(again.waitForSlide(two));
}

void GuiSessionTest::opensAlongWhatTheCommandLineNamesAndOffersTheSession()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff", 0.5, "1");
    const QString two = home.slide("two.tiff", 0.5, "2");
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
    }
    GuiProgram program(home, {.slide = two});
    QVERIFY(program.waitForSlide(two));
    QCOMPARE(namesOf(program), QStringList{"two.tiff"});
    QVERIFY(program.find<QAction>("reopenSession")->isEnabled());
    program.find<QAction>("reopenSession")->trigger();
    QVERIFY(waitForSlides(program, 2));
    QVERIFY(!program.find<QAction>("reopenSession")->isEnabled());
}

void GuiSessionTest::beginsEmptyWhereTheUserWantsIt()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff");
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
        program.find<QAction>("showSettings")->trigger();
        program.find<QCheckBox>("restoreSession")->setChecked(false);
        QTest::mouseClick(program.window().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
    }
    GuiProgram again(home);
    QTest::qWait(300);
    QVERIFY(again.window().view().isEmpty());
    QVERIFY(again.find<QAction>("reopenSession")->isEnabled());
}

void GuiSessionTest::leavesTheSessionToTheProgramThatHasIt()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff", 0.5, "1");
    const QString two = home.slide("two.tiff", 0.5, "2");
    GuiProgram first(home, {.slide = one});
    QVERIFY(first.waitForSlide(one));
    QTRY_VERIFY(home.text().find("one.tiff") != std::string::npos);
    {
        GuiProgram second(home, {.slide = two});
        QVERIFY(second.waitForSlide(two));
        QTest::qWait(800);
    }
    QVERIFY(home.text().find("one.tiff") != std::string::npos);
    QVERIFY(home.text().find("two.tiff") == std::string::npos);
}

void GuiSessionTest::staysAloneWithAFileThatIsNoSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{\"version\": 1, \"views\": [");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("of a later version") << QByteArray(R"({"version": 99, "views": [{"path": "/x.tiff"}]})");
    QTest::newRow("wrong kinds") << QByteArray(R"({"version": 1, "rows": "many", "views": [7, {"path": 8}, {}]})");
    QTest::newRow("absurd numbers") << QByteArray(
        R"({"version": 1, "rows": 2000000000, "columns": -4, "current_pane": 77, "views": []})");
}

void GuiSessionTest::staysAloneWithAFileThatIsNoSession()
{
    QFETCH(QByteArray, text);
    const RememberingHome home;
    home.folder.write("session/session.json", text.toStdString());
    GuiProgram program(home);
    QTest::qWait(50);
    QVERIFY(program.window().view().isEmpty());
    QVERIFY(program.message().isEmpty());
    QCOMPARE(program.window().workspace().views().size(), std::size_t{1});
}

void GuiSessionTest::doesNotMakeRestoredSlidesRecent()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff", 0.5, "1");
    const QString two = home.slide("two.tiff", 0.5, "2");
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
        program.window().open(two);
        QVERIFY(program.waitForSlide(two));
    }
    GuiProgram again(home);
    QVERIFY(waitForSlides(again, 2));
    QCOMPARE(readRecentSlides(), (QStringList{two, one}));
}

void GuiSessionTest::writesAStateThatReadsBackTheSame()
{
    SessionState state;
    state.grid = {2, 3};
    state.currentPane = 4;
    state.windowState = QByteArray("\0\x01panels", 8);
    ViewPlace turned{{12.5, -3}, 0.37, Orientation().flippedHorizontally().turnedTo(33.5)};
    state.views = {{"/a/größe.svs", turned, 4}, {"/b.tiff", {}, -1}};
    const auto back = sessionFromJson(toJson(state));
    QVERIFY(back.has_value());
    QCOMPARE(*back, state);
}

void GuiSessionTest::speaksAnotherLanguageWithTheSameSlides()
{
    const RememberingHome home;
    const QString one = home.slide("one.tiff");
    GuiProgram program(home, {.slide = one});
    QVERIFY(program.waitForSlide(one));
    program.canvas().zoomToScale(1.25);
    QTRY_COMPARE(program.canvas().viewport().scale(), 1.25);
    QSignalSpy replaced(program.operator->(), &Program::windowReplaced);
    program.find<QAction>("showSettings")->trigger();
    auto *language = program.find<QComboBox>("language");
    language->setCurrentIndex(language->findData("de"));
    QTest::mouseClick(program.window().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(replaced.wait(patience));
    QCOMPARE(program.window().menuBar()->actions().first()->text(), "&Datei");
    QVERIFY(program.waitForSlide(one));
    QTRY_COMPARE(program.canvas().viewport().scale(), 1.25);
    QVERIFY(program.window().isVisible());
    QCOMPARE(readSettings().language, "de");
    QLocale::setDefault(QLocale::c());
}

void GuiSessionTest::opensTheSampleSlide()
{
    Home home;
    home.environment.sampleSlide = home.slide("sample.tiff", 0.5, "Synthetic H&E slide, not real tissue.");
    GuiProgram program(home);
    QTest::mouseClick(program.find<QPushButton>("welcomeSample"), Qt::LeftButton);
    QVERIFY(program.waitForSlide(home.environment.sampleSlide));
    QVERIFY(program.find<QLabel>("syntheticBanner")->isVisible());
}

void GuiSessionTest::drawsTheSampleSlideWithProgressAndCancel()
{
    Home home;
    home.environment.sampleSlide = toQString(home.folder / "samples" / "sample.tiff");
    GuiProgram program(home);
    QTest::mouseClick(program.find<QPushButton>("welcomeSample"), Qt::LeftButton);
    auto *bar = program.find<QProgressBar>("busyBar");
    QVERIFY(QTest::qWaitFor([&] { return bar->isVisible() && bar->maximum() == 100; }, patience));
    QVERIFY(program.textOf("busy").contains("s left"));
    QTest::mouseClick(program.find<QToolButton>("busyCancel"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !bar->isVisible(); }, patience));
    QVERIFY(program.message().isEmpty());
    QVERIFY(QDir(toQString(home.folder / "samples")).isEmpty());
}

void GuiSessionTest::keepsWhatIsChosenInTheSettings()
{
    const Home home;
    {
        GuiProgram program(home);
        program.find<QAction>("showSettings")->trigger();
        program.find<QSpinBox>("interfaceSize")->setValue(150);
        program.find<QCheckBox>("animations")->setChecked(true);
        QTest::mouseClick(program.window().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
    }
    QCOMPARE(readSettings().scalePercent, 150);
    QVERIFY(readSettings().motion == Motion::animated);
    // The view flies from now on, and gets there.
    const QString path = home.slide("slide.tiff");
    GuiProgram again(home, {.slide = path});
    QVERIFY(again.waitForSlide(path));
    const double before = again.canvas().viewport().scale();
    again.canvas().zoomToScale(before / 2);
    QCOMPARE(again.canvas().viewport().scale(), before);
    QTRY_COMPARE(again.canvas().viewport().scale(), before / 2);
}

QTEST_MAIN(GuiSessionTest)
#include "tst_gui_session.moc"
