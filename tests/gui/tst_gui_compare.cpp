#include "analysis/synthesis/sampleslide.h"
#include "app/commands/commandlist.h"
#include "app/comparison/comparesession.h"
#include "app/windowcomparison.h"
#include "tests/gui/guiprogram.h"

#include <QComboBox>
#include <QDockWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// The program with two slides side by side: one.tiff at the left, two.tiff at the right, which has the focus.
struct SideBySide {
    explicit SideBySide(bool drawn = false) : program(std::make_unique<GuiProgram>(home))
    {
        for (const char *name : {"one.tiff", "two.tiff"}) {
            paths << (drawn ? drawnSlide(name, paths.isEmpty() ? 3 : 4)
                            : home.slide(name, 0.5, std::string("slide ") + name));
            program->window().open(paths.last());
            ready = ready && program->waitForSlide(paths.last());
        }
        program->find<QAction>("grid1x2")->trigger();
        ready = ready && QTest::qWaitForWindowActive(&program->window());
        ready = ready &&
                QTest::qWaitFor([this] { return left().canvas().isSharp() && right().canvas().isSharp(); }, patience);
        right().canvas().setFocus();
    }
    QString drawnSlide(const char *name, uint64_t seed) const
    {
        SampleSpec spec;
        spec.width = spec.height = 2400;
        spec.seed = seed;
        (void)writeSampleSlide(home.folder / name, spec, [](double) {}, {});
        return toQString(home.folder / name);
    }
    SlideView &view(const char *name)
    {
        for (SlideView *one : program->window().workspace().panes())
            if (one->fileName() == name)
                return *one;
        qFatal("no pane shows %s", name);
    }
    SlideView &left() { return view("one.tiff"); }
    SlideView &right() { return view("two.tiff"); }
    CompareSession &session() { return program->window().comparison().session(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(&program->window(), key, modifiers); }
    void click(SlideView &view, Level0Point place)
    {
        const QPointF at = view.canvas().viewport().toDevice(place) / view.canvas().devicePixelRatioF();
        QTest::mouseClick(&view.canvas(), Qt::LeftButton, {}, at.toPoint());
    }
    /// Four places, 100 px further right and 40 px further down on the second slide.
    void alignByHand()
    {
        key(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
        for (const Level0Point place : {Level0Point{300, 300}, {1500, 400}, {900, 1200}}) {
            click(left(), place);
            click(right(), {place.x + 100, place.y + 40});
        }
    }

    Home home;
    std::unique_ptr<GuiProgram> program;
    QStringList paths;
    bool ready = true;
};

double between(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

} // namespace

/// Slides side by side in the window, by mouse and keys.
class GuiCompareTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void saysWhatToDoWithOneSlide();
    void synchronisesByItsKey();
    void alignsByPointsThatAreClicked();
    void tellsTheErrorOfEachPairAndRemovesOne();
    void marksPointsOnBothSlides();
    void remembersTheAlignment();
    void swipesWhileSIsHeld();
    void dragsTheLine();
    void blinks();
    void leavesTheOverlayWhenAnotherSlideIsChosen();
    void refusesUnrelatedSlidesWithASentence();
    void cancelsTheAutomaticAlignment();
};

void GuiCompareTest::saysWhatToDoWithOneSlide()
{
    Home home;
    GuiProgram program(home);
    program.find<QAction>("comparePanel")->trigger();
    QVERIFY(program.textOf("compareSlides").contains("two slides"));
    QVERIFY(!program.find<QAction>("alignAutomatically")->isEnabled());
    QVERIFY(!program.find<QPushButton>("comparePoints")->isEnabled());
    QVERIFY(!program.find<QRadioButton>("compareSwipe")->isEnabled());
}

void GuiCompareTest::synchronisesByItsKey()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.key(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(slides.session().isSynchronised());
    slides.right().canvas().setViewport(slides.right().canvas().viewport().scaled(1).centredOn({700, 600}));
    QTRY_VERIFY(between(slides.left().canvas().viewport().centre(), {700, 600}) < 1);
    QCOMPARE(slides.left().canvas().viewport().scale(), 1.0);

    slides.key(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!slides.session().isSynchronised());
    slides.right().canvas().centreOn({1200, 600});
    QTest::qWait(250);
    QTRY_VERIFY(between(slides.left().canvas().viewport().centre(), {700, 600}) < 1);
}

void GuiCompareTest::alignsByPointsThatAreClicked()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    QVERIFY(slides.program->find<QDockWidget>("compareDock")->isVisible());
    QCOMPARE(slides.session().pairs().size(), std::size_t(3));
    const SlideTransform found = slides.session().pointAlignment()->transform;
    const bool fromLeft = slides.session().pointsFirst() == &slides.left();
    const Level0Point there = fromLeft ? found({1000, 700}) : found.inverse()({1000, 700});
    QVERIFY2(between(there, {1100, 740}) < 12, qPrintable(QString("%1, %2").arg(there.x).arg(there.y)));
    QVERIFY(slides.program->textOf("compareAlignment").contains("points"));
    QVERIFY(slides.program->textOf("compareAlignment").contains("µm"));

