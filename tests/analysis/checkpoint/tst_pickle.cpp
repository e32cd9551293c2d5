#include "tests/analysis/checkpoint/pickling.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

/// What stands in a pickle, and what of it becomes which value.
class PickleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryValue_data();
    void readsEveryValue();
    void readsNumbersToTheBit();
    void keepsTheOrderOfADictionaryAndWhatIsSetTwice();
    void sharesWhatWasKept();
    void keepsAnObjectAsItsNameAndState();
    void makesATensorFromItsStorage_data();
    void makesATensorFromItsStorage();
    void copiesATensorThatIsNotRowMajorOnce();
    void looksThroughParameters();
    void readsArraysAndNumbersOfNumPy_data();
    void readsArraysAndNumbersOfNumPy();
};

namespace {

const std::vector<float> numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

QByteArray raw(const std::string &text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

std::vector<float> floatsOf(const PickledValue &value)
{
    const auto *tensor = value.as<TensorView>();
    return tensor ? toFloats(*tensor) : std::vector<float>{-1};
}

} // namespace

void PickleTest::readsEveryValue_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const PickleWriter &pickle, const char *wanted) {
        QTest::newRow(name) << raw(pickle.finished()) << QString(wanted);
    };
    using P = PickleWriter;
    row("none", P().none(), "None");
    row("booleans", P().boolean(true).boolean(false).op('\x86'), "(True,False,)");
    row("one byte", P().integer(255), "255");
    row("two bytes", P().op('M').raw("\x01\xFF"), "65281");
    row("four bytes", P().integer(-70'000), "-70000");
    row("eight bytes", P().integer(-5'000'000'000), "-5000000000");
    row("long of no bytes", P().raw(std::string_view("\x8A\0", 2)), "0");
    row("long of one byte", P().raw("\x8A\x01\xFF"), "-1");
    row("long of nine bytes", P().raw("\x8A\x09").raw("123456789"), "builtins.int<b'123456789',>");
    row("text", P().text("k\xC3\xA4se"), "'käse'");
    row("short text of Python 2",
        P().raw("U\x03"
                "abc"),
        "'abc'");
    row("short text",
        P(4).raw("\x8C\x03"
                 "abc"),
        "'abc'");
    row("text of 64-bit length", P(4).raw(std::string_view("\x8D\3\0\0\0\0\0\0\0abc", 12)), "'abc'");
    row("bytes", P(3).bytes("abc"), "b'abc'");
    row("short bytes",
        P(3).raw("C\x03"
                 "abc"),
        "b'abc'");
    row("bytes in latin-1", P().latin1("abc"), "b'abc'");
    row("no bytes", P().global("__builtin__", "bytes").emptyTuple().reduce(), "b''");
    row("byte array", P(5).raw(std::string_view("\x96\3\0\0\0\0\0\0\0abc", 12)), "b'abc'");
    row("tuples", P().emptyTuple().none().op('\x85').none().none().none().op('\x87').op('\x87'),
        "((),(None,),(None,None,None,),)");
    row("list", P().emptyList().mark().integer(1).integer(2).appends().integer(3).op('a'), "[1,2,3,]");
    row("set", P(4).raw("\x8F").mark().integer(1).integer(2).op('\x90'), "[1,2,]");
    row("set of protocol 2", P().global("__builtin__", "set").mark().emptyList().integer(1).op('a').tuple().reduce(),
        "[1,]");
    row("frozen set", P(4).mark().integer(1).op('\x91'), "[1,]");
    row("dictionary", P().emptyDict().text("a").integer(1).setItem().mark().integer(2).none().setItems(),
        "{'a':1,2:None,}");
    row("ordered", P().orderedDict().mark().text("a").integer(1).setItems().emptyDict().build(), "{'a':1,}");
    row("ordered from pairs",
        P().global("collections", "OrderedDict")
            .mark()
            .emptyList()
            .mark()
            .text("a")
            .integer(1)
            .tuple()
            .op('a')
            .tuple()
            .reduce(),
        "{'a':1,}");
    row("default",
        P().global("collections", "defaultdict")
            .global("__builtin__", "list")
            .op('\x85')
            .reduce()
            .text("a")
            .integer(1)
            .setItem(),
        "{'a':1,}");
    row("counter",
        P().global("collections", "Counter").emptyDict().integer(30).integer(1).setItem().op('\x85').reduce(),
        "{30:1,}");
    row("size", P().global("torch", "Size").integers({2, 3}).op('\x85').reduce(), "(2,3,)");
    row("device", P().global("torch", "device").text("cuda").integer(1).op('\x86').reduce(), "torch.device<'cuda',1,>");
    row("type", P().global("torch", "float16"), "torch.float16<>");
    row("frame and names on the stack",
        P(4).raw(std::string_view("\x95\x02\0\0\0\0\0\0\0", 9))
            .text("collections")
            .op('\x94')
            .text("OrderedDict")
            .op('\x93')
            .emptyTuple()
            .reduce(),
        "{}");
}

void PickleTest::readsEveryValue()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, wanted);
    const std::string bytes = pickle.toStdString();
    const Tree tree = unpickled(bytes);
    QCOMPARE(refusalOf(tree), std::string());
    QCOMPARE(QString::fromStdString(described(tree->root)), wanted);
}

void PickleTest::readsNumbersToTheBit()
{
    for (const double number : {0.1, -1e300, 5e-324, std::numeric_limits<double>::infinity()}) {
        const std::string pickle = PickleWriter().number(number).finished();
        const Tree tree = unpickled(pickle);
        QVERIFY(tree && tree->root.as<double>());
        QCOMPARE(*tree->root.as<double>(), number);
    }
    const std::string pickle = PickleWriter().number(std::nan("")).finished();
    QVERIFY(std::isnan(*unpickled(pickle)->root.as<double>()));
}

void PickleTest::keepsTheOrderOfADictionaryAndWhatIsSetTwice()
{
    const std::string pickle = PickleWriter()
                                   .emptyDict()
                                   .mark()
                                   .text("z")
                                   .integer(1)
                                   .text("a")
                                   .integer(2)
                                   .text("z")
                                   .integer(3)
                                   .setItems()
                                   .finished();
    const Tree tree = unpickled(pickle);
    const auto *map = tree->root.as<PickledMap>();
    QVERIFY(map);
    QCOMPARE(described(tree->root), std::string("{'z':1,'a':2,'z':3,}"));
    QCOMPARE(*map->find("z")->as<int64_t>(), int64_t{3});
    QVERIFY(!map->find("b"));
}

void PickleTest::sharesWhatWasKept()
{
    const std::string pickle = PickleWriter().emptyList().put(7).integer(1).op('a').get(7).op('\x86').finished();
    QCOMPARE(described(unpickled(pickle)->root), std::string("([1,],[1,],)"));
    const std::string wide = PickleWriter()
                                 .emptyList()
                                 .raw(std::string_view("r\xFF\xFF\0\0", 5))
                                 .raw(std::string_view("j\xFF\xFF\0\0", 5))
                                 .op('\x86')
                                 .finished();
    QCOMPARE(described(unpickled(wide)->root), std::string("([],[],)"));
}

void PickleTest::keepsAnObjectAsItsNameAndState()
{
    const std::string pickle = PickleWriter()
                                   .global("argparse", "Namespace")
                                   .emptyTuple()
                                   .op('\x81')
                                   .emptyDict()
                                   .text("lr")
                                   .number(0.5)
                                   .setItem()
                                   .build()
                                   .finished();
    const Tree tree = unpickled(pickle);
    const auto *object = tree->root.as<PickledOpaque>();
    QVERIFY(object);
    QCOMPARE(described(tree->root), std::string("argparse.Namespace<{'lr':0.500000,},>"));
    QCOMPARE(kindOf(tree->root), std::string("argparse.Namespace"));
}

void PickleTest::makesATensorFromItsStorage_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<QList<float>>("values");
    const auto row = [](const char *name, const PickledTensor &tensor, const QList<qint64> &shape,
                        const QList<float> &values) {
        PickledTensor whole = tensor;
        whole.count = 12;
        QTest::newRow(name) << raw(PickleWriter().tensor(whole).finished()) << shape << values;
    };
    row("row-major", {.shape = {2, 3}}, {2, 3}, {0, 1, 2, 3, 4, 5});
    row("offset", {.shape = {2, 2}, .offset = 8}, {2, 2}, {8, 9, 10, 11});
    row("scalar", {.shape = {}, .offset = 7}, {}, {7});
    row("empty", {.shape = {0, 5}, .offset = 12}, {0, 5}, {});
    row("transposed", {.shape = {3, 4}, .strides = {1, 3}}, {3, 4}, {0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11});
    row("every other row", {.shape = {2, 3}, .strides = {6, 1}}, {2, 3}, {0, 1, 2, 6, 7, 8});
    row("every other column", {.shape = {2, 2}, .offset = 1, .strides = {4, 2}}, {2, 2}, {1, 3, 5, 7});
    row("expanded", {.shape = {2, 3}, .strides = {0, 1}}, {2, 3}, {0, 1, 2, 0, 1, 2});
    row("one with any stride", {.shape = {1, 3}, .strides = {INT64_MAX, 1}}, {1, 3}, {0, 1, 2});
    row("any stride in a copy", {.shape = {2, 1, 2}, .strides = {1, INT64_MAX, 2}}, {2, 1, 2}, {0, 2, 1, 3});
    row("three dimensions", {.shape = {2, 2, 3}, .strides = {1, 2, 4}}, {2, 2, 3},
        {0, 4, 8, 2, 6, 10, 1, 5, 9, 3, 7, 11});
}

