#include "app/colours/histogramview.h"
#include "tests/gui/guiprogram.h"
#include "tests/viewer/colour/profiles.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>

#include <cmath>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// Nuclei in stroma.
uint32_t tissue(int64_t x, int64_t y)
{
    const bool isNucleus = (x / 24 + y / 20) % 3 == 0;
    const double haematoxylin = isNucleus ? 1.1 : 0.1;
    const double eosin = isNucleus ? 0.15 : 0.6;
    const auto level = [&](double h, double e) {
        return static_cast<uint8_t>(std::lround(255 * std::exp(-(haematoxylin * h + eosin * e))));
    };
    return rgb(level(0.65, 0.07), level(0.70, 0.99), level(0.29, 0.11));
}

uint32_t glass(int64_t, int64_t) { return rgb(246, 246, 247); }

/// The program with one slide, and the colour panel open.
struct Opened {
    explicit Opened(const Painter &paint = tissue, const ProfileBytes &profile = {})
    {
        PyramidSpec spec;
        spec.width = 2048;
        spec.height = 1536;
        spec.mppTag = 0.5;
        spec.paint = paint;
        spec.colourProfile.assign(reinterpret_cast<const char *>(profile.data()), profile.size());
        makePyramid(home.folder / "stained.tiff", spec);
        path = toQString(home.folder / "stained.tiff");
        start();
    }
    void start()
    {
        QCoreApplication::processEvents(); // as between a click and closing the window
        program.reset();                   // (first what it keeps, then what it reads)
        program = std::make_unique<GuiProgram>(home, CommandLine{.slide = path});
        ready = program->waitForSlide(path) && QTest::qWaitForWindowActive(&program->window());
        program->canvas().setFocus();
        if (ready && !program->find<QDockWidget>("colourDock")->isVisible())
            key(Qt::Key_C, Qt::ShiftModifier);
        QCoreApplication::processEvents();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&program->window(), key, modifiers);
    }
    SlideColour &colour() { return *program->canvas().colour(); }
    /// What the middle of the slide looks like, once it has come to rest.
    QRgb middle()
    {
        (void)QTest::qWaitFor([&] { return program->canvas().isSharp(); }, patience);
        return program->pixelAt({1024, 768});
    }
    /// In the settings, which are opened for it.
    QComboBox *display()
    {
        program->window().showSettings();
        auto *field = program->window().findChild<QComboBox *>(QStringLiteral("displayProfile"));
        field->setFocus();
        return field;
    }
    void chooseFile(QComboBox *display, const std::filesystem::path &file)
    {
        QTest::keyClick(display, Qt::Key_End);
        auto *dialog = program->window().findChild<QFileDialog *>(QStringLiteral("displayProfileDialog"));
        Q_EMIT dialog->fileSelected(toQString(file));
        dialog->close();
    }
    void acceptSettings()
    {
        auto *dialog = program->window().findChild<QDialog *>(QStringLiteral("settingsDialog"));
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QDoubleSpinBox *field(const char *name) { return program->find<QDoubleSpinBox>(name); }
    void type(QDoubleSpinBox *into, const char *number)
    {
        into->setFocus();
        into->selectAll();
        QTest::keyClicks(into, number);
        QTest::keyClick(into, Qt::Key_Return);
    }

    Home home;
    QString path;
    std::unique_ptr<GuiProgram> program;
    bool ready = false;
};

} // namespace

/// The colour panel by mouse and keys.
class GuiColoursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void opensAndClosesThePanelWithItsKey();
    void saysInTheStatusBarWhatBecomesOfTheProfile_data();
    void saysInTheStatusBarWhatBecomesOfTheProfile();
    void switchesTheProfileWithTheMouse();
    void brightensWithTheKeysOfASlider();
    void takesNumbersThatAreTyped();
    void changesOneChannel();
    void goesThroughTheStainsWithItsKey();
    void typesNoStainIntoANumberField();
    void estimatesTheStainsOfTheSlide();
    void saysWhyStainsCannotBeEstimated();
    void resetsEverythingByAClick();
    void countsWhatIsInView();
    void keepsTheColoursOfASlide();
    void followsTheCurrentSlide();
    void isOfNoUseWithoutASlide();
    void showsSlidesThroughTheProfileOfTheDisplay();
};

