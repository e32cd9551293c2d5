#include "tests/support/openedslide.h"
#include "tests/support/scratch.h"
#include "tests/support/tiffwriter.h"
#include "viewer/slide/detail/omexml.h"
#include "viewer/slide/slidesource.h"

#include <QTest>

#include <chrono>
#include <cmath>

using namespace tessera;
using namespace tessera::testing;
using namespace std::string_literals;

/// OME-TIFF: resolution, objective, channels and planes by its XML.
class OmeTiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsResolutionAndObjective_data();
    void knowsResolutionAndObjective();
    void understandsEveryUnit_data();
    void understandsEveryUnit();
    void addsUpTheFirstThreeChannels_data();
    void addsUpTheFirstThreeChannels();
    void showsTheFirstPlaneOfAStack_data();
    void showsTheFirstPlaneOfAStack();
    void findsPlanesByTiffData();
    void saysWhatIsShown();
    void goesOnWithoutOmeWhereItsXmlIsUseless_data();
    void goesOnWithoutOmeWhereItsXmlIsUseless();
    void refusesEntityBombsAtOnce();
    void refusesADescriptionOfHundredMegabytes();

private:
    std::shared_ptr<const SlideSource> written(const TiffSpec &spec) const
    {
        writeTiff(m_scratch / "slide.ome.tif", spec);
        return opened(m_scratch / "slide.ome.tif", TilePath::fastest);
    }
    Scratch m_scratch;
};

namespace {

std::string pixelsXml(const std::string &attributes, const std::string &content)
{
    return "<Pixels SizeX=\"300\" SizeY=\"210\" Type=\"uint8\" " + attributes + ">" + content + "</Pixels>";
}

std::string omeXml(const std::string &pixels, const std::string &before = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME "
           "xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">" +
           before + "<Image ID=\"Image:0\" Name=\"the slide\">" + pixels + "</Image></OME>";
}

/// Pages of one grey sample each: page n is n * 40 + 20 all over.
TiffSpec greyPages(int pages, const std::string &description)
{
    TiffSpec spec;
    spec.samples = 1;
    spec.photometric = PHOTOMETRIC_MINISBLACK;
    spec.pages = pages;
    spec.levels = 2;
    spec.description = description;
    spec.sampler = [](int64_t, int64_t, int sample) { return static_cast<uint16_t>(sample * 40 + 20); };
    return spec;
}

uint32_t pixelOf(const SlideSource &slide, int level) { return slide.read(level, {5, 5, 1, 1})->pixels.data[0]; }

} // namespace

void OmeTiffTest::knowsResolutionAndObjective_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("before");
    QTest::addColumn<double>("mpp");
    QTest::addColumn<MppSource>("source");
    QTest::addColumn<double>("power"); // 0: unknown
    const std::string objectives = "<Instrument ID=\"Instrument:0\"><Objective ID=\"Objective:0:0\" "
                                   "NominalMagnification=\"20.0\"/></Instrument>";
    QTest::newRow("um") << "PhysicalSizeX=\"0.25\" PhysicalSizeY=\"0.25\""s << objectives << 0.25 << MppSource::file
                        << 20.0;
    QTest::newRow("nm") << "PhysicalSizeX=\"325\" PhysicalSizeXUnit=\"nm\" PhysicalSizeY=\"325\" "
                           "PhysicalSizeYUnit=\"nm\""s
                        << ""s << 0.325 << MppSource::file << 0.0;
    QTest::newRow("pixel is no length") << "PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"pixel\" PhysicalSizeY=\"1\" "
                                           "PhysicalSizeYUnit=\"pixel\""s
                                        << objectives << 0.5 << MppSource::resolutionTag << 20.0;
    QTest::newRow("nothing said") << ""s
                                  << ""s << 0.5 << MppSource::resolutionTag << 0.0;
    QTest::newRow("zero") << "PhysicalSizeX=\"0\" PhysicalSizeY=\"0\""s
                          << ""s << 0.5 << MppSource::resolutionTag << 0.0;
}

