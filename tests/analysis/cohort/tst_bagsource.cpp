#include "analysis/cohort/bagsource.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <limits>

using namespace tessera;
using namespace std::string_literals;
using tessera::testing::Scratch;
using tessera::testing::sharedData;

namespace {

CohortBag bagOf(const std::string &slide, std::vector<int64_t> rows = {})
{
    return {slide, slide, {slide}, ClassOutcome{0}, {}, std::move(rows), 7};
}

/// A file of `tiles` x 2 features: 0, 1, 2, ...
void writeFeatures(const std::filesystem::path &path, int64_t tiles)
{
    std::filesystem::create_directories(path.parent_path());
    std::vector<float> values;
    for (int64_t i = 0; i < tiles * 2; ++i)
        values.push_back(static_cast<float>(i));
    VERIFY_OK(writeSafetensors(path, {{"features", Dtype::f32, {tiles, 2}, std::as_bytes(std::span(values))}}));
}

template <typename R>
bool says(const R &result, std::string_view part)
{
    return !result && sentence(result.error()).find(part) != std::string::npos;
}

} // namespace

/// Features by the names of slides, by rows of one file, and inside a table.
class BagSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheFileOfASlide_data();
    void findsTheFileOfASlide();
    void takesNoSlideForAnother();
    void listsTheCandidatesOfAnAmbiguousName();
    void joinsTheSlidesOfABagInOrder();
    void changesTheFingerprintWithTheFiles();
    void gathersRowsOfEveryFloatType_data();
    void gathersRowsOfEveryFloatType();
    void refusesRowsThatAreNotThere();
    void refusesValuesThatAreNoNumbers();
    void readsAClassicSetWhateverItsOrder();
    void saysWhatIsWrongWithAClassicSet_data();
    void saysWhatIsWrongWithAClassicSet();
    void readsTheSharedClassicSets_data();
    void readsTheSharedClassicSets();
    void readsTheSharedFeaturesOfRows();
};

void BagSourceTest::findsTheFileOfASlide_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("slide");
    const auto row = [](const char *name, const char *file, const char *slide) {
        QTest::newRow(name) << std::string(file) << std::string(slide);
    };
    row("exact", "a.safetensors", "a");
    row("ending of a slide", "a.safetensors", "a.svs");
    row("ending in both", "a.svs.safetensors", "a.svs");
    row("dots", "a.b.c.safetensors", "a.b.c");
    row("CLAM's folder", "pt_files/a.safetensors", "a");
    row("beginning", "TCGA-AA-0001-01Z.safetensors", "TCGA-AA-0001");
    row("zeros", "007.safetensors", "007");
}

void BagSourceTest::findsTheFileOfASlide()
{
    QFETCH(std::string, file);
    QFETCH(std::string, slide);
    const Scratch scratch;
    writeFeatures(scratch / file, 3);
    const auto source = openFeatures(scratch.folder());
    VERIFY_OK(source);
    const Result<Bag> bag = (*source)->read(bagOf(slide));
    VERIFY_OK(bag);
    QCOMPARE(bag->tiles(), 3);
}

void BagSourceTest::takesNoSlideForAnother()
{
    const Scratch scratch;
    writeFeatures(scratch / "112.safetensors", 3);
    writeFeatures(scratch / "123.safetensors", 3);
    const auto source = openFeatureFolder(scratch.folder());
    VERIFY_OK(source);
    COMPARE_ERROR((*source)->read(bagOf("12")), featuresNotFound);
    COMPARE_ERROR(openFeatureFolder(scratch / "absent"), fileMissing);
}

void BagSourceTest::listsTheCandidatesOfAnAmbiguousName()
{
    const Scratch scratch;
    writeFeatures(scratch / "a-1.safetensors", 3);
    writeFeatures(scratch / "a-2.safetensors", 3);
    const auto source = openFeatureFolder(scratch.folder());
    VERIFY_OK(source);
    const Result<Bag> bag = (*source)->read(bagOf("a"));
    COMPARE_ERROR(bag, featuresNotFound);
    QVERIFY(says(bag, "a-1.safetensors, a-2.safetensors"));
}

void BagSourceTest::joinsTheSlidesOfABagInOrder()
{
    const Scratch scratch;
    writeFeatures(scratch / "a.safetensors", 1);
    writeFeatures(scratch / "b.safetensors", 2);
    const auto source = openFeatureFolder(scratch.folder());
    VERIFY_OK(source);
    CohortBag bag = bagOf("b");
    bag.slides.push_back("a");
    const Result<Bag> joined = (*source)->read(bag);
    VERIFY_OK(joined);
    QCOMPARE(std::vector<float>(joined->features.begin(), joined->features.end()),
             (std::vector<float>{0, 1, 2, 3, 0, 1}));
    QCOMPARE((*source)->filesOf(bag)->size(), 2);
}

