#include "analysis/checkpoint/torchfile.h"
#include "tests/analysis/checkpoint/pickling.h"
#include "tests/support/scratch.h"
#include "tests/support/zipwriter.h"

#include <QTest>

#include <optional>

using namespace tessera;
using namespace tessera::testing;

/// Files of torch.save as a whole.
class TorchFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsATensorOfEveryType_data();
    void readsATensorOfEveryType();
    void readsABareTensorWithoutCopyingIt();
    void readsWhatTrainingLeavesBeside();
    void keepsTensorsWhileACopyLives();
    void readsFilesWithoutChecksums();
    void refusesWhatIsNoFileOfTorchSave_data();
    void refusesWhatIsNoFileOfTorchSave();
    void refusesARecordWhoseChecksumDiffers();
    void namesTheStorageThatIsMissing();
    void saysTheCommonThingsOfEveryFile();
    void stopsWhenAsked();
};

namespace {

const std::string sixFloats = rawBytes(std::vector<float>{0, 1, 2, 3, 4, 5});

std::string tensorPickle() { return PickleWriter().tensor({.shape = {2, 3}}).finished(); }

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

void TorchFileTest::readsATensorOfEveryType_data()
{
    QTest::addColumn<QString>("storage");
    QTest::addColumn<int>("dtype");
    const auto row = [](const char *storage, Dtype dtype) {
        QTest::newRow(storage) << QString(storage) << static_cast<int>(dtype);
    };
    row("FloatStorage", Dtype::f32);
    row("HalfStorage", Dtype::f16);
    row("BFloat16Storage", Dtype::bf16);
    row("DoubleStorage", Dtype::f64);
    row("LongStorage", Dtype::i64);
    row("IntStorage", Dtype::i32);
    row("ShortStorage", Dtype::i16);
    row("CharStorage", Dtype::i8);
    row("ByteStorage", Dtype::u8);
    row("BoolStorage", Dtype::boolean);
}

void TorchFileTest::readsATensorOfEveryType()
{
    QFETCH(QString, storage);
    QFETCH(int, dtype);
    const auto type = static_cast<Dtype>(dtype);
    std::string data(6 * sizeOf(type), '\0');
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<char>(i % 2);
    const std::string pickle = PickleWriter().tensor({.shape = {2, 3}, .storage = storage.toStdString()}).finished();
    const Scratch scratch;
    const Result<TorchFile> file = TorchFile::open(scratch.write("x.pt", torchFile(pickle, {{"0", data}})));
    VERIFY_OK(file);
    const auto *tensor = file->root().as<TensorView>();
    QVERIFY(tensor && tensor->dtype == type);
    QCOMPARE(tensor->shape, (std::vector<int64_t>{2, 3}));
    QCOMPARE(std::string(detail::textOf(tensor->bytes)), data);
}

void TorchFileTest::readsABareTensorWithoutCopyingIt()
{
    const Scratch scratch;
    const auto path = scratch.write("x.pt", torchFile(tensorPickle(), {{"0", sixFloats}}));
    const Result<TorchFile> file = TorchFile::open(path);
    VERIFY_OK(file);
    QVERIFY(file->path() == path);
    const auto *tensor = file->root().as<TensorView>();
    QVERIFY(tensor);
    QCOMPARE(toFloats(*tensor), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    // (data lie on multiples of 64 bytes in the file, and a mapping begins on a page)
    QCOMPARE(reinterpret_cast<uintptr_t>(tensor->bytes.data()) % 64, uintptr_t{0});
}

void TorchFileTest::readsWhatTrainingLeavesBeside()
{
    PickleWriter pickle;
    pickle.emptyDict().mark().text("model").orderedDict().mark().text("w").tensor({.shape = {2, 3}}).setItems();
    pickle.emptyDict().text("_metadata").orderedDict().setItem().build();
    pickle.text("args").global("argparse", "Namespace").emptyTuple().op('\x81').emptyDict().text("lr").number(0.25);
    pickle.setItem().build().text("best").numpyScalar("f8", rawBytes(std::vector<double>{0.75}));
    pickle.text("epoch").integer(12).text("teacher").none().setItems();
    const Scratch scratch;
    const Result<TorchFile> file =
        TorchFile::open(scratch.write("x.pt", torchFile(pickle.finished(), {{"0", sixFloats}})));
    VERIFY_OK(file);
    const auto *root = file->root().as<PickledMap>();
    QVERIFY(root);
    QCOMPARE(root->items.size(), std::size_t{5});
    QCOMPARE(*root->find("best")->as<double>(), 0.75);
    QCOMPARE(*root->find("epoch")->as<int64_t>(), int64_t{12});
    QVERIFY(root->find("teacher")->isNone());
    QVERIFY(root->find("model")->as<PickledMap>()->find("w")->as<TensorView>());
    QCOMPARE(described(*root->find("args")), std::string("argparse.Namespace<{'lr':0.250000,},>"));
}

void TorchFileTest::keepsTensorsWhileACopyLives()
{
    const Scratch scratch;
    const auto path = scratch.write("x.pt", torchFile(tensorPickle(), {{"0", sixFloats}}));
    std::optional<TorchFile> copy;
    {
        const Result<TorchFile> file = TorchFile::open(path);
        VERIFY_OK(file);
        copy = *file;
    }
    std::filesystem::remove(path);
    QCOMPARE(toFloats(*copy->root().as<TensorView>()).back(), 5.f);
}

void TorchFileTest::readsFilesWithoutChecksums()
{
    ZipWriter zip;
    zip.add("x/data.pkl", tensorPickle(), 0).add("x/data/0", sixFloats, 0).add("x/version", "3\n", 0);
    const Scratch scratch;
    VERIFY_OK(TorchFile::open(scratch.write("x.pt", zip.finished())));
}

void TorchFileTest::refusesWhatIsNoFileOfTorchSave_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const std::string &file, const char *code, const char *detail) {
        QTest::newRow(name) << QByteArray(file.data(), static_cast<qsizetype>(file.size())) << QString(code)
                            << QString(detail);
    };
    const char *invalid = "checkpointInvalid";
    const char *unsupported = "checkpointUnsupported";
    row("text", "slide,label\n", invalid, "does not begin as a file of torch.save");
    row("one byte", "P", invalid, "does not begin");
    row("before 1.6", std::string("\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19.", 15), unsupported,
        "PyTorch before 1.6");
    row("plain pickle", PickleWriter().none().finished(), unsupported, "plain pickle");
    row("tar", std::string(257, '\0') + "ustar", unsupported, "tar archive");
    row("TorchScript", ZipWriter().add("m/data.pkl", "x").add("m/code/a.py", "").finished(), unsupported,
        "TorchScript");
    row("TorchScript's constants", ZipWriter().add("m/data.pkl", "x").add("m/constants.pkl", "").finished(),
        unsupported, "TorchScript");
    row("big-endian", ZipWriter().add("m/data.pkl", "x").add("m/byteorder", "big").finished(), unsupported,
        "big-endian");
    row("unknown byte order", ZipWriter().add("m/data.pkl", "x").add("m/byteorder", "?").finished(), invalid,
        "m/byteorder is neither");
    row("other zip", ZipWriter().add("word/document.xml", "x").finished(), unsupported, "without word/data.pkl");
    row("two folders", ZipWriter().add("a/data.pkl", "x").add("b/data.pkl", "x").finished(), unsupported,
        "not one of torch.save");
    row("no folder", ZipWriter().add("data.pkl", "x").finished(), unsupported, "not one of torch.save");
    row("cut", torchFile(tensorPickle(), {{"0", sixFloats}}).substr(0, 300), invalid, "the file was cut");
    row("class of another program",
        torchFile(PickleWriter().global("torch_geometric.data.data", "Data").finished(), {}), unsupported,
        "byte 2 of the pickle: it needs torch_geometric.data.data.Data,");
}

