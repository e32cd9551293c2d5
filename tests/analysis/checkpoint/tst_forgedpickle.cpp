#include "tests/analysis/checkpoint/pickling.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// Pickles made to deceive: each is an error that names the place, before anything is run or much memory is taken.
class ForgedPickleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAForgedPickle_data();
    void refusesAForgedPickle();
    void refusesNestingWithoutEnd();
    void refusesBombs();
    void callsNothing();
};

namespace {

const std::vector<float> numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
const Storages storages{{"0", rawBytes(numbers)}};

PickleWriter tensorOf(std::string_view type, std::string_view key, int64_t count, int64_t offset,
                      const std::vector<int64_t> &shape, const std::vector<int64_t> &strides)
{
    PickleWriter pickle;
    return pickle.tensor({shape, std::string(key), std::string(type), offset, strides, count});
}

} // namespace

void ForgedPickleTest::refusesAForgedPickle_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const PickleWriter &pickle, const char *detail) {
        const std::string bytes = pickle.finished();
        QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << QString(detail);
    };
    using P = PickleWriter;
    const char *f = "FloatStorage";

    row("more elements than bytes", tensorOf(f, "0", 13, 0, {12}, {1}), "storage 0 has 48 bytes, and 13 elements of 4");
    row("fewer elements than bytes", tensorOf(f, "0", 11, 0, {11}, {1}), "and 11 elements of 4");
    row("wider type", tensorOf("DoubleStorage", "0", 12, 0, {12}, {1}), "and 12 elements of 8");
    row("count overflows", tensorOf(f, "0", INT64_MAX / 2 + 2, 0, {12}, {1}), "elements of 4 are declared");
    row("negative count", P().storage(f, "0", -12), "-12 elements");
    row("storage that is not there", tensorOf(f, "9", 12, 0, {12}, {1}), "storage 9 is missing");
    row("storage elsewhere", tensorOf(f, "../data.pkl", 12, 0, {12}, {1}), "storage ../data.pkl is missing");
    row("storage without a name", tensorOf(f, "", 12, 0, {12}, {1}), "too long or empty");
    row("one element too many", tensorOf(f, "0", 12, 0, {13}, {1}), "beyond its storage (element 12 of 12)");
    row("offset too large", tensorOf(f, "0", 12, 1, {12}, {1}), "beyond its storage");
    row("offset beyond the end", tensorOf(f, "0", 12, 13, {0}, {1}), "begins outside of its storage");
    row("negative offset", tensorOf(f, "0", 12, -1, {3}, {1}), "begins outside of its storage");
    row("negative extent", tensorOf(f, "0", 12, 0, {-1, 3}, {3, 1}), "negative extent");
    row("two negative extents", tensorOf(f, "0", 12, 0, {-2, -3}, {3, 1}), "negative extent");
    row("negative stride", tensorOf(f, "0", 12, 11, {12}, {-1}), "negative stride");
    row("stride too large", tensorOf(f, "0", 12, 0, {2, 3}, {10, 1}), "beyond its storage");
    row("extents overflow", tensorOf(f, "0", 12, 0, {1ll << 62, 4}, {0, 0}), "overflows");
    row("extents overflow beside 0", tensorOf(f, "0", 12, 0, {1ll << 62, 4, 0}, {0, 0, 0}), "overflows");
    row("strides overflow", tensorOf(f, "0", 12, 0, {3, 3}, {1ll << 62, 1ll << 62}), "overflows");
    row("strides overflow in a sum", tensorOf(f, "0", 12, 0, {2, 2}, {INT64_MAX, INT64_MAX}), "overflows");
    row("fewer strides than extents", tensorOf(f, "0", 12, 0, {3, 4}, {1}), "2 extents and 1 strides");
    row("terabytes from one element", tensorOf(f, "0", 12, 0, {1ll << 40}, {0}), "larger than the file");
    row("17 dimensions", tensorOf(f, "0", 12, 0, std::vector<int64_t>(17, 1), std::vector<int64_t>(17, 1)),
        "more than 16 dimensions");
    row("unknown storage", tensorOf("ComplexFloatStorage", "0", 6, 0, {6}, {1}), "torch.ComplexFloatStorage");
    row("class as a storage type", tensorOf("Size", "0", 12, 0, {12}, {1}), "stands where the type of a storage");
    row("tensor of a list",
        P().global("torch._utils", "_rebuild_tensor_v2")
            .mark()
            .emptyList()
            .integer(0)
            .integers({1})
            .integers({1})
            .tuple()
            .reduce(),
        "a storage is expected");
    row("tensor of nothing", P().global("torch._utils", "_rebuild_tensor_v2").emptyTuple().reduce(),
        "wrong number of arguments");
    row("parameter of a list",
        P().global("torch._utils", "_rebuild_parameter").emptyList().none().none().op('\x87').reduce(),
        "a tensor is expected");
    row("storage named by a text", P().text("0").op('Q'), "a tuple that names a storage");
    row("storage named by less", P().text("storage").op('\x85').op('Q'), "not named as torch.save does");

    row("item of a list", P().emptyList().integer(0).integer(1).setItem(), "a dictionary is expected");
    row("item of a tensor", P().tensor({.shape = {12}}).integer(0).integer(1).setItem(), "a dictionary is expected");
    row("items of a number", P().integer(1).mark().integer(0).integer(1).setItems(), "a dictionary is expected");
    row("key without a value", P().emptyDict().mark().integer(0).setItems(), "a key has no value");
    row("append to a dictionary", P().emptyDict().integer(0).op('a'), "a list is expected");
    row("append to a tensor", P().tensor({.shape = {12}}).mark().integer(0).appends(), "a list is expected");
    row("add to a list", P(4).emptyList().mark().integer(0).op('\x90'), "a set is expected");
    row("state of a list", P().emptyList().emptyDict().build(), "given to something that has none");
    row("state of a tensor", P().tensor({.shape = {12}}).emptyDict().build(), "given to something that has none");
    row("state of a class", P().global("argparse", "Namespace").emptyDict().build(),
        "given to something that has none");
    row("state twice", P().global("argparse", "Namespace").emptyTuple().op('\x81').none().build().none().build(),
        "state twice");
    row("call of a number", P().integer(1).emptyTuple().reduce(), "the name of a class or function is expected");
    row("call of a type", P().global("torch", "float32").emptyTuple().reduce(), "which makes no tensor");
    row("call with a list", P().global("collections", "OrderedDict").emptyList().reduce(), "a tuple of arguments");
    row("object of a function", P().global("_codecs", "encode").emptyTuple().op('\x81'), "no class");
    row("counter of a list", P().global("collections", "Counter").emptyList().op('\x85').reduce(), "a dictionary is");
    row("default of a call", P().global("collections", "defaultdict").emptyList().op('\x85').reduce(), "the name of a");
    row("pairs of three",
        P().global("collections", "OrderedDict").emptyList().integers({1, 2, 3}).op('a').op('\x85').reduce(),
        "a list of pairs");

    row("array shorter than its shape", P().numpyArray("f4", {3}, false, "12345678"), "3 elements has 8 bytes");
    row("array longer than its shape", P().numpyArray("f4", {1}, false, "12345678"), "1 elements has 8 bytes");
    row("array of negative extent", P().numpyArray("f4", {-2}, false, "12345678"), "negative extent");
    row("array of objects", P().numpyArray("O8", {1}, false, "12345678"), "the type O8");
    row("array without a state",
        P().global("numpy.core.multiarray", "_reconstruct")
            .mark()
            .global("numpy", "ndarray")
            .integers({0})
            .latin1("b")
            .tuple()
            .reduce(),
        "has no state");
    row("array of another class",
        P().global("numpy.core.multiarray", "_reconstruct")
            .mark()
            .global("argparse", "Namespace")
            .integers({0})
            .latin1("b")
            .tuple()
            .reduce(),
        "an unknown kind");
    row("number of the wrong size", P().numpyScalar("f8", "1234"), "4 bytes instead of 8");
    row("big-endian number",
        P().global("numpy", "dtype")
            .text("f8")
            .none()
            .none()
            .op('\x87')
            .reduce()
            .mark()
            .integer(3)
            .text(">")
            .none()
            .none()
            .none()
            .tuple()
            .build(),
        "big-endian");
    row("structured number",
        P().global("numpy", "dtype")
            .text("f8")
            .none()
            .none()
            .op('\x87')
            .reduce()
            .mark()
            .integer(3)
            .text("<")
            .none()
            .emptyTuple()
            .none()
            .tuple()
            .build(),
        "not that of a number");
    row("latin-1 beyond it", P().global("_codecs", "encode").text("\xE2\x82\xAC").text("latin1").op('\x86').reduce(),
        "has other characters");
    row("latin-1 cut", P().global("_codecs", "encode").text("\xC3").text("latin1").op('\x86').reduce(),
        "has other characters");
    row("another encoding", P().global("_codecs", "encode").text("a").text("rot13").op('\x86').reduce(),
        "other than latin-1");

    row("text that is not UTF-8", P().text("\xFF"), "not UTF-8");
    row("value that was not kept", P().get(3), "value 3 was not kept");
    row("pop of nothing", P().op('\x85'), "the stack is empty");
    row("pop through a mark", P().integer(1).mark().op('\x85'), "the stack is empty");
    row("tuple without a mark", P().integer(1).tuple(), "no mark");
    row("two results", P().integer(1).integer(2), "goes on after its end");
    row("mark left over", P().mark().integer(2), "goes on after its end");
    row("no result", P(), "the stack is empty");
    row("more after the end", P().integer(1).op('.'), "goes on after its end");
    row("frame beyond the end", P(4).raw("\x95\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"), "ends in the middle");
    row("text beyond the end",
        P().raw("X\xFF\xFF\xFF\xFF"
                "abc"),
        "ends in the middle");
    row("text of 2^64 bytes",
        P(4).raw("\x8D\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                 "abc"),
        "ends in the middle");
    row("name that does not end", P().raw("c" + std::string(300, 'a')), "a line does not end");
    row("opcode of protocol 0", P().raw("I1\n"), "byte 2 of the pickle: the opcode 0x49 is not allowed");
    row("opcode of extensions", P().raw("\x82\x01"), "the opcode 0x82 is not allowed");
    row("opcode of instances", P().mark().raw("iposix\nsystem\n"), "the opcode 0x69 is not allowed");
    row("opcode of new objects with names", P(4).raw("\x92"), "the opcode 0x92 is not allowed");
    row("opcode of buffers", P(5).raw("\x97"), "the opcode 0x97 is not allowed");
    row("protocol 1", P(1).none(), "protocol 1");
    row("protocol 6", P(6).none(), "protocol 6");
}

