#include "analysis/extraction/featureextraction.h"
#include "tests/analysis/extraction/drawnslide.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <thread>

using namespace tessera;
using namespace tessera::testing;
using namespace std::chrono_literals;

/// The whole way from pixels to strips of features, with an encoder whose features are the mean colour of a tile. On
/// the slide the colour says which tile it is.
class ExtractionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOnEveryTileOnceAndInOrder_data();
    void handsOnEveryTileOnceAndInOrder();
    void encodesInFullBatches();
    void countsTilesThatTouchDamageAsUnreadable();
    void handsOnStripsWithoutAReadableTile();
    void goesOnWhereAFormerRunStopped();
    void readsNoFurtherAheadThanTheQueueHolds();
    void stopsWithinHalfASecondWhileReading();
    void stopsWithinHalfASecondWhileTheEncoderIsSlow();
    void handsOnWhatWasCompleteBeforeItStopped();
    void endsWithTheErrorOfTheEncoder();
    void endsWithTheErrorOfTheSink();
    void endsWithTheErrorOfTheSlide();
    void tellsItsProgress();
    void hasNothingToDoForAnEmptyGrid();
};

namespace {

constexpr int tilePx = 16;
constexpr int64_t footprint = 64; // read from level 1 as it is

uint32_t colourOf(int64_t column, int64_t row)
{
    return rgb(static_cast<uint8_t>(column * 2), static_cast<uint8_t>(row * 2), 77);
}

DrawnSlide slideOf(int64_t columns, int64_t rows)
{
    return {columns * footprint, rows * footprint, [](double x, double y) {
                return colourOf(static_cast<int64_t>(x) / footprint, static_cast<int64_t>(y) / footprint);
            }};
}

TileGrid gridOf(int64_t columns, int64_t rows)
{
    TileGrid grid{{footprint, footprint, tilePx, 1, 1, 1}, {}, {}};
    for (int64_t tile = 0; tile < columns * rows; ++tile) {
        grid.x.push_back(tile % columns * footprint);
        grid.y.push_back(tile / columns * footprint);
    }
    return grid;
}

class MeanColour : public BatchEncoder {
public:
    explicit MeanColour(int64_t batch = 7) : m_batch(batch) {}
    int dim() const override { return 3; }
    int64_t batchSize() const override { return m_batch; }
    Result<void> encode(const TileBatch &batch, std::span<float> features) override
    {
        batches.push_back(batch.count);
        if (delay.count() > 0)
            std::this_thread::sleep_for(delay);
        if (failsAtBatch > 0 && std::ssize(batches) >= failsAtBatch)
            return fail(ErrorCode::outOfMemory, "encoding");
        if (batch.tilePx != tilePx || std::ssize(batch.rgb) != batch.count * tilePx * tilePx * 3 ||
            std::ssize(features) != batch.count * 3)
            return fail(ErrorCode::internal, "a batch of another shape");
        for (std::size_t tile = 0; tile < static_cast<std::size_t>(batch.count); ++tile)
            for (std::size_t channel = 0; channel < 3; ++channel) {
                double sum = 0;
                for (std::size_t pixel = 0; pixel < tilePx * tilePx; ++pixel)
                    sum += batch.rgb[(tile * tilePx * tilePx + pixel) * 3 + channel];
                features[tile * 3 + channel] = static_cast<float>(sum / (tilePx * tilePx));
            }
        return {};
    }

    std::vector<int64_t> batches;
    std::chrono::milliseconds delay{0}; ///< of each batch
    int failsAtBatch = 0;

private:
    int64_t m_batch;
};

/// What a sink got, checked to be consecutive.
struct Collected {
    std::vector<FeatureStrip> strips;
    int64_t next = 0;

