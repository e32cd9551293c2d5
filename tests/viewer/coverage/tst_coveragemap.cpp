#include "tests/support/scratch.h"
#include "viewer/coverage/coveragefile.h"
#include "viewer/coverage/tissuecells.h"

#include <QPainter>
#include <QTest>
#include <QTransform>

#include <algorithm>
#include <utility>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

namespace {

const Level0Rect extent{0, 0, 51200, 25600}; // cells of 100 px

QPolygonF box(double x, double y, double width, double height) { return QPolygonF(QRectF(x, y, width, height)); }

int seenCells(const CoverageMap &map, ViewingClass atLeast)
{
    int seen = 0;
    for (int row = 0; row < map.rows(); ++row)
        for (int column = 0; column < map.columns(); ++column)
            seen += map.isSeen(column, row, atLeast) ? 1 : 0;
    return seen;
}

} // namespace

class CoverageMapTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysSmallWhateverTheSlide();
    void marksTheCellsOfAView();
    void marksATurnedViewAsItLies();
    void tellsMagnificationsApart_data();
    void tellsMagnificationsApart();
    void countsWhatWasSeenLargerToo();
    void addsUpTimesAndStopsBeforeTheyOverflow();
    void ignoresViewsBesideTheSlide();
    void readsBackWhatItWrote();
    void writesLittleForLittle();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void refusesTheFileOfAnotherSlide();
    void findsTissueByItsColour();
    void saysTheShareOfTheTissueThatWasSeen();
};

void CoverageMapTest::staysSmallWhateverTheSlide()
{
    QCOMPARE(CoverageMap(extent).columns(), 512);
    QCOMPARE(CoverageMap(extent).rows(), 256);
    QCOMPARE(CoverageMap({0, 0, 2e6, 3}).rows(), 1);
    QVERIFY(CoverageMap({0, 0, 2e6, 2e6}).cells() <= 512 * 512);
    QCOMPARE(CoverageMap({0, 0, 300, 200}).cells(), std::size_t{300 * 200});
    QCOMPARE(CoverageMap().cells(), std::size_t{0});
}

void CoverageMapTest::marksTheCellsOfAView()
{
    CoverageMap map(extent);
    map.add(box(1000, 2000, 300, 200), ViewingClass::from10x, 1s);
    QCOMPARE(seenCells(map, ViewingClass::from10x), 6);
    QVERIFY(map.isSeen(10, 20, ViewingClass::from10x));
    QVERIFY(map.isSeen(12, 21, ViewingClass::from10x));
    QVERIFY(!map.isSeen(13, 21, ViewingClass::from10x));
    QCOMPARE(map.timeAt(10, 20, ViewingClass::from10x), ViewingTime(1s));
}

void CoverageMapTest::marksATurnedViewAsItLies()
{
    CoverageMap map(extent);
    QTransform turn;
    turn.translate(5000, 5000).rotate(45);
    map.add(turn.map(box(-1000, -1000, 2000, 2000)), ViewingClass::from5x, 1s);
    QVERIFY(map.isSeen(50, 50, ViewingClass::from5x));
    QVERIFY(map.isSeen(50, 38, ViewingClass::from5x));  // its upper corner
    QVERIFY(!map.isSeen(41, 41, ViewingClass::from5x)); // in the box around it alone
    QCOMPARE(seenCells(map, ViewingClass::from5x),
             420); // centres that lie at most 1414 px away, along both axes together
}

void CoverageMapTest::tellsMagnificationsApart_data()
{
    QTest::addColumn<double>("magnification");
    QTest::addColumn<int>("expected");
    for (const auto &[magnification, expected] : std::initializer_list<std::pair<double, int>>{
             {0.5, 0}, {2.3, 0}, {2.5, 1}, {4.9, 2}, {7, 2}, {9.9, 3}, {10, 3}, {15, 3}, {19.8, 4}, {20, 4}, {80, 4}})
        QTest::addRow("%gx", magnification) << magnification << expected;
}

void CoverageMapTest::tellsMagnificationsApart()
{
    QFETCH(double, magnification);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(viewingClassOf(Magnification(magnification))), expected);
}

void CoverageMapTest::countsWhatWasSeenLargerToo()
{
    CoverageMap map(extent);
    map.add(box(0, 0, 100, 100), ViewingClass::from20x, 1s);
    map.add(box(500, 0, 100, 100), ViewingClass::from2_5x, 1s);
    QCOMPARE(seenCells(map, ViewingClass::below2_5x), 2);
    QCOMPARE(seenCells(map, ViewingClass::from5x), 1);
    QCOMPARE(seenCells(map, ViewingClass::from20x), 1);
}

void CoverageMapTest::addsUpTimesAndStopsBeforeTheyOverflow()
{
    CoverageMap map(extent);
    for (int i = 0; i < 10; ++i)
        map.add(box(0, 0, 100, 100), ViewingClass::from20x, 500ms);
    QCOMPARE(map.timeAt(0, 0, ViewingClass::from20x), ViewingTime(5s));
    map.add(box(0, 0, 100, 100), ViewingClass::from20x, std::chrono::hours(24));
    map.add(map);
    QCOMPARE(map.timeAt(0, 0, ViewingClass::from20x), ViewingTime(6553500ms));
}

