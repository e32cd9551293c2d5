#include "base/safetensors.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

using namespace tessera;
using tessera::testing::Scratch;

/// The format to the letter: every rule of it is broken once.
class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAHeaderThatBreaksARule_data();
    void refusesAHeaderThatBreaksARule();
    void refusesAnImpossibleLength_data();
    void refusesAnImpossibleLength();
    void acceptsWhatTheFormatAllows_data();
    void acceptsWhatTheFormatAllows();
    void refusesTooManyTensors();
    void roundTripsEveryType();
    void alignsAndSortsWhatItWrites();
    void convertsEveryTypeToNumbers();
    void convertsNumbersThatDoNotFitToTheNearestThatDoes();
    void readsTensorsThatAreNotAligned();
    void saysWhichTensorIsMissingOrMisshapen();
    void keepsViewsValidWhileACopyLives();
    void saysWhatIsWrongWithTheFile();
    void leavesTheOldFileWhenItCannotWrite();
    void readsEveryFileOfTheParityData();
};

namespace {

std::string fileOf(const std::string &header, const std::string &data = "")
{
    const uint64_t length = header.size();
    return std::string(reinterpret_cast<const char *>(&length), sizeof length) + header + data;
}

template <typename T>
TensorView view(std::string name, Dtype dtype, const std::vector<T> &values, std::vector<int64_t> shape)
{
    return {std::move(name), dtype, std::move(shape), std::as_bytes(std::span(values))};
}

} // namespace

