#include "analysis/result/tiletable.h"

#include "base/atomicfile.h"
#include "base/safetensors.h"
#include "base/text.h"

#include <algorithm>
#include <limits>

namespace tessera {
namespace {

constexpr const char *stateNames[] = {"kept", "hidden"};

template <typename T>
TensorView column(std::string name, Dtype dtype, const std::vector<T> &values)
{
    return {std::move(name), dtype, {static_cast<int64_t>(values.size())}, std::as_bytes(std::span(values))};
}

/// Class names go into the metadata, one a line: a name may hold any character but a line end.
std::string joined(const std::vector<std::string> &classes)
{
    std::string text;
    for (const std::string &name : classes)
        text += name + "\n";
    return text;
}

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

template <typename T>
bool areWithin(const std::vector<T> &values, double smallest, double largest)
{
    return std::all_of(values.begin(), values.end(),
                       [&](T v) { return v >= smallest && v <= largest; }); // (NaN is not)
}

/// Empty, or what no analysis writes: numbers that would lead whoever draws them out of his colours or his picture.
std::string impossibleIn(const TileTable &table)
{
    constexpr double largest = std::numeric_limits<float>::max();
    constexpr double farthest = 1e9; // level-0 px
    constexpr double one = 1 + 1e-6; // rounding of a sum
    if (!areWithin(table.x, -farthest, farthest) || !areWithin(table.y, -farthest, farthest) ||
        !areWithin(table.width, 1e-9, farthest) || !areWithin(table.height, 1e-9, farthest))
        return "a tile's rectangle is impossible";
    if (!areWithin(table.attentionRaw, -largest, largest) || !areWithin(table.attention, -largest, largest) ||
        !areWithin(table.instanceProbability, -largest, largest))
        return "a value is not finite";
    bool probable = areWithin(table.attentionRank, 0, one) && areWithin(table.hardProbability, 0, one);
    for (const std::vector<float> &probability : table.classProbability)
        probable = probable && areWithin(probability, 0, one);
    return probable ? "" : "a rank or a probability is not between 0 and 1";
}

} // namespace

Result<void> writeTileTable(const std::filesystem::path &safetensors, const TileTable &table)
{
    std::vector<uint8_t> state;
    for (const TileState value : table.state)
        state.push_back(static_cast<uint8_t>(value));
    std::vector<TensorView> tensors{
        column("x", Dtype::f64, table.x),
        column("y", Dtype::f64, table.y),
        column("width", Dtype::f64, table.width),
        column("height", Dtype::f64, table.height),
        column("attention_raw", Dtype::f32, table.attentionRaw),
        column("attention", Dtype::f32, table.attention),
        column("attention_rank", Dtype::f32, table.attentionRank),
        column("instance_probability", Dtype::f64, table.instanceProbability),
        column("instance_class", Dtype::i32, table.instanceClass),
        column("hard_probability", Dtype::f64, table.hardProbability),
        column("state", Dtype::u8, state),
    };
    for (std::size_t c = 0; c < table.classes.size(); ++c)
        tensors.push_back(column("p_" + table.classes[c], Dtype::f32, table.classProbability[c]));
    return writeSafetensors(safetensors, std::move(tensors),
                            {{"classes", joined(table.classes)}, {"state", "0 kept, 1 hidden"}});
}

Result<void> writeTileCsv(const std::filesystem::path &csv, const TileTable &table)
{
    Result<AtomicFile> file = AtomicFile::create(csv);
    if (!file)
        return passOn(file.error());
    std::string text = "x,y,width,height,attention_raw,attention,attention_rank,instance_probability,instance_class,"
                       "hard_probability,state";
    for (const std::string &name : table.classes)
        text += "," + quoted("p_" + name);
    text += '\n';
    for (std::size_t i = 0; i < table.x.size(); ++i) {
        for (const double value : {table.x[i], table.y[i], table.width[i], table.height[i]})
            text += formatted(value) + ',';
        for (const float value : {table.attentionRaw[i], table.attention[i], table.attentionRank[i]})
            text += formatted(value) + ',';
        text += formatted(table.instanceProbability[i]) + ',';
        text += quoted(table.classes[static_cast<std::size_t>(table.instanceClass[i])]) + ',';
        text += formatted(table.hardProbability[i]) + ',';
        text += stateNames[static_cast<std::size_t>(table.state[i])];
        for (const std::vector<float> &probability : table.classProbability)
            text += ',' + formatted(probability[i]);
        text += '\n';
        if (text.size() > (1u << 20)) {
            if (const Result<void> written = file->write(text); !written)
                return written;
            text.clear();
        }
    }
    if (const Result<void> written = file->write(text); !written)
        return written;
    return file->commit();
}

Result<TileTable> readTileTable(const std::filesystem::path &safetensors)
{
    const Result<Safetensors> file = Safetensors::open(safetensors);
    if (!file)
        return passOn(file.error());
    const auto invalid = [&](const std::string &detail) {
        return fail(ErrorCode::resultInvalid, displayed(safetensors.parent_path()), "tiles.safetensors: " + detail);
    };
    TileTable table;
    if (const auto classes = file->metadata().find("classes"); classes != file->metadata().end())
        table.classes = split(classes->second);
    if (table.classes.empty())
        return invalid("the classes are missing");

    std::vector<int64_t> shape{-1};
    std::string problem;
    const auto take = [&](const std::string &name, Dtype dtype) {
        const Result<TensorView> tensor = file->expect(name, shape);
        if (!tensor)
            problem = tensor.error().arguments.back();
        else if (tensor->dtype != dtype)
            problem = "tensor " + name + " is " + std::string(nameOf(tensor->dtype)) + " instead of " +
                      std::string(nameOf(dtype));
        else
            shape = tensor->shape; // all further columns must be as long
        return problem.empty() ? *tensor : TensorView{};
    };
    table.x = toDoubles(take("x", Dtype::f64));
    table.y = toDoubles(take("y", Dtype::f64));
    table.width = toDoubles(take("width", Dtype::f64));
    table.height = toDoubles(take("height", Dtype::f64));
    table.attentionRaw = toFloats(take("attention_raw", Dtype::f32));
    table.attention = toFloats(take("attention", Dtype::f32));
    table.attentionRank = toFloats(take("attention_rank", Dtype::f32));
    table.instanceProbability = toDoubles(take("instance_probability", Dtype::f64));
    table.hardProbability = toDoubles(take("hard_probability", Dtype::f64));
    for (const int64_t index : toIntegers(take("instance_class", Dtype::i32))) {
        if (index < 0 || index >= static_cast<int64_t>(table.classes.size()))
            return invalid("instance_class names no class");
        table.instanceClass.push_back(static_cast<int32_t>(index));
    }
    for (const uint8_t value : toBytes(take("state", Dtype::u8))) {
        if (value > 1)
            return invalid("state is neither 0 nor 1");
        table.state.push_back(static_cast<TileState>(value));
    }
    for (const std::string &name : table.classes)
        table.classProbability.push_back(toFloats(take("p_" + name, Dtype::f32)));
    if (problem.empty())
        problem = impossibleIn(table);
    if (!problem.empty())
        return invalid(problem);
    return table;
}

} // namespace tessera
