#include "analysis/bags/bag.h"
#include "tests/analysis/bags/examplebag.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <functional>
#include <limits>
#include <random>

using namespace tessera;
using tessera::testing::ExampleBag;
using tessera::testing::Extent;
using tessera::testing::Hdf5Writer;
using tessera::testing::Scratch;

/// Bags that somebody made by mistake or to harm, or that were damaged on their way.
class HostileBagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithAnHdf5File_data();
    void saysWhatIsWrongWithAnHdf5File();
    void saysWhatIsWrongWithASafetensorsFile_data();
    void saysWhatIsWrongWithASafetensorsFile();
    void saysWhichTileIsNotFinite_data();
    void saysWhichTileIsNotFinite();
    void saysWhichDimensionWasWanted();
    void tellsAnEmptyBagFromABadOne_data();
    void tellsAnEmptyBagFromABadOne();
    void saysWhatTheFileIsNot();
    void refusesATruncatedFileWhereverItIsCut_data();
    void refusesATruncatedFileWhereverItIsCut();
    void survivesBytesBeingChanged_data();
    void survivesBytesBeingChanged();

private:
    void addFormats() const;
    static void compareDetail(const Result<Bag> &bag, const QString &detail);

    const ExampleBag m_example{30, 8};
};

using WriteHdf5 = std::function<void(const Hdf5Writer &file)>;
Q_DECLARE_METATYPE(WriteHdf5)
using Tensors = std::vector<TensorView>;
Q_DECLARE_METATYPE(Tensors)
using WriteFile = std::function<void(const std::filesystem::path &path)>;
Q_DECLARE_METATYPE(WriteFile)

void HostileBagsTest::compareDetail(const Result<Bag> &bag, const QString &detail)
{
    COMPARE_ERROR(bag, bagInvalid);
    const QString said = QString::fromStdString(bag.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
    QCOMPARE(exitCodeOf(bag.error()), 3);
}

void HostileBagsTest::saysWhatIsWrongWithAnHdf5File_data()
{
    QTest::addColumn<WriteHdf5>("write");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, WriteHdf5 write) {
        QTest::newRow(name) << std::move(write) << QString(detail);
    };
    const auto features = [this](const Hdf5Writer &file, hid_t type = H5T_IEEE_F32LE) {
        file.add("features", type, H5T_NATIVE_FLOAT, m_example.extent(), m_example.features.data());
    };
    const auto coords = [this](const Hdf5Writer &file, Extent extent) {
        file.add("coords", H5T_STD_I64LE, H5T_NATIVE_INT64, extent, m_example.places.data());
    };
    row("nothing", "it has no dataset named features, feats, embeddings or patch_embeddings", [](auto &) {});
    row("patches of CLAM", "give the file of the features", [=](auto &file) { coords(file, {30, 2}); });
    row("fewer coordinates", "features of 30 tiles but coordinates of 29", [=](auto &file) {
        features(file);
        coords(file, {29, 2});
    });
    row("coordinates of three columns", "the coordinates are [20, 3] instead of [tiles, 2]", [=](auto &file) {
        features(file);
        coords(file, {20, 3});
    });
    row("texts as coordinates", "coords does not hold numbers", [=, this](auto &file) {
        features(file);
        file.add("coords", H5T_C_S1, H5T_C_S1, m_example.placesExtent(), nullptr);
    });
    row("vector of a slide", "one vector of 8 numbers instead of one for each tile",
        [this](auto &file) { file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {8}, m_example.features.data()); });
    row("maps of features", "[2, 15, 8] instead of [tiles, features per tile]", [this](auto &file) {
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {2, 15, 8}, m_example.features.data());
    });
    row("integers", "holds integers", [=](auto &file) { features(file, H5T_STD_I32LE); });
    row("texts", "features does not hold numbers",
        [this](auto &file) { file.add("features", H5T_C_S1, H5T_C_S1, m_example.extent(), nullptr); });
    row("link to another file", "features is a link to another place", [](auto &file) {
        H5Lcreate_external("/etc/passwd", "/features", file.file(), "features", H5P_DEFAULT, H5P_DEFAULT);
    });
    row("group in place of the features", "cannot be opened",
        [](auto &file) { H5Gclose(H5Gcreate2(file.file(), "features", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)); });
    row("rows that nobody wrote", "not all rows of features were written", [](auto &file) {
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {30, 8}, nullptr, {1, 8});
    });
    row("rows that would fill the memory", "more rows than the file has room for", [](auto &file) {
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {10'000'000, 60'000}, nullptr, {1, 60'000});
    });
    row("more rows than a slide has", "which no slide has", [](auto &file) {
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {hsize_t{1} << 62, 8}, nullptr, {1, 8});
    });
    row("foreign filter", "a filter that is not allowed", [this](auto &file) {
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
        const Extent chunk{30, 8};
        H5Pset_chunk(creation, 2, chunk.data());
        H5Pset_filter(creation, H5Z_FILTER_FLETCHER32, 0, 0, nullptr);
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, chunk, m_example.features.data(), creation, chunk);
        H5Pclose(creation);
    });
}

