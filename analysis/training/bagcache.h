#pragma once
#include "analysis/cohort/bagsource.h"
#include "analysis/training/stagetraining.h"
#include "analysis/training/standardisation.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace tessera {

/// Reads bags on a thread of its own, the only one of the process that uses HDF5 meanwhile, so that the next bag is
/// read and converted while this one trains. Bags stay in memory as long as all of them together fit into the budget;
/// the others are read again whenever they are asked for. Features that a file holds as float32 are not copied.
class BagCache : public BagFeed {
public:
    /// `dim` is D; `budget` in bytes. Cohort and source must outlive the cache. Features are handed out as they are, or
    /// standardised, which bags that stay in memory are once.
    BagCache(const Cohort &cohort, const BagSource &source, int64_t dim, at::Device device, int64_t budget,
             std::optional<Standardisation> standardisation = std::nullopt);
    ~BagCache() override;

    /// Call from one thread. Errors: those of BagSource::read; bagInvalid(bag, detail) for another D; outOfMemory.
    Result<at::Tensor> features(int64_t bag, std::optional<int64_t> next) override;

    int64_t keptBytes() const { return m_keptBytes; }

private:
    void read(std::stop_token token);
    Result<at::Tensor> readBag(int64_t bag) const;
    void ask(int64_t bag);
    Result<at::Tensor> await(int64_t bag);

    const Cohort &m_cohort;
    const BagSource &m_source;
    const int64_t m_dim;
    const at::Device m_device;
    const int64_t m_budget;
    const std::optional<Standardisation> m_standardisation;
    std::map<int64_t, at::Tensor> m_kept;
    int64_t m_keptBytes = 0;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<int64_t> m_asked;
    std::optional<int64_t> m_reading;
    std::optional<std::pair<int64_t, Result<at::Tensor>>> m_read;
    std::jthread m_thread; ///< last: joined before the rest goes
};

/// Half of the memory that the system says is free, in bytes.
int64_t defaultBagBudget();

} // namespace tessera
