#include "app/performance/performancepanel.h"
#include "tests/support/patternslide.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/tiles/tileengine.h"

#include <QLabel>
#include <QRegularExpression>
#include <QTest>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// Two canvases of one program, and the panel beside them.
struct Bench {
    Bench() : canvas(engine), other(engine), panel(engine)
    {
        QLocale::setDefault(QLocale::c());
        for (SlideCanvas *each : {&canvas, &other}) {
            each->resize(800, 600);
            each->show();
        }
        panel.follow(canvas);
    }
    QString text(const char *label) { return panel.findChild<QLabel *>(QLatin1String(label))->text(); }

    std::shared_ptr<TileEngine> engine = std::make_shared<TileEngine>(std::size_t{64} << 20);
    SlideCanvas canvas;
    SlideCanvas other;
    PerformancePanel panel;
};

} // namespace

class PerformancePanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysThatThereIsNothingYet();
    void showsTilesFramesAndMemoryOfASlide();
    void showsNothingNewWhileItIsHidden();
    void countsTheFramesOfTheCanvasThatItFollows();
    void everyFigureHasANameForScreenReaders();
};

void PerformancePanelTest::saysThatThereIsNothingYet()
{
    Bench bench;
    bench.panel.show();

    QCOMPARE(bench.text("decodedTiles"), QStringLiteral("none yet"));
    QCOMPARE(bench.text("hitRate"), QStringLiteral("none yet"));
    QCOMPARE(bench.text("waitingTiles"), QStringLiteral("0"));
    QCOMPARE(bench.text("cacheMemory"), QStringLiteral("0 of 64 MiB"));
}

void PerformancePanelTest::showsTilesFramesAndMemoryOfASlide()
{
    Bench bench;
    bench.panel.show();

    bench.canvas.setSlide(std::make_shared<PatternSlide>());

    const QRegularExpression decoded(QStringLiteral(R"(^\d+, \d\.\d\d for each seen$)"));
    const QRegularExpression frames(QStringLiteral(R"(^\d+\.\d / \d+\.\d / \d+\.\d ms$)"));
    const QRegularExpression bytes(QStringLiteral("^[1-9]\\d* of 64 MiB$"));
    QTRY_VERIFY(decoded.match(bench.text("decodedTiles")).hasMatch());
    QTRY_VERIFY(frames.match(bench.text("frameTimes")).hasMatch());
    QTRY_VERIFY(bytes.match(bench.text("cacheMemory")).hasMatch());
    QVERIFY(bench.text("hitRate").endsWith(u'%'));
    QVERIFY(bench.text("processMemory").section(u' ', 0, 0).toInt() > 5);
}

void PerformancePanelTest::showsNothingNewWhileItIsHidden()
{
    Bench bench;
    bench.panel.show();
    bench.panel.hide();

    bench.canvas.setSlide(std::make_shared<PatternSlide>());
    QVERIFY(QTest::qWaitFor([&] { return bench.canvas.isSharp(); }));
    QTest::qWait(700);
    QCOMPARE(bench.text("decodedTiles"), QStringLiteral("none yet"));

    bench.panel.show();
    QVERIFY(bench.text("decodedTiles") != QStringLiteral("none yet"));
}

void PerformancePanelTest::countsTheFramesOfTheCanvasThatItFollows()
{
    Bench bench;
    bench.canvas.setSlide(std::make_shared<PatternSlide>());
    QVERIFY(QTest::qWaitFor([&] { return bench.canvas.isSharp(); }));
    bench.panel.show();
    QVERIFY(bench.text("frameTimes").endsWith(QStringLiteral("ms")));

    bench.panel.hide();
    bench.panel.follow(bench.other);
    bench.canvas.repaint();
    bench.panel.show();

    QVERIFY(!bench.text("frameTimes").endsWith(QStringLiteral("ms")));
}

void PerformancePanelTest::everyFigureHasANameForScreenReaders()
{
    Bench bench;
    for (const char *name : {"decodedTiles", "hitRate", "waitingTiles", "frameTimes", "cacheMemory", "processMemory"})
        QVERIFY(!bench.panel.findChild<QLabel *>(QLatin1String(name))->accessibleName().isEmpty());
}

QTEST_MAIN(PerformancePanelTest)
#include "tst_performancepanel.moc"
