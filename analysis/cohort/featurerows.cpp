#include "analysis/cohort/bagsource.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace tessera {
namespace {

/// Rows of one file. A bag's rows are gathered and converted one by one: the file is never held twice.
class FeatureRows final : public BagSource {
public:
    FeatureRows(Safetensors file, TensorView features) : m_file(std::move(file)), m_features(std::move(features))
    {
        if (const auto encoder = m_file.metadata().find("encoder"); encoder != m_file.metadata().end())
            m_encoder = validUtf8(encoder->second);
        if (const TensorView *coords = m_file.find("coords");
            coords && coords->shape == std::vector<int64_t>{tiles(), 2} && isPlace(coords->dtype))
            m_coords = coords;
    }

    /// `tile_label` must be a truth; a `label` that is none (classes of another kind) is none of ours.
    Result<void> takeTruth()
    {
        for (const char *name : {"tile_label", "label"}) {
            const TensorView *tensor = m_file.find(name);
            if (!tensor || !m_truth.empty())
                continue;
            const bool mustBeTruth = std::string_view(name) == "tile_label";
            const std::vector<int64_t> values =
                tensor->shape == std::vector<int64_t>{tiles()} ? toIntegers(*tensor) : std::vector<int64_t>();
            const bool isTruth = !values.empty() && std::all_of(values.begin(), values.end(), [](int64_t value) {
                return value >= -1 && value <= 1;
            });
            if (isTruth)
                m_truth.assign(values.begin(), values.end());
            else if (mustBeTruth)
                return fail(ErrorCode::bagInvalid, displayed(m_file.path()),
                            "tile_label is not 1, 0 or -1 (not known) for each of the " + std::to_string(tiles()) +
                                " tiles");
        }
        return {};
    }

    Result<Bag> read(const CohortBag &bag) const override
    {
        if (const Result<int64_t> bytes = bytesOf(bag); !bytes)
            return passOn(bytes.error());
        try {
            return gathered(bag);
        } catch (const std::bad_alloc &) {
            return fail(ErrorCode::outOfMemory, displayed(m_file.path()));
        }
    }

    Result<int64_t> bytesOf(const CohortBag &bag) const override
    {
        if (bag.rows.empty())
            return wrong(bag,
                         "names no rows of it: give the table a column tiles, or a folder with a file for each slide");
        for (const int64_t row : bag.rows)
            if (row < 0 || row >= tiles())
                return wrong(bag, "names row " + std::to_string(row) + ", it has " + std::to_string(tiles()));
        return std::ssize(bag.rows) * dim() * static_cast<int64_t>(sizeof(float));
    }

    Result<std::vector<std::filesystem::path>> filesOf(const CohortBag &) const override
    {
        return std::vector<std::filesystem::path>();
    }

    Result<std::string> fingerprint(const Cohort &) const override { return sha256OfFile(m_file.path()); }

private:
    static bool isPlace(Dtype type)
    {
        return type == Dtype::i32 || type == Dtype::i64 || type == Dtype::f32 || type == Dtype::f64;
    }
    int64_t tiles() const { return m_features.shape[0]; }
    int64_t dim() const { return m_features.shape[1]; }

    tl::unexpected<Error> wrong(const CohortBag &bag, const std::string &what) const
    {
        return fail(ErrorCode::bagInvalid, displayed(m_file.path()),
                    "the bag " + bag.id + " on line " + std::to_string(bag.line) + " of the table " + what);
    }

    static std::span<const std::byte> rowOf(const TensorView &tensor, int64_t row)
    {
        const std::size_t size = tensor.bytes.size() / static_cast<std::size_t>(tensor.shape[0]);
        return tensor.bytes.subspan(static_cast<std::size_t>(row) * size, size);
    }

    Result<Bag> gathered(const CohortBag &wanted) const
    {
        const auto count = static_cast<std::size_t>(std::ssize(wanted.rows) * dim());
        const auto memory = std::make_shared_for_overwrite<float[]>(count);
        Bag bag;
        bag.dim = dim();
        bag.features = {memory.get(), count};
        bag.owner = memory;
        bag.encoder = m_encoder;
        if (m_coords)
            bag.coords = BagCoordinates{m_coords->dtype, {}};
        float *to = memory.get();
        for (const int64_t row : wanted.rows) {
            const std::vector<float> values = toFloats({{}, m_features.dtype, {dim()}, rowOf(m_features, row)});
            if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
                return wrong(wanted, "names row " + std::to_string(row) + ", which holds a value that is not finite");
            to = std::copy(values.begin(), values.end(), to);
            if (m_coords)
                std::ranges::copy(rowOf(*m_coords, row), std::back_inserter(bag.coords->bytes));
            if (!m_truth.empty())
                bag.truth.push_back(m_truth[static_cast<std::size_t>(row)]);
        }
        return bag;
    }

    Safetensors m_file;
    TensorView m_features;
    const TensorView *m_coords = nullptr; ///< of m_file
    std::vector<int8_t> m_truth;          ///< [N] or empty
    std::string m_encoder;
};

} // namespace

Result<std::unique_ptr<BagSource>> openFeatureFile(const std::filesystem::path &file)
{
    Result<Safetensors> opened = Safetensors::open(file);
    if (!opened)
        return passOn(opened.error());
    Result<TensorView> features = opened->expect("features", {-1, -1});
    if (!features)
        return passOn(features.error());
    const Dtype type = features->dtype;
    if (type != Dtype::f16 && type != Dtype::bf16 && type != Dtype::f32 && type != Dtype::f64)
        return fail(ErrorCode::bagInvalid, displayed(file), "its features are no floating-point numbers");
    if (features->shape[0] == 0 || features->shape[1] == 0)
        return fail(ErrorCode::bagEmpty, displayed(file));
    auto rows = std::make_unique<FeatureRows>(std::move(*opened), std::move(*features));
    if (const Result<void> taken = rows->takeTruth(); !taken)
        return passOn(taken.error());
    return rows;
}

} // namespace tessera