void PickleTest::makesATensorFromItsStorage()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QList<qint64>, shape);
    QFETCH(QList<float>, values);
    const std::string bytes = pickle.toStdString();
    const Storages storages{{"0", rawBytes(numbers)}};
    const Tree tree = unpickled(bytes, storages);
    QCOMPARE(refusalOf(tree), std::string());
    const auto *tensor = tree->root.as<TensorView>();
    QVERIFY(tensor);
    QCOMPARE(tensor->shape, std::vector<int64_t>(shape.begin(), shape.end()));
    QCOMPARE(toFloats(*tensor), std::vector<float>(values.begin(), values.end()));
}

void PickleTest::copiesATensorThatIsNotRowMajorOnce()
{
    const std::string pickle = PickleWriter()
                                   .tensor({.shape = {3, 4}, .strides = {1, 3}, .count = 12})
                                   .put(0)
                                   .get(0)
                                   .tensor({.shape = {3, 4}})
                                   .op('\x87')
                                   .finished();
    const Storages storages{{"0", rawBytes(numbers)}};
    const Tree tree = unpickled(pickle, storages, 48);
    QCOMPARE(refusalOf(tree), std::string());
    const auto &items = tree->root.as<PickledTuple>()->items;
    QVERIFY(items[0].as<TensorView>()->bytes.data() == items[1].as<TensorView>()->bytes.data());
    QVERIFY(items[2].as<TensorView>()->bytes.data() == bytesOf(storages.at("0")).data());
}

