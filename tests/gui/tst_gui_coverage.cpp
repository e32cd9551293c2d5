#include "app/messagebar.h"
#include "app/viewcoverages.h"
#include "tests/gui/oneslide.h"
#include "viewer/canvas/minimap.h"

#include <QPushButton>

using namespace tessera;
using namespace tessera::testing;

namespace {

struct Looked : OneSlide {
    bool isSeen(double atLeastShare, ViewingClass at)
    {
        const auto share = window().coverages().seenShareAt(at);
        return share && *share > atLeastShare;
    }
    /// Looks at a part of the slide at 20x.
    bool look()
    {
        canvas().zoomToScale(1);
        canvas().centreOn({500, 400});
        return QTest::qWaitFor([&] { return isSeen(0.1, ViewingClass::from20x); }, patience);
    }
    std::filesystem::path file()
    {
        return home.folder / "slide states" / (canvas().slide()->facts().fingerprint + "/seen.bin");
    }
    QImage minimap() { return window().view().minimap().grab().toImage(); }
    QLabel &legend() { return *program->find<QLabel>("coverageLegend"); }
};

} // namespace

class GuiCoverageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void darkensInTheOverviewWhatWasNotSeen();
    void saysInWordsWhatIsDark();
    void keepsTheRecordOverARestart();
    void recordsNothingWhenItIsSwitchedOff();
    void deletesTheRecordWhenTheUserIsSure();
    void saysInTheSlideInformationHowMuchWasSeen();
    void saysOneSentenceOfADamagedRecord();
};

void GuiCoverageTest::darkensInTheOverviewWhatWasNotSeen()
{
    Looked slide;
    QVERIFY(slide.ready);
    QVERIFY(slide.look());
    slide.canvas().fit();
    QTRY_VERIFY(slide.canvas().isSharp());
    const QImage before = slide.minimap();
    slide.trigger("showSeen-10");
    const QImage after = slide.minimap();
    const auto at = [](const QImage &image, Level0Point place) {
        return image.pixelColor(static_cast<int>(1 + place.x / 2048 * (image.width() - 2)),
                                static_cast<int>(1 + place.y / 1536 * (image.height() - 2)));
    };
    QCOMPARE(at(after, {500, 400}), at(before, {500, 400}));
    QVERIFY(at(after, {1800, 1300}).lightness() < at(before, {1800, 1300}).lightness() * 2 / 3);
    slide.trigger("hideSeen");
    QCOMPARE(slide.minimap(), before);
}

void GuiCoverageTest::saysInWordsWhatIsDark()
{
    Looked slide;
    QVERIFY(slide.ready);
    QVERIFY(!slide.legend().isVisible());
    slide.trigger("showSeen-10");
    QVERIFY(slide.legend().isVisible());
    QVERIFY2(slide.legend().text().contains(QString::fromUtf8("10×")), qPrintable(slide.legend().text()));
    QVERIFY(slide.legend().text().contains("0 % of the tissue"));
    QVERIFY(slide.look());
    QTRY_VERIFY(!slide.legend().text().contains(" 0 %"));
    slide.trigger("overview"); // the legend goes with the overview
    QVERIFY(!slide.legend().isVisible());
}

void GuiCoverageTest::keepsTheRecordOverARestart()
{
    Looked slide;
    QVERIFY(slide.ready);
    QVERIFY(slide.look());
    slide.restart();
    QTRY_VERIFY(slide.isSeen(0.1, ViewingClass::from20x));
}

void GuiCoverageTest::recordsNothingWhenItIsSwitchedOff()
{
    Looked slide;
    QVERIFY(slide.ready);
    slide.trigger("recordSeen");
    slide.canvas().zoomToScale(1);
    QTest::qWait(600);
    QVERIFY(!slide.isSeen(0, ViewingClass::from20x));
    slide.restart();
    QVERIFY(!slide.program->find<QAction>("recordSeen")->isChecked());
    slide.canvas().zoomToScale(1);
    QTest::qWait(600);
    QVERIFY(!slide.isSeen(0, ViewingClass::from20x));
}

void GuiCoverageTest::deletesTheRecordWhenTheUserIsSure()
{
    Looked slide;
    QVERIFY(slide.ready);
    QVERIFY(slide.look());
    slide.trigger("recordSeen");
    slide.trigger("deleteSeen");
    QVERIFY(slide.program->message().contains("cannot be brought back"));
    QVERIFY(slide.isSeen(0, ViewingClass::from20x));
    QTest::mouseClick(slide.program->find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(!slide.isSeen(0, ViewingClass::below2_5x));
    QTest::qWait(100);
    QVERIFY(!std::filesystem::exists(slide.file()));
}

void GuiCoverageTest::saysInTheSlideInformationHowMuchWasSeen()
{
    Looked slide;
    QVERIFY(slide.ready);
    slide.trigger("slideInfoPanel");
    QTRY_VERIFY(slide.program->textOf("infoSeen").startsWith("0 % of the tissue"));
    QVERIFY(slide.look());
    QTRY_VERIFY(!slide.program->textOf("infoSeen").startsWith("0 %"));
    QVERIFY(slide.program->textOf("infoSeen").contains(QString::fromUtf8("10×")));
}

void GuiCoverageTest::saysOneSentenceOfADamagedRecord()
{
    Looked slide;
    QVERIFY(slide.ready);
    const auto file = slide.file();
    slide.program.reset();
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "no record";
    slide.restart();
    QVERIFY(slide.program->waitForMessage());
    QVERIFY(slide.program->message().contains("seen.bin"));
    QVERIFY(std::filesystem::exists(file.string() + ".damaged"));
    QVERIFY(slide.look());
}

QTEST_MAIN(GuiCoverageTest)
#include "tst_gui_coverage.moc"
