#include "app/commands/commandlist.h"
#include "tests/gui/guiprogram.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMap>
#include <QMenuBar>
#include <QTabBar>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// The program with slides one.tiff, two.tiff ... open in tabs, the last one current.
struct Opened {
    explicit Opened(int slides) : program(std::make_unique<GuiProgram>(home))
    {
        for (int i = 0; i < slides; ++i) {
            paths << home.slide(qPrintable(QString("%1.tiff").arg(i + 1)), 0.5, std::to_string(i));
            program->window().open(paths.last());
            ready = ready && program->waitForSlide(paths.last());
        }
        ready = ready && QTest::qWaitForWindowActive(&program->window());
        program->canvas().setFocus();
    }
    Workspace &workspace() { return program->window().workspace(); }
    QTabBar &tabs() { return workspace().tabs(); }
    QString current() { return program->window().view().fileName(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&program->window(), key, modifiers);
    }
    void trigger(const char *command) { program->find<QAction>(command)->trigger(); }
    QStringList shown()
    {
        QStringList names;
        for (const SlideView *view : workspace().panes())
            names << (view->isEmpty() ? QString("-") : view->fileName());
        return names;
    }

    Home home;
    QStringList paths;
    std::unique_ptr<GuiProgram> program;
    bool ready = true;
};

} // namespace

class GuiWorkspaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void opensEachSlideInATab();
    void goesToTheTabOfASlideThatIsOpenAlready();
    void stepsThroughTabsWithTheKeyboard();
    void goesToATabThatIsClicked();
    void closesTabsWithKeyAndMouse();
    void keepsPlaceAndZoomOfEachSlide();
    void showsSeveralSlidesInAGrid();
    void makesThePaneThatIsClickedTheCurrentOne();
    void keepsSlidesThatAGridHasNoPaneFor();
    void switchesTheMapOfTheCurrentViewAlone();
    void reloadsTheFileAtTheSamePlace();
    void hidesEverythingButTheSlideInPresentation();
    void findsCommandsByName();
    void hasNoKeyTwice();
    void hasAKeyOrAMenuEntryForEveryCommand();
    void remembersTheUsersKeys();
    void reordersTabs();
};

void GuiWorkspaceTest::opensEachSlideInATab()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    QCOMPARE(opened.tabs().count(), 3);
    QVERIFY(opened.tabs().isVisible());
    QCOMPARE(opened.tabs().tabText(0), "1.tiff");
    QCOMPARE(opened.tabs().currentIndex(), 2);
    QVERIFY(opened.program->window().windowTitle().startsWith("3.tiff"));
}

void GuiWorkspaceTest::goesToTheTabOfASlideThatIsOpenAlready()
{
    Opened opened(2);
    QVERIFY(opened.ready);
    opened.program->window().open(opened.paths[0]);
    QCOMPARE(opened.current(), "1.tiff");
    QCOMPARE(opened.tabs().count(), 2);
}

void GuiWorkspaceTest::stepsThroughTabsWithTheKeyboard()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    opened.key(Qt::Key_Tab, Qt::ControlModifier); // round to the first
    QCOMPARE(opened.current(), "1.tiff");
    QCOMPARE(QApplication::focusWidget(), &opened.program->canvas());
    opened.key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(opened.current(), "3.tiff");
}

void GuiWorkspaceTest::goesToATabThatIsClicked()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    QTest::mouseClick(&opened.tabs(), Qt::LeftButton, {}, opened.tabs().tabRect(1).center());
    QCOMPARE(opened.current(), "2.tiff");
    QVERIFY(opened.program->waitForSlide(opened.paths[1]));
}

void GuiWorkspaceTest::closesTabsWithKeyAndMouse()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    opened.key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(opened.current(), "2.tiff");
    auto *button = opened.tabs().tabButton(0, QTabBar::RightSide);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(opened.workspace().views().size(), std::size_t{1});
    QCOMPARE(opened.current(), "2.tiff");
    QVERIFY(!opened.tabs().isVisible());
    opened.key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(opened.program->window().view().isEmpty());
    QCOMPARE(opened.program->window().windowTitle(), "Tessera");
    QVERIFY(opened.program->find<QLabel>("openHint")->isVisible());
    opened.key(Qt::Key_W, Qt::ControlModifier); // nothing left to close
    QCOMPARE(opened.workspace().views().size(), std::size_t{1});
}