void TorchFileTest::refusesWhatIsNoFileOfTorchSave()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    const Scratch scratch;
    const Result<TorchFile> opened = TorchFile::open(scratch.write("x.pt", file.toStdString()));
    QCOMPARE(QString::fromStdString(errorOf(opened)), code);
    const QString said = QString::fromStdString(sentence(opened.error()));
    QVERIFY2(said.contains(detail) && said.contains("x.pt"), qPrintable(said));
    QCOMPARE(exitCodeOf(opened.error()), 3);
}

void TorchFileTest::refusesARecordWhoseChecksumDiffers()
{
    const std::string file = torchFile(tensorPickle(), {{"0", sixFloats}, {"unused", "abcd"}});
    const Scratch scratch;
    const auto refusal = [&](const std::string &bytes) {
        const Result<TorchFile> opened = TorchFile::open(scratch.write("x.pt", bytes));
        return opened ? std::string() : opened.error().arguments.at(1);
    };
    QCOMPARE(refusal(replaced(file, "FloatStorage", "FloatStorags")),
             std::string("record archive/data.pkl is damaged (its checksum differs)"));
    std::string damaged = file;
    damaged[file.find(sixFloats) + 7] ^= 1;
    QVERIFY(refusal(damaged).ends_with("record archive/data/0 is damaged (its checksum differs)"));
    QCOMPARE(refusal(replaced(file, "abcd", "abce")), std::string());
}

void TorchFileTest::namesTheStorageThatIsMissing()
{
    const Scratch scratch;
    const Result<TorchFile> file =
        TorchFile::open(scratch.write("x.pt", torchFile(tensorPickle(), {{"1", sixFloats}})));
    COMPARE_ERROR(file, checkpointInvalid);
    QVERIFY(file.error().arguments.at(1).ends_with("record archive/data/0 is missing"));
}

void TorchFileTest::saysTheCommonThingsOfEveryFile()
{
    const Scratch scratch;
    COMPARE_ERROR(TorchFile::open(scratch / "absent.pt"), fileMissing);
    COMPARE_ERROR(TorchFile::open(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(TorchFile::open(scratch.write("empty.pt", "")), fileEmpty);
}

void TorchFileTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const Scratch scratch;
    const auto path = scratch.write("x.pt", torchFile(tensorPickle(), {{"0", sixFloats}}));
    COMPARE_ERROR(TorchFile::open(path, stop.get_token()), cancelled);
}

QTEST_APPLESS_MAIN(TorchFileTest)
#include "tst_torchfile.moc"
