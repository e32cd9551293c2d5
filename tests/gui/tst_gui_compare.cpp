#include "tests/gui/sidebyside.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QTableWidget>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

/// Slides side by side in the window, by mouse and keys.
class GuiCompareTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void saysWhatToDoWithOneSlide();
    void synchronisesByItsKey();
    void keepsTheOffsetOfOneThatWasMovedAlone();
    void unlinksAViewThatIsClosed();
    void alignsByPointsThatAreClicked();
    void alignsByTheKeyboardAlone();
    void tellsTheErrorOfEachPairAndRemovesOne();
    void saysThatAnExactFitHasNoError();
    void forgetsThePointsOfASlideThatIsReplaced();
    void marksPointsOnBothSlides();
    void remembersTheAlignment();
    void swipesWhileSIsHeld();
    void dragsTheLine();
    void blinks();
    void choosesWhatIsShownByMouseAndKeys();
    void leavesTheOverlayWhenTheSecondSlideIsClosed();
    void alignsAutomaticallyAndSaysHowWell();
    void refusesUnrelatedSlidesWithASentence();
    void cancelsTheAutomaticAlignment();
    void cancelsItWithTheSlide();
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
    slides.key(Qt::Key_S);
    QVERIFY(slides.session().isSynchronised());
    slides.right().canvas().setViewport(slides.right().canvas().viewport().scaled(1).centredOn({700, 600}));
    QVERIFY(between(slides.left().canvas().viewport().centre(), {700, 600}) < 1);
    QCOMPARE(slides.left().canvas().viewport().scale(), 1.0);

    slides.key(Qt::Key_S);
    QVERIFY(!slides.session().isSynchronised());
    slides.right().canvas().setViewport(slides.right().canvas().viewport().centredOn({1200, 600}));
    QVERIFY(between(slides.left().canvas().viewport().centre(), {700, 600}) < 1);
}

void GuiCompareTest::keepsTheOffsetOfOneThatWasMovedAlone()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.key(Qt::Key_S);
    SlideCanvas &left = slides.left().canvas();
    SlideCanvas &right = slides.right().canvas();
    right.setViewport(right.viewport().scaled(1).centredOn({1000, 700}));
    QTest::mousePress(&left, Qt::LeftButton, Qt::ControlModifier, {200, 200});
    SideBySide::moveMouse(left, {150, 200}, Qt::LeftButton);
    QTest::mouseRelease(&left, Qt::LeftButton, Qt::ControlModifier, {150, 200});
    QVERIFY(between(right.viewport().centre(), {1000, 700}) < 1);
    const double offset = left.viewport().centre().x - right.viewport().centre().x;
    QVERIFY(offset > 40);

    right.setFocus(); // leads again, and takes nobody back
    right.setViewport(right.viewport().centredOn({900, 800}));
    QVERIFY(std::abs(left.viewport().centre().x - right.viewport().centre().x - offset) < 1);
    QVERIFY(std::abs(left.viewport().centre().y - 800) < 1);
}

void GuiCompareTest::unlinksAViewThatIsClosed()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.key(Qt::Key_S);
    slides.program->window().workspace().close(slides.left());
    SlideCanvas &right = slides.right().canvas();
    right.setViewport(right.viewport().scaled(1).centredOn({500, 600}));
    QVERIFY(slides.program->textOf("compareSlides").contains("two slides"));
    // One that comes later joins in.
    slides.program->window().open(slides.paths.first());
    QTRY_VERIFY_WITH_TIMEOUT(slides.program->window().view().fileName() == "one.tiff", patience);
    const Level0Point before = right.viewport().centre();
    SlideCanvas &left = slides.left().canvas();
    left.setViewport(left.viewport().panned({50, 0}));
    QVERIFY(between(right.viewport().centre(), before) > 10);
}

void GuiCompareTest::alignsByPointsThatAreClicked()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    QVERIFY(slides.program->find<QDockWidget>("compareDock")->isVisible());
    PointTool &points = slides.session().points();
    QCOMPARE(points.pairs().size(), std::size_t(3));
    QVERIFY(points.found());
    const SlideTransform found = points.found()->transform;
    const bool fromLeft = points.viewOf(PointTool::Side::first) == &slides.left();
    const Level0Point there = fromLeft ? found({1000, 700}) : found.inverse()({1000, 700});
    QVERIFY2(between(there, {1100, 740}) < 12, qPrintable(QString("%1, %2").arg(there.x).arg(there.y)));
    QVERIFY(slides.program->textOf("compareAlignment").contains("3 pairs"));
    QVERIFY(slides.program->textOf("compareAlignment").contains(QString::fromUtf8("µm")));

    // From now on synchronised views follow it.
    slides.key(Qt::Key_S);
    slides.left().canvas().setViewport(slides.left().canvas().viewport().scaled(1).centredOn({1000, 700}));
    QVERIFY(between(slides.right().canvas().viewport().centre(), {1100, 740}) < 12);
}

