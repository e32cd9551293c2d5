#include "analysis/protocol/codec.h"

#include <QtTest>

using namespace tessera;
using namespace tessera::protocol;

// (declared before the raw strings, in which moc loses its way)
class ProtocolGarbageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesRequests_data();
    void refusesRequests();
    void refusesWhatTheEngineSays_data();
    void refusesWhatTheEngineSays();
    void refusesResultsOfAnotherForm();
    void tellsWhichRequestFailedWhereThatCanBeRead();
    void reportsARequestThatTheEngineCouldNotRead();
    void passesOverMembersThatALaterVersionAdds();
    void takesNoOtherLineForNewsOfATraining_data();
    void takesNoOtherLineForNewsOfATraining();
};

namespace {

void addRow(const char *name, const QByteArray &line, const char *detail)
{
    QTest::newRow(name) << line << QByteArray(detail);
}

QByteArray nested(int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); }

void verifyViolation(const Error &error, const QByteArray &detail)
{
    QCOMPARE(nameOf(error.code), nameOf(ErrorCode::protocolViolation));
    QCOMPARE(error.arguments.size(), 1u);
    QVERIFY2(error.arguments[0].find(detail.toStdString()) != std::string::npos, error.arguments[0].c_str());
}

const QByteArray start =
    R"({"jsonrpc":"2.0","id":1,"method":"analysis/start","params":{"slide":"s","model":"m","out":"o")";
const QByteArray training = R"({"jsonrpc":"2.0","id":1,"method":"training/start","params":{"cohort":"c","out":"o")";
const QByteArray news = R"({"jsonrpc":"2.0","method":"training/event","params":{"job":1,"event":)";
const QByteArray progress =
    R"({"jsonrpc":"2.0","method":"job/progress","params":{"job":1,"stage":"mil","done":1,"total":2)";

} // namespace

void ProtocolGarbageTest::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("detail");
    addRow("empty", "", "not JSON");
    addRow("text", "hello", "not JSON");
    addRow("cut off", R"({"jsonrpc":"2.0","id":1,"meth)", "not JSON");
    addRow("two messages", R"({"jsonrpc":"2.0","id":1,"method":"shutdown"} {})", "not JSON");
    addRow("array", "[]", "not an object");
    addRow("number", "17", "not an object");
    addRow("no version", R"({"id":1,"method":"shutdown"})", "jsonrpc is missing");
    addRow("other version", R"({"jsonrpc":"1.0","id":1,"method":"shutdown"})", "version of JSON-RPC");
    addRow("version as number", R"({"jsonrpc":2.0,"id":1,"method":"shutdown"})", "jsonrpc is not a string");
    addRow("no id", R"({"jsonrpc":"2.0","method":"shutdown"})", "id is missing");
    addRow("id null", R"({"jsonrpc":"2.0","id":null,"method":"shutdown"})", "id is not an integer");
    addRow("id as text", R"({"jsonrpc":"2.0","id":"1","method":"shutdown"})", "id is not an integer");
    addRow("id with fraction", R"({"jsonrpc":"2.0","id":1.5,"method":"shutdown"})", "id is not an integer");
    addRow("id too large", R"({"jsonrpc":"2.0","id":9223372036854775808,"method":"shutdown"})", "id is out of range");
    addRow("no method", R"({"jsonrpc":"2.0","id":1})", "method is missing");
    addRow("unknown method", R"({"jsonrpc":"2.0","id":1,"method":"format/disk","params":{}})", "unknown method");
    addRow("event as request", R"({"jsonrpc":"2.0","id":1,"method":"job/finished","params":{}})", "unknown method");
    addRow("params as array", R"({"jsonrpc":"2.0","id":1,"method":"shutdown","params":[]})", "params is not an object");
    addRow("missing parameter", R"({"jsonrpc":"2.0","id":1,"method":"job/cancel","params":{}})", "job is missing");
    addRow("int overflow", R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":4294967297}})",
           "out of range");
    addRow("texts with a number", R"({"jsonrpc":"2.0","id":1,"method":"models/list","params":{"folders":["a",1]}})",
           "not a string");
    addRow("mpp as text", start + R"(,"mpp":"0.5"}})", "mpp is not a number");
    addRow("mpp null", start + R"(,"mpp":null}})", "mpp is not a number");
    addRow("mpp beyond double", start + R"(,"mpp":1e999}})", "too large");
    addRow("not a number", start + R"(,"mpp":NaN}})", "not JSON");
    addRow("flag as number", start + R"(,"allowHostileFormats":1}})", "neither true nor false");
    addRow("threads beyond int", start + R"(,"threads":3000000000}})", "threads is out of range");
    addRow("zero in a path", start + R"(,"device":"cpu\u0000"}})", "zero character");
    addRow("key twice", R"({"jsonrpc":"2.0","id":1,"id":2,"method":"shutdown"})", "a key twice");
    addRow("key twice inside", start + R"(,"mpp":0.5,"mpp":5}})", "a key twice");
    addRow("deep arrays", nested(1'000'000), "nested too deeply");
    addRow("deep parameters", start + ",\"more\":" + nested(40) + "}}", "nested too deeply");
    addRow("invalid UTF-8", start + ",\"device\":\"\xC3\x28\"}}", "not JSON");
    addRow("lone surrogate", start + R"(,"device":"\ud800"}})", "not JSON");
    addRow("raw line end", start + ",\"device\":\"a\nb\"}}", "not JSON");
    addRow("training without cohort", R"({"jsonrpc":"2.0","id":1,"method":"training/start","params":{"out":"o"}})",
           "cohort is missing");
    addRow("training without folder", R"({"jsonrpc":"2.0","id":1,"method":"training/start","params":{"cohort":"c"}})",
           "out is missing");
    addRow("unknown level", training + R"(,"level":"organ"}})", "an unknown level");
    addRow("unknown task", training + R"(,"task":"sorting"}})", "an unknown task");
    addRow("unknown meaning of one", training + R"(,"oneIs":"dead"}})", "an unknown oneIs");
    addRow("unknown division", training + R"(,"division":"twice"}})", "an unknown division");
    addRow("unknown earlier", training + R"(,"earlier":"delete"}})", "an unknown earlier");
    addRow("unknown finish", training + R"(,"finish":"worst"}})", "an unknown finish");
    addRow("finish null", training + R"(,"finish":null}})", "finish is not a string");
    addRow("settings as object", training + R"(,"settings":{"seed":1}}})", "settings is not an array");
    addRow("setting as number", training + R"(,"settings":[1]}})", "settings is not a string");
    addRow("zero in a setting", training + R"(,"settings":["a\u0000"]}})", "zero character");
    addRow("longer than a line may be", QByteArray(static_cast<int>(largestLine) + 1, ' '), "longer than");
}

