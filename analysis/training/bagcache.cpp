#include "analysis/training/bagcache.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>

#include <fstream>
#include <string>

namespace tessera {
namespace {

/// The bag's own memory as a tensor.
at::Tensor tensorOver(const Bag &bag)
{
    // (no operator of a training writes to its input)
    auto *values = const_cast<float *>(bag.features.data());
    return at::from_blob(values, {bag.tiles(), bag.dim}, [owner = bag.owner](void *) {});
}

} // namespace

BagCache::BagCache(const Cohort &cohort, const BagSource &source, int64_t dim, at::Device device, int64_t budget,
                   std::optional<Standardisation> standardisation)
    : m_cohort(cohort), m_source(source), m_dim(dim), m_device(device), m_budget(budget),
      m_standardisation(std::move(standardisation)), m_thread([this](std::stop_token token) { read(std::move(token)); })
{
}

BagCache::~BagCache() = default;

Result<at::Tensor> BagCache::readBag(int64_t bag) const
{
    const CohortBag &wanted = m_cohort.bag(bag);
    const Result<Bag> read = m_source.read(wanted);
    if (!read)
        return passOn(read.error());
    if (read->dim != m_dim)
        return fail(ErrorCode::bagInvalid, wanted.id,
                    "it has " + std::to_string(read->dim) + " features per tile, the others have " +
                        std::to_string(m_dim));
    at::Tensor features;
    const Result<void> made = guarded("the features of " + wanted.id, [&] { features = tensorOver(*read); });
    if (!made)
        return passOn(made.error());
    return features;
}

void BagCache::read(std::stop_token token)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, token, [&] { return m_asked.has_value(); }))
            return;
        const int64_t bag = *m_asked;
        m_asked.reset();
        m_reading = bag;
        lock.unlock();
        Result<at::Tensor> features = readBag(bag);
        lock.lock();
        m_reading.reset();
        m_read.emplace(bag, std::move(features));
        m_changed.notify_all();
    }
}

void BagCache::ask(int64_t bag)
{
    const std::lock_guard lock(m_mutex);
    if (m_reading == bag || (m_read && m_read->first == bag))
        return;
    m_asked = bag;
    m_changed.notify_all();
}

Result<at::Tensor> BagCache::await(int64_t bag)
{
    ask(bag);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] {
        if (m_read && m_read->first == bag)
            return true;
        if (!m_asked && m_reading != bag) // another one was read meanwhile
            m_asked = bag, m_changed.notify_all();
        return false;
    });
    Result<at::Tensor> features = std::move(m_read->second);
    m_read.reset();
    return features;
}

Result<at::Tensor> BagCache::features(int64_t bag, std::optional<int64_t> next)
{
    const auto prefetch = [&] {
        if (next && *next != bag && !m_kept.contains(*next))
            ask(*next);
    };
    if (const auto kept = m_kept.find(bag); kept != m_kept.end()) {
        prefetch();
        return kept->second;
    }
    Result<at::Tensor> features = await(bag);
    if (!features)
        return features;
    prefetch();
    at::Tensor placed;
    const Result<void> moved = guarded("the features of a bag", [&] {
        placed = features->to(m_device);
        if (m_standardisation)
            placed = standardised(placed, *m_standardisation);
    });
    if (!moved)
        return passOn(moved.error());
    const auto bytes = static_cast<int64_t>(placed.nbytes());
    if (m_keptBytes + bytes <= m_budget) {
        m_keptBytes += bytes;
        m_kept.emplace(bag, placed);
    }
    return placed;
}

int64_t defaultBagBudget()
{
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("MemAvailable:"))
            return std::stoll(line.substr(13)) * 1024 / 2;
    return int64_t{4} << 30;
}

} // namespace tessera
