#include "tests/analysis/bags/examplefeatures.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <hdf5.h>

#include <functional>
#include <limits>

using namespace tessera;
using tessera::testing::exampleInfo;
using tessera::testing::ExampleStrip;
using tessera::testing::Scratch;

namespace {

constexpr int64_t dim = 8;
constexpr int64_t tiles = 100; // 90 of them readable

void writeExample(const std::filesystem::path &path)
{
    Result<FeatureFileWriter> file = FeatureFileWriter::create(path, exampleInfo(dim, tiles));
    const ExampleStrip strip(0, tiles, dim);
    QVERIFY(file && file->append(strip.corners, strip.features, strip.unreadable) && file->finish());
}

/// A dataset of 90 rows in place of the one that is there.
void replaceDataset(hid_t file, const char *name, hid_t type, std::vector<hsize_t> extent, hid_t creation = H5P_DEFAULT)
{
    H5Ldelete(file, name, H5P_DEFAULT);
    const hid_t space = H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr);
    H5Dclose(H5Dcreate2(file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT));
    H5Sclose(space);
}

void setAttribute(hid_t object, const char *name, std::vector<int64_t> values)
{
    H5Adelete(object, name);
    const hsize_t count = values.size();
    const hid_t space = count == 1 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &count, nullptr);
    const hid_t attribute = H5Acreate2(object, name, H5T_NATIVE_INT64, space, H5P_DEFAULT, H5P_DEFAULT);
    H5Awrite(attribute, H5T_NATIVE_INT64, values.data());
    H5Aclose(attribute);
    H5Sclose(space);
}

/// With a pipeline of filters that a plug-in would have to provide.
hid_t withForeignFilter()
{
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    const hsize_t chunk[] = {90, dim};
    H5Pset_chunk(creation, 2, chunk);
    H5Pset_filter(creation, H5Z_FILTER_FLETCHER32, 0, 0, nullptr);
    return creation;
}

} // namespace

/// Files that somebody made to harm, or that were damaged on their way.
class HostileFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAFileThatWasTamperedWith_data();
    void refusesAFileThatWasTamperedWith();
    void refusesFeaturesThatAreNotFinite_data();
    void refusesFeaturesThatAreNotFinite();
    void refusesATruncatedFileWhereverItIsCut();
    void survivesAnyByteBeingChanged();
    void saysWhatTheFileIsNot();
    void readsAFileThatWasPackedAgain();
};

using Tamper = std::function<void(hid_t file, const std::filesystem::path &folder)>;
Q_DECLARE_METATYPE(Tamper)