void CoverageMapTest::ignoresViewsBesideTheSlide()
{
    CoverageMap map(extent);
    map.add(box(-5000, -5000, 1000, 1000), ViewingClass::from5x, 1s);
    map.add(box(90000, 0, 1000, 1000), ViewingClass::from5x, 1s);
    QCOMPARE(seenCells(map, ViewingClass::below2_5x), 0);
    map.add(box(-1e6, -1e6, 1e7, 1e7), ViewingClass::from5x, 1s);
    QCOMPARE(seenCells(map, ViewingClass::below2_5x), 512 * 256);
}

void CoverageMapTest::readsBackWhatItWrote()
{
    CoverageMap map(extent);
    map.add(box(1000, 2000, 3000, 2000), ViewingClass::from10x, 1s);
    map.add(box(0, 0, 30000, 20000), ViewingClass::below2_5x, 700ms);
    const auto again = unpacked(packed(map), extent, "seen");
    VERIFY_OK(again);
    QVERIFY(*again == map);
    const auto nothing = unpacked({}, extent, "seen");
    VERIFY_OK(nothing);
    QVERIFY(*nothing == CoverageMap(extent));
}

void CoverageMapTest::writesLittleForLittle()
{
    CoverageMap map(extent);
    for (int i = 0; i < 200; ++i)
        map.add(box(i * 200, i * 100, 2000, 1500), ViewingClass::from10x, ViewingTime(300 + i * 100));
    QVERIFY2(packed(map).size() < 100'000, qPrintable(QString::number(packed(map).size())));
}

void CoverageMapTest::refusesDamagedFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    CoverageMap map(extent);
    map.add(box(0, 0, 30000, 20000), ViewingClass::below2_5x, 700ms);
    const QByteArray whole = packed(map);
    QTest::newRow("other content") << QByteArray("hello");
    QTest::newRow("header alone") << whole.left(10);
    QTest::newRow("cut in the header") << whole.left(23);
    QTest::newRow("cut in the length") << whole.left(25);
    QTest::newRow("cut in the data") << whole.left(whole.size() / 2);
    QByteArray scrambled = whole;
    for (qsizetype i = 40; i < scrambled.size(); ++i)
        scrambled[i] = static_cast<char>(i * 31);
    QTest::newRow("scrambled") << scrambled;
    QByteArray huge = whole;
    huge.replace(23, 4, QByteArray("\x7f\xff\xff\xff", 4));
    QTest::newRow("a length of 2 GB") << huge;
}

void CoverageMapTest::refusesDamagedFiles()
{
    QFETCH(QByteArray, bytes);
    const auto map = unpacked(bytes, extent, "seen.bin");
    COMPARE_ERROR(map, fileDamaged);
    QCOMPARE(map.error().arguments.front(), std::string("seen.bin"));
}

void CoverageMapTest::refusesTheFileOfAnotherSlide()
{
    COMPARE_ERROR(unpacked(packed(CoverageMap(extent)), {0, 0, 51200, 25000}, "seen"), fileDamaged);
}

void CoverageMapTest::findsTissueByItsColour()
{
    QImage overview(1024, 512, QImage::Format_RGB32);
    overview.fill(QColor(243, 241, 244)); // glass
    QPainter painter(&overview);
    painter.fillRect(0, 0, 200, 100, QColor(200, 120, 170));
    painter.fillRect(600, 300, 100, 100, QColor(10, 10, 12)); // pen
    painter.end();
    const CoverageMap map(extent);
    const std::vector<bool> tissue = tissueCells(overview, map);
    QCOMPARE(std::count(tissue.begin(), tissue.end(), true), std::ptrdiff_t{100 * 50});
    QVERIFY(tissue[0]);
    QVERIFY(tissueCells({}, map).empty());
}

void CoverageMapTest::saysTheShareOfTheTissueThatWasSeen()
{
    CoverageMap map(extent);
    std::vector<bool> tissue(map.cells());
    QVERIFY(!seenShare(map, tissue, ViewingClass::below2_5x));
    for (std::size_t column = 0; column < 10; ++column)
        tissue[column] = true;
    map.add(box(0, 0, 300, 100), ViewingClass::from10x, 1s);
    map.add(box(0, 5000, 5000, 5000), ViewingClass::from10x, 1s); // glass
    QCOMPARE(seenShare(map, tissue, ViewingClass::from10x).value_or(-1), 0.3);
    QCOMPARE(seenShare(map, tissue, ViewingClass::from20x).value_or(-1), 0.0);
    QVERIFY(!seenShare(map, {}, ViewingClass::from20x));
}

QTEST_APPLESS_MAIN(CoverageMapTest)
#include "tst_coveragemap.moc"
