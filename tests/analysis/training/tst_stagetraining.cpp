#include "analysis/training/stagetraining.h"
#include "tests/analysis/training/smalltraining.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <limits>

using namespace tessera;
using testing::AccuracyTask;
using testing::areEqual;
using testing::DrawnCohort;
using testing::smallConfiguration;
using testing::SmallTraining;

/// The loop over epochs, bags and updates.
class StageTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsToTellTheBagsApart_data() { versions(); }
    void learnsToTellTheBagsApart()
    {
        QFETCH(const mil::Version, version);
        TrainingConfiguration configuration = smallConfiguration(version);
        configuration.epochs = 25;
        configuration.consistencyWeight = 0; // (its teacher starts from random weights here)
        SmallTraining training(version, configuration);
        VERIFY_OK(training.run());
        QVERIFY(training.state.hasEnded);
        QCOMPARE(training.state.bestStudent.value, 1.0);
        QCOMPARE(std::ssize(training.observer.epochs), int64_t{25});
        const EpochEvent &last = training.observer.epochs.back();
        QVERIFY2(last.trainingLoss < training.observer.epochs.front().trainingLoss / 2,
                 qPrintable(QString::number(last.trainingLoss)));
        QCOMPARE(last.epoch, int64_t{24});
        QVERIFY(last.left && last.left->count() == 0);
    }

    void repeatsBitForBit_data() { versions(); }
    void repeatsBitForBit()
    {
        QFETCH(const mil::Version, version);
        SmallTraining first(version), second(version);
        VERIFY_OK(first.run());
        VERIFY_OK(second.run());
        QVERIFY(areEqual(first.state.student, second.state.student));
        QVERIFY(areEqual(first.state.teacher, second.state.teacher));
        QVERIFY(areEqual(first.state.bestStudent.weights, second.state.bestStudent.weights));
        TrainingConfiguration other = smallConfiguration(version);
        other.seed = 2022;
        SmallTraining third(version, other);
        VERIFY_OK(third.run());
        QVERIFY(!areEqual(first.state.student, third.state.student));
    }

    void goesOnFromAnyEpochAsIfNothingHadHappened_data()
    {
        QTest::addColumn<mil::Version>("version");
        QTest::addColumn<int64_t>("epochs");
        for (const auto &[name, version] : namedVersions())
            for (const int64_t epochs : {1, 2, 3})
                QTest::addRow("%s after %d", name, static_cast<int>(epochs)) << version << epochs;
    }
    void goesOnFromAnyEpochAsIfNothingHadHappened()
    {
        QFETCH(const mil::Version, version);
        QFETCH(const int64_t, epochs);
        SmallTraining whole(version), parted(version);
        VERIFY_OK(whole.run());
        const EpochSink stop = [&](const StageState &state, const EpochEvent &) -> Result<void> {
            return state.epochsDone < epochs ? Result<void>() : fail(ErrorCode::cancelled);
        };
        COMPARE_ERROR(parted.run(stop), cancelled);
        QCOMPARE(parted.state.epochsDone, epochs);
        SmallTraining later(version);
        later.state = parted.state;
        VERIFY_OK(later.run());
        QVERIFY(areEqual(whole.state.student, later.state.student));
        QVERIFY(areEqual(whole.state.teacher, later.state.teacher));
        QVERIFY(areEqual(whole.state.bestStudent.weights, later.state.bestStudent.weights));
        QCOMPARE(later.state.bestStudent.epoch, whole.state.bestStudent.epoch);
    }

    void keepsTheLastWholeEpochWhenItIsCancelled()
    {
        SmallTraining training;
        std::stop_source stop;
        mil::Weights stored;
        const EpochSink sink = [&](const StageState &state, const EpochEvent &) -> Result<void> {
            stored = state.student;
            if (state.epochsDone == 2)
                stop.request_stop();
            return {};
        };
        COMPARE_ERROR(training.run(sink, stop.get_token()), cancelled);
        QCOMPARE(training.state.epochsDone, int64_t{2});
        QVERIFY(areEqual(training.state.student, stored));
    }

    void passesOverSmallBagsInMhimAloneAndSaysSoOnce()
    {
        SmallTraining mhim(mil::Version::v2), pure;
        for (SmallTraining *training : {&mhim, &pure}) {
            training->data.replace(3, at::randn({7, DrawnCohort::dim}));
            VERIFY_OK(training->run());
        }
        QCOMPARE(mhim.observer.remarks.size(), std::size_t{1});
        QVERIFY(mhim.observer.remarks.front().find("slide 3") != std::string::npos);
        for (const EpochEvent &event : mhim.observer.epochs)
            QCOMPARE(event.skippedBags, int64_t{1});
        QVERIFY(pure.observer.remarks.empty());
        QCOMPARE(pure.observer.epochs.front().skippedBags, int64_t{0});
    }

    void refusesATrainingWithoutABagThatIsLargeEnough()
    {
        SmallTraining training(mil::Version::v2);
        for (const int64_t bag : training.train)
            training.data.replace(bag, at::randn({5, DrawnCohort::dim}));
        COMPARE_ERROR(training.run(), trainingImpossible);
    }

    void saysWhenTheLossIsNoNumber()
    {
        SmallTraining training;
        training.data.replace(2, at::full({10, DrawnCohort::dim}, std::numeric_limits<float>::quiet_NaN()));
        const Result<void> outcome = training.run();
        COMPARE_ERROR(outcome, trainingDiverged);
        QVERIFY(sentence(outcome.error()).find("slide 2") != std::string::npos);
    }

    void takesTheLastEpochWhereNothingValidates()
    {
        SmallTraining training(mil::Version::v2);
        training.validation.clear();
        VERIFY_OK(training.run());
        QCOMPARE(training.state.bestStudent.epoch, int64_t{3});
        QVERIFY(areEqual(training.state.bestStudent.weights, training.state.student));
        QVERIFY(!training.observer.epochs.back().monitored);
    }

    void stopsWhenNothingGetsBetter()
    {
        TrainingConfiguration configuration = smallConfiguration(mil::Version::pure);
        configuration.epochs = 200;
        configuration.learningRate = 1e-9;
        configuration.weightDecay = 0;
        configuration.patience = 3;
        configuration.stopEpoch = 5;
        SmallTraining training(mil::Version::pure, configuration);
        training.data.replace(16, at::randn({20, DrawnCohort::dim}));
        struct Falling : AccuracyTask { // every epoch is a little worse than the one before
            using AccuracyTask::AccuracyTask;
            std::optional<double> monitored(std::span<const BagOutput>) const override { return -++calls; }
            mutable double calls = 0;
        } task(training.data.cohort);
        const StageInputs inputs{Stage::baseline,      training.architecture, configuration,       task,
                                 training.data.cohort, training.train,        training.validation, training.data};
        VERIFY_OK(trainStage(inputs, training.state, nullptr, training.observer, {}, {}));
        QCOMPARE(training.state.epochsDone, int64_t{7}); // the first after epoch 5 (counted from 0)
        QCOMPARE(training.state.bestStudent.epoch, int64_t{0});
    }

    void accumulatesGradientsIntoOneUpdate()
    {
        // Without dropout and shuffling effects, n copies of one bag accumulated are one step on it.
        const auto weightsAfter = [](int64_t accumulation, int64_t copies) {
            TrainingConfiguration configuration = smallConfiguration(mil::Version::pure);
            configuration.epochs = 1;
            configuration.dropout = 0;
            configuration.accumulation = accumulation;
            SmallTraining training(mil::Version::pure, configuration);
            training.validation.clear();
            training.train.assign(static_cast<std::size_t>(copies), 1);
            [&] { VERIFY_OK(training.run()); }();
            return training.state.student;
        };
        const mil::Weights one = weightsAfter(1, 1), four = weightsAfter(4, 4), short_ = weightsAfter(5, 3);
        for (const auto &[key, tensor] : one) {
            QVERIFY2(tensor.allclose(four.at(key), 1e-4, 1e-6), key.c_str());
            QVERIFY2(tensor.allclose(short_.at(key), 1e-4, 1e-6), key.c_str());
        }
    }

private:
    static std::vector<std::pair<const char *, mil::Version>> namedVersions()
    {
        return {{"pure", mil::Version::pure}, {"version 1", mil::Version::v1}, {"version 2", mil::Version::v2}};
    }
    static void versions()
    {
        QTest::addColumn<mil::Version>("version");
        for (const auto &[name, version] : namedVersions())
            QTest::newRow(name) << version;
    }
};

QTEST_APPLESS_MAIN(StageTrainingTest)
#include "tst_stagetraining.moc"
