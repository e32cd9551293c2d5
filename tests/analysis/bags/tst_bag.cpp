#include "analysis/bags/bag.h"
#include "analysis/bags/featurefile.h"
#include "tests/analysis/bags/examplebag.h"
#include "tests/analysis/bags/examplefeatures.h"
#include "tests/support/childprocess.h"
#include "tests/support/peakmemory.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using tessera::testing::ExampleBag;
using tessera::testing::Extent;
using tessera::testing::halfType;
using tessera::testing::Hdf5Writer;
using tessera::testing::peakMemory;
using tessera::testing::Scratch;

namespace {

template <typename T>
std::vector<T> placesOf(const Bag &bag)
{
    std::vector<T> places(bag.coords->bytes.size() / sizeof(T));
    std::memcpy(places.data(), bag.coords->bytes.data(), bag.coords->bytes.size());
    return places;
}

bool holds(const Bag &bag, const ExampleBag &example)
{
    return bag.tiles() == example.tiles && bag.dim == example.dim &&
           std::equal(bag.features.begin(), bag.features.end(), example.features.begin(), example.features.end());
}

} // namespace

/// Features from every program that people have, into one shape.
class BagTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAFileOfTrident();
    void readsAFileOfClam();
    void readsAFileOfStamp();
    void readsAFileOfOurs();
    void readsEveryNameOfTheFeatures_data();
    void readsEveryNameOfTheFeatures();
    void readsEveryTypeFromHdf5_data();
    void readsEveryTypeFromHdf5();
    void readsEveryTypeFromSafetensors_data();
    void readsEveryTypeFromSafetensors();
    void takesALeadingExtentOfOneAway();
    void handsBackTheCoordinatesAsTheyWere_data();
    void handsBackTheCoordinatesAsTheyWere();
    void goesWithoutCoordinates();
    void readsFloatsThatAreNotAligned();
    void tellsTheFormatByTheContent();
    void takesNoLengthOfAHeaderForAPickle();
    void keepsTheFeaturesAsLongAsTheBag();
    void holdsALargeBagOnce_data();
    void holdsALargeBagOnce();

private:
    const ExampleBag m_example{70, 12};
};

void BagTest::readsAFileOfTrident()
{
    const Scratch scratch;
    m_example.writeTrident(scratch / "slide.h5");
    const Result<Bag> bag = readBag(scratch / "slide.h5", 12);
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, m_example));
    QVERIFY(bag->coords->dtype == Dtype::i64);
    QVERIFY(placesOf<int64_t>(*bag) == m_example.places);
    QCOMPARE(bag->encoder, std::string("uni_v1"));
}

void BagTest::readsAFileOfClam()
{
    const Scratch scratch;
    {
        const Hdf5Writer file(scratch / "slide.h5");
        file.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, m_example.extent(), m_example.features.data(), {32, 12});
        file.add("coords", H5T_STD_I32LE, H5T_NATIVE_INT64, m_example.placesExtent(), m_example.places.data(), {1, 2});
    }
    const Result<Bag> bag = readBag(scratch / "slide.h5");
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, m_example));
    QVERIFY(bag->coords->dtype == Dtype::i32);
    QVERIFY(placesOf<int32_t>(*bag) == m_example.shortPlaces());
    QCOMPARE(bag->encoder, std::string());
}

void BagTest::readsAFileOfStamp()
{
    const Scratch scratch;
    {
        const Hdf5Writer file(scratch / "slide.h5");
        file.add("feats", halfType(), H5T_NATIVE_FLOAT, m_example.extent(), m_example.features.data());
        file.add("coords", H5T_IEEE_F32LE, H5T_NATIVE_INT64, m_example.placesExtent(), m_example.places.data());
        file.addText("/", "extractor", "chief-ctranspath");
        file.addText("/", "unit", "um");
    }
    const Result<Bag> bag = readBag(scratch / "slide.h5");
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, m_example));
    QVERIFY(bag->coords->dtype == Dtype::f32);
    QCOMPARE(placesOf<float>(*bag).at(3), 21.0f);
    QCOMPARE(bag->encoder, std::string("chief-ctranspath"));
}