void OmeTiffTest::knowsResolutionAndObjective()
{
    QFETCH(const std::string, attributes);
    QFETCH(const std::string, before);
    QFETCH(const double, mpp);
    QFETCH(const MppSource, source);
    QFETCH(const double, power);
    TiffSpec spec;
    spec.compression = COMPRESSION_JPEG;
    spec.photometric = PHOTOMETRIC_YCBCR;
    spec.description =
        omeXml(pixelsXml("SizeC=\"3\" " + attributes, "<Channel SamplesPerPixel=\"3\"/><TiffData/>"), before);
    const auto slide = written(spec);
    QVERIFY(slide);
    QCOMPARE(slide->facts().vendor, "ome-tiff"s);
    QCOMPARE(slide->facts().levels.size(), 3u);
    QVERIFY(slide->facts().levels[2].directTiles);
    QVERIFY(slide->facts().mpp);
    QVERIFY(std::abs(slide->facts().mpp->x - mpp) < 1e-6);
    QCOMPARE(slide->facts().mpp->source, source);
    QCOMPARE(slide->facts().objectivePower.value_or(0), power);
    QCOMPARE(slide->facts().background, 0xFFFFFFFFu);
}

void OmeTiffTest::understandsEveryUnit_data()
{
    QTest::addColumn<std::string>("unit");
    QTest::addColumn<double>("micrometres");
    QTest::newRow("micro sign") << "\xC2\xB5m"s << 1.0;
    QTest::newRow("Greek mu") << "\xCE\xBCm"s << 1.0;
    QTest::newRow("nm") << "nm"s << 0.001;
    QTest::newRow("mm") << "mm"s << 1000.0;
    QTest::newRow("cm") << "cm"s << 10000.0;
    QTest::newRow("m") << "m"s << 1000000.0;
    QTest::newRow("inch") << "in"s << 25400.0;
    QTest::newRow("Angstrom") << "\xC3\x85"s << 0.0001;
    QTest::newRow("pixel") << "pixel"s << 0.0;
    QTest::newRow("reference frame") << "reference frame"s << 0.0;
}

void OmeTiffTest::understandsEveryUnit()
{
    QFETCH(const std::string, unit);
    QFETCH(const double, micrometres);
    QCOMPARE(detail::micrometresIn(unit).value_or(0), micrometres);
}

void OmeTiffTest::addsUpTheFirstThreeChannels_data()
{
    QTest::addColumn<std::string>("channels");
    QTest::addColumn<uint32_t>("expected"); // of 20, 60 and 100
    QTest::newRow("no colours: red, green, blue") << "<Channel/><Channel/><Channel/><Channel/>"s << rgb(20, 60, 100);
    QTest::newRow("blue, green, red") << "<Channel Color=\"65535\"/><Channel Color=\"16711935\"/>"
                                         "<Channel Color=\"-16776961\"/><Channel/>"s
                                      << rgb(100, 60, 20);
    QTest::newRow("white says nothing") << "<Channel Color=\"-1\"/><Channel Color=\"-1\"/><Channel Color=\"-1\"/>"s
                                        << rgb(20, 60, 100);
    QTest::newRow("yellow twice") << "<Channel Color=\"-65281\"/><Channel Color=\"-65281\"/>"
                                     "<Channel Color=\"65535\"/>"s
                                  << rgb(80, 80, 100);
}

void OmeTiffTest::addsUpTheFirstThreeChannels()
{
    QFETCH(const std::string, channels);
    QFETCH(const uint32_t, expected);
    const auto slide = written(greyPages(4, omeXml(pixelsXml("SizeC=\"4\" DimensionOrder=\"XYCZT\"", channels))));
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 2u);
    QCOMPARE(pixelOf(*slide, 0), expected);
    QCOMPARE(pixelOf(*slide, 1), expected);
    QCOMPARE(slide->facts().background, 0xFF000000u);
    QCOMPARE(slide->facts().associated.size(), 0u);
}

void OmeTiffTest::showsTheFirstPlaneOfAStack_data()
{
    QTest::addColumn<std::string>("order");
    QTest::addColumn<uint32_t>("expected"); // page n is n * 40 + 20
    QTest::newRow("channels first") << "XYCZT"s << rgb(20, 60, 0);
    QTest::newRow("depth first") << "XYZCT"s << rgb(20, 140, 0);
    QTest::newRow("time first") << "XYTZC"s << rgb(20, 140, 0);
}

void OmeTiffTest::showsTheFirstPlaneOfAStack()
{
    QFETCH(const std::string, order);
    QFETCH(const uint32_t, expected);
    const auto slide =
        written(greyPages(6, omeXml(pixelsXml("SizeC=\"2\" SizeZ=\"3\" DimensionOrder=\"" + order + "\"", ""))));
    QVERIFY(slide);
    QCOMPARE(pixelOf(*slide, 0), expected);
}

