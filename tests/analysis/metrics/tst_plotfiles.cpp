#include "analysis/metrics/curves.h"
#include "analysis/metrics/plotfiles.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <cmath>
#include <sstream>
#include <stdexcept>

using namespace tessera;
using namespace tessera::testing;

namespace {

const std::vector<std::string> twoNames{"normal", "tumour"};
const std::string lifeHeader = "group,time,survival,low,high,at_risk,events,censored\n";

ScoredBags fourBags()
{
    return {.classes = 2,
            .probabilities = {0.1, 0.9, 0.4, 0.6, 0.4, 0.6, 0.8, 0.2},
            .labels = {1, 0, 1, 0},
            .groups = {},
            .repeats = {}};
}

/// Probabilities of three classes with many equal ones.
ScoredBags manyBags()
{
    ScoredBags bags{.classes = 3, .probabilities = {}, .labels = {}, .groups = {}, .repeats = {}};
    for (int bag = 0; bag < 200; ++bag) {
        const double first = std::round(10 + 9 * std::sin(bag)) / 40;
        const double second = std::round(10 + 9 * std::cos(3 * bag)) / 40;
        bags.probabilities.insert(bags.probabilities.end(), {first, second, 1 - first - second});
        bags.labels.push_back((bag + (bag % 5 == 0)) % 3);
    }
    return bags;
}

ScoredSurvival fivePatients()
{
    return {
        .risks = {1, 1, 3, 4, 5}, .times = {1, 2.5, 1, 2, 2}, .events = {1, 0, 0, 1, 1}, .groups = {}, .repeats = {}};
}

/// Cells of the rows below the header; for tables without quotes.
std::vector<std::vector<std::string>> rowsOf(const std::string &text)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        rows.emplace_back();
        std::istringstream cells(line + ',');
        for (std::string cell; std::getline(cells, cell, ',');)
            rows.back().push_back(cell);
    }
    return rows;
}

} // namespace

class PlotFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheCurvesOfTheSecondOfTwoClasses();
    void writesABinOfCalibrationPerLine();
    void writesACurveWhoseAreaIsTheAucOfEachClass();
    void writesTheLifeOfBothRiskGroups();
    void showsALifeCurveOfOneRepeatOnly();
    void quotesNamesOfClasses();
    void writesHeadersAloneWhereNothingIsDefined();
    void replacesPlotsAndLeavesNothingElse();
    void saysWhichPlotCannotBeWritten();
    void writesNothingOfBagsThatDoNotFit();
};

void PlotFilesTest::writesTheCurvesOfTheSecondOfTwoClasses()
{
    const Scratch scratch;
    VERIFY_OK(writePlots(scratch / "new/plots", fourBags(), twoNames));
    QCOMPARE(scratch.read("new/plots/roc.csv"), std::string("class,threshold,false_positive_rate,true_positive_rate\n"
                                                            "tumour,,0,0\n"
                                                            "tumour,0.9,0,0.5\n"
                                                            "tumour,0.6,0.5,1\n"
                                                            "tumour,0.2,1,1\n"));
    QCOMPARE(scratch.read("new/plots/pr.csv"), std::string("class,threshold,precision,recall\n"
                                                           "tumour,0.9,1,0.5\n"
                                                           "tumour,0.6,0.6666666666666666,1\n"
                                                           "tumour,0.2,0.5,1\n"));
    QCOMPARE(scratch.read("new/plots/confusion.csv"), std::string("label,called,bags\n"
                                                                  "normal,normal,1\n"
                                                                  "normal,tumour,1\n"
                                                                  "tumour,normal,0\n"
                                                                  "tumour,tumour,2\n"));
}

void PlotFilesTest::writesABinOfCalibrationPerLine()
{
    const Scratch scratch;
    VERIFY_OK(writePlots(scratch.folder(), fourBags(), twoNames));
    QCOMPARE(scratch.read("calibration.csv"), std::string("class,low,high,bags,mean_probability,share\n"
                                                          "tumour,0,0.1,0,,\n"
                                                          "tumour,0.1,0.2,0,,\n"
                                                          "tumour,0.2,0.3,1,0.2,0\n"
                                                          "tumour,0.3,0.4,0,,\n"
                                                          "tumour,0.4,0.5,0,,\n"
                                                          "tumour,0.5,0.6,0,,\n"
                                                          "tumour,0.6,0.7,2,0.6,0.5\n"
                                                          "tumour,0.7,0.8,0,,\n"
                                                          "tumour,0.8,0.9,0,,\n"
                                                          "tumour,0.9,1,1,0.9,1\n"));
}

