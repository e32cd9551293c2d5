#include "analysis/package/detail/trainingjson.h"

#include <limits>

namespace tessera::detail {
namespace {

constexpr int64_t largestCount = std::numeric_limits<int64_t>::max();

std::optional<int64_t> count(const Fields &fields, const char *field)
{
    return fields.has(field) ? std::optional(fields.integer(field, 0, largestCount)) : std::nullopt;
}

std::optional<std::string> optionalHash(const Fields &fields, const char *field)
{
    return fields.has(field) ? std::optional(fields.hash(field)) : std::nullopt;
}

template <typename T>
nlohmann::ordered_json orNull(const std::optional<T> &value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

} // namespace

TrainingRecord readTraining(const Fields &fields)
{
    TrainingRecord record;
    if (!fields.has("training"))
        return record;
    const Fields training = fields.object("training");
    record.data = training.jsonOr("data", record.data);
    record.slides = count(training, "slides");
    record.patients = count(training, "patients");
    record.tableSha256 = optionalHash(training, "table_sha256");
    record.splitSha256 = optionalHash(training, "split_sha256");
    record.seed = count(training, "seed");
    for (const char *field : {"configuration", "metrics"})
        if (training.has(field))
            training.object(field);
    record.configuration = training.jsonOr("configuration", record.configuration);
    record.metrics = training.jsonOr("metrics", record.metrics);
    record.parent = optionalHash(training, "parent");
    return record;
}

nlohmann::ordered_json toJson(const TrainingRecord &record)
{
    return {{"data", nlohmann::ordered_json::parse(record.data)},
            {"slides", orNull(record.slides)},
            {"patients", orNull(record.patients)},
            {"table_sha256", orNull(record.tableSha256)},
            {"split_sha256", orNull(record.splitSha256)},
            {"seed", orNull(record.seed)},
            {"configuration", nlohmann::ordered_json::parse(record.configuration)},
            {"metrics", nlohmann::ordered_json::parse(record.metrics)},
            {"parent", orNull(record.parent)}};
}

} // namespace tessera::detail
