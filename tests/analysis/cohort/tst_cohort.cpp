#include "analysis/cohort/cohort.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using namespace std::string_literals;
using tessera::testing::Scratch;
using tessera::testing::sharedData;

namespace {

using Names = std::vector<std::string>;

Result<Cohort> cohortOf(const std::string &text, const CohortOptions &options = {})
{
    const Scratch scratch;
    return readCohort(scratch.write("cohort.csv", text), options);
}

int64_t classOf(const CohortBag &bag) { return std::get<ClassOutcome>(bag.outcome).index; }

bool remarks(const Cohort &cohort, std::string_view part)
{
    return std::any_of(cohort.remarks.begin(), cohort.remarks.end(),
                       [&](const std::string &remark) { return remark.find(part) != std::string::npos; });
}

} // namespace

/// Tables of the field's projects, and tables that must not be guessed at.
class CohortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTablesOfLabels_data();
    void readsTablesOfLabels();
    void readsATableOfMcat();
    void readsASurvivalTableOfMhim();
    void readsBagsOfRowsWithSurvival();
    void takesPatientsFromNamesOfTcga();
    void joinsSlidesOfAPatientForSurvival();
    void ordersClasses_data();
    void ordersClasses();
    void takesTheClassesOfAModel();
    void leavesOutRowsWithoutOutcomeAndSaysSo();
    void asksForThePolarityOfAnAmbiguousColumn();
    void readsWordsOfFollowUpWhateverThePolarity();
    void saysWhatIsWrongWithATable_data();
    void saysWhatIsWrongWithATable();
    void readsTheSharedBags_data();
    void readsTheSharedBags();
};

void CohortTest::readsTablesOfLabels_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("patient");
    QTest::addColumn<std::string>("split");
    const auto row = [](const char *name, const std::string &text, const char *patient, const char *split) {
        QTest::newRow(name) << text << std::string(patient) << std::string(split);
    };
    row("CLAM", "case_id,slide_id,label\np1,007,normal\np2,s2,tumor\n", "p1", "");
    row("MHIM without header", "007,normal\ns2,tumor\ns3,normal\n", "007", "");
    row("MHIM with split", "ID,Split,Label\n007,Train,normal\ns2,Test,tumor\n", "007", "Train");
    row("MHIM with case", "Case,ID,Label,Split\np1,007,normal,val\np2,s2,tumor,test\n", "p1", "val");
    row("Patho-Bench", "case_id\tslide_id\tgrade\tfold_0\np1\t007\tnormal\ttrain\np2\ts2\ttumor\ttest\n", "p1", "");
    row("STAMP", "PATIENT,FILENAME,diagnosis\np1,007,normal\np2,s2,tumor\n", "p1", "");
    row("semicolons",
        "\xEF\xBB\xBF"
        "Slide ID;Class\r\n007;normal\r\ns2;tumor\r\n",
        "007", "");
}

void CohortTest::readsTablesOfLabels()
{
    QFETCH(std::string, text);
    const Result<Cohort> cohort = cohortOf(text);
    VERIFY_OK(cohort);
    QVERIFY(cohort->task == CohortTask::classification);
    QCOMPARE(cohort->classes, (Names{"normal", "tumor"}));
    QVERIFY(cohort->bags.size() >= 2);
    QCOMPARE(cohort->bags[0].id, "007"s);
    QCOMPARE(cohort->bags[0].slides, Names{"007"});
    QCOMPARE(classOf(cohort->bags[0]), 0);
    QCOMPARE(classOf(cohort->bags[1]), 1);
    QTEST(cohort->bags[0].patient, "patient");
    QTEST(cohort->bags[0].split, "split");
    QCOMPARE(cohort->sha256.size(), 64);
}

void CohortTest::readsATableOfMcat()
{
    const Result<Cohort> cohort = cohortOf("case_id,slide_id,survival_months,censorship,oncotree_code\n"
                                           "p1,a.svs,12.5,0,X\np1,b.svs,12.5,0,X\np2,c.svs,3,1,X\n");
    VERIFY_OK(cohort);
    QVERIFY(cohort->task == CohortTask::survival);
    QCOMPARE(cohort->timeUnit, "months"s);
    QCOMPARE(cohort->bags.size(), 2);
    QCOMPARE(cohort->bags[0].id, "p1"s);
    QCOMPARE(cohort->bags[0].slides, (Names{"a.svs", "b.svs"}));
    QVERIFY(cohort->bags[0].outcome == Outcome(SurvivalOutcome{12.5, true}));
    QVERIFY(cohort->bags[1].outcome == Outcome(SurvivalOutcome{3, false}));
    QVERIFY(remarks(*cohort, "1 = censored"));
}

