#include "analysis/protocol/codec.h"
#include "tests/analysis/protocol/throughthepipe.h"

#include <QtTest>

#include <limits>

using namespace tessera;
using namespace tessera::protocol;
using testing::awkward;
using testing::eventThroughThePipe;
using testing::throughThePipe;

namespace {

template <typename Reply>
std::string resultOf(const Reply &reply)
{
    const Result<Incoming> decoded = decodeIncoming(encodeReply(8, reply));
    if (!decoded || std::get<IncomingReply>(*decoded).id != 8)
        qFatal("not decoded: %s", encodeReply(8, reply).c_str());
    return std::get<IncomingReply>(*decoded).result.value();
}

} // namespace

class ProtocolRoundTripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsInitialize() { QCOMPARE(throughThePipe(Initialize{3}).protocolVersion, 3); }

    void keepsListModels()
    {
        const std::vector<std::string> folders{awkward, "/b"};
        QCOMPARE(throughThePipe(ListModels{folders}).folders, folders);
        QVERIFY(throughThePipe(ListModels{}).folders.empty());
    }

    void keepsStartAnalysisWithEveryField()
    {
        const StartAnalysis decoded =
            throughThePipe(StartAnalysis{awkward, "/model", "/out", "cuda:1", 0.2521, 0.03, 7, true,
                                         AnalysisProduct::features});
        QCOMPARE(decoded.slide, awkward);
        QCOMPARE(decoded.model, std::string("/model"));
        QCOMPARE(decoded.out, std::string("/out"));
        QCOMPARE(decoded.device, std::string("cuda:1"));
        QCOMPARE(decoded.mpp.value(), 0.2521);
        QCOMPARE(decoded.maskRatio.value(), 0.03);
        QCOMPARE(decoded.threads.value(), 7);
        QVERIFY(decoded.allowHostileFormats);
        QVERIFY(decoded.product == AnalysisProduct::features);
    }

    void keepsUnknownFieldsOfStartAnalysisUnknown()
    {
        const StartAnalysis decoded = throughThePipe(StartAnalysis{});
        QVERIFY(!decoded.mpp && !decoded.maskRatio && !decoded.threads && !decoded.allowHostileFormats);
        QVERIFY(decoded.product == AnalysisProduct::result);
        QCOMPARE(decoded.device, std::string("auto"));
    }

    void keepsCancelJobAndShutdown()
    {
        QCOMPARE(throughThePipe(CancelJob{std::numeric_limits<int64_t>::max()}).job,
                 std::numeric_limits<int64_t>::max());
        throughThePipe(Shutdown{});
    }

    void keepsOpenAndCloseSession()
    {
        const OpenSession decoded =
            throughThePipe(OpenSession{awkward, "/features.h5", "cuda:1", 3, 224.5, std::string("/maps")});
        QCOMPARE(decoded.model, awkward);
        QCOMPARE(decoded.features, std::string("/features.h5"));
        QCOMPARE(decoded.device, std::string("cuda:1"));
        QCOMPARE(decoded.threads.value(), 3);
        QCOMPARE(decoded.tileEdge.value(), 224.5);
        QCOMPARE(decoded.folder.value(), std::string("/maps"));
        const OpenSession unknown = throughThePipe(OpenSession{});
        QVERIFY(!unknown.threads && !unknown.tileEdge && !unknown.folder);
        QCOMPARE(throughThePipe(CloseSession{4}).session, int64_t{4});
    }

    void keepsAskSession()
    {
        const std::vector<AreaOutline> areas{{{0, 0}, {1.5, -2}, {3, 4}}, {}};
        const AskSession decoded = throughThePipe(AskSession{7, {5, 0, 5}, areas, 0.125, 1, true});
        QCOMPARE(decoded.session, int64_t{7});
        QVERIFY(decoded.excluded == (std::vector<int64_t>{5, 0, 5}));
        QVERIFY(decoded.areas == areas);
        QCOMPARE(decoded.maskRatio, 0.125);
        QCOMPARE(decoded.shownClass.value(), 1);
        QVERIFY(decoded.tileProbabilities);
        QVERIFY(!throughThePipe(AskSession{}).shownClass);
    }

    void keepsTheRepliesOfSessions()
    {
        const OpenSessionReply opened =
            decodeOpenSessionReply(resultOf(OpenSessionReply{3, 10'000, {"a", "b"}, true, {awkward}})).value();
        QCOMPARE(opened.session, int64_t{3});
        QCOMPARE(opened.tiles, int64_t{10'000});
        QCOMPARE(opened.classes.size(), 2u);
        QVERIFY(opened.knowsPlaces);
        QCOMPARE(opened.warnings.at(0), awkward);
        const AskSessionReply answer =
            decodeAskSessionReply(resultOf(AskSessionReply{{-1.5, 2}, {0.25, 0.75}, 1, {}, 9'500, awkward})).value();
        QVERIFY(answer.logits == (std::vector<double>{-1.5, 2}));
        QVERIFY(answer.probabilities == (std::vector<double>{0.25, 0.75}));
        QCOMPARE(answer.prediction.value(), 1);
        QVERIFY(!answer.risk);
        QCOMPARE(answer.tilesLeft, int64_t{9'500});
        QCOMPARE(answer.maps, awkward);
        const AskSessionReply survival =
            decodeAskSessionReply(resultOf(AskSessionReply{{}, {}, {}, -2.5, 1, ""})).value();
        QVERIFY(!survival.prediction);
        QCOMPARE(survival.risk.value(), -2.5);
    }

    void keepsTheInitializeReply()
    {
        const InitializeReply reply{
            1, "0.1.0", "1.13.1", {{"cpu", "CPU, 8 threads", 1ll << 40, ""}, {"cuda:0", "GPU", 0, "too old"}}};
        const InitializeReply decoded = decodeInitializeReply(resultOf(reply)).value();
        QCOMPARE(decoded.protocolVersion, 1);
        QCOMPARE(decoded.programVersion, reply.programVersion);
        QCOMPARE(decoded.torchVersion, reply.torchVersion);
        QCOMPARE(decoded.devices.size(), 2u);
        QCOMPARE(decoded.devices[0].id, std::string("cpu"));
        QCOMPARE(decoded.devices[0].memoryBytes, int64_t{1} << 40);
        QCOMPARE(decoded.devices[1].name, std::string("GPU"));
        QCOMPARE(decoded.devices[1].problem, std::string("too old"));
    }

    void keepsTheListModelsReply()
    {
        const ModelInfo model{"/m/demo",  "demo",      "Demo", "What it is for", "1.0.0", "ab12", {"normal", "tumour"},
                              {"tumour"}, "no encoder"};
        const ListModelsReply decoded = decodeListModelsReply(resultOf(ListModelsReply{{model, {}}})).value();
        QCOMPARE(decoded.models.size(), 2u);
        QCOMPARE(decoded.models[0].folder, model.folder);
        QCOMPARE(decoded.models[0].id, model.id);
        QCOMPARE(decoded.models[0].name, model.name);
        QCOMPARE(decoded.models[0].description, model.description);
        QCOMPARE(decoded.models[0].version, model.version);
        QCOMPARE(decoded.models[0].weightsSha256, model.weightsSha256);
        QCOMPARE(decoded.models[0].classes, model.classes);
        QCOMPARE(decoded.models[0].positiveClasses, model.positiveClasses);
        QCOMPARE(decoded.models[0].problem, model.problem);
        QVERIFY(decoded.models[1].classes.empty());
    }

    void keepsTheStartJobReply() { QCOMPARE(decodeStartJobReply(resultOf(StartJobReply{42}))->job, 42); }

    void keepsTheEmptyReply() { QCOMPARE(resultOf(Empty{}), std::string("{}")); }

    void keepsProgressOfEveryStage()
    {
        for (const Stage stage : {Stage::opening, Stage::tissue, Stage::features, Stage::mil, Stage::writing}) {
            const JobProgress decoded = eventThroughThePipe(JobProgress{5, stage, 120, 4000, 87.5, 44.3});
            QCOMPARE(decoded.job, 5);
            QVERIFY(decoded.stage == stage);
            QCOMPARE(decoded.done, 120);
            QCOMPARE(decoded.total, 4000);
            QCOMPARE(decoded.perSecond, 87.5);
            QCOMPARE(decoded.secondsLeft.value(), 44.3);
        }
        QVERIFY(!eventThroughThePipe(JobProgress{}).secondsLeft);
    }

    void sendsNoNumberThatJsonCannotHold()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const JobProgress decoded = eventThroughThePipe(JobProgress{5, Stage::mil, 1, 1, infinity, std::nan("")});
        QCOMPARE(decoded.perSecond, 0.0);
        QVERIFY(!decoded.secondsLeft);
    }

    void keepsPartialAndFinishedResults()
    {
        const JobPartialResult partial = eventThroughThePipe(JobPartialResult{6, awkward, 640});
        QCOMPARE(partial.job, 6);
        QCOMPARE(partial.tiles, awkward);
        QCOMPARE(partial.count, 640);
        const JobFinished finished = eventThroughThePipe(JobFinished{6, awkward});
        QCOMPARE(finished.job, 6);
        QCOMPARE(finished.folder, awkward);
    }

    void keepsEveryErrorOfAFailedJob()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
            const Error error{static_cast<ErrorCode>(code), {awkward, "reason"}, {"reading", "analysing"}};
            const JobFailed decoded = eventThroughThePipe(JobFailed{9, error});
            QCOMPARE(decoded.job, 9);
            QVERIFY(decoded.error.code == error.code);
            QCOMPARE(decoded.error.arguments, error.arguments);
            QCOMPARE(decoded.error.context, error.context);
        }
    }

    void keepsTheErrorThatAnswersARequest()
    {
        const Result<Incoming> decoded = decodeIncoming(encodeError(4, {ErrorCode::noTissue, {"a.svs"}, {}}));
        const IncomingReply &reply = std::get<IncomingReply>(decoded.value());
        QCOMPARE(reply.id, 4);
        QVERIFY(!reply.result);
        QVERIFY(reply.result.error().code == ErrorCode::noTissue);
        QCOMPARE(reply.result.error().arguments, std::vector<std::string>{"a.svs"});
    }

    void keepsTheSentenceOfAnErrorThatIsNotKnownHere()
    {
        const Result<Incoming> decoded = decodeIncoming(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32000,
            "message":"The moon is full.","data":{"name":"moonFull","arguments":[],"context":[]}}})");
        const Error error = std::get<IncomingReply>(decoded.value()).result.error();
        QVERIFY(error.code == ErrorCode::internal);
        QCOMPARE(error.arguments, std::vector<std::string>{"The moon is full."});
    }

    void replacesBytesThatAreNotUtf8()
    {
        QCOMPARE(eventThroughThePipe(JobFinished{1, "a\xFFz"}).folder, std::string("a\xEF\xBF\xBDz"));
    }
};

QTEST_APPLESS_MAIN(ProtocolRoundTripTest)
#include "tst_protocol_roundtrip.moc"
