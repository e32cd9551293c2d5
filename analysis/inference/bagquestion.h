#pragma once
#include "analysis/bags/bag.h"
#include "analysis/inference/bagprediction.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace tessera {

/// What a network makes of the rows [T] int64 of a bag, or of all rows where they are undefined.
using RowTokens = std::function<mil::EmbeddedTiles(const mil::Network &, const at::Tensor &rows)>;

/// Embeds the rows whenever they are asked for, block by block: beside the tokens one block is held. `bag` is the
/// caller's.
RowTokens embeddingOf(const LoadedModel &model, const Bag &bag);

/// A bag that was embedded once, for questions that follow each other: what student and teacher make of each tile by
/// itself is kept.
RowTokens embeddedOnce(const LoadedModel &model, const Bag &bag);

/// What is asked of a bag of N tiles.
struct BagQuestion {
    std::vector<uint8_t> excluded; ///< [N], 1 = taken out before the model sees the bag; empty: none is
    double maskRatio = 0;          ///< the ceil(T * maskRatio) of the other T tiles with the highest score are as well
    mil::MapOptions maps;
};

struct BagAnswer {
    BagPrediction prediction;      ///< of the tiles that were left
    std::vector<uint8_t> excluded; ///< [N], 1 = taken out for either reason
};

/// Errors: noTileLeft, outOfMemory, internal. Between the networks `token` is heeded: cancelled.
Result<BagAnswer> answer(const LoadedModel &model, const RowTokens &tokensOf, int64_t tiles,
                         const BagQuestion &question, std::stop_token token = {});

} // namespace tessera
