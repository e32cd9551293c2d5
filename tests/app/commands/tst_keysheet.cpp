#include "app/commands/commandlist.h"
#include "app/commands/keysheet.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace tessera;

namespace {

struct Sheet {
    Sheet() : commands(window, window)
    {
        commands.add({.id = "zoom", .text = "Zoom In", .keys = {QKeySequence("+")}}, [] {});
        commands.add({.id = "fit", .text = "Fit Slide", .keys = {QKeySequence("0")}}, [] {});
        commands.addGesture({"Wheel", "Zoom at the cursor", CommandGroup::view});
        sheet = std::make_unique<KeySheet>(commands);
        sheet->show();
        if (!QTest::qWaitForWindowActive(sheet.get()))
            qFatal("the sheet does not get the focus");
    }
    template <typename T>
    T *find(const char *name)
    {
        return sheet->findChild<T *>(QLatin1String(name));
    }
    QTreeWidgetItem *row(const QString &text)
    {
        return find<QTreeWidget>("keyTree")->findItems(text, Qt::MatchExactly | Qt::MatchRecursive).value(0);
    }
    void choose(const QString &text) { find<QTreeWidget>("keyTree")->setCurrentItem(row(text)); }
    void press(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    QWidget window;
    CommandList commands;
    std::unique_ptr<KeySheet> sheet;
};

} // namespace

class KeySheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsEveryCommandAndGestureWithItsKeys();
    void findsByNameOrKey();
    void changesAKeyThatIsPressed();
    void saysWhoLosesAKeyBeforeItIsTaken();
    void takesKeysAwayAndGivesThemBack();
    void changesNothingOfAGesture();
};

void KeySheetTest::listsEveryCommandAndGestureWithItsKeys()
{
    Sheet sheet;
    QCOMPARE(sheet.row("Zoom In")->text(1), "+");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "0");
    QCOMPARE(sheet.row("Zoom at the cursor")->text(1), "Wheel");
    QVERIFY(sheet.row("View"));
}

void KeySheetTest::findsByNameOrKey()
{
    Sheet sheet;
    QTest::keyClicks(sheet.find<QLineEdit>("keySearch"), "wheel");
    QVERIFY(sheet.row("Fit Slide")->isHidden());
    QVERIFY(!sheet.row("Zoom at the cursor")->isHidden());
    sheet.find<QLineEdit>("keySearch")->setText("nothing of the kind");
    QVERIFY(sheet.row("View")->isHidden());
}

void KeySheetTest::changesAKeyThatIsPressed()
{
    Sheet sheet;
    sheet.choose("Fit Slide");
    QVERIFY(!sheet.find<QPushButton>("setKey")->isEnabled());
    QTest::keyClick(sheet.find<QKeySequenceEdit>("newKey"), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(sheet.find<QPushButton>("setKey")->isEnabled()); // (the field waits for a second stroke)
    sheet.press("setKey");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "Ctrl+F");
    QCOMPARE(sheet.commands.find("fit")->action->shortcuts(), QList{QKeySequence("Ctrl+F")});
}

void KeySheetTest::saysWhoLosesAKeyBeforeItIsTaken()
{
    Sheet sheet;
    sheet.choose("Fit Slide");
    QTest::keyClick(sheet.find<QKeySequenceEdit>("newKey"), Qt::Key_Plus);
    QTRY_VERIFY(sheet.find<QLabel>("keyClash")->text().contains("“Zoom In”"));
    QCOMPARE(sheet.row("Zoom In")->text(1), "+");
    sheet.press("setKey");
    QCOMPARE(sheet.row("Zoom In")->text(1), "");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "+");
}

void KeySheetTest::takesKeysAwayAndGivesThemBack()
{
    Sheet sheet;
    sheet.choose("Fit Slide");
    sheet.press("clearKey");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "");
    sheet.press("resetKey");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "0");
    sheet.press("clearKey");
    sheet.press("resetAllKeys");
    QCOMPARE(sheet.row("Fit Slide")->text(1), "0");
}

void KeySheetTest::changesNothingOfAGesture()
{
    Sheet sheet;
    sheet.choose("Zoom at the cursor");
    for (const char *button : {"setKey", "clearKey", "resetKey"})
        QVERIFY(!sheet.find<QPushButton>(button)->isEnabled());
}

QTEST_MAIN(KeySheetTest)
#include "tst_keysheet.moc"
