#include "tests/support/registeredslides.h"
#include "viewer/registration/detail/candidates.h"
#include "viewer/registration/slideregistration.h"

#include <chrono>
#include <thread>

using namespace tessera;
using namespace tessera::testing;

namespace {

/// Another slide's pixels, with reads that fail after the first `good`.
class DyingSlide : public SlideSource {
public:
    DyingSlide(std::shared_ptr<const SlideSource> slide, int good)
        : SlideSource(slide->facts()), m_slide(std::move(slide)), m_good(good)
    {
    }
    Result<SlideRegion> read(int level, const PixelRect &rect) const override
    {
        if (m_reads++ >= m_good)
            return fail(ErrorCode::fileUnreadable, facts().path.string(), "it was unplugged");
        return m_slide->read(level, rect);
    }
    Result<Pixels> readAssociated(const std::string &name) const override { return m_slide->readAssociated(name); }

private:
    std::shared_ptr<const SlideSource> m_slide;
    int m_good;
    mutable std::atomic<int> m_reads = 0;
};

double turnBetween(double a, double b) { return std::abs(std::remainder(a - b, 360)); }

} // namespace

/// What has to be said, instead of a transform that is wrong.
class RegistrationFailuresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesUnrelatedSlides();
    void refusesTissueOfTheSameOutlineAlone();
    void saysThatASlideHasNoTissue();
    void handsOnWhatReadingSays();
    void stopsSoonWhenCancelled_data();
    void stopsSoonWhenCancelled();
    void turningFindsTheDirectionWithoutDetails_data();
    void turningFindsTheDirectionWithoutDetails();

private:
    Scratch m_scratch;
    std::shared_ptr<const SlideSource> m_slide;
    Pixels m_pixels;
};

void RegistrationFailuresTest::initTestCase()
{
    m_slide = drawnSlide(m_scratch, 3);
    m_pixels = allPixelsOf(*m_slide);
}

void RegistrationFailuresTest::refusesUnrelatedSlides()
{
    for (const uint64_t seed : {4U, 8U}) {
        const auto other = drawnSlide(m_scratch, seed);
        const Result<Registration> found = registerSlides(*m_slide, *other, {}, {}, {});
        COMPARE_ERROR(found, notRegistered);
        QCOMPARE(found.error().arguments.size(), std::size_t(3));
    }
}

void RegistrationFailuresTest::refusesTissueOfTheSameOutlineAlone()
{
    // What lies within the tissue of one slide is the other slide's; outlines and positions are the same.
    const Pixels others = allPixelsOf(*drawnSlide(m_scratch, 4));
    Pixels mixed = m_pixels;
    const auto isTissue = [](uint32_t pixel) { return green(pixel) < 215; };
    for (int y = 0; y < mixed.height; ++y)
        for (int x = 0; x < mixed.width; ++x)
            if (isTissue(mixed.row(y)[x])) // the middle of the other slide is tissue everywhere
                mixed.row(y)[x] = others.row(1000 + (y * 7 + 13) % 1200)[1200 + (x * 5 + 7) % 1600];
    const WarpedSlide other(mixed, turnedOptions(*m_slide, 25));
    COMPARE_ERROR(registerSlides(*m_slide, other, {}, {}, {}), notRegistered);
}

void RegistrationFailuresTest::saysThatASlideHasNoTissue()
{
    WarpOptions options = turnedOptions(*m_slide, 0);
    options.missing = {{0, 0, 1e9, 1e9}};
    options.noise = 3;
    const WarpedSlide glass(m_pixels, options);
    COMPARE_ERROR(registerSlides(*m_slide, glass, {}, {}, {}), noTissue);
    COMPARE_ERROR(registerSlides(glass, *m_slide, {}, {}, {}), noTissue);
}

void RegistrationFailuresTest::handsOnWhatReadingSays()
{
    const WarpedSlide other(m_pixels, turnedOptions(*m_slide, 5));
    for (const int good : {0, 5, 60})
        COMPARE_ERROR(registerSlides(DyingSlide(m_slide, good), other, {}, {}, {}), fileUnreadable);
}

void RegistrationFailuresTest::stopsSoonWhenCancelled_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("reading") << static_cast<int>(RegistrationStage::reading);
    QTest::newRow("searching") << static_cast<int>(RegistrationStage::searching);
    QTest::newRow("refining") << static_cast<int>(RegistrationStage::refining);
    QTest::newRow("checking") << static_cast<int>(RegistrationStage::checking);
}

void RegistrationFailuresTest::stopsSoonWhenCancelled()
{
    QFETCH(int, stage);
    const WarpedSlide other(m_pixels, turnedOptions(*m_slide, 5));
    std::stop_source cancel;
    int reportsAfterwards = 0;
    const auto progress = [&](RegistrationStage at, double) {
        reportsAfterwards += cancel.stop_requested() ? 1 : 0;
        if (at == static_cast<RegistrationStage>(stage))
            cancel.request_stop();
    };
    COMPARE_ERROR(registerSlides(*m_slide, other, {}, progress, cancel.get_token()), cancelled);
    QVERIFY2(reportsAfterwards <= 1, qPrintable(QString::number(reportsAfterwards)));
}

void RegistrationFailuresTest::turningFindsTheDirectionWithoutDetails_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("a little") << 9.0 << false;
    QTest::newRow("far") << 157.0 << false;
    QTest::newRow("mirrored") << 222.0 << true;
}

void RegistrationFailuresTest::turningFindsTheDirectionWithoutDetails()
{
    QFETCH(double, degrees);
    QFETCH(bool, mirrored);
    // Blurred until no cell is left, as two sections far apart share only their large structures.
    WarpOptions options = turnedOptions(*m_slide, degrees, 1, mirrored);
    const WarpedSlide other(m_pixels, options);
    const auto small = detail::smallPictureOf(*m_slide, 160, {});
    const auto smallOther = detail::smallPictureOf(other, 200, {});
    VERIFY_OK(small);
    VERIFY_OK(smallOther);

    const std::vector<detail::Candidate> candidates =
        detail::candidatesByTurning({*small, *smallOther, detail::Structure::nuclei, 1.0}, std::stop_token());

    QVERIFY(!candidates.empty());
    const RotationAndScale parts = rotationAndScaleOf(candidates.front().map);
    QVERIFY2(turnBetween(parts.degrees, degrees) <= 4, qPrintable(QString::number(parts.degrees)));
    QCOMPARE(parts.mirrored, mirrored);
    const Level0Rect extent = m_slide->facts().extent();
    const Level0Point middle{extent.width / 2, extent.height / 2};
    const Level0Point there = candidates.front().map(middle);
    const Level0Point truth = options.map(middle);
    QVERIFY(std::hypot(there.x - truth.x, there.y - truth.y) < 0.04 * extent.width);
}

QTEST_APPLESS_MAIN(RegistrationFailuresTest)
#include "tst_registrationfailures.moc"
