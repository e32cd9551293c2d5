#include "analysis/training/checkpointwriter.h"
#include "tests/analysis/training/smalltraining.h"
#include "tests/support/childprocess.h"
#include "tests/support/scratch.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

using namespace tessera;
using testing::areEqual;
using testing::inChild;
using testing::Scratch;
using testing::SmallTraining;

namespace {

SmallTraining trainingOf(mil::Version version)
{
    TrainingConfiguration configuration = testing::smallConfiguration(version);
    configuration.epochs = 30;
    return SmallTraining(version, configuration);
}

/// Goes on with what the folder holds, to the end.
bool runToTheEnd(mil::Version version, const std::filesystem::path &path)
{
    SmallTraining training = trainingOf(version);
    StateFolder folder(path, "ours");
    Result<std::optional<StageState>> former = folder.read(training.architecture);
    if (!former)
        return false;
    if (*former)
        training.state = std::move(**former);
    CheckpointWriter writer(folder);
    return training.run([&](const StageState &state, const EpochEvent &) { return writer.store(state); }) &&
           writer.finish();
}

/// Starts such a run in a process of its own and kills it after `delay`; whether it was still running.
bool killedAfter(std::chrono::microseconds delay, mil::Version version, const std::filesystem::path &path)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(runToTheEnd(version, path) ? 0 : 1);
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace

/// Kills at any moment cost nothing but time. (This process itself trains nothing: LibTorch's backward pass does not
/// survive a fork.)
class ResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void endsWithTheSameWeightsAfterAKillAtAnyMoment_data()
    {
        QTest::addColumn<mil::Version>("version");
        QTest::newRow("pure") << mil::Version::pure;
        QTest::newRow("version 2") << mil::Version::v2;
    }
    void endsWithTheSameWeightsAfterAKillAtAnyMoment()
    {
        QFETCH(const mil::Version, version);
        const Scratch scratch;
        const mil::Architecture architecture = trainingOf(version).architecture;
        const auto finished = [&](const std::filesystem::path &path) {
            return inChild([&] { ::_exit(runToTheEnd(version, path) ? 0 : 1); }) == 0;
        };
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(finished(scratch / "undisturbed"));
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
        const auto whole = StateFolder(scratch / "undisturbed", "ours").read(architecture);
        VERIFY_OK(whole);
        QVERIFY(whole->has_value() && (*whole)->hasEnded);

        std::mt19937 random(7);
        std::uniform_int_distribution<int64_t> moment(0, took.count());
        int kills = 0, midway = 0;
        for (int run = 0; kills < 20; ++run) {
            QVERIFY2(run < 100, "the runs end before they are killed");
            const std::filesystem::path path = scratch / ("run " + std::to_string(run));
            if (!killedAfter(std::chrono::microseconds(moment(random)), version, path))
                continue;
            ++kills;
            const auto left = StateFolder(path, "ours").read(architecture);
            VERIFY_OK(left);
            midway += left->has_value() && !(*left)->hasEnded;
            QVERIFY(finished(path));
            const auto resumed = StateFolder(path, "ours").read(architecture);
            VERIFY_OK(resumed);
            QVERIFY(resumed->has_value() && (*resumed)->hasEnded);
            QVERIFY(areEqual((*resumed)->student, (*whole)->student));
            QVERIFY(areEqual((*resumed)->teacher, (*whole)->teacher));
            QVERIFY(areEqual((*resumed)->bestStudent.weights, (*whole)->bestStudent.weights));
            QVERIFY(areEqual((*resumed)->bestTeacher.weights, (*whole)->bestTeacher.weights));
            QCOMPARE((*resumed)->bestStudent.epoch, (*whole)->bestStudent.epoch);
        }
        QVERIFY2(midway >= 5, "too few of the kills came between the first and the last epoch");
        qInfo("%d kills, %d of them between the first and the last checkpoint; a whole run takes %d ms", kills, midway,
              static_cast<int>(took.count() / 1000));
    }
};

QTEST_APPLESS_MAIN(ResumeTest)
#include "tst_resume.moc"
