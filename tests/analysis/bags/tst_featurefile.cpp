#include "tests/analysis/bags/examplefeatures.h"
#include "tests/support/childprocess.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <hdf5.h>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace tessera;
using tessera::testing::exampleInfo;
using tessera::testing::ExampleStrip;
using tessera::testing::Scratch;

class FeatureFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten();
    void looksLikeAFileOfTridentToHdf5();
    void readsTheFinishedRowsOfAFileThatIsNotFinished();
    void goesOnWhereAnotherRunStopped();
    void takesAStripWithoutAReadableTile();
    void finishesAgainWhatIsFinished();
    void refusesToGoOnWithAnotherRun();
    void refusesToGoOnWithAnotherGrid();
    void saysThatTheFolderIsNotThere();
    void saysThatTheDiskIsFull();
    void saysThatTheFileMayNotGrow();
};

namespace {

constexpr int64_t dim = 8;

/// The example's first tiles in strips of 70, finished.
Result<void> writeExample(const std::filesystem::path &path, int64_t tiles)
{
    Result<FeatureFileWriter> file = FeatureFileWriter::create(path, exampleInfo(dim, tiles));
    if (!file)
        return tl::unexpected(file.error());
    for (int64_t tile = 0; tile < tiles; tile += 70) {
        const ExampleStrip strip(tile, std::min<int64_t>(70, tiles - tile), dim);
        if (const Result<void> appended = file->append(strip.corners, strip.features, strip.unreadable); !appended)
            return appended;
    }
    return file->finish();
}

Result<void> append(FeatureFileWriter &file, int64_t firstTile, int64_t tiles)
{
    const ExampleStrip strip(firstTile, tiles, dim);
    return file.append(strip.corners, strip.features, strip.unreadable);
}

/// Attributes as a reader sees them that knows nothing of ours.
int64_t integerOf(hid_t object, const char *name)
{
    const hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    int64_t value = -1;
    H5Aread(attribute, H5T_NATIVE_INT64, &value);
    H5Aclose(attribute);
    return value;
}

double numberOf(hid_t object, const char *name)
{
    const hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    double value = -1;
    H5Aread(attribute, H5T_NATIVE_DOUBLE, &value);
    H5Aclose(attribute);
    return value;
}

} // namespace

void FeatureFileTest::readsBackWhatWasWritten()
{
    const Scratch scratch;
    VERIFY_OK(writeExample(scratch / "features.h5", 1000));
    const Result<FeatureFile> file = readFeatureFile(scratch / "features.h5");
    VERIFY_OK(file);
    QVERIFY(file->stored.complete);
    QVERIFY(testing::holdsTiles(file->stored, 1000, dim));
    QCOMPARE(file->stored.corners.size(), std::size_t{900});

    const FeatureFileInfo written = exampleInfo(dim, 1000);
    QCOMPARE(file->info.slideName, written.slideName);
    QCOMPARE(file->info.slideFingerprint, written.slideFingerprint);
    QCOMPARE(file->info.encoderId, written.encoderId);
    QCOMPARE(file->info.encoderSha256, written.encoderSha256);
    QCOMPARE(file->info.dim, dim);
    QCOMPARE(file->info.patchSize, written.patchSize);
    QCOMPARE(file->info.patchSizeLevel0, written.patchSizeLevel0);
    QCOMPARE(file->info.overlap, written.overlap);
    QCOMPARE(file->info.mpp, written.mpp);
    QCOMPARE(file->info.slideMpp, written.slideMpp);
    QCOMPARE(file->info.level0Width, written.level0Width);
    QCOMPARE(file->info.level0Height, written.level0Height);
    QCOMPARE(file->info.gridTiles, written.gridTiles);
    QCOMPARE(file->info.extractionKey, written.extractionKey);
    QCOMPARE(file->info.programVersion, written.programVersion);
}

