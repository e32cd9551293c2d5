#include "analysis/bags/bag.h"
#include "tests/analysis/bags/examplebag.h"
#include "tests/support/scratch.h"
#include "tests/support/torchwriter.h"

#include <QTest>

#include <limits>
#include <random>

using namespace tessera;
using tessera::testing::ExampleBag;
using tessera::testing::numpyFile;
using tessera::testing::Scratch;
using tessera::testing::TorchWriter;

/// Bags that are bare tensors: files of torch.save and of NumPy.
class TensorBagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsATensor_data();
    void readsATensor();
    void readsADictByTheNamesOfTheField_data();
    void readsADictByTheNamesOfTheField();
    void readsAnArray_data();
    void readsAnArray();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhichTileIsNotFinite();
    void tellsAnEmptyBagFromABadOne();
    void refusesFilesOfOtherKinds();
    void refusesATruncatedFileWhereverItIsCut();
    void survivesBytesBeingChanged();

private:
    TensorView features() const
    {
        return {"features", Dtype::f32, {30, 8}, std::as_bytes(std::span(m_example.features))};
    }
    TensorView coords(int64_t tiles = 30) const
    {
        return {"coords", Dtype::i64, {tiles, 2}, std::as_bytes(std::span(m_example.places).first(2 * tiles))};
    }
    bool holdsExample(const Bag &bag) const
    {
        return bag.dim == 8 && std::ranges::equal(bag.features, m_example.features);
    }

    const ExampleBag m_example{30, 8};
    const Scratch m_scratch;
};

void TensorBagsTest::readsATensor_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("isNested");
    for (const Dtype type : {Dtype::f16, Dtype::f32, Dtype::f64})
        for (const bool isNested : {false, true})
            QTest::addRow("%s%s", nameOf(type).data(), isNested ? ", below an extent of one" : "")
                << static_cast<int>(type) << isNested;
}

void TensorBagsTest::readsATensor()
{
    QFETCH(int, type);
    QFETCH(bool, isNested);
    const std::vector<std::byte> bytes = m_example.bytesAs(static_cast<Dtype>(type));
    std::vector<int64_t> shape{30, 8};
    if (isNested)
        shape.insert(shape.begin(), 1);
    const std::string file = TorchWriter::tensor({"", static_cast<Dtype>(type), shape, bytes});
    const Result<Bag> bag = readBag(m_scratch.write("a.pt", file), 8);
    VERIFY_OK(bag);
    QVERIFY(holdsExample(*bag));
    QVERIFY(!bag->coords);
}

void TensorBagsTest::readsADictByTheNamesOfTheField_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"features", "feats", "embeddings", "patch_embeddings"})
        QTest::newRow(name) << QByteArray(name);
}

void TensorBagsTest::readsADictByTheNamesOfTheField()
{
    QFETCH(QByteArray, name);
    TensorView named = features();
    named.name = name.toStdString();
    const TensorView other{"label", Dtype::i64, {1}, std::as_bytes(std::span(m_example.places).first(1))};
    const Result<Bag> bag = readBag(m_scratch.write("a.pt", TorchWriter::dict({other, named, coords()})));
    VERIFY_OK(bag);
    QVERIFY(holdsExample(*bag));
    QVERIFY(bag->coords->dtype == Dtype::i64);
    QVERIFY(toIntegers(bag->coords->view("")) == m_example.places);
}

void TensorBagsTest::readsAnArray_data()
{
    QTest::addColumn<QString>("descr");
    QTest::addColumn<int>("type");
    QTest::newRow("half") << "<f2" << static_cast<int>(Dtype::f16);
    QTest::newRow("float") << "<f4" << static_cast<int>(Dtype::f32);
    QTest::newRow("double") << "<f8" << static_cast<int>(Dtype::f64);
}

void TensorBagsTest::readsAnArray()
{
    QFETCH(QString, descr);
    QFETCH(int, type);
    const std::vector<std::byte> bytes = m_example.bytesAs(static_cast<Dtype>(type));
    for (const char *shape : {"(30, 8)", "(1, 30, 8)"}) {
        const std::string file = numpyFile(descr.toStdString(), shape, bytes);
        const Result<Bag> bag = readBag(m_scratch.write("a.npy", file), 8);
        VERIFY_OK(bag);
        QVERIFY(holdsExample(*bag));
    }
    const Result<Bag> turned =
        readBag(m_scratch.write("b.npy", numpyFile(descr.toStdString(), "(8, 30)", bytes, true)));
    VERIFY_OK(turned);
    QCOMPARE(turned->dim, int64_t{30});
    QCOMPARE(turned->tile(5)[2], m_example.features[2 * 8 + 5]);
}

void TensorBagsTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *detail, const std::string &file) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << QString(detail);
    };
    const auto places = std::as_bytes(std::span(m_example.places));
    row("wrong dimension", "the bag has 8 features per tile, the model wants 1024", TorchWriter::tensor(features()));
    row("wrong dimension of an array", "the bag has 8 features per tile, the model wants 1024",
        numpyFile("<f4", "(30, 8)", std::as_bytes(std::span(m_example.features))));
    row("integers", "of the type I64", TorchWriter::tensor({"", Dtype::i64, {30, 2}, places}));
    row("integers of NumPy", "of the type I64", numpyFile("<i8", "(30, 2)", places));
    row("vector of a slide", "one vector of 240 numbers",
        TorchWriter::tensor({"", Dtype::f32, {240}, features().bytes}));
    row("weights of a model", "it has no entry named features",
        TorchWriter::dict({{"fc.weight", Dtype::f32, {30, 8}, features().bytes}}));
    row("places alone", "no features: give the file of the features", TorchWriter::dict({coords()}));
    row("a list", "it holds a list instead of a tensor", TorchWriter::pickle("]"));
    row("text as features", "features is a text instead of a tensor",
        TorchWriter::pickle({"}(X\x08\0\0\0featuresX\x01\0\0\0au", 22}));
}

void TensorBagsTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, detail);
    const Result<Bag> bag = readBag(m_scratch.write("a", file.toStdString()), 1024);
    COMPARE_ERROR(bag, bagInvalid);
    const QString said = QString::fromStdString(bag.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void TensorBagsTest::saysWhichTileIsNotFinite()
{
    ExampleBag bad = m_example;
    bad.features[8 * 29] = std::numeric_limits<float>::quiet_NaN();
    const TensorView badFeatures{"features", Dtype::f32, {30, 8}, std::as_bytes(std::span(bad.features))};
    for (const std::string &content : {TorchWriter::tensor(badFeatures), TorchWriter::dict({badFeatures}),
                                       numpyFile("<f4", "(30, 8)", badFeatures.bytes)}) {
        const Result<Bag> notFinite = readBag(m_scratch.write("a", content));
        COMPARE_ERROR(notFinite, bagInvalid);
        QVERIFY(notFinite.error().arguments.at(1).find("tile 29 (counted from 0)") != std::string::npos);
    }
}

void TensorBagsTest::tellsAnEmptyBagFromABadOne()
{
    COMPARE_ERROR(readBag(m_scratch.write("a", TorchWriter::tensor({"", Dtype::f32, {0, 8}, {}}))), bagEmpty);
    COMPARE_ERROR(readBag(m_scratch.write("a", numpyFile("<f4", "(0, 8)", {}))), bagEmpty);
    COMPARE_ERROR(readBag(m_scratch.write("a", numpyFile("<f4", "(0,)", {}))), bagEmpty);
}

void TensorBagsTest::refusesFilesOfOtherKinds()
{
    const Result<Bag> zip = readBag(m_scratch.write("a.npz", std::string("PK\x03\x04") + std::string(60, '\0')));
    QVERIFY(!zip && exitCodeOf(zip.error()) == 3);
    const Result<Bag> pickle = readBag(m_scratch.write("mDATA_train.pkl", "\x80\x02}q."));
    COMPARE_ERROR(pickle, checkpointUnsupported);
}

void TensorBagsTest::refusesATruncatedFileWhereverItIsCut()
{
    for (const std::string &whole :
         {TorchWriter::dict({features(), coords()}), numpyFile("<f4", "(30, 8)", features().bytes)})
        for (std::size_t size = 1; size < whole.size(); size += 7)
            QVERIFY2(!readBag(m_scratch.write("cut", whole.substr(0, size))), qPrintable(QString::number(size)));
}

void TensorBagsTest::survivesBytesBeingChanged()
{
    std::mt19937 random(5);
    for (const std::string &whole : {TorchWriter::dict({features(), coords()}, TorchWriter::Checksums::zero),
                                     TorchWriter::tensor(features()), numpyFile("<f4", "(30, 8)", features().bytes)}) {
        int refused = 0;
        for (int run = 0; run < 400; ++run) {
            std::string changed = whole;
            for (unsigned count = 0; count <= random() % 4; ++count)
                changed[random() % changed.size()] = static_cast<char>(random());
            const Result<Bag> bag = readBag(m_scratch.write("changed", changed));
            QVERIFY(bag || exitCodeOf(bag.error()) == 3);
            refused += !bag;
        }
        QVERIFY2(refused > 10, qPrintable(QString::number(refused)));
    }
}

QTEST_APPLESS_MAIN(TensorBagsTest)
#include "tst_tensorbags.moc"