void BagTest::readsAFileOfOurs()
{
    const Scratch scratch;
    Result<FeatureFileWriter> file = FeatureFileWriter::create(scratch / "a.h5", testing::exampleInfo(12, 100));
    VERIFY_OK(file);
    const testing::ExampleStrip strip(0, 100, 12);
    VERIFY_OK(file->append(strip.corners, strip.features, strip.unreadable));

    COMPARE_ERROR(readBag(scratch / "a.h5"), bagInvalid); // (its run may still add tiles)
    VERIFY_OK(file->finish());
    const Result<Bag> bag = readBag(scratch / "a.h5");
    VERIFY_OK(bag);
    QVERIFY(std::equal(bag->features.begin(), bag->features.end(), strip.features.begin(), strip.features.end()));
    QCOMPARE(placesOf<int64_t>(*bag).at(2), strip.corners.at(1).x);
    QCOMPARE(bag->encoder, testing::exampleInfo(12, 100).encoderId);
}

void BagTest::readsEveryNameOfTheFeatures_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"features", "feats", "embeddings", "patch_embeddings"})
        QTest::newRow(name) << QByteArray(name);
}

void BagTest::readsEveryNameOfTheFeatures()
{
    QFETCH(QByteArray, name);
    const Scratch scratch;
    Hdf5Writer(scratch / "a.h5")
        .add(name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, m_example.extent(), m_example.features.data());
    const Result<Bag> hdf5 = readBag(scratch / "a.h5");
    VERIFY_OK(hdf5);
    QVERIFY(holds(*hdf5, m_example));

    const auto bytes = std::as_bytes(std::span(m_example.features));
    VERIFY_OK(writeSafetensors(scratch / "a.safetensors", {{name.toStdString(), Dtype::f32, {70, 12}, bytes}}));
    const Result<Bag> safetensors = readBag(scratch / "a.safetensors");
    VERIFY_OK(safetensors);
    QVERIFY(holds(*safetensors, m_example));
}

void BagTest::readsEveryTypeFromHdf5_data()
{
    QTest::addColumn<qint64>("type");
    QTest::newRow("half") << qint64{halfType()};
    QTest::newRow("float") << qint64{H5T_IEEE_F32LE};
    QTest::newRow("float of a big-endian machine") << qint64{H5T_IEEE_F32BE};
    QTest::newRow("double") << qint64{H5T_IEEE_F64LE};
}

void BagTest::readsEveryTypeFromHdf5()
{
    QFETCH(qint64, type);
    const Scratch scratch;
    const ExampleBag example(3000, 800); // more than one block of halves
    Hdf5Writer(scratch / "a.h5")
        .add("features", type, H5T_NATIVE_FLOAT, example.extent(), example.features.data(), {128, 800});
    const Result<Bag> bag = readBag(scratch / "a.h5");
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, example));
}

void BagTest::readsEveryTypeFromSafetensors_data()
{
    QTest::addColumn<int>("type");
    for (const Dtype type : {Dtype::f16, Dtype::bf16, Dtype::f32, Dtype::f64})
        QTest::newRow(std::string(nameOf(type)).c_str()) << static_cast<int>(type);
}

void BagTest::readsEveryTypeFromSafetensors()
{
    QFETCH(int, type);
    const Scratch scratch;
    const ExampleBag example(3000, 800); // more than one block
    VERIFY_OK(example.writeSafetensorsFile(scratch / "a.safetensors", static_cast<Dtype>(type)));
    const Result<Bag> bag = readBag(scratch / "a.safetensors", 800);
    VERIFY_OK(bag);
    const bool isRounded = static_cast<Dtype>(type) == Dtype::bf16;
    for (std::size_t i = 0; i < example.features.size(); ++i)
        QVERIFY(std::abs(bag->features[i] - example.features[i]) <= (isRounded ? 0.25f : 0.0f));
    QVERIFY(placesOf<int64_t>(*bag) == example.places);
    QCOMPARE(bag->encoder, std::string("tessera-compact"));
}

