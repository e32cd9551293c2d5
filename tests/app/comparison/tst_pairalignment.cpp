#include "app/comparison/alignmenttext.h"
#include "app/comparison/pairalignment.h"

#include <QTest>

#include <cmath>

using namespace tessera;

namespace {

const MicronsPerPixel quarter{0.25, 0.25, MppSource::file};
const MicronsPerPixel half{0.5, 0.5, MppSource::user};

PairAlignment measured()
{
    return {.transform = transformThrough({4000, 5000}, {3000, 100}, 33, true, {quarter, half}),
            .origin = AlignmentOrigin::automatic,
            .error = 0.8,
            .ninetiethPercentile = 1.9,
            .measuredAt = 41,
            .inMicrometres = true};
}

std::vector<PointPair> pairs(std::size_t count)
{
    const std::vector<PointPair> all{
        {{0, 0}, {10, 10}}, {{900, 0}, {930, 5}}, {{0, 700}, {14, 720}}, {{800, 600}, {805, 640}}};
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

} // namespace

/// How a pair of slides is aligned, as it is kept and told.
class PairAlignmentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void isReadAsItWasWritten();
    void refusesWhatIsNoAlignment_data();
    void refusesWhatIsNoAlignment();
    void countsPixelsOfTheOtherSlideWhenTurnedRound();
    void hasNoErrorWhereThePointsFitInAnyCase_data();
    void hasNoErrorWhereThePointsFitInAnyCase();
    void saysHowTheErrorWasMeasured();
};

void PairAlignmentTest::isReadAsItWasWritten()
{
    QVERIFY(pairAlignmentFromJson(toJson(measured())) == measured());
    PairAlignment exact = measured();
    exact.origin = AlignmentOrigin::points;
    exact.error.reset();
    exact.ninetiethPercentile.reset();
    QVERIFY(pairAlignmentFromJson(toJson(exact)) == exact);
}

void PairAlignmentTest::refusesWhatIsNoAlignment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"transform\": ");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("no transform") << QByteArray("{\"measuredAt\": 3, \"um\": true}");
    QTest::newRow("a transform that is none") << QByteArray("{\"transform\": \"{}\", \"measuredAt\": 3, \"um\": true}");
    QTest::newRow("no unit") << QByteArray::fromStdString(toJson(measured())).replace("\"um\":true", "\"um\":7");
}

void PairAlignmentTest::refusesWhatIsNoAlignment()
{
    QFETCH(QByteArray, text);
    const Result<PairAlignment> read = pairAlignmentFromJson(text.toStdString());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::alignmentInvalid);
}

void PairAlignmentTest::countsPixelsOfTheOtherSlideWhenTurnedRound()
{
    PairAlignment alignment = measured();
    QCOMPARE(*alignment.inverse().error, 0.8); // um are the same on both
    AffineMap map = AffineMap::turned(10, 2);
    alignment.transform = *SlideTransform::of(map, TransformKind::similarity, {});
    alignment.inMicrometres = false;
    QVERIFY(std::abs(*alignment.inverse().error - 0.4) < 1e-9);
    QVERIFY(std::abs(*alignment.inverse().ninetiethPercentile - 0.95) < 1e-9);
}

void PairAlignmentTest::hasNoErrorWhereThePointsFitInAnyCase_data()
{
    QTest::addColumn<TransformKind>("kind");
    QTest::addColumn<std::size_t>("count");
    QTest::addColumn<bool>("hasError");
    QTest::newRow("rigid, two") << TransformKind::rigid << std::size_t(2) << true; // their distance may differ
    QTest::newRow("similarity, two") << TransformKind::similarity << std::size_t(2) << false;
    QTest::newRow("similarity, three") << TransformKind::similarity << std::size_t(3) << true;
    QTest::newRow("affine, three") << TransformKind::affine << std::size_t(3) << false;
    QTest::newRow("affine, four") << TransformKind::affine << std::size_t(4) << true;
}

void PairAlignmentTest::hasNoErrorWhereThePointsFitInAnyCase()
{
    QFETCH(TransformKind, kind);
    QFETCH(std::size_t, count);
    QFETCH(bool, hasError);
    const Result<Alignment> found = alignPoints(pairs(count), kind, {half, half});
    QVERIFY(found);
    const PairAlignment alignment = pairAlignmentOf(*found);
    QCOMPARE(alignment.error.has_value(), hasError);
    QVERIFY(!hasError || *alignment.error > 0.1);
    QVERIFY(hasError || found->error.rootMeanSquare < 1e-6);
    QCOMPARE(alignment.measuredAt, static_cast<int>(count));
}

void PairAlignmentTest::saysHowTheErrorWasMeasured()
{
    QVERIFY(alignmentText(measured()).contains(QString::fromUtf8("0.8 µm: the median of 41 places")));
    QVERIFY(alignmentText(measured()).contains(QString::fromUtf8("1.9 µm")));
    PairAlignment pixels = measured();
    pixels.inMicrometres = false;
    QCOMPARE(overlayText("a.svs", pixels), QString("a.svs, off by 0.8 px"));
    pixels.error.reset();
    QCOMPARE(overlayText("a.svs", pixels), QString("a.svs, error not measured"));
}

QTEST_GUILESS_MAIN(PairAlignmentTest)
#include "tst_pairalignment.moc"
