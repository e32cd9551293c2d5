#include "analysis/checkpoint/npyfile.h"
#include "tests/support/picklewriter.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <optional>

using namespace tessera;
using namespace tessera::testing;

/// NumPy's array files.
class NpyFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryVersionOfTheFormat();
    void readsEveryType_data();
    void readsEveryType();
    void turnsFortransOrderRound_data();
    void turnsFortransOrderRound();
    void readsScalarsAndEmptyArrays();
    void readsAnyWayToWriteTheHeader_data();
    void readsAnyWayToWriteTheHeader();
    void keepsTheArrayWhileACopyLives();
    void refusesABrokenFile_data();
    void refusesABrokenFile();
    void refusesEveryCut();
    void saysTheCommonThingsOfEveryFile();
};

namespace {

std::string npy(std::string header, const std::string &data, int version = 1)
{
    const std::size_t before = version == 1 ? 10 : 12;
    header.append(63 - (before + header.size()) % 64, ' ');
    header += '\n';
    std::string file = "\x93NUMPY";
    appendNumber(file, static_cast<uint8_t>(version));
    appendNumber(file, uint8_t{0});
    if (version == 1)
        appendNumber(file, static_cast<uint16_t>(header.size()));
    else
        appendNumber(file, static_cast<uint32_t>(header.size()));
    return file + header + data;
}

std::string header(const std::string &descr, const std::string &shape, const char *order = "False")
{
    return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
}

const std::string sixFloats = rawBytes(std::vector<float>{0, 1, 2, 3, 4, 5});

} // namespace

void NpyFileTest::readsEveryVersionOfTheFormat()
{
    const Scratch scratch;
    for (int version = 1; version <= 3; ++version) {
        const auto path = scratch.write("slide 1.npy", npy(header("<f4", "(2, 3)"), sixFloats, version));
        const Result<NpyFile> file = NpyFile::open(path);
        VERIFY_OK(file);
        QVERIFY(file->path() == path);
        QCOMPARE(file->array().name, std::string("slide 1"));
        QCOMPARE(file->array().shape, (std::vector<int64_t>{2, 3}));
        QCOMPARE(toFloats(file->array()), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    }
}

void NpyFileTest::readsEveryType_data()
{
    QTest::addColumn<QString>("descr");
    QTest::addColumn<int>("dtype");
    const std::pair<const char *, Dtype> types[] = {{"<f2", Dtype::f16}, {"<f4", Dtype::f32}, {"<f8", Dtype::f64},
                                                    {"|u1", Dtype::u8},  {"|i1", Dtype::i8},  {"<i2", Dtype::i16},
                                                    {"<u2", Dtype::u16}, {"<i4", Dtype::i32}, {"<u4", Dtype::u32},
                                                    {"<i8", Dtype::i64}, {"<u8", Dtype::u64}, {"|b1", Dtype::boolean}};
    for (const auto &[descr, dtype] : types)
        QTest::newRow(descr) << QString(descr) << static_cast<int>(dtype);
}

void NpyFileTest::readsEveryType()
{
    QFETCH(QString, descr);
    QFETCH(int, dtype);
    const auto type = static_cast<Dtype>(dtype);
    std::string data(3 * sizeOf(type), '\0');
    data[sizeOf(type)] = 1;
    const Scratch scratch;
    const Result<NpyFile> file = NpyFile::open(scratch.write("x.npy", npy(header(descr.toStdString(), "(3,)"), data)));
    VERIFY_OK(file);
    QVERIFY(file->array().dtype == type);
    QCOMPARE(std::string(reinterpret_cast<const char *>(file->array().bytes.data()), file->array().bytes.size()), data);
}

void NpyFileTest::turnsFortransOrderRound_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QList<float>>("values");
    QTest::newRow("one dimension") << "(6,)" << QList<float>{0, 1, 2, 3, 4, 5};
    QTest::newRow("two") << "(2, 3)" << QList<float>{0, 2, 4, 1, 3, 5};
    QTest::newRow("three") << "(3, 1, 2)" << QList<float>{0, 3, 1, 4, 2, 5};
}

void NpyFileTest::turnsFortransOrderRound()
{
    QFETCH(QString, shape);
    QFETCH(QList<float>, values);
    const Scratch scratch;
    const Result<NpyFile> file =
        NpyFile::open(scratch.write("x.npy", npy(header("<f4", shape.toStdString(), "True"), sixFloats)));
    VERIFY_OK(file);
    QCOMPARE(toFloats(file->array()), std::vector<float>(values.begin(), values.end()));
}

void NpyFileTest::readsScalarsAndEmptyArrays()
{
    const Scratch scratch;
    const Result<NpyFile> scalar =
        NpyFile::open(scratch.write("x.npy", npy(header("<f4", "()"), sixFloats.substr(4, 4))));
    VERIFY_OK(scalar);
    QVERIFY(scalar->array().shape.empty());
    QCOMPARE(toFloats(scalar->array()), std::vector<float>{1});
    const Result<NpyFile> empty = NpyFile::open(scratch.write("x.npy", npy(header("<f4", "(0, 7)"), "")));
    VERIFY_OK(empty);
    QCOMPARE(empty->array().shape, (std::vector<int64_t>{0, 7}));
    QVERIFY(empty->array().bytes.empty());
}