void BagTest::takesALeadingExtentOfOneAway()
{
    const Scratch scratch;
    for (const hid_t type : {halfType(), H5T_IEEE_F32LE}) {
        {
            const Hdf5Writer file(scratch / "a.h5");
            file.add("features", type, H5T_NATIVE_FLOAT, {1, 70, 12}, m_example.features.data());
            file.add("coords", H5T_STD_I64LE, H5T_NATIVE_INT64, {1, 70, 2}, m_example.places.data());
        }
        const Result<Bag> bag = readBag(scratch / "a.h5");
        VERIFY_OK(bag);
        QVERIFY(holds(*bag, m_example));
        QVERIFY(placesOf<int64_t>(*bag) == m_example.places);
    }
    const auto bytes = std::as_bytes(std::span(m_example.features));
    VERIFY_OK(writeSafetensors(scratch / "a.safetensors", {{"features", Dtype::f32, {1, 70, 12}, bytes}}));
    const Result<Bag> bag = readBag(scratch / "a.safetensors");
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, m_example));
}

void BagTest::handsBackTheCoordinatesAsTheyWere_data()
{
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("given");
    const auto row = [](Dtype stored, Dtype given) {
        QTest::newRow(std::string(nameOf(stored)).c_str()) << static_cast<int>(stored) << static_cast<int>(given);
    };
    row(Dtype::i32, Dtype::i32);
    row(Dtype::i64, Dtype::i64);
    row(Dtype::f32, Dtype::f32);
    row(Dtype::u32, Dtype::i64);
}

void BagTest::handsBackTheCoordinatesAsTheyWere()
{
    QFETCH(int, stored);
    QFETCH(int, given);
    const auto type = static_cast<Dtype>(stored);
    const Scratch scratch;
    std::vector<std::byte> bytes(2 * 70 * sizeOf(type));
    for (std::size_t i = 0; i < bytes.size(); i += sizeOf(type))
        bytes[i] = static_cast<std::byte>(i % 100);
    VERIFY_OK(writeSafetensors(scratch / "a.safetensors",
                               {{"features", Dtype::f32, {70, 12}, std::as_bytes(std::span(m_example.features))},
                                {"coords", type, {70, 2}, bytes}}));
    const Result<Bag> bag = readBag(scratch / "a.safetensors");
    VERIFY_OK(bag);
    const TensorView coords = bag->coords->view("coords");
    QCOMPARE(static_cast<int>(coords.dtype), given);
    QVERIFY(coords.shape == (std::vector<int64_t>{70, 2}));
    QVERIFY(toDoubles(coords) == toDoubles({"", type, {}, bytes}));
}

void BagTest::goesWithoutCoordinates()
{
    const Scratch scratch;
    Hdf5Writer(scratch / "a.h5")
        .add("patch_embeddings", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, m_example.extent(), m_example.features.data());
    const Result<Bag> bag = readBag(scratch / "a.h5");
    VERIFY_OK(bag);
    QVERIFY(!bag->coords);
}

void BagTest::readsFloatsThatAreNotAligned()
{
    const Scratch scratch;
    const std::vector<std::byte> bytes = m_example.bytesAs(Dtype::f32);
    std::string json = R"({"features":{"dtype":"F32","shape":[70,12],"data_offsets":[0,3360]}})";
    json.append(9 - json.size() % 8, ' '); // (our writer would pad to a multiple of 8)
    const uint64_t length = json.size();
    std::string text(reinterpret_cast<const char *>(&length), sizeof length);
    text += json + std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    const Result<Bag> bag = readBag(scratch.write("a.safetensors", text));
    VERIFY_OK(bag);
    QVERIFY(holds(*bag, m_example));
}

