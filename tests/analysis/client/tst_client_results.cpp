#include "analysis/client/resultsfolder.h"
#include "analysis/client/storedresults.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace tessera;
namespace fs = std::filesystem;

namespace {

const std::string fingerprint = "t1-0123456789abcdef0123456789abcdef";
const fs::path slide = "/slides/Präparat 1.svs";

TileTable oneTile()
{
    TileTable table;
    table.x = table.y = {10};
    table.width = table.height = {96};
    table.attentionRaw = table.attention = table.attentionRank = {1};
    table.instanceProbability = table.hardProbability = {0.5};
    table.instanceClass = {0};
    table.state = {TileState::kept};
    table.classes = {"normal", "tumour"};
    table.classProbability = {{0.25f}, {0.75f}};
    return table;
}

SlideResult resultOf(const std::string &model, const std::string &created)
{
    SlideResult result;
    result.slide = slide;
    result.fingerprint = fingerprint;
    result.width = result.height = 1000;
    result.mpp = {0.5, 0.5, MppSource::file};
    result.model = {model, model, "weights of " + model};
    result.encoder = {"encoder", "Encoder", "e"};
    result.classes = {{"normal", "#00ff00", false, 0.25}, {"tumour", "#ff0000", true, 0.75}};
    result.logits = {0, 1};
    result.prediction = 1;
    result.tiles = 1;
    result.tilePx = 96;
    result.created = created;
    return result;
}

void store(const fs::path &folder, const SlideResult &result)
{
    fs::create_directories(folder);
    QVERIFY(writeTileTable(folder / "tiles.safetensors", oneTile()));
    QVERIFY(writeSlideResult(folder, result));
}

ResultExpectation openSlide() { return {fingerprint, 1000, 1000, {}}; }

} // namespace

class ClientResultsTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return fs::path(m_folder->path().toStdString()) / "Ergebnisse ä"; }
    fs::path folderOf(const std::string &model) const
    {
        return resultsFolderFor(root(), fingerprint, model) / resultFolderName(slide);
    }

    FoundResults find(const ResultExpectation &expected)
    {
        StoredResults stored(root());
        QSignalSpy found(&stored, &StoredResults::found);
        stored.find(slide, expected);
        return found.wait() ? found.at(0).at(0).value<FoundResults>() : FoundResults{};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void laysSlidesAndModelsApart()
    {
        QCOMPARE(resultsFolderFor("/r", fingerprint, "demo"), fs::path("/r/t1-0123456789abcdef/demo"));
        QVERIFY(resultsFolderFor("/r", fingerprint, "demo") != resultsFolderFor("/r", fingerprint, "demo2"));
    }

    void staysInsideItsRootWhateverTheName()
    {
        QCOMPARE(resultsFolderFor("/r", "..", "../../etc"), fs::path("/r/_../_.._.._etc"));
        QCOMPARE(resultsFolderFor("/r", "", ""), fs::path("/r/_/_"));
    }

    void findsTheResultsOfEveryModelNewestFirst()
    {
        store(folderOf("old"), resultOf("old", "2026-01-01T00:00:00Z"));
        store(folderOf("new"), resultOf("new", "2026-03-01T00:00:00Z"));
        store(root() / resultFolderName(slide), resultOf("by-command-line", "2026-02-01T00:00:00Z"));
        const FoundResults found = find(openSlide());
        QCOMPARE(found.fingerprint, fingerprint);
        QCOMPARE(found.results.size(), 3u);
        QCOMPARE(found.results[0]->result.model.id, std::string("new"));
        QCOMPARE(found.results[1]->result.model.id, std::string("by-command-line"));
        QCOMPARE(found.results[2]->result.model.id, std::string("old"));
        QCOMPARE(found.results[0]->table.tiles(), 1);
        QVERIFY(found.refused.empty());
    }

    void findsTheResultsOfARenamedSlide()
    {
        store(resultsFolderFor(root(), fingerprint, "model") / "earlier name", resultOf("model", "2026"));
        QCOMPARE(find(openSlide()).results.size(), 1u);
    }

    void findsNothingWhereNothingIs()
    {
        const FoundResults found = find(openSlide());
        QCOMPARE(found.fingerprint, fingerprint);
        QVERIFY(found.results.empty() && found.refused.empty());
    }

    void passesOverAnalysesUnderWay()
    {
        store(resultsFolderFor(root(), fingerprint, "model") / ".slide.partial", resultOf("model", "2026"));
        fs::create_directories(folderOf("empty"));
        const FoundResults found = find(openSlide());
        QVERIFY(found.results.empty() && found.refused.empty());
    }

    void refusesTheResultOfAnotherSlideWithTheReason()
    {
        SlideResult other = resultOf("model", "2026");
        other.fingerprint = "t1-ffff";
        store(root() / resultFolderName(slide), other);
        const FoundResults found = find(openSlide());
        QVERIFY(found.results.empty());
        QCOMPARE(found.refused.size(), 1u);
        QVERIFY(found.refused[0].code == ErrorCode::resultOfOtherSlide);
    }

    void refusesTheResultOfAnotherModelWithTheReason()
    {
        store(folderOf("model"), resultOf("model", "2026"));
        ResultExpectation expected = openSlide();
        expected.installedModels = {{"model", "other weights"}};
        const FoundResults found = find(expected);
        QVERIFY(found.results.empty());
        QCOMPARE(found.refused.size(), 1u);
        QVERIFY(found.refused[0].code == ErrorCode::resultOfOtherModel);
    }

    void refusesADamagedResultAndShowsTheOthers()
    {
        store(folderOf("good"), resultOf("good", "2026"));
        store(folderOf("damaged"), resultOf("damaged", "2026"));
        std::ofstream(folderOf("damaged") / "result.json") << "{";
        const FoundResults found = find(openSlide());
        QCOMPARE(found.results.size(), 1u);
        QCOMPARE(found.refused.size(), 1u);
        QVERIFY(found.refused[0].code == ErrorCode::resultInvalid);
    }

    void answersOnlyTheLatestSearch()
    {
        store(folderOf("model"), resultOf("model", "2026"));
        StoredResults stored(root());
        QSignalSpy found(&stored, &StoredResults::found);
        for (int i = 0; i < 20; ++i)
            stored.find(slide, {"t1-other" + std::to_string(i), 1000, 1000, {}});
        stored.find(slide, openSlide());
        QVERIFY(found.wait());
        QTest::qWait(50);
        QCOMPARE(found.count(), 1);
        QCOMPARE(found.at(0).at(0).value<FoundResults>().results.size(), 1u);
    }

    void loadsAFinishedResult()
    {
        store(folderOf("model"), resultOf("model", "2026"));
        StoredResults stored(root());
        QSignalSpy loaded(&stored, &StoredResults::loaded);
        QSignalSpy refused(&stored, &StoredResults::refused);
        stored.load(folderOf("model"), openSlide());
        stored.load(folderOf("missing"), openSlide());
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(loaded.count(), 1);
        QCOMPARE(loaded.at(0).at(0).value<std::shared_ptr<const LoadedResult>>()->folder, folderOf("model"));
        QVERIFY(refused.at(0).at(0).value<Error>().code == ErrorCode::fileMissing);
    }

    void readsThePartialHeatMap()
    {
        const fs::path tiles = fs::path(m_folder->path().toStdString()) / "tiles ü.safetensors";
        QVERIFY(writeTileTable(tiles, oneTile()));
        StoredResults stored(root());
        QSignalSpy partial(&stored, &StoredResults::partialRead);
        stored.readPartial(m_folder->filePath(QStringLiteral("missing.safetensors")));
        stored.readPartial(QString::fromStdString(tiles.string()));
        QVERIFY(partial.wait());
        QCOMPARE(partial.count(), 1);
        QCOMPARE(partial.at(0).at(0).value<std::shared_ptr<const TileTable>>()->x, std::vector<double>{10});
    }

    void bringsNoPartialHeatMapThatIsNotWantedAnyMore()
    {
        const fs::path tiles = fs::path(m_folder->path().toStdString()) / "tiles.safetensors";
        QVERIFY(writeTileTable(tiles, oneTile()));
        StoredResults stored(root());
        QSignalSpy partial(&stored, &StoredResults::partialRead);
        stored.readPartial(QString::fromStdString(tiles.string()));
        stored.dropPartial();
        QSignalSpy found(&stored, &StoredResults::found);
        stored.find(slide, openSlide());
        QVERIFY(found.wait());
        QVERIFY(partial.isEmpty());
    }

    void answersOnTheThreadOfItsOwner()
    {
        StoredResults stored(root());
        QThread *answering = nullptr;
        connect(
            &stored, &StoredResults::found, &stored, [&] { answering = QThread::currentThread(); },
            Qt::DirectConnection);
        stored.find(slide, openSlide());
        QVERIFY2(!answering, "never before find() returns");
        QTRY_COMPARE(answering, thread());
    }

    void canBeDestroyedWhileItReads()
    {
        store(folderOf("model"), resultOf("model", "2026"));
        for (int i = 0; i < 50; ++i) {
            StoredResults stored(root());
            stored.find(slide, openSlide());
            stored.load(folderOf("model"), openSlide());
        }
    }
};

QTEST_GUILESS_MAIN(ClientResultsTest)
#include "tst_client_results.moc"
