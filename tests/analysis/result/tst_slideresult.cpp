#include "tests/analysis/result/exampleresult.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <functional>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

class SlideResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten();
    void writesWhatTheIssueAsksFor();
    void writesAPathThatIsNotUtf8AsValidText();
    void namesTheFolderAfterTheSlide_data();
    void namesTheFolderAfterTheSlide();
    void refusesADamagedDescription_data();
    void refusesADamagedDescription();
    void findsAResultAgain();
    void refusesTheResultOfAnotherSlide();
    void refusesTheResultOfAnotherModel();
    void refusesTablesThatDoNotBelongToIt_data();
    void refusesTablesThatDoNotBelongToIt();
    void saysThatThereIsNoResult();
};

using Change = std::function<void(Json &)>;
using TableChange = std::function<void(TileTable &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(TableChange)

namespace {

ResultExpectation expectation()
{
    const SlideResult r = exampleResult();
    return {r.fingerprint, r.width, r.height, {{r.model.id, r.model.sha256}}};
}

void writeFolder(const Scratch &scratch, const SlideResult &result, const TileTable &table)
{
    VERIFY_OK(writeSlideResult(scratch.folder(), result));
    VERIFY_OK(writeTileTable(scratch / "tiles.safetensors", table));
}

} // namespace

void SlideResultTest::readsBackWhatWasWritten()
{
    const Scratch scratch;
    const SlideResult w = exampleResult();
    VERIFY_OK(writeSlideResult(scratch.folder(), w));
    const Result<SlideResult> r = readSlideResult(scratch.folder());
    VERIFY_OK(r);
    QVERIFY(r->slide == w.slide);
    QCOMPARE(r->fingerprint, w.fingerprint);
    QCOMPARE(r->width, w.width);
    QCOMPARE(r->height, w.height);
    QVERIFY(r->mpp == w.mpp);
    QCOMPARE(r->model.id, w.model.id);
    QCOMPARE(r->model.name, w.model.name);
    QCOMPARE(r->model.sha256, w.model.sha256);
    QCOMPARE(r->encoder.sha256, w.encoder.sha256);
    QCOMPARE(r->tilingMpp, w.tilingMpp);
    QCOMPARE(r->tilePx, w.tilePx);
    QCOMPARE(r->overlapPx, w.overlapPx);
    QCOMPARE(r->minTissue, w.minTissue);
    QCOMPARE(r->maskRatio, w.maskRatio);
    QCOMPARE(r->classes.size(), w.classes.size());
    for (std::size_t i = 0; i < w.classes.size(); ++i) {
        QCOMPARE(r->classes[i].name, w.classes[i].name);
        QCOMPARE(r->classes[i].color, w.classes[i].color);
        QCOMPARE(r->classes[i].positive, w.classes[i].positive);
        QCOMPARE(r->classes[i].probability, w.classes[i].probability);
    }
    QCOMPARE(r->logits, w.logits);
    QCOMPARE(r->prediction, w.prediction);
    QCOMPARE(r->tiles, w.tiles);
    QCOMPARE(r->hidden, w.hidden);
    QCOMPARE(r->unreadable, w.unreadable);
    QVERIFY(r->seconds == w.seconds);
    QCOMPARE(r->tilesPerSecond, w.tilesPerSecond);
    QCOMPARE(r->device, w.device);
    QCOMPARE(r->programVersion, w.programVersion);
    QCOMPARE(r->created, w.created);
    QCOMPARE(r->warnings, w.warnings);
}

void SlideResultTest::writesWhatTheIssueAsksFor()
{
    const Scratch scratch;
    VERIFY_OK(writeSlideResult(scratch.folder(), exampleResult()));
    const Json json = Json::parse(scratch.read("result.json"));
    QCOMPARE(json["slide"]["mpp"]["source"].get<std::string>(), std::string("resolution tag"));
    QCOMPARE(json["slide"]["mpp"]["y"].get<double>(), 0.2529);
    QCOMPARE(json["model"]["sha256"].get<std::string>(), std::string(64, 'a'));
    QCOMPARE(json["encoder"]["id"].get<std::string>(), std::string("tessera-compact"));
    QCOMPARE(json["probabilities"]["normal"].get<double>(), 0.25);
    QCOMPARE(json["prediction"].get<std::string>(), exampleResult().classes[1].name);
    QCOMPARE(json["counts"].dump(), std::string(R"({"hidden":1,"tiles":3,"unreadable":2})"));
    QCOMPARE(json["seconds"]["features"].get<double>(), 12.5);
    QCOMPARE(json["regulatory"].get<std::string>(), std::string("research use only, not for diagnosis"));
}

void SlideResultTest::writesAPathThatIsNotUtf8AsValidText()
{
    const Scratch scratch;
    SlideResult result = exampleResult();
    result.slide = "/slides/B\xE4r.svs";
    result.warnings = {"bad \xFF byte"};
    VERIFY_OK(writeSlideResult(scratch.folder(), result));
    const Result<SlideResult> read = readSlideResult(scratch.folder());
    VERIFY_OK(read);
    QCOMPARE(read->slide.string(), std::string("/slides/B\xEF\xBF\xBDr.svs"));
}

void SlideResultTest::namesTheFolderAfterTheSlide_data()
{
    QTest::addColumn<QString>("slide");
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << "/a/b/case 7.svs"
                           << "case 7";
    QTest::newRow("two endings") << "/a/case.ome.tiff"
                                 << "case.ome";
    QTest::newRow("umlaut") << "f\xC3\xBCr.png"
                            << "f\xC3\xBCr";
    QTest::newRow("hidden") << "/a/.svs"
                            << ".svs";
    QTest::newRow("dots alone") << "/a/..."
                                << "slide"; // (never a way out of the output folder)
}

void SlideResultTest::namesTheFolderAfterTheSlide()
{
    QFETCH(QString, slide);
    QFETCH(QString, folder);
    QCOMPARE(QString::fromStdString(resultFolderName(slide.toStdString()).string()), folder);
}

void SlideResultTest::refusesADamagedDescription_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    for (const char *field : {"format", "format_version", "slide", "model", "encoder", "tiling", "mask_ratio",
                              "classes", "probabilities", "logits", "prediction", "counts", "seconds",
                              "tiles_per_second", "device", "program_version", "created", "warnings"})
        QTest::addRow("no %s", field) << Change([field](Json &j) { j.erase(field); });
    row("other format", [](Json &j) { j["format"] = "other"; });
    row("of the future", [](Json &j) { j["format_version"] = 2; });
    row("a list", [](Json &j) { j = Json::array(); });
    row("width is a text", [](Json &j) { j["slide"]["width"] = "wide"; });
    row("no pixels", [](Json &j) { j["slide"]["height"] = 0; });
    row("mpp 0", [](Json &j) { j["slide"]["mpp"]["x"] = 0; });
    row("unknown source of the resolution", [](Json &j) { j["slide"]["mpp"]["source"] = "guess"; });
    row("no tile", [](Json &j) { j["tiling"]["tile_px"] = 0; });
    row("overlap as large as the tile", [](Json &j) { j["tiling"]["overlap_px"] = 96; });
    row("negative count", [](Json &j) { j["counts"]["tiles"] = -1; });
    row("more hidden than there are", [](Json &j) { j["counts"]["hidden"] = 4; });
    row("prediction that is no class", [](Json &j) { j["prediction"] = "other"; });
    row("probability above 1", [](Json &j) { j["probabilities"]["normal"] = 1.5; });
    row("probability that is null", [](Json &j) { j["probabilities"]["normal"] = nullptr; });
    row("one logit too few", [](Json &j) { j["logits"] = {0.5}; });
}

