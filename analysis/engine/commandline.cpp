#include "analysis/engine/commandline.h"

#include "analysis/engine/encodercommandline.h"
#include "analysis/engine/trainingcommandline.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>

namespace tessera {
namespace {

constexpr const char *exitCodes =
    "Exit codes: 0 done, or done already; 1 our own failure; 2 wrong use; 3 input that will never work;\n"
    "75 try again later (memory, disk); 130, 143 stopped by a signal with the finished part kept.\n"
    "Research use only, not for diagnosis.";

void addJson(CLI::App &app, OutputForm &output)
{
    app.add_flag_callback(
        "--json", [&output] { output = OutputForm::json; }, "Print one JSON object");
}

void addHostile(CLI::App &app, HostileFormats &hostile)
{
    app.add_flag_callback(
        "--allow-hostile-formats", [&hostile] { hostile = HostileFormats::allow; },
        "Open Ventana BIF with an OpenSlide that a crafted file can attack (CVE-2026-48977)");
}

CLI::App *addAnalyze(CLI::App &app, AnalyzeCommand &command)
{
    CLI::App *analyze = app.add_subcommand("analyze", "Run a model on a slide and write its result folder");
    AnalysisRequest &request = command.request;
    analyze->add_option("slide", request.slide, "Slide or image")->required();
    analyze->add_option("--model", request.model, "Folder of the MIL model package")->required();
    analyze->add_option("--out", request.out, "Folder that will hold <stem>/ with the results, or <stem>.h5")->required();
    analyze->add_option("--encoder", request.encoder,
                        "Folder of the encoder package (default: found beside the model)");
    analyze->add_option("--device", request.device, "auto, cpu, cuda or cuda:<index>")->capture_default_str();
    analyze->add_option("--mpp", request.mpp,
                        "Resolution of the slide in um per pixel, where it does not say it itself");
    analyze
        ->add_option("--mask-ratio", request.maskRatio,
                     "Share of the most salient tiles shown as hidden (default: the model's)")
        ->check(CLI::Range(0.0, 1.0));
    analyze->add_option("--threads", request.threads, "Threads for tensor mathematics (default: all cores allowed)")
        ->check(CLI::Range(1, 1024));
    CLI::Option *resume = analyze->add_flag_callback(
        "--resume", [&request] { request.earlierWork = EarlierWork::resume; },
        "Go on where an interrupted run stopped");
    analyze
        ->add_flag_callback(
            "--force", [&request] { request.earlierWork = EarlierWork::recompute; },
            "Do everything again, also when a fitting result is there")
        ->excludes(resume);
    analyze->add_flag_callback(
        "--features-only", [&request] { request.product = protocol::AnalysisProduct::features; },
        "Write the features alone, as <stem>.h5: what a training learns from");
    addHostile(*analyze, request.hostileFormats);
    addJson(*analyze, command.output);
    analyze->add_flag("--progress", command.progressLines, "Report progress as JSON lines on standard error");
    return analyze;
}

CLI::App *addPredict(CLI::App &app, PredictCommand &command)
{
    CLI::App *predict = app.add_subcommand("predict", "Run a model on the features of a slide's tiles");
    PredictionRequest &request = command.request;
    predict->add_option("--model", request.model, "Folder of the MIL model package")->required();
    predict
        ->add_option(
            "--features", request.features,
            "Features [N, D]: HDF5 (TRIDENT, CLAM, STAMP, ours), safetensors, torch or NumPy; several files, of all "
            "slides of one patient, are one bag")
        ->required();
    predict->add_option("--out", request.out, "Safetensors file that is written, one row for each tile")->required();
    predict->add_option("--exclude", request.exclude,
                        "Safetensors file whose tensor `indices` names tiles that the model must not see");
    predict
        ->add_option("--mask-ratio", request.maskRatio,
                     "Take this share of the tiles out as well, those with the highest score")
        ->check(CLI::Range(0.0, 1.0));
    predict->add_flag_callback(
        "--tile-probabilities", [&request] { request.tiles = mil::TileProbabilities::always; },
        "Probabilities of each tile alone also where they are slow (selfattn)");
    predict->add_option("--device", request.device, "auto, cpu, cuda or cuda:<index>")->capture_default_str();
    predict->add_option("--threads", request.threads, "Threads for tensor mathematics (default: all cores allowed)")
        ->check(CLI::Range(1, 1024));
    addJson(*predict, command.output);
    return predict;
}

CLI::App *addInfo(CLI::App &app, InfoCommand &command)
{
    CLI::App *info = app.add_subcommand("info", "Say what is known of a slide");
    info->add_option("slide", command.slide, "Slide or image")->required();
    addHostile(*info, command.options.hostileFormats);
    addJson(*info, command.output);
    return info;
}

CLI::App *addDoctor(CLI::App &app, DoctorCommand &command)
{
    CLI::App *doctor =
        app.add_subcommand("doctor", "Check devices, libraries and speed, and say how to mend what is wrong");
    doctor->add_option("--encoder", command.encoder, "Encoder package to time (default: the bundled one)");
    addJson(*doctor, command.output);
    return doctor;
}

CLI::App *addMakeSample(CLI::App &app, MakeSampleCommand &command)
{
    CLI::App *sample =
        app.add_subcommand("make-sample", "Draw a synthetic H&E slide with known truth (not real tissue)");
    sample->add_option("path", command.path, "File to write (.tiff); truth is written beside it")->required();
    sample->add_option("--width", command.width, "px")->check(CLI::Range(2'000, 200'000))->capture_default_str();
    sample->add_option("--height", command.height, "px")->check(CLI::Range(2'000, 200'000))->capture_default_str();
    sample->add_option("--seed", command.seed, "Another seed draws another slide")->capture_default_str();
    sample->add_option("--mpp", command.mpp, "um per pixel")->check(CLI::Range(0.1, 2.0))->capture_default_str();
    sample->add_option("--tumour", command.tumourShare, "Share of the tissue that is tumour; 0 draws a normal slide")
        ->check(CLI::Range(0.0, 0.2))
        ->capture_default_str();
    addJson(*sample, command.output);
    return sample;
}

/// Names between commas; two equal or empty ones are a mistake.
std::vector<std::string> classNames(const std::string &text)
{
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(',', from), text.size());
        const std::string name = CLI::detail::trim_copy(text.substr(from, to - from));
        if (name.empty())
            throw CLI::ValidationError("--classes", "the name of a class is empty");
        if (std::find(names.begin(), names.end(), name) != names.end())
            throw CLI::ValidationError("--classes", "two classes are called " + name);
        names.push_back(name);
        from = to + 1;
    }
    return names;
}