    FeatureSink sink()
    {
        return [this](FeatureStrip &&strip) -> Result<void> {
            if (strip.firstTile != next)
                return fail(ErrorCode::internal, "a strip is out of order");
            next += strip.tileCount;
            strips.push_back(std::move(strip));
            return {};
        };
    }
    std::vector<int64_t> unreadable() const
    {
        std::vector<int64_t> all;
        for (const FeatureStrip &strip : strips)
            all.insert(all.end(), strip.unreadable.begin(), strip.unreadable.end());
        return all;
    }
};

/// Each row of features has the colour of its tile.
void checkFeatures(const Collected &collected, const TileGrid &grid)
{
    for (const FeatureStrip &strip : collected.strips) {
        QCOMPARE(std::ssize(strip.features), std::ssize(strip.readable) * 3);
        QCOMPARE(std::ssize(strip.readable) + std::ssize(strip.unreadable), strip.tileCount);
        QVERIFY(std::is_sorted(strip.readable.begin(), strip.readable.end()));
        for (std::size_t row = 0; row < strip.readable.size(); ++row) {
            const auto tile = static_cast<std::size_t>(strip.readable[row]);
            QVERIFY(strip.readable[row] >= strip.firstTile && strip.readable[row] < strip.firstTile + strip.tileCount);
            const uint32_t colour = colourOf(grid.x[tile] / footprint, grid.y[tile] / footprint);
            QCOMPARE(strip.features[row * 3], static_cast<float>(red(colour)));
            QCOMPARE(strip.features[row * 3 + 1], static_cast<float>(green(colour)));
            QCOMPARE(strip.features[row * 3 + 2], 77.0f);
        }
    }
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

void ExtractionTest::handsOnEveryTileOnceAndInOrder_data()
{
    QTest::addColumn<int>("readers");
    QTest::addColumn<int>("batch");
    QTest::newRow("one reader") << 1 << 7;
    QTest::newRow("many readers") << 6 << 7;
    QTest::newRow("batches larger than blocks") << 3 << 1000;
    QTest::newRow("a batch larger than the slide") << 3 << 1'000'000;
    QTest::newRow("single tiles") << 2 << 1;
}

void ExtractionTest::handsOnEveryTileOnceAndInOrder()
{
    QFETCH(int, readers);
    QFETCH(int, batch);
    const DrawnSlide slide = slideOf(100, 50);
    const TileGrid grid = gridOf(100, 50);
    MeanColour encoder(batch);
    Collected collected;
    VERIFY_OK(extractFeatures(slide, grid, encoder, collected.sink(), {readers, 0, {}}, {}));
    QCOMPARE(collected.next, grid.tiles());
    QVERIFY(collected.unreadable().empty());
    checkFeatures(collected, grid);
}

void ExtractionTest::encodesInFullBatches()
{
    const DrawnSlide slide = slideOf(100, 50);
    MeanColour encoder(64);
    Collected collected;
    VERIFY_OK(extractFeatures(slide, gridOf(100, 50), encoder, collected.sink(), {2, 0, {}}, {}));
    QCOMPARE(std::accumulate(encoder.batches.begin(), encoder.batches.end(), int64_t{0}), int64_t{5000});
    for (std::size_t i = 0; i + 1 < encoder.batches.size(); ++i)
        QCOMPARE(encoder.batches[i], int64_t{64});
}

void ExtractionTest::countsTilesThatTouchDamageAsUnreadable()
{
    DrawnSlide slide = slideOf(20, 10);
    // exactly tile (3, 2); and a place that touches four tiles around the corner of (10, 5)
    slide.damage = {{3 * footprint, 2 * footprint, footprint, footprint},
                    {10 * footprint - 8, 5 * footprint - 8, 16, 16}};
    const TileGrid grid = gridOf(20, 10);
    MeanColour encoder;
    Collected collected;
    VERIFY_OK(extractFeatures(slide, grid, encoder, collected.sink(), {2, 0, {}}, {}));
    QCOMPARE(collected.next, int64_t{200});
    QCOMPARE(collected.unreadable(),
             (std::vector<int64_t>{2 * 20 + 3, 4 * 20 + 9, 4 * 20 + 10, 5 * 20 + 9, 5 * 20 + 10}));
    checkFeatures(collected, grid);
}

void ExtractionTest::handsOnStripsWithoutAReadableTile()
{
    DrawnSlide slide = slideOf(20, 40);
    slide.damage = {{0, 0, 20 * footprint, 40 * footprint}};
    MeanColour encoder;
    Collected collected;
    VERIFY_OK(extractFeatures(slide, gridOf(20, 40), encoder, collected.sink(), {2, 0, {}}, {}));
    QCOMPARE(collected.next, int64_t{800});
    QCOMPARE(std::ssize(collected.unreadable()), 800);
    QVERIFY(encoder.batches.empty());
}

void ExtractionTest::goesOnWhereAFormerRunStopped()
{
    const DrawnSlide slide = slideOf(100, 50);
    const TileGrid grid = gridOf(100, 50);
    MeanColour encoder;
    Collected whole;
    VERIFY_OK(extractFeatures(slide, grid, encoder, whole.sink(), {2, 0, {}}, {}));
    QVERIFY(whole.strips.size() > 2);
    for (std::size_t done = 0; done < whole.strips.size(); ++done) {
        Collected rest;
        rest.next = whole.strips[done].firstTile + whole.strips[done].tileCount;
        VERIFY_OK(extractFeatures(slide, grid, encoder, rest.sink(), {2, rest.next, {}}, {}));
        QCOMPARE(rest.next, grid.tiles());
        QCOMPARE(rest.strips.size(), whole.strips.size() - done - 1);
        for (std::size_t i = 0; i < rest.strips.size(); ++i)
            QCOMPARE(rest.strips[i].features, whole.strips[done + 1 + i].features);
    }
}

void ExtractionTest::readsNoFurtherAheadThanTheQueueHolds()
{
    const DrawnSlide slide = slideOf(120, 120);
    MeanColour encoder(1'000'000);
    int64_t most = 0;
    int64_t blocks = 0;
    ExtractionOptions options{2, 0, {}};
    options.progress = [&](const ExtractionProgress &) {
        std::this_thread::sleep_for(10ms); // the readers could be far ahead by now
        most = std::max<int64_t>(most, slide.reads - ++blocks);
    };
    Collected collected;
    VERIFY_OK(extractFeatures(slide, gridOf(120, 120), encoder, collected.sink(), options, {}));
    QVERIFY(blocks > 20);
    QVERIFY2(most <= 4 + 2, qPrintable(QString::number(most))); // four wait, and each reader has one in hand
}

void ExtractionTest::stopsWithinHalfASecondWhileReading()
{
    DrawnSlide slide = slideOf(120, 120);
    slide.delay = 150ms;
    MeanColour encoder;
    Collected collected;
    std::stop_source stop;
    const std::jthread user([&] {
        std::this_thread::sleep_for(400ms);
        stop.request_stop();
    });
    Result<ExtractionTimes> times;
    const double seconds = secondsOf([&] {
        times = extractFeatures(slide, gridOf(120, 120), encoder, collected.sink(), {8, 0, {}}, stop.get_token());
    });
    COMPARE_ERROR(times, cancelled);
    QVERIFY2(seconds < 0.4 + 0.5, qPrintable(QString::number(seconds)));
}

void ExtractionTest::stopsWithinHalfASecondWhileTheEncoderIsSlow()
{
    const DrawnSlide slide = slideOf(120, 120);
    MeanColour encoder(16);
    encoder.delay = 50ms;
    Collected collected;
    std::stop_source stop;
    const std::jthread user([&] {
        std::this_thread::sleep_for(300ms);
        stop.request_stop();
    });
    Result<ExtractionTimes> times;
    const double seconds = secondsOf([&] {
        times = extractFeatures(slide, gridOf(120, 120), encoder, collected.sink(), {2, 0, {}}, stop.get_token());
    });
    COMPARE_ERROR(times, cancelled);
    QVERIFY2(seconds < 0.3 + 0.5, qPrintable(QString::number(seconds)));
}

void ExtractionTest::handsOnWhatWasCompleteBeforeItStopped()
{
    const DrawnSlide slide = slideOf(100, 50);
    const TileGrid grid = gridOf(100, 50);
    MeanColour encoder;
    Collected collected;
    std::stop_source stop;
    const FeatureSink stopAtTheFirst = [&, sink = collected.sink()](FeatureStrip &&strip) {
        stop.request_stop();
        return sink(std::move(strip));
    };
    COMPARE_ERROR(extractFeatures(slide, grid, encoder, stopAtTheFirst, {2, 0, {}}, stop.get_token()), cancelled);
    QVERIFY2(collected.next > 0 && collected.next < grid.tiles(), qPrintable(QString::number(collected.next)));
    checkFeatures(collected, grid);
}

void ExtractionTest::endsWithTheErrorOfTheEncoder()
{
    const DrawnSlide slide = slideOf(100, 50);
    MeanColour encoder;
    encoder.failsAtBatch = 100;
    Collected collected;
    COMPARE_ERROR(extractFeatures(slide, gridOf(100, 50), encoder, collected.sink(), {4, 0, {}}, {}), outOfMemory);
    QCOMPARE(std::ssize(encoder.batches), 100);
}

void ExtractionTest::endsWithTheErrorOfTheSink()
{
    const DrawnSlide slide = slideOf(100, 50);
    MeanColour encoder;
    int strips = 0;
    const FeatureSink full = [&](FeatureStrip &&) -> Result<void> {
        if (++strips == 2)
            return fail(ErrorCode::diskFull, "features.h5");
        return {};
    };
    COMPARE_ERROR(extractFeatures(slide, gridOf(100, 50), encoder, full, {4, 0, {}}, {}), diskFull);
    QCOMPARE(strips, 2);
}

void ExtractionTest::endsWithTheErrorOfTheSlide()
{
    DrawnSlide slide = slideOf(100, 50);
    slide.failsAtRead = 12; // with one reader a block of the second strip, always
    const TileGrid grid = gridOf(100, 50);
    MeanColour encoder;
    Collected collected;
    COMPARE_ERROR(extractFeatures(slide, grid, encoder, collected.sink(), {1, 0, {}}, {}), fileUnreadable);
    QVERIFY(collected.next > 0); // (what was read before is kept)
    checkFeatures(collected, grid);
}

void ExtractionTest::tellsItsProgress()
{
    const DrawnSlide slide = slideOf(100, 50);
    MeanColour encoder;
    std::vector<int64_t> done;
    ExtractionOptions options{2, 0, {}};
    options.progress = [&](const ExtractionProgress &progress) {
        QCOMPARE(progress.total, int64_t{5000});
        done.push_back(progress.done);
    };
    Collected collected;
    VERIFY_OK(extractFeatures(slide, gridOf(100, 50), encoder, collected.sink(), options, {}));
    QVERIFY(done.size() > 5);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.back(), int64_t{5000});
}

void ExtractionTest::hasNothingToDoForAnEmptyGrid()
{
    const DrawnSlide slide = slideOf(10, 10);
    MeanColour encoder;
    Collected collected;
    VERIFY_OK(extractFeatures(slide, gridOf(0, 0), encoder, collected.sink(), {2, 0, {}}, {}));
    VERIFY_OK(extractFeatures(slide, gridOf(10, 10), encoder, collected.sink(), {2, 100, {}}, {}));
    QVERIFY(collected.strips.empty());
    QCOMPARE(slide.reads.load(), 0);
}

QTEST_APPLESS_MAIN(ExtractionTest)
#include "tst_extraction.moc"
