// bench_trainingloop [--bags B] [--rounds R] [--threads N] [--most-tiles T] [--folder DIR]
//   What the training loop takes beside its bare steps (forward, backward, Adam, teacher; the same numbers, features
//   ready in memory): epochs of a cohort whose features are half-precision files, once with every bag kept in memory
//   and once with none, which are read and converted for each step. A checkpoint of every epoch is written. Loop and
//   bare steps take turns; the medians are compared.
#include "analysis/cohort/bagsource.h"
#include "analysis/mil/optimizer.h"
#include "analysis/training/bagcache.h"
#include "analysis/training/checkpointwriter.h"
#include "analysis/training/classificationtask.h"
#include "analysis/training/stagetraining.h"
#include "analysis/training/stepplan.h"
#include "base/safetensors.h"
#include "tests/analysis/training/quietobserver.h"
#include "tests/bench/allocator.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

using namespace tessera;

namespace {

constexpr int64_t inputDim = 1024;

struct Options {
    int64_t bags = 16;
    int rounds = 7;
    int threads = 1;
    int64_t mostTiles = 10'000; ///< of the bag sizes, those up to here
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "bench_trainingloop";
};

template <typename T>
T needed(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", sentence(result.error()).c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Drawn bags of one size, each a file of half-precision features.
struct DrawnFiles {
    DrawnFiles(const std::filesystem::path &path, int64_t bags, int64_t tiles) : folder(path)
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        cohort.classes = {"normal", "tumour"};
        at::Generator generator = at::detail::createCPUGenerator(1);
        for (int64_t bag = 0; bag < bags; ++bag) {
            const std::string id = "slide" + std::to_string(bag);
            cohort.bags.push_back({id, id, {id}, ClassOutcome{bag % 2}, {}, {}, bag + 2});
            const at::Tensor half = at::randn({tiles, inputDim}, generator).to(at::kHalf);
            features.push_back(half.to(at::kFloat));
            needed(writeSafetensors(folder / (id + ".safetensors"),
                                    {{"features",
                                      Dtype::f16,
                                      {tiles, inputDim},
                                      {static_cast<const std::byte *>(half.data_ptr()), half.nbytes()}}}));
        }
    }
    ~DrawnFiles() { std::filesystem::remove_all(folder); }

    std::filesystem::path folder;
    Cohort cohort;
    std::vector<at::Tensor> features;
};

double secondsOf(const auto &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ssize(values) / 2, values.end());
    return values[values.size() / 2];
}

class Bench {
public:
    Bench(const Options &options, mil::Baseline baseline, mil::Version version, int64_t tiles)
        : m_options(options), m_files(options.folder / "features", options.bags, tiles)
    {
        m_configuration.baseline = baseline;
        m_configuration.version = version;
        m_configuration.epochs = 2;
        m_configuration.patience = 0;
        m_architecture = architectureOf(m_configuration, inputDim, 2);
        m_weights = mil::initialWeights(m_architecture, 1);
        m_bags.resize(static_cast<std::size_t>(options.bags));
        std::iota(m_bags.begin(), m_bags.end(), 0);
    }

    /// Prints ms of a step, bare and in the loop, with the bags kept in memory and read for each step.
    void print(const char *name)
    {
        const auto source = needed(openFeatureFolder(m_files.folder));
        std::vector<double> bare, kept, read;
        BagCache keeping(m_files.cohort, *source, inputDim, at::kCPU, int64_t{64} << 30);
        runLoop(keeping); // (the first one reads them)
        for (int round = 0; round < m_options.rounds; ++round) {
            bare.push_back(secondsOf([&] { runBare(); }));
            kept.push_back(secondsOf([&] { runLoop(keeping); }));
            BagCache reading(m_files.cohort, *source, inputDim, at::kCPU, 0);
            read.push_back(secondsOf([&] { runLoop(reading); }));
        }
        const double toMs = 1e3 / static_cast<double>(m_configuration.epochs * m_options.bags);
        std::printf("%-9s %-5s %7lld %9.2f %9.2f %+6.1f %% %9.2f %+6.1f %%\n", name,
                    m_configuration.isMhim() ? "MHIM" : "pure", static_cast<long long>(m_files.features[0].size(0)),
                    median(bare) * toMs, median(kept) * toMs, 100 * (median(kept) / median(bare) - 1),
                    median(read) * toMs, 100 * (median(read) / median(bare) - 1));
        std::fflush(stdout);
    }

private:
    Stage stage() const { return m_configuration.isMhim() ? Stage::mhim : Stage::baseline; }
    mil::Weights teacher() const { return m_configuration.isMhim() ? m_weights : mil::Weights{}; }

