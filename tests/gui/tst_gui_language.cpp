#include "app/language.h"
#include "tests/gui/guiprogram.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QPushButton>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

namespace {

void choose(GuiProgram &program, const QString &code)
{
    program.find<QAction>("showSettings")->trigger();
    auto *language = program.find<QComboBox>("language");
    language->setCurrentIndex(language->findData(code));
    QTest::mouseClick(program.window().findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
}

QString firstMenu(GuiProgram &program) { return program.window().menuBar()->actions().first()->text(); }

Settings speaking(const QString &code)
{
    Settings settings = readSettings();
    settings.language = code;
    return settings;
}

} // namespace

class GuiLanguageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void waitsForARunningAnalysis();
    void changesWhenTheRunningAnalysisIsClosed();
    void writesNumbersByTheRulesOfTheLanguage();
    void takesNumbersAsTheLanguageWritesThem();
    void givesChineseMenusTheirLetters();
    void goesBackToTheRulesBefore();
    void saysErrorsInTheLanguage();
    void saysWhatAFileIsInTheLanguage();
};

void GuiLanguageTest::waitsForARunningAnalysis()
{
    Home home;
    home.environment.engineArguments = {u"slow"_s};
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path) && program.waitForEngine());
    QVERIFY(QTest::qWaitFor([&] { return program->session().canRun(); }, patience));
    program->session().run("auto");
    QSignalSpy replaced(program.operator->(), &Program::windowReplaced);
    choose(program, u"de"_s);
    QVERIFY(program.waitForMessage());
    QCOMPARE(program.message(), u"The language changes as soon as the running analysis has ended."_s);
    QVERIFY(!replaced.wait(200));
    QVERIFY(program->session().isRunning());
    QTest::mouseClick(program.find<QPushButton>("cancel"), Qt::LeftButton);
    QVERIFY(replaced.count() == 1 || replaced.wait(patience));
    QCOMPARE(firstMenu(program), u"&Datei"_s);
    QVERIFY(program.waitForSlide(path));
    QCOMPARE(replaced.count(), 1);
}

void GuiLanguageTest::changesWhenTheRunningAnalysisIsClosed()
{
    Home home;
    home.environment.engineArguments = {u"slow"_s};
    const QString path = home.slide("slide.tiff");
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path) && program.waitForEngine());
    QVERIFY(QTest::qWaitFor([&] { return program->session().canRun(); }, patience));
    program->session().run("auto");
    QSignalSpy replaced(program.operator->(), &Program::windowReplaced);
    choose(program, u"fr"_s);
    QVERIFY(program.waitForMessage());
    program.find<QAction>("closeView")->trigger();
    QVERIFY(replaced.count() == 1 || replaced.wait(patience));
    QCOMPARE(firstMenu(program), u"&Fichier"_s);
}

void GuiLanguageTest::writesNumbersByTheRulesOfTheLanguage()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    writeSettings(speaking(u"de"_s));
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    QVERIFY2(program.textOf("mpp").startsWith(u"0,5000 µm/px"_s), qPrintable(program.textOf("mpp")));
    QTest::mouseMove(&program.canvas(), QPoint(300, 200));
    QTRY_VERIFY(program.textOf("position").contains(u"px"_s));
    QVERIFY(!program.textOf("magnification").contains(u'.'));
}

void GuiLanguageTest::takesNumbersAsTheLanguageWritesThem()
{
    const Home home;
    const QString path = home.slide("slide.tiff");
    writeSettings(speaking(u"fr"_s));
    GuiProgram program(home, {.slide = path});
    QVERIFY(program.waitForSlide(path));
    program.find<QAction>("setResolutionAction")->trigger();
    auto *field = program.find<QLineEdit>("resolution");
    QCOMPARE(field->text(), u"0,5"_s);
    field->setText(u"0,25"_s);
    QTest::mouseClick(program.find<QPushButton>("setResolution"), Qt::LeftButton);
    QCOMPARE(program.canvas().viewport().mpp()->mean(), 0.25);
}

void GuiLanguageTest::givesChineseMenusTheirLetters()
{
    const Home home;
    writeSettings(speaking(u"zh_CN"_s));
    GuiProgram program(home);
    QCOMPARE(firstMenu(program), u"文件(&F)"_s);
    QSet<QString> letters;
    for (const QAction *menu : program.window().menuBar()->actions())
        letters << menu->text().section(u'&', 1).left(1);
    QCOMPARE(letters.size(), program.window().menuBar()->actions().size());
    const QString settings = program.find<QAction>("showSettings")->text();
    QVERIFY2(QRegularExpression(u"^设置\\(&[A-Z]\\)…$"_s).match(settings).hasMatch(), qPrintable(settings));
}

void GuiLanguageTest::goesBackToTheRulesBefore()
{
    const QString before = QLocale().toString(0.5);
    {
        Translation translation(u"de"_s);
        QCOMPARE(QLocale().toString(0.5), u"0,5"_s);
        translation.use({});
        QCOMPARE(QLocale().toString(0.5), before);
        translation.use(u"fr"_s);
    }
    QCOMPARE(QLocale().toString(0.5), before);
    QCOMPARE(QCoreApplication::translate("CommandGroup", "File"), u"File"_s);
}

void GuiLanguageTest::saysErrorsInTheLanguage()
{
    const Home home;
    writeSettings(speaking(u"es"_s));
    GuiProgram program(home);
    program.window().open(u"/no/such/slide.svs"_s);
    QVERIFY(program.waitForMessage());
    QVERIFY2(program.message().startsWith(u"No existe el archivo /no/such/slide.svs"_s), qPrintable(program.message()));
}

void GuiLanguageTest::saysWhatAFileIsInTheLanguage()
{
    const Home home;
    writeSettings(speaking(u"de"_s));
    GuiProgram program(home);
    const auto path = home.folder.write("letter.pdf", "%PDF-1.7\nnot a slide");
    program.window().open(toQString(path));
    QVERIFY(program.waitForMessage());
    QVERIFY2(program.message().contains(u"(ein PDF-Dokument): Öffnen Sie es in einem Dokumentbetrachter"_s),
             qPrintable(program.message()));
}

QTEST_MAIN(GuiLanguageTest)
#include "tst_gui_language.moc"
