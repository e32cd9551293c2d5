#include "tests/support/slidefiles.h"
#include "tests/support/tiffwriter.h"
#include "viewer/slide/slidesource.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace tessera;
using namespace tessera::testing;

/// One source may be read by any number of threads at once.
class ConcurrentReadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEveryThreadTheSamePixels_data();
    void givesEveryThreadTheSamePixels();
};

void ConcurrentReadsTest::givesEveryThreadTheSamePixels_data()
{
    QTest::addColumn<TilePath>("tilePath");
    QTest::addColumn<bool>("below"); // in SubIFDs, which libtiff reads
    QTest::newRow("direct") << TilePath::fastest << false;
    QTest::newRow("OpenSlide") << TilePath::openslideOnly << false;
    QTest::newRow("libtiff and direct") << TilePath::fastest << true;
    QTest::newRow("libtiff") << TilePath::openslideOnly << true;
}

void ConcurrentReadsTest::givesEveryThreadTheSamePixels()
{
    QFETCH(const TilePath, tilePath);
    QFETCH(const bool, below);
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "damaged.tiff";
    TiffSpec spec;
    spec.width = 700;
    spec.height = 500;
    spec.compression = COMPRESSION_JPEG;
    if (below)
        writeTiff(path, spec);
    else
        makePyramid(path);
    damageTile(path, 0, 1, 1); // threads throw handles away while others read
    damageTile(path, 0, 3, 2, Damage::bitError);
    SlideOptions options;
    options.tilePath = tilePath;
    const auto slide = openSlide(path, options);
    QVERIFY(slide);

    std::vector<std::pair<PixelRect, SlideRegion>> expected;
    for (int64_t y = 0; y < 500; y += 100)
        for (int64_t x = 0; x < 700; x += 140)
            expected.emplace_back(PixelRect{x, y, 170, 130}, *(*slide)->read(0, {x, y, 170, 130}));

    std::atomic<int> different = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < 12; ++thread) // more than there are handles
            threads.emplace_back([&, thread] {
                for (std::size_t i = 0; i < expected.size(); ++i) {
                    const auto &[rect, region] = expected[(i + 2 * thread) % expected.size()];
                    const auto again = (*slide)->read(0, rect);
                    if (!again || again->pixels.data != region.pixels.data || again->damaged != region.damaged)
                        ++different;
                }
            });
    }
    QCOMPARE(different.load(), 0);
}

QTEST_APPLESS_MAIN(ConcurrentReadsTest)
#include "tst_concurrentreads.moc"
