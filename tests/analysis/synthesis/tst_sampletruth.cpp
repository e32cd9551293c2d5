#include "analysis/synthesis/detail/survey.h"
#include "analysis/synthesis/detail/tissuemap.h"
#include "analysis/synthesis/detail/truth.h"
#include "analysis/synthesis/sampleslide.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <sstream>

using namespace tessera;

namespace {

struct Row {
    double x, y, width, height, label, tumour, centre, tissue;
    std::string artefact;
};

std::vector<Row> rowsOf(const std::filesystem::path &path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        std::ranges::replace(line, ',', ' ');
        std::istringstream words(line);
        Row row;
        words >> row.x >> row.y >> row.width >> row.height >> row.label >> row.tumour >> row.centre >> row.tissue >>
            row.artefact;
        rows.push_back(row);
    }
    return rows;
}

double areaOf(const nlohmann::json &ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
               ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    return std::abs(sum) / 2;
}

/// Level-0 px squared by class, holes taken off.
std::map<std::string, double> areasOf(const std::filesystem::path &path)
{
    std::ifstream file(path);
    std::map<std::string, double> areas;
    const nlohmann::json json = nlohmann::json::parse(file);
    for (const auto &feature : json.at("features")) {
        double &area = areas[feature.at("properties").at("classification").at("name")];
        const auto &rings = feature.at("geometry").at("coordinates");
        for (std::size_t i = 0; i < rings.size(); ++i)
            area += i == 0 ? areaOf(rings[i]) : -areaOf(rings[i]);
    }
    return areas;
}

} // namespace

class SampleTruthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto files = writeSampleSlide(path("sample"), m_spec, {}, {});
        QVERIFY(files);
        m_files = *files;
    }
    void tumourCoversTheAskedShareOfTheTissue_data();
    void tumourCoversTheAskedShareOfTheTissue();
    void outlinesNameEverythingThatWasDrawn();
    void outlinesEncloseTheTumourOfTheTiles();
    void withoutTumourNoTileAndNoOutlineIsTumour();
    void rowsLieOnTissueAndOnTheExtractionsGrid();
    void labelSpeaksOfTheCentralThird();
    void tileIsOfWholeDownsampleWhereThatIsClose();

private:
    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / (std::string(name) + ".tiff");
    }

    QTemporaryDir m_folder;
    const SampleSpec m_spec{.width = 3000, .height = 2600, .seed = 3, .mpp = 1, .tumourShare = 0.03, .threads = 2};
    SampleFiles m_files;
};

void SampleTruthTest::tumourCoversTheAskedShareOfTheTissue_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("1 %") << 0.01;
    QTest::newRow("2 %") << 0.02;
    QTest::newRow("3 %") << 0.03;
}

void SampleTruthTest::tumourCoversTheAskedShareOfTheTissue()
{
    QFETCH(double, share);
    SampleSpec spec = m_spec;
    spec.tumourShare = share;
    detail::TissueMap map(spec);
    map.setTumourThreshold(detail::surveyOf(map, 2, {})->tumourThreshold(share));
    // Counted on another grid than the one that chose the threshold.
    double tissue = 0;
    double tumour = 0;
    for (double y = 3; y < map.height(); y += 5.3)
        for (double x = 3; x < map.width(); x += 5.3) {
            const detail::Site site = map.at(x, y);
            tissue += site.depth > 0;
            tumour += site.depth > 0 && site.tumour > 0;
        }
    QVERIFY2(std::abs(tumour / tissue - share) < 0.1 * share, qPrintable(QString::number(tumour / tissue)));
}

void SampleTruthTest::outlinesNameEverythingThatWasDrawn()
{
    const std::map<std::string, double> areas = areasOf(m_files.outlines);
    for (const char *name : {"Tissue", "Fat", "Follicle", "Tumour", "Fold", "Pen", "Blur"})
        QVERIFY2(areas.contains(name) && areas.at(name) > 0, name);
    const double slide = static_cast<double>(m_spec.width * m_spec.height);
    QVERIFY(areas.at("Tissue") > 0.2 * slide && areas.at("Tissue") < 0.7 * slide);
    QVERIFY(std::abs(areas.at("Tissue") / slide - m_files.tissueShare) < 0.01);
}

void SampleTruthTest::outlinesEncloseTheTumourOfTheTiles()
{
    std::map<std::string, double> areas = areasOf(m_files.outlines);
    double tumour = 0;
    for (const Row &row : rowsOf(m_files.tiles))
        tumour += row.tumour * row.width * row.height;
    QVERIFY2(std::abs(tumour / areas["Tumour"] - 1) < 0.05,
             qPrintable(QString("%1 and %2").arg(tumour).arg(areas["Tumour"])));
    QVERIFY(std::abs(areas["Tumour"] / areas["Tissue"] - m_spec.tumourShare) < 0.003);
}

void SampleTruthTest::withoutTumourNoTileAndNoOutlineIsTumour()
{
    SampleSpec spec = m_spec;
    spec.tumourShare = 0;
    spec.width = spec.height = smallestSample;
    const auto files = writeSampleSlide(path("normal"), spec, {}, {});
    QVERIFY(files);
    QCOMPARE(files->tumourTiles, int64_t{0});
    QVERIFY(!areasOf(files->outlines).contains("Tumour"));
    const std::vector<Row> rows = rowsOf(files->tiles);
    QVERIFY(rows.size() > 50);
    for (const Row &row : rows)
        QVERIFY(row.label == 0 && row.tumour == 0 && row.centre == 0);
}

void SampleTruthTest::rowsLieOnTissueAndOnTheExtractionsGrid()
{
    const std::vector<Row> rows = rowsOf(m_files.tiles);
    QCOMPARE(static_cast<int64_t>(rows.size()), m_files.tissueTiles);
    QVERIFY(rows.size() > 100);
    const detail::TissueMap map(m_spec);
    for (const Row &row : rows) {
        QVERIFY(row.width == 96 && row.height == 96);
        QVERIFY(std::fmod(row.x, 96) == 0 && std::fmod(row.y, 96) == 0);
        QVERIFY(row.tissue >= 0.25 && row.tissue <= 1);
        bool touchesTissue = false;
        for (double y = 4; y < 96; y += 8)
            for (double x = 4; x < 96; x += 8)
                touchesTissue = touchesTissue || map.at(row.x + x, row.y + y).depth > 0;
        QVERIFY(touchesTissue);
    }
}

void SampleTruthTest::labelSpeaksOfTheCentralThird()
{
    int positive = 0;
    int besideOnly = 0;
    for (const Row &row : rowsOf(m_files.tiles)) {
        QCOMPARE(row.label == 1, row.centre > 0);
        positive += row.label == 1;
        besideOnly += row.label == 0 && row.tumour > 0;
    }
    QCOMPARE(int64_t{positive}, m_files.tumourTiles);
    QVERIFY(positive > 3);
    QVERIFY(besideOnly > 0); // tumour in the margin alone does not count
}

void SampleTruthTest::tileIsOfWholeDownsampleWhereThatIsClose()
{
    QCOMPARE(detail::truthTileEdge(1.0), int64_t{96});
    QCOMPARE(detail::truthTileEdge(0.5), int64_t{192});
    QCOMPARE(detail::truthTileEdge(0.2425), int64_t{384}); // 3 % off
    QCOMPARE(detail::truthTileEdge(0.7), int64_t{137});
    QCOMPARE(detail::truthTileEdge(2.0), int64_t{48});
}

QTEST_APPLESS_MAIN(SampleTruthTest)
#include "tst_sampletruth.moc"