void PickleTest::looksThroughParameters()
{
    const Storages storages{{"0", rawBytes(numbers)}};
    PickleWriter parameter;
    parameter.global("torch._utils", "_rebuild_parameter").mark().tensor({.shape = {12}});
    const std::string pickle = parameter.boolean(true).orderedDict().tuple().reduce().finished();
    QCOMPARE(floatsOf(unpickled(pickle, storages)->root), numbers);

    PickleWriter attribute;
    attribute.global("torch._tensor", "_rebuild_from_type_v2").mark().global("torch._utils", "_rebuild_tensor_v2");
    attribute.global("torch", "Tensor").mark().storage("FloatStorage", "0", 12).integer(0).integers({12}).integers({1});
    attribute.boolean(false).orderedDict().tuple().emptyDict().text("tag").text("x").setItem().tuple().reduce();
    const std::string tagged = attribute.finished();
    QCOMPARE(floatsOf(unpickled(tagged, storages)->root), numbers);

    PickleWriter typed;
    typed.global("torch._utils", "_rebuild_tensor_v3").mark().mark().text("storage");
    typed.global("torch.storage", "UntypedStorage").text("0").text("cpu").integer(48).tuple().op('Q');
    typed.integer(1).integers({3}).integers({1}).boolean(false).orderedDict().global("torch", "float32").tuple();
    const std::string untyped = typed.reduce().finished();
    QCOMPARE(floatsOf(unpickled(untyped, storages)->root), (std::vector<float>{1, 2, 3}));
}

void PickleTest::readsArraysAndNumbersOfNumPy_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const PickleWriter &pickle, const std::string &wanted) {
        QTest::newRow(name) << raw(pickle.finished()) << raw(wanted);
    };
    using P = PickleWriter;
    const std::string rows = rawBytes(std::vector<int16_t>{1, 2, 3, -4, 5, 6});
    const std::string columns = rawBytes(std::vector<int16_t>{1, -4, 2, 5, 3, 6});
    row("C's order", P().numpyArray("i2", {2, 3}, false, rows), "I16[2,3,]" + rows);
    row("Fortran's order", P().numpyArray("i2", {2, 3}, true, columns), "I16[2,3,]" + rows);
    row("empty", P().numpyArray("f8", {0, 3}, false, ""), "F64[0,3,]");
    row("array of booleans", P().numpyArray("b1", {2}, false, std::string_view("\1\0", 2)),
        "BOOL[2,]" + std::string("\1\0", 2));
    row("from a buffer",
        P(5).global("numpy.core.numeric", "_frombuffer")
            .mark()
            .bytes(rows)
            .numpyType("i2")
            .integers({3, 2})
            .text("C")
            .tuple()
            .reduce(),
        "I16[3,2,]" + rows);
    row("double", P().numpyScalar("f8", rawBytes(std::vector<double>{0.5})), "0.500000");
    row("float", P().numpyScalar("f4", rawBytes(std::vector<float>{0.25})), "0.250000");
    row("half", P().numpyScalar("f2", std::string_view("\0\x3C", 2)), "1.000000");
    row("integer", P().numpyScalar("i8", rawBytes(std::vector<int64_t>{-7})), "-7");
    row("boolean", P().numpyScalar("b1", "\1"), "True");
    row("integer beyond 63 bits", P().numpyScalar("u8", "abcdefg\xFF"), "builtins.int<b'abcdefg\xFF',>");
    row("type", P().numpyType("f4"), "numpy.dtype<'F32',>");
}

void PickleTest::readsArraysAndNumbersOfNumPy()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QByteArray, wanted);
    const std::string bytes = pickle.toStdString();
    const Tree tree = unpickled(bytes);
    QCOMPARE(refusalOf(tree), std::string());
    QCOMPARE(described(tree->root), wanted.toStdString());
}

QTEST_APPLESS_MAIN(PickleTest)
#include "tst_pickle.moc"