void SafetensorsTest::refusesAHeaderThatBreaksARule_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("dataBytes");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &header, int dataBytes, const char *detail) {
        QTest::newRow(name) << header << dataBytes << QString(detail);
    };
    const QByteArray a = R"("a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]})";
    row("not an object", R"([1])", 0, "does not start with {");
    row("leading blank", " {}", 0, "does not start with {");
    row("not JSON", "{oops}", 0, "not JSON");
    row("cut", "{" + a, 2, "not JSON");
    row("text after the object", "{} {}", 0, "not JSON");
    row("NUL after the object", QByteArray("{}\0hidden", 9), 0, "not JSON");
    row("comment", "{/*x*/}", 0, "not JSON");
    row("invalid UTF-8", "{\"\xFF\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0, "not JSON");
    row("entry is a number", R"({"a":1})", 0, "a number stands where none belongs");
    row("entry is a list", R"({"a":[1]})", 0, "a list stands where none belongs");
    row("entry is a text", R"({"a":"x"})", 0, "a text stands where none belongs");
    row("entry is null", R"({"a":null})", 0, "null");
    row("entry is true", R"({"a":true})", 0, "true and false");
    row("no dtype", R"({"a":{"shape":[0],"data_offsets":[0,0]}})", 0, "not described completely");
    row("no shape", R"({"a":{"dtype":"U8","data_offsets":[0,0]}})", 0, "not described completely");
    row("no offsets", R"({"a":{"dtype":"U8","shape":[0]}})", 0, "not described completely");
    row("unknown field", R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}})", 0,
        "unknown or occurs twice");
    row("field twice", R"({"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}})", 0,
        "unknown or occurs twice");
    row("tensor twice", "{" + a + "," + R"("a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]})" + "}", 4,
        "occurs twice");
    row("unknown type", R"({"a":{"dtype":"F8_E4M3","shape":[0],"data_offsets":[0,0]}})", 0, "F8_E4M3 is not supported");
    row("type in small letters", R"({"a":{"dtype":"u8","shape":[0],"data_offsets":[0,0]}})", 0, "not supported");
    row("type is a number", R"({"a":{"dtype":8,"shape":[0],"data_offsets":[0,0]}})", 0,
        "a number stands where none belongs");
    row("extent with a point", R"({"a":{"dtype":"U8","shape":[2.0],"data_offsets":[0,2]}})", 2, "only whole numbers");
    row("extent with an exponent", R"({"a":{"dtype":"U8","shape":[2e0],"data_offsets":[0,2]}})", 2,
        "only whole numbers");
    row("negative extent", R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}})", 0, "negative");
    row("minus nought", R"({"a":{"dtype":"U8","shape":[-0],"data_offsets":[0,0]}})", 0, "negative");
    row("extent is a text", R"({"a":{"dtype":"U8","shape":["2"],"data_offsets":[0,2]}})", 2,
        "a text stands where none belongs");
    row("extent is a list", R"({"a":{"dtype":"U8","shape":[[2]],"data_offsets":[0,2]}})", 2,
        "a list stands where none belongs");
    row("extent beyond 63 bits", R"({"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,0]}})", 0,
        "too large");
    row("extent beyond 64 bits", R"({"a":{"dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,0]}})", 0,
        "only whole numbers");
    row("size overflows", R"({"a":{"dtype":"F64","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", 0,
        "does not fit its shape");
    row("rank 17", R"({"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})", 1,
        "too long");
    row("one offset", R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0]}})", 0, "not described completely");
    row("three offsets", R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0,0]}})", 0, "not described completely");
    row("offsets turned round", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}})", 2,
        "does not fit its shape");
    row("too few bytes", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}})", 7, "does not fit its shape");
    row("does not begin at 0", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})", 3,
        "overlaps another tensor or leaves a hole");
    row("hole", "{" + a + "," + R"("b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]})" + "}", 5, "leaves a hole");
    row("overlap", "{" + a + "," + R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]})" + "}", 3, "overlaps");
    row("shared data", "{" + a + "," + R"("b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]})" + "}", 2, "overlaps");
    row("file too short", "{" + a + "}", 1, "1 bytes too short");
    row("file too long", "{" + a + "}", 3, "1 bytes too long");
    row("data without tensors", "{}", 1, "1 bytes too long");
    row("metadata is a text", R"({"__metadata__":"x"})", 0, "a text stands where none belongs");
    row("metadata value is a number", R"({"__metadata__":{"a":1}})", 0, "a number stands where none belongs");
    row("metadata value is an object", R"({"__metadata__":{"a":{}}})", 0, "an object stands where none belongs");
    row("metadata key twice", R"({"__metadata__":{"a":"1","a":"2"}})", 0, "metadata key occurs twice");
    row("metadata twice", R"({"__metadata__":{},"__metadata__":{}})", 0, "__metadata__ occurs twice");
    row("NUL in a name", R"({"a\u0000b":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})", 0, "NUL");
    row("name too long", "{\"" + QByteArray(1025, 'n') + R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})", 0,
        "name is too long");
    row("nested deeply", QByteArray(100'000, '[').prepend("{\"a\":"), 0, "a list stands where none belongs");
}

void SafetensorsTest::refusesAHeaderThatBreaksARule()
{
    QFETCH(QByteArray, header);
    QFETCH(int, dataBytes);
    QFETCH(QString, detail);
    const Scratch scratch;
    const auto path = scratch.write(
        "x.safetensors", fileOf(header.toStdString(), std::string(static_cast<std::size_t>(dataBytes), 'd')));
    const Result<Safetensors> file = Safetensors::open(path);
    COMPARE_ERROR(file, safetensorsInvalid);
    const QString said = QString::fromStdString(file.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void SafetensorsTest::refusesAnImpossibleLength_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("seven bytes") << QByteArray(7, '\0');
    QTest::newRow("eight bytes alone") << QByteArray("\2\0\0\0\0\0\0\0", 8);
    QTest::newRow("one byte missing") << QByteArray("\3\0\0\0\0\0\0\0{}", 10);
    QTest::newRow("no header") << QByteArray(8, '\0');
    QTest::newRow("largest length") << QByteArray(8, '\xFF') + "{}";
    QTest::newRow("above 100 MB") << QByteArray("\1\xE1\xF5\5\0\0\0\0", 8) + "{}";
}

void SafetensorsTest::refusesAnImpossibleLength()
{
    QFETCH(QByteArray, bytes);
    const Scratch scratch;
    COMPARE_ERROR(Safetensors::open(scratch.write("x", bytes.toStdString())), safetensorsInvalid);
}

void SafetensorsTest::acceptsWhatTheFormatAllows_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("dataBytes");
    QTest::addColumn<int>("tensors");
    QTest::newRow("nothing") << QByteArray("{}") << 0 << 0;
    QTest::newRow("padding") << QByteArray("{}      ") << 0 << 0;
    QTest::newRow("scalar") << QByteArray(R"({"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})") << 4 << 1;
    QTest::newRow("empty tensor") << QByteArray(R"({"a":{"dtype":"F32","shape":[0,7],"data_offsets":[0,0]}})") << 0
                                  << 1;
    QTest::newRow("empty between others")
        << QByteArray(
               R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[0],"data_offsets":[1,1]},)"
               R"("c":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})")
        << 2 << 3;
    QTest::newRow("any order of fields and tensors")
        << QByteArray(
               R"({"b":{"data_offsets":[1,2],"shape":[1],"dtype":"I8"},"a":{"shape":[1],"data_offsets":[0,1],"dtype":"BOOL"}})")
        << 2 << 2;
    QTest::newRow("rank 16")
        << QByteArray(R"({"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})") << 1
        << 1;
    QTest::newRow("metadata alone") << QByteArray(R"({"__metadata__":{"a":"1"}})") << 0 << 0;
}

void SafetensorsTest::acceptsWhatTheFormatAllows()
{
    QFETCH(QByteArray, header);
    QFETCH(int, dataBytes);
    const Scratch scratch;
    const Result<Safetensors> file = Safetensors::open(
        scratch.write("x", fileOf(header.toStdString(), std::string(static_cast<std::size_t>(dataBytes), 'd'))));
    VERIFY_OK(file);
    QTEST(static_cast<int>(file->tensors().size()), "tensors");
}