void SlideResultTest::refusesADamagedDescription()
{
    QFETCH(Change, change);
    const Scratch scratch;
    VERIFY_OK(writeSlideResult(scratch.folder(), exampleResult()));
    Json json = Json::parse(scratch.read("result.json"));
    change(json);
    scratch.write("result.json", json.dump());
    COMPARE_ERROR(readSlideResult(scratch.folder()), resultInvalid);
    scratch.write("result.json", json.dump().substr(0, json.dump().size() / 2));
    COMPARE_ERROR(readSlideResult(scratch.folder()), resultInvalid);
}

void SlideResultTest::findsAResultAgain()
{
    const Scratch scratch;
    writeFolder(scratch, exampleResult(), exampleTable());
    const Result<LoadedResult> loaded = loadResult(scratch.folder(), expectation());
    VERIFY_OK(loaded);
    QVERIFY(loaded->folder == scratch.folder());
    QCOMPARE(loaded->table.tiles(), int64_t{3});
    QCOMPARE(loaded->result.prediction, 1);

    ResultExpectation withoutTheModel = expectation();
    withoutTheModel.installedModels.clear();
    VERIFY_OK(loadResult(scratch.folder(), withoutTheModel));
}

void SlideResultTest::refusesTheResultOfAnotherSlide()
{
    const Scratch scratch;
    writeFolder(scratch, exampleResult(), exampleTable());
    ResultExpectation other = expectation();
    other.fingerprint = "t1-def";
    const Result<LoadedResult> loaded = loadResult(scratch.folder(), other);
    COMPARE_ERROR(loaded, resultOfOtherSlide);
    QCOMPARE(loaded.error().arguments.at(1), std::string("it names case 7.svs"));
    other = expectation();
    other.height += 1;
    COMPARE_ERROR(loadResult(scratch.folder(), other), resultOfOtherSlide);
}

