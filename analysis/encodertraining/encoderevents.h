#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace tessera {

/// What is known at the end of an epoch of an encoder's training.
struct EncoderEpoch {
    int64_t epoch = 0;                   ///< from 0
    int64_t epochs = 0;                  ///< planned
    double loss = 0;                     ///< cross entropy with label smoothing, mean over the tiles
    double learningRate = 0;             ///< of the last step
    std::optional<double> validationAuc; ///< of the averaged weights; of more than two classes macro one-vs-rest
    std::optional<double> validationAccuracy;
    std::chrono::duration<double> took{};
    std::chrono::duration<double> left{};
};

/// One JSON object without line breaks (docs/train-encoder.md, "Events").
std::string eventLine(const EncoderEpoch &epoch);

/// What an encoder's training tells while it goes on. Called on the thread that trains; must return soon.
class EncoderObserver {
public:
    virtual ~EncoderObserver() = default;
    virtual void read(int64_t tiles) = 0;
    virtual void checked(int64_t done, int64_t all) = 0;
    virtual void stepped(int64_t epoch, int64_t batch, int64_t batches) = 0;
    virtual void epochEnded(const EncoderEpoch &epoch) = 0;
    virtual void remark(const std::string &sentence) = 0;
};

} // namespace tessera