void GuiColoursTest::opensAndClosesThePanelWithItsKey()
{
    Opened opened;
    QVERIFY(opened.ready);
    auto *dock = opened.program->find<QDockWidget>("colourDock");
    QVERIFY(dock->isVisible());
    QVERIFY(opened.program->find<QAction>("colourPanel")->isChecked());
    opened.program->canvas().setFocus();
    opened.key(Qt::Key_C, Qt::ShiftModifier);
    QVERIFY(!dock->isVisible());
    QVERIFY(!opened.program->find<QAction>("colourPanel")->isChecked());
}

void GuiColoursTest::saysInTheStatusBarWhatBecomesOfTheProfile_data()
{
    QTest::addColumn<ProfileBytes>("profile");
    QTest::addColumn<QString>("badge");
    QTest::newRow("none") << ProfileBytes{} << "ICC none";
    QTest::newRow("good") << matrixProfile() << "ICC on";
    QTest::newRow("bad") << ProfileBytes(300, std::byte{7}) << "ICC unusable";
}

void GuiColoursTest::saysInTheStatusBarWhatBecomesOfTheProfile()
{
    QFETCH(ProfileBytes, profile);
    QFETCH(QString, badge);
    Opened opened(tissue, profile);
    QVERIFY(opened.ready);
    QTRY_COMPARE(opened.program->textOf("iccBadge"), badge);
    QVERIFY(!opened.program->textOf("profileState").isEmpty());
    QCOMPARE(opened.program->find<QLabel>("iccBadge")->toolTip(), opened.program->textOf("profileState"));
    QCOMPARE(opened.program->find<QCheckBox>("useProfile")->isEnabled(), badge == "ICC on");
}

