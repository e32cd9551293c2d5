#include "analysis/checkpoint/statedict.h"
#include "tests/support/scratch.h"
#include "tests/support/zipwriter.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// The layouts of published checkpoints.
class StateDictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsABareStateDictionary();
    void readsTheStateUnderItsUsualNames_data();
    void readsTheStateUnderItsUsualNames();
    void readsTheTeacherBeside();
    void takesTheTeacherWhereItIsAlone();
    void readsOnlyTheModelOfAFileToResumeFrom();
    void takesThePrefixOfParallelTrainingAway();
    void namesWhatIsNoTensor();
    void splitsStudentAndTeacherOfSafetensors();
    void decidesByTheFirstBytes();
    void refusesWhatHoldsNoState_data();
    void refusesWhatHoldsNoState();
    void saysTheSameOfADamagedFileAsItsReader();
};

namespace {

const std::vector<float> numbers{0, 1, 2, 3, 4, 5};

/// The names of a state whose tensors are numbers[i], numbers[i + 1], ...
PickleWriter &state(PickleWriter &pickle, const std::vector<std::string> &names, int64_t from = 0)
{
    pickle.orderedDict().mark();
    for (const std::string &name : names)
        pickle.text(name).tensor({.shape = {1}, .offset = from++, .count = 6});
    return pickle.setItems();
}

std::filesystem::path written(const Scratch &scratch, const PickleWriter &pickle, std::string_view name = "x.pt")
{
    return scratch.write(name, torchFile(pickle.finished(), {{"0", rawBytes(numbers)}}));
}

/// "name=value name=value" in the order of the state.
std::string shown(const StateDict &state)
{
    std::string text;
    for (const TensorView &tensor : state.tensors)
        text +=
            (text.empty() ? "" : " ") + tensor.name + "=" + std::to_string(static_cast<int>(toFloats(tensor).front()));
    return text;
}

} // namespace

void StateDictTest::readsABareStateDictionary()
{
    const Scratch scratch;
    PickleWriter pickle;
    state(pickle, {"z.weight", "a.bias"});
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QVERIFY(checkpoint->layout == CheckpointLayout::bare);
    QCOMPARE(shown(checkpoint->student), std::string("z.weight=0 a.bias=1"));
    QVERIFY(!checkpoint->teacher);
    QVERIFY(checkpoint->student.find("a.bias") && !checkpoint->student.find("a"));
}

void StateDictTest::readsTheStateUnderItsUsualNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"model", "state_dict", "model_state_dict", "net", "student"})
        QTest::newRow(name) << QString(name);
}

void StateDictTest::readsTheStateUnderItsUsualNames()
{
    QFETCH(QString, name);
    const Scratch scratch;
    PickleWriter pickle;
    pickle.emptyDict().text("epoch").integer(3).setItem().text(name.toStdString());
    state(pickle, {"w"}).setItem();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QVERIFY(checkpoint->layout == CheckpointLayout::wrapped);
    QCOMPARE(shown(checkpoint->student), std::string("w=0"));
}

void StateDictTest::readsTheTeacherBeside()
{
    const Scratch scratch;
    PickleWriter pickle;
    pickle.emptyDict().mark().text("model");
    state(pickle, {"w"}).text("teacher");
    state(pickle, {"w"}, 4).setItems();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QCOMPARE(shown(checkpoint->student), std::string("w=0"));
    QVERIFY(checkpoint->teacher);
    QCOMPARE(shown(*checkpoint->teacher), std::string("w=4"));

    PickleWriter without;
    without.emptyDict().mark().text("model");
    state(without, {"w"}).text("teacher").none().setItems();
    const Result<Checkpoint> alone = readCheckpoint(written(scratch, without));
    VERIFY_OK(alone);
    QVERIFY(!alone->teacher);
}

void StateDictTest::takesTheTeacherWhereItIsAlone()
{
    const Scratch scratch;
    PickleWriter pickle;
    pickle.emptyDict().text("teacher");
    state(pickle, {"w"}, 2).setItem();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QVERIFY(checkpoint->layout == CheckpointLayout::teacherOnly);
    QCOMPARE(shown(checkpoint->student), std::string("w=2"));
    QVERIFY(!checkpoint->teacher);
}

void StateDictTest::readsOnlyTheModelOfAFileToResumeFrom()
{
    const Scratch scratch;
    PickleWriter pickle;
    pickle.emptyDict().mark().text("optimizer").emptyDict().text("state").emptyDict().integer(0);
    pickle.emptyDict().text("exp_avg").tensor({.shape = {1}, .count = 6}).setItem().setItem().setItem();
    pickle.text("random").tensor({.shape = {6}}).text("model");
    state(pickle, {"w"}, 1).setItems();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle, "ckp.pt"));
    VERIFY_OK(checkpoint);
    QVERIFY(checkpoint->layout == CheckpointLayout::wrapped);
    QCOMPARE(shown(checkpoint->student), std::string("w=1"));
}

void StateDictTest::takesThePrefixOfParallelTrainingAway()
{
    const Scratch scratch;
    PickleWriter pickle;
    pickle.emptyDict().text("model");
    state(pickle, {"module.w", "module.sub.module.b"}).setItem();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QCOMPARE(shown(checkpoint->student), std::string("w=0 sub.module.b=1"));
}