void HostileBagsTest::saysWhatIsWrongWithAnHdf5File()
{
    QFETCH(WriteHdf5, write);
    QFETCH(QString, detail);
    const Scratch scratch;
    write(Hdf5Writer(scratch / "a.h5"));
    compareDetail(readBag(scratch / "a.h5"), detail);
    QCOMPARE(H5Fget_obj_count(H5F_OBJ_ALL, H5F_OBJ_FILE | H5F_OBJ_DATASET | H5F_OBJ_GROUP | H5F_OBJ_ATTR), ssize_t{0});
}

void HostileBagsTest::saysWhatIsWrongWithASafetensorsFile_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("detail");
    const auto bytes = [this](int64_t values) {
        return std::as_bytes(std::span(m_example.features)).first(static_cast<std::size_t>(values) * sizeof(float));
    };
    const auto row = [](const char *name, const char *detail, Tensors tensors) {
        QTest::newRow(name) << std::move(tensors) << QString(detail);
    };
    const TensorView features{"features", Dtype::f32, {30, 8}, bytes(240)};
    row("weights of a model", "it has no tensor named features", {{"fc.weight", Dtype::f32, {30, 8}, bytes(240)}});
    row("coordinates alone", "no features", {{"coords", Dtype::i32, {30, 2}, bytes(60)}});
    row("integers", "of the type I32", {{"features", Dtype::i32, {30, 8}, bytes(240)}});
    row("one number", "instead of [tiles, features per tile]", {{"features", Dtype::f32, {}, bytes(1)}});
    row("four extents", "[1, 1, 30, 8]", {{"features", Dtype::f32, {1, 1, 30, 8}, bytes(240)}});
    row("more coordinates", "of 30 tiles but coordinates of 31",
        {features, {"coords", Dtype::i32, {31, 2}, bytes(62)}});
    row("coordinates in a row", "[60] instead of [tiles, 2]", {features, {"coords", Dtype::i32, {60}, bytes(60)}});
    row("yes and no as coordinates", "of the type BOOL", {features, {"coords", Dtype::boolean, {30, 2}, bytes(15)}});
}

void HostileBagsTest::saysWhatIsWrongWithASafetensorsFile()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, detail);
    const Scratch scratch;
    VERIFY_OK(writeSafetensors(scratch / "a", tensors));
    compareDetail(readBag(scratch / "a"), detail);
}

void HostileBagsTest::saysWhichTileIsNotFinite_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN()
                                  << "the features of tile 12 (counted from 0) hold a value that is not a number";
    QTest::newRow("infinite") << -std::numeric_limits<float>::infinity()
                              << "the features of tile 12 (counted from 0) hold an infinite value";
}

void HostileBagsTest::saysWhichTileIsNotFinite()
{
    QFETCH(float, value);
    QFETCH(QString, detail);
    const Scratch scratch;
    ExampleBag bad = m_example;
    bad.features[12 * 8 + 7] = value;
    bad.features[13 * 8] = value;
    bad.writeTrident(scratch / "a.h5");
    compareDetail(readBag(scratch / "a.h5"), detail);
    for (const Dtype type : {Dtype::f16, Dtype::f32, Dtype::f64}) {
        VERIFY_OK(bad.writeSafetensorsFile(scratch / "a", type));
        compareDetail(readBag(scratch / "a"), detail);
    }
    std::vector<float> places(60, 1);
    places[41] = value;
    VERIFY_OK(writeSafetensors(scratch / "b",
                               {{"features", Dtype::f32, {30, 8}, std::as_bytes(std::span(m_example.features))},
                                {"coords", Dtype::f32, {30, 2}, std::as_bytes(std::span(places))}}));
    compareDetail(readBag(scratch / "b"), "the coordinates of tile 20");
}

