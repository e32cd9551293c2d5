#include "app/slideinfo/privatepicture.h"
#include "app/slideinfo/slideinfopanel.h"
#include "tests/gui/oneslide.h"
#include "viewer/canvas/minimap.h"

#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// With a label: the shared slides have some, and one is put into the place of the window's slide.
class LabelledSlide : public SlideSource {
public:
    LabelledSlide(const SlideSource &slide) : SlideSource(factsOf(slide)), m_slide(slide) {}
    Result<SlideRegion> read(int level, const PixelRect &rect) const override { return m_slide.read(level, rect); }
    Result<Pixels> readAssociated(const std::string &name) const override
    {
        if (name == "broken")
            return fail(ErrorCode::slideDamaged, facts().path.string(), "its picture cannot be read");
        return Pixels::filled(100, 60, 0xFF12F034);
    }

private:
    static SlideFacts factsOf(const SlideSource &slide)
    {
        SlideFacts facts = slide.facts();
        facts.associated = {{"broken", {10, 10}}, {"label", {100, 60}}, {"macro", {100, 60}}};
        facts.properties["vendor.Stain"] = "Haematoxylin\nEosin";
        return facts;
    }
    const SlideSource &m_slide;
};

constexpr QRgb labelColour = 0xFF12F034;

struct Informed : OneSlide {
    Informed()
    {
        if (!ready)
            return;
        inner = canvas().slide();
        window().view().setSlide(std::make_shared<LabelledSlide>(*inner), HostileFormats::refuse, {});
        ready = QTest::qWaitFor([&] { return canvas().isSharp(); }, patience);
        canvas().setFocus();
        key(Qt::Key_I, Qt::ControlModifier);
    }
    ~Informed() { program.reset(); }
    void page(int index) { program->find<QTabWidget>("slideInfoTabs")->setCurrentIndex(index); }
    QListWidget &names() { return *program->find<QListWidget>("associatedNames"); }
    PrivatePicture &picture() { return *program->find<PrivatePicture>("associatedPicture"); }
    /// Asks for the picture in that row.
    bool show(int row)
    {
        page(2);
        names().setCurrentRow(row);
        QTest::mouseClick(program->find<QPushButton>("showAssociated"), Qt::LeftButton);
        return QTest::qWaitFor([&] { return !picture().image().isNull(); }, patience);
    }

    std::shared_ptr<const SlideSource> inner;
};

bool hasColour(const QImage &image, QRgb colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if ((image.pixel(x, y) | 0xFF000000) == colour)
                return true;
    return false;
}

} // namespace

class GuiSlideInfoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void comesAndGoesWithItsKey();
    void comesToTheFrontWhereAnotherPanelCoversIt();
    void saysWhatIsKnownOfTheSlide();
    void listsTheLevels();
    void filtersProperties();
    void copiesProperties();
    void followsTheResolutionOfTheUser();
    void hidesPicturesUntilTheyAreAskedFor();
    void forgetsAPictureWhenTheUserTurnsAway();
    void saysWhyAPictureCannotBeShown();
    void leavesPrivatePicturesOutOfPicturesOfTheWindow();
    void saysThatThereIsNoSlide();
    void copiesTheViewAsAPicture();
    void savesTheViewAsAPicture();
    void saysWhenAPictureCannotBeSaved();
};

