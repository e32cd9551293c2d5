#include "analysis/bags/joinbags.h"
#include "base/safetensors.h"
#include "tests/analysis/bags/examplebag.h"
#include "tests/analysis/bags/hdf5writer.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using tessera::testing::ExampleBag;
using tessera::testing::Hdf5Writer;
using tessera::testing::Scratch;

/// `tile_label`: which tiles of a bag show the finding.
class TileTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheTruthOfTiles_data()
    {
        QTest::addColumn<bool>("isHdf5");
        QTest::newRow("HDF5") << true;
        QTest::newRow("safetensors") << false;
    }
    void readsTheTruthOfTiles()
    {
        QFETCH(const bool, isHdf5);
        const Result<Bag> bag = readBag(write("truth", isHdf5, {1, 0, 0, 1}));
        VERIFY_OK(bag);
        QCOMPARE(bag->truth, (std::vector<int8_t>{1, 0, 0, 1}));
    }

    void readsTilesOfUnknownTruth_data() { readsTheTruthOfTiles_data(); }
    void readsTilesOfUnknownTruth()
    {
        QFETCH(const bool, isHdf5);
        const Result<Bag> bag = readBag(write("unknown", isHdf5, {1, -1, 0, -1}));
        VERIFY_OK(bag);
        QCOMPARE(bag->truth, (std::vector<int8_t>{1, -1, 0, -1}));
    }

    void leavesTheTruthEmptyWhereTheFileHasNone()
    {
        const std::filesystem::path path = m_scratch / "plain.h5";
        ExampleBag(4, 3).writeTrident(path);
        const Result<Bag> bag = readBag(path);
        VERIFY_OK(bag);
        QVERIFY(bag->truth.empty());
    }

    void refusesATruthThatIsNone_data()
    {
        QTest::addColumn<bool>("isHdf5");
        QTest::addColumn<QList<int8_t>>("truth");
        QTest::addColumn<QString>("words");
        for (const bool isHdf5 : {true, false}) {
            const char *kind = isHdf5 ? "HDF5" : "safetensors";
            QTest::addRow("%s, another value", kind)
                << isHdf5 << QList<int8_t>{0, 1, 2, 0} << "tile_label of tile 2 (counted from 0)";
            QTest::addRow("%s, a negative value", kind)
                << isHdf5 << QList<int8_t>{0, -2, 1, 0} << "tile_label of tile 1 (counted from 0)";
            QTest::addRow("%s, another number", kind) << isHdf5 << QList<int8_t>{0, 1, 1} << "4 tiles";
        }
    }
    void refusesATruthThatIsNone()
    {
        QFETCH(const bool, isHdf5);
        QFETCH(const QList<int8_t>, truth);
        QFETCH(const QString, words);
        const Result<Bag> bag = readBag(write("bad", isHdf5, {truth.begin(), truth.end()}));
        COMPARE_ERROR(bag, bagInvalid);
        const QString text = QString::fromStdString(sentence(bag.error()));
        QVERIFY2(text.contains(words), qPrintable(text));
    }

    void joinsTheTruthOfAllSlidesOrDropsIt()
    {
        const std::filesystem::path known = write("known", false, {1, 0, 0, 1});
        const std::filesystem::path unknown = m_scratch / "unknown.h5";
        ExampleBag(2, 3).writeTrident(unknown);
        const Result<Bag> both = readJoinedBag(std::vector{known, known});
        VERIFY_OK(both);
        QCOMPARE(both->truth, (std::vector<int8_t>{1, 0, 0, 1, 1, 0, 0, 1}));
        const Result<Bag> half = readJoinedBag(std::vector{known, unknown});
        VERIFY_OK(half);
        QVERIFY(half->truth.empty());
    }

private:
    /// Four tiles of three features.
    std::filesystem::path write(const std::string &name, bool isHdf5, const std::vector<int8_t> &truth) const
    {
        const std::vector<float> features(12, 0.5f);
        const std::filesystem::path path = m_scratch / (name + (isHdf5 ? ".h5" : ".safetensors"));
        if (isHdf5) {
            const Hdf5Writer writer(path);
            writer.add("features", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, {4, 3}, features.data());
            writer.add("tile_label", H5T_STD_I8LE, H5T_NATIVE_INT8, {truth.size()}, truth.data());
        } else {
            const Result<void> written = writeSafetensors(
                path, {{"features", Dtype::f32, {4, 3}, std::as_bytes(std::span(features))},
                       {"tile_label", Dtype::i8, {std::ssize(truth)}, std::as_bytes(std::span(truth))}});
            [&] { VERIFY_OK(written); }();
        }
        return path;
    }

    const Scratch m_scratch;
};

QTEST_APPLESS_MAIN(TileTruthTest)
#include "tst_tiletruth.moc"
