#include "viewer/tiles/viewmotion.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

/// A view of 1000 x 800 screen pixels, moved by hand and by a clock that moves when it is told to.
class Hand {
public:
    Hand() { motion.follow(view(), now); }

    void rest(std::chrono::milliseconds time) { now += time; }
    /// One frame of 16 ms.
    void pan(Level0Point by)
    {
        now += 16ms;
        m_centre.x += by.x;
        m_centre.y += by.y;
        motion.follow(view(), now);
    }
    void zoom(double doublings, Level0Point at)
    {
        now += 16ms;
        const double before = m_scale;
        m_scale /= std::exp2(doublings);
        m_centre = {at.x + (m_centre.x - at.x) * m_scale / before, at.y + (m_centre.y - at.y) * m_scale / before};
        motion.follow(view(), now);
    }
    TileView view() const
    {
        const double width = 1000 * m_scale;
        const double height = 800 * m_scale;
        return {{m_centre.x - width / 2, m_centre.y - height / 2, width, height}, m_scale};
    }
    std::optional<Outlook> outlook() const { return motion.outlook(now); }

    ViewMotion motion;
    ViewMotion::Time now{1h};

private:
    Level0Point m_centre{50'000, 40'000};
    double m_scale = 1;
};

} // namespace

class ViewMotionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysNothingBeforeTheViewHasRestedForAWhile();
    void saysWhenItMaySayMore();
    void saysWhereAPanGoesOnceItIsSteady();
    void saysNothingOfAHandThatGoesToAndFro();
    void saysNothingOfAPanThatRunsThroughViewsInAMoment();
    void remembersTheDirectionOfTheLastStepAtRest();
    void aJumpSaysNothingOfTheNext();
    void findsThePointThatIsZoomedInto();
    void seesZoomingOut();
    void aNewMovementOwesNothingToTheOneBefore();
    void anotherSlideIsUnknown();
};

void ViewMotionTest::saysNothingBeforeTheViewHasRestedForAWhile()
{
    Hand hand;
    hand.rest(79ms);
    QVERIFY(!hand.outlook());

    hand.rest(1ms);

    QVERIFY(hand.outlook());
    QVERIFY(hand.outlook()->resting);
    QCOMPARE(hand.outlook()->perSecond.x, 0.0);
}

void ViewMotionTest::saysWhenItMaySayMore()
{
    Hand hand;
    hand.pan({10, 0});
    hand.rest(30ms);
    QVERIFY(hand.motion.nextLook(hand.now) == hand.now + 50ms);

    hand.rest(50ms);

    QVERIFY(!hand.motion.nextLook(hand.now));
}

void ViewMotionTest::saysWhereAPanGoesOnceItIsSteady()
{
    Hand hand;
    hand.rest(1s);
    for (int frame = 0; frame < 4; ++frame) {
        hand.pan({8, 6});
        QVERIFY(!hand.outlook());
    }
    for (int frame = 0; frame < 6; ++frame)
        hand.pan({8, 6});

    QVERIFY(hand.outlook());
    QVERIFY(!hand.outlook()->resting);
    QCOMPARE(std::round(hand.outlook()->perSecond.x), 500.0);
    QCOMPARE(std::round(hand.outlook()->perSecond.y), 375.0);
    QVERIFY(hand.outlook()->zoomDirection == ZoomDirection::none);
}

void ViewMotionTest::saysNothingOfAHandThatGoesToAndFro()
{
    Hand hand;
    for (int frame = 0; frame < 40; ++frame) {
        hand.pan({frame % 10 < 5 ? 20.0 : -20.0, 0});
        if (frame >= 5)
            QVERIFY(!hand.outlook());
    }
}

void ViewMotionTest::saysNothingOfAPanThatRunsThroughViewsInAMoment()
{
    Hand hand;
    for (int frame = 0; frame < 20; ++frame)
        hand.pan({400, 0});

    QVERIFY(!hand.outlook());
}

void ViewMotionTest::remembersTheDirectionOfTheLastStepAtRest()
{
    Hand hand;
    hand.rest(1s);
    hand.pan({-1000, 0}); // a view to the side
    hand.rest(100ms);

    QVERIFY(hand.outlook()->resting);
    QVERIFY(hand.outlook()->perSecond.x < 0);
    QCOMPARE(hand.outlook()->perSecond.y, 0.0);
}

void ViewMotionTest::aJumpSaysNothingOfTheNext()
{
    Hand hand;
    hand.rest(1s);
    hand.pan({20'000, 3000});
    hand.rest(100ms);

    QVERIFY(hand.outlook()->resting);
    QCOMPARE(hand.outlook()->perSecond.x, 0.0);
}

void ViewMotionTest::findsThePointThatIsZoomedInto()
{
    Hand hand;
    const Level0Point cursor{50'300, 39'900};
    for (int frame = 0; frame < 10; ++frame)
        hand.zoom(0.1, cursor);

    QVERIFY(hand.outlook());
    QVERIFY(hand.outlook()->zoomDirection == ZoomDirection::in);
    QVERIFY(std::abs(hand.outlook()->zoomTarget.x - cursor.x) < 0.01);
    QVERIFY(std::abs(hand.outlook()->zoomTarget.y - cursor.y) < 0.01);
}

void ViewMotionTest::seesZoomingOut()
{
    Hand hand;
    for (int frame = 0; frame < 10; ++frame)
        hand.zoom(-0.1, {50'000, 40'000});

    QVERIFY(hand.outlook()->zoomDirection == ZoomDirection::out);
}

void ViewMotionTest::aNewMovementOwesNothingToTheOneBefore()
{
    Hand hand;
    for (int frame = 0; frame < 10; ++frame)
        hand.pan({10, 0});
    hand.rest(200ms);
    hand.pan({0, 10});

    QVERIFY(!hand.outlook());

    for (int frame = 0; frame < 8; ++frame)
        hand.pan({0, 10});
    QCOMPARE(hand.outlook()->perSecond.x, 0.0);
}

void ViewMotionTest::anotherSlideIsUnknown()
{
    Hand hand;
    hand.rest(1s);
    hand.motion.reset();

    QVERIFY(!hand.outlook());
    QVERIFY(!hand.motion.nextLook(hand.now));
}

QTEST_APPLESS_MAIN(ViewMotionTest)
#include "tst_viewmotion.moc"