void CohortTest::readsASurvivalTableOfMhim()
{
    for (const char *event : {"Event", "Event (months)"}) {
        const Result<Cohort> cohort = cohortOf("Study,ID,"s + event + ",Status,WSI\nX,p1,12,1,a;b\nX,p2,4.5,0,c\n");
        VERIFY_OK(cohort);
        QVERIFY(cohort->task == CohortTask::survival);
        QCOMPARE(cohort->timeUnit, "months"s);
        QCOMPARE(cohort->bags.size(), 2);
        QCOMPARE(cohort->bags[0].id, "p1"s);
        QCOMPARE(cohort->bags[0].slides, (Names{"a", "b"}));
        QVERIFY(cohort->bags[0].outcome == Outcome(SurvivalOutcome{12, true}));
        QVERIFY(cohort->bags[1].outcome == Outcome(SurvivalOutcome{4.5, false}));
    }
}

void CohortTest::readsBagsOfRowsWithSurvival()
{
    const Result<Cohort> cohort = cohortOf("bag_id,time,event,tiles\na,1,1,0 3 2\nb,2,0,1\n");
    VERIFY_OK(cohort);
    QCOMPARE(cohort->timeUnit, "time units"s);
    QCOMPARE(cohort->bags[0].rows, (std::vector<int64_t>{0, 3, 2}));
    QCOMPARE(cohort->bags[1].rows, std::vector<int64_t>{1});
}

void CohortTest::takesPatientsFromNamesOfTcga()
{
    const Result<Cohort> cohort = cohortOf("slide_id,label\nTCGA-AA-0001-01Z-00-DX1,a\nTCGA-AA-0001-01Z-00-DX2,b\n");
    VERIFY_OK(cohort);
    QCOMPARE(cohort->bags[1].patient, "TCGA-AA-0001"s);
    QCOMPARE(cohort->patients(), 1);
    QVERIFY(cohort->namesPatients());
    QVERIFY(remarks(*cohort, "TCGA"));
    const Result<Cohort> mixed = cohortOf("slide_id,label\nTCGA-AA-0001-01Z-00-DX1,a\nother,b\n");
    VERIFY_OK(mixed);
    QVERIFY(!mixed->namesPatients());
}

void CohortTest::joinsSlidesOfAPatientForSurvival()
{
    const std::string text = "patient,slide,time_days,event\np,a,3,1\nq,b,4,1\np,c,3,1\n";
    const Result<Cohort> joined = cohortOf(text);
    VERIFY_OK(joined);
    QCOMPARE(joined->timeUnit, "days"s);
    QCOMPARE(joined->bags.size(), 2);
    CohortOptions options;
    options.level = BagLevel::slide;
    const Result<Cohort> apart = cohortOf(text, options);
    VERIFY_OK(apart);
    QCOMPARE(apart->bags.size(), 3);
    QCOMPARE(apart->bags[2].patient, "p"s);
}

void CohortTest::ordersClasses_data()
{
    QTest::addColumn<Names>("labels");
    QTest::addColumn<Names>("classes");
    QTest::newRow("numbers") << Names{"10", "2", "0.0"} << Names{"0", "2", "10"};
    QTest::newRow("normal first") << Names{"LUAD", "Normal", "LUSC"} << Names{"Normal", "LUAD", "LUSC"};
    QTest::newRow("alphabet") << Names{"b", "a", "b"} << Names{"a", "b"};
    QTest::newRow("blanks and umlauts") << Names{"gut art", "b\xC3\xB6s"} << Names{"b\xC3\xB6s", "gut art"};
}

void CohortTest::ordersClasses()
{
    QFETCH(Names, labels);
    std::string text = "slide_id,label\n";
    for (std::size_t i = 0; i < labels.size(); ++i)
        text += "s" + std::to_string(i) + "," + labels[i] + "\n";
    const Result<Cohort> cohort = cohortOf(text);
    VERIFY_OK(cohort);
    QTEST(cohort->classes, "classes");
}

void CohortTest::takesTheClassesOfAModel()
{
    CohortOptions options;
    options.classes = {"tumour", "normal"};
    const Result<Cohort> cohort = cohortOf("slide_id,label\na,normal\nb,Tumour\nc,0\n", options);
    VERIFY_OK(cohort);
    QCOMPARE(classOf(cohort->bags[0]), 1);
    QCOMPARE(classOf(cohort->bags[1]), 0);
    QCOMPARE(classOf(cohort->bags[2]), 0);
    COMPARE_ERROR(cohortOf("slide_id,label\na,benign\n", options), cohortInvalid);
}

