#include "viewer/canvas/viewport.h"

#include <QTest>

#include <cmath>

using namespace tessera;

namespace {

constexpr MicronsPerPixel quarterMicron{0.25, 0.25, MppSource::file};

Viewport slideView(qreal devicePixelRatio = 1, std::optional<MicronsPerPixel> mpp = quarterMicron)
{
    return Viewport({0, 0, 100'000, 80'000}, (QSizeF(1920, 1080) * devicePixelRatio).toSize(), devicePixelRatio, mpp);
}

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

double distance(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

} // namespace

class ViewportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitsTheWholeSlideAtFirst();
    void goesFromLevel0ToTheScreenAndBack();
    void zoomKeepsThePointUnderTheCursor();
    void zoomingInAndOutLeadsBackExactly();
    void pansByWholeDevicePixels();
    void cannotLoseTheSlide();
    void zoomHasLimits();
    void anImageSmallerThanTheWindowCanBeSeenOneToOne();
    void magnificationFollowsThePitch();
    void magnificationIsUnknownWithoutPitch();
    void nominalMagnificationsAreWholePixels();
    void visiblePartIsCutOffAtTheSlide();
    void keepsCentreAndScaleWhenTheWindowChanges();
    void screensOfTwiceTheResolutionShowTwiceThePixels();
    void withoutASlideNothingMoves();
};