void ProtocolGarbageTest::refusesRequests()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, detail);
    std::optional<int64_t> failedId;
    const Result<IncomingRequest> request = decodeRequest(line.toStdString(), failedId);
    QVERIFY(!request);
    verifyViolation(request.error(), detail);
}

void ProtocolGarbageTest::refusesWhatTheEngineSays_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("detail");
    addRow("text", "Segmentation fault", "not JSON");
    addRow("no version", R"({"id":1,"result":{}})", "jsonrpc is missing");
    addRow("neither result nor error", R"({"jsonrpc":"2.0","id":1})", "exactly one");
    addRow("result and error", R"({"jsonrpc":"2.0","id":1,"result":{},"error":{}})", "exactly one");
    addRow("error as text", R"({"jsonrpc":"2.0","id":1,"error":"no"})", "error is not an object");
    addRow("error without data", R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"no"}})", "data is missing");
    addRow("result without id", R"({"jsonrpc":"2.0","id":null,"result":{}})", "id is not an integer");
    addRow("unknown event", R"({"jsonrpc":"2.0","method":"job/exploded","params":{"job":1}})", "unknown method");
    addRow("request as event", R"({"jsonrpc":"2.0","method":"shutdown","params":{}})", "unknown method");
    addRow("no rate", progress + "}}", "perSecond is missing");
    addRow("negative count", R"({"jsonrpc":"2.0","method":"job/partial","params":{"job":1,"tiles":"t","count":-1}})",
           "count is out of range");
    addRow(
        "unknown stage",
        R"({"jsonrpc":"2.0","method":"job/progress","params":{"job":1,"stage":"lunch","done":1,"total":2,"perSecond":1}})",
        "unknown stage");
    addRow("count with fraction",
           R"({"jsonrpc":"2.0","method":"job/partial","params":{"job":1,"tiles":"t","count":1.5}})", "not an integer");
    addRow("epoch without stage", news + R"("epoch"}})", "stage is missing");
    addRow("unknown event of a training", news + R"("lunch"}})", "unknown event");
    addRow("event of a training without job",
           R"({"jsonrpc":"2.0","method":"training/event","params":{"event":"remark","sentence":"a"}})",
           "job is missing");
    addRow("unknown severity", news + R"("finding","severity":"fatal","kind":"a","sentence":"b","bags":[]}})",
           "unknown severity");
    addRow("unknown stage of a training", news + R"("step","stage":"mil","epoch":0,"bag":0,"bags":1}})",
           "unknown stage");
    addRow("negative epoch", news + R"("step","stage":"mhim","epoch":-1,"bag":0,"bags":1}})", "epoch is out of range");
    addRow("no run of none", news + R"("run","run":0,"runs":0,"name":"a"}})", "runs is out of range");
    addRow("best as number",
           news + R"("epoch","stage":"mhim","epoch":0,"epochs":1,"keptShare":1,"keptTiles":1,)"
                  R"("learningRate":1,"maskRatioHigh":0,"monitoredName":"auc","isBest":1}})",
           "isBest is neither true nor false");
    addRow("null in an event", news + R"("epoch","stage":"mhim","epoch":0,"epochs":1,"trainingLoss":null}})",
           "trainingLoss is not a number");
    addRow("finished without runs", R"({"jsonrpc":"2.0","method":"training/finished","params":{"job":1,"folder":"o"}})",
           "runs is missing");
    addRow("metric as text",
           R"({"jsonrpc":"2.0","method":"training/finished","params":{"job":1,"folder":"o","runs":[)"
           R"({"name":"","folder":"o","whole":true,"part":"test","metrics":[{"name":"auc","value":"1"}]}]}})",
           "value is not a number");
    addRow("failed without error", R"({"jsonrpc":"2.0","method":"job/failed","params":{"job":1}})", "error is missing");
}