    // From now on synchronised views follow it.
    slides.key(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    slides.left().canvas().setViewport(slides.left().canvas().viewport().scaled(1).centredOn({1000, 700}));
    QTRY_VERIFY(between(slides.right().canvas().viewport().centre(), {1100, 740}) < 12);
}

void GuiCompareTest::tellsTheErrorOfEachPairAndRemovesOne()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.click(slides.left(), {400, 1000});
    QVERIFY(slides.program->textOf("compareHint").contains("two.tiff"));
    slides.click(slides.right(), {900, 1040}); // 400 px wrong
    auto *pairs = slides.program->find<QTableWidget>("comparePairs");
    QCOMPARE(pairs->rowCount(), 4);
    QVERIFY(pairs->item(3, 0)->text().endsWith("µm"));
    const double wrong = slides.session().pointAlignment()->error.rootMeanSquare;
    QVERIFY(wrong > 20);
    pairs->setCurrentCell(3, 0);
    QTest::mouseClick(slides.program->find<QPushButton>("compareRemove"), Qt::LeftButton);
    QCOMPARE(pairs->rowCount(), 3);
    QVERIFY(slides.session().pointAlignment()->error.rootMeanSquare < wrong / 2);
}

void GuiCompareTest::marksPointsOnBothSlides()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    const QImage before = slides.left().canvas().grab().toImage();
    slides.alignByHand();
    const QImage after = slides.left().canvas().grab().toImage();
    QVERIFY(before != after);
    slides.key(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!slides.session().isSettingPoints());
}

void GuiCompareTest::remembersTheAlignment()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    const auto before = slides.session().alignment();
    QVERIFY(before);
    slides.program.reset();

    GuiProgram again(slides.home);
    for (const QString &path : slides.paths) {
        again.window().open(path);
        QVERIFY(again.waitForSlide(path));
    }
    const auto after = again.window().comparison().session().alignment();
    QVERIFY(after);
    QCOMPARE(after->error, before->error);
}

void GuiCompareTest::swipesWhileSIsHeld()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    SlideCanvas &canvas = slides.right().canvas();
    QTest::keyPress(&canvas, Qt::Key_S);
    QVERIFY(slides.session().overlay() == Overlay::none); // not aligned yet
    QTest::keyRelease(&canvas, Qt::Key_S);
    slides.alignByHand();
    slides.key(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
    SlideCanvas &current = slides.session().first()->canvas();
    current.setFocus();

    QTest::keyPress(&current, Qt::Key_S);
    QVERIFY(slides.session().overlay() == Overlay::swipe);
    QTest::mouseMove(&current, {current.width() / 4, 100});
    QTRY_VERIFY(std::abs(slides.session().split() - 0.25) < 0.02);
    QTest::keyRelease(&current, Qt::Key_S);
    QVERIFY(slides.session().overlay() == Overlay::none);
}

void GuiCompareTest::dragsTheLine()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.program->find<QAction>("swipe")->trigger();
    QVERIFY(slides.session().overlay() == Overlay::swipe);
    SlideCanvas &canvas = slides.session().first()->canvas();
    const Viewport before = canvas.viewport();
    const int line = static_cast<int>(slides.session().split() * canvas.width());
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {line, 200});
    QTest::mouseMove(&canvas, {line - 100, 200});
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {line - 100, 200});
    QVERIFY(std::abs(slides.session().split() * canvas.width() - (line - 100)) <= 2);
    QVERIFY(canvas.viewport() == before); // the slide has not moved
}

void GuiCompareTest::blinks()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.key(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(slides.session().overlay() == Overlay::blink);
    QVERIFY(slides.program->find<QRadioButton>("compareBlink")->isChecked());
    slides.program->find<QRadioButton>("compareNone")->click();
    QVERIFY(slides.session().overlay() == Overlay::none);
    QVERIFY(!slides.program->find<QAction>("blink")->isChecked());
}

void GuiCompareTest::leavesTheOverlayWhenAnotherSlideIsChosen()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.program->find<QAction>("secondSlideAlone")->trigger();
    QVERIFY(slides.session().overlay() == Overlay::whole);
    slides.program->window().workspace().close(*slides.session().second());
    QVERIFY(slides.session().overlay() == Overlay::none);
    slides.program->canvas().grab();
}

void GuiCompareTest::refusesUnrelatedSlidesWithASentence()
{
    SideBySide slides(true);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(slides.session().isRegistering());
    QVERIFY(slides.program->find<QProgressBar>("compareProgress")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().isRegistering(), 180'000);
    QVERIFY(slides.program->message().contains("points"));
    QVERIFY(!slides.session().alignment());
}

void GuiCompareTest::cancelsTheAutomaticAlignment()
{
    SideBySide slides(true);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A, Qt::ControlModifier | Qt::AltModifier);
    QTest::mouseClick(slides.program->find<QPushButton>("compareCancel"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().isRegistering(), 60'000);
    QVERIFY(slides.program->message().isEmpty());
    QVERIFY(!slides.program->find<QProgressBar>("compareProgress")->isVisible());
}

QTEST_MAIN(GuiCompareTest)
#include "tst_gui_compare.moc"