void FeatureFileTest::looksLikeAFileOfTridentToHdf5()
{
    const Scratch scratch;
    VERIFY_OK(writeExample(scratch / "features.h5", 500));
    const hid_t file = H5Fopen((scratch / "features.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    QVERIFY(file >= 0);
    const hid_t features = H5Dopen2(file, "features", H5P_DEFAULT);
    const hid_t coords = H5Dopen2(file, "coords", H5P_DEFAULT);
    hsize_t extent[2] = {};
    const hid_t featuresSpace = H5Dget_space(features);
    QCOMPARE(H5Sget_simple_extent_dims(featuresSpace, extent, nullptr), 2);
    QCOMPARE(extent[0], hsize_t{450});
    QCOMPARE(extent[1], hsize_t{dim});
    const hid_t coordsSpace = H5Dget_space(coords);
    QCOMPARE(H5Sget_simple_extent_dims(coordsSpace, extent, nullptr), 2);
    QCOMPARE(extent[0], hsize_t{450});
    QCOMPARE(extent[1], hsize_t{2});
    const hid_t featuresType = H5Dget_type(features), coordsType = H5Dget_type(coords);
    QVERIFY(H5Tequal(featuresType, H5T_IEEE_F32LE) > 0);
    QVERIFY(H5Tequal(coordsType, H5T_STD_I64LE) > 0);

    QCOMPARE(integerOf(coords, "patch_size"), int64_t{96});
    QCOMPARE(integerOf(coords, "patch_size_level0"), int64_t{384});
    QCOMPARE(integerOf(coords, "overlap"), int64_t{0});
    QCOMPARE(integerOf(coords, "level0_width"), int64_t{100'000});
    QCOMPARE(integerOf(coords, "level0_height"), int64_t{80'000});
    QCOMPARE(numberOf(coords, "level0_magnification"), 10 / 0.2528);
    QCOMPARE(numberOf(coords, "target_magnification"), 10 / 1.0112);
    const hid_t name = H5Aopen(coords, "name", H5P_DEFAULT);
    const hid_t nameType = H5Aget_type(name);
    std::string text(H5Tget_size(nameType), '\0');
    QVERIFY(H5Aread(name, nameType, text.data()) >= 0);
    QCOMPARE(text, exampleInfo(dim, 500).slideName);

    std::vector<float> values(450 * dim);
    QVERIFY(H5Dread(features, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0);
    QCOMPARE(values, ExampleStrip(0, 500, dim).features);
    for (const hid_t type : {featuresType, coordsType, nameType})
        H5Tclose(type);
    for (const hid_t space : {featuresSpace, coordsSpace})
        H5Sclose(space);
    H5Aclose(name);
    H5Dclose(features);
    H5Dclose(coords);
    QVERIFY(H5Fclose(file) >= 0);
}

void FeatureFileTest::readsTheFinishedRowsOfAFileThatIsNotFinished()
{
    const Scratch scratch;
    {
        Result<FeatureFileWriter> file = FeatureFileWriter::create(scratch / "features.h5", exampleInfo(dim, 1000));
        VERIFY_OK(file);
        VERIFY_OK(append(*file, 0, 130));
    }
    const Result<FeatureFile> file = readFeatureFile(scratch / "features.h5");
    VERIFY_OK(file);
    QVERIFY(!file->stored.complete);
    QVERIFY(testing::holdsTiles(file->stored, 130, dim));
}

void FeatureFileTest::goesOnWhereAnotherRunStopped()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch / "features.h5";
    {
        Result<FeatureFileWriter> file = FeatureFileWriter::create(path, exampleInfo(dim, 300));
        VERIFY_OK(file);
        VERIFY_OK(append(*file, 0, 100));
    }
    StoredFeatures stored;
    Result<FeatureFileWriter> file = FeatureFileWriter::resume(path, exampleInfo(dim, 300), stored);
    VERIFY_OK(file);
    QVERIFY(testing::holdsTiles(stored, 100, dim));
    QVERIFY(!stored.complete);
    VERIFY_OK(append(*file, 100, 200));
    VERIFY_OK(file->finish());
    const Result<FeatureFile> whole = readFeatureFile(path);
    VERIFY_OK(whole);
    QVERIFY(whole->stored.complete);
    QVERIFY(testing::holdsTiles(whole->stored, 300, dim));
}

void FeatureFileTest::takesAStripWithoutAReadableTile()
{
    const Scratch scratch;
    Result<FeatureFileWriter> file = FeatureFileWriter::create(scratch / "features.h5", exampleInfo(dim, 3));
    VERIFY_OK(file);
    const std::vector<TileCorner> unreadable{{0, 0}, {384, 0}, {768, 0}};
    VERIFY_OK(file->append({}, {}, unreadable));
    VERIFY_OK(file->finish());
    const Result<FeatureFile> read = readFeatureFile(scratch / "features.h5");
    VERIFY_OK(read);
    QVERIFY(read->stored.complete && read->stored.corners.empty());
    QCOMPARE(read->stored.unreadable.size(), std::size_t{3});
    QCOMPARE(read->stored.unreadable[2].x, int64_t{768});
}

void FeatureFileTest::finishesAgainWhatIsFinished()
{
    const Scratch scratch;
    VERIFY_OK(writeExample(scratch / "features.h5", 200));
    StoredFeatures stored;
    Result<FeatureFileWriter> file = FeatureFileWriter::resume(scratch / "features.h5", exampleInfo(dim, 200), stored);
    VERIFY_OK(file);
    QVERIFY(stored.complete);
    VERIFY_OK(file->finish());
    QVERIFY(testing::holdsTiles(readFeatureFile(scratch / "features.h5")->stored, 200, dim));
}

void FeatureFileTest::refusesToGoOnWithAnotherRun()
{
    const Scratch scratch;
    VERIFY_OK(writeExample(scratch / "features.h5", 200));
    FeatureFileInfo other = exampleInfo(dim, 200);
    other.extractionKey += " overlap 8";
    StoredFeatures stored;
    COMPARE_ERROR(FeatureFileWriter::resume(scratch / "features.h5", other, stored), featuresOfOtherRun);
    QVERIFY(stored.corners.empty());
    QVERIFY(testing::holdsTiles(readFeatureFile(scratch / "features.h5")->stored, 200, dim));
}

void FeatureFileTest::refusesToGoOnWithAnotherGrid()
{
    const Scratch scratch;
    VERIFY_OK(writeExample(scratch / "features.h5", 200));
    StoredFeatures stored;
    COMPARE_ERROR(FeatureFileWriter::resume(scratch / "features.h5", exampleInfo(dim, 201), stored), featuresInvalid);
    COMPARE_ERROR(FeatureFileWriter::resume(scratch / "features.h5", exampleInfo(dim + 1, 200), stored),
                  featuresInvalid);
}

void FeatureFileTest::saysThatTheFolderIsNotThere()
{
    const Scratch scratch;
    COMPARE_ERROR(FeatureFileWriter::create(scratch / "absent/features.h5", exampleInfo(dim, 10)), fileUnwritable);
    StoredFeatures stored;
    COMPARE_ERROR(FeatureFileWriter::resume(scratch / "absent.h5", exampleInfo(dim, 10), stored), fileMissing);
}

void FeatureFileTest::saysThatTheDiskIsFull()
{
    const Scratch scratch;
    if (::mount("none", scratch.folder().c_str(), "tmpfs", 0, "size=512k") != 0)
        QSKIP("a small disk can be mounted by the superuser only");
    const Result<void> written = writeExample(scratch / "features.h5", 40'000);
    ::umount2(scratch.folder().c_str(), MNT_DETACH);
    COMPARE_ERROR(written, diskFull);
    QCOMPARE(H5Fget_obj_count(H5F_OBJ_ALL, H5F_OBJ_ALL), ssize_t{0}); // nothing stays open
}

void FeatureFileTest::saysThatTheFileMayNotGrow()
{
    const Scratch scratch;
    const int status = testing::inChild([&] {
        const rlimit limit{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
        const Result<void> written = writeExample(scratch / "features.h5", 40'000);
        ::_exit(!written && written.error().code == ErrorCode::fileUnwritable ? 0 : 1);
    });
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_APPLESS_MAIN(FeatureFileTest)
#include "tst_featurefile.moc"
