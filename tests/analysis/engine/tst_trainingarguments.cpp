#include "analysis/engine/commandline.h"
#include "analysis/engine/trainingarguments.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;

namespace {

/// What the program makes of the words.
Command parsed(std::vector<std::string> words)
{
    words.insert(words.begin(), "tessera-engine");
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    return parseCommandLine(static_cast<int>(pointers.size()), pointers.data());
}

protocol::StartTraining smallest()
{
    protocol::StartTraining request;
    request.cohort = "/cohort.csv";
    request.out = "/out";
    return request;
}

template <typename Chosen = TrainCommand>
Chosen commandOf(const protocol::StartTraining &request)
{
    const Result<std::vector<std::string>> words = argumentsOf(request);
    const Command command = words ? parsed(*words) : Finished{2, sentence(words.error())};
    if (const auto *finished = std::get_if<Finished>(&command))
        qFatal("%s", finished->text.c_str());
    return std::get<Chosen>(command);
}

} // namespace

/// What a client asks for is what the command line is told.
class TrainingArgumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sayWhatIsAskedFor()
    {
        protocol::StartTraining request = smallest();
        request.features = "/features";
        request.splits = "/splits.csv";
        request.level = protocol::BagLevel::patient;
        request.task = protocol::LearnedTask::survival;
        request.oneIs = protocol::OneIs::censored;
        request.preset = "survival";
        request.config = "/config.json";
        request.settings = {"seed=[1,2]", "baseline=dsmil"};
        request.skipped = {"seed=1"};
        request.encoder = "/encoder";
        const TrainCommand command = commandOf(request);
        QCOMPARE(command.request.files.table, std::filesystem::path("/cohort.csv"));
        QVERIFY(command.request.files.features == "/features");
        QVERIFY(command.request.files.splits == "/splits.csv");
        QVERIFY(command.request.files.options.level == BagLevel::patient);
        QVERIFY(command.request.files.options.task == CohortTask::survival);
        QVERIFY(command.request.files.options.polarity == CohortOptions::Polarity::oneIsCensored);
        QVERIFY(command.request.settings.preset == Preset::survival);
        QVERIFY(command.request.configuration == "/config.json");
        QCOMPARE(command.request.settings.settings, request.settings);
        QCOMPARE(command.request.skipped, request.skipped);
        QVERIFY(command.request.encoder == "/encoder");
        QCOMPARE(command.request.out, std::filesystem::path("/out"));
        QVERIFY(command.request.earlier == EarlierRun::refuse);
        QVERIFY(!command.request.finish);
        QVERIFY(command.output == OutputForm::json);
        QVERIFY(command.progressLines);
    }

    void leaveOutWhatIsNotSaid()
    {
        const TrainCommand command = commandOf(smallest());
        QVERIFY(!command.request.files.splits && !command.request.encoder && !command.request.configuration);
        QVERIFY(!command.request.settings.preset && command.request.settings.settings.empty());
        QVERIFY(!command.request.files.options.task);
    }

    void sayTheOtherValueOfEachChoice()
    {
        protocol::StartTraining request = smallest();
        request.level = protocol::BagLevel::slide;
        request.task = protocol::LearnedTask::classification;
        request.oneIs = protocol::OneIs::event;
        request.earlier = protocol::EarlierRun::resume;
        request.division = protocol::Division::folds;
        const auto command = commandOf<CrossValidateCommand>(request);
        QVERIFY(command.request.files.options.level == BagLevel::slide);
        QVERIFY(command.request.files.options.task == CohortTask::classification);
        QVERIFY(command.request.files.options.polarity == CohortOptions::Polarity::oneIsEvent);
        QVERIFY(command.request.earlier == EarlierRun::resume);
        QVERIFY(command.progressLines && command.output == OutputForm::json);
    }

    void finishWithTheWeightsThatAreAskedFor()
    {
        protocol::StartTraining request = smallest();
        request.finish = protocol::WhichWeights::best;
        QVERIFY(commandOf(request).request.finish == WhichWeights::best);
        request.finish = protocol::WhichWeights::last;
        QVERIFY(commandOf(request).request.finish == WhichWeights::last);
        QVERIFY(commandOf(request).request.earlier == EarlierRun::resume);
    }

    void noValueIsTakenForAnOption_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"--help", "-h", "--out=/elsewhere", "--", "a b", "[1,2]", "=", "%1", "\"", "'x'",
                                  "a\nb", "Pr\xC3\xA4parate;rm -rf", "$HOME", "--resume"})
            QTest::newRow(value) << QByteArray(value);
    }
    void noValueIsTakenForAnOption()
    {
        QFETCH(QByteArray, value);
        const std::string text = value.toStdString();
        protocol::StartTraining request = smallest();
        request.cohort = request.out = text;
        request.features = text;
        request.settings = {text, text};
        request.skipped = {text};
        const TrainCommand command = commandOf(request);
        QCOMPARE(command.request.files.table.string(), text);
        QCOMPARE(command.request.files.features->string(), text);
        QCOMPARE(command.request.out.string(), text);
        QCOMPARE(command.request.settings.settings, request.settings);
        QCOMPARE(command.request.skipped, request.skipped);
        QVERIFY(command.request.earlier == EarlierRun::refuse);
    }

    void refuseInOneSentenceWhatCannotBeSaid()
    {
        protocol::StartTraining request = smallest();
        request.preset = "best";
        QVERIFY(sentence(argumentsOf(request).error()).find("There is no preset best: choose one of quick") == 0);
        request = smallest();
        request.cohort.clear();
        QVERIFY(sentence(argumentsOf(request).error()).find("--cohort is empty") != std::string::npos);
        request = smallest();
        request.features = "";
        QVERIFY(argumentsOf(request).error().code == ErrorCode::usage);
        request = smallest();
        request.settings = {std::string(200'000, 'a')};
        QVERIFY(sentence(argumentsOf(request).error()).find("too long") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TrainingArgumentsTest)
#include "tst_trainingarguments.moc"
