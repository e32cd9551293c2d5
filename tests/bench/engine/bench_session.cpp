// How long the engine takes to answer a question about a part of a bag: through the pipe, from the line that asks to
// the line that answers. Prints the median and the 95th percentile for a model with and without a teacher.
#include "tests/analysis/package/examplepackage.h"
#include "tests/support/engineclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace tessera;
using namespace tessera::testing;

namespace {

constexpr int64_t tiles = 10'000;
constexpr int64_t inputDim = 1024;
constexpr int64_t modelDim = 512;
constexpr int questions = 200;

std::vector<float> normal(int64_t count, float deviation)
{
    static std::mt19937 generator(1);
    std::normal_distribution<float> distribution(0, deviation);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float &value : values)
        value = distribution(generator);
    return values;
}

enum class Teacher { none, present };

std::filesystem::path writeModel(const Scratch &scratch, Teacher teacher)
{
    nlohmann::json json = exampleModel();
    json["encoder"] = {{"id", nullptr}, {"sha256", nullptr}, {"dim", inputDim}};
    json["architecture"]["params"] = {{"baseline", "attn"},
                                      {"input_dim", inputDim},
                                      {"model_dim", modelDim},
                                      {"merge_enable", false},
                                      {"n_classes", 2}};
    const std::filesystem::path path = writeDescription(scratch, "model", json);
    ExampleWeights weights({});
    for (const std::string prefix : {"", "teacher."}) {
        for (const ExpectedTensor &tensor : expectedTensors(readMilPackage(path).value())) {
            int64_t count = 1;
            for (const int64_t extent : tensor.shape)
                count *= extent;
            weights.add(prefix + tensor.name, tensor.shape, normal(count, 0.03f));
        }
        if (teacher == Teacher::none)
            break;
    }
    if (weights.write(path / "model.safetensors"))
        writeDescription(scratch, "model", json);
    return path;
}

QString text(const std::filesystem::path &path) { return QString::fromStdString(path.string()); }

void measure(const Scratch &scratch, Teacher teacher, const char *label)
{
    Client client;
    client.request(1, "session/open",
                   {{"model", text(writeModel(scratch, teacher))},
                    {"features", text(scratch / "bag.safetensors")},
                    {"device", "cpu"}});
    if (!client.reply(1).contains("result")) {
        std::printf("%s: the session was not opened\n", label);
        return;
    }
    std::vector<double> milliseconds;
    for (int i = 0; i < questions; ++i) {
        QJsonArray excluded; // a region, elsewhere each time
        for (int tile = 0; tile < 500; ++tile)
            excluded.append((i * 37 + tile) % static_cast<int>(tiles));
        QElapsedTimer timer;
        timer.start();
        client.request(i + 2, "session/predict",
                       {{"session", 1}, {"excluded", excluded}, {"maskRatio", i % 2 == 0 ? 0.0 : 0.03}});
        if (!client.reply(i + 2).contains("result"))
            std::printf("question %d was not answered\n", i);
        if (i >= 5) // (the first ones warm up)
            milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%s: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms\n", label, at(0.5), at(0.95), at(1));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Scratch scratch;
    const std::vector<float> features = normal(tiles * inputDim, 1);
    if (!writeSafetensors(scratch / "bag.safetensors",
                          {{"features", Dtype::f32, {tiles, inputDim}, std::as_bytes(std::span(features))}}))
        return 1;
    std::printf("attn, %d tiles, width %d\n", static_cast<int>(tiles), static_cast<int>(modelDim));
    measure(scratch, Teacher::none, "student alone");
    measure(scratch, Teacher::present, "student and teacher");
    return 0;
}
