#include "analysis/encoder/residualnetwork.h"
#include "analysis/encodertraining/encodertraining.h"
#include "tests/analysis/encodertraining/drawntiles.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTest>

using namespace tessera;
using testing::DrawnTiles;
using testing::errorOf;

namespace {

class Silent : public EncoderObserver {
public:
    void read(int64_t) override {}
    void checked(int64_t, int64_t) override {}
    void stepped(int64_t, int64_t, int64_t) override {}
    void epochEnded(const EncoderEpoch &epoch) override { epochs.push_back(epoch); }
    void remark(const std::string &) override {}
    std::vector<EncoderEpoch> epochs;
};

EncoderSettings small()
{
    EncoderSettings settings;
    settings.blocks = {1, 1, 1, 1};
    settings.widths = {8, 8, 16, 16};
    settings.stemWidth = 8;
    settings.epochs = 6;
    settings.batch = 12;
    settings.edge = 24;
    settings.averaging = 0.9;
    settings.validateEvery = 3;
    return settings;
}

struct Tiles {
    DrawnTiles drawn;
    TileSet set;
    explicit Tiles(int64_t unpackedBytes = 1 << 20)
    {
        const TileSetProgress silent{[](int64_t) {}, [](int64_t, int64_t) {}};
        TileSetFiles files{{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"};
        files.unpackedBytes = unpackedBytes;
        set = readTileSet(files, silent, {}).value();
    }
};

bool areEqual(const EncoderWeights &a, const EncoderWeights &b)
{
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto &weight) {
               return b.contains(weight.first) && weight.second.equal(b.at(weight.first));
           });
}

const auto storesNothing = [](const EncoderState &) { return Result<void>(); };

} // namespace

