#include "app/workspace/gotobar.h"
#include "tests/gui/oneslide.h"

#include <QLineEdit>

using namespace tessera;
using namespace tessera::testing;

class GuiGoToTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void goesToAPlaceThatIsTyped();
    void goesToAnExactZoom();
    void goesToAPlaceInMillimetres();
    void saysWhatIsWrongAndStaysOpen();
    void closesWithEscapeAndGivesTheKeyboardBack();
    void asksForThePlaceWhereTheStatusBarIsClicked();
    void asksForTheZoomWhereTheStatusBarIsClicked();
    void showsTheCentreWhileTheCursorIsElsewhere();
    void leavesTheBarWithoutASlide();
};

namespace {

void type(OneSlide &slide, const QString &text)
{
    auto *field = slide.program->find<QLineEdit>("goTo");
    field->clear();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

bool isAsking(OneSlide &slide) { return slide.program->find<GoToBar>("goToBar")->isVisible(); }

} // namespace

void GuiGoToTest::goesToAPlaceThatIsTyped()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(slide.program->find<QLineEdit>("goTo")->hasFocus());
    type(slide, "700, 500");
    QTRY_COMPARE(slide.viewport().centre(), (Level0Point{700, 500}));
    QVERIFY(!isAsking(slide));
    QVERIFY(slide.canvas().hasFocus());
}

void GuiGoToTest::goesToAnExactZoom()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    type(slide, "19.7x"); // not the sharpest one nearby
    QTRY_COMPARE(slide.viewport().scale(), 10 / 19.7 / 0.5);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    type(slide, "300, 200 0.75 um/px");
    QTRY_COMPARE(slide.viewport().scale(), 1.5);
    QTRY_COMPARE(slide.viewport().centre(), (Level0Point{300, 200}));
}

void GuiGoToTest::goesToAPlaceInMillimetres()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    type(slide, "0.5 mm, 250 um");
    QTRY_COMPARE(slide.viewport().centre(), (Level0Point{1000, 500}));
}

void GuiGoToTest::saysWhatIsWrongAndStaysOpen()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    const Level0Point before = slide.viewport().centre();
    type(slide, "9000, 20");
    QVERIFY(isAsking(slide));
    QVERIFY(slide.program->textOf("goToProblem").contains("outside"));
    QCOMPARE(slide.viewport().centre(), before);
    type(slide, "90, 20");
    QVERIFY(!isAsking(slide));
}

void GuiGoToTest::closesWithEscapeAndGivesTheKeyboardBack()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    QTest::keyClick(slide.program->find<QLineEdit>("goTo"), Qt::Key_Escape);
    QVERIFY(!isAsking(slide));
    QVERIFY(slide.canvas().hasFocus());
}

void GuiGoToTest::asksForThePlaceWhereTheStatusBarIsClicked()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.canvas().centreOn({700, 500});
    QTRY_COMPARE(slide.viewport().centre(), (Level0Point{700, 500}));
    QTest::mouseClick(slide.program->find<QLabel>("position"), Qt::LeftButton);
    QVERIFY(isAsking(slide));
    QCOMPARE(slide.program->find<QLineEdit>("goTo")->text(), "700, 500");
    QCOMPARE(slide.program->find<QLineEdit>("goTo")->selectedText(), "700, 500");
}

void GuiGoToTest::asksForTheZoomWhereTheStatusBarIsClicked()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_5);
    QTRY_COMPARE(slide.viewport().scale(), 1.0);
    auto *label = slide.program->find<QLabel>("magnification");
    label->setFocus();
    QTest::keyClick(label, Qt::Key_Return); // (a click without a mouse)
    QVERIFY(isAsking(slide));
    QCOMPARE(slide.program->find<QLineEdit>("goTo")->text(), "20x");
}

void GuiGoToTest::showsTheCentreWhileTheCursorIsElsewhere()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    QTest::mouseMove(slide.program->find<QLabel>("position"));
    slide.canvas().centreOn({700, 500});
    QTRY_COMPARE(slide.program->textOf("position"), "centre 700, 500 px");
}

void GuiGoToTest::leavesTheBarWithoutASlide()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(isAsking(slide));
    slide.trigger("closeView");
    QTRY_VERIFY(slide.window().view().isEmpty());
    QVERIFY(!isAsking(slide));
    QVERIFY(!slide.program->find<QAction>("goTo")->isEnabled());
    QTest::mouseClick(slide.program->find<QLabel>("position"), Qt::LeftButton);
    QVERIFY(!isAsking(slide));
}

QTEST_MAIN(GuiGoToTest)
#include "tst_gui_goto.moc"