void GuiSlideInfoTest::comesAndGoesWithItsKey()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    auto *dock = slide.program->find<QDockWidget>("slideInfoDock");
    QVERIFY(!dock->isVisible());
    slide.key(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(dock->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(!dock->isVisible());
    QVERIFY(slide.canvas().hasFocus());
}

void GuiSlideInfoTest::comesToTheFrontWhereAnotherPanelCoversIt()
{
    Informed slide;
    QVERIFY(slide.ready);
    auto *dock = slide.program->find<QDockWidget>("slideInfoDock");
    QTRY_VERIFY(dock->isVisible());
    slide.window().analysisDock().raise();
    QTRY_VERIFY(!slide.program->find<QAction>("slideInfoPanel")->isChecked());
    slide.trigger("slideInfoPanel");
    QTRY_VERIFY(!slide.program->find<QTabWidget>("slideInfoTabs")->visibleRegion().isEmpty());
}

void GuiSlideInfoTest::saysWhatIsKnownOfTheSlide()
{
    Informed slide;
    QVERIFY(slide.ready);
    QCOMPARE(slide.program->textOf("infoFile"), "slide.tiff");
    QVERIFY(slide.program->textOf("infoSize").contains("2048"));
    QVERIFY(slide.program->textOf("infoSize").contains("1.02"));
    QCOMPARE(slide.program->textOf("infoResolution"), QString::fromUtf8("0.5000 µm/px (from resolution tags)"));
    QVERIFY(slide.program->textOf("infoFormat").contains("generic-tiff"));
    QVERIFY(slide.program->textOf("infoFingerprint").startsWith("t1-"));
}

void GuiSlideInfoTest::listsTheLevels()
{
    Informed slide;
    QVERIFY(slide.ready);
    const auto *levels = slide.program->find<QTreeWidget>("levels");
    QCOMPARE(levels->topLevelItemCount(), 3);
    QCOMPARE(levels->topLevelItem(1)->text(1), QString::fromUtf8("1024 × 768 px"));
    QCOMPARE(levels->topLevelItem(1)->text(2), "2");
    QCOMPARE(levels->topLevelItem(1)->text(3), QString::fromUtf8("128 × 128 px"));
    QCOMPARE(levels->topLevelItem(1)->text(4), "directly");
}

void GuiSlideInfoTest::filtersProperties()
{
    Informed slide;
    QVERIFY(slide.ready);
    slide.page(1);
    const auto *table = slide.program->find<QTreeView>("properties");
    QVERIFY(table->model()->rowCount() > 3);
    QTest::keyClicks(slide.program->find<QLineEdit>("propertyFilter"), "eosin"); // a value
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), "vendor.Stain");
    QVERIFY(slide.program->textOf("propertyCount").startsWith("1 of "));
    slide.program->find<QLineEdit>("propertyFilter")->clear();
    QVERIFY(table->model()->rowCount() > 3);
}

void GuiSlideInfoTest::copiesProperties()
{
    Informed slide;
    QVERIFY(slide.ready);
    slide.page(1);
    slide.program->find<QLineEdit>("propertyFilter")->setText("vendor.stain");
    QTest::mouseClick(slide.program->find<QPushButton>("copyProperties"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), "vendor.Stain\tHaematoxylin\nEosin");
}

void GuiSlideInfoTest::followsTheResolutionOfTheUser()
{
    Informed slide;
    QVERIFY(slide.ready);
    slide.window().view().setUserMpp(0.25);
    Q_EMIT slide.window().view().mppGiven(0.25);
    QCOMPARE(slide.program->textOf("infoResolution"), QString::fromUtf8("0.2500 µm/px (set by you)"));
}

void GuiSlideInfoTest::hidesPicturesUntilTheyAreAskedFor()
{
    Informed slide;
    QVERIFY(slide.ready);
    slide.page(2);
    QCOMPARE(slide.names().count(), 3);
    slide.names().setCurrentRow(1);
    QVERIFY(slide.names().item(1)->text().contains("label"));
    QVERIFY(slide.program->textOf("associatedNotice").contains("patient"));
    QVERIFY(slide.picture().image().isNull());
    QVERIFY(slide.show(1));
    QCOMPARE(slide.picture().image().size(), QSize(100, 60));
}

void GuiSlideInfoTest::forgetsAPictureWhenTheUserTurnsAway()
{
    Informed slide;
    QVERIFY(slide.ready);
    QVERIFY(slide.show(1));
    slide.names().setCurrentRow(2);
    QVERIFY(slide.picture().image().isNull());
    QVERIFY(slide.show(1));
    slide.page(0);
    QVERIFY(slide.picture().image().isNull());
    QVERIFY(slide.show(2));
    slide.program->find<QDockWidget>("slideInfoDock")->close();
    QVERIFY(slide.picture().image().isNull());
}

