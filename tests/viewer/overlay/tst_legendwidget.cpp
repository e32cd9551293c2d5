#include "tests/viewer/overlay/tiletables.h"
#include "viewer/overlay/detail/heatmapimage.h"
#include "viewer/overlay/legendwidget.h"

#include <QTest>

using namespace tessera;

namespace {

bool contains(const QImage &image, uint32_t colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == colour)
                return true;
    return false;
}

} // namespace

class LegendWidgetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void namesTheMapAndItsRange();
    void explainsTheHiddenTilesForTheHardMapAlone();
    void showsTheWholeColourMap_data();
    void showsTheWholeColourMap();
    void isReadableByAssistiveTechnology();
};

void LegendWidgetTest::namesTheMapAndItsRange()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    const LegendWidget legend(model);
    QCOMPARE(legend.lines(), (QStringList{"Probability of tumour", "0.0 – 1.0"}));
    model.setLook({.map = OverlayMap::attention});
    QCOMPARE(legend.lines().first(), "Attention (rank)");
}

void LegendWidgetTest::explainsTheHiddenTilesForTheHardMapAlone()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    LegendWidget legend(model);
    const int height = legend.sizeHint().height();
    model.setLook({.map = OverlayMap::hardInstances});
    QCOMPARE(legend.lines().last(), "hidden by the teacher's mask");
    QVERIFY(legend.sizeHint().height() > height);
    legend.resize(240, legend.sizeHint().height());
    const QImage picture = legend.grab().toImage();
    QVERIFY(contains(picture, hiddenLight) && contains(picture, hiddenDark));
}

void LegendWidgetTest::showsTheWholeColourMap_data()
{
    QTest::addColumn<ColourMap>("colours");
    QTest::newRow("cividis") << ColourMap::cividis;
    QTest::newRow("viridis") << ColourMap::viridis;
}

void LegendWidgetTest::showsTheWholeColourMap()
{
    QFETCH(ColourMap, colours);
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    model.setLook({.colours = colours});
    LegendWidget legend(model);
    legend.resize(400, legend.sizeHint().height());
    const QImage picture = legend.grab().toImage();
    for (const std::size_t i : {1u, 64u, 128u, 254u})
        QVERIFY2(contains(picture, table(colours)[i]), qPrintable(QString::number(i)));
}

void LegendWidgetTest::isReadableByAssistiveTechnology()
{
    OverlayModel model;
    model.setTiles(sharedGrid(4, 4, 100), normalAndTumour());
    const LegendWidget legend(model);
    QVERIFY(!legend.accessibleName().isEmpty());
    QVERIFY(legend.accessibleDescription().contains("Probability of tumour"));
}

QTEST_MAIN(LegendWidgetTest)
#include "tst_legendwidget.moc"