void BagTest::takesNoLengthOfAHeaderForAPickle()
{
    const Scratch scratch;
    const std::vector<float> values{1, 2, 3};
    std::string json = R"({"features":{"dtype":"F32","shape":[1,3],"data_offsets":[0,12]}})";
    json.resize(0x80, ' '); // what a pickle begins with
    const uint64_t length = json.size();
    std::string text(reinterpret_cast<const char *>(&length), sizeof length);
    text += json + std::string(reinterpret_cast<const char *>(values.data()), 12);
    const Result<Bag> bag = readBag(scratch.write("a.safetensors", text));
    VERIFY_OK(bag);
    QCOMPARE(bag->features[2], 3.0f);
}

void BagTest::tellsTheFormatByTheContent()
{
    const Scratch scratch;
    m_example.writeTrident(scratch / "hdf5.safetensors");
    VERIFY_OK(readBag(scratch / "hdf5.safetensors"));
    VERIFY_OK(m_example.writeSafetensorsFile(scratch / "safetensors.h5"));
    VERIFY_OK(readBag(scratch / "safetensors.h5"));
}

void BagTest::keepsTheFeaturesAsLongAsTheBag()
{
    const Scratch scratch;
    VERIFY_OK(m_example.writeSafetensorsFile(scratch / "a.safetensors"));
    Bag copy;
    {
        const Result<Bag> bag = readBag(scratch / "a.safetensors");
        VERIFY_OK(bag);
        copy = *bag;
    }
    std::filesystem::remove(scratch / "a.safetensors");
    QVERIFY(holds(copy, m_example));
    QVERIFY(std::ranges::equal(copy.tile(69), std::span(m_example.features).last(12)));
}

void BagTest::holdsALargeBagOnce_data()
{
    QTest::addColumn<bool>("isHdf5");
    QTest::addColumn<int>("type");
    for (const Dtype type : {Dtype::f16, Dtype::f32, Dtype::f64})
        for (const bool isHdf5 : {false, true})
            QTest::addRow("%s of %s", nameOf(type).data(), isHdf5 ? "HDF5" : "safetensors")
                << isHdf5 << static_cast<int>(type);
}

void BagTest::holdsALargeBagOnce()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("The sanitizer has memory of its own.");
#endif
    QFETCH(bool, isHdf5);
    QFETCH(int, type);
    constexpr int64_t bytes = 12'000 * 1024 * sizeof(float);
    const Scratch scratch;
    const std::filesystem::path path = scratch / "large";
    QCOMPARE(testing::inChild([&] { // (so that this process never has the example)
                 const ExampleBag example(12'000, 1024);
                 const auto dtype = static_cast<Dtype>(type);
                 if (isHdf5)
                     example.writeTrident(path, dtype == Dtype::f16   ? halfType()
                                                : dtype == Dtype::f32 ? H5T_IEEE_F32LE
                                                                      : H5T_IEEE_F64LE);
                 else if (!example.writeSafetensorsFile(path, dtype))
                     ::_exit(1);
             }),
             0);
    const int status = testing::inChild([&] {
        const int64_t before = peakMemory();
        const Result<Bag> bag = readBag(path);
        ::_exit(!bag ? 101 : static_cast<int>(100 * (peakMemory() - before) / bytes / 2)); // in steps of 2 %
    });
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) != 101);
    const int percent = 2 * WEXITSTATUS(status);
    const bool isMapped = !isHdf5 && static_cast<Dtype>(type) == Dtype::f32; // (then nothing of it need stay)
    QVERIFY2(percent >= (isMapped ? 0 : 90) && percent <= (isMapped ? 50 : 150),
             qPrintable(QString("%1 % of the features").arg(percent)));
}

QTEST_APPLESS_MAIN(BagTest)
#include "tst_bag.moc"
