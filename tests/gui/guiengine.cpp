// Stands in for tessera-engine in the tests of the window: lays a grid over the slide and makes up the values, but
// writes real partial and final results. The first argument chooses how it behaves.
#include "analysis/package/findpackages.h"
#include "analysis/protocol/codec.h"
#include "analysis/result/slideresult.h"
#include "tests/gui/guitraining.h"
#include "tests/support/torchwriter.h"
#include "tests/viewer/overlay/tiletables.h"
#include "viewer/slide/slidesource.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

using namespace tessera;
using namespace tessera::protocol;
using namespace std::chrono_literals;

namespace {

constexpr int tilesAcross = 16;
std::mutex outputMutex;

void write(const std::string &line)
{
    const std::lock_guard lock(outputMutex);
    std::cout << line << std::endl;
}

SlideResult resultOf(const SlideFacts &facts, const TileTable &tiles, const std::string &modelId,
                     const std::string &sha256)
{
    SlideResult result;
    result.slide = facts.path;
    result.fingerprint = facts.fingerprint;
    result.width = facts.level0().width;
    result.height = facts.level0().height;
    result.mpp = facts.mpp.value_or(MicronsPerPixel{0.5, 0.5, MppSource::user});
    result.model = {modelId, "Demo", sha256};
    result.encoder = {"encoder", "Encoder", "e"};
    result.tilePx = 96;
    result.classes = normalAndTumour();
    result.logits = {0, 1};
    result.prediction = 1;
    result.tiles = tiles.tiles();
    result.hidden = static_cast<int64_t>(std::count(tiles.state.begin(), tiles.state.end(), TileState::hidden));
    result.unreadable = 2;
    result.device = "cpu";
    result.programVersion = TESSERA_VERSION;
    result.created = "2030-01-02T03:04:05Z";
    return result;
}

class GuiEngine {
public:
    explicit GuiEngine(std::string behaviour)
        : m_behaviour(std::move(behaviour)),
          m_training(m_behaviour, [](const Event &event) { write(encodeEvent(event)); })
    {
    }

    void answer(const IncomingRequest &request)
    {
        std::visit([&](const auto &message) { reply(request.id, message); }, request.request);
    }
    bool isShutDown() const { return m_shutDown; }

private:
    void reply(int64_t id, const Initialize &)
    {
        write(encodeReply(
            id, InitializeReply{version,
                                TESSERA_VERSION,
                                "none",
                                {{"cpu", "Processor", 1 << 30, ""}, {"cuda:0", "Broken GPU", 1, "driver too old"}}}));
    }
    void reply(int64_t id, const ListModels &message)
    {
        ListModelsReply models;
        models.models.push_back(
            {"/models/demo", "demo", "Demo", "For tests", "1", "abc", {"normal", "tumour"}, {"tumour"}, ""});
        models.models.push_back(
            {"/models/second", "second", "Second", "For tests too", "1", "def", {"normal", "tumour"}, {"tumour"}, ""});
        models.models.push_back(
            {"/models/broken", "broken", "Broken", "", "1", "", {}, {}, "Its weights are missing."});
        for (const std::string &folder : message.folders)
            addPackages(folder, models);
        write(encodeReply(id, models));
    }
    void reply(int64_t id, const StartAnalysis &message)
    {
        const int64_t job = ++m_lastJob;
        m_cancelled = false;
        write(encodeReply(id, StartJobReply{job}));
        m_thread = std::jthread([this, job, message](std::stop_token token) { run(job, message, token); });
    }
    void reply(int64_t id, const CancelJob &message)
    {
        m_cancelled = true;
        m_training.cancel(message.job);
        write(encodeReply(id, Empty{}));
    }
    void reply(int64_t id, const StartTraining &message)
    {
        const int64_t job = ++m_lastJob;
        write(encodeReply(id, StartJobReply{job}));
        m_training.start(job, message);
    }
    static void addPackages(const std::filesystem::path &folder, ListModelsReply &models)
    {
        for (const std::filesystem::path &package : packageFoldersIn(folder))
            if (const Result<MilPackage> read = readMilPackage(package))
                models.models.push_back({package.string(),
                                         read->head.id,
                                         read->head.name,
                                         read->head.description,
                                         "1",
                                         read->head.weightsSha256,
                                         {"normal", "tumour"},
                                         {"tumour"},
                                         ""});
    }
    void reply(int64_t id, const OpenSession &) { refuse(id); }
    void reply(int64_t id, const AskSession &) { refuse(id); }
    void reply(int64_t id, const CloseSession &) { refuse(id); }
    void refuse(int64_t id) { write(encodeError(id, {ErrorCode::usage, {"this engine has no sessions"}, {}})); }
    void reply(int64_t id, const Shutdown &)
    {
        m_shutDown = true;
        write(encodeReply(id, Empty{}));
    }

