#include "app/commands/commandlist.h"
#include "app/worklist/worklistpanel.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "tests/gui/guiprogram.h"
#include "tests/support/fulldisk.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QUrl>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

/// The worklist in the real window, by mouse and keys.
class GuiWorklistTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void leavesTheFirstStartToTheSlide();
    void saysWhatToDoWithoutAProject();
    void makesAProjectAndAddsADroppedFolder();
    void opensASlideByDoubleClickAndByEnter();
    void goesToTheNextAndThePreviousSlideByKeys();
    void searchesAndFiltersByKeys();
    void editsNoteAndStatusInPlace();
    void marksTheSelectedSlidesByCommand();
    void findsMissingFilesAgain();
    void removesSlidesFromTheList();
    void comesBackWithTheProjectOfTheLastTime();
    void saysWhoHasTheProject();
    void saysWhatIsWrongWithAProject();
    void saysThatAFolderNeedsAProject();
    void opensAProjectThatIsDroppedOnTheWindow();
    void verifiesTheProject();
    void asksBeforeItClosesWithoutWhatTheDiskHasNoRoomFor();
    void closesWithoutWhatTheDiskHasNoRoomForWhenToldTo();
};

namespace {

void drop(QWidget &target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &enter);
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &event);
}

/// Three slides in a folder, and the program with a project that has them.
class Desk {
public:
    Desk()
    {
        std::filesystem::create_directory(home.folder / "slides");
        for (const char *name : {"slides/a 1.tiff", "slides/b 2.tiff", "slides/c 3.tiff"})
            paths << home.slide(name);
        program = std::make_unique<GuiProgram>(home);
        session().open(toQString(home.folder / "desk.tessera"), ProjectWish::create);
        (void)QTest::qWaitFor([this] { return session().project() != nullptr; }, patience);
        drop(panel(), {toQString(home.folder / "slides")});
        (void)QTest::qWaitFor([this] { return isDone() && session().model().slides() == 3; }, patience);
        table().sortByColumn(0, Qt::AscendingOrder);
    }

    bool isDone() { return !session().isBusy() && session().project() && session().project()->unsavedEdits() == 0; }
    WorklistDock &dock() { return program->window().worklist(); }
    WorklistSession &session() { return dock().session(); }
    WorklistPanel &panel() { return dock().panel(); }
    QTableView &table() { return panel().table(); }
    WorklistModel &model() { return session().model(); }
    QString cell(int row, WorklistColumn column)
    {
        return model().index(row, static_cast<int>(column)).data().toString();
    }
    QPoint placeOf(int row, WorklistColumn column)
    {
        return table().visualRect(model().index(row, static_cast<int>(column))).center();
    }
    void click(int row, WorklistColumn column)
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, placeOf(row, column));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &program->window(), key, modifiers);
    }
    void run(const char *command) { program->window().commands().find(QLatin1String(command))->action->trigger(); }

    /// What is asked about edits that wait for the disk.
    QMessageBox *question()
    {
        for (auto *box : program->window().findChildren<QMessageBox *>(u"unsavedEdits"_s))
            if (box->isVisible())
                return box;
        return nullptr;
    }
    void answer(const QString &text)
    {
        for (QAbstractButton *button : question()->buttons())
            if (button->text().remove(u'&') == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(qPrintable(text));
    }

    Home home;
    QStringList paths;
    std::unique_ptr<GuiProgram> program;
};

} // namespace

void GuiWorklistTest::leavesTheFirstStartToTheSlide()
{
    const Home home;
    GuiProgram program(home);
    QVERIFY(!program.window().worklist().isVisible());
    program.window().commands().find(u"worklistPanel"_s)->action->trigger();
    QVERIFY(program.window().worklist().isVisible());
}

