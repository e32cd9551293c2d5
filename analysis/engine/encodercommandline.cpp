#include "analysis/engine/encodercommandline.h"

#include <CLI/CLI.hpp>

namespace tessera {
namespace {

constexpr int64_t mostEpochs = 100'000;

void addTiles(CLI::App &app, std::vector<std::filesystem::path> &tiles)
{
    app.add_option("--tiles", tiles, "Folders and archives (tar, zip) of square JPEG or PNG tiles")->required();
}

void addPlace(CLI::App &app, std::string &device, std::optional<int> &threads)
{
    app.add_option("--device", device, "auto, cpu, cuda or cuda:<index>")->capture_default_str();
    app.add_option("--threads", threads, "Threads for tensor mathematics (default: all cores allowed)")
        ->check(CLI::Range(1, 1024));
}

void addSettings(CLI::App &app, EncoderSettings &settings)
{
    app.add_option("--epochs", settings.epochs)->check(CLI::Range(int64_t{1}, mostEpochs))->capture_default_str();
    app.add_option("--batch", settings.batch, "Tiles to one step")
        ->check(CLI::Range(int64_t{2}, int64_t{65536}))
        ->capture_default_str();
    app.add_option("--learning-rate", settings.learningRate, "Its peak")
        ->check(CLI::Range(1e-8, 1.0))
        ->capture_default_str();
    app.add_option("--weight-decay", settings.weightDecay)->check(CLI::Range(0.0, 1.0))->capture_default_str();
    app.add_option("--dropout", settings.dropout, "Before the last layer")
        ->check(CLI::Range(0.0, 0.95))
        ->capture_default_str();
    app.add_option("--averaging", settings.averaging, "Share that the averaged weights keep of themselves at each step")
        ->check(CLI::Range(0.0, 0.99999))
        ->capture_default_str();
    app.add_option("--edge", settings.edge, "px of the tiles that are cut out for training (default: three quarters)")
        ->check(CLI::Range(8, 4096));
    app.add_option("--stain", settings.strength.stain, "Strength of the stain augmentation; 0: off")
        ->check(CLI::Range(0.0, 3.0))
        ->capture_default_str();
    app.add_option("--colour", settings.strength.colour, "Strength of brightness, contrast and saturation")
        ->check(CLI::Range(0.0, 3.0))
        ->capture_default_str();
    app.add_option("--geometry", settings.strength.geometry, "Strength of free turns, scale, shift and blur")
        ->check(CLI::Range(0.0, 3.0))
        ->capture_default_str();
    app.add_option("--widths", settings.widths, "Channels of the four stages; the last is the number of features")
        ->expected(4)
        ->check(CLI::Range(int64_t{8}, int64_t{4096}));
    app.add_option("--validate-every", settings.validateEvery,
                   "Epochs from one look at the validation tiles to the next")
        ->check(CLI::Range(int64_t{1}, mostEpochs))
        ->capture_default_str();
    app.add_option("--seed", settings.seed, "Of weights, order, augmentation and drawn parts")->capture_default_str();
}

} // namespace

CLI::App *addTrainEncoder(CLI::App &app, TrainEncoderCommand &command)
{
    CLI::App *train = app.add_subcommand("train-encoder", "Train a tile encoder on labelled tiles; writes OUT/model");
    EncoderRunInputs &run = command.run;
    addTiles(*train, run.files.tiles);
    train->add_option("--labels", run.files.labels,
                      "Table of tiles: file, label, split (default: a tile's folder is its class)");
    train->add_option("--validation", run.files.validationShare, "Share of each class, where no split is named")
        ->check(CLI::Range(0.01, 0.9))
        ->capture_default_str();
    train->add_option("--out", run.folder, "Folder of the run")->required();
    train->add_option("--mpp", run.identity.mpp, "um per pixel of the tiles")
        ->check(CLI::Range(0.05, 20.0))
        ->required();
    train->add_option("--name", run.identity.name, "Of the encoder (default: the folder's)");
    train->add_option("--data", run.identity.data, "For the card: where the tiles are from");
    train->add_option("--data-licence", run.identity.dataLicence, "For the card: the licence of the tiles");
    train->add_option("--licence", run.identity.licence, "Of the trained weights");
    addSettings(*train, run.settings);
    addPlace(*train, command.device, command.threads);
    train
        ->add_option_function<std::string>(
            "--precision",
            [&command](const std::string &word) {
                command.precision = word == "bfloat16" ? ConvolutionPrecision::bfloat16 : ConvolutionPrecision::float32;
            },
            "Of convolutions (default: bfloat16 where the processor computes in it)")
        ->check(CLI::IsMember({"float32", "bfloat16"}));
    train->add_flag_callback(
        "--resume", [&run] { run.earlier = EarlierRun::resume; }, "Go on where an interrupted run stopped");
    train->add_flag_callback(
        "--finish",
        [&run] {
            run.goal = EncoderGoal::now;
            run.earlier = EarlierRun::resume;
        },
        "Train no further: make the encoder of what an interrupted run has");
    train->add_flag_callback(
        "--json", [&command] { command.output = OutputForm::json; }, "Print one JSON object");
    train->add_flag("--progress", command.progressLines, "Report progress as JSON lines on standard error");
    return train;
}

CLI::App *addEncodeTiles(CLI::App &app, EncodeTilesCommand &command)
{
    CLI::App *encode = app.add_subcommand("encode-tiles", "Write the features of tiles, and a table of their rows");
    encode->add_option("--encoder", command.encoder, "Folder of the encoder package")->required();
    addTiles(*encode, command.tiles);
    encode->add_option("--out", command.out, "File to write (.safetensors); OUT with .csv beside it names the rows")
        ->required();
    encode
        ->add_option("--restain", command.restain,
                     "Strength of another stain and light, the same for all tiles, as of another laboratory; 0: off")
        ->check(CLI::Range(0.0, 3.0))
        ->capture_default_str();
    encode->add_option("--seed", command.seed, "Of that stain")->capture_default_str();
    addPlace(*encode, command.device, command.threads);
    encode->add_flag_callback(
        "--json", [&command] { command.output = OutputForm::json; }, "Print one JSON object");
    return encode;
}

} // namespace tessera
