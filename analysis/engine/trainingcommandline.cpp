#include "analysis/engine/trainingcommandline.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace tessera {
namespace {

void addCohort(CLI::App &app, CohortFiles &files)
{
    app.add_option("--cohort", files.table,
                   "Table of slides, patients and labels or follow-up, or a classic set (CSV, also .gz)")
        ->required();
    app.add_option("--features", files.features,
                   "Folder with <slide_id>.{h5,pt,npy,safetensors}, or one safetensors file; none for a classic set");
    app.add_option_function<std::string>(
           "--level",
           [&files](const std::string &word) {
               files.options.level = word == "patient" ? BagLevel::patient : BagLevel::slide;
           },
           "What one bag is: slide or patient (default: a slide; a patient for survival)")
        ->check(CLI::IsMember({"slide", "patient"}));
    app.add_option_function<std::string>(
           "--task",
           [&files](const std::string &word) {
               files.options.task = word == "survival" ? CohortTask::survival : CohortTask::classification;
           },
           "What to learn where the table has both: classification or survival")
        ->check(CLI::IsMember({"classification", "survival"}));
    app.add_option_function<std::string>(
           "--one-is",
           [&files](const std::string &word) {
               files.options.polarity =
                   word == "event" ? CohortOptions::Polarity::oneIsEvent : CohortOptions::Polarity::oneIsCensored;
           },
           "What 1 stands for in a follow-up column whose name does not say: event or censored")
        ->check(CLI::IsMember({"event", "censored"}));
}

void addTraining(CLI::App &app, TrainingRequest &request)
{
    addCohort(app, request.files);
    app.add_option("--splits", request.files.splits,
                   "Splits: ours, CLAM's splits_<i>.csv or a folder of them, repeat,fold,test_bag (default: the "
                   "table's, else drawn)");
    app.add_option("--out", request.out, "Folder of the run")->required();
    app.add_option_function<std::string>(
           "--preset", [&request](const std::string &word) { request.settings.preset = presetNamed(word); },
           "quick, mhim-v2 (default), mhim-v1-camelyon16, mhim-v1-nsclc or survival")
        ->check(
            [](const std::string &word) { return presetNamed(word) ? std::string() : "there is no preset " + word; });
    app.add_option("--config", request.configuration, "JSON file of settings (docs/training.md); lists make a grid");
    app.add_option("--set", request.settings.settings, "One setting: key=value; goes before --config")
        ->allow_extra_args(false);
    app.add_option("--encoder", request.encoder,
                   "Encoder package that made the features: the model will say which encoder and tiles it needs");
    app.add_option("--skip", request.skipped, "Name of a configuration of a grid that is not to run")
        ->allow_extra_args(false);
    app.add_option("--only", request.only, "Name of the one run that is wanted: a configuration's, fold_<i>, or both");
    app.add_option_function<std::string>(
           "--jobs",
           [&request](const std::string &word) { request.jobs = word == "auto" ? Jobs{} : Jobs{std::stoi(word)}; },
           "Runs at a time, each in a process of its own with the threads that the configuration says, else one: a "
           "number or auto")
        ->check(CLI::IsMember({"auto"}) | CLI::Range(1, 1024))
        ->take_last();
    app.add_flag_callback(
        "--resume", [&request] { request.earlier = EarlierRun::resume; },
        "Go on where an interrupted run stopped; finished ones are left as they are");
    app.add_option_function<std::string>(
           "--finish",
           [&request](const std::string &word) {
               request.finish = word == "last" ? WhichWeights::last : WhichWeights::best;
               request.earlier = EarlierRun::resume;
           },
           "Train no further: make the model of an interrupted run from its best or its last weights")
        ->check(CLI::IsMember({"best", "last"}));
}

void addForms(CLI::App &app, OutputForm &output, bool &progressLines)
{
    app.add_flag_callback(
        "--json", [&output] { output = OutputForm::json; }, "Print one JSON object");
    app.add_flag("--progress", progressLines, "Report progress as JSON lines on standard error");
}

} // namespace

CLI::App *addTrain(CLI::App &app, TrainCommand &command)
{
    CLI::App *train = app.add_subcommand("train", "Train a model on a table and features; writes OUT/model");
    addTraining(*train, command.request);
    addForms(*train, command.output, command.progressLines);
    return train;
}

CLI::App *addCrossValidate(CLI::App &app, CrossValidateCommand &command)
{
    CLI::App *crossValidate = app.add_subcommand(
        "cross-validate", "Train a model for each fold; writes OUT/metrics.json and OUT/fold_<i>/model");
    addTraining(*crossValidate, command.request);
    addForms(*crossValidate, command.output, command.progressLines);
    return crossValidate;
}

CLI::App *addEvaluate(CLI::App &app, EvaluateCommand &command)
{
    CLI::App *evaluate = app.add_subcommand("evaluate", "Judge a model on a table and features");
    evaluate->add_option("--model", command.model, "Folder of the MIL model package")->required();
    addCohort(*evaluate, command.files);
    evaluate->add_option("--split", command.split, "Judge the bags of this part of the table alone (test, val, ...)");
    evaluate->add_option("--out", command.out, "Folder for metrics.json, predictions.csv and plots/");
    evaluate->add_option("--device", command.device, "auto, cpu, cuda or cuda:<index>")->capture_default_str();
    evaluate->add_option("--threads", command.threads, "Threads for tensor mathematics (default: all cores allowed)")
        ->check(CLI::Range(1, 1024));
    evaluate->add_flag_callback(
        "--json", [&command] { command.output = OutputForm::json; }, "Print one JSON object");
    return evaluate;
}

} // namespace tessera