void ForgedPickleTest::refusesAForgedPickle()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, detail);
    const std::string bytes = pickle.toStdString();
    const QString said = QString::fromStdString(refusalOf(unpickled(bytes, storages)));
    QVERIFY2(said.contains(detail), qPrintable(said));
    QVERIFY2(said.startsWith("byte "), qPrintable(said));
}

void ForgedPickleTest::refusesNestingWithoutEnd()
{
    PickleWriter tuples;
    tuples.emptyTuple();
    for (int i = 0; i < 500'000; ++i)
        tuples.op('\x85');
    const std::string nested = tuples.finished();
    QVERIFY(refusalOf(unpickled(nested)).ends_with("more than 64 levels deep"));

    const std::string marks = PickleWriter().raw(std::string(500'000, '(')).finished();
    QVERIFY(refusalOf(unpickled(marks)).ends_with("nested too deeply"));

    const std::string itself = PickleWriter().emptyList().put(0).get(0).op('a').finished();
    QVERIFY(refusalOf(unpickled(itself)).ends_with("more than 64 levels deep"));
    const std::string key = PickleWriter().emptyDict().put(0).get(0).none().setItem().finished();
    QVERIFY(refusalOf(unpickled(key)).ends_with("more than 64 levels deep"));
    const std::string state =
        PickleWriter().global("argparse", "Namespace").emptyTuple().op('\x81').put(0).get(0).build().finished();
    QVERIFY(refusalOf(unpickled(state)).ends_with("more than 64 levels deep"));

    PickleWriter deep;
    deep.emptyTuple();
    for (int i = 0; i < 64; ++i)
        deep.op('\x85');
    const std::string allowed = deep.finished();
    QCOMPARE(refusalOf(unpickled(allowed)), std::string());
}

void ForgedPickleTest::refusesBombs()
{
    PickleWriter doubling;
    doubling.emptyTuple().put(0);
    for (int i = 0; i < 40; ++i)
        doubling.get(0).op('\x86').put(0);
    const std::string laughs = doubling.finished();
    QVERIFY(refusalOf(unpickled(laughs)).ends_with("more than 1000000 values"));

    PickleWriter texts;
    texts.emptyList().mark().text(std::string(1 << 20, 'x')).put(0);
    for (int i = 0; i < 100; ++i)
        texts.get(0);
    const std::string repeated = texts.appends().finished();
    QVERIFY(refusalOf(unpickled(repeated)).ends_with("more than 64 MiB of text"));

    PickleWriter decoded;
    decoded.emptyList().mark().text(std::string(1 << 16, 'x')).put(0);
    for (int i = 0; i < 100; ++i)
        decoded.global("_codecs", "encode").get(0).text("latin1").op('\x86').reduce();
    const std::string amplified = decoded.appends().finished();
    QVERIFY(refusalOf(unpickled(amplified)).ends_with("more bytes are made from text than the file holds"));

    PickleWriter pairs;
    pairs.emptyList().put(0).mark();
    for (int i = 0; i < 1000; ++i)
        pairs.integers({1, 2});
    pairs.appends();
    for (int i = 0; i < 5000; ++i)
        pairs.global("collections", "OrderedDict").get(0).op('\x85').reduce();
    const std::string copied = pairs.finished();
    QVERIFY(refusalOf(unpickled(copied)).ends_with("too many entries"));

    const std::string copies = PickleWriter()
                                   .tensor({.shape = {3, 4}, .strides = {1, 3}, .count = 12})
                                   .tensor({.shape = {2, 6}, .strides = {1, 2}, .count = 12})
                                   .op('\x86')
                                   .finished();
    QVERIFY(unpickled(copies, storages, 96).has_value());
    QVERIFY(refusalOf(unpickled(copies, storages, 95)).ends_with("larger than the file"));

    const std::string opcodes = PickleWriter().emptyList().raw(std::string(4'100'000, 'N')).finished();
    QVERIFY(refusalOf(unpickled(opcodes)).ends_with("too many values on the stack"));
    PickleWriter work;
    work.emptyList();
    for (int i = 0; i < 1'000'001; ++i)
        work.none().op('a');
    const std::string many = work.finished();
    QVERIFY(refusalOf(unpickled(many)).ends_with("more than 2000000 opcodes"));
}

void ForgedPickleTest::callsNothing()
{
    const std::pair<const char *, const char *> names[] = {{"os", "system"},
                                                           {"posix", "system"},
                                                           {"nt", "system"},
                                                           {"subprocess", "Popen"},
                                                           {"builtins", "eval"},
                                                           {"__builtin__", "exec"},
                                                           {"builtins", "getattr"},
                                                           {"builtins", "__import__"},
                                                           {"torch", "load"},
                                                           {"torch.jit", "load"},
                                                           {"torch.storage", "_load_from_bytes"},
                                                           {"numpy", "load"},
                                                           {"functools", "partial"},
                                                           {"operator", "attrgetter"},
                                                           {"collections", "OrderedDict.fromkeys"},
                                                           {"torch._utils", "_rebuild_tensor_v2.__globals__"},
                                                           {"copyreg", "_reconstructor"},
                                                           {"torch", "FloatStorage.from_file"},
                                                           {"", ""},
                                                           {"collections.", "OrderedDict"},
                                                           {"collections", ".OrderedDict"},
                                                           {"collection", "s.OrderedDict"}};
    for (const auto &[module, name] : names) {
        const std::string wanted = std::string("it needs ") + module + "." + name + ",";
        const std::string global = PickleWriter().global(module, name).text("id").op('\x85').reduce().finished();
        const std::string said = refusalOf(unpickled(global));
        QVERIFY2(said.find(wanted) != std::string::npos, said.c_str());
        const std::string stacked = PickleWriter(4).text(module).text(name).op('\x93').finished();
        QVERIFY(refusalOf(unpickled(stacked)).find(wanted) != std::string::npos);
    }
    const std::string strange = PickleWriter().global("os\x1B[31m", "\xFF\x07").finished();
    QVERIFY(refusalOf(unpickled(strange)).find("os?[31m.\xEF\xBF\xBD?,") != std::string::npos);
}

QTEST_APPLESS_MAIN(ForgedPickleTest)
#include "tst_forgedpickle.moc"
