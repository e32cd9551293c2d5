#include "tests/analysis/runs/drawnfiles.h"

#include <QTest>

using namespace tessera;
using testing::DrawnFiles;
using testing::EngineRun;
using testing::runEngine;

/// Bad input of trainings: one sentence that names it, an exit code, and nothing under a final name.
class BadTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("table"); // null: the cohort's own
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exitCode");
        const auto bags = [](const char *header, std::initializer_list<const char *> rows) {
            QByteArray table = header;
            for (const char *row : rows)
                table += QByteArray("\n") + row;
            return table + "\n";
        };
        const QByteArray own;
        QTest::newRow("one class") << bags("bag_id,label,tiles", {"a,1,0 1 2", "b,1,3 4 5", "c,1,6 7 8", "d,1,9 10 11"})
                                   << QStringList{} << "splitImpossible" << 3;
        QTest::newRow("one patient") << bags("bag_id,patient,label,tiles",
                                             {"a,p,0,0 1 2", "b,p,1,3 4 5", "c,p,0,6 7 8", "d,p,1,9 10 11"})
                                     << QStringList{} << "trainingImpossible" << 3;
        QTest::newRow("no rows") << QByteArray("bag_id,label,tiles\n") << QStringList{} << "cohortInvalid" << 3;
        QTest::newRow("unknown key") << own << QStringList{"--set", "learning_rat=1"} << "configurationInvalid" << 2;
        QTest::newRow("no mask") << own << QStringList{"--set", "mask_ratio_h=0"} << "configurationInvalid" << 2;
        QTest::newRow("no such configuration") << own << QStringList{"--skip", "seed=4"} << "usage" << 2;
        QTest::newRow("no such encoder") << own << QStringList{"--encoder", "nowhere"} << "fileMissing" << 3;
        QTest::newRow("encoder of another width")
            << own << QStringList{"--encoder", TESSERA_SOURCE_DIR "/resources/encoders/tessera-compact"}
            << "encoderMismatch" << 3;
        QTest::newRow("no such start") << own << QStringList{"--set", "warm_start=/nowhere"} << "fileMissing" << 3;
        QTest::newRow("start of another width")
            << own << QStringList{"--set", "warm_start=" TESSERA_SOURCE_DIR "/resources/models/lymph-node-demo"}
            << "modelDoesNotFit" << 3;
        QTest::newRow("no such splits") << own << QStringList{"--splits", "/nowhere.csv"} << "fileMissing" << 3;
        QTest::newRow("nothing to finish") << own << QStringList{"--finish", "best"} << "runInvalid" << 3;
        QTest::newRow("no such device") << own << QStringList{"--set", "device=cuda:77"} << "deviceUnavailable" << 2;
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, table);
        QFETCH(QStringList, more);
        QFETCH(QString, code);
        QFETCH(int, exitCode);
        const DrawnFiles files(24);
        if (!table.isNull())
            files.scratch.write("cohort.csv", table.toStdString());
        const EngineRun run = runEngine(files.arguments("train", "out", more));
        QCOMPARE(run.code(), code);
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "model"));
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "metrics.json"));
    }

    void threeSlidesAreTrainedOnButNotDividedIntoFolds()
    {
        const DrawnFiles files;
        files.scratch.write("cohort.csv", "bag_id,label,tiles\na,0,0 1 2 3 4 5 6 7 8\nb,1,20 21 22 23 24 25 26 27 28\n"
                                          "c,0,40 41 42 43 44 45 46 47 48\n");
        const EngineRun folds = runEngine(files.arguments("cross-validate", "folds"));
        QCOMPARE(folds.code(), QString("splitImpossible"));
        const EngineRun run = runEngine(files.arguments("train", "out"));
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY2(run.errors.contains("too few patients for a validation part"), run.errors);
        QVERIFY(std::filesystem::exists(files.scratch / "out" / "model" / "model.json"));
    }

    void classesKeepTheirSpellingAndNothingAroundIt()
    {
        const DrawnFiles files(8);
        std::string table = "bag_id,label,tiles\n";
        for (int bag = 0; bag < 8; ++bag) {
            table += std::to_string(bag) + (bag % 2 ? ", \xC3\x9C"
                                                      "bergang ,"
                                                    : ",Adeno carcinoma,");
            for (int tile = 0; tile < 9; ++tile)
                table += std::to_string(bag * DrawnFiles::tilesOfBag + tile) + ' ';
            table += '\n';
        }
        files.scratch.write("cohort.csv", table);
        const EngineRun run = runEngine(files.arguments("train", "out"));
        QVERIFY2(run.exitCode == 0, run.errors);
        const std::string package = files.scratch.read("out/model/model.json");
        QVERIFY(package.find("\"\xC3\x9C"
                             "bergang\"") != std::string::npos);
        QVERIFY(package.find("\"Adeno carcinoma\"") != std::string::npos);
    }

    void lossThatIsNoNumberIsSaidWithItsBag()
    {
        const DrawnFiles files;
        std::vector<float> huge = files.values;
        for (float &value : huge)
            value *= 1e37F;
        VERIFY_OK(writeSafetensors(files.scratch / "features.safetensors",
                                   {{"features",
                                     Dtype::f32,
                                     {std::ssize(huge) / DrawnFiles::dim, DrawnFiles::dim},
                                     std::as_bytes(std::span(huge))}}));
        const EngineRun run = runEngine(files.arguments("train", "out"));
        QCOMPARE(run.code(), QString("trainingDiverged"));
        QVERIFY2(run.output.contains("slide "), run.output);
        QVERIFY(!std::filesystem::exists(files.scratch / "out" / "model"));
    }

    void featuresAreAskedFor()
    {
        const DrawnFiles files;
        const EngineRun run =
            runEngine({"train", "--cohort", files.path("cohort.csv"), "--out", files.path("out"), "--json"});
        QCOMPARE(run.code(), QString("usage"));
        QCOMPARE(run.exitCode, 2);
    }

    void allFeaturesMissingIsOneSentence()
    {
        const DrawnFiles files;
        files.scratch.write("cohort.csv", "slide_id,label\na,0\nb,1\nc,0\nd,1\n");
        std::filesystem::create_directories(files.scratch / "empty");
        const EngineRun run = runEngine({"train", "--cohort", files.path("cohort.csv"), "--features",
                                         files.path("empty"), "--out", files.path("out"), "--json"});
        QCOMPARE(run.code(), QString("featuresNotFound"));
        QCOMPARE(run.exitCode, 3);
    }

    void anotherRunInTheFolderIsLeftAlone()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "out")).exitCode, 0);
        const std::string weights = files.scratch.read("out/model/model.safetensors");
        const EngineRun again = runEngine(files.arguments("train", "out"));
        QCOMPARE(again.code(), QString("runInvalid"));
        const EngineRun other = runEngine(files.arguments("train", "out", {"--resume", "--set", "seed=9"}));
        QCOMPARE(other.code(), QString("runOfOtherData"));
        QCOMPARE(files.scratch.read("out/model/model.safetensors"), weights);
    }

    void damagedCheckpointIsNamed()
    {
        const DrawnFiles files;
        QProcess process;
        process.start(testing::enginePath(), files.arguments("train", "out", {"--set", "epochs=100000"}));
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(files.scratch / "out" / "state" / "checkpoint.safetensors"),
                                 20'000);
        process.kill();
        process.waitForFinished();
        const std::string whole = files.scratch.read("out/state/checkpoint.safetensors");
        files.scratch.write("out/state/checkpoint.safetensors", whole.substr(0, whole.size() / 2));
        const EngineRun run = runEngine(files.arguments("train", "out", {"--set", "epochs=100000", "--resume"}));
        QVERIFY2(run.exitCode == 3, run.errors);
        QVERIFY2(run.errors.contains("checkpoint.safetensors"), run.errors);
    }

    void evaluateRefusesAModelThatDoesNotFit()
    {
        const DrawnFiles files;
        const EngineRun run =
            runEngine({"evaluate", "--model", TESSERA_SOURCE_DIR "/resources/models/lymph-node-demo", "--cohort",
                       files.path("cohort.csv"), "--features", files.path("features.safetensors"), "--json"});
        QCOMPARE(run.code(), QString("modelDoesNotFit"));
        QCOMPARE(run.exitCode, 3);
    }

    void evaluateRefusesABagWithoutTilesInItsPartAlone()
    {
        const DrawnFiles files;
        QCOMPARE(runEngine(files.arguments("train", "out")).exitCode, 0);
        std::filesystem::create_directories(files.scratch / "slides");
        const auto tiles = std::as_bytes(std::span(files.values));
        std::string table = "slide_id,label,split\n";
        for (int slide = 0; slide < 6; ++slide) {
            const int64_t rows = slide == 4 ? 0 : DrawnFiles::tilesOfBag;
            const auto size = static_cast<std::size_t>(DrawnFiles::tilesOfBag * DrawnFiles::dim) * sizeof(float);
            const std::string id = "s" + std::to_string(slide);
            VERIFY_OK(writeSafetensors(files.scratch / "slides" / (id + ".safetensors"),
                                       {{"features",
                                         Dtype::f32,
                                         {rows, DrawnFiles::dim},
                                         tiles.subspan(static_cast<std::size_t>(slide) * size, rows ? size : 0)}}));
            table += id + (slide % 2 ? ",tumour," : ",normal,") + (slide < 3 ? "val" : "test") + '\n';
        }
        files.scratch.write("slides.csv", table);
        const auto evaluated = [&](const char *part) {
            return runEngine({"evaluate", "--model", files.path("out/model"), "--cohort", files.path("slides.csv"),
                              "--features", files.path("slides"), "--split", part, "--json"});
        };
        const EngineRun refused = evaluated("test");
        QCOMPARE(refused.code(), QString("bagEmpty"));
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.output.contains("s4"), refused.output);
        const EngineRun judged = evaluated("val");
        QVERIFY2(judged.exitCode == 0, judged.errors);
        QCOMPARE(judged.json()["bags"].toInt(), 3);
    }
};

QTEST_GUILESS_MAIN(BadTrainingTest)
#include "tst_badtraining.moc"
