#include "tests/support/slidefiles.h"
#include "viewer/slide/resample.h"
#include "viewer/slide/thumbnail.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tessera;
using namespace tessera::testing;

/// The whole slide, small.
class ThumbnailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasTheWantedSideAndTheSlidesShape();
    void showsWhatTheWholeLevelShowsResampled();
    void neverEnlargesASlide();
    void readsALargeLevelInBoundedBlocks();
    void answersACancel();

private:
    std::shared_ptr<const SlideSource> m_slide;
    QTemporaryDir m_folder;
};

namespace {

/// A slide without memory: its colour follows from the place; it notes the largest rectangle that was asked for.
class EndlessSlide : public SlideSource {
public:
    EndlessSlide() : SlideSource(largeFacts()) {}
    Result<SlideRegion> read(int, const PixelRect &rect) const override
    {
        m_largest = std::max(m_largest, rect.width * rect.height);
        ++m_reads;
        return SlideRegion{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), rgb(1, 2, 3)),
                           {}};
    }
    Result<Pixels> readAssociated(const std::string &) const override { return fail(ErrorCode::internal, "none"); }
    int64_t largest() const { return m_largest; }
    int reads() const { return m_reads; }

private:
    static SlideFacts largeFacts()
    {
        SlideFacts facts;
        SlideLevel level;
        level.width = 12000;
        level.height = 6000;
        facts.levels = {level};
        return facts;
    }
    mutable int64_t m_largest = 0;
    mutable int m_reads = 0;
};

} // namespace

void ThumbnailTest::initTestCase()
{
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "pyramid.tiff";
    makePyramid(path);
    auto slide = openSlide(path);
    QVERIFY(slide);
    m_slide = *slide;
}

void ThumbnailTest::hasTheWantedSideAndTheSlidesShape()
{
    const auto small = thumbnail(*m_slide, 140, {});
    QVERIFY(small);
    QCOMPARE(small->pixels.width, 140);
    QCOMPARE(small->pixels.height, 100);
}

void ThumbnailTest::showsWhatTheWholeLevelShowsResampled()
{
    const auto small = thumbnail(*m_slide, 300, {}); // downsample 2.33: from level 1
    const auto whole = m_slide->read(1, {0, 0, 350, 250});
    QVERIFY(small && whole);
    QCOMPARE(small->pixels.data, resample(whole->pixels, 0, 0, 350, 250, 300, 214).data);
}

void ThumbnailTest::neverEnlargesASlide()
{
    const auto same = thumbnail(*m_slide, 5000, {});
    QVERIFY(same);
    QCOMPARE(same->pixels.data, m_slide->read(0, {0, 0, 700, 500})->pixels.data);
}

void ThumbnailTest::readsALargeLevelInBoundedBlocks()
{
    const EndlessSlide slide;
    const auto small = thumbnail(slide, 1000, {});
    QVERIFY(small);
    QCOMPARE(small->pixels.data, Pixels::filled(1000, 500, rgb(1, 2, 3)).data);
    QVERIFY(slide.largest() <= 2100 * 2100);
    QVERIFY(slide.largest() >= 1000 * 1000); // and not tile by tile
}

void ThumbnailTest::answersACancel()
{
    const EndlessSlide slide;
    std::stop_source source;
    source.request_stop();
    const auto small = thumbnail(slide, 1000, source.get_token());
    QVERIFY(!small);
    QCOMPARE(small.error().code, ErrorCode::cancelled);
    QCOMPARE(slide.reads(), 0);
}

QTEST_APPLESS_MAIN(ThumbnailTest)
#include "tst_thumbnail.moc"
