#include "app/workspace/resolutionbar.h"
#include "tests/gui/guiprogram.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace tessera;
using namespace tessera::testing;

class GuiResolutionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void asksWhereTheResolutionIsUnknownAndNotWhereItIsKnown();
    void usesAndRemembersWhatTheUserGives();
    void remembersItForTheSameContentUnderAnotherName();
    void takesTheCommandLinesValueLikeTheUsers();
    void refusesAnImplausibleValue_data();
    void refusesAnImplausibleValue();
    void changesAKnownResolutionAndGoesBackToTheFiles();
    void neverBlocksTheWindow();
};

namespace {

void give(GuiProgram &program, const QString &text)
{
    auto *field = program.find<QLineEdit>("resolution");
    field->clear();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

void GuiResolutionTest::asksWhereTheResolutionIsUnknownAndNotWhereItIsKnown()
{
    const Home home;
    const QString unknown = home.slide("unknown.tiff", std::nullopt);
    const QString known = home.slide("known.tiff");
    GuiProgram program(home, {.slide = unknown});
    QVERIFY(program.waitForSlide(unknown));
    QVERIFY(program.find<ResolutionBar>("resolutionBar")->isVisible());
    QCOMPARE(program.textOf("mpp"), "resolution unknown");
    program.window().open(known);
    QVERIFY(program.waitForSlide(known));
    QVERIFY(!program.find<ResolutionBar>("resolutionBar")->isVisible());
    QCOMPARE(program.textOf("mpp"), QString::fromUtf8("0.5000 µm/px (from resolution tags)"));
}

void GuiResolutionTest::usesAndRemembersWhatTheUserGives()
{
    const Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    {
        GuiProgram program(home, {.slide = path});
        QVERIFY(program.waitForSlide(path));
        give(program, "0.31");
        QVERIFY(!program.find<ResolutionBar>("resolutionBar")->isVisible());
        QCOMPARE(program.canvas().viewport().mpp(), (MicronsPerPixel{0.31, 0.31, MppSource::user}));
    }
    GuiProgram again(home, {.slide = path});
    QVERIFY(again.waitForSlide(path));
    QVERIFY(!again.find<ResolutionBar>("resolutionBar")->isVisible());
    QCOMPARE(again.textOf("mpp"), QString::fromUtf8("0.3100 µm/px (set by you)"));
}

void GuiResolutionTest::remembersItForTheSameContentUnderAnotherName()
{
    const Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    give(program, "0,31");
    const QString renamed = toQString(home.folder / "renamed.tiff");
    QVERIFY(QFile::copy(path, renamed));
    program.window().open(renamed);
    QVERIFY(program.waitForSlide(renamed));
    QCOMPARE(program.canvas().viewport().mpp()->mean(), 0.31);
}

void GuiResolutionTest::takesTheCommandLinesValueLikeTheUsers()
{
    const Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    {
        GuiProgram program(home, {.slide = path, .mpp = 0.7});
        QVERIFY(program.waitForSlide(path));
        QCOMPARE(program.canvas().viewport().mpp(), (MicronsPerPixel{0.7, 0.7, MppSource::user}));
    }
    GuiProgram again(home, {.slide = path});
    QVERIFY(again.waitForSlide(path));
    QCOMPARE(again.canvas().viewport().mpp()->mean(), 0.7);
}

void GuiResolutionTest::refusesAnImplausibleValue_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"0", "-1", "25", "abc", "0.25x", "nan", ""})
        QTest::addRow("'%s'", text) << QString(text);
}

void GuiResolutionTest::refusesAnImplausibleValue()
{
    QFETCH(QString, text);
    const Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    give(program, text);
    QVERIFY(program.find<ResolutionBar>("resolutionBar")->isVisible());
    QVERIFY(program.textOf("resolutionProblem").contains("between 0.05 and 20"));
    QVERIFY(!program.canvas().viewport().mpp());
}

void GuiResolutionTest::changesAKnownResolutionAndGoesBackToTheFiles()
{
    const Home home;
    const QString path = home.slide("known.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    program.find<QAction>("setResolutionAction")->trigger();
    QCOMPARE(program.find<QLineEdit>("resolution")->text(), "0.5");
    give(program, "0.25");
    QCOMPARE(program.canvas().viewport().mpp()->source, MppSource::user);
    program.find<QAction>("setResolutionAction")->trigger();
    QTest::mouseClick(program.find<QPushButton>("forgetResolution"), Qt::LeftButton);
    QCOMPARE(program.canvas().viewport().mpp()->mean(), 0.5);
    QCOMPARE(program.canvas().viewport().mpp()->source, MppSource::resolutionTag);
}

void GuiResolutionTest::neverBlocksTheWindow()
{
    const Home home;
    const QString path = home.slide("unknown.tiff", std::nullopt);
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY(!QApplication::activeModalWidget());
    const double scale = program.canvas().viewport().scale();
    program.canvas().setFocus();
    QTest::keyClick(&program.canvas(), Qt::Key_Plus);
    QVERIFY(program.canvas().viewport().scale() < scale);
}

QTEST_MAIN(GuiResolutionTest)
#include "tst_gui_resolution.moc"
