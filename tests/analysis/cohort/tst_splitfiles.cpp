#include "analysis/cohort/splits.h"
#include "base/sha256.h"
#include "tests/analysis/cohort/examplecohort.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using tessera::testing::cohortOf;
using tessera::testing::ExampleCohort;
using tessera::testing::Scratch;

namespace {

using Bags = std::vector<int64_t>;

/// c0_0 ... c0_3 are 0 to 3, c1_0 ... c1_3 are 4 to 7.
ExampleCohort eight() { return cohortOf({4, 4}); }

const char *const clam = ",train,val,test\n0,c0_0,c0_2,c0_3\n1,c0_1,c1_2,c1_3\n2,c1_0,,\n3,c1_1,,\n";

bool isPartition(const SplitPlan &plan, std::size_t bags)
{
    for (const Fold &fold : plan.folds) {
        Bags all = fold.train;
        all.insert(all.end(), fold.validation.begin(), fold.validation.end());
        all.insert(all.end(), fold.test.begin(), fold.test.end());
        std::sort(all.begin(), all.end());
        if (std::adjacent_find(all.begin(), all.end()) != all.end() || fold.train.empty() ||
            (!all.empty() && (all.front() < 0 || all.back() >= static_cast<int64_t>(bags))))
            return false;
    }
    return !plan.folds.empty();
}

} // namespace

class SplitFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownFilesReadBackAsTheyWereWritten()
    {
        const Scratch scratch;
        ExampleCohort cohort = cohortOf({15, 9});
        cohort.bags[3].id = cohort.bags[3].patient = "c0, \"drei\" \xC3\xBC";
        cohort.bags[4].id = cohort.bags[4].patient = "007";
        const Result<SplitPlan> plan = makeFolds(cohort, {4, 0.2, 5});
        const Result<std::string> sha256 = writeSplits(scratch / "splits.csv", *plan, cohort);
        VERIFY_OK(sha256);
        QCOMPARE(*sha256, *sha256OfFile(scratch / "splits.csv"));
        const Result<SplitPlan> read = readSplits(scratch / "splits.csv", cohort, {});
        VERIFY_OK(read);
        QCOMPARE(read->origin, std::string("splits.csv"));
        QVERIFY(read->remarks.empty());
        QCOMPARE(read->folds.size(), plan->folds.size());
        for (std::size_t f = 0; f < 4; ++f) {
            QCOMPARE(read->folds[f].index, plan->folds[f].index);
            QCOMPARE(read->folds[f].train, plan->folds[f].train);
            QCOMPARE(read->folds[f].validation, plan->folds[f].validation);
            QCOMPARE(read->folds[f].test, plan->folds[f].test);
        }
        QCOMPARE(*writeSplits(scratch / "again.csv", *read, cohort), *sha256);
    }

    void anEmptyValidationPartOfOursStaysEmpty()
    {
        const Scratch scratch;
        const Result<SplitPlan> plan = makeFolds(cohortOf({20, 20}), {4, 0, 5});
        VERIFY_OK(writeSplits(scratch / "s.csv", *plan, cohortOf({20, 20})));
        QVERIFY(readSplits(scratch / "s.csv", cohortOf({20, 20}), {})->folds[0].validation.empty());
    }

    void readsClamsFileWithItsColumnsOfDifferentLength()
    {
        const Scratch scratch;
        const Result<SplitPlan> plan = readSplits(scratch.write("splits_0.csv", clam), eight(), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds.size(), std::size_t{1});
        QCOMPARE(plan->folds[0].train, (Bags{0, 1, 4, 5}));
        QCOMPARE(plan->folds[0].validation, (Bags{2, 6}));
        QCOMPARE(plan->folds[0].test, (Bags{3, 7}));
    }

    void readsClamsTableOfTrueAndFalse()
    {
        const Scratch scratch;
        const Result<SplitPlan> plan =
            readSplits(scratch.write("splits_0_bool.csv", ",train,val,test\nc0_0,True,False,False\n"
                                                          "c1_0,True,False,False\nc0_1,False,True,False\n"
                                                          "c1_1,False,False,True\n"),
                       eight(), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds[0].train, (Bags{0, 4}));
        QCOMPARE(plan->folds[0].validation, (Bags{1}));
        QCOMPARE(plan->folds[0].test, (Bags{5}));
    }

    void readsAFolderOfFoldsInTheOrderOfTheirNumbers()
    {
        const Scratch scratch;
        std::filesystem::create_directory(scratch / "clam");
        for (const int fold : {10, 2, 0})
            scratch.write("clam/splits_" + std::to_string(fold) + ".csv", ",train,val,test\n0,c0_0,c0_1,c" +
                                                                              std::string(fold == 10  ? "1_3"
                                                                                          : fold == 2 ? "1_2"
                                                                                                      : "0_3") +
                                                                              "\n1,c1_0,c1_1,\n");
        scratch.write("clam/splits_0_bool.csv", ",train,val,test\nx,True,False,False\n");
        scratch.write("clam/splits_0_descriptor.csv", ",train,val,test\nnormal,1,2,3\n");
        scratch.write("clam/notes.txt", "no split");
        const Result<SplitPlan> plan = readSplits(scratch / "clam", eight(), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds.size(), std::size_t{3});
        QCOMPARE(plan->folds[0].test, (Bags{3}));
        QCOMPARE(plan->folds[1].test, (Bags{6}));
        QCOMPARE(plan->folds[2].test, (Bags{7}));
        QCOMPARE(plan->folds[2].index, 2);
        QCOMPARE(plan->origin, std::string("clam"));
    }

    void readsTransMilsFileWithLabels()
    {
        const Scratch scratch;
        const Result<SplitPlan> plan =
            readSplits(scratch.write("fold0.csv", ",train,train_label,val,val_label,test,test_label\n"
                                                  "0,c0_0,0.0,c0_1,0.0,c0_2,0.0\n1,c1_0,1.0,,,c1_1,1.0\n"),
                       eight(), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds[0].train, (Bags{0, 4}));
        QCOMPARE(plan->folds[0].validation, (Bags{1}));
        QCOMPARE(plan->folds[0].test, (Bags{2, 5}));
    }

    void whatMcatReportsOnIsTestedAndNeverChosenBy()
    {
        const Scratch scratch;
        std::string text = ",train,val\n";
        for (int i = 0; i < 12; ++i)
            text += std::to_string(i) + ",c0_" + std::to_string(i) + ",c1_" + std::to_string(i) + "\n" +
                    std::to_string(i) + ",c1_" + std::to_string(i + 12) + ",c0_" + std::to_string(i + 12) + "\n";
        const ExampleCohort cohort = cohortOf({24, 24});
        const Result<SplitPlan> plan = readSplits(scratch.write("splits_0.csv", text), cohort, {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds[0].test.size(), std::size_t{24});
        QCOMPARE(plan->folds[0].validation.size(), std::size_t{4}); // of the 24 of train
        QCOMPARE(plan->folds[0].train.size(), std::size_t{20});
        QVERIFY(plan->remarks.back().find("names no test part") != std::string::npos);
    }

    void readsListsOfTestedBags()
    {
        const Scratch scratch;
        const ExampleCohort cohort = cohortOf({8, 8});
        std::string text = "repeat,fold,test_bag\n";
        for (int repeat = 1; repeat <= 2; ++repeat)
            for (int i = 0; i < 16; ++i)
                text += std::to_string(repeat) + "," + std::to_string(1 + (i + repeat) % 4) + "," +
                        cohort.bags[static_cast<std::size_t>(i)].id + "\n";
        const Result<SplitPlan> plan = readSplits(scratch.write("folds.csv", text), cohort, {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds.size(), std::size_t{8});
        QCOMPARE(plan->folds[5].repeat, 1);
        QCOMPARE(plan->folds[5].index, 1);
        QCOMPARE(plan->folds[0].test, (Bags{3, 7, 11, 15})); // (i + 1) % 4 == 0
        QCOMPARE(plan->folds[0].validation.size(), std::size_t{2});
        QCOMPARE(plan->folds[0].train.size(), std::size_t{10});
    }

    void readsThePublishedFoldsOfMusk1()
    {
        const std::filesystem::path file = tessera::testing::sharedData("data/mil/musk1.folds.csv");
        if (file.empty())
            QSKIP("the shared data are not here");
        ExampleCohort cohort;
        for (int i = 1; i <= 92; ++i)
            cohort.add(std::to_string(i), std::to_string(i), i <= 47);
        const Result<SplitPlan> plan = readSplits(file, cohort, {});
        VERIFY_OK(plan);
        QVERIFY(plan->remarks.empty());
        QCOMPARE(plan->folds.size(), std::size_t{50});
        for (int repeat = 0; repeat < 5; ++repeat) {
            std::size_t tested = 0;
            for (int fold = 0; fold < 10; ++fold)
                tested += plan->folds[static_cast<std::size_t>(10 * repeat + fold)].test.size();
            QCOMPARE(tested, std::size_t{92});
        }
        QVERIFY(isPartition(*plan, 92));
    }

    void idsMayLackOrCarryTheSlidesExtension()
    {
        const Scratch scratch;
        ExampleCohort cohort;
        cohort.add("TCGA-1.a1b2.svs", "1", 0).add("TCGA-2", "2", 1).add("12", "12", 0).add("x.y", "x", 1);
        const Result<SplitPlan> plan =
            readSplits(scratch.write("s.csv", "train,test\nTCGA-1.a1b2,12.0\nTCGA-2.SVS,x.y\n"), cohort, {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds[0].train, (Bags{0, 1}));
        QCOMPARE(plan->folds[0].test, (Bags{2, 3}));
    }

    void namesOfPatientsMeanAllTheirSlides()
    {
        const Scratch scratch;
        ExampleCohort cohort;
        cohort.add("a1", "a", 0).add("a2", "a", 0).add("b1", "b", 1).add("c1", "c", 1);
        const Result<SplitPlan> plan =
            readSplits(scratch.write("s.csv", "case_id,split\na,train\nb,train\nc,test\n"), cohort, {});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds[0].train, (Bags{0, 1, 2}));
    }

    void slidesOfOnePatientsBagBelongTogether()
    {
        const Scratch scratch;
        ExampleCohort cohort = cohortOf({1, 1});
        cohort.bags[0].slides = {"s1", "s2"};
        VERIFY_OK(readSplits(scratch.write("s.csv", "train,test\ns1,c1_0\ns2,\n"), cohort, {}));
        const Result<SplitPlan> plan = readSplits(scratch.write("t.csv", "train,test\ns1,s2\nc1_0,\n"), cohort, {});
        COMPARE_ERROR(plan, splitInvalid);
    }

    void anEntryForMoreThanTheCohortIsARemark()
    {
        const Scratch scratch;
        std::string text = clam;
        for (int i = 0; i < 33; ++i)
            text += std::to_string(4 + i) + ",elsewhere " + std::to_string(i) + ",,\n";
        const Result<SplitPlan> plan = readSplits(scratch.write("splits_0.csv", text), eight(), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->remarks.size(), std::size_t{1});
        QVERIFY2(plan->remarks[0].starts_with("33 ids of splits_0.csv") &&
                     plan->remarks[0].find("and 13 more") != std::string::npos,
                 plan->remarks[0].c_str());
    }

    void aBagInNoPartIsARemark()
    {
        const Scratch scratch;
        const Result<SplitPlan> plan = readSplits(scratch.write("splits_0.csv", clam), cohortOf({5, 4}), {});
        VERIFY_OK(plan);
        QCOMPARE(plan->remarks, (std::vector<std::string>{"1 bag of the table are in no part of splits_0.csv: c0_4."}));
    }

    void refusesForgedFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("another table") << "a,b\n1,2\n"
                                       << "none of the known forms";
        QTest::newRow("unknown and missing") << "train,test\nc0_0,c0_1\nc1_0,c1_x\n"
                                             << "line 3: \"c1_x\" is not in the table";
        QTest::newRow("nothing known") << "train,test\nx,y\n"
                                       << "none of its ids is in the table, the first is \"x\"";
        QTest::newRow("no row") << "train,val,test\n"
                                << "";
        QTest::newRow("a bag in two parts") << "train,test\nc0_0,c1_1\nc1_0,c0_0\n"
                                            << "line 3: \"c0_0\" is in test, and by line 2 in train";
        QTest::newRow("nothing to train on") << "train,test\n,c0_0\n"
                                             << "nothing is left to train on in fold 0";
        QTest::newRow("no number") << "repeat,fold,test_bag\n1,x,c0_0\n"
                                   << "line 2: \"x\" is no number of a fold";
        QTest::newRow("negative") << "repeat,fold,part,bag\n-1,0,train,c0_0\n"
                                  << "\"-1\" is no number of a repeat";
        QTest::newRow("huge") << "fold,test_bag\n99999999999999999999,c0_0\n"
                              << "is no number of a fold";
        QTest::newRow("no part") << "repeat,fold,part,bag\n0,0,tarin,c0_0\n"
                                 << "\"tarin\" is no part";
        QTest::newRow("no id") << "repeat,fold,part,bag\n0,0,train,\n"
                               << "line 2: the bag has no id";
        QTest::newRow("all tested") << "fold,test_bag\n0,c0_0\n0,c0_1\n0,c0_2\n0,c0_3\n0,c1_0\n0,c1_1\n0,c1_2\n0,c1_3\n"
                                    << "nothing is left to train on";
    }
    void refusesForgedFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, detail);
        const Scratch scratch;
        const Result<SplitPlan> plan = readSplits(scratch.write("forged.csv", text.toStdString()), eight(), {});
        QVERIFY(!plan);
        const QString said = QString::fromStdString(sentence(plan.error()));
        QVERIFY2(said.contains("forged.csv") && said.contains(detail), said.toUtf8());
    }

    void refusesAPatientOnBothSides()
    {
        const Scratch scratch;
        ExampleCohort cohort = eight();
        cohort.bags[3].patient = "c0_0"; // trained on and tested
        const Result<SplitPlan> plan = readSplits(scratch.write("splits_0.csv", clam), cohort, {});
        COMPARE_ERROR(plan, splitInvalid);
        QVERIFY(sentence(plan.error()).find("in fold 0 this patient is in two parts: c0_0") != std::string::npos);
    }

    void refusesNamesThatTwoSlidesShareWithoutExtension()
    {
        const Scratch scratch;
        ExampleCohort cohort;
        cohort.add("a.svs", "1", 0).add("a.tif", "2", 1).add("b", "3", 0);
        COMPARE_ERROR(readSplits(scratch.write("s.csv", "train,test\na,b\n"), cohort, {}), splitInvalid);
        VERIFY_OK(readSplits(scratch.write("t.csv", "train,test\na.svs,b\na.tif,\n"), cohort, {}));
    }

    void refusesAFolderWithoutSplits()
    {
        const Scratch scratch;
        std::filesystem::create_directory(scratch / "empty");
        COMPARE_ERROR(readSplits(scratch / "empty", eight(), {}), splitInvalid);
        COMPARE_ERROR(readSplits(scratch / "missing.csv", eight(), {}), fileMissing);
    }

    void filesThatAreCutOrChangedAreRefusedOrWhole()
    {
        const Scratch scratch;
        const ExampleCohort cohort = eight();
        const std::string own = [&] {
            (void)writeSplits(scratch / "own.csv", *makeFolds(cohort, {2, 0, 1}), cohort);
            return scratch.read("own.csv");
        }();
        for (const std::string &text :
             {std::string(clam), own, std::string("repeat,fold,test_bag\n1,1,c0_0\n1,2,c1_0\n")})
            for (std::size_t i = 0; i < text.size(); ++i) {
                std::vector<std::string> mutants{text.substr(0, i)};
                for (const char c : {',', '"', '\n', '\0', '9', '\xFF'}) {
                    mutants.push_back(text);
                    mutants.back()[i] = c;
                }
                for (const std::string &mutant : mutants) {
                    const Result<SplitPlan> plan = readSplits(scratch.write("m.csv", mutant), cohort, {});
                    QVERIFY(plan ? isPartition(*plan, cohort.bags.size())
                                 : sentence(plan.error()).find("m.csv") != std::string::npos);
                }
            }
    }
};

QTEST_GUILESS_MAIN(SplitFilesTest)
#include "tst_splitfiles.moc"