void SlideResultTest::refusesTheResultOfAnotherModel()
{
    const Scratch scratch;
    writeFolder(scratch, exampleResult(), exampleTable());
    ResultExpectation other = expectation();
    other.installedModels["lymph-node-demo"] = std::string(64, 'c');
    COMPARE_ERROR(loadResult(scratch.folder(), other), resultOfOtherModel);
}

void SlideResultTest::refusesTablesThatDoNotBelongToIt_data()
{
    QTest::addColumn<TableChange>("change");
    const auto row = [](const char *name, TableChange change) { QTest::newRow(name) << change; };
    row("other classes", [](TileTable &t) { t.classes[0] = "benign"; });
    row("classes turned round", [](TileTable &t) { std::swap(t.classes[0], t.classes[1]); });
    row("a tile to the left of the slide", [](TileTable &t) { t.x[0] = -1; });
    row("a tile below the slide", [](TileTable &t) { t.y[0] = 80'000; });
    row("one tile fewer", [](TileTable &t) {
        const auto drop = [](auto &column) { column.pop_back(); };
        drop(t.x), drop(t.y), drop(t.width), drop(t.height), drop(t.attentionRaw), drop(t.attention),
            drop(t.attentionRank);
        drop(t.instanceProbability), drop(t.instanceClass), drop(t.hardProbability), drop(t.state),
            drop(t.classProbability[0]), drop(t.classProbability[1]);
    });
}

void SlideResultTest::refusesTablesThatDoNotBelongToIt()
{
    QFETCH(TableChange, change);
    const Scratch scratch;
    TileTable table = exampleTable();
    change(table);
    writeFolder(scratch, exampleResult(), table);
    COMPARE_ERROR(loadResult(scratch.folder(), expectation()), resultInvalid);
}

void SlideResultTest::saysThatThereIsNoResult()
{
    const Scratch scratch;
    COMPARE_ERROR(loadResult(scratch / "absent", expectation()), fileMissing);
    VERIFY_OK(writeSlideResult(scratch.folder(), exampleResult()));
    COMPARE_ERROR(loadResult(scratch.folder(), expectation()), fileMissing); // (the tiles)
    scratch.write("tiles.safetensors", "damaged");
    COMPARE_ERROR(loadResult(scratch.folder(), expectation()), safetensorsInvalid);
    COMPARE_ERROR(writeSlideResult(scratch / "absent", exampleResult()), fileUnwritable);
}

QTEST_APPLESS_MAIN(SlideResultTest)
#include "tst_slideresult.moc"
