#pragma once
#include "analysis/encoder/residualtrainee.h"
#include "analysis/encodertraining/augmentation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

/// What a tile encoder is trained with.
struct EncoderSettings {
    std::vector<int64_t> blocks{2, 2, 2, 2};
    std::vector<int64_t> widths{32, 64, 128, 256}; ///< D is the last
    int64_t stemWidth = 32;
    int64_t epochs = 100;
    int64_t batch = 64; ///< tiles
    double learningRate =
        2e-3; ///< AdamW, the peak; it rises over 100 steps (at most a twentieth), then falls along a cosine
    double weightDecay = 0.05; ///< of convolutions and the last layer
    double labelSmoothing = 0.05;
    double dropout = 0.2;     ///< before the last layer
    double clipGradients = 2; ///< largest norm
    double averaging = 0.998; ///< share that the averaged weights, which are kept, keep of themselves at each step
    int edge = 0;             ///< px of the drawn tiles; 0: three quarters of the tile's, to whole eighths
    AugmentationStrength strength;
    ChannelScale scale{{0.70F, 0.54F, 0.69F}, {0.24F, 0.28F, 0.22F}}; ///< H&E
    int64_t validateEvery = 5;                                        ///< epochs
    uint64_t seed = 1;
    int threads = 1;
    ConvolutionPrecision precision = ConvolutionPrecision::float32;

    ResidualShape shape(int64_t classes) const { return {blocks, widths, stemWidth, classes}; }
};

/// What is fast here: bfloat16 on CUDA devices and on processors that compute in it, else float32.
ConvolutionPrecision fastestPrecision(at::Device device);
std::string_view nameOf(ConvolutionPrecision precision); ///< "float32", "bfloat16"

/// Every value, as one JSON object.
std::string settingsJson(const EncoderSettings &settings);

} // namespace tessera
