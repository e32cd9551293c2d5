#include "app/finetuning/traininggrid.h"

#include <QTest>

using namespace tessera;

class TrainingGridTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOneCellWithoutLists();
    void combinesListsWithTheFirstOneSlowest();
    void staysWithinItsLimit();
    void leavesOtherTextsAlone();
};

void TrainingGridTest::isOneCellWithoutLists()
{
    const std::vector<GridCell> cells = gridOf({"epochs=3", "seed=1"});
    QCOMPARE(cells.size(), std::size_t{1});
    QVERIFY(cells.front().name.empty());
    QCOMPARE(cells.front().settings, (std::vector<std::string>{"epochs=3", "seed=1"}));
    QCOMPARE(gridOf({}).size(), std::size_t{1});
    QCOMPARE(cellsOf({}), std::size_t{1});
}

void TrainingGridTest::combinesListsWithTheFirstOneSlowest()
{
    const std::vector<std::string> settings{"mask_ratio_h=[0.01,0.03]", "epochs=3", "seed=[1,2,3]"};
    QCOMPARE(cellsOf(settings), std::size_t{6});
    const std::vector<GridCell> cells = gridOf(settings);
    QCOMPARE(cells.size(), std::size_t{6});
    QCOMPARE(cells[0].name, std::string("mask_ratio_h=0.01, seed=1"));
    QCOMPARE(cells[1].name, std::string("mask_ratio_h=0.01, seed=2"));
    QCOMPARE(cells[3].name, std::string("mask_ratio_h=0.03, seed=1"));
    QCOMPARE(cells[5].settings, (std::vector<std::string>{"mask_ratio_h=0.03", "epochs=3", "seed=3"}));
}

void TrainingGridTest::staysWithinItsLimit()
{
    std::string list = "[0";
    for (int i = 1; i < 60; ++i)
        list += ',' + std::to_string(i);
    list += ']';
    const std::vector<std::string> settings{"seed=" + list, "epochs=" + list, "folds=" + list};
    QCOMPARE(cellsOf(settings), std::size_t{60 * 60 * 60});
    QCOMPARE(gridOf(settings).size(), mostGridCells);
}

void TrainingGridTest::leavesOtherTextsAlone()
{
    const std::vector<GridCell> cells = gridOf({"warm_start=/models/a,b [2]", "device=cuda:0"});
    QCOMPARE(cells.size(), std::size_t{1});
    QCOMPARE(cells.front().settings.front(), std::string("warm_start=/models/a,b [2]"));
}

QTEST_APPLESS_MAIN(TrainingGridTest)
#include "tst_traininggrid.moc"