void GuiWorklistTest::saysWhatToDoWithoutAProject()
{
    const Home home;
    GuiProgram program(home);
    program.window().worklist().show();
    QTest::mouseClick(program.find<QPushButton>("welcomeNewProject"), Qt::LeftButton);
    auto *dialog = program.window().findChild<QFileDialog *>(u"newProjectDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    Q_EMIT dialog->fileSelected(toQString(home.folder / "first.tessera"));
    dialog->close();
    QVERIFY(QTest::qWaitFor([&] { return program.window().worklist().session().project() != nullptr; }, patience));
    QVERIFY(program.find<QPushButton>("hintAddFolder")->isVisible());
    QVERIFY(program.window().worklist().windowTitle().contains(u"first"));
}

void GuiWorklistTest::makesAProjectAndAddsADroppedFolder()
{
    Desk desk;
    QVERIFY(desk.table().isVisible());
    QCOMPARE(desk.cell(0, WorklistColumn::name), u"a 1.tiff"_s);
    QCOMPARE(desk.program->textOf("worklistCount"), u"Slides: 3"_s);
    QVERIFY(desk.program->message().contains(u"added: 3"));
    QVERIFY(QTest::qWaitFor([&] { return !desk.model().index(2, 0).data(Qt::DecorationRole).value<QImage>().isNull(); },
                            patience));
    QVERIFY(!desk.program->find<QFrame>("worklistProgress")->isVisible());
    drop(desk.panel(), {desk.paths[0]});
    QVERIFY(QTest::qWaitFor([&] { return desk.isDone() && desk.program->message().contains(u"Already"); }, patience));
    QCOMPARE(desk.model().slides(), 3);
}

void GuiWorklistTest::opensASlideByDoubleClickAndByEnter()
{
    Desk desk;
    desk.click(1, WorklistColumn::name);
    QTest::mouseDClick(desk.table().viewport(), Qt::LeftButton, {}, desk.placeOf(1, WorklistColumn::name));
    QVERIFY(desk.program->waitForSlide(desk.paths[1]));
    desk.click(2, WorklistColumn::name);
    desk.table().setFocus();
    desk.key(Qt::Key_Return);
    QVERIFY(desk.program->waitForSlide(desk.paths[2]));
    QCOMPARE(desk.program->window().workspace().views().size(), std::size_t{1}); // in the same view
    QCOMPARE(*desk.session().current(), *desk.model().slideAt(2));
}

void GuiWorklistTest::goesToTheNextAndThePreviousSlideByKeys()
{
    Desk desk;
    QSignalSpy likely(&desk.session(), &WorklistSession::likelyNext);
    desk.key(Qt::Key_PageDown);
    QVERIFY(desk.program->waitForSlide(desk.paths[0]));
    desk.key(Qt::Key_PageDown);
    QVERIFY(desk.program->waitForSlide(desk.paths[1]));
    QCOMPARE(desk.table().currentIndex().row(), 1);
    QCOMPARE(likely.last().first().toStringList(), (QStringList{desk.paths[2], desk.paths[0]}));
    desk.key(Qt::Key_PageDown);
    QVERIFY(desk.program->waitForSlide(desk.paths[2]));
    desk.key(Qt::Key_PageDown);
    QVERIFY(desk.program->message().contains(u"last slide"));
    desk.key(Qt::Key_PageUp);
    QVERIFY(desk.program->waitForSlide(desk.paths[1]));
}

void GuiWorklistTest::searchesAndFiltersByKeys()
{
    Desk desk;
    desk.key(Qt::Key_F, Qt::ControlModifier);
    auto *search = desk.program->find<QLineEdit>("worklistSearch");
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"b 2"_s);
    QCOMPARE(desk.model().rowCount(), 1);
    QCOMPARE(desk.program->textOf("worklistCount"), u"1 of 3 slides"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(desk.table().hasFocus());
    desk.key(Qt::Key_Return);
    QVERIFY(desk.program->waitForSlide(desk.paths[1]));
    search->clear();
    auto *status = desk.program->find<QComboBox>("worklistStatus");
    status->setCurrentIndex(status->findData(static_cast<int>(SlideStatus::done)));
    QCOMPARE(desk.model().rowCount(), 0);
    status->setCurrentIndex(0);
    QCOMPARE(desk.model().rowCount(), 3);
}

void GuiWorklistTest::editsNoteAndStatusInPlace()
{
    Desk desk;
    desk.click(1, WorklistColumn::note);
    desk.table().setFocus();
    desk.key(Qt::Key_F2);
    auto *editor = desk.table().findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"margin free"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return desk.cell(1, WorklistColumn::note) == u"margin free"_s; }, patience));

    QVERIFY(QTest::qWaitFor([&] { return !desk.table().findChild<QLineEdit *>(); }, patience));
    desk.table().setCurrentIndex(desk.model().index(1, static_cast<int>(WorklistColumn::status)));
    desk.table().setFocus();
    desk.key(Qt::Key_F2);
    auto *choices = desk.table().findChild<QComboBox *>(u"statusEditor"_s);
    QVERIFY(choices);
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Return);
    desk.table().setFocus();
    QVERIFY(QTest::qWaitFor([&] { return desk.cell(1, WorklistColumn::status) == u"In progress"_s; }, patience));
    QVERIFY(QTest::qWaitFor([&] { return desk.isDone(); }, patience));
    QVERIFY(desk.dock().windowTitle().contains(u"all saved"));
}