void PlotFilesTest::writesACurveWhoseAreaIsTheAucOfEachClass()
{
    const Scratch scratch;
    const ScoredBags bags = manyBags();
    const std::vector<std::string> names{"A", "B", "C"};
    VERIFY_OK(writePlots(scratch.folder(), bags, names));
    const auto rows = rowsOf(scratch.read("roc.csv"));
    double sum = 0;
    for (int64_t label = 0; label < 3; ++label) {
        double area = 0;
        double lastFalse = 0;
        double lastTrue = 0;
        for (const std::vector<std::string> &row : rows) {
            if (row.at(0) != names[static_cast<std::size_t>(label)])
                continue;
            const double isFalse = std::stod(row.at(2));
            const double isTrue = std::stod(row.at(3));
            area += (isFalse - lastFalse) * (isTrue + lastTrue) / 2;
            lastFalse = isFalse;
            lastTrue = isTrue;
        }
        QCOMPARE(lastFalse, 1.0);
        QCOMPARE(lastTrue, 1.0);
        const double expected =
            *areaUnderCurve(scoresOf(bags.probabilities, 3, label), positivesOf(bags.labels, label));
        QVERIFY2(std::abs(area - expected) < 1e-12, names[static_cast<std::size_t>(label)].c_str());
        sum += area;
    }
    QVERIFY(std::abs(sum / 3 - *macroAreaUnderCurve(bags.probabilities, bags.labels, 3)) < 1e-12);

    int64_t counted = 0;
    const auto pairs = rowsOf(scratch.read("confusion.csv"));
    QCOMPARE(pairs.size(), 9);
    for (const std::vector<std::string> &pair : pairs)
        counted += std::stoll(pair.at(2));
    QCOMPARE(counted, 200);
}

void PlotFilesTest::writesTheLifeOfBothRiskGroups()
{
    const Scratch scratch;
    VERIFY_OK(writePlots(scratch.folder(), fivePatients(), 1)); // a risk at the cut is low
    const std::string text = scratch.read("km.csv");
    const auto rows = rowsOf(text);
    QVERIFY(text.starts_with(lifeHeader + "low,0,1,,,2,0,0\nlow,1,0.5,"));
    QVERIFY(text.ends_with("\nhigh,0,1,,,3,0,0\nhigh,1,1,,,3,0,1\nhigh,2,0,,,2,2,0\n"));
    QCOMPARE(rows.size(), 6);
    for (const std::size_t row : {1, 2}) { // half of two patients live on: log-log band, worked by hand
        QCOMPARE(rows[row].at(2), std::string("0.5"));
        QVERIFY(std::abs(std::stod(rows[row].at(3)) - 0.00598) < 1e-5);
        QVERIFY(std::abs(std::stod(rows[row].at(4)) - 0.91041) < 1e-5);
    }
    QCOMPARE(rows[1].at(5) + rows[1].at(6) + rows[1].at(7), std::string("210"));
    QCOMPARE(rows[2].at(5) + rows[2].at(6) + rows[2].at(7), std::string("101"));
}

void PlotFilesTest::showsALifeCurveOfOneRepeatOnly()
{
    const Scratch scratch;
    const ScoredSurvival once = fivePatients();
    ScoredSurvival twice = once;
    for (std::size_t patient = 0; patient < 5; ++patient) {
        twice.risks.push_back(-once.risks[patient]);
        twice.times.push_back(once.times[patient]);
        twice.events.push_back(once.events[patient]);
    }
    twice.repeats = {3, 3, 3, 3, 3, 7, 7, 7, 7, 7};
    VERIFY_OK(writePlots(scratch / "once", once, 1));
    VERIFY_OK(writePlots(scratch / "twice", twice, 1));
    QCOMPARE(scratch.read("twice/km.csv"), scratch.read("once/km.csv"));
}

