#include "app/commands/commandlist.h"
#include "app/commands/menus.h"

#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace tessera;

namespace {

/// A window with a slide area and, beside it, a text field.
struct Window {
    explicit Window(const KeyBindings &bindings = {}) : commands((build(), window), *area, bindings) {}
    void build()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(area);
        layout->addWidget(field);
        area->setFocusPolicy(Qt::StrongFocus);
    }
    bool show()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    void addCounter(const QString &id, const QList<QKeySequence> &keys, KeyScope scope)
    {
        commands.add({.id = id, .text = id, .keys = keys, .scope = scope}, [this, id] { ran << id; });
    }

    QWidget window;
    QWidget *area = new QWidget(&window);
    QLineEdit *field = new QLineEdit(&window);
    CommandList commands;
    QStringList ran;
};

} // namespace

class CommandListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsACommandByItsKey();
    void leavesLettersToTheFieldThatHasTheFocus();
    void takesAKeyFromTheCommandThatHadIt();
    void comesBackToTheProgramsOwnKeys();
    void beginsWithTheKeysThatTheUserChoseBefore();
    void letsAUserTakeAllKeysOfACommandAway();
    void putsEveryGroupInAMenuWithTheSectionsInOrder();
    void givesEveryEntryOfAMenuALetterOfItsOwn();
};

void CommandListTest::runsACommandByItsKey()
{
    Window window;
    window.addCounter("open", {QKeySequence("Ctrl+O")}, KeyScope::window);
    QVERIFY(window.show());
    QTest::keyClick(&window.window, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(window.ran, QStringList{"open"});
}

void CommandListTest::leavesLettersToTheFieldThatHasTheFocus()
{
    Window window;
    window.addCounter("map", {QKeySequence("C")}, KeyScope::slide);
    QVERIFY(window.show());
    window.field->setFocus();
    QTest::keyClick(window.field, Qt::Key_C);
    QCOMPARE(window.field->text(), "c");
    QVERIFY(window.ran.isEmpty());
    window.area->setFocus();
    QTest::keyClick(window.area, Qt::Key_C);
    QCOMPARE(window.ran, QStringList{"map"});
}

void CommandListTest::takesAKeyFromTheCommandThatHadIt()
{
    Window window;
    window.addCounter("first", {QKeySequence("A"), QKeySequence("B")}, KeyScope::slide);
    window.addCounter("second", {}, KeyScope::slide);
    QSignalSpy changed(&window.commands, &CommandList::keysChanged);
    window.commands.setKeys("second", {QKeySequence("A")});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(window.commands.find("first")->action->shortcuts(), QList{QKeySequence("B")});
    QCOMPARE(window.commands.holderOf(QKeySequence("A"))->command.id, "second");
    QVERIFY(window.show());
    window.area->setFocus();
    QTest::keyClick(window.area, Qt::Key_A);
    QCOMPARE(window.ran, QStringList{"second"});
    QCOMPARE(window.commands.bindings(),
             (KeyBindings{{"first", {QKeySequence("B")}}, {"second", {QKeySequence("A")}}}));
}

void CommandListTest::comesBackToTheProgramsOwnKeys()
{
    Window window;
    window.addCounter("first", {QKeySequence("A")}, KeyScope::slide);
    window.addCounter("second", {QKeySequence("B")}, KeyScope::slide);
    window.commands.setKeys("first", {QKeySequence("B")});
    QVERIFY(window.commands.find("second")->action->shortcuts().isEmpty());
    window.commands.resetKeys("second"); // which takes its key back
    QVERIFY(window.commands.find("first")->action->shortcuts().isEmpty());
    window.commands.resetAllKeys();
    QCOMPARE(window.commands.find("first")->action->shortcut(), QKeySequence("A"));
    QCOMPARE(window.commands.find("second")->action->shortcut(), QKeySequence("B"));
    QVERIFY(window.commands.bindings().isEmpty());
}

void CommandListTest::beginsWithTheKeysThatTheUserChoseBefore()
{
    Window window({{"open", {QKeySequence("F7")}}});
    window.addCounter("open", {QKeySequence("Ctrl+O")}, KeyScope::window);
    QCOMPARE(window.commands.find("open")->action->shortcut(), QKeySequence("F7"));
}

void CommandListTest::letsAUserTakeAllKeysOfACommandAway()
{
    Window window({{"open", {}}});
    window.addCounter("open", {QKeySequence("Ctrl+O")}, KeyScope::window);
    QVERIFY(window.commands.find("open")->action->shortcuts().isEmpty());
    QVERIFY(!window.commands.holderOf(QKeySequence("Ctrl+O")));
}

void CommandListTest::putsEveryGroupInAMenuWithTheSectionsInOrder()
{
    Window window;
    const auto add = [&](const QString &id, CommandGroup group, int section, MenuPlace place = MenuPlace::inMenu) {
        window.commands.add({.id = id, .text = id, .group = group, .section = section, .place = place}, [] {});
    };
    add("late", CommandGroup::view, 2);
    add("open", CommandGroup::file, 0);
    add("early", CommandGroup::view, 0);
    add("hidden", CommandGroup::view, 1, MenuPlace::notInMenu);
    add("late too", CommandGroup::view, 2);
    QMenuBar bar;
    buildMenus(bar, window.commands);
    QCOMPARE(bar.actions().size(), 2);
    QCOMPARE(bar.actions()[0]->text(), "&File");
    QStringList view;
    for (const QAction *action : bar.actions()[1]->menu()->actions())
        view << (action->isSeparator() ? QString("-") : action->text().remove('&'));
    QCOMPARE(view, (QStringList{"early", "-", "late", "late too"}));
}

void CommandListTest::givesEveryEntryOfAMenuALetterOfItsOwn()
{
    QMenu menu;
    for (const char *text : {"Zoom In", "Zoom Out", "Zoom", "Z&oom All", "Zero"})
        menu.addAction(text);
    giveMnemonics(menu);
    QSet<QChar> letters;
    for (const QAction *action : menu.actions()) {
        QCOMPARE(action->text().count('&'), 1);
        letters.insert(action->text()[action->text().indexOf('&') + 1].toLower());
    }
    QCOMPARE(letters.size(), 5);
    QCOMPARE(menu.actions()[1]->text(), "Zoom &Out"); // words' first letters come first
}

QTEST_MAIN(CommandListTest)
#include "tst_commandlist.moc"
