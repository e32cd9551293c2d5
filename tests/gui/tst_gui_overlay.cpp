#include "analysis/result/colormap.h"
#include "tests/gui/guiprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>

using namespace tessera;
using namespace tessera::testing;

/// The heat map of a finished analysis in the real window; the tile grid is that of guiengine.cpp: 16 columns and 12
/// rows of 128 px, values rising from 0 to 1.
class GuiOverlayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void init();
    void cleanup() { m_program.reset(); }
    void coversTheSlideWithTheProbabilityOfThePositiveClass();
    void staysOnItsTilesAtEveryZoom();
    void hidesWhileTheBackquoteIsHeld();
    void comesBackWhenTheWindowLosesTheKey();
    void isSwitchedByItsCheckBoxAndItsMenuEntry();
    void followsTheOpacitySlider();
    void changesTheClass();
    void changesTheColours();
    void changesTheMap();
    void tellsTheValueUnderTheCursor();
    void saysWhereATileIsHidden();

private:
    QRgb at(int column, int row) { return m_program->pixelAt({column * 128.0 + 64, row * 128.0 + 64}); }
    void moveOver(int column, int row)
    {
        m_program->moveMouse(m_program->onCanvas({column * 128.0 + 64, row * 128.0 + 64}));
    }
    void choose(const char *box, int row)
    {
        auto *combo = m_program->find<QComboBox>(box);
        combo->setFocus();
        while (combo->currentIndex() != row)
            QTest::keyClick(combo, combo->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }
    void setOpacity(int percent) { m_program->find<QSlider>("opacity")->setValue(percent); }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<GuiProgram> m_program;
};

namespace {

int distance(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

} // namespace

void GuiOverlayTest::init()
{
    m_home = std::make_unique<Home>();
    const QString path = m_home->slide("slide.tiff");
    m_program = std::make_unique<GuiProgram>(*m_home, CommandLine{.slide = path, .analyse = true, .model = "demo"});
    QVERIFY(m_program->waitForResult());
    QVERIFY(m_program->waitForSlide(path));
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window()));
    setOpacity(100);
}

void GuiOverlayTest::coversTheSlideWithTheProbabilityOfThePositiveClass()
{
    const auto &colours = table(ColourMap::cividis);
    QVERIFY(distance(at(0, 0), colours[0]) < 12);
    QVERIFY(distance(at(15, 11), colours[255]) < 12);
    QVERIFY(distance(at(8, 5), colours[117]) < 12); // tile 88 of 192
    QCOMPARE(m_program->find<QComboBox>("classes")->currentText(), "tumour");
    QCOMPARE(m_program->find<QComboBox>("maps")->currentText(), "Class probability");
}

void GuiOverlayTest::staysOnItsTilesAtEveryZoom()
{
    choose("classes", 0);
    for (const double scale : {2.3, 1.0, 0.37}) {
        // Both sides of the border of columns 7 and 8 in row 6, one screen pixel away from it.
        m_program->canvas().zoomToScale(scale);
        m_program->canvas().centreOn({1024, 6 * 128.0 + 64});
        QVERIFY(QTest::qWaitFor([&] { return m_program->canvas().isSharp(); }, patience));
        const QImage picture = m_program->picture();
        const QPointF border = m_program->canvas().viewport().toDevice(Level0Point{1024, 6 * 128.0 + 64});
        const int edge = static_cast<int>(std::floor(border.x() + 0.5));
        const int y = static_cast<int>(border.y());
        const auto &colours = table(ColourMap::cividis);
        const auto colour = [&](int tile) {
            return colours[static_cast<std::size_t>(std::lround((1 - tile / 191.0) * 255))];
        };
        QCOMPARE(picture.pixel(edge - 1, y), colour(6 * 16 + 7));
        QCOMPARE(picture.pixel(edge, y), colour(6 * 16 + 8));
    }
}

void GuiOverlayTest::hidesWhileTheBackquoteIsHeld()
{
    const QRgb covered = at(0, 0);
    QTest::keyPress(&m_program->canvas(), Qt::Key_QuoteLeft);
    const QRgb plain = at(0, 0);
    QVERIFY(distance(plain, covered) > 60);
    QTest::keyRelease(&m_program->canvas(), Qt::Key_QuoteLeft);
    QCOMPARE(at(0, 0), covered);
}

void GuiOverlayTest::comesBackWhenTheWindowLosesTheKey()
{
    QTest::keyPress(&m_program->canvas(), Qt::Key_QuoteLeft);
    QVERIFY(!(*m_program)->overlay().isShown());
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY((*m_program)->overlay().isShown());
}

void GuiOverlayTest::isSwitchedByItsCheckBoxAndItsMenuEntry()
{
    const QRgb covered = at(0, 0);
    auto *box = m_program->find<QCheckBox>("showMap");
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(distance(at(0, 0), covered) > 60);
    QTest::keyClick(&m_program->window(), Qt::Key_H, Qt::ControlModifier);
    QVERIFY(box->isChecked());
    QCOMPARE(at(0, 0), covered);
}

void GuiOverlayTest::followsTheOpacitySlider()
{
    const QRgb covered = at(0, 0);
    setOpacity(0);
    const QRgb plain = at(0, 0);
    setOpacity(50);
    const QRgb half = at(0, 0);
    QVERIFY(std::abs(qRed(half) - (qRed(plain) + qRed(covered)) / 2) <= 2);
    QVERIFY(std::abs(qBlue(half) - (qBlue(plain) + qBlue(covered)) / 2) <= 2);
}

void GuiOverlayTest::changesTheClass()
{
    choose("classes", 0);
    QVERIFY(distance(at(0, 0), table(ColourMap::cividis)[255]) < 12);
}

void GuiOverlayTest::changesTheColours()
{
    choose("colours", 1);
    QVERIFY(distance(at(0, 0), table(ColourMap::viridis)[0]) < 12);
}

void GuiOverlayTest::changesTheMap()
{
    const QRgb before = at(5, 0); // a hidden tile
    choose("maps", 1);
    QCOMPARE(at(5, 0), before); // attention: the same values here, hidden or not
    QVERIFY(!m_program->find<QComboBox>("classes")->isEnabled());
    choose("maps", 3);
    QVERIFY(qGray(at(5, 0)) > 200 || qGray(at(5, 0)) < 70);
    QVERIFY(distance(at(5, 0), before) > 60);
}

void GuiOverlayTest::tellsTheValueUnderTheCursor()
{
    moveOver(8, 5);
    QTRY_COMPARE(m_program->textOf("mapValue"), "Probability of tumour: 0.461");
    choose("classes", 0);
    QCOMPARE(m_program->textOf("mapValue"), "Probability of normal: 0.539");
    choose("maps", 1);
    QCOMPARE(m_program->textOf("mapValue"), "Attention (rank): 0.461");
}

void GuiOverlayTest::saysWhereATileIsHidden()
{
    choose("maps", 3);
    moveOver(5, 0);
    QTRY_COMPARE(m_program->textOf("mapValue"), "Hard instances: hidden by the teacher's mask");
}

QTEST_MAIN(GuiOverlayTest)
#include "tst_gui_overlay.moc"
