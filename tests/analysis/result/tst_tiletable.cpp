#include "base/safetensors.h"
#include "tests/analysis/result/exampleresult.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace tessera;
using namespace tessera::testing;

class TileTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten();
    void writesOneLineForEachTile();
    void writesNumbersThatReadBackTheSame();
    void writesALargeTableWhole();
    void refusesValuesThatNoAnalysisWrites_data();
    void refusesValuesThatNoAnalysisWrites();
    void refusesATableThatIsNotWhole_data();
    void refusesATableThatIsNotWhole();
    void saysThatTheFolderIsNotThere();
};

using Change = std::function<void(TileTable &)>;
Q_DECLARE_METATYPE(Change)

void TileTableTest::readsBackWhatWasWritten()
{
    const Scratch scratch;
    const TileTable written = exampleTable();
    VERIFY_OK(writeTileTable(scratch / "tiles.safetensors", written));
    const Result<TileTable> table = readTileTable(scratch / "tiles.safetensors");
    VERIFY_OK(table);
    QCOMPARE(table->tiles(), int64_t{3});
    QCOMPARE(table->x, written.x);
    QCOMPARE(table->y, written.y);
    QCOMPARE(table->width, written.width);
    QCOMPARE(table->height, written.height);
    QCOMPARE(table->attentionRaw, written.attentionRaw);
    QCOMPARE(table->attention, written.attention);
    QCOMPARE(table->attentionRank, written.attentionRank);
    QCOMPARE(table->instanceProbability, written.instanceProbability);
    QCOMPARE(table->instanceClass, written.instanceClass);
    QCOMPARE(table->hardProbability, written.hardProbability);
    QVERIFY(table->state == written.state);
    QCOMPARE(table->classes, written.classes);
    QCOMPARE(table->classProbability, written.classProbability);
    QVERIFY((table->rect(2) == Level0Rect{100'768, 0.5, 384, 192}));
}

void TileTableTest::writesOneLineForEachTile()
{
    const Scratch scratch;
    VERIFY_OK(writeTileCsv(scratch / "tiles.csv", exampleTable()));
    QCOMPARE(
        scratch.read("tiles.csv"),
        std::string("x,y,width,height,attention_raw,attention,attention_rank,instance_probability,instance_class,hard_"
                    "probability,"
                    "state,p_normal,\"p_tumour, \"\"invasive\"\" \xC3\xBC\"\n"
                    "100000,0,384,384,-1.5,0.25,0,0.50000001,normal,0,kept,0.75,0.25\n"
                    "100384,0,384,384,0.1,0.25,0.5,0.7,normal,0.9,kept,0.5,0.5\n"
                    "100768,0.5,384,192,3,0.5,1,0.9,\"tumour, \"\"invasive\"\" \xC3\xBC\",0,hidden,0.125,0.875\n"));
}

void TileTableTest::writesNumbersThatReadBackTheSame()
{
    const Scratch scratch;
    TileTable table = exampleTable();
    table.instanceProbability[0] = std::nextafter(0.5, 1);
    table.attentionRaw[0] = std::nextafter(0.1f, 1.0f);
    VERIFY_OK(writeTileCsv(scratch / "tiles.csv", table));
    const QStringList row = QString::fromStdString(scratch.read("tiles.csv")).split('\n')[1].split(',');
    QCOMPARE(row[7].toDouble(), table.instanceProbability[0]);
    QCOMPARE(row[4].toFloat(), table.attentionRaw[0]);
}

void TileTableTest::writesALargeTableWhole()
{
    const Scratch scratch;
    TileTable table = exampleTable();
    const auto repeat = [](auto &column) { column.resize(50'000, column.front()); };
    repeat(table.x), repeat(table.y), repeat(table.width), repeat(table.height), repeat(table.attentionRaw),
        repeat(table.attention);
    repeat(table.attentionRank), repeat(table.instanceProbability), repeat(table.instanceClass),
        repeat(table.hardProbability), repeat(table.state);
    for (std::vector<float> &probability : table.classProbability)
        repeat(probability);
    VERIFY_OK(writeTileCsv(scratch / "tiles.csv", table));
    const std::string text = scratch.read("tiles.csv");
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 50'001);
    VERIFY_OK(writeTileTable(scratch / "tiles.safetensors", table));
    QCOMPARE(readTileTable(scratch / "tiles.safetensors")->tiles(), int64_t{50'000});
}

void TileTableTest::refusesValuesThatNoAnalysisWrites_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto row = [](const char *name, const char *detail, Change change) {
        QTest::newRow(name) << change << QString(detail);
    };
    row("place that is no number", "rectangle", [](TileTable &t) { t.x[1] = nan; });
    row("place far away", "rectangle", [](TileTable &t) { t.y[1] = -1e300; });
    row("no width", "rectangle", [](TileTable &t) { t.width[1] = 0; });
    row("negative height", "rectangle", [](TileTable &t) { t.height[1] = -5; });
    row("endless height", "rectangle", [](TileTable &t) { t.height[1] = infinity; });
    row("attention that is no number", "not finite", [](TileTable &t) { t.attentionRaw[1] = static_cast<float>(nan); });
    row("endless attention", "not finite", [](TileTable &t) { t.attention[1] = static_cast<float>(infinity); });
    row("instance probability that is no number", "not finite", [](TileTable &t) { t.instanceProbability[1] = nan; });
    row("rank above 1", "between 0 and 1", [](TileTable &t) { t.attentionRank[1] = 1.5f; });
    row("rank that is no number", "between 0 and 1",
        [](TileTable &t) { t.attentionRank[1] = static_cast<float>(nan); });
    row("negative hard probability", "between 0 and 1", [](TileTable &t) { t.hardProbability[1] = -0.1; });
    row("class probability above 1", "between 0 and 1", [](TileTable &t) { t.classProbability[1][1] = 2; });
    row("class that is none", "names no class", [](TileTable &t) { t.instanceClass[1] = 2; });
    row("negative class", "names no class", [](TileTable &t) { t.instanceClass[1] = -1; });
    row("state that is none", "neither 0 nor 1", [](TileTable &t) { t.state[1] = static_cast<TileState>(2); });
    row("no classes", "classes are missing", [](TileTable &t) { t.classes.clear(); });
}

void TileTableTest::refusesValuesThatNoAnalysisWrites()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    const Scratch scratch;
    TileTable table = exampleTable();
    change(table);
    VERIFY_OK(writeTileTable(scratch / "tiles.safetensors", table));
    const Result<TileTable> read = readTileTable(scratch / "tiles.safetensors");
    COMPARE_ERROR(read, resultInvalid);
    const QString said = QString::fromStdString(read.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void TileTableTest::refusesATableThatIsNotWhole_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("detail");
    QTest::newRow("missing") << "missing"
                             << "tensor state is missing";
    QTest::newRow("short") << "short"
                           << "tensor state has shape [2] instead of [3]";
    QTest::newRow("other type") << "type"
                                << "tensor state is F32 instead of U8";
}

void TileTableTest::refusesATableThatIsNotWhole()
{
    QFETCH(QString, column);
    QFETCH(QString, detail);
    const Scratch scratch;
    VERIFY_OK(writeTileTable(scratch / "tiles.safetensors", exampleTable()));
    const Result<Safetensors> whole = Safetensors::open(scratch / "tiles.safetensors");
    VERIFY_OK(whole);
    std::vector<TensorView> tensors = whole->tensors();
    std::erase_if(tensors, [](const TensorView &t) { return t.name == "state"; });
    const std::vector<uint8_t> two(2);
    const std::vector<float> floats(3);
    if (column == "short")
        tensors.push_back({"state", Dtype::u8, {2}, std::as_bytes(std::span(two))});
    else if (column == "type")
        tensors.push_back({"state", Dtype::f32, {3}, std::as_bytes(std::span(floats))});
    VERIFY_OK(writeSafetensors(scratch / "other.safetensors", tensors, whole->metadata()));
    const Result<TileTable> read = readTileTable(scratch / "other.safetensors");
    COMPARE_ERROR(read, resultInvalid);
    const QString said = QString::fromStdString(read.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void TileTableTest::saysThatTheFolderIsNotThere()
{
    const Scratch scratch;
    COMPARE_ERROR(writeTileTable(scratch / "absent/x", exampleTable()), fileUnwritable);
    COMPARE_ERROR(writeTileCsv(scratch / "absent/x", exampleTable()), fileUnwritable);
    COMPARE_ERROR(readTileTable(scratch / "absent/x"), fileMissing);
}

QTEST_APPLESS_MAIN(TileTableTest)
#include "tst_tiletable.moc"