void GuiCompareTest::alignsByTheKeyboardAlone()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.key(Qt::Key_P);
    for (const Level0Point place : {Level0Point{500, 500}, {1400, 900}}) {
        for (int pane = 0; pane < 2; ++pane) {
            SlideView &view = slides.program->window().view();
            const double shift = &view == &slides.right() ? 100 : 0;
            view.canvas().centreOn({place.x + shift, place.y});
            slides.key(Qt::Key_X);
            slides.program->find<QAction>("nextView")->trigger();
        }
    }
    QVERIFY(slides.session().points().found());
    const PointPair &pair = slides.session().points().pairs().at(1);
    QVERIFY(std::abs(std::abs(pair.to.x - pair.from.x) - 100) < 1e-6);
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
    QVERIFY(pairs->item(3, 0)->text().endsWith(QString::fromUtf8("µm")));
    const double wrong = slides.session().points().found()->error.rootMeanSquare;
    QVERIFY(wrong > 20);
    pairs->setCurrentCell(3, 0);
    QTest::mouseClick(slides.program->find<QPushButton>("compareRemove"), Qt::LeftButton);
    QCOMPARE(pairs->rowCount(), 3);
    QVERIFY(slides.session().points().found()->error.rootMeanSquare < wrong / 2);
}

void GuiCompareTest::saysThatAnExactFitHasNoError()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    QVERIFY(slides.session().pair().alignment()->error);
    slides.session().points().setKind(TransformKind::affine);
    QVERIFY(slides.session().pair().alignment());
    QVERIFY(!slides.session().pair().alignment()->error);
    QVERIFY(slides.program->textOf("compareAlignment").contains("one more"));
}

void GuiCompareTest::forgetsThePointsOfASlideThatIsReplaced()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    const QString other = slides.home.slide("three.tiff", 0.5, "three");
    slides.program->window().open({.path = other, .target = &slides.right()});
    QTRY_VERIFY_WITH_TIMEOUT(slides.session().points().pairs().empty(), patience);
    QVERIFY(!slides.session().points().isActive());
    QVERIFY(!slides.session().pair().alignment());
}

void GuiCompareTest::marksPointsOnBothSlides()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    const auto ringAt = [](SlideCanvas &canvas, Level0Point place) {
        return canvas.grab().toImage().pixelColor(canvas.viewport().toDevice(place).toPoint() + QPoint(7, 0));
    };
    // The drawn pattern holds blues too: only a colour close to the accent is a mark.
    const auto isAccent = [](const QColor &colour) {
        const QColor accent(0x3D, 0x8B, 0xE0);
        return std::abs(colour.red() - accent.red()) + std::abs(colour.green() - accent.green()) < 40;
    };
    const QColor before = ringAt(slides.left().canvas(), {1500, 400});
    slides.alignByHand();
    QVERIFY(isAccent(ringAt(slides.left().canvas(), {1500, 400})) && !isAccent(before));
    QVERIFY(isAccent(ringAt(slides.right().canvas(), {1600, 440})));
    slides.key(Qt::Key_P);
    QVERIFY(!slides.session().points().isActive());
    QCOMPARE(ringAt(slides.left().canvas(), {1500, 400}), before);
}

void GuiCompareTest::remembersTheAlignment()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    const auto before = slides.session().pair().alignment();
    QVERIFY(before);
    slides.program.reset();

    GuiProgram again(slides.home);
    for (const QString &path : slides.paths) {
        again.window().open(path);
        QVERIFY(again.waitForSlide(path));
    }
    const auto after = again.window().comparison().session().pair().alignment();
    QVERIFY(after);
    QCOMPARE(after->error, before->error);
}

void GuiCompareTest::swipesWhileSIsHeld()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    OverlaidSlide &overlay = slides.session().overlay();
    SlideCanvas &canvas = slides.right().canvas();
    QTest::keyPress(&canvas, Qt::Key_S);
    QVERIFY(overlay.mode() == Overlay::none); // not aligned yet
    QTest::keyRelease(&canvas, Qt::Key_S);
    slides.alignByHand();
    slides.key(Qt::Key_P);
    SlideCanvas &current = slides.program->canvas();
    current.setFocus();

    QTest::keyPress(&current, Qt::Key_S);
    QVERIFY(overlay.mode() == Overlay::swipe);
    SideBySide::moveMouse(current, {current.width() / 4, 100});
    QVERIFY(std::abs(overlay.split() - 0.25) < 0.02);
    QTest::keyRelease(&current, Qt::Key_S);
    QVERIFY(overlay.mode() == Overlay::none);
}