void SafetensorsTest::refusesTooManyTensors()
{
    std::string header = "{";
    for (int i = 0; i <= 100'000; ++i)
        header += (i ? ",\"" : "\"") + std::to_string(i) + R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
    const Scratch scratch;
    const Result<Safetensors> file = Safetensors::open(scratch.write("x", fileOf(header + "}")));
    COMPARE_ERROR(file, safetensorsInvalid);
    QCOMPARE(file.error().arguments.at(1), std::string("there are too many tensors"));
}

void SafetensorsTest::roundTripsEveryType()
{
    const Scratch scratch;
    constexpr Dtype all[] = {Dtype::boolean, Dtype::u8,  Dtype::i8,  Dtype::i16, Dtype::u16, Dtype::f16, Dtype::bf16,
                             Dtype::i32,     Dtype::u32, Dtype::f32, Dtype::i64, Dtype::u64, Dtype::f64};
    std::vector<std::byte> bytes(6 * 8);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(i * 37 + 11);
    std::vector<TensorView> written;
    for (const Dtype dtype : all)
        written.push_back(
            {"tensor " + std::string(nameOf(dtype)), dtype, {2, 3}, std::span(bytes).first(6 * sizeOf(dtype))});
    const std::map<std::string, std::string> metadata{{"format", "pt"}, {"line\nend \"ü\"", "x"}};
    VERIFY_OK(writeSafetensors(scratch / "x", written, metadata));

    const Result<Safetensors> file = Safetensors::open(scratch / "x");
    VERIFY_OK(file);
    QVERIFY(file->metadata() == metadata);
    QCOMPARE(file->tensors().size(), written.size());
    for (const TensorView &tensor : written) {
        const TensorView *found = file->find(tensor.name);
        QVERIFY(found && found->dtype == tensor.dtype && found->shape == tensor.shape);
        QCOMPARE(found->elements(), int64_t{6});
        QVERIFY(std::equal(found->bytes.begin(), found->bytes.end(), tensor.bytes.begin(), tensor.bytes.end()));
    }
}

void SafetensorsTest::alignsAndSortsWhatItWrites()
{
    const Scratch scratch;
    const std::vector<uint8_t> small{1, 2, 3};
    const std::vector<double> large{1, 2};
    VERIFY_OK(writeSafetensors(scratch / "x", {view("b", Dtype::u8, small, {3}), view("a", Dtype::u8, small, {3}),
                                               view("z", Dtype::f64, large, {2})}));
    const Result<Safetensors> file = Safetensors::open(scratch / "x");
    VERIFY_OK(file);
    QCOMPARE(file->tensors()[0].name, std::string("z"));
    QCOMPARE(file->tensors()[1].name, std::string("a"));
    QCOMPARE(file->tensors()[2].name, std::string("b"));
    const std::string bytes = scratch.read("x");
    uint64_t header = 0;
    std::memcpy(&header, bytes.data(), 8);
    QCOMPARE(header % 8, uint64_t{0});
}

void SafetensorsTest::convertsEveryTypeToNumbers()
{
    QCOMPARE(toFloats(view("a", Dtype::u8, std::vector<uint8_t>{0, 255}, {2})), (std::vector<float>{0, 255}));
    QCOMPARE(toFloats(view("a", Dtype::boolean, std::vector<uint8_t>{0, 1}, {2})), (std::vector<float>{0, 1}));
    QCOMPARE(toIntegers(view("a", Dtype::i8, std::vector<int8_t>{-128, 127}, {2})), (std::vector<int64_t>{-128, 127}));
    QCOMPARE(toIntegers(view("a", Dtype::i16, std::vector<int16_t>{-32768, 9}, {2})),
             (std::vector<int64_t>{-32768, 9}));
    QCOMPARE(toIntegers(view("a", Dtype::u16, std::vector<uint16_t>{65535, 9}, {2})), (std::vector<int64_t>{65535, 9}));
    QCOMPARE(toIntegers(view("a", Dtype::i32, std::vector<int32_t>{-7, 7}, {2})), (std::vector<int64_t>{-7, 7}));
    QCOMPARE(toIntegers(view("a", Dtype::u32, std::vector<uint32_t>{4294967295u}, {1})),
             (std::vector<int64_t>{4294967295}));
    QCOMPARE(toIntegers(view("a", Dtype::i64, std::vector<int64_t>{INT64_MIN, 1}, {2})),
             (std::vector<int64_t>{INT64_MIN, 1}));
    QCOMPARE(toDoubles(view("a", Dtype::u64, std::vector<uint64_t>{1ull << 63}, {1})), (std::vector<double>{0x1p63}));
    QCOMPARE(toFloats(view("a", Dtype::f16, std::vector<uint16_t>{0x3C00, 0xC000}, {2})), (std::vector<float>{1, -2}));
    QCOMPARE(toFloats(view("a", Dtype::bf16, std::vector<uint16_t>{0x3F80, 0xC000}, {2})), (std::vector<float>{1, -2}));
    QCOMPARE(toDoubles(view("a", Dtype::f32, std::vector<float>{0.1f}, {1})), (std::vector<double>{0.1f}));
    QCOMPARE(toDoubles(view("a", Dtype::f64, std::vector<double>{0.1}, {1})), (std::vector<double>{0.1}));
    QCOMPARE(toBytes(view("a", Dtype::u8, std::vector<uint8_t>{3, 4}, {2})), (std::vector<uint8_t>{3, 4}));
}

void SafetensorsTest::convertsNumbersThatDoNotFitToTheNearestThatDoes()
{
    const std::vector<double> wild{1e300, -1e300, std::nan(""), 2.75};
    QCOMPARE(toIntegers(view("a", Dtype::f64, wild, {4})), (std::vector<int64_t>{INT64_MAX, INT64_MIN, 0, 2}));
    QCOMPARE(toBytes(view("a", Dtype::f64, wild, {4})), (std::vector<uint8_t>{255, 0, 0, 2}));
    QCOMPARE(toBytes(view("a", Dtype::i32, std::vector<int32_t>{256, -1, 7}, {3})), (std::vector<uint8_t>{255, 0, 7}));
    QCOMPARE(toIntegers(view("a", Dtype::u64, std::vector<uint64_t>{UINT64_MAX}, {1})),
             (std::vector<int64_t>{INT64_MAX}));
}

void SafetensorsTest::readsTensorsThatAreNotAligned()
{
    const Scratch scratch;
    const float value = 1.5f;
    const std::string data = "d" + std::string(reinterpret_cast<const char *>(&value), 4);
    const Result<Safetensors> file = Safetensors::open(scratch.write(
        "x",
        fileOf(
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})",
            data)));
    VERIFY_OK(file);
    QCOMPARE(toFloats(*file->find("b")), (std::vector<float>{1.5f}));
}

