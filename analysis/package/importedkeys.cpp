#include "analysis/package/detail/importedkeys.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tessera::detail {
namespace {

/// Older beginning of a key -> published one (mhim-mil.md 8).
constexpr std::pair<const char *, const char *> renames[] = {
    {"patch_to_emb.", "feature."}, {"patch_to_embed.", "feature."},  {"_fc1.", "feature."},
    {"feature0.", "feature."},     {"classifier.0.", "classifier."}, {"_fc2.", "classifier."},
};

std::string renamed(const std::string &name)
{
    for (const auto &[older, current] : renames)
        if (name.starts_with(older))
            return current + name.substr(std::string(older).size());
    return name;
}

} // namespace

const TensorView *PublishedTensors::find(const std::string &name) const { return tensorNamed(tensors, name); }

bool PublishedTensors::hasAny(const std::string &prefix) const
{
    return std::any_of(tensors.begin(), tensors.end(), [&](const TensorView &t) { return t.name.starts_with(prefix); });
}

PublishedTensors published(std::span<const TensorView> tensors)
{
    PublishedTensors result;
    for (const TensorView &tensor : tensors) {
        result.tensors.push_back(tensor);
        result.tensors.back().name = renamed(tensor.name);
        result.originals.push_back(tensor.name);
        result.hasOlderNames = result.hasOlderNames || result.tensors.back().name != tensor.name;
    }
    // A `classifier` behind MHIM's own encoder is the layer that the published programs call `predictor`.
    if (result.hasAny("online_encoder.") && !result.hasAny("predictor."))
        for (TensorView &tensor : result.tensors)
            if (tensor.name.starts_with("classifier."))
                tensor.name = "predictor." + tensor.name.substr(std::string("classifier.").size());
    return result;
}

std::string clashOf(const PublishedTensors &tensors)
{
    std::map<std::string, std::string> originals;
    for (std::size_t i = 0; i < tensors.tensors.size(); ++i) {
        const auto [first, isNew] = originals.emplace(tensors.tensors[i].name, tensors.originals[i]);
        if (!isNew)
            return first->second + " and " + tensors.originals[i] + " are both " + first->first;
    }
    return {};
}

std::string standAloneModelOf(const PublishedTensors &tensors)
{
    if (tensors.hasAny("online_encoder.") || tensors.hasAny("head."))
        return {};
    if (tensors.hasAny("attention_a."))
        return "gabmil (gated attention pooling, 384 wide, with biases)";
    if (tensors.hasAny("attention."))
        return "abmil (attention pooling with biases)";
    if (tensors.hasAny("cls_token") || tensors.hasAny("pos_layer."))
        return "transmil (TransMIL, which pads before its class token)";
    if (tensors.hasAny("i_classifier.") || tensors.hasAny("b_classifier."))
        return "dsmil (DSMIL without MHIM's encoder)";
    return {};
}

std::vector<KeyForm> formsOf(const PublishedTensors &tensors)
{
    constexpr std::pair<const char *, KeyForm> keys[] = {
        {"online_encoder.attention.attention.0.weight", KeyForm::attention},
        {"online_encoder.attention.attention_a.0.weight", KeyForm::gatedAttention},
        {"online_encoder.cls_token", KeyForm::selfAttention},
        {"online_encoder.i_classifier.0.weight", KeyForm::dualStream},
        {"head.0.weight", KeyForm::pooling},
    };
    std::vector<KeyForm> forms;
    for (const auto &[key, form] : keys)
        if (tensors.find(key))
            forms.push_back(form);
    return forms;
}

} // namespace tessera::detail