void GuiWorklistTest::marksTheSelectedSlidesByCommand()
{
    Desk desk;
    desk.click(0, WorklistColumn::name);
    QTest::mouseClick(desk.table().viewport(), Qt::LeftButton, Qt::ControlModifier,
                      desk.placeOf(2, WorklistColumn::name));
    desk.run("status-done");
    QCOMPARE(desk.cell(0, WorklistColumn::status), u"Done"_s);
    QCOMPARE(desk.cell(1, WorklistColumn::status), u"Unread"_s);
    QCOMPARE(desk.cell(2, WorklistColumn::status), u"Done"_s);
}

void GuiWorklistTest::findsMissingFilesAgain()
{
    Desk desk;
    std::filesystem::rename(desk.home.folder / "slides", desk.home.folder / "moved");
    desk.session().checkFiles();
    QVERIFY(QTest::qWaitFor([&] { return desk.program->find<QFrame>("missingBar")->isVisible(); }, patience));
    QTest::mouseClick(desk.program->find<QPushButton>("findMissing"), Qt::LeftButton);
    auto *dialog = desk.program->window().findChild<QFileDialog *>(u"findMissingDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    Q_EMIT dialog->fileSelected(toQString(desk.home.folder / "moved"));
    dialog->close();
    QVERIFY(QTest::qWaitFor([&] { return desk.isDone() && desk.model().missing() == 0; }, patience));
    QVERIFY(!desk.program->find<QFrame>("missingBar")->isVisible());
    desk.run("nextSlide");
    QVERIFY(desk.program->waitForSlide(toQString(desk.home.folder / "moved/a 1.tiff")));
}

void GuiWorklistTest::removesSlidesFromTheList()
{
    Desk desk;
    desk.click(0, WorklistColumn::name);
    desk.run("removeFromProject");
    QVERIFY(QTest::qWaitFor([&] { return desk.model().slides() == 2; }, patience));
    QVERIFY(!desk.session().current());
    QVERIFY(std::filesystem::exists(toPath(desk.paths[0])));
}

void GuiWorklistTest::comesBackWithTheProjectOfTheLastTime()
{
    Desk desk;
    desk.click(0, WorklistColumn::name);
    desk.run("status-done");
    desk.program.reset();
    desk.program = std::make_unique<GuiProgram>(desk.home);
    QVERIFY(QTest::qWaitFor([&] { return desk.session().project() != nullptr; }, patience));
    QVERIFY(desk.dock().isVisible());
    QCOMPARE(desk.cell(0, WorklistColumn::status), u"Done"_s);
    desk.run("closeProject");
    QVERIFY(!desk.session().project());
    desk.program.reset();
    desk.program = std::make_unique<GuiProgram>(desk.home);
    QTest::qWait(100);
    QVERIFY(!desk.session().project());
}

void GuiWorklistTest::saysWhoHasTheProject()
{
    Desk desk;
    WorklistSession other;
    QSignalSpy said(&other, &WorklistSession::said);
    other.open(toQString(desk.home.folder / "desk.tessera"));
    QVERIFY(QTest::qWaitFor([&] { return !said.isEmpty(); }, patience));
    QVERIFY(said.first().first().toString().contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(!other.isWritable());
    QCOMPARE(other.model().slides(), 3);
}

void GuiWorklistTest::saysWhatIsWrongWithAProject()
{
    Desk desk;
    const auto text = desk.home.folder.write("text.tessera", "not a project at all");
    desk.session().open(toQString(text));
    QVERIFY(QTest::qWaitFor([&] { return desk.program->message().contains(u"text.tessera"); }, patience));
    QVERIFY(!desk.session().project());
    QVERIFY(desk.program->find<QPushButton>("welcomeOpenProject")->isVisible());
}

void GuiWorklistTest::saysThatAFolderNeedsAProject()
{
    const Home home;
    std::filesystem::create_directory(home.folder / "slides");
    GuiProgram program(home);
    drop(program.window(), {toQString(home.folder / "slides")});
    QVERIFY(program.message().contains(u"New Project"));
}

void GuiWorklistTest::opensAProjectThatIsDroppedOnTheWindow()
{
    Desk desk;
    desk.run("closeProject");
    drop(desk.program->window(), {toQString(desk.home.folder / "desk.tessera")});
    QVERIFY(QTest::qWaitFor([&] { return desk.session().project() != nullptr; }, patience));
    QCOMPARE(desk.model().slides(), 3);
}

void GuiWorklistTest::verifiesTheProject()
{
    Desk desk;
    desk.run("verifyProject");
    QVERIFY(QTest::qWaitFor([&] { return desk.program->message().contains(u"as they were written"); }, patience));
    // 1 for the project, 3 for its slides
    QVERIFY(desk.program->message().contains(u"All 4 changes"));
}

void GuiWorklistTest::asksBeforeItClosesWithoutWhatTheDiskHasNoRoomFor()
{
    Desk desk;
    MainWindow &window = desk.program->window();
    const SlideId slide = *desk.model().slideAt(0);
    {
        const FullDisk full(desk.home.folder / "desk.tessera-wal");
        desk.session().apply(edit::SetNote{{slide}, QString(200'000, u'x')});
        QVERIFY(QTest::qWaitFor([&] { return desk.session().isWaitingForDisk(); }, patience));

        window.close();
        QVERIFY(window.isVisible());
        QVERIFY(desk.question()->informativeText().contains(u"desk.tessera"));
        QTest::keyClick(desk.question(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.question());

        desk.session().open(toQString(desk.home.folder / "other.tessera"), ProjectWish::create);
        desk.answer(u"Try Again"_s);
        QTRY_VERIFY(desk.question()); // still no room
        QCOMPARE(desk.session().project()->path(), desk.home.folder / "desk.tessera");
    }
    desk.answer(u"Try Again"_s);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return desk.session().project() && desk.session().project()->path() == desk.home.folder / "other.tessera";
        },
        patience));
    desk.session().open(toQString(desk.home.folder / "desk.tessera"));
    QVERIFY(QTest::qWaitFor([&] { return desk.model().slides() == 3; }, patience));
    QCOMPARE(desk.model().slide(slide)->note.size(), 200'000);
}

void GuiWorklistTest::closesWithoutWhatTheDiskHasNoRoomForWhenToldTo()
{
    Desk desk;
    MainWindow &window = desk.program->window();
    const FullDisk full(desk.home.folder / "desk.tessera-wal");
    desk.session().apply(edit::SetNote{{*desk.model().slideAt(0)}, QString(200'000, u'x')});
    QVERIFY(QTest::qWaitFor([&] { return desk.session().isWaitingForDisk(); }, patience));
    window.close();
    desk.answer(u"Close Without Them"_s);
    QTRY_VERIFY(!window.isVisible());
}

QTEST_MAIN(GuiWorklistTest)
#include "tst_gui_worklist.moc"
