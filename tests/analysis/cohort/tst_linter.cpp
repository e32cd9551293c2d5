#include "tests/analysis/cohort/lintedcohort.h"

#include <QElapsedTimer>

#include <chrono>
#include <thread>

using namespace tessera;
using tessera::testing::cohortOf;
using tessera::testing::ExampleCohort;
using tessera::testing::ExampleSource;
using tessera::testing::lintOf;
using tessera::testing::ofKind;
using tessera::testing::twoFolds;

class LinterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInASoundCohort()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        std::vector<std::pair<int64_t, int64_t>> seen;
        const ExampleSource source;
        const Result<SeenFeatures> features =
            lookAtFeatures(cohort, source, [&](int64_t done, int64_t all) { seen.emplace_back(done, all); }, {});
        VERIFY_OK(features);
        const std::optional report = lint(cohort, *features, twoFolds(cohort), {});
        QVERIFY2(report->findings.empty(), report->findings.empty() ? "" : report->findings[0].sentence.c_str());
        QVERIFY(!report->hasErrors());
        QCOMPARE(report->usable.size(), std::size_t{40});
        QCOMPARE(report->dim, 4);
        QCOMPARE(report->tiles, std::vector<int64_t>(40, 20));
        QCOMPARE(seen.size(), std::size_t{40});
        QCOMPARE(seen.back(), std::pair(int64_t{40}, int64_t{40}));
        QCOMPARE(report->counts.size(), std::size_t{6});
        QCOMPARE(report->counts[2].part, std::string("test"));
        QCOMPARE(report->counts[2].ofClass, (std::vector<int64_t>{10, 10}));
    }

    void leavesOutBagsWithoutFeatures()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.errors["c0_3"] = source.errors["c1_7"] = Error{ErrorCode::featuresNotFound, {"c0_3", "/f", "none"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, missingFeatures, warning, "2 of 40 bags (c0_3 and c1_7)");
        QCOMPARE(report->usable.size(), std::size_t{38});
        QCOMPARE(report->tiles[3], 0);
        QCOMPARE(report->findings[0].bags, (std::vector<std::string>{"c0_3", "c1_7"}));
    }

    void stopsWhereAllFeaturesAreMissingInOneSentence()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        for (const CohortBag &bag : cohort.bags)
            source.errors[bag.id] = Error{ErrorCode::featuresNotFound, {bag.id, "/f", "none"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, missingFeatures, error, "and 20 more");
        QCOMPARE(report->findings.size(), std::size_t{1});
        QCOMPARE(report->findings[0].bags.size(), std::size_t{20});
        QVERIFY(report->usable.empty());
    }

    void stopsAtFeaturesThatCannotBeRead()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.errors["c1_2"] = Error{ErrorCode::bagInvalid, {"/f/c1_2.h5", "tile 3 is not finite"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, unreadableFeatures, error, "/f/c1_2.h5");
        QVERIFY(report->hasErrors());
    }

    void listsTwentyOfManyUnreadableFiles()
    {
        const ExampleCohort cohort = cohortOf({40, 20});
        ExampleSource source;
        for (int i = 0; i < 33; ++i)
            source.errors["c0_" + std::to_string(i)] = Error{ErrorCode::bagInvalid, {"/f", "cut"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        const std::vector<Finding> found = ofKind(*report, FindingKind::unreadableFeatures);
        QCOMPARE(found.size(), std::size_t{21});
        QVERIFY(found.back().sentence.find("of 33 bags") != std::string::npos);
    }

    void stopsAtAnotherNumberOfFeatures()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.bags["c0_0"] = source.random("c0_0", 20, 6);
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, unreadableFeatures, error, "1 bag have 6 features, those of the rest 4 (c0_0)");
        QCOMPARE(report->dim, 4);
        QCOMPARE(report->usable.front(), 1);
    }

    void leavesOutBagsWithoutTiles()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.bags["c0_0"] = source.random("c0_0", 0, 4);
        source.errors["c0_1"] = Error{ErrorCode::bagEmpty, {"/f/c0_1.h5"}, {}};
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, emptyBag, warning, "2 bags have no tile (c0_0 and c0_1)");
        QCOMPARE(report->usable.size(), std::size_t{38});
    }

    void stopsWhereNoBagHasTiles()
    {
        const ExampleCohort cohort = cohortOf({4, 4});
        ExampleSource source;
        source.tiles = 0;
        QVERIFY(lintOf(cohort, source, twoFolds(cohort))->hasErrors());
    }

    void saysWhichBagsAreTooSmallForMhim()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.bags["c0_5"] = source.random("c0_5", 7, 4);
        LinterOptions options;
        QVERIFY(lintOf(cohort, source, twoFolds(cohort), options)->findings.empty());
        options.isMhim = true;
        COMPARE_FINDING(lintOf(cohort, source, twoFolds(cohort), options), smallBag, warning,
                        "1 bag has fewer than 8 tiles (c0_5)");
    }

    void findsTheSameSlideUnderTwoIds()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.bags["c1_4"] = source.random("c0_9", 20, 4);
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, sameSlideTwice, warning, "c0_9 and c1_4 are equal");
        QVERIFY(report->findings[0].sentence.find("with different outcomes") != std::string::npos);
        QCOMPARE(report->findings[0].bags, (std::vector<std::string>{"c0_9", "c1_4"}));
    }

    void findsASlideThatTwoPatientsShare()
    {
        ExampleCohort cohort = cohortOf({20, 20});
        cohort.bags[0].slides = {"a", "b"};
        cohort.bags[1].slides = {"c", "d"};
        ExampleSource source;
        source.bags["d"] = source.random("a", 20, 4);
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, sameSlideTwice, warning, "a and d are equal");
        QCOMPARE(report->findings[0].bags, (std::vector<std::string>{"c0_0", "c0_1"}));
        QCOMPARE(report->tiles[0], 40);
    }

    void warnsOfBagsWhoseTilesAreAllEqual()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        source.bags["c0_8"] = ExampleSource::of(std::make_shared<std::vector<float>>(80, 3.5F), 4);
        COMPARE_FINDING(lintOf(cohort, source, twoFolds(cohort)), constantFeatures, warning,
                        "All tiles of 1 bag have the same features (c0_8)");
    }

    void notesFeaturesThatAreTheSameEverywhere()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        for (const CohortBag &bag : cohort.bags) {
            const Bag random = source.random(bag.id, 20, 4);
            auto values = std::make_shared<std::vector<float>>(random.features.begin(), random.features.end());
            for (std::size_t tile = 0; tile < 20; ++tile)
                (*values)[4 * tile + 2] = 7;
            source.bags[bag.id] = ExampleSource::of(values, 4);
        }
        COMPARE_FINDING(lintOf(cohort, source, twoFolds(cohort)), constantFeatures, note,
                        "1 of 4 features have the same value");
    }

    void stopsAtFeaturesOfAnotherEncoder()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        for (const CohortBag &bag : cohort.bags)
            source.change(bag.id).encoder = bag.id == "c1_1" ? "conch" : bag.id == "c0_0" ? "uni" : "UNI";
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        COMPARE_FINDING(report, otherEncoder, error, "are of the encoder conch");
        QCOMPARE(report->findings[0].bags, (std::vector<std::string>{"c1_1"}));
    }

    void warnsOfTilesOfAnotherSize()
    {
        const ExampleCohort cohort = cohortOf({20, 20});
        ExampleSource source;
        for (const CohortBag &bag : cohort.bags)
            source.change(bag.id).tileEdge = bag.id == "c1_1" ? 512 : 256;
        COMPARE_FINDING(lintOf(cohort, source, twoFolds(cohort)), otherEncoder, warning,
                        "1 bag are 512 px of the slide wide, those of the rest 256 (c1_1)");
    }

    void everyFindingHasItsName()
    {
        QCOMPARE(nameOf(FindingKind::missingFeatures), std::string_view("missingFeatures"));
        QCOMPARE(nameOf(FindingKind::binWithoutEvents), std::string_view("binWithoutEvents"));
        QCOMPARE(nameOf(FindingKind::unusedBags), std::string_view("unusedBags"));
        QCOMPARE(nameOf(Severity::note), std::string_view("note"));
    }

    void stopsWithinHalfASecond()
    {
        const ExampleCohort cohort = cohortOf({500, 500});
        ExampleSource source;
        source.tiles = 400;
        source.dim = 512;
        source.bags["c0_0"] = source.random("c0_0", 400, 512);
        for (const CohortBag &bag : cohort.bags)
            source.bags[bag.id] = source.bags["c0_0"];
        std::stop_source stop;
        QElapsedTimer timer;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            timer.start();
            stop.request_stop();
        });
        const Result<SeenFeatures> features = lookAtFeatures(cohort, source, {}, stop.get_token());
        COMPARE_ERROR(features, cancelled);
        QVERIFY(timer.elapsed() < 500);
    }

    void aThousandBagsTakeSeconds()
    {
        const ExampleCohort cohort = cohortOf({500, 500});
        ExampleSource source;
        const Bag bag = source.random("c0_0", 400, 512);
        for (const CohortBag &each : cohort.bags)
            source.bags[each.id] = bag;
        QElapsedTimer timer;
        timer.start();
        const Result<LinterReport> report = lintOf(cohort, source, twoFolds(cohort));
        qInfo("1,000 bags of 400 x 512 in %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 10'000);
        COMPARE_FINDING(report, sameSlideTwice, warning, "and 980 more are equal");
    }

    void lackOfMemoryIsNoFinding()
    {
        const ExampleCohort cohort = cohortOf({2, 2});
        ExampleSource source;
        source.errors["c1_0"] = Error{ErrorCode::outOfMemory, {"a bag"}, {}};
        COMPARE_ERROR(lintOf(cohort, source, {}), outOfMemory);
    }
};

QTEST_APPLESS_MAIN(LinterTest)
#include "tst_linter.moc"
