#include "app/finetuning/settingkeys.h"

#include <QtGlobal>

namespace tessera {
namespace {

using Ends = SettingKey::Ends;
using Kind = SettingKind;

struct Range {
    double smallest, largest;
    Ends ends = Ends::both;
};

SettingKey choice(const char *name, std::vector<std::string> choices, const char *fallback, const char *meaning)
{
    return {name, Kind::choice, fallback, std::move(choices), 0, 0, Ends::both, meaning};
}

SettingKey flag(const char *name, const char *fallback, const char *meaning)
{
    return {name, Kind::flag, fallback, {"true", "false"}, 0, 0, Ends::both, meaning};
}

SettingKey text(const char *name, const char *fallback, const char *meaning)
{
    return {name, Kind::text, fallback, {}, 0, 0, Ends::both, meaning};
}

SettingKey number(const char *name, Range range, const char *fallback, const char *meaning)
{
    return {name, Kind::number, fallback, {}, range.smallest, range.largest, range.ends, meaning};
}

SettingKey whole(const char *name, Range range, const char *fallback, const char *meaning)
{
    return {name, Kind::whole, fallback, {}, range.smallest, range.largest, range.ends, meaning};
}

} // namespace

const std::vector<SettingKey> &settingKeys()
{
    static const std::vector<SettingKey> keys{
        choice("baseline", {"attn", "selfattn", "dsmil", "mean", "max"}, "attn",
               QT_TRANSLATE_NOOP("SettingKeys", "What makes one feature of the tiles of a case: attention (attn), "
                                                "self-attention (selfattn), two streams (dsmil), mean or maximum.")),
        choice("version", {"pure", "v1", "v2"}, "v2",
               QT_TRANSLATE_NOOP(
                   "SettingKeys",
                   "pure trains the baseline alone, v1 hides hard tiles from a student, v2 recycles tiles as well.")),
        whole("epochs", {1, 100000}, "200",
              QT_TRANSLATE_NOOP("SettingKeys", "How often each case is seen, in each stage.")),
        number("learning_rate", {0, 1, Ends::upper}, "0.0002",
               QT_TRANSLATE_NOOP("SettingKeys", "Size of the steps at the start; smaller is slower and steadier.")),
        number("weight_decay", {0, 1}, "1e-05",
               QT_TRANSLATE_NOOP("SettingKeys", "How strongly large weights are pulled back at each step.")),
        choice("optimizer", {"adam", "adamw"}, "adam",
               QT_TRANSLATE_NOOP("SettingKeys", "adam takes the decay as part of the gradient, adamw apart from it.")),
        choice("schedule", {"cosine", "step", "constant"}, "cosine",
               QT_TRANSLATE_NOOP("SettingKeys", "How the learning rate changes over the epochs.")),
        whole("warm_up_epochs", {0, 100000}, "0",
              QT_TRANSLATE_NOOP("SettingKeys", "The learning rate rises over these epochs.")),
        whole("accumulation", {1, 100000}, "1",
              QT_TRANSLATE_NOOP("SettingKeys", "Cases to one update of the weights.")),
        number("clip_grad", {0, 1000000}, "",
               QT_TRANSLATE_NOOP("SettingKeys", "Largest norm of all gradients together; empty or 0 is off.")),
        whole("patience", {0, 100000}, "20",
              QT_TRANSLATE_NOOP("SettingKeys",
                                "A stage ends after this many epochs without an equal or better value; 0 is never.")),
        whole("stop_epoch", {0, 100000}, "100", QT_TRANSLATE_NOOP("SettingKeys", "But not before this epoch.")),
        choice("act", {"gelu", "relu", "none"}, "gelu",
               QT_TRANSLATE_NOOP("SettingKeys", "Function after the embedding.")),
        choice("da_act", {"relu", "gelu", "tanh"}, "relu",
               QT_TRANSLATE_NOOP("SettingKeys", "Function inside the attention.")),
        flag("gated", "false", QT_TRANSLATE_NOOP("SettingKeys", "Attention with a gate; with attn alone.")),
        whole("heads", {1, 64}, "8", QT_TRANSLATE_NOOP("SettingKeys", "Heads of the self-attention.")),
        number("dropout", {0, 1, Ends::lower}, "0.25",
               QT_TRANSLATE_NOOP("SettingKeys", "Share of the embedding that is left out at random while training.")),
        whole("model_dim", {8, 65536}, "512", QT_TRANSLATE_NOOP("SettingKeys", "Width of the model.")),
        flag("standardise", "false",
             QT_TRANSLATE_NOOP(
                 "SettingKeys",
                 "Each feature is taken in its standard deviations; the finished model takes features as they are.")),
        number("mask_ratio", {0, 1, Ends::lower}, "0",
               QT_TRANSLATE_NOOP("SettingKeys", "Share of the tiles that is hidden at random.")),
        number("mask_ratio_l", {0, 1, Ends::lower}, "0",
               QT_TRANSLATE_NOOP("SettingKeys", "Share that is hidden from the lowest scores up.")),
        number("mask_ratio_h", {0, 1, Ends::lower}, "0.03",
               QT_TRANSLATE_NOOP("SettingKeys",
                                 "Share of the tiles with the highest scores that is hidden from the student.")),
        number("mask_ratio_hr", {0, 1, Ends::upper}, "1",
               QT_TRANSLATE_NOOP("SettingKeys", "Part of the picked high scores that is hidden, drawn at random.")),
        flag("mask_decay", "false",
             QT_TRANSLATE_NOOP("SettingKeys", "The share of hidden hard tiles falls towards 0.")),
        flag("merge_enable", "true",
             QT_TRANSLATE_NOOP("SettingKeys", "Tiles that are not kept are recycled into a few; with v2 alone.")),
        number("merge_ratio", {0, 1}, "0.9",
               QT_TRANSLATE_NOOP("SettingKeys", "Share of the visible tiles that is kept.")),
        whole("merge_k", {1, 1000}, "5", QT_TRANSLATE_NOOP("SettingKeys", "Tiles that the others are recycled into.")),
        number("merge_momentum", {0, 1}, "0.9999",
               QT_TRANSLATE_NOOP("SettingKeys", "Share that the recycling keeps of itself at each step.")),
        flag("merge_test", "false", QT_TRANSLATE_NOOP("SettingKeys", "Tiles are recycled in prediction as well.")),
        flag("instance_probability_scores", "true",
             QT_TRANSLATE_NOOP("SettingKeys",
                               "Hard tiles are found by their probability instead of their attention; with v2 alone.")),
        number(
            "consistency_weight", {0, 1000}, "0.5",
            QT_TRANSLATE_NOOP("SettingKeys", "Weight of the agreement of student and teacher beside the main loss.")),
        number("temperature", {0, 1000, Ends::upper}, "0.1",
               QT_TRANSLATE_NOOP("SettingKeys", "Sharpens what the teacher says; smaller is sharper.")),
        number("teacher_momentum", {0, 1}, "0.9997",
               QT_TRANSLATE_NOOP("SettingKeys",
                                 "Share that the teacher keeps of itself at each update; near 1 it follows slowly.")),
        choice("teacher_schedule", {"constant", "cosine"}, "constant",
               QT_TRANSLATE_NOOP("SettingKeys", "cosine lets the momentum of the teacher rise to 1.")),
        choice("student_start", {"none", "embedding", "all"}, "all",
               QT_TRANSLATE_NOOP("SettingKeys",
                                 "What the student takes from the first stage: nothing, its embedding, or all.")),
        choice("predictor", {"student", "teacher", "better"}, "student",
               QT_TRANSLATE_NOOP("SettingKeys", "Which of the two the finished model predicts with.")),
        whole("survival_bins", {2, 100}, "4",
              QT_TRANSLATE_NOOP("SettingKeys", "Intervals of time of a survival model.")),
        number("validation_share", {0, 1, Ends::lower}, "0.2",
               QT_TRANSLATE_NOOP("SettingKeys",
                                 "Part of the training cases that chooses the epoch, where the splits name none.")),
        number("expected_diagnostic_share", {0, 1}, "",
               QT_TRANSLATE_NOOP("SettingKeys",
                                 "Share of the tiles of a positive case that show the finding, as far as you know.")),
        whole("seed", {0, 1.8e19}, "2021",
              QT_TRANSLATE_NOOP("SettingKeys",
                                "Number that decides everything that is drawn; the same number repeats a training.")),
        whole("folds", {2, 1000}, "5",
              QT_TRANSLATE_NOOP("SettingKeys", "Parts of a cross-validation, each once the test part.")),
        text("device", "auto",
             QT_TRANSLATE_NOOP("SettingKeys", "auto takes a graphics card where one works; else cpu, cuda or cuda:1.")),
        whole("threads", {1, 1024}, "",
              QT_TRANSLATE_NOOP("SettingKeys", "Processor cores for the training; empty takes all.")),
        choice("precision", {"float32", "tf32"}, "float32",
               QT_TRANSLATE_NOOP("SettingKeys", "tf32 is faster on graphics cards and less exact.")),
    };
    return keys;
}

} // namespace tessera