void BagSourceTest::changesTheFingerprintWithTheFiles()
{
    const Scratch scratch;
    writeFeatures(scratch / "a.safetensors", 1);
    Cohort cohort;
    cohort.bags = {bagOf("a")};
    const auto fingerprint = [&] { return (*openFeatureFolder(scratch.folder()))->fingerprint(cohort).value_or(""); };
    const std::string before = fingerprint();
    QCOMPARE(before.size(), 64);
    QCOMPARE(fingerprint(), before);
    writeFeatures(scratch / "a.safetensors", 2);
    QVERIFY(fingerprint() != before);
}

void BagSourceTest::gathersRowsOfEveryFloatType_data()
{
    QTest::addColumn<int>("type");
    for (const Dtype type : {Dtype::f16, Dtype::bf16, Dtype::f32, Dtype::f64})
        QTest::newRow(std::string(nameOf(type)).c_str()) << static_cast<int>(type);
}

void BagSourceTest::gathersRowsOfEveryFloatType()
{
    QFETCH(int, type);
    const auto dtype = static_cast<Dtype>(type);
    const Scratch scratch;
    std::vector<std::byte> bytes;
    for (int i = 0; i < 8; ++i) {
        const auto value = static_cast<float>(i);
        const double wide = i;
        const uint16_t half = toHalf(value);
        const auto *from = reinterpret_cast<const std::byte *>(&value);
        if (dtype == Dtype::f64)
            from = reinterpret_cast<const std::byte *>(&wide);
        if (dtype == Dtype::f16)
            from = reinterpret_cast<const std::byte *>(&half);
        if (dtype == Dtype::bf16)
            from += 2; // (the upper half of a float)
        bytes.insert(bytes.end(), from, from + sizeOf(dtype));
    }
    const std::vector<uint8_t> truth{0, 1, 0, 1};
    VERIFY_OK(writeSafetensors(
        scratch / "all.safetensors",
        {{"features", dtype, {4, 2}, bytes}, {"tile_label", Dtype::u8, {4}, std::as_bytes(std::span(truth))}}));
    const auto source = openFeatures(scratch / "all.safetensors");
    VERIFY_OK(source);
    const Result<Bag> bag = (*source)->read(bagOf("a", {3, 0}));
    VERIFY_OK(bag);
    QCOMPARE(std::vector<float>(bag->features.begin(), bag->features.end()), (std::vector<float>{6, 7, 0, 1}));
    QCOMPARE(bag->truth, (std::vector<int8_t>{1, 0}));
    QCOMPARE((*source)->bytesOf(bagOf("a", {3, 0})).value_or(-1), 16);
}

void BagSourceTest::refusesRowsThatAreNotThere()
{
    const Scratch scratch;
    writeFeatures(scratch / "all.safetensors", 4);
    const auto source = openFeatureFile(scratch / "all.safetensors");
    VERIFY_OK(source);
    QVERIFY(says((*source)->read(bagOf("a", {0, 4})), "line 7 of the table names row 4, it has 4"));
    QVERIFY(says((*source)->read(bagOf("a", {-1})), "names row -1"));
    QVERIFY(says((*source)->bytesOf(bagOf("a")), "names no rows"));
    COMPARE_ERROR(openFeatureFile(scratch.write("table.csv", "a,b\n")), safetensorsInvalid);
}

void BagSourceTest::refusesValuesThatAreNoNumbers()
{
    const Scratch scratch;
    const std::vector<float> values{0, 1, 2, std::numeric_limits<float>::quiet_NaN()};
    VERIFY_OK(writeSafetensors(scratch / "all.safetensors",
                               {{"features", Dtype::f32, {2, 2}, std::as_bytes(std::span(values))}}));
    const auto source = openFeatureFile(scratch / "all.safetensors");
    VERIFY_OK(source);
    VERIFY_OK((*source)->read(bagOf("a", {0})));
    QVERIFY(says((*source)->read(bagOf("a", {0, 1})), "row 1, which holds a value that is not finite"));
}

