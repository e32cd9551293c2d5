#include "analysis/inference/predictionfile.h"

#include "base/text.h"

#include <cmath>
#include <deque>
#include <limits>
#include <new>

namespace tessera {
namespace {

/// Tensors to write, with the memory that they point into.
class Tensors {
public:
    explicit Tensors(const std::vector<uint8_t> &excluded) : m_excluded(excluded)
    {
        for (std::size_t tile = 0; tile < excluded.size(); ++tile)
            if (!excluded[tile])
                m_left.push_back(tile);
    }

    /// As it is; nothing where there are no values.
    template <typename T>
    void add(std::string name, Dtype dtype, std::vector<int64_t> shape, const std::vector<T> &values)
    {
        if (values.empty())
            return;
        const auto bytes = std::as_bytes(std::span(values));
        const std::vector<std::byte> &kept = m_memory.emplace_back(bytes.begin(), bytes.end());
        m_views.push_back({std::move(name), dtype, std::move(shape), kept});
    }

    /// One value for each tile that was left -> [N].
    template <typename T>
    void addByTile(std::string name, Dtype dtype, const std::vector<T> &values, T absent)
    {
        std::vector<T> all(values.empty() ? 0 : m_excluded.size(), absent);
        for (std::size_t i = 0; i < values.size(); ++i)
            all[m_left[i]] = values[i];
        add(std::move(name), dtype, {tiles()}, all);
    }

    /// [rows, tiles that were left] -> [rows, N].
    void addRows(std::string name, const std::vector<float> &values)
    {
        const std::size_t rows = values.size() / m_left.size();
        std::vector<float> all(rows * m_excluded.size(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < m_left.size(); ++i)
                all[row * m_excluded.size() + m_left[i]] = values[row * m_left.size() + i];
        add(std::move(name), Dtype::f32, {static_cast<int64_t>(rows), tiles()}, all);
    }

    /// [tiles that were left, columns] -> [N, columns].
    void addColumns(std::string name, const std::vector<float> &values)
    {
        const std::size_t columns = values.size() / m_left.size();
        std::vector<float> all(columns * m_excluded.size(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t i = 0; i < m_left.size(); ++i)
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i * columns), columns,
                        all.begin() + static_cast<std::ptrdiff_t>(m_left[i] * columns));
        add(std::move(name), Dtype::f32, {tiles(), static_cast<int64_t>(columns)}, all);
    }

    int64_t tiles() const { return std::ssize(m_excluded); }
    const std::vector<TensorView> &views() const { return m_views; }

private:
    const std::vector<uint8_t> &m_excluded;
    std::vector<std::size_t> m_left;
    std::deque<std::vector<std::byte>> m_memory; ///< its elements stay where they are
    std::vector<TensorView> m_views;
};

std::vector<float> floats(const std::vector<double> &values) { return {values.begin(), values.end()}; }

/// [C][T] as [T, C].
std::vector<float> transposed(const std::vector<std::vector<float>> &columns)
{
    std::vector<float> rows;
    for (std::size_t i = 0; !columns.empty() && i < columns.front().size(); ++i)
        for (const std::vector<float> &column : columns)
            rows.push_back(column[i]);
    return rows;
}

} // namespace

Result<void> writePrediction(const std::filesystem::path &path, const BagAnswer &answer,
                             const std::optional<BagCoordinates> &coords)
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    constexpr double noneInDouble = std::numeric_limits<double>::quiet_NaN();
    const BagPrediction &prediction = answer.prediction;
    const mil::Maps &maps = prediction.maps;
    try {
        const std::vector<int64_t> classes{std::ssize(prediction.logits)};
        Tensors tensors(answer.excluded);
        tensors.add("logits", Dtype::f32, classes, floats(prediction.logits));
        tensors.add("probabilities", Dtype::f32, classes, floats(prediction.probabilities));
        tensors.addByTile("attention_raw", Dtype::f32, maps.attentionRaw, none);
        tensors.addByTile("attention", Dtype::f32, maps.attention, none);
        tensors.addByTile("attention_rank", Dtype::f32, maps.attentionRank, none);
        tensors.addByTile("instance_probability", Dtype::f64, maps.instanceProbability, noneInDouble);
        if (std::ssize(maps.score) == maps.tiles())
            tensors.addByTile("score", Dtype::f32, maps.score, none);
        else
            tensors.addRows("score", maps.score);
        tensors.addColumns("tile_probabilities", transposed(maps.tileProbability));
        tensors.addByTile("hard_probability", Dtype::f64, maps.hardProbability, noneInDouble);
        tensors.addByTile("hidden", Dtype::u8, maps.hidden, uint8_t{0});
        tensors.add("excluded", Dtype::u8, {tensors.tiles()}, answer.excluded);
        tensors.addRows("attention_layer1", maps.attentionLayer1);
        tensors.addRows("attention_layer2", maps.attentionLayer2);
        tensors.add("bag_logits", Dtype::f32, classes, maps.bagLogits);
        tensors.add("max_instance_logits", Dtype::f32, classes, maps.maxInstanceLogits);
        tensors.addColumns("instance_logits", maps.instanceLogits);
        std::vector<TensorView> views = tensors.views();
        if (coords)
            views.push_back(coords->view("coords"));
        return writeSafetensors(path, std::move(views), {{"made_by", "tessera-engine " TESSERA_VERSION}});
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, displayed(path));
    }
}

} // namespace tessera
