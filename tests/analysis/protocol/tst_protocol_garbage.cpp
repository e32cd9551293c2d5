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
    verifyViolation(decodeStartAnalysisReply(R"({"job":"1"})").error(), "not an integer");
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

QTEST_APPLESS_MAIN(ProtocolGarbageTest)
#include "tst_protocol_garbage.moc"
