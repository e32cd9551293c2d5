#include "tests/support/scratch.h"
#include "viewer/slidestate/slidestatefiles.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <future>

using namespace tessera;
using namespace tessera::testing;

namespace {

const SlideStateKey notes{"t1-abc", "notes.json"};

/// Waits for the answer; the code of the error in the place of its content.
QByteArray contentOf(SlideStates &states, const SlideStateKey &key)
{
    QObject context;
    std::optional<QByteArray> content;
    states.read(key, &context, [&](const Result<QByteArray> &answer) {
        content = answer ? *answer : QByteArray::fromStdString(errorOf(answer));
    });
    (void)QTest::qWaitFor([&] { return content.has_value(); });
    return content.value_or("no answer");
}

} // namespace

class SlideStateFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasWrittenForTheNextTime();
    void writesEverythingBeforeItGoes();
    void readsWhatWasWrittenJustBefore();
    void writesOnlyTheNewestOfMany();
    void tellsSlidesAndNamesApart();
    void answersNobodyWhoIsGone();
    void setsAsideWithoutLoss();
    void removesOneThingFromAllSlides();
    void saysWhenItCannotWrite();
    void keepsNothingWithoutFingerprintOrFolder();
};

void SlideStateFilesTest::keepsWhatWasWrittenForTheNextTime()
{
    const Scratch scratch;
    SlideStateFiles(scratch / "states").write(notes, [] { return QByteArray("one"); });
    SlideStateFiles again(scratch / "states");
    QCOMPARE(contentOf(again, notes), QByteArray("one"));
    again.write(notes, [] { return QByteArray(); });
    QCOMPARE(contentOf(again, notes), QByteArray());
    QVERIFY(!std::filesystem::exists(again.pathOf(notes)));
}

void SlideStateFilesTest::writesEverythingBeforeItGoes()
{
    const Scratch scratch;
    {
        SlideStateFiles states(scratch / "states");
        for (int i = 0; i < 50; ++i)
            states.write({"t1-" + std::to_string(i), "a"}, [] { return QByteArray("text"); });
    }
    QCOMPARE(scratch.entries(), std::size_t{101});
}

void SlideStateFilesTest::readsWhatWasWrittenJustBefore()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    for (int i = 0; i < 20; ++i) {
        states.write(notes, [i] { return QByteArray::number(i); });
        QCOMPARE(contentOf(states, notes), QByteArray::number(i));
    }
}

void SlideStateFilesTest::writesOnlyTheNewestOfMany()
{
    const Scratch scratch;
    std::atomic<int> written = 0;
    {
        SlideStateFiles states(scratch / "states");
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        states.write({"t1-other", "a"}, [released] {
            released.wait();
            return QByteArray("x");
        });
        for (int i = 0; i < 100; ++i)
            states.write(notes, [i, &written] {
                ++written;
                return QByteArray::number(i);
            });
        release.set_value();
    }
    QCOMPARE(written.load(), 1);
    QCOMPARE(scratch.read("states/t1-abc/notes.json"), std::string("99"));
}

void SlideStateFilesTest::tellsSlidesAndNamesApart()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    states.write(notes, [] { return QByteArray("1"); });
    states.write({"t1-abd", "notes.json"}, [] { return QByteArray("2"); });
    states.write({"t1-abc", "other"}, [] { return QByteArray("3"); });
    QCOMPARE(contentOf(states, notes), QByteArray("1"));
    QCOMPARE(contentOf(states, {"t1-abd", "notes.json"}), QByteArray("2"));
    QCOMPARE(contentOf(states, {"t1-abc", "other"}), QByteArray("3"));
}

void SlideStateFilesTest::answersNobodyWhoIsGone()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    bool called = false;
    {
        QObject context;
        states.read(notes, &context, [&](const Result<QByteArray> &) { called = true; });
    }
    (void)contentOf(states, notes); // answered later
    QVERIFY(!called);
}

void SlideStateFilesTest::setsAsideWithoutLoss()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    for (const char *text : {"bad", "worse"}) {
        states.write(notes, [text] { return QByteArray(text); });
        states.setAside(notes);
        QCOMPARE(contentOf(states, notes), QByteArray());
    }
    QCOMPARE(scratch.read("states/t1-abc/notes.json.damaged"), std::string("bad"));
    QCOMPARE(scratch.read("states/t1-abc/notes.json.damaged-2"), std::string("worse"));
}

void SlideStateFilesTest::removesOneThingFromAllSlides()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    for (const char *slide : {"t1-a", "t1-b"})
        for (const char *name : {"seen", "notes"})
            states.write({slide, name}, [] { return QByteArray("x"); });
    states.removeAll("seen");
    for (const char *slide : {"t1-a", "t1-b"}) {
        QCOMPARE(contentOf(states, {slide, "seen"}), QByteArray());
        QCOMPARE(contentOf(states, {slide, "notes"}), QByteArray("x"));
    }
}

void SlideStateFilesTest::saysWhenItCannotWrite()
{
    const Scratch scratch;
    scratch.write("states", "a file where the folder should be");
    SlideStateFiles states(scratch / "states");
    QSignalSpy failed(&states, &SlideStates::failed);
    states.write(notes, [] { return QByteArray("x"); });
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::fileUnwritable);
}

void SlideStateFilesTest::keepsNothingWithoutFingerprintOrFolder()
{
    const Scratch scratch;
    SlideStateFiles states(scratch / "states");
    for (const char *fingerprint : {"", "../up", "a/b"}) {
        states.write({fingerprint, "a"}, [] { return QByteArray("x"); });
        QCOMPARE(contentOf(states, {fingerprint, "a"}), QByteArray());
    }
    QCOMPARE(scratch.entries(), std::size_t{0});
    SlideStateFiles nowhere({});
    nowhere.write(notes, [] { return QByteArray("x"); });
    QCOMPARE(contentOf(nowhere, notes), QByteArray());
}

QTEST_GUILESS_MAIN(SlideStateFilesTest)
#include "tst_slidestatefiles.moc"