void OmeTiffTest::findsPlanesByTiffData()
{
    const std::string data =
        "<Channel/><Channel/>"
        "<TiffData FirstC=\"0\" IFD=\"4\" PlaneCount=\"1\"><UUID FileName=\"a\">urn</UUID></TiffData>"
        "<TiffData FirstC=\"1\" IFD=\"2\" PlaneCount=\"1\"/>";
    const auto slide = written(greyPages(5, omeXml(pixelsXml("SizeC=\"2\"", data))));
    QVERIFY(slide);
    QCOMPARE(pixelOf(*slide, 0), rgb(180, 100, 0));
}

void OmeTiffTest::saysWhatIsShown()
{
    const std::string channels = "<Channel Name=\"DAPI\"/><Channel Name=\"CK\"/><Channel/><Channel/><Channel/>";
    const auto slide = written(greyPages(5, omeXml(pixelsXml("SizeC=\"5\" DimensionOrder=\"XYCZT\"", channels))));
    QVERIFY(slide);
    QCOMPARE(slide->facts().properties.at("tessera.shown"),
             "channel 1 (DAPI) as red, channel 2 (CK) as green, channel 3 as blue; 2 more not shown"s);
}

void OmeTiffTest::goesOnWithoutOmeWhereItsXmlIsUseless_data()
{
    QTest::addColumn<std::string>("xml");
    QTest::newRow("breaks off") << "<OME><Image><Pixels SizeX=\"300\""s;
    QTest::newRow("of another size") << "<OME><Image><Pixels SizeX=\"5\" SizeY=\"5\"/></Image></OME>"s;
    QTest::newRow("without an image") << "<OME/>"s;
    QTest::newRow("planes beyond the file")
        << omeXml(pixelsXml("SizeC=\"9\"", "<TiffData FirstC=\"0\" IFD=\"99999999999\"/>"));
    QTest::newRow("absurd sizes") << omeXml(
        pixelsXml("SizeC=\"-1\" SizeZ=\"9223372036854775807\" DimensionOrder=\"XYZTC\"", "<TiffData IFD=\"-3\"/>"));
}

void OmeTiffTest::goesOnWithoutOmeWhereItsXmlIsUseless()
{
    QFETCH(const std::string, xml);
    TiffSpec spec;
    spec.description = xml;
    const auto slide = written(spec);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 3u);
    QCOMPARE(slide->facts().vendor, "generic-tiff"s);
    QVERIFY(!slide->facts().properties.at("tessera.note").empty());
    QCOMPARE(pixelOf(*slide, 0), texture(5, 5));
}

void OmeTiffTest::refusesEntityBombsAtOnce()
{
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE OME [<!ENTITY a \"aaaaaaaaaa\">";
    for (char name = 'b'; name < 'z'; ++name) {
        bomb += "<!ENTITY "s + name + " \"";
        for (int i = 0; i < 10; ++i)
            bomb += "&"s + static_cast<char>(name - 1) + ";";
        bomb += "\">";
    }
    bomb += "]><OME><Image Name=\"&y;\"><Pixels SizeX=\"300\" SizeY=\"210\"/></Image></OME>";
    const auto begin = std::chrono::steady_clock::now();
    const auto images = detail::parseOmeXml(bomb);
    QVERIFY(!images);
    QVERIFY(images.error().find("DOCTYPE") != std::string::npos);
    QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
    TiffSpec spec;
    spec.description = bomb;
    const auto slide = written(spec);
    QVERIFY(slide);
    QCOMPARE(slide->facts().levels.size(), 3u);
}

void OmeTiffTest::refusesADescriptionOfHundredMegabytes()
{
    TiffSpec spec;
    spec.description = "<OME>" + std::string(100 << 20, ' ') + "</OME>";
    writeTiff(m_scratch / "long.ome.tif", spec);
    const auto slide = openSlide(m_scratch / "long.ome.tif");
    COMPARE_ERROR(slide, slideDamaged);
    QVERIFY(sentence(slide.error()).find("description") != std::string::npos);
}

QTEST_APPLESS_MAIN(OmeTiffTest)
#include "tst_ometiff.moc"
