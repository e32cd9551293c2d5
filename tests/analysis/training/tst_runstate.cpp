#include "analysis/training/checkpointwriter.h"
#include "tests/analysis/training/smalltraining.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace tessera;
using testing::areEqual;
using testing::Scratch;
using testing::SmallTraining;

namespace {

constexpr const char *ours = "configuration and data";

bool areTheSame(const StageState &a, const StageState &b)
{
    const auto sameMoments = [](const auto &left, const auto &right) {
        return left.first.equal(right.first) && left.second.equal(right.second) && left.steps == right.steps;
    };
    const auto sameBest = [](const BestWeights &left, const BestWeights &right) {
        return areEqual(left.weights, right.weights) && left.epoch == right.epoch && left.value == right.value;
    };
    return a.stage == b.stage && a.epochsDone == b.epochsDone && a.hasEnded == b.hasEnded &&
           areEqual(a.student, b.student) && areEqual(a.teacher, b.teacher) && a.random.seed == b.random.seed &&
           a.random.drawn == b.random.drawn && a.stopping.best == b.stopping.best &&
           a.stopping.worse == b.stopping.worse && sameBest(a.bestStudent, b.bestStudent) &&
           sameBest(a.bestTeacher, b.bestTeacher) &&
           std::equal(a.moments.begin(), a.moments.end(), b.moments.begin(), b.moments.end(), sameMoments);
}

} // namespace

/// What an interrupted run leaves on disk.
class RunStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten_data()
    {
        QTest::addColumn<mil::Version>("version");
        QTest::newRow("pure") << mil::Version::pure;
        QTest::newRow("version 1") << mil::Version::v1;
        QTest::newRow("version 2") << mil::Version::v2;
    }
    void readsBackWhatWasWritten()
    {
        QFETCH(const mil::Version, version);
        const Scratch scratch;
        SmallTraining training(version);
        StateFolder written(scratch / "state", ours);
        VERIFY_OK(training.run([&](const StageState &state, const EpochEvent &) { return written.write(state); }));
        StateFolder folder(scratch / "state", ours);
        const auto read = folder.read(training.architecture);
        VERIFY_OK(read);
        QVERIFY(read->has_value());
        QVERIFY(areTheSame(**read, training.state));
        // Only the best weights that count are kept: one file, for a teacher a second one.
        QCOMPARE(scratch.entries() - 1, version == mil::Version::pure ? std::size_t{2} : std::size_t{3});
    }

    void hasNoStateBeforeAnEpochEnded()
    {
        const Scratch scratch;
        const auto read = StateFolder(scratch / "state", ours).read(SmallTraining().architecture);
        VERIFY_OK(read);
        QVERIFY(!read->has_value());
    }

    void refusesTheStateOfOtherDataOrSettings()
    {
        const Scratch scratch;
        SmallTraining training;
        VERIFY_OK(training.run());
        VERIFY_OK(StateFolder(scratch / "state", ours).write(training.state));
        COMPARE_ERROR(StateFolder(scratch / "state", "others").read(training.architecture), runOfOtherData);
    }

    void refusesAStateOfAModelOfAnotherForm()
    {
        const Scratch scratch;
        SmallTraining training;
        VERIFY_OK(training.run());
        VERIFY_OK(StateFolder(scratch / "state", ours).write(training.state));
        mil::Architecture wider = training.architecture;
        wider.modelDim *= 2;
        const auto read = StateFolder(scratch / "state", ours).read(wider);
        COMPARE_ERROR(read, runInvalid);
        QVERIFY(sentence(read.error()).find("student.") != std::string::npos);
    }

    void namesTheFileThatIsDamaged()
    {
        const Scratch scratch;
        SmallTraining training(mil::Version::v2);
        VERIFY_OK(training.run());
        VERIFY_OK(StateFolder(scratch / "state", ours).write(training.state));
        for (const auto &entry : std::filesystem::directory_iterator(scratch / "state")) {
            const std::string name = "state/" + entry.path().filename().string();
            const std::string whole = scratch.read(name);
            const auto isRefused = [&](const std::string &bytes) {
                scratch.write(name, bytes);
                const auto read = StateFolder(scratch / "state", ours).read(training.architecture);
                return testing::errorOf(read) == "runInvalid" &&
                       sentence(read.error()).find(entry.path().filename().string()) != std::string::npos;
            };
            for (std::size_t cut = 0; cut < whole.size(); cut += whole.size() / 40 + 1)
                QVERIFY2(isRefused(whole.substr(0, cut)), qPrintable(QString("cut at %1").arg(cut)));
            for (std::size_t place = 0; place < whole.size(); place += whole.size() / 200 + 1) {
                std::string changed = whole;
                changed[place] = static_cast<char>(changed[place] ^ 4);
                QVERIFY2(isRefused(changed), qPrintable(QString("%1 changed at %2").arg(name.c_str()).arg(place)));
            }
            scratch.write(name, whole);
        }
        VERIFY_OK(StateFolder(scratch / "state", ours).read(training.architecture));
    }

    void namesAMissingFileOfBestWeights()
    {
        const Scratch scratch;
        SmallTraining training;
        VERIFY_OK(training.run());
        VERIFY_OK(StateFolder(scratch / "state", ours).write(training.state));
        for (const auto &entry : std::filesystem::directory_iterator(scratch / "state"))
            if (entry.path().filename().string().starts_with("best_"))
                std::filesystem::remove(entry.path());
        COMPARE_ERROR(StateFolder(scratch / "state", ours).read(training.architecture), runInvalid);
    }

    void keepsTheFormerStateWhenTheDiskIsFull()
    {
        const Scratch scratch;
        SmallTraining training;
        StateFolder folder(scratch / "state", ours);
        StageState former;
        bool isFull = false;
        rlimit unlimited{};
        ::getrlimit(RLIMIT_FSIZE, &unlimited);
        std::signal(SIGXFSZ, SIG_IGN);
        CheckpointWriter writer(folder);
        const EpochSink sink = [&](const StageState &state, const EpochEvent &) {
            if (state.epochsDone == 2)
                former = state;
            if (state.epochsDone == 3) {
                const rlimit limit{1000, unlimited.rlim_max};
                isFull = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
            }
            const Result<void> stored = writer.store(state);
            return stored ? writer.finish() : stored;
        };
        const Result<void> outcome = training.run(sink);
        ::setrlimit(RLIMIT_FSIZE, &unlimited);
        QVERIFY(isFull);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().code == ErrorCode::fileUnwritable || outcome.error().code == ErrorCode::diskFull,
                 sentence(outcome.error()).c_str());
        COMPARE_ERROR(writer.store(training.state), fileUnwritable);
        const auto read = StateFolder(scratch / "state", ours).read(training.architecture);
        VERIFY_OK(read);
        QVERIFY(areTheSame(**read, former));
    }

    void storesTheNewestStateAtTheEnd()
    {
        const Scratch scratch;
        SmallTraining training(mil::Version::v2);
        StateFolder folder(scratch / "state", ours);
        CheckpointWriter writer(folder);
        VERIFY_OK(training.run([&](const StageState &state, const EpochEvent &) { return writer.store(state); }));
        VERIFY_OK(writer.finish());
        const auto read = StateFolder(scratch / "state", ours).read(training.architecture);
        VERIFY_OK(read);
        QVERIFY(areTheSame(**read, training.state));
    }
};

QTEST_APPLESS_MAIN(RunStateTest)
#include "tst_runstate.moc"