void HostileFeaturesTest::refusesAFileThatWasTamperedWith_data()
{
    QTest::addColumn<Tamper>("tamper");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, Tamper tamper) {
        QTest::newRow(name) << tamper << QString(detail);
    };
    row("no features", "features is missing", [](hid_t file, auto) { H5Ldelete(file, "features", H5P_DEFAULT); });
    row("no coordinates", "coords is missing", [](hid_t file, auto) { H5Ldelete(file, "coords", H5P_DEFAULT); });
    row("external link", "a link to another place", [](hid_t file, const std::filesystem::path &folder) {
        writeExample(folder / "other.h5");
        H5Ldelete(file, "features", H5P_DEFAULT);
        H5Lcreate_external((folder / "other.h5").c_str(), "/features", file, "features", H5P_DEFAULT, H5P_DEFAULT);
    });
    row("soft link", "a link to another place", [](hid_t file, auto) {
        H5Lmove(file, "features", file, "elsewhere", H5P_DEFAULT, H5P_DEFAULT);
        H5Lcreate_soft("/elsewhere", file, "features", H5P_DEFAULT, H5P_DEFAULT);
    });
    row("data in another file", "lies in another file", [](hid_t file, const std::filesystem::path &folder) {
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_external(creation, (folder / "secret").c_str(), 0, 90 * dim * 4);
        replaceDataset(file, "features", H5T_IEEE_F32LE, {90, dim}, creation);
        H5Pclose(creation);
    });
    row("virtual dataset", "reaches out of the file", [](hid_t file, const std::filesystem::path &folder) {
        const hsize_t extent[] = {90, dim};
        const hid_t space = H5Screate_simple(2, extent, nullptr);
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_virtual(creation, space, (folder / "other.h5").c_str(), "/features", space);
        replaceDataset(file, "features", H5T_IEEE_F32LE, {90, dim}, creation);
        H5Pclose(creation);
        H5Sclose(space);
    });
    row("foreign filter", "a filter that is not allowed", [](hid_t file, auto) {
        const hid_t creation = withForeignFilter();
        replaceDataset(file, "features", H5T_IEEE_F32LE, {90, dim}, creation);
        H5Pclose(creation);
    });
    row("a group in place of the features", "cannot be opened", [](hid_t file, auto) {
        H5Ldelete(file, "features", H5P_DEFAULT);
        H5Gclose(H5Gcreate2(file, "features", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    });
    row("texts in place of the features", "cannot be read", [](hid_t file, auto) {
        replaceDataset(file, "features", H5T_C_S1, {90, dim});
    });
    row("features in one dimension", "does not have 2 dimensions",
        [](hid_t file, auto) { replaceDataset(file, "features", H5T_IEEE_F32LE, {720}); });
    row("features in three dimensions", "does not have 2 dimensions", [](hid_t file, auto) {
        replaceDataset(file, "features", H5T_IEEE_F32LE, {90, 2, 4});
    });
    row("features without columns", "fewer rows", [](hid_t file, auto) {
        replaceDataset(file, "features", H5T_IEEE_F32LE, {90, 0});
    });
    row("too few features", "fewer rows", [](hid_t file, auto) {
        replaceDataset(file, "features", H5T_IEEE_F32LE, {89, dim});
    });
    row("coordinates in three columns", "fewer rows", [](hid_t file, auto) {
        replaceDataset(file, "tessera_unreadable", H5T_STD_I64LE, {90, 3});
    });
    row("more rows than there are", "fewer rows", [](hid_t file, auto) {
        setAttribute(file, "tessera_complete_rows", {91, 10});
    });
    row("negative rows", "fewer rows", [](hid_t file, auto) { setAttribute(file, "tessera_complete_rows", {-1, 10}); });
    row("one number of rows", "does not have 2 values",
        [](hid_t file, auto) { setAttribute(file, "tessera_complete_rows", {90}); });
    row("no number of rows", "tessera_complete_rows is missing",
        [](hid_t file, auto) { H5Adelete(file, "tessera_complete_rows"); });
    row("rows that would fill the memory", "more rows than the file has room for", [](hid_t file, auto) {
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE); // chunks that were never written take no room
        const hsize_t chunk[] = {128, 60'000};
        H5Pset_chunk(creation, 2, chunk);
        replaceDataset(file, "features", H5T_IEEE_F32LE, {1'000'000, 60'000}, creation);
        const hid_t coords = H5Dopen2(file, "coords", H5P_DEFAULT);
        const hsize_t extent[] = {1'000'000, 2};
        H5Dset_extent(coords, extent);
        H5Dclose(coords);
        H5Pclose(creation);
        setAttribute(file, "tessera_complete_rows", {1'000'000, 10});
    });
    row("no key", "tessera_extraction_key is missing",
        [](hid_t file, auto) { H5Adelete(file, "tessera_extraction_key"); });
    row("key is a number", "is not a short text",
        [](hid_t file, auto) { setAttribute(file, "tessera_extraction_key", {7}); });
}

void HostileFeaturesTest::refusesAFileThatWasTamperedWith()
{
    QFETCH(Tamper, tamper);
    QFETCH(QString, detail);
    const Scratch scratch;
    const std::filesystem::path path = scratch / "features.h5";
    writeExample(path);
    scratch.write("secret", std::string(90 * dim * 4, 's'));
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    QVERIFY(file >= 0);
    tamper(file, scratch.folder());
    QVERIFY(H5Fclose(file) >= 0);

    const Result<FeatureFile> read = readFeatureFile(path);
    COMPARE_ERROR(read, featuresInvalid);
    const QString said = QString::fromStdString(read.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
    StoredFeatures stored;
    COMPARE_ERROR(FeatureFileWriter::resume(path, exampleInfo(dim, tiles), stored), featuresInvalid);
    QCOMPARE(H5Fget_obj_count(H5F_OBJ_ALL, H5F_OBJ_ALL), ssize_t{0}); // everything is closed again
}

void HostileFeaturesTest::refusesFeaturesThatAreNotFinite_data()
{
    QTest::addColumn<float>("value");
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
}

void HostileFeaturesTest::refusesFeaturesThatAreNotFinite()
{
    QFETCH(float, value);
    const Scratch scratch;
    Result<FeatureFileWriter> file = FeatureFileWriter::create(scratch / "features.h5", exampleInfo(dim, tiles));
    VERIFY_OK(file);
    ExampleStrip strip(0, tiles, dim);
    strip.features[77] = value;
    VERIFY_OK(file->append(strip.corners, strip.features, strip.unreadable));
    VERIFY_OK(file->finish());
    const Result<FeatureFile> read = readFeatureFile(scratch / "features.h5");
    COMPARE_ERROR(read, featuresInvalid);
    QCOMPARE(read.error().arguments.at(1), std::string("features holds values that are not finite"));
}

void HostileFeaturesTest::refusesATruncatedFileWhereverItIsCut()
{
    const Scratch scratch;
    writeExample(scratch / "features.h5");
    const std::string whole = scratch.read("features.h5");
    for (std::size_t size = 1; size < whole.size(); size += 97)
        COMPARE_ERROR(readFeatureFile(scratch.write("cut.h5", whole.substr(0, size))), featuresInvalid);
}

void HostileFeaturesTest::survivesAnyByteBeingChanged()
{
    const Scratch scratch;
    writeExample(scratch / "features.h5");
    const std::string whole = scratch.read("features.h5");
    int refused = 0;
    for (std::size_t place = 0; place < whole.size(); place += 13) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 0xFF);
        const Result<FeatureFile> read = readFeatureFile(scratch.write("changed.h5", changed));
        QVERIFY(read || read.error().code == ErrorCode::featuresInvalid);
        refused += !read;
    }
    QVERIFY(refused > 10);
    QCOMPARE(H5Fget_obj_count(H5F_OBJ_ALL, H5F_OBJ_ALL), ssize_t{0});
}

void HostileFeaturesTest::saysWhatTheFileIsNot()
{
    const Scratch scratch;
    COMPARE_ERROR(readFeatureFile(scratch / "absent"), fileMissing);
    COMPARE_ERROR(readFeatureFile(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(readFeatureFile(scratch.write("empty.h5", "")), fileEmpty);
    COMPARE_ERROR(readFeatureFile(scratch.write("text.h5", "features 1 2 3")), featuresInvalid);
}

void HostileFeaturesTest::readsAFileThatWasPackedAgain()
{
    const Scratch scratch;
    writeExample(scratch / "features.h5");
    const hid_t file = H5Fopen((scratch / "features.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    const hsize_t chunk[] = {90, dim};
    H5Pset_chunk(creation, 2, chunk);
    H5Pset_shuffle(creation);
    H5Pset_deflate(creation, 4);
    replaceDataset(file, "features", H5T_IEEE_F32LE, {90, dim}, creation);
    const hid_t features = H5Dopen2(file, "features", H5P_DEFAULT);
    H5Dwrite(features, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, ExampleStrip(0, tiles, dim).features.data());
    H5Dclose(features);
    H5Pclose(creation);
    QVERIFY(H5Fclose(file) >= 0);
    const Result<FeatureFile> read = readFeatureFile(scratch / "features.h5");
    VERIFY_OK(read);
    QVERIFY(testing::holdsTiles(read->stored, tiles, dim));
}

QTEST_APPLESS_MAIN(HostileFeaturesTest)
#include "tst_hostilefeatures.moc"
