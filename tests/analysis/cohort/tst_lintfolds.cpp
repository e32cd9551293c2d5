#include "tests/analysis/cohort/lintedcohort.h"

using namespace tessera;
using tessera::testing::cohortOf;
using tessera::testing::ExampleCohort;
using tessera::testing::ExampleSource;
using tessera::testing::lintOf;
using tessera::testing::ofKind;
using tessera::testing::twoFolds;

class LintFoldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAtAPatientOnBothSides()
    {
        ExampleCohort cohort = cohortOf({20, 20});
        const SplitPlan plan = twoFolds(cohort);
        for (const int64_t bag : {plan.folds[0].test[0], plan.folds[0].train[0]})
            cohort.bags[static_cast<std::size_t>(bag)].patient = "P";
        const Result<LinterReport> report = lintOf(cohort, ExampleSource(), {{plan.folds[0]}, "", {}});
        COMPARE_FINDING(report, patientOnBothSides, error, "In fold 0 this patient is in two parts: P");
    }

    void warnsOfFewBagsOfAClass()
    {
        const ExampleCohort cohort = cohortOf({20, 6});
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), twoFolds(cohort)), fewOfClass, warning,
                        "Fewer than 5 bags of the class \"class 1\" are in the training part of fold 0 and fold 1");
    }

    void warnsOfAClassThatIsNotTrainedOn()
    {
        const ExampleCohort cohort = cohortOf({20, 20, 1});
        const Result<LinterReport> report = lintOf(cohort, ExampleSource(), twoFolds(cohort));
        const std::vector<Finding> found = ofKind(*report, FindingKind::fewOfClass);
        QCOMPARE(found.size(), std::size_t{2}); // (the other fold trains on one bag)
        QVERIFY2(found[0].sentence.starts_with("Nothing of the class \"class 2\" is in the training part of fold "),
                 found[0].sentence.c_str());
        QVERIFY(!report->hasErrors());
    }

    void stopsAtATrainingPartOfOneClass()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        const SplitPlan plan{{{0, 0, {0, 1, 2, 3, 4, 5}, {6, 7, 8}, {9, 10, 30}}}, "", {}};
        const Result<LinterReport> report = lintOf(cohort, ExampleSource(), plan);
        const std::vector<Finding> found = ofKind(*report, FindingKind::singleClassFold);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].severity, Severity::error);
        QVERIFY(found[0].sentence.find("training part of fold 0") != std::string::npos);
        QCOMPARE(found[1].severity, Severity::warning);
        QVERIFY(found[1].sentence.find("validation part of fold 0") != std::string::npos);
        QCOMPARE(report->findings[0].severity, Severity::error);
    }

    void aFoldLosesItsClassWhereFeaturesAreMissing()
    {
        const ExampleCohort cohort = cohortOf({20, 3});
        ExampleSource source;
        for (const char *id : {"c1_0", "c1_1", "c1_2"})
            source.errors[id] = Error{ErrorCode::featuresNotFound, {id, "/f", "none"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        QVERIFY(!ofKind(*report, FindingKind::singleClassFold).empty());
        QVERIFY(report->hasErrors());
    }

    void warnsOfAMaskThatHidesTheExpectedFinding()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.tiles = 100;
        const SplitPlan plan = twoFolds(cohort);
        COMPARE_FINDING(lintOf(cohort, source, plan, {true, 0.03, 0.01, 4}), maskAgainstFindings, warning,
                        "hides the 3 % most salient tiles, and 1 % are expected");
        COMPARE_FINDING(lintOf(cohort, source, plan, {true, 0.01, 0.02, 4}), maskAgainstFindings, warning,
                        "half of it or more may be hidden");
        QVERIFY(lintOf(cohort, source, plan, {true, 0.03, 0.07, 4})->findings.empty());
        QVERIFY(lintOf(cohort, source, plan, {false, 0.03, 0.01, 4})->findings.empty());
        QVERIFY(lintOf(cohort, source, plan, {true, 0, 0.01, 4})->findings.empty());
    }

    void notesAMaskOnSmallBagsOfUnknownFindings()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.tiles = 400;
        const SplitPlan plan = twoFolds(cohort);
        COMPARE_FINDING(lintOf(cohort, source, plan, {true, 0.03, std::nullopt, 4}), maskAgainstFindings, note,
                        "in the median bag of 400 tiles 12 tiles");
        for (const int64_t none : {1200, 16}) {
            source.tiles = none;
            QVERIFY(lintOf(cohort, source, plan, {true, 0.03, std::nullopt, 4})->findings.empty());
        }
    }

    void countsTheBagsWhoseKnownFindingMayBeHidden()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.tiles = 100;
        for (const CohortBag &bag : cohort.bags) {
            std::vector<int8_t> &truth = source.change(bag.id).truth;
            truth.assign(100, 0);
            if (bag.id.starts_with("c1"))
                std::fill_n(truth.begin(), bag.id == "c1_3" ? 3 : 10, 1);
        }
        COMPARE_FINDING(lintOf(cohort, source, twoFolds(cohort), {true, 0.03, std::nullopt, 4}), maskAgainstFindings,
                        warning, "in 1 of 20 bags with such tiles (c1_3)");
        QVERIFY(lintOf(cohort, source, twoFolds(cohort), {true, 0.01, std::nullopt, 4})->findings.empty());
    }

    void warnsOfSimilarClassNames()
    {
        ExampleCohort cohort = cohortOf({10, 10, 10});
        cohort.classes = {"normal", "Tumour 1", "tumour_1"};
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), twoFolds(cohort)), similarClassNames, warning,
                        "\"Tumour 1\" and \"tumour_1\"");
    }

    void warnsOfBagsThatNoFoldUses()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        SplitPlan plan = twoFolds(cohort);
        plan.folds.resize(1);
        plan.folds[0].test.clear();
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), plan), unusedBags, warning,
                        "20 bags of the table are in no part");
    }

    void warnsOfTimeBinsWithoutEvents()
    {
        ExampleCohort cohort;
        for (int i = 0; i < 40; ++i)
            cohort.add("p" + std::to_string(i), SurvivalOutcome{1.0 + i, i % 2 == 0});
        SplitPlan plan{{{0, 0, {}, {}, {}}}, "", {}};
        for (int64_t i = 0; i < 40; ++i) // the last quarter is tested, and nothing of it trained on
            (i < 30 ? plan.folds[0].train : plan.folds[0].test).push_back(i);
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), plan), binWithoutEvents, warning, "bin 4 of fold 0");
        QVERIFY(lintOf(cohort, ExampleSource(), *makeFolds(cohort, {2, 0, 1}))->findings.empty());
    }

    void warnsOfEventsAtTooFewTimes()
    {
        ExampleCohort cohort;
        for (int i = 0; i < 40; ++i)
            cohort.add("p" + std::to_string(i), SurvivalOutcome{i % 2 ? 5.0 : 1.0, true});
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), *makeFolds(cohort, {2, 0, 1})), binWithoutEvents, warning,
                        "4 time bins become");
    }

    void stopsAtASurvivalFoldWithoutEvents()
    {
        ExampleCohort cohort;
        for (int i = 0; i < 40; ++i)
            cohort.add("p" + std::to_string(i), SurvivalOutcome{1.0 + i, i >= 20});
        SplitPlan plan{{{0, 0, {}, {}, {}}}, "", {}};
        for (int64_t i = 0; i < 40; ++i)
            (i < 20 ? plan.folds[0].train : plan.folds[0].test).push_back(i);
        COMPARE_FINDING(lintOf(cohort, ExampleSource(), plan), singleClassFold, error,
                        "training part of fold 0 has no event");
    }
};

QTEST_APPLESS_MAIN(LintFoldsTest)
#include "tst_lintfolds.moc"
