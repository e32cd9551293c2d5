#pragma once
#include "base/safetensors.h"
#include "tests/support/engineprocess.h"
#include "tests/support/scratch.h"

#include <random>
#include <string>
#include <vector>

namespace tessera::testing {

/// A drawn cohort as files: tables, and the tiles of all bags in one feature file. Positive bags have three tiles that
/// are shifted along the first channels; with survival they die earlier.
class DrawnFiles {
public:
    static constexpr int64_t dim = 8;
    static constexpr int tilesOfBag = 20;

    explicit DrawnFiles(int bags = 48, uint32_t seed = 1)
    {
        std::mt19937 random(seed);
        std::normal_distribution<float> normal;
        std::string table = "bag_id,split,label,tiles\n", survival = "slide_id,case_id,time,event,tiles\n";
        for (int bag = 0; bag < bags; ++bag) {
            std::string rows;
            for (int tile = 0; tile < tilesOfBag; ++tile) {
                rows += (rows.empty() ? "" : " ") + std::to_string(bag * tilesOfBag + tile);
                const float shift = bag % 2 == 1 && tile < 3 ? 4.0F : 0.0F;
                for (int64_t i = 0; i < dim; ++i)
                    values.push_back(normal(random) + (i < 2 ? shift : 0));
            }
            const std::string id = "slide " + std::to_string(bag);
            const char *part = bag % 4 < 2 ? "train" : bag % 8 < 4 ? "val" : "test";
            table += id + ',' + part + ',' + (bag % 2 == 1 ? "tumour" : "normal") + ',' + rows + '\n';
            survival += id + ",patient " + std::to_string(bag) + ',' +
                        std::to_string(bag % 2 == 1 ? 5 + bag % 7 : 30 + bag % 11) + ',' + (bag % 5 == 0 ? '0' : '1') +
                        ',' + rows + '\n';
        }
        scratch.write("cohort.csv", table);
        scratch.write("survival.csv", survival);
        writeFeatures({});
    }

    /// From now on the features say which tiles are shifted.
    void addTileTruth() const
    {
        std::vector<int8_t> truth;
        for (std::size_t tile = 0; tile < values.size() / dim; ++tile)
            truth.push_back(tile / tilesOfBag % 2 == 1 && tile % tilesOfBag < 3);
        writeFeatures(truth);
    }

    QString path(std::string_view name) const { return QString::fromStdString((scratch / name).string()); }

    /// A small quick training into `out`; `more` goes last.
    QStringList arguments(const char *command, const char *out, const QStringList &more = {},
                          const char *table = "cohort.csv") const
    {
        QStringList all{command, "--cohort", path(table), "--features", path("features.safetensors"),
                        "--out", path(out),  "--json"};
        for (const char *setting : {"epochs=4", "model_dim=16", "learning_rate=0.005", "patience=0", "threads=1",
                                    "mask_ratio_h=0.05", "merge_k=2", "device=cpu"})
            all << "--set" << setting;
        return all + more;
    }

    Scratch scratch;
    std::vector<float> values; ///< of all bags' tiles

private:
    void writeFeatures(const std::vector<int8_t> &truth) const
    {
        std::vector<TensorView> tensors{
            {"features", Dtype::f32, {std::ssize(values) / dim, dim}, std::as_bytes(std::span(values))}};
        if (!truth.empty())
            tensors.push_back({"tile_label", Dtype::i8, {std::ssize(truth)}, std::as_bytes(std::span(truth))});
        if (!writeSafetensors(scratch / "features.safetensors", tensors))
            qFatal("the features cannot be written");
    }
};

} // namespace tessera::testing