void ViewportTest::fitsTheWholeSlideAtFirst()
{
    const Viewport view = slideView();

    QCOMPARE(view.scale(), 80'000.0 / 1080);
    QVERIFY(view.centre() == (Level0Point{50'000, 40'000}));
    QVERIFY(view.visible() == view.extent());
}

void ViewportTest::goesFromLevel0ToTheScreenAndBack()
{
    Viewport view = slideView();
    for (const double scale : {0.125, 0.37, 1.0, 3.3, 40.0}) {
        view = view.scaled(scale).centredOn({31'234.567, 22'345.678});
        const Level0Point point{31'000.25, 22'111.75};
        QVERIFY(distance(view.toLevel0(view.toDevice(point)), point) < 1e-6);
        const QPointF pixel(123.25, 456.5);
        QVERIFY(distance(view.toDevice(view.toLevel0(pixel)), pixel) < 1e-6);
        const Level0Rect rect{30'000, 20'000, 512, 256};
        const Level0Rect back = view.toLevel0(view.toDevice(rect));
        QVERIFY(distance(Level0Point{back.x, back.y}, Level0Point{rect.x, rect.y}) < 1e-6);
        QVERIFY(std::abs(back.width - rect.width) < 1e-6 && std::abs(back.height - rect.height) < 1e-6);
    }
}

void ViewportTest::zoomKeepsThePointUnderTheCursor()
{
    Viewport view = slideView().scaled(4).centredOn({40'000, 30'000});
    const QPointF cursor(1500, 200);
    const Level0Point point = view.toLevel0(cursor);
    for (int step = 0; step < 12; ++step) {
        view = view.zoomed(cursor, 1.3);
        QVERIFY(distance(view.toDevice(point), cursor) <= 2); // the grid of whole pixels, before and after
    }
}

void ViewportTest::zoomingInAndOutLeadsBackExactly()
{
    const Viewport before = slideView().scaled(3).centredOn({41'000.3, 33'000.7});
    Viewport view = before;
    for (int step = 0; step < 10; ++step)
        view = view.zoomed({300.5, 900.25}, 1.19);
    for (int step = 0; step < 10; ++step)
        view = view.zoomed({300.5, 900.25}, 1 / 1.19);

    QVERIFY(distance(view.centre(), before.centre()) < 1e-6);
    QVERIFY(std::abs(view.scale() - before.scale()) < 1e-9);
}

void ViewportTest::pansByWholeDevicePixels()
{
    Viewport view = slideView().scaled(1.37).centredOn({40'000.4, 30'000.9});
    for (int step = 0; step < 20; ++step) {
        const Viewport next = view.panned({7.3, -2.6});
        const QPointF shift = next.origin() - view.origin();
        QCOMPARE(shift.x(), std::round(shift.x()));
        QCOMPARE(shift.y(), std::round(shift.y()));
        QVERIFY(std::abs(shift.x() - 7.3) < 1 && std::abs(shift.y() + 2.6) < 1);
        view = next;
    }
}

void ViewportTest::cannotLoseTheSlide()
{
    const Viewport view = slideView().scaled(1);
    for (const QPointF away : {QPointF(1e9, 0), QPointF(-1e9, 0), QPointF(0, 1e9), QPointF(-1e9, -1e9)}) {
        const Level0Rect visible = view.panned(away).visible();
        QVERIFY(visible.width > 0 && visible.height > 0);
    }
    QVERIFY(view.centredOn({-500, 90'000}).centre() == (Level0Point{0, 80'000}));
}

void ViewportTest::zoomHasLimits()
{
    const Viewport view = slideView();
    QCOMPARE(view.zoomed({0, 0}, 1e9).scale(), 1.0 / 8);
    QCOMPARE(view.zoomed({0, 0}, 1e-9).scale(), 2 * view.fitScale());

    // 80x of a coarse scan is closer than 8 screen pixels per pixel.
    const Viewport coarse = slideView(1, MicronsPerPixel{2, 2, MppSource::user});
    QCOMPARE(coarse.zoomed({0, 0}, 1e9).scale(), 0.125 / 2);
}

void ViewportTest::anImageSmallerThanTheWindowCanBeSeenOneToOne()
{
    const Viewport view({0, 0, 100, 80}, {1920, 1080});

    QCOMPARE(view.scaled(1).scale(), 1.0);
    QVERIFY(view.fitted().scale() < 0.1);
    QCOMPARE(view.scaled(0).scale(), view.fitted().scale());
}

void ViewportTest::magnificationFollowsThePitch()
{
    const Viewport view = slideView();

    QCOMPARE(view.magnified(Magnification(40)).scale(), 1.0);
    QCOMPARE(view.magnified(Magnification(10)).scale(), 4.0);
    QCOMPARE(view.scaled(2).magnification()->value(), 20.0);
}

void ViewportTest::magnificationIsUnknownWithoutPitch()
{
    const Viewport view = slideView(1, std::nullopt).scaled(5);

    QVERIFY(!view.magnification());
    QVERIFY(view.magnified(Magnification(40)) == view);
    QCOMPARE(view.withMpp(quarterMicron).magnification()->value(), 8.0);
}

void ViewportTest::nominalMagnificationsAreWholePixels()
{
    const Viewport view = slideView(1, MicronsPerPixel{0.2525, 0.2525, MppSource::file});

    QCOMPARE(view.magnified(Magnification(40)).scale(), 1.0);
    QCOMPARE(view.magnified(Magnification(20)).scale(), 2.0);
    QVERIFY(std::abs(view.magnified(Magnification(40)).magnification()->value() - 39.6) < 0.01);
    // Far from a power of two nothing is bent.
    const Viewport odd = slideView(1, MicronsPerPixel{0.35, 0.35, MppSource::file});
    QVERIFY(std::abs(odd.magnified(Magnification(20)).magnification()->value() - 20) < 1e-9);
}

void ViewportTest::visiblePartIsCutOffAtTheSlide()
{
    const Viewport view = slideView().scaled(2).centredOn({0, 0});

    QVERIFY(view.visible() == (Level0Rect{0, 0, 1920, 1080}));
}

void ViewportTest::keepsCentreAndScaleWhenTheWindowChanges()
{
    const Viewport view = slideView().scaled(2).centredOn({10'000, 20'000}).resized({640, 480}, 1);

    QCOMPARE(view.scale(), 2.0);
    QVERIFY(view.centre() == (Level0Point{10'000, 20'000}));
    QCOMPARE(view.deviceSize(), QSize(640, 480));
}

void ViewportTest::screensOfTwiceTheResolutionShowTwiceThePixels()
{
    const Viewport usual = slideView(1).scaled(1).centredOn({50'000, 40'000});
    const Viewport fine = slideView(2).scaled(1).centredOn({50'000, 40'000});

    QCOMPARE(fine.deviceSize(), QSize(3840, 2160));
    QCOMPARE(fine.visible().width, 2 * usual.visible().width);
    QCOMPARE(fine.fitScale(), usual.fitScale() / 2);
}

void ViewportTest::withoutASlideNothingMoves()
{
    const Viewport none = Viewport().resized({100, 100}, 1);

    QVERIFY(none.isEmpty());
    QVERIFY(none.zoomed({5, 5}, 2) == none);
    QVERIFY(none.panned({5, 5}).isEmpty());
    QVERIFY(none.visible() == Level0Rect{});
}

QTEST_APPLESS_MAIN(ViewportTest)
#include "tst_viewport.moc"
