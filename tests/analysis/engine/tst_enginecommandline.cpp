#include "analysis/engine/commandline.h"

#include <QTest>

#include <vector>

using namespace tessera;

namespace {

Command parse(std::vector<std::string> words)
{
    words.insert(words.begin(), "tessera-engine");
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    return parseCommandLine(static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpsWithEverySubcommand_data()
    {
        QTest::addColumn<QString>("subcommand");
        for (const char *name : {"analyze", "predict", "info", "doctor", "serve", "make-sample", "import-model"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void helpsWithEverySubcommand()
    {
        QFETCH(QString, subcommand);
        const Command command = parse({subcommand.toStdString(), "--help"});
        const auto &finished = std::get<Finished>(command);
        QCOMPARE(finished.exitCode, 0);
        QVERIFY(finished.text.find("Exit codes") != std::string::npos);
        QVERIFY(finished.text.find("not for diagnosis") != std::string::npos);
    }

    void tellsItsVersion()
    {
        const auto finished = std::get<Finished>(parse({"--version"}));
        QCOMPARE(finished.exitCode, 0);
        QVERIFY(finished.text.starts_with("tessera-engine " TESSERA_VERSION));
    }

    void refusesWrongUse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown subcommand") << QStringList{"dance"};
        QTest::newRow("no model") << QStringList{"analyze", "a.svs", "--out", "o"};
        QTest::newRow("unknown option") << QStringList{"info", "a.svs", "--fast"};
        QTest::newRow("mask ratio above one")
            << QStringList{"analyze", "a.svs", "--model", "m", "--out", "o", "--mask-ratio", "1.5"};
        QTest::newRow("threads are no number")
            << QStringList{"analyze", "a.svs", "--model", "m", "--out", "o", "--threads", "many"};
        QTest::newRow("resume and force")
            << QStringList{"analyze", "a.svs", "--model", "m", "--out", "o", "--resume", "--force"};
        const QStringList toFolder{"import-model", "w.pt", "--out", "m"};
        QTest::newRow("import to nowhere") << toFolder.first(2);
        QTest::newRow("features of no width") << toFolder + QStringList{"--input-dim", "0"};
        QTest::newRow("two equal classes") << toFolder + QStringList{"--classes", "a,b, a"};
        QTest::newRow("a class without a name") << toFolder + QStringList{"--classes", "a,"};
        QTest::newRow("sample too small") << QStringList{"make-sample", "a.tiff", "--width", "1999"};
    }
    void refusesWrongUse()
    {
        QFETCH(QStringList, words);
        std::vector<std::string> text;
        for (const QString &word : words)
            text.push_back(word.toStdString());
        const auto finished = std::get<Finished>(parse(text));
        QCOMPARE(finished.exitCode, 2);
        QVERIFY(!finished.text.empty());
    }

    void takesEveryOptionOfImportModel()
    {
        const auto command =
            std::get<ImportModelCommand>(parse({"import-model", "w.pt", "--out", "m", "--config", "c.json", "--classes",
                                                "normal, large tumour", "--input-dim", "1024", "--json"}));
        QCOMPARE(command.weights.string(), std::string("w.pt"));
        QCOMPARE(command.out.string(), std::string("m"));
        QCOMPARE(command.config.value().string(), std::string("c.json"));
        QCOMPARE(command.classes, (std::vector<std::string>{"normal", "large tumour"}));
        QCOMPARE(command.inputDim.value(), int64_t{1024});
        QVERIFY(command.output == OutputForm::json);
    }

    void takesEveryOptionOfAnalyze()
    {
        const auto command = std::get<AnalyzeCommand>(
            parse({"analyze", "a b.svs", "--model", "m", "--out", "o", "--device", "cuda:1", "--mpp", "0.25",
                   "--mask-ratio", "0.02", "--threads", "3", "--resume", "--json", "--progress"}));
        QCOMPARE(command.request.slide, std::filesystem::path("a b.svs"));
        QCOMPARE(command.request.device, std::string("cuda:1"));
        QCOMPARE(*command.request.mpp, 0.25);
        QCOMPARE(*command.request.maskRatio, 0.02);
        QCOMPARE(*command.request.threads, 3);
        QCOMPARE(command.request.earlierWork, EarlierWork::resume);
        QCOMPARE(command.output, OutputForm::json);
        QVERIFY(command.progressLines);
        QCOMPARE(command.request.hostileFormats, HostileFormats::refuse);
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_enginecommandline.moc"