void GuiColoursTest::switchesTheProfileWithTheMouse()
{
    Opened opened(tissue, matrixProfile());
    QVERIFY(opened.ready);
    const QRgb through = opened.middle();
    auto *box = opened.program->find<QCheckBox>("useProfile");
    QVERIFY(box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QTRY_COMPARE(opened.program->textOf("iccBadge"), QString("ICC off"));
    QTRY_VERIFY(opened.middle() != through);
    opened.program->find<QAction>("switchProfile")->trigger();
    QTRY_VERIFY(box->isChecked());
    QTRY_COMPARE(opened.middle(), through);
}

void GuiColoursTest::brightensWithTheKeysOfASlider()
{
    Opened opened;
    QVERIFY(opened.ready);
    const QRgb before = opened.middle();
    auto *slider = opened.program->find<QSlider>("brightnessSlider");
    slider->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(slider, Qt::Key_PageUp);
    QVERIFY(opened.field("brightness")->value() > 0.1);
    QCOMPARE(opened.colour().settings().adjustments.brightness, opened.field("brightness")->value());
    QTRY_VERIFY(qGreen(opened.middle()) > qGreen(before) + 20);
}

void GuiColoursTest::takesNumbersThatAreTyped()
{
    Opened opened;
    QVERIFY(opened.ready);
    const QRgb before = opened.middle();
    opened.type(opened.field("gamma"), "2");
    QCOMPARE(opened.colour().settings().adjustments.gamma, 2.0);
    const int lighter = static_cast<int>(std::lround(255 * std::sqrt(qGreen(before) / 255.0)));
    QTRY_VERIFY(std::abs(qGreen(opened.middle()) - lighter) <= 1);
    opened.type(opened.field("contrast"), "0");
    QTRY_VERIFY(std::abs(qGreen(opened.middle()) - 180) <= 1); // the middle, by gamma 2
}

void GuiColoursTest::changesOneChannel()
{
    Opened opened;
    QVERIFY(opened.ready);
    const QRgb before = opened.middle();
    opened.type(opened.field("greenFull"), "128");
    QTRY_VERIFY(qGreen(opened.middle()) > qGreen(before));
    QCOMPARE(qRed(opened.middle()), qRed(before));
    QCOMPARE(qBlue(opened.middle()), qBlue(before));
}

void GuiColoursTest::goesThroughTheStainsWithItsKey()
{
    Opened opened;
    QVERIFY(opened.ready);
    const QRgb whole = opened.middle();
    opened.program->canvas().setFocus();
    QStringList seen;
    QList<QRgb> pixels;
    for (int i = 0; i < 4; ++i) {
        opened.key(Qt::Key_T);
        QCoreApplication::processEvents();
        seen << opened.program->find<QComboBox>("stainView")->currentText();
        QTest::qWait(50);
        pixels << opened.middle();
    }
    QCOMPARE(seen, (QStringList{"Haematoxylin", "Eosin", "Residual", "All (RGB)"}));
    QVERIFY(pixels[0] != whole && pixels[1] != whole && pixels[0] != pixels[1]);
    QCOMPARE(pixels[3], whole);
}

void GuiColoursTest::typesNoStainIntoANumberField()
{
    Opened opened;
    QVERIFY(opened.ready);
    opened.field("gamma")->setFocus();
    QTest::keyClick(opened.field("gamma"), Qt::Key_T);
    QCOMPARE(opened.colour().settings().view, StainView::rgb);
}

void GuiColoursTest::estimatesTheStainsOfTheSlide()
{
    Opened opened;
    QVERIFY(opened.ready);
    auto *vectors = opened.program->find<QComboBox>("stainVectors");
    const QImage standard = opened.program->find<QLabel>("eosinColour")->pixmap().toImage();
    vectors->setFocus();
    QTest::keyClick(vectors, Qt::Key_Down);
    QTRY_VERIFY(opened.colour().settings().vectors);
    QTRY_VERIFY(opened.program->find<QLabel>("eosinColour")->pixmap().toImage() != standard);
    QCOMPARE(vectors->currentIndex(), 1);
    QTest::keyClick(vectors, Qt::Key_Up);
    QTRY_VERIFY(!opened.colour().settings().vectors);
    QTRY_COMPARE(opened.program->find<QLabel>("eosinColour")->pixmap().toImage(), standard);
}

void GuiColoursTest::saysWhyStainsCannotBeEstimated()
{
    Opened opened(glass);
    QVERIFY(opened.ready);
    auto *vectors = opened.program->find<QComboBox>("stainVectors");
    vectors->setFocus();
    QTest::keyClick(vectors, Qt::Key_Down);
    QTRY_VERIFY(opened.program->textOf("stainRemark").contains("of its overview is tissue"));
    QCOMPARE(vectors->currentIndex(), 0);
}

void GuiColoursTest::resetsEverythingByAClick()
{
    Opened opened(tissue, matrixProfile());
    QVERIFY(opened.ready);
    const QRgb before = opened.middle();
    opened.type(opened.field("brightness"), "0.3");
    opened.program->canvas().setFocus();
    opened.key(Qt::Key_T);
    QTRY_VERIFY(opened.middle() != before);
    auto *reset = opened.program->find<QPushButton>("resetColours");
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(opened.colour().settings().areDefault());
    QTRY_COMPARE(opened.middle(), before);
    QTRY_COMPARE(opened.field("brightness")->value(), 0.0);
}

void GuiColoursTest::countsWhatIsInView()
{
    Opened opened;
    QVERIFY(opened.ready);
    const auto *view = opened.program->find<HistogramView>("histogram");
    QTRY_VERIFY(view->histogram().pixels > 10'000);
    const auto darkest = [&] {
        for (std::size_t level = 0; level < 256; ++level)
            if (view->histogram().counts[1][level] > 0)
                return level;
        return std::size_t{256};
    };
    const std::size_t before = darkest();
    opened.type(opened.field("brightness"), "0.4");
    QTRY_VERIFY(darkest() > before + 50);
}

void GuiColoursTest::keepsTheColoursOfASlide()
{
    Opened opened;
    QVERIFY(opened.ready);
    opened.type(opened.field("gamma"), "1.5");
    opened.program->canvas().setFocus();
    opened.key(Qt::Key_T);
    const ColourSettings chosen = opened.colour().settings();
    opened.start();
    QVERIFY(opened.ready);
    QVERIFY(opened.colour().settings() == chosen);
    QCOMPARE(opened.field("gamma")->value(), 1.5);

    const QString other = opened.home.slide("other.tiff");
    opened.program->window().open(other);
    QVERIFY(opened.program->waitForSlide(other));
    QVERIFY(opened.colour().settings().areDefault());

    opened.program->window().open(opened.path);
    QVERIFY(opened.program->waitForSlide(opened.path));
    QTest::mouseClick(opened.program->find<QPushButton>("resetColours"), Qt::LeftButton);
    opened.start();
    QVERIFY(opened.ready);
    QVERIFY(opened.colour().settings().areDefault());
}

void GuiColoursTest::followsTheCurrentSlide()
{
    Opened opened;
    QVERIFY(opened.ready);
    opened.type(opened.field("gamma"), "2");
    const QString other = opened.home.slide("other.tiff");
    opened.program->window().open(other);
    QVERIFY(opened.program->waitForSlide(other));
    QTRY_COMPARE(opened.field("gamma")->value(), 1.0);
    opened.type(opened.field("gamma"), "3");
    opened.program->find<QAction>("previousView")->trigger();
    QTRY_COMPARE(opened.field("gamma")->value(), 2.0);
    QCOMPARE(opened.colour().settings().adjustments.gamma, 2.0);
}

void GuiColoursTest::isOfNoUseWithoutASlide()
{
    const Home home;
    GuiProgram program(home);
    program.find<QAction>("colourPanel")->trigger();
    QVERIFY(program.find<QDockWidget>("colourDock")->isVisible());
    QVERIFY(!program.find<QPushButton>("resetColours")->isEnabled());
    QVERIFY(!program.find<QLabel>("iccBadge")->isVisible());
    program.find<QAction>("nextStainView")->trigger(); // (does nothing)
}

void GuiColoursTest::showsSlidesThroughTheProfileOfTheDisplay()
{
    Opened opened;
    QVERIFY(opened.ready);
    const ProfileBytes bytes = matrixProfile(2.6);
    const auto monitor = opened.home.folder.write(
        "monitor.icc", std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
    const QRgb before = opened.middle();

    QComboBox *display = opened.display();
    opened.chooseFile(display, opened.home.folder.write("text.icc", std::string(1000, 'x')));
    QVERIFY(opened.program->textOf("displayProfileProblem").startsWith("text.icc is no profile of a display"));
    QCOMPARE(display->currentIndex(), 0);
    opened.chooseFile(display, monitor);
    QCOMPARE(display->currentText(), QStringLiteral("monitor.icc"));
    opened.acceptSettings();
    QTRY_VERIFY(opened.middle() != before);
    const QRgb shown = opened.middle();

    opened.start();
    QVERIFY(opened.ready);
    QTRY_COMPARE(opened.middle(), shown);

    display = opened.display();
    QCOMPARE(display->currentText(), QStringLiteral("monitor.icc"));
    QTest::keyClick(display, Qt::Key_Home);
    opened.acceptSettings();
    QTRY_COMPARE(opened.middle(), before);
}

QTEST_MAIN(GuiColoursTest)
#include "tst_gui_colours.moc"