/// The loop that trains an encoder.
class EncoderLoopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void theTrainedNetworkIsTheOneThatEncodes()
    {
        // In evaluation ResidualNetwork folds the norms; a batch whose own statistics are the running ones is the same.
        const ResidualShape shape{{1, 1, 1, 1}, {8, 8, 16, 16}, 8, 2};
        EncoderWeights weights = initialEncoderWeights(shape, 4);
        for (auto &[key, weight] : weights)
            if (key.ends_with("bn2.weight"))
                weight.fill_(0.5); // (fresh blocks add nothing yet)
        ResidualTrainee trainee(shape, weights, at::kCPU, ConvolutionPrecision::float32);
        const at::NoGradGuard noGradient;
        const at::Tensor bytes = (at::rand({16, 64, 64, 3}) * 255).to(at::kByte);
        ResidualNetworkSpec spec;
        spec.blocks = shape.blocks;
        spec.mean = {0.5F, 0.5F, 0.5F};
        spec.deviation = {0.25F, 0.25F, 0.25F};
        const at::Tensor tiles = (bytes.permute({0, 3, 1, 2}).to(at::kFloat) / 255 - 0.5) / 0.25;
        at::Tensor features;
        for (int round = 0; round < 200; ++round) // (running values approach those of the batch)
            features = trainee.features(tiles);
        const at::Tensor encoded = ResidualNetwork(spec, trainee.weights(), at::kCPU).encode(bytes);
        // Running variances are unbiased ones: a little larger than those that the batch is divided by.
        QVERIFY(at::allclose(encoded, features, 0.1, 0.05));
        QVERIFY(features.abs().max().item<double>() > 0.1);
    }

    void learnsWhatTellsTheClassesApart()
    {
        const Tiles tiles;
        EncoderSettings settings = small();
        settings.epochs = 12;
        EncoderState state = EncoderState::fresh(settings, 2);
        Silent observer;
        VERIFY_OK(trainEncoder({tiles.set, settings}, state, storesNothing, observer, {}));
        QCOMPARE(observer.epochs.size(), std::size_t{12});
        QVERIFY(!observer.epochs[0].validationAuc && observer.epochs[2].validationAuc);
        QVERIFY(observer.epochs.back().loss < 0.7 * observer.epochs.front().loss);
        QVERIFY2(*observer.epochs.back().validationAuc > 0.95,
                 std::to_string(*observer.epochs.back().validationAuc).c_str());
        QVERIFY(observer.epochs.back().learningRate < 0.1 * settings.learningRate);
    }

    void equalSeedsGiveEqualWeightsAndOthersOthers()
    {
        const Tiles tiles;
        const auto trained = [&](uint64_t seed) {
            EncoderSettings settings = small();
            settings.epochs = 2;
            settings.seed = seed;
            EncoderState state = EncoderState::fresh(settings, 2);
            Silent observer;
            if (!trainEncoder({tiles.set, settings}, state, storesNothing, observer, {}) || observer.epochs.size() != 2)
                qFatal("the training failed");
            return state;
        };
        const EncoderState first = trained(1);
        QVERIFY(areEqual(first.weights, trained(1).weights));
        QVERIFY(areEqual(first.averaged, trained(1).averaged));
        QVERIFY(!areEqual(first.weights, trained(2).weights));
    }

    void packedTilesGiveTheSameWeightsAsUnpackedOnes()
    {
        const Tiles tiles;
        const Tiles packed(0);
        QCOMPARE(tiles.set.unpacked.size(), std::size_t{96});
        QVERIFY(packed.set.unpacked.empty());
        EncoderSettings settings = small();
        settings.epochs = 2;
        EncoderState a = EncoderState::fresh(settings, 2), b = EncoderState::fresh(settings, 2);
        Silent observer;
        VERIFY_OK(trainEncoder({tiles.set, settings}, a, storesNothing, observer, {}));
        VERIFY_OK(trainEncoder({packed.set, settings}, b, storesNothing, observer, {}));
        QVERIFY(areEqual(a.weights, b.weights));
    }

    void aStoredStateGoesOnToTheSameWeights()
    {
        const Tiles tiles;
        const EncoderSettings settings = small();
        const EncoderInputs inputs{tiles.set, settings};
        const std::filesystem::path file = tiles.drawn.scratch / "state.safetensors";
        EncoderState whole = EncoderState::fresh(settings, 2);
        Silent observer;
        const auto store = [&](const EncoderState &state) -> Result<void> {
            return state.epochsDone == 4 ? writeEncoderState(file, "mark", state) : Result<void>();
        };
        VERIFY_OK(trainEncoder(inputs, whole, store, observer, {}));
        Result<std::optional<EncoderState>> stored = readEncoderState(file, "mark", settings.shape(2));
        VERIFY_OK(stored);
        QCOMPARE((*stored)->epochsDone, int64_t{4});
        VERIFY_OK(trainEncoder(inputs, **stored, storesNothing, observer, {}));
        QVERIFY(areEqual((*stored)->weights, whole.weights));
        QVERIFY(areEqual((*stored)->averaged, whole.averaged));
        // (Times differ; what is said of the epochs does not.)
        QCOMPARE(std::count((*stored)->events.begin(), (*stored)->events.end(), '\n'), 6);

        QCOMPARE(errorOf(readEncoderState(file, "other", settings.shape(2))), std::string("runOfOtherData"));
        std::string bytes = tiles.drawn.scratch.read("state.safetensors");
        bytes[bytes.size() - 100] = static_cast<char>(bytes[bytes.size() - 100] ^ 1);
        tiles.drawn.scratch.write("state.safetensors", bytes);
        QCOMPARE(errorOf(readEncoderState(file, "mark", settings.shape(2))), std::string("runInvalid"));
    }

    void aLossThatIsNoNumberEndsIt()
    {
        const Tiles tiles;
        EncoderSettings settings = small();
        EncoderState state = EncoderState::fresh(settings, 2);
        state.weights.at("head.bias").fill_(NAN);
        Silent observer;
        QCOMPARE(errorOf(trainEncoder({tiles.set, settings}, state, storesNothing, observer, {})),
                 std::string("trainingDiverged"));
    }

    void stopsAtOnceWhenAsked()
    {
        const Tiles tiles;
        const EncoderSettings settings = small();
        EncoderState state = EncoderState::fresh(settings, 2);
        Silent observer;
        std::stop_source source;
        source.request_stop();
        QCOMPARE(errorOf(trainEncoder({tiles.set, settings}, state, storesNothing, observer, source.get_token())),
                 std::string("cancelled"));
        QCOMPARE(state.epochsDone, int64_t{0});
    }
};

QTEST_GUILESS_MAIN(EncoderLoopTest)
#include "tst_encoderloop.moc"