    void run(int64_t job, const StartAnalysis &request, std::stop_token token)
    {
        const auto say = [](const Event &event) { write(encodeEvent(event)); };
        const auto slide = openSlide(request.slide, {.userMpp = request.mpp});
        if (!slide)
            return say(JobFailed{job, slide.error()});
        if (!(*slide)->facts().mpp)
            return say(JobFailed{job, {ErrorCode::mppUnknown, {request.slide}, {}}});
        if (request.product == AnalysisProduct::features)
            return writeFeatures(job, request, token);
        const SlideFacts &facts = (*slide)->facts();
        const double size = static_cast<double>(facts.level0().width) / tilesAcross;
        const int rows = static_cast<int>(static_cast<double>(facts.level0().height) / size);

        const std::filesystem::path out(request.out);
        std::filesystem::create_directories(out / ".partial");
        const std::filesystem::path partial = out / ".partial" / "tiles.safetensors";
        for (int row = 1; row <= rows; ++row) {
            if (!writeTileTable(partial, gridOfTiles(tilesAcross, row, size)))
                return say(JobFailed{job, {ErrorCode::fileUnwritable, {partial.string(), ""}, {}}});
            say(JobProgress{job, Stage::features, row * tilesAcross, rows * tilesAcross, 210, 12.0});
            say(JobPartialResult{job, partial.string(), row * tilesAcross});
            // "slow" stops half way until it is cancelled or killed.
            while (m_behaviour == "slow" && row == rows / 2 && !m_cancelled && !token.stop_requested())
                std::this_thread::sleep_for(5ms);
            if (m_cancelled)
                return say(JobFailed{job, {ErrorCode::cancelled, {}, {}}});
            if (token.stop_requested())
                return;
        }
        const std::filesystem::path folder = out / resultFolderName(request.slide);
        std::filesystem::create_directories(folder);
        const TileTable tiles = gridOfTiles(tilesAcross, rows, size);
        const std::string model = std::filesystem::path(request.model).filename().string();
        const std::string sha256 = m_behaviour == "other-weights" ? "xyz" : model == "demo" ? "abc" : "def";
        if (!writeTileTable(folder / "tiles.safetensors", tiles) ||
            !writeSlideResult(folder, resultOf(facts, tiles, model, sha256)))
            return say(JobFailed{job, {ErrorCode::fileUnwritable, {folder.string(), ""}, {}}});
        say(JobFinished{job, folder.string()});
    }

    /// As the desk of the trainings has them: 12 tiles of 4 numbers. (.npy, which needs no library to be written.)
    void writeFeatures(int64_t job, const StartAnalysis &request, const std::stop_token &token)
    {
        constexpr int64_t tiles = 12, width = 4;
        const std::filesystem::path out(request.out);
        const std::filesystem::path name = std::filesystem::path(request.slide).stem();
        for (int64_t tile = 1; tile <= tiles; ++tile) {
            write(encodeEvent(JobProgress{job, Stage::features, tile, tiles, 210, 1.0}));
            while (m_behaviour == "slow" && tile == tiles / 2 && !m_cancelled && !token.stop_requested())
                std::this_thread::sleep_for(5ms);
            if (m_cancelled || token.stop_requested())
                return write(encodeEvent(JobFailed{job, {ErrorCode::cancelled, {}, {}}}));
        }
        std::vector<float> values(tiles * width);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>((i * i + name.string().back()) % 97);
        std::filesystem::create_directories(out);
        std::ofstream(out / (name.string() + ".npy"), std::ios::binary)
            << testing::numpyFile("<f4", "(12, 4)", std::as_bytes(std::span(values)));
        write(encodeEvent(JobFinished{job, (out / (name.string() + ".npy")).string()}));
    }

    const std::string m_behaviour;
    int64_t m_lastJob = 0;
    std::atomic<bool> m_cancelled{false};
    bool m_shutDown = false;
    GuiTraining m_training;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace

int main(int argc, char **argv)
{
    GuiEngine engine(argc > 1 ? argv[1] : "normal");
    std::string line;
    while (!engine.isShutDown() && std::getline(std::cin, line)) {
        std::optional<int64_t> failedId;
        const Result<IncomingRequest> request = decodeRequest(line, failedId);
        if (request)
            engine.answer(*request);
        else
            write(encodeError(failedId, request.error()));
    }
}