void BagSourceTest::readsAClassicSetWhateverItsOrder()
{
    const Scratch scratch;
    const auto table = scratch.write("set.csv", "bag_label,bag,f1,f2\n1,x,1,2\n-1,y,3,4\n1,x,5,6e-1\n");
    QCOMPARE(isClassicSet(table).value_or(false), true);
    QCOMPARE(isClassicSet(scratch.write("other.csv", "slide_id,label\na,b\n")).value_or(true), false);
    const Result<ClassicSet> set = readClassicSet(table);
    VERIFY_OK(set);
    QCOMPARE(set->cohort.bags.size(), 2);
    QVERIFY(set->cohort.bags[0].outcome == Outcome(ClassOutcome{1}));
    QVERIFY(set->cohort.bags[1].outcome == Outcome(ClassOutcome{0}));
    const Result<Bag> bag = set->source->read(set->cohort.bags[0]);
    VERIFY_OK(bag);
    QCOMPARE(std::vector<float>(bag->features.begin(), bag->features.end()), (std::vector<float>{1, 2, 5, 0.6F}));
}

void BagSourceTest::saysWhatIsWrongWithAClassicSet_data()
{
    QTest::addColumn<std::string>("rows");
    QTest::addColumn<std::string>("part");
    QTest::newRow("not a number") << "1,x,nan,2\n"s
                                  << "line 2: f1 is no finite number"s;
    QTest::newRow("empty") << "1,x,1,2\n1,x,1,\n"s
                           << "line 3: f2 is no finite number"s;
    QTest::newRow("too large") << "1,x,1e39,2\n"s
                               << "line 2: f1"s;
    QTest::newRow("two labels") << "1,x,1,2\n0,x,1,2\n"s
                                << "line 3: the bag x has another label on line 2"s;
    QTest::newRow("label") << "yes,x,1,2\n"s
                           << "line 2: the label yes"s;
    QTest::newRow("no bag") << ""s
                            << "no bag follows"s;
}

void BagSourceTest::saysWhatIsWrongWithAClassicSet()
{
    QFETCH(std::string, rows);
    QFETCH(std::string, part);
    const Scratch scratch;
    const Result<ClassicSet> set = readClassicSet(scratch.write("set.csv", "bag_label,bag,f1,f2\n" + rows));
    COMPARE_ERROR(set, cohortInvalid);
    QVERIFY2(says(set, part), sentence(set.error()).c_str());
}

void BagSourceTest::readsTheSharedClassicSets_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<int64_t>("bags");
    QTest::addColumn<int64_t>("positive");
    QTest::addColumn<int64_t>("instances");
    QTest::addColumn<int64_t>("dim");
    const auto row = [](const char *file, int64_t bags, int64_t positive, int64_t instances, int64_t dim) {
        QTest::newRow(file) << std::string(file) << bags << positive << instances << dim;
    };
    row("musk1.csv", 92, 47, 476, 166);
    row("elephant.csv.gz", 200, 100, 1391, 230);
    row("tiger.csv.gz", 200, 100, 1220, 230);
}

void BagSourceTest::readsTheSharedClassicSets()
{
    QFETCH(std::string, file);
    const std::filesystem::path table = sharedData("data/mil/" + file);
    if (table.empty())
        QSKIP("the shared data are not here");
    const Result<ClassicSet> set = readClassicSet(table);
    VERIFY_OK(set);
    int64_t positive = 0;
    int64_t instances = 0;
    for (const CohortBag &one : set->cohort.bags) {
        const Result<Bag> bag = set->source->read(one);
        VERIFY_OK(bag);
        QTEST(bag->dim, "dim");
        positive += std::get<ClassOutcome>(one.outcome).index;
        instances += bag->tiles();
    }
    QTEST(std::ssize(set->cohort.bags), "bags");
    QTEST(positive, "positive");
    QTEST(instances, "instances");
}

void BagSourceTest::readsTheSharedFeaturesOfRows()
{
    const std::filesystem::path table = sharedData("data/bags/pcam_bags.csv");
    const std::filesystem::path features = sharedData("data/bags/features_squeezenet.safetensors");
    if (table.empty() || features.empty())
        QSKIP("the shared data are not here");
    const Result<Cohort> cohort = readCohort(table);
    VERIFY_OK(cohort);
    const auto source = openFeatures(features);
    VERIFY_OK(source);
    for (const CohortBag &one : cohort->bags) {
        const Result<Bag> bag = (*source)->read(one);
        VERIFY_OK(bag);
        QCOMPARE(bag->tiles(), 400);
        QCOMPARE(bag->dim, 512);
        const int64_t tumour = std::count(bag->truth.begin(), bag->truth.end(), 1);
        const bool isPositive = std::get<ClassOutcome>(one.outcome).index == 1;
        QVERIFY(isPositive ? tumour >= 4 && tumour <= 12 : tumour == 0);
    }
}

QTEST_GUILESS_MAIN(BagSourceTest)
#include "tst_bagsource.moc"