void GuiSlideInfoTest::saysWhyAPictureCannotBeShown()
{
    Informed slide;
    QVERIFY(slide.ready);
    slide.page(2);
    slide.names().setCurrentRow(0);
    QTest::mouseClick(slide.program->find<QPushButton>("showAssociated"), Qt::LeftButton);
    QTRY_VERIFY(slide.program->textOf("associatedNotice").contains("its picture cannot be read"));
    QVERIFY(slide.picture().image().isNull());
}

void GuiSlideInfoTest::leavesPrivatePicturesOutOfPicturesOfTheWindow()
{
    Informed slide;
    QVERIFY(slide.ready);
    QVERIFY(slide.show(1));
    QVERIFY(hasColour(slide.window().grab().toImage(), labelColour)); // it is on the screen
    QVERIFY(!hasColour(pictureOf(slide.window()).toImage(), labelColour));
    QVERIFY(hasColour(slide.window().grab().toImage(), labelColour));
    slide.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!hasColour(QApplication::clipboard()->image(), labelColour));
}

void GuiSlideInfoTest::saysThatThereIsNoSlide()
{
    const Home home;
    GuiProgram program(home);
    program.find<QAction>("slideInfoPanel")->trigger();
    const auto *panel = program.find<SlideInfoPanel>("slideInfo");
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(!program.find<QTabWidget>("slideInfoTabs")->isVisible());
}

void GuiSlideInfoTest::copiesTheViewAsAPicture()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.canvas().zoomToScale(1);
    QTRY_VERIFY(slide.canvas().isSharp());
    slide.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QImage copied = QApplication::clipboard()->image();
    QCOMPARE(copied.size(), slide.viewport().deviceSize());
    const QPoint middle = copied.rect().center();
    QCOMPARE(copied.pixel(middle), slide.program->picture().pixel(middle));
    const QPoint bar(40, copied.height() - 30); // the scale bar is in it, the overview is not
    slide.trigger("scaleBar");
    slide.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->image().pixel(bar) != copied.pixel(bar));
    const QPoint corner(copied.width() - 100, 80);
    QVERIFY(slide.window().view().minimap().geometry().contains(corner));
    QVERIFY(copied.pixel(corner) != slide.program->picture().pixel(corner));
}

void GuiSlideInfoTest::savesTheViewAsAPicture()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.canvas().zoomToScale(2);
    QTRY_VERIFY(slide.canvas().isSharp());
    slide.trigger("saveView");
    auto *dialog = slide.program->find<QFileDialog>("saveViewDialog");
    const QString file = toQString(slide.home.folder / "view of it.png");
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY(QFile::exists(file));
    const QImage saved(file);
    QCOMPARE(saved.size(), slide.viewport().deviceSize());
    QCOMPARE(saved.dotsPerMeterX(), 1000000); // 1 um/px
    slide.window().open(file);                // as a slide it knows its resolution
    QVERIFY(slide.program->waitForSlide(file));
    QVERIFY(std::abs(slide.viewport().mpp()->mean() - 1) < 0.001);
}

void GuiSlideInfoTest::saysWhenAPictureCannotBeSaved()
{
    OneSlide slide;
    QVERIFY(slide.ready);
    slide.trigger("saveView");
    auto *dialog = slide.program->find<QFileDialog>("saveViewDialog");
    Q_EMIT dialog->fileSelected("/nowhere/at all/view.png");
    dialog->close();
    QVERIFY(slide.program->waitForMessage());
    QVERIFY(slide.program->message().contains("/nowhere/at all/view.png"));
}

QTEST_MAIN(GuiSlideInfoTest)
#include "tst_gui_slideinfo.moc"