void CohortTest::leavesOutRowsWithoutOutcomeAndSaysSo()
{
    const Result<Cohort> cohort = cohortOf("slide_id,label\na,0\nb,-1\nc,\nd,1\n");
    VERIFY_OK(cohort);
    QCOMPARE(cohort->bags.size(), 2);
    QCOMPARE(cohort->bags[1].line, 5);
    QVERIFY(remarks(*cohort, "2 of 4 rows"));
}

void CohortTest::asksForThePolarityOfAnAmbiguousColumn()
{
    const std::string text = "slide_id,time,cens\na,1,1\nb,2,0\n";
    const Result<Cohort> refused = cohortOf(text);
    COMPARE_ERROR(refused, cohortInvalid);
    QVERIFY(sentence(refused.error()).find("polarity") != std::string::npos);
    CohortOptions options;
    for (const bool oneIsEvent : {true, false}) {
        options.polarity = oneIsEvent ? CohortOptions::Polarity::oneIsEvent : CohortOptions::Polarity::oneIsCensored;
        const Result<Cohort> cohort = cohortOf(text, options);
        VERIFY_OK(cohort);
        QCOMPARE(std::get<SurvivalOutcome>(cohort->bags[0].outcome).event, oneIsEvent);
        QCOMPARE(std::get<SurvivalOutcome>(cohort->bags[1].outcome).event, !oneIsEvent);
    }
}

void CohortTest::readsWordsOfFollowUpWhateverThePolarity()
{
    const Result<Cohort> cohort =
        cohortOf("slide_id,os_months,os_status\na,1,1:DECEASED\nb,2,0:LIVING\nc,3,Alive\nd,4,Dead\n");
    VERIFY_OK(cohort);
    std::vector<bool> events;
    for (const CohortBag &bag : cohort->bags)
        events.push_back(std::get<SurvivalOutcome>(bag.outcome).event);
    QCOMPARE(events, (std::vector<bool>{true, false, false, true}));
}

void CohortTest::saysWhatIsWrongWithATable_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("part");
    const auto row = [](const char *name, const std::string &text, const std::string &part) {
        QTest::newRow(name) << text << part;
    };
    row("no slide", "name,label\na,0\n", "call one slide_id");
    row("no label", "slide_id,age\na,7\n", "call one label");
    row("no outcome", "slide_id,label\na,\n", "no row has an outcome");
    row("header alone", "slide_id,label\n", "no row has an outcome");
    row("slide twice", "slide_id,label\na,0\nb,1\na,0\n", "line 4: the slide a is that of line 2 too");
    row("no name", "slide_id,label\n,0\n", "line 2: it names no slide");
    row("patient without name", "case_id,slide_id,label\n,a,0\n", "line 2: it names no patient");
    row("time", "slide_id,time,event\na,soon,1\n", "line 2: the time soon");
    row("negative time", "slide_id,time,event\na,-3,1\n", "line 2: the time -3");
    row("event", "slide_id,time,status\na,3,2\n", "line 2: the value 2 in status");
    row("rows", "bag_id,label,tiles\na,0,1 x 2\n", "line 2: tiles holds");
    row("two outcomes", "patient,slide,time,event\np,a,3,1\np,b,4,1\n", "with another outcome");
    row("two splits", "patient,slide,time,event,split\np,a,3,1,train\np,b,3,1,test\n", "in another split");
}

void CohortTest::saysWhatIsWrongWithATable()
{
    QFETCH(std::string, text);
    QFETCH(std::string, part);
    const Result<Cohort> cohort = cohortOf(text);
    COMPARE_ERROR(cohort, cohortInvalid);
    const std::string said = sentence(cohort.error());
    QVERIFY2(said.find(part) != std::string::npos && said.find("cohort.csv") != std::string::npos, said.c_str());
}

void CohortTest::readsTheSharedBags_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"pcam_bags", "pcam_bags_hard", "pcam_bags_wide"})
        QTest::newRow(name) << std::string(name);
}

void CohortTest::readsTheSharedBags()
{
    QFETCH(std::string, name);
    const std::filesystem::path table = sharedData("data/bags/" + name + ".csv");
    if (table.empty())
        QSKIP("the shared data are not here");
    const Result<Cohort> cohort = readCohort(table);
    VERIFY_OK(cohort);
    QCOMPARE(cohort->bags.size(), 220);
    QCOMPARE(cohort->classes, (Names{"0", "1"}));
    QCOMPARE(std::ranges::count(cohort->bags, "train"s, &CohortBag::split), 160);
    QCOMPARE(std::ranges::count_if(cohort->bags, [](auto &bag) { return classOf(bag) == 1; }), 110);
    QVERIFY(std::ranges::all_of(cohort->bags, [](auto &bag) { return bag.rows.size() == 400; }));
}

QTEST_GUILESS_MAIN(CohortTest)
#include "tst_cohort.moc"
