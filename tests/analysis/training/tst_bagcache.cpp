#include "analysis/training/bagcache.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <ATen/ATen.h>

#include <atomic>

using namespace tessera;

namespace {

/// Bags of four tiles whose features are the bag's number; counts how often each is read.
class CountingSource : public BagSource {
public:
    Result<Bag> read(const CohortBag &bag) const override
    {
        ++reads;
        if (bag.line == bad)
            return fail(ErrorCode::bagEmpty, bag.id);
        const auto values = std::make_shared<std::vector<float>>(12, static_cast<float>(bag.line));
        Bag result;
        result.dim = bag.line == wide ? 4 : 3;
        result.features = *values;
        result.owner = values;
        return result;
    }
    Result<int64_t> bytesOf(const CohortBag &) const override { return 48; }
    Result<std::vector<std::filesystem::path>> filesOf(const CohortBag &) const override
    {
        return std::vector<std::filesystem::path>{};
    }
    Result<std::string> fingerprint(const Cohort &) const override { return std::string("x"); }

    int64_t bad = -1;
    int64_t wide = -1;
    mutable std::atomic<int64_t> reads = 0;
};

Cohort cohortOf(int64_t bags)
{
    Cohort cohort;
    for (int64_t bag = 0; bag < bags; ++bag) {
        CohortBag described;
        described.id = "slide " + std::to_string(bag);
        described.line = bag;
        cohort.bags.push_back(described);
    }
    return cohort;
}

} // namespace

/// Bags read ahead, and kept while they fit.
class BagCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOutTheBagThatIsAskedForInAnyOrder()
    {
        const Cohort cohort = cohortOf(10);
        const CountingSource source;
        for (const int64_t budget : {int64_t{0}, int64_t{100}, int64_t{1} << 20}) {
            BagCache cache(cohort, source, 3, at::kCPU, budget);
            uint64_t random = 1;
            for (int round = 0; round < 300; ++round) {
                random = random * 6364136223846793005u + 1442695040888963407u;
                const auto bag = static_cast<int64_t>((random >> 33) % 10);
                const auto next = static_cast<int64_t>((random >> 40) % 10); // often another than is asked for then
                const Result<at::Tensor> features = cache.features(bag, next);
                VERIFY_OK(features);
                QVERIFY(features->sizes() == at::IntArrayRef({4, 3}));
                QVERIFY(features->eq(static_cast<double>(bag)).all().item<bool>());
            }
        }
    }

    void readsEveryBagOnceWhereAllFit()
    {
        const Cohort cohort = cohortOf(5);
        const CountingSource source;
        BagCache cache(cohort, source, 3, at::kCPU, 1 << 20);
        for (int epoch = 0; epoch < 3; ++epoch)
            for (int64_t bag = 0; bag < 5; ++bag)
                VERIFY_OK(cache.features(bag, bag + 1 < 5 ? std::optional(bag + 1) : std::nullopt));
        QCOMPARE(source.reads.load(), int64_t{5});
        QCOMPARE(cache.keptBytes(), int64_t{5 * 48});
    }

    void staysWithinItsBudget()
    {
        const Cohort cohort = cohortOf(5);
        const CountingSource source;
        BagCache cache(cohort, source, 3, at::kCPU, 100);
        for (int64_t bag = 0; bag < 5; ++bag)
            VERIFY_OK(cache.features(bag, std::nullopt));
        QCOMPARE(cache.keptBytes(), int64_t{96});
        VERIFY_OK(cache.features(0, std::nullopt));
        QCOMPARE(source.reads.load(), int64_t{5});
        VERIFY_OK(cache.features(4, std::nullopt));
        QCOMPARE(source.reads.load(), int64_t{6});
    }

    void standardisesKeptAndPassingBagsAlike()
    {
        const Cohort cohort = cohortOf(5);
        const CountingSource source;
        const Standardisation standardisation{at::full({3}, 1.0), at::full({3}, 2.0)};
        BagCache cache(cohort, source, 3, at::kCPU, 100, standardisation);
        for (int round = 0; round < 2; ++round)
            for (int64_t bag = 0; bag < 5; ++bag) {
                const Result<at::Tensor> features = cache.features(bag, std::nullopt);
                VERIFY_OK(features);
                QVERIFY(features->eq((static_cast<double>(bag) - 1) / 2).all().item<bool>());
            }
        QCOMPARE(source.reads.load(), int64_t{8}); // two bags of five were kept
    }

    void handsOnWhatIsWrongWithABag()
    {
        const Cohort cohort = cohortOf(4);
        CountingSource source;
        source.bad = 1;
        source.wide = 2;
        BagCache cache(cohort, source, 3, at::kCPU, 1 << 20);
        VERIFY_OK(cache.features(0, 1)); // read ahead, and not asked for: no error
        VERIFY_OK(cache.features(3, 2));
        COMPARE_ERROR(cache.features(1, std::nullopt), bagEmpty);
        const Result<at::Tensor> wide = cache.features(2, std::nullopt);
        COMPARE_ERROR(wide, bagInvalid);
        QVERIFY(sentence(wide.error()).find("slide 2") != std::string::npos);
        VERIFY_OK(cache.features(0, std::nullopt));
    }
};

QTEST_APPLESS_MAIN(BagCacheTest)
#include "tst_bagcache.moc"