void HostileBagsTest::saysWhichDimensionWasWanted()
{
    const Scratch scratch;
    m_example.writeTrident(scratch / "a.h5");
    VERIFY_OK(m_example.writeSafetensorsFile(scratch / "a"));
    for (const char *name : {"a.h5", "a"}) {
        VERIFY_OK(readBag(scratch / name, 8));
        compareDetail(readBag(scratch / name, 1024), "the bag has 8 features per tile, the model wants 1024");
    }
}

void HostileBagsTest::tellsAnEmptyBagFromABadOne_data()
{
    QTest::addColumn<QVector<int>>("extent");
    QTest::newRow("no rows") << QVector<int>{0, 8};
    QTest::newRow("no values at all") << QVector<int>{0};
    QTest::newRow("no rows below an extent of one") << QVector<int>{1, 0, 8};
}

void HostileBagsTest::tellsAnEmptyBagFromABadOne()
{
    QFETCH(QVector<int>, extent);
    const Scratch scratch;
    {
        const Hdf5Writer file(scratch / "a.h5");
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {extent.begin(), extent.end()}, nullptr);
        file.add("coords", H5T_STD_I64LE, H5T_NATIVE_INT64, {0, 2}, nullptr);
    }
    VERIFY_OK(writeSafetensors(scratch / "a", {{"features", Dtype::f32, {extent.begin(), extent.end()}, {}}}));
    for (const char *name : {"a.h5", "a"}) {
        const Result<Bag> bag = readBag(scratch / name, 8);
        COMPARE_ERROR(bag, bagEmpty);
        QCOMPARE(exitCodeOf(bag.error()), 3);
    }
}

void HostileBagsTest::saysWhatTheFileIsNot()
{
    const Scratch scratch;
    COMPARE_ERROR(readBag(scratch / "absent"), fileMissing);
    COMPARE_ERROR(readBag(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(readBag(scratch.write("empty.h5", "")), fileEmpty);
    compareDetail(readBag(scratch.write("table.csv", "slide_id,label\n1,tumour\n")), "it is neither HDF5");
    compareDetail(readBag(scratch.write("short", "x")), "it is neither HDF5");
}

void HostileBagsTest::addFormats() const
{
    QTest::addColumn<WriteFile>("write");
    QTest::newRow("HDF5") << WriteFile([this](const auto &path) { m_example.writeTrident(path); });
    QTest::newRow("safetensors") << WriteFile(
        [this](const auto &path) { QVERIFY(m_example.writeSafetensorsFile(path)); });
}

void HostileBagsTest::refusesATruncatedFileWhereverItIsCut_data() { addFormats(); }

void HostileBagsTest::refusesATruncatedFileWhereverItIsCut()
{
    QFETCH(WriteFile, write);
    const Scratch scratch;
    write(scratch / "whole");
    const std::string whole = scratch.read("whole");
    for (std::size_t size = 1; size < whole.size(); size += 1 + whole.size() / 200)
        QVERIFY2(!readBag(scratch.write("cut", whole.substr(0, size))), qPrintable(QString::number(size)));
}

void HostileBagsTest::survivesBytesBeingChanged_data() { addFormats(); }

void HostileBagsTest::survivesBytesBeingChanged()
{
    QFETCH(WriteFile, write);
    const Scratch scratch;
    write(scratch / "whole");
    const std::string whole = scratch.read("whole");
    std::mt19937 random(5);
    int refused = 0;
    for (int run = 0; run < 600; ++run) {
        std::string changed = whole;
        for (unsigned count = 0; count <= random() % 4; ++count)
            changed[random() % changed.size()] = static_cast<char>(random());
        const Result<Bag> bag = readBag(scratch.write("changed", changed));
        if (!bag) {
            QCOMPARE(exitCodeOf(bag.error()), 3);
            ++refused;
        } else {
            QCOMPARE(bag->tiles(), std::ssize(bag->features) / bag->dim);
        }
    }
    QVERIFY2(refused > 10, qPrintable(QString::number(refused)));
}

QTEST_APPLESS_MAIN(HostileBagsTest)
#include "tst_hostilebags.moc"