void ProtocolGarbageTest::refusesWhatTheEngineSays()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, detail);
    const Result<Incoming> message = decodeIncoming(line.toStdString());
    QVERIFY(!message);
    verifyViolation(message.error(), detail);
}

void ProtocolGarbageTest::refusesResultsOfAnotherForm()
{
    verifyViolation(decodeInitializeReply("{}").error(), "protocolVersion is missing");
    verifyViolation(
        decodeInitializeReply(R"({"protocolVersion":1,"programVersion":"","torchVersion":"","devices":{}})").error(),
        "not an array");
    verifyViolation(decodeListModelsReply(R"({"models":[1]})").error(), "not an object");
    verifyViolation(decodeListModelsReply("null").error(), "not an object");
    verifyViolation(decodeStartJobReply(R"({"job":"1"})").error(), "not an integer");
}

void ProtocolGarbageTest::tellsWhichRequestFailedWhereThatCanBeRead()
{
    std::optional<int64_t> failedId;
    QVERIFY(!decodeRequest(R"({"jsonrpc":"2.0","id":12,"method":"nonsense"})", failedId));
    QCOMPARE(failedId, std::optional<int64_t>(12));
    QVERIFY(!decodeRequest("nonsense", failedId));
    QVERIFY(!failedId);
}

void ProtocolGarbageTest::reportsARequestThatTheEngineCouldNotRead()
{
    const Result<Incoming> message = decodeIncoming(encodeError({}, {ErrorCode::protocolViolation, {"x"}, {}}));
    QVERIFY(!message);
    verifyViolation(message.error(), "did not understand a request");
}

void ProtocolGarbageTest::passesOverMembersThatALaterVersionAdds()
{
    std::optional<int64_t> failedId;
    QVERIFY(decodeRequest((start + R"(,"priority":{"of":[1,2]}},"trace":null})").toStdString(), failedId));
}

void ProtocolGarbageTest::takesNoOtherLineForNewsOfATraining_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("detail");
    addRow("empty", "", "not JSON");
    addRow("sentence", "There is no file cohort.csv: check the path.", "not JSON");
    addRow("log", "12:00:00.000 info: strip 3 of 9", "not JSON");
    addRow("array", "[null]", "not an object");
    addRow("no event", "{}", "event is missing");
    addRow("event null", R"({"event":null})", "event is missing");
    addRow("another event", R"({"event":"lunch"})", "unknown event");
    addRow("null that is needed", R"({"event":"remark","sentence":null})", "sentence is missing");
    addRow("null inside", R"({"event":"finding","severity":"note","kind":"a","sentence":"b","bags":[null]})",
           "not a string");
}

void ProtocolGarbageTest::takesNoOtherLineForNewsOfATraining()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, detail);
    const Result<TrainingNews> decoded = decodeTrainingNews(line.toStdString());
    QVERIFY(!decoded);
    verifyViolation(decoded.error(), detail);
}

QTEST_APPLESS_MAIN(ProtocolGarbageTest)
#include "tst_protocol_garbage.moc"