void GuiWorkspaceTest::keepsPlaceAndZoomOfEachSlide()
{
    Opened opened(2);
    QVERIFY(opened.ready);
    SlideCanvas &second = opened.program->canvas();
    second.zoomToScale(0.5);
    second.centreOn({700, 500});
    opened.key(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(opened.program->canvas().viewport().scale(), opened.program->canvas().viewport().fitScale());
    opened.key(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(&opened.program->canvas(), &second);
    QTRY_COMPARE(second.viewport().scale(), 0.5);
}

void GuiWorkspaceTest::showsSeveralSlidesInAGrid()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    opened.trigger("grid2x2");
    QCOMPARE(opened.shown(), (QStringList{"3.tiff", "1.tiff", "2.tiff", "-"}));
    for (const SlideView *view : opened.workspace().panes()) {
        QVERIFY(view->isVisible());
        QVERIFY(view->width() > opened.workspace().width() / 3);
    }
    opened.trigger("grid1x1");
    QCOMPARE(opened.shown(), QStringList{"3.tiff"});
    QCOMPARE(opened.workspace().views().size(), std::size_t{3}); // the empty one is gone
}

void GuiWorkspaceTest::makesThePaneThatIsClickedTheCurrentOne()
{
    Opened opened(2);
    QVERIFY(opened.ready);
    opened.trigger("grid1x2");
    QCOMPARE(opened.current(), "2.tiff");
    SlideView *other = opened.workspace().panes()[1];
    QTest::mouseClick(&other->canvas(), Qt::LeftButton, {}, other->canvas().rect().center());
    QCOMPARE(opened.current(), "1.tiff");
    const double before = other->canvas().viewport().scale();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Plus);
    QTRY_VERIFY(other->canvas().viewport().scale() < before);
}

void GuiWorkspaceTest::keepsSlidesThatAGridHasNoPaneFor()
{
    Opened opened(4);
    QVERIFY(opened.ready);
    opened.trigger("grid1x2");
    QCOMPARE(opened.shown(), (QStringList{"4.tiff", "1.tiff"}));
    QCOMPARE(opened.tabs().count(), 4);
    QTest::mouseClick(&opened.tabs(), Qt::LeftButton, {}, opened.tabs().tabRect(2).center());
    QCOMPARE(opened.shown(), (QStringList{"3.tiff", "1.tiff"})); // in the current pane
    opened.trigger("grid2x1");
    QCOMPARE(opened.shown(), (QStringList{"3.tiff", "1.tiff"}));
}

