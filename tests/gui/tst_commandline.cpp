#include "app/commandline.h"
#include "app/text/durationtext.h"
#include "app/text/errortext.h"

#include <QDir>
#include <QTest>

using namespace tessera;

class CommandLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensAnEmptyWindowWithoutWords();
    void takesASlideRelativeToTheCurrentFolder();
    void takesEveryOption();
    void refusesWrongWordsInOneSentence_data();
    void refusesWrongWordsInOneSentence();
    void printsItsVersion();
    void helpSaysWhatTheProgramIsNotForAndHidesTheOptionForTests();
    void fillsEveryArgumentIntoASentence();
    void writesDurationsInTheLargestSensibleUnit();
};

void CommandLineTest::opensAnEmptyWindowWithoutWords()
{
    const auto line = std::get<CommandLine>(parseCommandLine({"tessera"}));
    QVERIFY(line.slide.isEmpty() && !line.analyse && !line.mpp && line.screenshot.isEmpty());
}

void CommandLineTest::takesASlideRelativeToTheCurrentFolder()
{
    QCOMPARE(std::get<CommandLine>(parseCommandLine({"tessera", "a b.svs"})).slide,
             QDir::current().absoluteFilePath("a b.svs"));
    QCOMPARE(std::get<CommandLine>(parseCommandLine({"tessera", "/x/ö.svs"})).slide, "/x/ö.svs");
}

void CommandLineTest::takesEveryOption()
{
    const auto line = std::get<CommandLine>(parseCommandLine(
        {"tessera", "/s.tiff", "--analyse", "--model", "demo", "--mpp", "0.25", "--screenshot", "out.png"}));
    QVERIFY(line.analyse);
    QCOMPARE(line.model, "demo");
    QCOMPARE(line.mpp, std::optional(0.25));
    QCOMPARE(line.screenshot, "out.png");
}

void CommandLineTest::refusesWrongWordsInOneSentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown option") << QStringList{"--colour"};
    QTest::newRow("two slides") << QStringList{"a.svs", "b.svs"};
    QTest::newRow("mpp not a number") << QStringList{"a.svs", "--mpp", "fine"};
    QTest::newRow("mpp implausible") << QStringList{"a.svs", "--mpp", "300"};
    QTest::newRow("mpp without slide") << QStringList{"--mpp", "0.5"};
    QTest::newRow("analyse without slide") << QStringList{"--analyse"};
}

void CommandLineTest::refusesWrongWordsInOneSentence()
{
    QFETCH(QStringList, words);
    const auto print = std::get<PrintAndExit>(parseCommandLine(QStringList{"tessera"} + words));
    QCOMPARE(print.code, 2);
    QCOMPARE(print.text.count('\n'), 1);
    QVERIFY(print.text.endsWith(".\n"));
}

void CommandLineTest::printsItsVersion()
{
    const auto print = std::get<PrintAndExit>(parseCommandLine({"tessera", "--version"}));
    QCOMPARE(print.code, 0);
    QCOMPARE(print.text, "tessera " TESSERA_VERSION "\n");
}

void CommandLineTest::helpSaysWhatTheProgramIsNotForAndHidesTheOptionForTests()
{
    const auto print = std::get<PrintAndExit>(parseCommandLine({"tessera", "--help"}));
    QCOMPARE(print.code, 0);
    QVERIFY(print.text.contains("Research use only, not for diagnosis"));
    QVERIFY(print.text.contains("--model"));
    QVERIFY(!print.text.contains("--screenshot"));
}

void CommandLineTest::fillsEveryArgumentIntoASentence()
{
    // An argument may look like a placeholder itself.
    const Error error{ErrorCode::fileUnreadable, {"/a/%2.svs", "why"}, {}};
    QCOMPARE(sentenceOf(error), QString::fromStdString(sentence(error)));
    QVERIFY(sentenceOf(error).contains("/a/%2.svs"));
    QVERIFY(sentenceOf({ErrorCode::fileMissing, {}, {}}).contains('?'));
}

void CommandLineTest::writesDurationsInTheLargestSensibleUnit()
{
    QCOMPARE(durationText(0.2), "1 s");
    QCOMPARE(durationText(99), "99 s");
    QCOMPARE(durationText(150), "3 min");
    QCOMPARE(durationText(4830), "1 h 21 min");
    QCOMPARE(durationText(-5), "0 s");
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
