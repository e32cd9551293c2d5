#include "analysis/training/detail/configurationkeys.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace tessera::detail {
namespace {

struct OtherName {
    std::string_view theirs;
    std::string_view ours;
};
/// Options of the published programs (mhim-mil.md 5, 6), and what other libraries call the same.
constexpr std::array otherNames{OtherName{"lr", "learning_rate"},
                                OtherName{"num_epoch", "epochs"},
                                OtherName{"n_epochs", "epochs"},
                                OtherName{"opt", "optimizer"},
                                OtherName{"lr_sche", "schedule"},
                                OtherName{"accumulation_steps", "accumulation"},
                                OtherName{"max_patience", "patience"},
                                OtherName{"n_heads", "heads"},
                                OtherName{"num_heads", "heads"},
                                OtherName{"mrh_sche", "mask_decay"},
                                OtherName{"merge_mm", "merge_momentum"},
                                OtherName{"attn2score", "instance_probability_scores"},
                                OtherName{"aux_alpha", "consistency_weight"},
                                OtherName{"cl_alpha", "consistency_weight"},
                                OtherName{"temp_t", "temperature"},
                                OtherName{"mm", "teacher_momentum"},
                                OtherName{"mm_sche", "teacher_schedule"},
                                OtherName{"init_stu_type", "student_start"},
                                OtherName{"teacher_init", "warm_start"},
                                OtherName{"val_ratio", "validation_share"},
                                OtherName{"cv_fold", "folds"},
                                OtherName{"model", "baseline"}};

/// Letters to change, add or take away (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] != b[j] ? 1 : 0);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

/// Small letters, and `_` for what other writers put between words.
std::string plain(std::string_view key)
{
    std::string text = lowerCase(key);
    for (char &sign : text)
        sign = sign == '-' || sign == ' ' ? '_' : sign;
    return text;
}

std::string nearestTo(const std::string &key, const std::vector<ConfigurationKey> &keys)
{
    for (const OtherName &other : otherNames)
        if (key == other.theirs)
            return std::string(other.ours);
    std::string nearest;
    std::size_t smallest = std::max<std::size_t>(1, key.size() / 3) + 1; // farther away is another word
    for (const ConfigurationKey &known : keys)
        if (const std::size_t changes = distance(key, known.name); changes < smallest) {
            smallest = changes;
            nearest = known.name;
        }
    return nearest;
}

} // namespace

std::string hintFor(std::string_view key, const std::vector<ConfigurationKey> &keys)
{
    constexpr std::size_t longestName = 64; // (what is longer is no misspelt key)
    const std::string nearest = key.size() > longestName ? std::string() : nearestTo(plain(key), keys);
    return nearest.empty() ? std::string() : " (is \"" + nearest + "\" meant?)";
}

} // namespace tessera::detail
