#include "tests/viewer/overlay/tiletables.h"
#include "viewer/overlay/overlaymodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace tessera;

class OverlayModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsWithTheProbabilityOfThePositiveClass();
    void movesToThePositiveClassOnceItIsKnownUnlessTheUserChose();
    void keepsTheChosenClassWhenMoreTilesOfTheSameModelArrive();
    void showsNothingWithoutTilesOrSwitchedOffOrWhilePeeking();
    void tellsTheValueUnderAPointForEachMap_data();
    void tellsTheValueUnderAPointForEachMap();
    void tellsNoValueBesideTheTilesOrWhenNothingIsShown();
    void tellsTheMeanWhereTilesOverlap();
    void saysHiddenInTheHardMapAlone();
    void ranksInstanceProbabilitiesThatHugOneHalf();
    void clampsWhatCannotBeShown();
    void saysOnceThatItChangedAndNothingWhenItDidNot();
    void refusesATableThatLacksAClass();
};

void OverlayModelTest::startsWithTheProbabilityOfThePositiveClass()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), {{"tumour", "#cc3333", true, 0.8}, {"normal", "#3366cc", false, 0.2}});
    QCOMPARE(model.look().map, OverlayMap::classProbability);
    QCOMPARE(model.look().shownClass, 0);
    QCOMPARE(model.title(), "Probability of tumour");
}

void OverlayModelTest::movesToThePositiveClassOnceItIsKnownUnlessTheUserChose()
{
    const std::vector<ResultClass> unmarked{{"tumour", "", false, 0}, {"normal", "", false, 0}};
    std::vector<ResultClass> marked = unmarked;
    marked[0].positive = true;
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), unmarked);
    QCOMPARE(model.look().shownClass, 1);
    model.setTiles(sharedGrid(4, 4, 100), marked);
    QCOMPARE(model.look().shownClass, 0);
    model.setLook({.shownClass = 1});
    model.setTiles(sharedGrid(4, 4, 100), marked);
    QCOMPARE(model.look().shownClass, 1);
}

void OverlayModelTest::keepsTheChosenClassWhenMoreTilesOfTheSameModelArrive()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    OverlayLook look = model.look();
    look.shownClass = 0;
    model.setLook(look);
    model.setTiles(nullptr, {});
    model.setTiles(sharedGrid(8, 8, 100), normalAndTumour());
    QCOMPARE(model.look().shownClass, 0);
}

void OverlayModelTest::showsNothingWithoutTilesOrSwitchedOffOrWhilePeeking()
{
    OverlayModel model;
    QVERIFY(!model.isShown());
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    QVERIFY(model.isShown());
    model.setPeeking(true);
    QVERIFY(!model.isShown());
    model.setPeeking(false);
    QVERIFY(model.isShown());
    model.setSwitchedOn(false);
    QVERIFY(!model.isShown());
}

void OverlayModelTest::tellsTheValueUnderAPointForEachMap_data()
{
    QTest::addColumn<OverlayMap>("map");
    QTest::addColumn<double>("value");
    QTest::newRow("class probability") << OverlayMap::classProbability << 0.4;
    QTest::newRow("attention") << OverlayMap::attention << 0.4;
    QTest::newRow("instance probability") << OverlayMap::instanceProbability << 0.504;
    QTest::newRow("hard instances") << OverlayMap::hardInstances << 0.4;
}

void OverlayModelTest::tellsTheValueUnderAPointForEachMap()
{
    QFETCH(OverlayMap, map);
    QFETCH(double, value);
    OverlayModel model;
    model.setTiles(sharedGrid(11, 1, 100, {50, 70}), normalAndTumour());
    model.setLook({.map = map, .shownClass = 1});
    const auto found = model.valueAt({50 + 4 * 100 + 99.9, 70});
    QVERIFY(found);
    QVERIFY(std::abs(found->value - value) < 1e-6);
}

void OverlayModelTest::tellsNoValueBesideTheTilesOrWhenNothingIsShown()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 1, 100, {50, 70}), normalAndTumour());
    QVERIFY(!model.valueAt({49.9, 100}));
    QVERIFY(!model.valueAt({450, 100}));
    QVERIFY(!model.valueAt({100, 170}));
    QVERIFY(model.valueAt({100, 100}));
    model.setSwitchedOn(false);
    QVERIFY(!model.valueAt({100, 100}));
}

void OverlayModelTest::tellsTheMeanWhereTilesOverlap()
{
    TileTable table = gridOfTiles(2, 1, 100); // 0 and 1
    table.x = {0, 50};
    OverlayModel model;
    model.setTiles(std::make_shared<const TileTable>(table), normalAndTumour());
    QCOMPARE(model.valueAt({75, 50})->value, 0.5);
    QCOMPARE(model.valueAt({25, 50})->value, 0.0);
}

void OverlayModelTest::saysHiddenInTheHardMapAlone()
{
    OverlayModel model;
    model.setTiles(sharedGrid(11, 1, 100), normalAndTumour()); // tiles 0, 5 and 10 are hidden
    QVERIFY(!model.valueAt({550, 50})->hidden);
    model.setLook({.map = OverlayMap::hardInstances});
    QVERIFY(model.valueAt({550, 50})->hidden);
    QVERIFY(!model.valueAt({450, 50})->hidden);
}

void OverlayModelTest::ranksInstanceProbabilitiesThatHugOneHalf()
{
    TileTable table = gridOfTiles(4, 1, 100);
    table.instanceProbability = {0.5 + 3e-9, 0.5 + 1e-9, 0.5 + 1e-9, 0.5};
    const std::vector<float> values = shownValues(table, OverlayMap::instanceProbability, 1);
    QCOMPARE(values, (std::vector<float>{1.0f, 0.5f, 0.5f, 0.0f}));
}

void OverlayModelTest::clampsWhatCannotBeShown()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 1, 100), normalAndTumour());
    model.setLook({.shownClass = 17, .opacity = 3});
    QCOMPARE(model.look().shownClass, 1);
    QCOMPARE(model.look().opacity, 1.0);
    model.setLook({.shownClass = -1, .opacity = -3});
    QCOMPARE(model.look().shownClass, 0);
    QCOMPARE(model.look().opacity, 0.0);

    TileTable table = gridOfTiles(2, 1, 100);
    table.hardProbability = {std::nan(""), 7};
    QCOMPARE(shownValues(table, OverlayMap::hardInstances, 0), (std::vector<float>{0.0f, 1.0f}));
}

void OverlayModelTest::saysOnceThatItChangedAndNothingWhenItDidNot()
{
    OverlayModel model;
    QSignalSpy changed(&model, &OverlayModel::changed);
    model.setTiles(sharedGrid(4, 1, 100), normalAndTumour());
    QCOMPARE(changed.count(), 1);
    model.setLook(model.look());
    model.setPeeking(false);
    model.setSwitchedOn(true);
    QCOMPARE(changed.count(), 1);
    model.setLook({.map = OverlayMap::attention});
    model.setPeeking(true);
    QCOMPARE(changed.count(), 3);
}

void OverlayModelTest::refusesATableThatLacksAClass()
{
    OverlayModel model;
    std::vector<ResultClass> three = normalAndTumour();
    three.push_back({"other", "#000000", false, 0});
    model.setTiles(sharedGrid(4, 1, 100), three);
    QVERIFY(!model.isShown());
    QVERIFY(!model.valueAt({50, 50}));
}

QTEST_GUILESS_MAIN(OverlayModelTest)
#include "tst_overlaymodel.moc"