void StateDictTest::namesWhatIsNoTensor()
{
    const Scratch scratch;
    PickleWriter pickle;
    state(pickle, {"w"}).text("step").integer(3).setItem();
    const Result<Checkpoint> checkpoint = readCheckpoint(written(scratch, pickle));
    VERIFY_OK(checkpoint);
    QCOMPARE(shown(checkpoint->student), std::string("w=0"));
    QCOMPARE(checkpoint->student.others, std::vector<std::string>{"step"});
}

void StateDictTest::splitsStudentAndTeacherOfSafetensors()
{
    const auto view = [&](const char *name, std::size_t i) {
        return TensorView{name, Dtype::f32, {1}, std::as_bytes(std::span(numbers).subspan(i, 1))};
    };
    const Scratch scratch;
    VERIFY_OK(writeSafetensors(scratch / "both", {view("module.w", 1), view("teacher.w", 2)}));
    const Result<Checkpoint> both = readCheckpoint(scratch / "both");
    VERIFY_OK(both);
    QCOMPARE(shown(both->student), std::string("w=1"));
    QVERIFY(both->teacher);
    QCOMPARE(shown(*both->teacher), std::string("w=2"));

    VERIFY_OK(writeSafetensors(scratch / "one", {view("teacher.w", 2)}));
    const Result<Checkpoint> one = readCheckpoint(scratch / "one");
    VERIFY_OK(one);
    QCOMPARE(shown(one->student), std::string("teacher.w=2"));
    QVERIFY(!one->teacher);
}

void StateDictTest::decidesByTheFirstBytes()
{
    const Scratch scratch;
    PickleWriter pickle;
    state(pickle, {"w"});
    VERIFY_OK(readCheckpoint(written(scratch, pickle, "x.safetensors")));
    // (a header of 128 bytes begins with the byte that pickles begin with)
    VERIFY_OK(writeSafetensors(scratch / "x.pt",
                               {{std::string(75, 'w'), Dtype::f32, {1}, std::as_bytes(std::span(numbers).first(1))}}));
    QCOMPARE(scratch.read("x.pt").front(), '\x80');
    VERIFY_OK(readCheckpoint(scratch / "x.pt"));
    COMPARE_ERROR(readCheckpoint(scratch.write("y.safetensors", "neither of them")), safetensorsInvalid);
    COMPARE_ERROR(readCheckpoint(scratch.write("y.pth", "neither of them")), checkpointInvalid);
}

void StateDictTest::refusesWhatHoldsNoState_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const PickleWriter &pickle, const char *detail) {
        const std::string bytes = pickle.finished();
        QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << QString(detail);
    };
    using P = PickleWriter;
    row("tensor", P().tensor({.shape = {6}}), "it holds a tensor and no state dictionary");
    row("list", P().emptyList(), "it holds a list and no state dictionary");
    row("empty", P().emptyDict(), "no entry of it is a state dictionary");
    row("numbers", P().emptyDict().text("epoch").integer(1).setItem(), "no entry of it is a state dictionary");
    row("model without tensors", P().emptyDict().text("model").emptyDict().setItem(), "no entry of it");
    PickleWriter twice;
    row("name twice", state(twice, {"w", "w"}), "the file has the entry w twice");
    PickleWriter prefixed;
    row("name twice by its prefix", state(prefixed.emptyDict().text("model"), {"w", "module.w"}).setItem(),
        "model has the entry w twice");
    PickleWriter numbered;
    row("number as a name", state(numbered, {"w"}).integer(3).tensor({.shape = {6}}).setItem(),
        "the file has an integer as the name of an entry");
}

void StateDictTest::refusesWhatHoldsNoState()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, detail);
    const Scratch scratch;
    const Result<Checkpoint> checkpoint =
        readCheckpoint(scratch.write("x.pt", torchFile(pickle.toStdString(), {{"0", rawBytes(numbers)}})));
    COMPARE_ERROR(checkpoint, checkpointInvalid);
    const QString said = QString::fromStdString(checkpoint.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void StateDictTest::saysTheSameOfADamagedFileAsItsReader()
{
    const Scratch scratch;
    COMPARE_ERROR(readCheckpoint(scratch / "absent.pt"), fileMissing);
    COMPARE_ERROR(readCheckpoint(scratch.write("empty.pt", "")), fileEmpty);
    COMPARE_ERROR(readCheckpoint(scratch.write("x.pt", ZipWriter().add("a/b", "").finished())), checkpointUnsupported);
    VERIFY_OK(writeSafetensors(scratch / "cut", {{"w", Dtype::f32, {6}, std::as_bytes(std::span(numbers))}}));
    const std::string whole = scratch.read("cut");
    COMPARE_ERROR(readCheckpoint(scratch.write("cut", whole.substr(0, whole.size() - 1))), safetensorsInvalid);
    VERIFY_OK(writeSafetensors(scratch / "none", {}));
    COMPARE_ERROR(readCheckpoint(scratch / "none"), checkpointInvalid);
}

QTEST_APPLESS_MAIN(StateDictTest)
#include "tst_statedict.moc"