void PlotFilesTest::quotesNamesOfClasses()
{
    const Scratch scratch;
    VERIFY_OK(writePlots(scratch.folder(), fourBags(),
                         {"say \"no\", twice", "\xC3\x9C"
                                               "bergang; \xE8\x85\xAB"}));
    QCOMPARE(scratch.read("confusion.csv"), std::string("label,called,bags\n"
                                                        "\"say \"\"no\"\", twice\",\"say \"\"no\"\", twice\",1\n"
                                                        "\"say \"\"no\"\", twice\",\"\xC3\x9C"
                                                        "bergang; \xE8\x85\xAB\",1\n"
                                                        "\"\xC3\x9C"
                                                        "bergang; \xE8\x85\xAB\",\"say \"\"no\"\", twice\",0\n"
                                                        "\"\xC3\x9C"
                                                        "bergang; \xE8\x85\xAB\",\"\xC3\x9C"
                                                        "bergang; \xE8\x85\xAB\",2\n"));
    QVERIFY(scratch.read("pr.csv").find("\n\"\xC3\x9C"
                                        "bergang; \xE8\x85\xAB\",0.9,1,0.5\n") != std::string::npos);
}

void PlotFilesTest::writesHeadersAloneWhereNothingIsDefined()
{
    const Scratch scratch;
    ScoredBags diverged = fourBags();
    diverged.probabilities[3] = std::nan("");
    VERIFY_OK(writePlots(scratch.folder(), diverged, twoNames));
    for (const char *name : {"roc.csv", "pr.csv", "calibration.csv", "confusion.csv"})
        QVERIFY2(rowsOf(scratch.read(name)).empty() && scratch.read(name).ends_with('\n'), name);

    ScoredBags oneKind = fourBags();
    oneKind.labels = {0, 0, 0, 0};
    VERIFY_OK(writePlots(scratch.folder(), oneKind, twoNames));
    QVERIFY(rowsOf(scratch.read("roc.csv")).empty());
    QVERIFY(rowsOf(scratch.read("pr.csv")).empty());
    QCOMPARE(rowsOf(scratch.read("confusion.csv")).size(), 4);

    for (const double cut : {std::nan(""), 0.0}) {
        VERIFY_OK(writePlots(scratch.folder(), std::isnan(cut) ? fivePatients() : ScoredSurvival{}, cut));
        QCOMPARE(scratch.read("km.csv"), lifeHeader);
    }
}

void PlotFilesTest::replacesPlotsAndLeavesNothingElse()
{
    const Scratch scratch;
    VERIFY_OK(writePlots(scratch.folder(), manyBags(), {"A", "B", "C"}));
    VERIFY_OK(writePlots(scratch.folder(), fourBags(), twoNames));
    QCOMPARE(rowsOf(scratch.read("roc.csv")).size(), 4);
    QCOMPARE(scratch.entries(), 4);
}

void PlotFilesTest::saysWhichPlotCannotBeWritten()
{
    const Scratch scratch;
    scratch.write("file", "no folder");
    for (const std::string folder : {"file", "file/plots"}) {
        const Result<void> written = writePlots(scratch / folder, fourBags(), twoNames);
        COMPARE_ERROR(written, fileUnwritable);
        QVERIFY(sentence(written.error()).find("file") != std::string::npos);
        COMPARE_ERROR(writePlots(scratch / folder, fivePatients(), 1), fileUnwritable);
    }
    scratch.write("plots/pr.csv/inside", "a folder in the way");
    const Result<void> blocked = writePlots(scratch / "plots", fourBags(), twoNames);
    COMPARE_ERROR(blocked, fileUnwritable);
    QVERIFY2(sentence(blocked.error()).find("pr.csv") != std::string::npos, sentence(blocked.error()).c_str());
    for (const auto &entry : std::filesystem::directory_iterator(scratch / "plots"))
        QVERIFY2(entry.path().extension() == ".csv", entry.path().c_str());
}

void PlotFilesTest::writesNothingOfBagsThatDoNotFit()
{
    const Scratch scratch;
    ScoredBags noClass = fourBags();
    noClass.labels[2] = 2;
    ScoredBags cut = fourBags();
    cut.probabilities.pop_back();
    ScoredSurvival untimed = fivePatients();
    untimed.times.pop_back();
    QVERIFY_EXCEPTION_THROWN((void)writePlots(scratch / "plots", noClass, twoNames), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN((void)writePlots(scratch / "plots", cut, twoNames), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN((void)writePlots(scratch / "plots", fourBags(), {"one"}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN((void)writePlots(scratch / "plots", untimed, 1), std::invalid_argument);
    QCOMPARE(scratch.entries(), 0);
}

QTEST_APPLESS_MAIN(PlotFilesTest)
#include "tst_plotfiles.moc"
