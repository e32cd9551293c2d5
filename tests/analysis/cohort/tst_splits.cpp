#include "analysis/cohort/detail/drawnparts.h"
#include "analysis/cohort/splits.h"
#include "base/splitmix64.h"
#include "tests/analysis/cohort/examplecohort.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace tessera;
using tessera::testing::cohortOf;
using tessera::testing::ExampleCohort;
using tessera::testing::Scratch;

namespace {

std::size_t at(int64_t index) { return static_cast<std::size_t>(index); }

int64_t ofClass(const Cohort &cohort, const std::vector<int64_t> &bags, int64_t label)
{
    return std::count_if(bags.begin(), bags.end(), [&](int64_t bag) {
        return std::get<ClassOutcome>(cohort.bags[at(bag)].outcome).index == label;
    });
}

std::set<std::string> patientsIn(const Cohort &cohort, const std::vector<int64_t> &bags)
{
    std::set<std::string> patients;
    for (const int64_t bag : bags)
        patients.insert(cohort.bags[at(bag)].patient);
    return patients;
}

std::set<std::string> idsIn(const Cohort &cohort, const std::vector<int64_t> &bags)
{
    std::set<std::string> ids;
    for (const int64_t bag : bags)
        ids.insert(cohort.bags[at(bag)].id);
    return ids;
}

/// Every promise of Fold and makeFolds that holds for any cohort.
bool keepsPromises(const SplitPlan &plan, const Cohort &cohort)
{
    std::vector<int64_t> tested;
    for (const Fold &fold : plan.folds) {
        std::vector<int64_t> all;
        std::set<std::string> patients;
        std::size_t separately = 0;
        for (const std::vector<int64_t> *part : {&fold.train, &fold.validation, &fold.test}) {
            if (!std::is_sorted(part->begin(), part->end()))
                return false;
            all.insert(all.end(), part->begin(), part->end());
            separately += patientsIn(cohort, *part).size();
            patients.merge(patientsIn(cohort, *part));
        }
        std::sort(all.begin(), all.end());
        if (std::adjacent_find(all.begin(), all.end()) != all.end() || all.size() != cohort.bags.size() ||
            separately != patients.size() || fold.train.empty() || fold.test.empty())
            return false;
        tested.insert(tested.end(), fold.test.begin(), fold.test.end());
    }
    std::sort(tested.begin(), tested.end());
    return tested.size() == cohort.bags.size() && std::adjacent_find(tested.begin(), tested.end()) == tested.end();
}

/// Patients of one to five slides, of three classes, some with slides of two.
ExampleCohort mixedCohort(uint64_t seed)
{
    SplitMix64 order(seed);
    ExampleCohort cohort({"a", "b", "c"});
    for (int patient = 0; patient < 60; ++patient) {
        const auto label = static_cast<int64_t>(order.below(10) < 6 ? 0 : order.below(10) < 7 ? 1 : 2);
        const auto slides = static_cast<int>(order.below(5)) + 1;
        for (int slide = 0; slide < slides; ++slide)
            cohort.add("p" + std::to_string(patient) + "_" + std::to_string(slide), "p" + std::to_string(patient),
                       order.below(12) == 0 ? (label + 1) % 3 : label);
    }
    return cohort;
}

} // namespace

class SplitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void testsEachBagOnceAndKeepsPatientsTogether()
    {
        for (uint64_t seed = 0; seed < 40; ++seed) {
            const ExampleCohort cohort = mixedCohort(seed);
            const Result<SplitPlan> plan = makeFolds(cohort, {5, 0.2, seed});
            VERIFY_OK(plan);
            QCOMPARE(plan->folds.size(), std::size_t{5});
            QVERIFY(keepsPromises(*plan, cohort));
        }
    }

    void everyPartHasEachClassWhereThereAreEnough()
    {
        int looked = 0;
        for (uint64_t seed = 0; seed < 40; ++seed) {
            const ExampleCohort cohort = mixedCohort(seed);
            const Result<SplitPlan> plan = makeFolds(cohort, {5, 0.2, seed});
            VERIFY_OK(plan);
            const detail::Strata strata = detail::strataOf(cohort);
            std::vector<int64_t> all(cohort.bags.size());
            std::iota(all.begin(), all.end(), 0);
            const std::vector<int64_t> patients = detail::patientsOf(detail::groupsOf(cohort, strata, all), strata);
            for (const Fold &fold : plan->folds)
                for (int64_t label = 0; label < 3; ++label) {
                    if (patients[at(label)] < 5)
                        continue; // (not enough for five test parts)
                    ++looked;
                    QVERIFY(ofClass(cohort, fold.train, label) > 0);
                    QVERIFY(ofClass(cohort, fold.validation, label) > 0);
                    QVERIFY(ofClass(cohort, fold.test, label) > 0);
                }
        }
        QVERIFY(looked > 500); // of 600
    }

    void foldsOfSingleBagsDifferByOneInEachClassAndAltogether()
    {
        for (const auto &[a, b, folds] : {std::tuple(47, 45, 10), {33, 8, 5}, {101, 7, 7}, {6, 6, 6}}) {
            const ExampleCohort cohort = cohortOf({a, b});
            const Result<SplitPlan> plan = makeFolds(cohort, {folds, 0.2, 7});
            VERIFY_OK(plan);
            for (const int64_t label : {0, 1, -1}) {
                std::vector<int64_t> sizes;
                for (const Fold &fold : plan->folds)
                    sizes.push_back(label < 0 ? std::ssize(fold.test) : ofClass(cohort, fold.test, label));
                const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
                QVERIFY(*most - *least <= 1);
            }
        }
    }

    void bagsOfPatientsWithManySlidesAreSpreadEvenly()
    {
        ExampleCohort cohort;
        for (int patient = 0; patient < 40; ++patient)
            for (int slide = 0; slide <= patient % 4; ++slide)
                cohort.add("s" + std::to_string(patient) + "_" + std::to_string(slide), std::to_string(patient),
                           patient % 8 < 4);
        const Result<SplitPlan> plan = makeFolds(cohort, {5, 0, 1}); // 100 bags
        VERIFY_OK(plan);
        for (const Fold &fold : plan->folds) {
            QCOMPARE(fold.test.size(), std::size_t{20});
            QCOMPARE(ofClass(cohort, fold.test, 1), 10);
        }
    }

    void validationIsTheWantedShareOfWhatIsNotTested()
    {
        const ExampleCohort cohort = cohortOf({60, 40});
        const Result<SplitPlan> plan = makeFolds(cohort, {5, 0.25, 3});
        VERIFY_OK(plan);
        QVERIFY(plan->remarks.empty());
        for (const Fold &fold : plan->folds) {
            QCOMPARE(ofClass(cohort, fold.validation, 0), 12); // of 48
            QCOMPARE(ofClass(cohort, fold.validation, 1), 8);  // of 32
        }
        QVERIFY(plan->folds[0].validation != plan->folds[1].validation);
    }

    void survivalIsStratifiedByEvent()
    {
        ExampleCohort cohort;
        for (int i = 0; i < 50; ++i)
            cohort.add("p" + std::to_string(i), SurvivalOutcome{1.0 + i, i % 5 == 0});
        const Result<SplitPlan> plan = makeFolds(cohort, {5, 0.2, 11});
        VERIFY_OK(plan);
        QVERIFY(keepsPromises(*plan, cohort));
        for (const Fold &fold : plan->folds)
            QCOMPARE(std::count_if(
                         fold.test.begin(), fold.test.end(),
                         [&](int64_t bag) { return std::get<SurvivalOutcome>(cohort.bags[at(bag)].outcome).event; }),
                     2);
    }

    void theNumbersOfTheGeneratorAreThePublishedOnes()
    {
        SplitMix64 order(1234567); // the test values of SplitMix64 that its descriptions give
        for (const uint64_t expected :
             {6457827717110365317U, 3203168211198807973U, 9817491932198370423U, 4593380528125082431U})
            QCOMPARE(order.next(), expected);
    }

    void oneSeedGivesTheSameFoldsAndAnotherSeedOthers()
    {
        const ExampleCohort cohort = mixedCohort(5);
        const Result<SplitPlan> first = makeFolds(cohort, {5, 0.2, 2021});
        const Result<SplitPlan> again = makeFolds(cohort, {5, 0.2, 2021});
        const Result<SplitPlan> other = makeFolds(cohort, {5, 0.2, 2022});
        for (std::size_t f = 0; f < 5; ++f) {
            QCOMPARE(first->folds[f].train, again->folds[f].train);
            QCOMPARE(first->folds[f].validation, again->folds[f].validation);
            QCOMPARE(first->folds[f].test, again->folds[f].test);
        }
        QVERIFY(first->folds[0].test != other->folds[0].test);
    }

    void theOrderOfTheRowsDoesNotMatter()
    {
        const ExampleCohort cohort = mixedCohort(5);
        ExampleCohort turned = cohort;
        std::reverse(turned.bags.begin(), turned.bags.end());
        const Result<SplitPlan> a = makeFolds(cohort, {5, 0.2, 9});
        const Result<SplitPlan> b = makeFolds(turned, {5, 0.2, 9});
        for (std::size_t f = 0; f < 5; ++f) {
            QCOMPARE(idsIn(cohort, a->folds[f].test), idsIn(turned, b->folds[f].test));
            QCOMPARE(idsIn(cohort, a->folds[f].validation), idsIn(turned, b->folds[f].validation));
        }
    }

    void refusesWhatCannotBeDivided_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no bag") << "none"
                                << "no bag";
        QTest::newRow("one class") << "one class"
                                   << "all 6 bags are of the class \"class 0\"";
        QTest::newRow("one patient") << "one patient"
                                     << "1 patient cannot be the test parts of 5 folds";
        QTest::newRow("three slides") << "three slides"
                                      << "3 patients cannot be";
        QTest::newRow("a class of one patient") << "rare"
                                                << "would train without bags of a second class";
        QTest::newRow("no event") << "no event"
                                  << "no patient has an event";
        QTest::newRow("one event") << "one event"
                                   << "would train without events";
    }
    void refusesWhatCannotBeDivided()
    {
        QFETCH(QString, kind);
        QFETCH(QString, detail);
        ExampleCohort cohort = kind == "one class"      ? cohortOf({6, 0})
                               : kind == "three slides" ? cohortOf({2, 1})
                               : kind == "rare"         ? cohortOf({9, 1})
                                                        : cohortOf({});
        if (kind == "one patient")
            for (int i = 0; i < 6; ++i)
                cohort.add(std::to_string(i), "p", i % 2).classes = {"a", "b"};
        if (kind == "no event" || kind == "one event") {
            cohort.task = CohortTask::survival;
            for (int i = 0; i < 8; ++i)
                cohort.add(std::to_string(i), SurvivalOutcome{1.0 + i, kind == "one event" && i == 3});
        }
        const Result<SplitPlan> plan = makeFolds(cohort, {});
        COMPARE_ERROR(plan, splitImpossible);
        QVERIFY2(QString::fromStdString(sentence(plan.error())).contains(detail), sentence(plan.error()).c_str());
    }

    void saysThatARareClassIsNotInEveryTestPart()
    {
        const Result<SplitPlan> plan = makeFolds(cohortOf({20, 20, 3}), {5, 0.2, 1});
        VERIFY_OK(plan);
        QCOMPARE(plan->remarks.size(), std::size_t{1});
        QVERIFY2(plan->remarks[0].starts_with("Only 3 patients of 5"), plan->remarks[0].c_str());
    }

    void fewCasesAreTrainedOnWithoutValidation()
    {
        const ExampleCohort cohort = cohortOf({4, 3});
        const Result<SplitPlan> plan = makeFolds(cohort, {3, 0.2, 1});
        VERIFY_OK(plan);
        for (const Fold &fold : plan->folds) {
            QVERIFY(fold.validation.empty()); // of class 1 there are two left to train on
            QCOMPARE(ofClass(cohort, fold.train, 1), 2);
        }
        QCOMPARE(plan->remarks.size(), std::size_t{1});
        QVERIFY2(plan->remarks[0].find("fold 0, fold 1 and fold 2") != std::string::npos, plan->remarks[0].c_str());
    }

    void anEmptyValidationPartThatWasAskedForIsNoRemark()
    {
        const Result<SplitPlan> plan = makeFolds(cohortOf({20, 20}), {5, 0, 1});
        VERIFY_OK(plan);
        QVERIFY(plan->remarks.empty());
        QVERIFY(plan->folds[0].validation.empty());
    }

    void classesInMixedPatientsAloneAreValidatedAsWell()
    {
        ExampleCohort cohort; // each patient has a slide of both classes
        for (int i = 0; i < 12; ++i)
            cohort.add("n" + std::to_string(i), std::to_string(i), 0)
                .add("t" + std::to_string(i), std::to_string(i), 1);
        const Result<SplitPlan> plan = holdOut(cohort, {5, 0.25, 1});
        VERIFY_OK(plan);
        QCOMPARE(ofClass(cohort, plan->folds[0].validation, 0), 3);
        QCOMPARE(ofClass(cohort, plan->folds[0].validation, 1), 3);
    }

    void holdsOutOnePartForValidation()
    {
        const ExampleCohort cohort = cohortOf({30, 20});
        const Result<SplitPlan> plan = holdOut(cohort, {5, 0.2, 4});
        VERIFY_OK(plan);
        QCOMPARE(plan->folds.size(), std::size_t{1});
        QVERIFY(plan->folds[0].test.empty());
        QCOMPARE(ofClass(cohort, plan->folds[0].validation, 0), 6);
        QCOMPARE(ofClass(cohort, plan->folds[0].validation, 1), 4);
        QCOMPARE(plan->folds[0].train.size(), std::size_t{40});
        QCOMPARE(plan->origin, std::string("one division, 20 % for validation, seed 4"));
    }

    void takesTheTablesOwnSplitInAnyWords()
    {
        ExampleCohort cohort = cohortOf({4, 4});
        const std::vector<std::string> words{"train", "TRAINING", "Tune", "test",
                                             "train", "training", "val",  "Testing"};
        for (std::size_t i = 0; i < words.size(); ++i)
            cohort.bags[i].split = words[i];
        const auto plan = splitsOfTable(cohort, {});
        VERIFY_OK(plan);
        QVERIFY(plan->has_value());
        QCOMPARE((*plan)->folds[0].train, (std::vector<int64_t>{0, 1, 4, 5}));
        QCOMPARE((*plan)->folds[0].validation, (std::vector<int64_t>{2, 6}));
        QCOMPARE((*plan)->folds[0].test, (std::vector<int64_t>{3, 7}));
    }

    void drawsAValidationPartWhereTheTableNamesNone()
    {
        ExampleCohort cohort = cohortOf({20, 20});
        for (std::size_t i = 0; i < cohort.bags.size(); ++i)
            cohort.bags[i].split = i % 2 ? "test" : "train";
        const auto plan = splitsOfTable(cohort, {});
        VERIFY_OK(plan);
        QCOMPARE((*plan)->folds[0].test.size(), std::size_t{20});
        QCOMPARE((*plan)->folds[0].validation.size(), std::size_t{4});
    }

    void aTableWithoutSplitsHasNone()
    {
        const auto plan = splitsOfTable(cohortOf({4, 4}), {});
        VERIFY_OK(plan);
        QVERIFY(!plan->has_value());
    }

    void refusesATableThatHasAPatientOnBothSides()
    {
        ExampleCohort cohort;
        for (int i = 0; i < 50; ++i) {
            cohort.add("s" + std::to_string(i), "patient " + std::to_string(i % 25), i % 2);
            cohort.bags.back().split = i < 25 ? "train" : "test";
        }
        cohort.table = "/tables/t.csv";
        const auto plan = splitsOfTable(cohort, {});
        COMPARE_ERROR(plan, splitInvalid);
        const QString text = QString::fromStdString(sentence(plan.error()));
        QVERIFY2(text.contains("/tables/t.csv") && text.contains("patient 0, patient 1, patient 10,") &&
                     text.contains("and 5 more"),
                 text.toUtf8());
    }

    void refusesASplitThatIsNoPart()
    {
        ExampleCohort cohort = cohortOf({2, 2});
        cohort.bags[2].split = "3";
        const auto plan = splitsOfTable(cohort, {});
        COMPARE_ERROR(plan, splitInvalid);
        QVERIFY(sentence(plan.error()).find("line 4: \"3\" is no part") != std::string::npos);
    }

    void readsTheFoldColumnsOfATable()
    {
        const Scratch scratch;
        ExampleCohort cohort = cohortOf({3, 3});
        cohort.table = scratch.write("k=all.tsv", "slide_id\tlabel\tfold_0\tfold_1\tfold_10\tfold_2\n"
                                                  "c0_0\t0\ttest\ttrain\ttrain\ttrain\n"
                                                  "c0_1\t0\ttrain\ttest\ttrain\ttrain\n"
                                                  "c0_2\t0\ttrain\ttrain\ttrain\ttest\n"
                                                  "c1_0\t1\ttest\ttrain\ttrain\ttrain\n"
                                                  "c1_1\t1\ttrain\ttest\ttrain\ttrain\n"
                                                  "c1_2\t1\ttrain\ttrain\ttest\ttest\n");
        cohort.columns = {{ColumnRole::slide, "slide_id", ""}};
        const auto plan = splitsOfTable(cohort, {});
        VERIFY_OK(plan);
        QCOMPARE((*plan)->folds.size(), std::size_t{4});
        QCOMPARE((*plan)->folds[0].test, (std::vector<int64_t>{0, 3}));
        QCOMPARE((*plan)->folds[2].test, (std::vector<int64_t>{2, 5}));
        QCOMPARE((*plan)->folds[3].test, (std::vector<int64_t>{5})); // (fold_10 comes last)
    }
};

QTEST_GUILESS_MAIN(SplitsTest)
#include "tst_splits.moc"
