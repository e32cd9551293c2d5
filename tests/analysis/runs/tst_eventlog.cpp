#include "analysis/runs/eventlog.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;

namespace {

EpochEvent epochOf(Stage stage, int64_t epoch)
{
    EpochEvent event;
    event.stage = stage;
    event.epoch = epoch;
    return event;
}

} // namespace

/// events.jsonl has each epoch once, whatever a kill left in it.
class EventLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dropsWhatComesAfterTheCheckpoint()
    {
        const testing::Scratch scratch;
        std::string text;
        for (const auto &[stage, epochs] : {std::pair(Stage::baseline, 3), std::pair(Stage::mhim, 4)})
            for (int64_t epoch = 0; epoch < epochs; ++epoch)
                text += eventLine(epochOf(stage, epoch)) + '\n';
        scratch.write("events.jsonl", text + "{\"event\": \"epoch\", \"sta");
        EventLog log(scratch / "events.jsonl");
        VERIFY_OK(log.beginAt({Stage::mhim, 2}));
        VERIFY_OK(log.append(epochOf(Stage::mhim, 2)));
        const std::string kept = scratch.read("events.jsonl");
        QCOMPARE(std::count(kept.begin(), kept.end(), '\n'), 6);
        QVERIFY(kept.find("sta\n") == std::string::npos);
    }

    void dropsLinesThatAreNoEpoch_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"", "no JSON", "[]", "{}", "{\"event\": 3}", "{\"event\": \"epoch\"}",
                                 "{\"event\": \"epoch\", \"stage\": 1, \"epoch\": 0}",
                                 "{\"event\": \"epoch\", \"stage\": \"mhim\", \"epoch\": -1}",
                                 "{\"event\": \"epoch\", \"stage\": \"mhim\", \"epoch\": \"0\"}"})
            QTest::newRow(line) << QByteArray(line);
    }
    void dropsLinesThatAreNoEpoch()
    {
        QFETCH(QByteArray, line);
        const testing::Scratch scratch;
        scratch.write("events.jsonl", line.toStdString() + '\n');
        EventLog log(scratch / "events.jsonl");
        VERIFY_OK(log.beginAt({Stage::mhim, 5}));
        QCOMPARE(scratch.read("events.jsonl"), std::string());
    }

    void folderThatIsMissingIsAnError()
    {
        const testing::Scratch scratch;
        EventLog log(scratch / "none" / "events.jsonl");
        QVERIFY(!log.beginAt({}));
    }
};

QTEST_GUILESS_MAIN(EventLogTest)
#include "tst_eventlog.moc"