void GuiWorkspaceTest::switchesTheMapOfTheCurrentViewAlone()
{
    Opened opened(2);
    QVERIFY(opened.ready);
    QTest::keyClick(&opened.program->canvas(), Qt::Key_C);
    QVERIFY(!opened.program->window().view().overlay().isSwitchedOn());
    opened.key(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(opened.program->window().view().overlay().isSwitchedOn());
    QVERIFY(opened.program->find<QAction>("heatMap")->isChecked());
    opened.key(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(!opened.program->find<QAction>("heatMap")->isChecked());
}

void GuiWorkspaceTest::reloadsTheFileAtTheSamePlace()
{
    Opened opened(1);
    QVERIFY(opened.ready);
    opened.program->canvas().zoomToScale(1);
    opened.program->canvas().centreOn({900, 600});
    QTRY_COMPARE(opened.program->canvas().viewport().centre().x, 900.0);
    const auto before = opened.program->canvas().slide();
    opened.key(Qt::Key_F5);
    QTRY_VERIFY(opened.program->canvas().slide() != before);
    QCOMPARE(opened.program->canvas().viewport().scale(), 1.0);
    QCOMPARE(opened.program->canvas().viewport().centre(), (Level0Point{900, 600}));
}

void GuiWorkspaceTest::hidesEverythingButTheSlideInPresentation()
{
    Opened opened(2);
    QVERIFY(opened.ready);
    opened.key(Qt::Key_F11, Qt::ShiftModifier);
    MainWindow &window = opened.program->window();
    QVERIFY(window.isFullScreen());
    QVERIFY(!window.menuBar()->isVisible());
    QVERIFY(!opened.tabs().isVisible());
    QVERIFY(!window.analysisDock().isVisible());
    QVERIFY(!opened.program->find<QLabel>("researchUse")->isVisible());
    QTest::keyClick(&opened.program->canvas(), Qt::Key_Escape);
    QVERIFY(!window.isFullScreen());
    QVERIFY(window.menuBar()->isVisible());
    QVERIFY(opened.tabs().isVisible());
    QVERIFY(window.analysisDock().isVisible());
}

void GuiWorkspaceTest::findsCommandsByName()
{
    Opened opened(1);
    QVERIFY(opened.ready);
    const double before = opened.program->canvas().viewport().scale();
    opened.key(Qt::Key_L, Qt::ControlModifier);
    auto *input = opened.program->find<QLineEdit>("paletteInput");
    QVERIFY(QTest::qWaitFor([&] { return input->hasFocus(); }, patience));
    QTest::keyClicks(input, "zoom in");
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(opened.program->canvas().viewport().scale() < before);
}

void GuiWorkspaceTest::hasNoKeyTwice()
{
    const Home home;
    GuiProgram program(home);
    QMap<QString, QString> holders;
    for (const CommandList::Entry &entry : program.window().commands().entries())
        for (const QKeySequence &key : entry.action->shortcuts()) {
            const QString text = key.toString();
            QVERIFY2(!holders.contains(text),
                     qPrintable(text + ": " + holders.value(text) + " and " + entry.command.id));
            holders[text] = entry.command.id;
        }
    QVERIFY(holders.size() > 30);
    // Held keys are no actions, but nobody may take them either.
    for (const char *held : {"`", "H", "Space", "Z"})
        QVERIFY2(!holders.contains(held), held);
}

void GuiWorkspaceTest::hasAKeyOrAMenuEntryForEveryCommand()
{
    const Home home;
    GuiProgram program(home);
    for (const CommandList::Entry &entry : program.window().commands().entries()) {
        const bool reachable = entry.command.place == MenuPlace::inMenu || !entry.action->shortcuts().isEmpty() ||
                               entry.action->associatedObjects().size() > 1; // in a submenu
        QVERIFY2(reachable, qPrintable(entry.command.id));
        QVERIFY2(!entry.command.text.isEmpty(), qPrintable(entry.command.id));
    }
}

void GuiWorkspaceTest::remembersTheUsersKeys()
{
    const Home home;
    {
        GuiProgram program(home);
        program.window().commands().setKeys("fit", {QKeySequence("Ctrl+Alt+F"), QKeySequence(";")});
        program.window().commands().setKeys("openSlide", {});
    }
    GuiProgram again(home);
    QCOMPARE(again.find<QAction>("fit")->shortcuts(), (QList{QKeySequence("Ctrl+Alt+F"), QKeySequence(";")}));
    QVERIFY(again.find<QAction>("openSlide")->shortcuts().isEmpty());
    again.window().commands().resetAllKeys();
    QVERIFY(readSettings().keys.isEmpty());
}

void GuiWorkspaceTest::reordersTabs()
{
    Opened opened(3);
    QVERIFY(opened.ready);
    opened.tabs().moveTab(2, 0);
    QCOMPARE(opened.workspace().views()[0]->fileName(), "3.tiff");
    QCOMPARE(opened.current(), "3.tiff");
    QCOMPARE(opened.tabs().currentIndex(), 0);
    QTest::mouseClick(&opened.tabs(), Qt::LeftButton, {}, opened.tabs().tabRect(1).center());
    QCOMPARE(opened.current(), "1.tiff");
}

QTEST_MAIN(GuiWorkspaceTest)
#include "tst_gui_workspace.moc"
