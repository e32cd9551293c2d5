#include "app/recentslides.h"
#include "tests/gui/guiprogram.h"

#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

using namespace tessera;
using namespace tessera::testing;

class GuiOpenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void opensTheSlideOfTheCommandLine();
    void opensASlideThatIsDropped();
    void opensEveryDroppedFileInATabOfItsOwn();
    void ignoresADropThatIsNoFile();
    void listsOpenedSlidesAsRecentNewestFirstOverARestart();
    void opensARecentSlideFromItsMenu();
    void showsTheSlideThatWasAskedForLast();
    void saysInOneSentenceWhatIsWrongWithABadFile_data();
    void saysInOneSentenceWhatIsWrongWithABadFile();
    void keepsTheSlideBeforeWhenTheNextCannotBeOpened();
    void takesTheMessageAwayWhenItIsClosed();
    void saysWhatASyntheticSlideIs();
    void saysWhatTheProgramIsNotFor();
    void closesWhileASlideIsBeingOpened();
};

namespace {

void drop(QWidget &window, const QMimeData &data)
{
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace

void GuiOpenTest::opensTheSlideOfTheCommandLine()
{
    const Home home;
    const QString path = home.slide("größe 1.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY(program.window().windowTitle().startsWith("größe 1.tiff"));
    QVERIFY(program.message().isEmpty());
    // The picture is the slide's: its middle is not the background.
    const uint32_t expected = testing::texture(1024, 768);
    const QRgb seen = program.pixelAt({1024, 768});
    QVERIFY(std::abs(qRed(seen) - qRed(expected)) + std::abs(qGreen(seen) - qGreen(expected)) +
                std::abs(qBlue(seen) - qBlue(expected)) <
            150);
}

void GuiOpenTest::opensASlideThatIsDropped()
{
    const Home home;
    const QString path = home.slide("dropped.tiff");
    GuiProgram program(home);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    drop(program.window(), data);
    QVERIFY(program.waitForSlide(path));
}

void GuiOpenTest::opensEveryDroppedFileInATabOfItsOwn()
{
    const Home home;
    const QString first = home.slide("first.tiff");
    GuiProgram program(home);
    QMimeData data;
    const QString second = home.slide("second.tiff");
    data.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
    drop(program.window(), data);
    QVERIFY(program.waitForSlide(second));
    const auto &views = program.window().workspace().views();
    QVERIFY(QTest::qWaitFor([&] { return views.size() == 2 && !views[0]->isEmpty(); }, patience));
    QTest::keyClick(&program.window(), Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(program.waitForSlide(first));
}

void GuiOpenTest::ignoresADropThatIsNoFile()
{
    const Home home;
    GuiProgram program(home);
    QMimeData data;
    data.setUrls({QUrl("https://example.org/slide.svs")});
    drop(program.window(), data);
    QTest::qWait(50);
    QVERIFY(!program.canvas().slide());
    QVERIFY(program.message().isEmpty());
}

void GuiOpenTest::listsOpenedSlidesAsRecentNewestFirstOverARestart()
{
    const Home home;
    const QString one = home.slide("one.tiff");
    const QString two = home.slide("two.tiff");
    {
        GuiProgram program(home, {.slide = one});
        QVERIFY(program.waitForSlide(one));
        program.window().open(two);
        QVERIFY(program.waitForSlide(two));
    }
    GuiProgram again(home);
    QCOMPARE(again.window().recentSlides().paths(), (QStringList{two, one}));
}

void GuiOpenTest::opensARecentSlideFromItsMenu()
{
    const Home home;
    const QString one = home.slide("one & only.tiff");
    const QString two = home.slide("two.tiff");
    GuiProgram program(home, {.slide = one});
    QVERIFY(program.waitForSlide(one));
    program.window().open(two);
    QVERIFY(program.waitForSlide(two));
    const QList<QAction *> entries = program.find<QMenu>("recentMenu")->actions();
    QCOMPARE(entries[1]->text(), "&2  one && only.tiff");
    entries[1]->trigger();
    QVERIFY(program.waitForSlide(one));
}

void GuiOpenTest::showsTheSlideThatWasAskedForLast()
{
    const Home home;
    const QString one = home.slide("one.tiff");
    const QString two = home.slide("two.tiff");
    GuiProgram program(home);
    QSignalSpy opened(&program.window(), &MainWindow::slideOpened);
    for (int i = 0; i < 5; ++i) {
        program.window().open(one);
        program.window().open(two);
    }
    QVERIFY(program.waitForSlide(two));
    QTest::qWait(200);
    QCOMPARE(toQString(program.canvas().slide()->facts().path), two);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(program.window().workspace().views().size(), std::size_t{2}); // none of them twice
}

void GuiOpenTest::saysInOneSentenceWhatIsWrongWithABadFile_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << "missing" << ErrorCode::fileMissing;
    QTest::newRow("zero bytes") << "empty" << ErrorCode::fileEmpty;
    QTest::newRow("folder") << "folder" << ErrorCode::fileIsFolder;
    QTest::newRow("not a slide") << "text" << ErrorCode::notASlide;
    QTest::newRow("truncated") << "truncated" << ErrorCode::slideDamaged;
}

void GuiOpenTest::saysInOneSentenceWhatIsWrongWithABadFile()
{
    QFETCH(QString, kind);
    QFETCH(ErrorCode, code);
    const Home home;
    std::filesystem::path path = home.folder / ("bad " + kind.toStdString() + ".tiff");
    if (kind == "empty")
        home.folder.write(path.filename().string(), "");
    else if (kind == "folder")
        std::filesystem::create_directory(path);
    else if (kind == "text")
        home.folder.write(path.filename().string(), "Dear diary, this is no slide.\n");
    else if (kind == "truncated")
        testing::cutFile(toPath(home.slide("whole.tiff")), path, 40000);

    GuiProgram program(home, {.slide = toQString(path)});
    QSignalSpy failed(&program.window(), &MainWindow::openFailed);
    QVERIFY(program.waitForMessage());
    QCOMPARE(failed.count(), 1);
    const Error error = failed.first().first().value<Error>();
    QVERIFY2(error.code == code || (code == ErrorCode::slideDamaged && error.code == ErrorCode::notASlide),
             nameOf(error.code).data());
    QCOMPARE(program.message(), QString::fromStdString(sentence(error)));
    QVERIFY(program.message().contains(toQString(path)));

    // The window is alive: the next slide opens and the sentence goes.
    const QString good = home.slide("good.tiff");
    program.window().open(good);
    QVERIFY(program.waitForSlide(good));
    QVERIFY(program.message().isEmpty());
}

void GuiOpenTest::keepsTheSlideBeforeWhenTheNextCannotBeOpened()
{
    const Home home;
    const QString good = home.slide("good.tiff");
    GuiProgram program(home, {.slide = good});
    QVERIFY(program.waitForSlide(good));
    const QImage before = program.picture();
    program.window().open(toQString(home.folder / "missing.tiff"));
    QVERIFY(program.waitForMessage());
    QCOMPARE(toQString(program.canvas().slide()->facts().path), good);
    QVERIFY(program.window().windowTitle().startsWith("good.tiff"));
    QTest::mouseClick(program.find<QToolButton>("closeMessage"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return program.canvas().isSharp() && program.picture() == before; }, patience));
}

void GuiOpenTest::takesTheMessageAwayWhenItIsClosed()
{
    const Home home;
    GuiProgram program(home, {.slide = toQString(home.folder / "missing.tiff")});
    QVERIFY(program.waitForMessage());
    QTest::mouseClick(program.find<QToolButton>("closeMessage"), Qt::LeftButton);
    QVERIFY(program.message().isEmpty());
}

void GuiOpenTest::saysWhatASyntheticSlideIs()
{
    const Home home;
    const QString synthetic = home.slide("sample.tiff", 0.5, "Synthetic H&E slide, not real tissue.");
    const QString real = home.slide("real.tiff");
    GuiProgram program(home, {.slide = synthetic});
    QVERIFY(program.waitForSlide(synthetic));
    QVERIFY(program.find<QLabel>("syntheticBanner")->isVisible());
    QCOMPARE(program.textOf("syntheticBanner"), "Synthetic, not real tissue");
    program.window().open(real);
    QVERIFY(program.waitForSlide(real));
    QVERIFY(!program.find<QLabel>("syntheticBanner")->isVisible());
}

void GuiOpenTest::saysWhatTheProgramIsNotFor()
{
    const Home home;
    GuiProgram program(home);
    QVERIFY(program.find<QLabel>("researchUse")->isVisible());
    QCOMPARE(program.textOf("researchUse"), "Research use only, not for diagnosis");
}

void GuiOpenTest::closesWhileASlideIsBeingOpened()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    for (int i = 0; i < 5; ++i) {
        GuiProgram program(home);
        program.window().open(path);
    }
}

QTEST_MAIN(GuiOpenTest)
#include "tst_gui_open.moc"