void NpyFileTest::readsAnyWayToWriteTheHeader_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("other order") << "{'shape':(2,3),'descr':'<f4','fortran_order':False}";
    QTest::newRow("other quotes") << R"({"descr": "<f4", "fortran_order": False, "shape": (2, 3,)})";
    QTest::newRow("long integers") << "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }";
    QTest::newRow("blanks") << "  { 'descr' : '<f4' , 'fortran_order' : False , 'shape' : ( 2 , 3 ) , } ";
}

void NpyFileTest::readsAnyWayToWriteTheHeader()
{
    QFETCH(QString, header);
    const Scratch scratch;
    const Result<NpyFile> file = NpyFile::open(scratch.write("x.npy", npy(header.toStdString(), sixFloats)));
    VERIFY_OK(file);
    QCOMPARE(file->array().shape, (std::vector<int64_t>{2, 3}));
}

void NpyFileTest::keepsTheArrayWhileACopyLives()
{
    for (const char *order : {"False", "True"}) {
        const Scratch scratch;
        std::optional<NpyFile> copy;
        {
            const Result<NpyFile> file =
                NpyFile::open(scratch.write("x.npy", npy(header("<f4", "(2, 3)", order), sixFloats)));
            VERIFY_OK(file);
            copy = *file;
        }
        QCOMPARE(toFloats(copy->array()).back(), 5.f);
    }
}

void NpyFileTest::refusesABrokenFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const std::string &file, const char *detail) {
        QTest::newRow(name) << QByteArray(file.data(), static_cast<qsizetype>(file.size())) << QString(detail);
    };
    const auto headed = [&](const char *name, const std::string &text, const char *detail) {
        row(name, npy(text, sixFloats), detail);
    };
    row("text", "1,2,3\n", "does not begin as a file of numpy.save");
    row("version 4", npy(header("<f4", "(6,)"), sixFloats, 4), "version 4.0");
    row("header beyond the file", std::string("\x93NUMPY\1\0\xFF\xFF", 10), "ends in the middle");
    row("header of 4 GB", std::string("\x93NUMPY\2\0\xFF\xFF\xFF\xFF", 12), "header is too long");
    row("too few data", npy(header("<f4", "(7,)"), sixFloats), "needs 28 bytes and 24 follow");
    row("too many data", npy(header("<f4", "(5,)"), sixFloats), "needs 20 bytes and 24 follow");
    headed("objects", header("|O", "(6,)"), "Python objects");
    headed("big-endian", header(">f4", "(6,)"), "big-endian");
    headed("structured", "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }", "structured");
    headed("complex", header("<c8", "(3,)"), "type <c8");
    headed("text type", header("<U6", "(1,)"), "type <U6");
    headed("no byte order", header("|f4", "(6,)"), "type |f4");
    headed("no type", header("", "(6,)"), "type ");
    headed("not a dictionary", "['<f4']", "lacks a {");
    headed("not closed", "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)", "lacks a }");
    headed("no shape", "{'descr': '<f4', 'fortran_order': False}", "lacks descr, fortran_order or shape");
    headed("key twice", "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (6,)}", "one twice");
    headed("unknown key", "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'x': 1}", "unknown key");
    headed("text after it", header("<f4", "(6,)") + " + 1", "goes on after its end");
    headed("expression", header("<f4", "(2*3,)"), "lacks a )");
    headed("call", header("<f4", "open('x')"), "lacks a (");
    headed("number as shape", header("<f4", "6"), "lacks a (");
    headed("number in brackets", header("<f4", "(6)"), "not a tuple");
    headed("negative extent", header("<f4", "(-6,)"), "not a whole number");
    headed("extent with a point", header("<f4", "(6.0,)"), "lacks a )");
    headed("extent beyond 63 bits", header("<f4", "(99999999999999999999,)"), "not a whole number");
    headed("size overflows", header("<f4", "(4611686018427387904, 4)"), "overflows");
    headed("size overflows beside 0", header("<f4", "(4611686018427387904, 4, 0)"), "overflows");
    headed("17 dimensions", header("<f4", "(6,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)"), "more than 16 dimensions");
    headed("number as order", header("<f4", "(6,)", "0"), "neither True nor False");
    headed("text not closed", "{'descr", "does not end");
    headed("escape", R"({'descr\'': 1})", "does not end");
}

void NpyFileTest::refusesABrokenFile()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, detail);
    const Scratch scratch;
    const Result<NpyFile> opened = NpyFile::open(scratch.write("x.npy", file.toStdString()));
    COMPARE_ERROR(opened, arrayInvalid);
    const QString said = QString::fromStdString(opened.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void NpyFileTest::refusesEveryCut()
{
    const Scratch scratch;
    const std::string file = npy(header("<f4", "(2, 3)"), sixFloats);
    for (std::size_t size = 1; size < file.size(); ++size)
        COMPARE_ERROR(NpyFile::open(scratch.write("x.npy", file.substr(0, size))), arrayInvalid);
}

void NpyFileTest::saysTheCommonThingsOfEveryFile()
{
    const Scratch scratch;
    COMPARE_ERROR(NpyFile::open(scratch / "absent.npy"), fileMissing);
    COMPARE_ERROR(NpyFile::open(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(NpyFile::open(scratch.write("empty.npy", "")), fileEmpty);
}

QTEST_APPLESS_MAIN(NpyFileTest)
#include "tst_npyfile.moc"