void GuiCompareTest::dragsTheLine()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.program->find<QAction>("swipe")->trigger();
    OverlaidSlide &overlay = slides.session().overlay();
    QVERIFY(overlay.mode() == Overlay::swipe);
    SlideCanvas &canvas = slides.program->canvas();
    const Viewport before = canvas.viewport();
    const int line = static_cast<int>(overlay.split() * canvas.width());
    SideBySide::moveMouse(canvas, {line, 200});
    QCOMPARE(canvas.cursor().shape(), Qt::SplitHCursor);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {line, 200});
    SideBySide::moveMouse(canvas, {line - 100, 200}, Qt::LeftButton);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {line - 100, 200});
    QVERIFY(std::abs(overlay.split() * canvas.width() - (line - 100)) <= 2);
    QVERIFY(canvas.viewport() == before); // the slide has not moved
    SideBySide::moveMouse(canvas, {line + 50, 200});
    QVERIFY(canvas.cursor().shape() != Qt::SplitHCursor);
}

void GuiCompareTest::blinks()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.key(Qt::Key_B);
    QVERIFY(slides.session().overlay().mode() == Overlay::blink);
    QVERIFY(slides.program->find<QRadioButton>("compareBlink")->isChecked());
    const QImage first = slides.program->canvas().grab().toImage();
    QTRY_VERIFY(slides.program->canvas().grab().toImage() != first);
    QTest::mouseClick(slides.program->find<QRadioButton>("compareNone"), Qt::LeftButton);
    QVERIFY(slides.session().overlay().mode() == Overlay::none);
    QVERIFY(!slides.program->find<QAction>("blink")->isChecked());
}

void GuiCompareTest::choosesWhatIsShownByMouseAndKeys()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.key(Qt::Key_P);
    auto *whole = slides.program->find<QRadioButton>("compareWhole");
    QTest::mouseClick(whole, Qt::LeftButton, {}, {whole->width() - 6, whole->height() / 2}); // at the end of its words
    QVERIFY(slides.session().overlay().mode() == Overlay::whole);
    auto *swipe = slides.program->find<QRadioButton>("compareSwipe");
    swipe->setFocus();
    QTest::keyClick(swipe, Qt::Key_Space);
    QVERIFY(slides.session().overlay().mode() == Overlay::swipe);
    auto *split = slides.program->find<QSlider>("compareSplit");
    split->setFocus();
    const double before = slides.session().overlay().split();
    QTest::keyClick(split, Qt::Key_PageUp);
    QVERIFY(slides.session().overlay().split() > before + 0.05);
}

void GuiCompareTest::leavesTheOverlayWhenTheSecondSlideIsClosed()
{
    SideBySide slides;
    QVERIFY(slides.ready);
    slides.alignByHand();
    slides.program->find<QAction>("secondSlideAlone")->trigger();
    QVERIFY(slides.session().overlay().mode() == Overlay::whole);
    slides.program->window().workspace().close(*slides.session().pair().second());
    QVERIFY(slides.session().overlay().mode() == Overlay::none);
    slides.program->canvas().grab();
}

void GuiCompareTest::alignsAutomaticallyAndSaysHowWell()
{
    SideBySide slides(SideBySide::Slides::sameTissue);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A);
    QVERIFY(slides.session().automatic().isRunning());
    QVERIFY(slides.program->find<QProgressBar>("compareProgress")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().automatic().isRunning(), 180'000);
    const auto alignment = slides.session().pair().alignment();
    QVERIFY2(alignment, qPrintable(slides.program->message()));
    QVERIFY(alignment->origin == AlignmentOrigin::automatic);
    QVERIFY(between(alignment->transform({1200, 1200}), {1200, 1200}) < 10);
    const QString text = slides.program->textOf("compareAlignment");
    QVERIFY2(text.contains(QString::fromUtf8("µm")) && text.contains("no part"), qPrintable(text));
}

void GuiCompareTest::refusesUnrelatedSlidesWithASentence()
{
    SideBySide slides(SideBySide::Slides::unrelated);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().automatic().isRunning(), 180'000);
    QVERIFY(slides.program->message().contains("points"));
    QVERIFY(!slides.session().pair().alignment());
}

void GuiCompareTest::cancelsTheAutomaticAlignment()
{
    SideBySide slides(SideBySide::Slides::unrelated);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A);
    QTest::mouseClick(slides.program->find<QPushButton>("compareCancel"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().automatic().isRunning(), 60'000);
    QVERIFY(slides.program->message().isEmpty());
    QVERIFY(!slides.program->find<QProgressBar>("compareProgress")->isVisible());
}

void GuiCompareTest::cancelsItWithTheSlide()
{
    SideBySide slides(SideBySide::Slides::unrelated);
    QVERIFY(slides.ready);
    slides.key(Qt::Key_A);
    slides.program->window().workspace().close(slides.left());
    QVERIFY(slides.session().automatic().isCancelling());
    QTRY_VERIFY_WITH_TIMEOUT(!slides.session().automatic().isRunning(), 60'000);
    QVERIFY(slides.program->message().isEmpty());
}

QTEST_MAIN(GuiCompareTest)
#include "tst_gui_compare.moc"