CLI::App *addImportModel(CLI::App &app, ImportModelCommand &command)
{
    CLI::App *importer = app.add_subcommand("import-model", "Make a model package of published MHIM-MIL weights");
    importer->add_option("weights", command.weights, "Checkpoint: .pt, .pth or .safetensors; no code in it is run")
        ->required();
    importer->add_option("--out", command.out, "Folder of the package that is written")->required();
    importer->add_option(
        "--config", command.config,
        "JSON object of architecture.params and kind: what the weights do not tell (act, da_act, ...)");
    importer->add_option_function<std::string>(
        "--classes", [&command](const std::string &text) { command.classes = classNames(text); },
        "Names of the classes in the order of the outputs, with commas between");
    importer
        ->add_option("--input-dim", command.inputDim, "Width of the features; refused where the weights have another")
        ->check(CLI::Range(int64_t{1}, int64_t{1} << 16));
    addJson(*importer, command.output);
    return importer;
}

} // namespace

Command parseCommandLine(int argc, char **argv)
{
    CLI::App app("Tessera's analysis engine: MHIM-MIL on whole-slide images. Research use only, not for diagnosis.",
                 "tessera-engine");
    app.set_version_flag("--version", "tessera-engine " TESSERA_VERSION);
    app.require_subcommand(1);
    app.footer(exitCodes);
    app.get_formatter()->column_width(34);

    AnalyzeCommand analyze;
    PredictCommand predict;
    InfoCommand info;
    DoctorCommand doctor;
    MakeSampleCommand sample;
    ImportModelCommand importModel;
    const CLI::App *analyzeApp = addAnalyze(app, analyze);
    const CLI::App *predictApp = addPredict(app, predict);
    const CLI::App *infoApp = addInfo(app, info);
    const CLI::App *doctorApp = addDoctor(app, doctor);
    const CLI::App *sampleApp = addMakeSample(app, sample);
    const CLI::App *importApp = addImportModel(app, importModel);
    TrainCommand train;
    CrossValidateCommand crossValidate;
    EvaluateCommand evaluate;
    const CLI::App *trainApp = addTrain(app, train);
    const CLI::App *crossValidateApp = addCrossValidate(app, crossValidate);
    const CLI::App *evaluateApp = addEvaluate(app, evaluate);
    TrainEncoderCommand trainEncoder;
    EncodeTilesCommand encodeTiles;
    const CLI::App *trainEncoderApp = addTrainEncoder(app, trainEncoder);
    const CLI::App *encodeTilesApp = addEncodeTiles(app, encodeTiles);
    const CLI::App *serveApp =
        app.add_subcommand("serve", "Answer JSON-RPC 2.0 requests, one message a line, on standard input and output");
    for (CLI::App *subcommand : app.get_subcommands({}))
        subcommand->footer(exitCodes);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        std::ostringstream out, err;
        const int code = app.exit(error, out, err);
        return code == 0 ? Finished{0, out.str()} : Finished{2, err.str()};
    }
    if (analyzeApp->parsed())
        return analyze;
    if (predictApp->parsed())
        return predict;
    if (infoApp->parsed())
        return info;
    if (doctorApp->parsed())
        return doctor;
    if (sampleApp->parsed())
        return sample;
    if (importApp->parsed())
        return importModel;
    train.request.arguments.assign(argv + 1, argv + argc);
    crossValidate.request.arguments = train.request.arguments;
    if (trainApp->parsed())
        return train;
    if (crossValidateApp->parsed())
        return crossValidate;
    if (evaluateApp->parsed())
        return evaluate;
    if (trainEncoderApp->parsed())
        return trainEncoder;
    if (encodeTilesApp->parsed())
        return encodeTiles;
    if (serveApp->parsed())
        return ServeCommand{};
    return Finished{2, app.help()};
}

} // namespace tessera
