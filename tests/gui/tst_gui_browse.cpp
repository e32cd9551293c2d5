#include "tests/gui/oneslide.h"

using namespace tessera;
using namespace tessera::testing;

class GuiBrowseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void turnsTheSlideWithTheKeys();
    void turnsByAQuarterWithTheKeysOfAllKeyboards();
    void flipsTheSlide();
    void saysInTheStatusBarHowTheSlideLies();
};

void GuiBrowseTest::turnsTheSlideWithTheKeys()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_Period);
    slide.key(Qt::Key_Period);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 30.0);
    slide.key(Qt::Key_Comma);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 15.0);
    slide.key(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(slide.viewport().orientation().isUpright());
}

void GuiBrowseTest::turnsByAQuarterWithTheKeysOfAllKeyboards()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.key(Qt::Key_Period, Qt::ShiftModifier);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 90.0);
    slide.key(Qt::Key_Greater);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 180.0);
    slide.key(Qt::Key_Less);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 90.0);
    slide.key(Qt::Key_Comma, Qt::ShiftModifier);
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 0.0);
}

void GuiBrowseTest::flipsTheSlide()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    const Level0Point place{300, 500};
    const QPointF before = slide.viewport().toDevice(place);
    slide.trigger("flipHorizontally");
    QTRY_VERIFY(slide.viewport().orientation().isMirrored());
    const QPointF after = slide.viewport().toDevice(place);
    QVERIFY(std::abs(before.x() + after.x() - slide.viewport().deviceSize().width()) <= 1);
    QVERIFY(std::abs(before.y() - after.y()) <= 1);
    slide.trigger("flipHorizontally");
    slide.trigger("flipVertically");
    QTRY_COMPARE(slide.viewport().orientation().degrees(), 180.0);
    QVERIFY(slide.viewport().orientation().isMirrored());
}

void GuiBrowseTest::saysInTheStatusBarHowTheSlideLies()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    QVERIFY(!slide.program->find<QLabel>("orientation")->isVisible());
    slide.key(Qt::Key_Period);
    QTRY_COMPARE(slide.program->textOf("orientation"), QString::fromUtf8("turned 15°"));
    QVERIFY(slide.program->find<QLabel>("orientation")->isVisible());
    slide.trigger("flipHorizontally");
    QTRY_COMPARE(slide.program->textOf("orientation"), QString::fromUtf8("flipped, turned 345°"));
    slide.key(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(!slide.program->find<QLabel>("orientation")->isVisible());
}

QTEST_MAIN(GuiBrowseTest)
#include "tst_gui_browse.moc"