void SafetensorsTest::saysWhichTensorIsMissingOrMisshapen()
{
    const Scratch scratch;
    VERIFY_OK(writeSafetensors(scratch / "x", {view("w", Dtype::f32, std::vector<float>(6), {2, 3})}));
    const Result<Safetensors> file = Safetensors::open(scratch / "x");
    VERIFY_OK(file);
    VERIFY_OK(file->expect("w", {2, 3}));
    VERIFY_OK(file->expect("w", {-1, 3}));
    QCOMPARE(file->expect("b", {2}).error().arguments.at(1), std::string("tensor b is missing"));
    QCOMPARE(file->expect("w", {3, -1}).error().arguments.at(1),
             std::string("tensor w has shape [2, 3] instead of [3, any]"));
    QCOMPARE(file->expect("w", {6}).error().arguments.at(1), std::string("tensor w has shape [2, 3] instead of [6]"));
}

void SafetensorsTest::keepsViewsValidWhileACopyLives()
{
    const Scratch scratch;
    VERIFY_OK(writeSafetensors(scratch / "x", {view("w", Dtype::f32, std::vector<float>{1, 2}, {2})}));
    std::optional<Safetensors> copy;
    {
        const Result<Safetensors> file = Safetensors::open(scratch / "x");
        VERIFY_OK(file);
        copy = *file;
    }
    std::filesystem::remove(scratch / "x");
    QCOMPARE(toFloats(*copy->find("w")), (std::vector<float>{1, 2}));
}

void SafetensorsTest::saysWhatIsWrongWithTheFile()
{
    const Scratch scratch;
    COMPARE_ERROR(Safetensors::open(scratch / "absent"), fileMissing);
    COMPARE_ERROR(Safetensors::open(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(Safetensors::open(scratch.write("empty", "")), fileEmpty);
}

void SafetensorsTest::leavesTheOldFileWhenItCannotWrite()
{
    const Scratch scratch;
    COMPARE_ERROR(writeSafetensors(scratch / "absent/x", {}), fileUnwritable);
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void SafetensorsTest::readsEveryFileOfTheParityData()
{
    const std::filesystem::path folder = tessera::testing::sharedData("parity");
    if (folder.empty())
        QSKIP("the parity data is not here");
    int files = 0;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".safetensors") {
            const Result<Safetensors> file = Safetensors::open(entry.path());
            VERIFY_OK(file);
            for (const TensorView &tensor : file->tensors())
                QCOMPARE(toDoubles(tensor).size(), static_cast<std::size_t>(tensor.elements()));
            ++files;
        }
    QVERIFY(files > 0);
}

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "tst_safetensors.moc"
