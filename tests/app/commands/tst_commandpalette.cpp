#include "app/commands/commandlist.h"
#include "app/commands/commandpalette.h"

#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace tessera;

namespace {

struct Window {
    Window() : commands(window, window), palette(commands, &window)
    {
        const auto add = [this](const QString &text, CommandGroup group) {
            return commands.add({.id = text, .text = text, .group = group}, [this, text] { ran << text; });
        };
        add("Zoom In", CommandGroup::view);
        add("Open…", CommandGroup::file);
        add("Close Slide", CommandGroup::file)->setEnabled(false);
        add("Reload", CommandGroup::slide);
        window.resize(800, 600);
        window.show();
        palette.popUp();
        if (!QTest::qWaitForWindowActive(&palette))
            qFatal("the palette does not get the focus");
    }
    void type(const QString &text) { QTest::keyClicks(palette.findChild<QLineEdit *>(), text); }
    void press(Qt::Key key)
    {
        QTest::keyClick(palette.findChild<QLineEdit *>(), key);
        QCoreApplication::processEvents();
    }
    QStringList lines()
    {
        QStringList lines;
        auto *list = palette.findChild<QTreeWidget *>();
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            lines << list->topLevelItem(i)->text(0);
        return lines;
    }

    QWidget window;
    CommandList commands;
    CommandPalette palette;
    QStringList ran;
};

} // namespace

class CommandPaletteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsACommandByLettersInAnyCaseAndOrder();
    void runsWhatIsChosenAndCloses();
    void choosesWithTheArrows();
    void runsNothingThatIsDisabled();
    void closesOnEscapeWithoutRunningAnything();
    void showsWhatWasUsedLastFirst();
};

void CommandPaletteTest::findsACommandByLettersInAnyCaseAndOrder()
{
    Window window;
    QCOMPARE(window.lines().size(), 4);
    window.type("in zoo");
    QCOMPARE(window.lines(), QStringList{"View: Zoom In"});
    window.palette.popUp();
    window.type("slide");
    QCOMPARE(window.lines(), (QStringList{"Slide: Reload", "File: Close Slide"})); // a beginning before a middle
    window.palette.popUp();
    window.type("xyz");
    QVERIFY(window.lines().isEmpty());
    window.press(Qt::Key_Return);
    QVERIFY(window.palette.isVisible());
}

void CommandPaletteTest::runsWhatIsChosenAndCloses()
{
    Window window;
    window.type("open");
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.ran, QStringList{"Open…"});
    QVERIFY(!window.palette.isVisible());
}

void CommandPaletteTest::choosesWithTheArrows()
{
    Window window;
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.ran, QStringList{"Open…"});
}

void CommandPaletteTest::runsNothingThatIsDisabled()
{
    Window window;
    window.type("close");
    window.press(Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(window.ran.isEmpty());
}

void CommandPaletteTest::closesOnEscapeWithoutRunningAnything()
{
    Window window;
    window.press(Qt::Key_Escape);
    QVERIFY(!window.palette.isVisible());
    QVERIFY(window.ran.isEmpty());
}

void CommandPaletteTest::showsWhatWasUsedLastFirst()
{
    Window window;
    window.type("reload");
    window.press(Qt::Key_Return);
    window.palette.popUp();
    QCOMPARE(window.lines().first(), "Slide: Reload");
}

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"