    void runBare()
    {
        const mil::Trainee trainee(m_architecture, m_weights, teacher(), at::kCPU);
        mil::Optimizer optimizer(trainee.trained(), {m_configuration.optimizer, m_configuration.weightDecay});
        mil::SeededRandom random({1, 0}, at::kCPU);
        const StepPlan plan(m_configuration, m_options.bags);
        for (int64_t step = 0; step < m_configuration.epochs * m_options.bags; ++step) {
            const int64_t bag = step % m_options.bags;
            mil::trainStep(trainee, m_files.features[static_cast<std::size_t>(bag)], mil::ClassTarget{bag % 2},
                           plan.settings(step, bag), random);
            optimizer.step(plan.learningRate(step / m_options.bags));
            if (trainee.teacher)
                mil::moveAverages(trainee.teacherValues(), trainee.studentValues(), plan.teacherMomentum(step));
        }
    }

    void runLoop(BagFeed &feed)
    {
        StateFolder folder(m_options.folder / "state", "bench");
        CheckpointWriter writer(folder);
        testing::QuietObserver observer;
        const ClassificationTraining task(m_files.cohort, classificationTaskOf(m_files.cohort.classes), {0, 1});
        StageState state = stageStart(stage(), m_weights, teacher(), 1);
        const StageInputs inputs{stage(), m_architecture, m_configuration, task, m_files.cohort, m_bags, {}, feed};
        needed(trainStage(inputs, state, nullptr, observer,
                          [&](const StageState &reached, const EpochEvent &) { return writer.store(reached); }, {}));
        needed(writer.finish());
    }

    const Options &m_options;
    DrawnFiles m_files;
    TrainingConfiguration m_configuration;
    mil::Architecture m_architecture;
    mil::Weights m_weights;
    std::vector<int64_t> m_bags;
};

Options parsed(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!std::strcmp(argv[i], "--bags"))
            options.bags = std::atoll(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--rounds"))
            options.rounds = std::atoi(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--threads"))
            options.threads = std::atoi(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--most-tiles"))
            options.mostTiles = std::atoll(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--folder"))
            options.folder = argv[i + 1];
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    bench::tuneAllocator();
    const Options options = parsed(argc, argv);
    at::set_num_threads(options.threads);
    std::printf("%d threads, D = %lld, %lld bags, two epochs each; ms of a step\n", options.threads,
                static_cast<long long>(inputDim), static_cast<long long>(options.bags));
    std::printf("%-9s %-5s %7s %9s %18s %18s\n", "", "", "tiles", "bare", "bags in memory", "read each time");
    const std::pair<const char *, mil::Baseline> baselines[] = {{"attn", mil::Baseline::attn},
                                                                {"dsmil", mil::Baseline::dsmil}};
    for (const auto &[name, baseline] : baselines)
        for (const mil::Version version : {mil::Version::pure, mil::Version::v2})
            for (const int64_t tiles : {400, 2'000, 10'000})
                if (tiles <= options.mostTiles)
                    Bench(options, baseline, version, tiles).print(name);
    std::filesystem::remove_all(options.folder);
    return 0;
}
