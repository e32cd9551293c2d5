#include "analysis/bags/joinbags.h"
#include "base/text.h"
#include "tests/analysis/bags/examplebag.h"
#include "tests/support/childprocess.h"
#include "tests/support/peakmemory.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <algorithm>

using namespace tessera;
using tessera::testing::ExampleBag;
using tessera::testing::Hdf5Writer;
using tessera::testing::peakMemory;
using tessera::testing::Scratch;

namespace {

using Files = std::vector<std::filesystem::path>;

/// `tiles` rows of `dim` numbers from `first` on.
Bag countingBag(int64_t tiles, int64_t dim, float first, const std::string &encoder = "")
{
    const auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(tiles * dim));
    for (float &value : *values)
        value = first++;
    Bag bag;
    bag.dim = dim;
    bag.features = *values;
    bag.owner = values;
    bag.encoder = encoder;
    return bag;
}

std::optional<BagCoordinates> places(Dtype dtype, std::vector<std::byte> bytes)
{
    return BagCoordinates{dtype, std::move(bytes)};
}

std::vector<std::byte> bytesOf(const std::vector<int64_t> &values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

/// Writes files of 2, 3, ... tiles of `dim` features.
Files writeSlides(const Scratch &scratch, std::size_t count, int64_t dim)
{
    Files files;
    for (std::size_t i = 0; i < count; ++i) {
        files.push_back(scratch / ("slide" + std::to_string(i) + ".h5"));
        ExampleBag(static_cast<int64_t>(i) + 2, dim).writeTrident(files.back());
    }
    return files;
}

} // namespace

/// All slides of a patient as one bag.
class JoinBagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsTheSlidesOneAfterTheOther()
    {
        const Result<Bag> joined = joinBags(
            {{"a.h5", countingBag(2, 3, 0)}, {"b.h5", countingBag(1, 3, 100)}, {"c.h5", countingBag(3, 3, 200)}});
        VERIFY_OK(joined);
        QCOMPARE(joined->tiles(), int64_t{6});
        QCOMPARE(joined->dim, int64_t{3});
        const std::vector<float> expected{0, 1, 2, 3, 4, 5, 100, 101, 102, 200, 201, 202, 203, 204, 205, 206, 207, 208};
        QVERIFY(std::ranges::equal(joined->features, expected));
    }

    void readsTheFilesOfAPatient()
    {
        const Scratch scratch;
        const Files files = writeSlides(scratch, 3, 12);
        const Result<Bag> joined = readJoinedBag(files, 12);
        VERIFY_OK(joined);
        QCOMPARE(joined->tiles(), int64_t{2 + 3 + 4});
        QCOMPARE(joined->encoder, std::string("uni_v1"));
        QVERIFY(std::ranges::equal(joined->features.subspan(5 * 12), ExampleBag(4, 12).features));
        const std::vector<int64_t> places = toIntegers(joined->coords->view("coords"));
        QCOMPARE(places.size(), std::size_t{18});
        QVERIFY(std::equal(places.begin() + 10, places.end(), ExampleBag(4, 12).places.begin()));
    }

    void keepsCoordinatesOnlyWhereAllSlidesHaveThemAlike()
    {
        const auto join = [](std::optional<BagCoordinates> first, std::optional<BagCoordinates> second) {
            Bag a = countingBag(1, 2, 0);
            Bag b = countingBag(1, 2, 10);
            a.coords = std::move(first);
            b.coords = std::move(second);
            return joinBags({{"a.h5", a}, {"b.h5", b}}).value().coords;
        };
        const std::optional<BagCoordinates> both =
            join(places(Dtype::i64, bytesOf({1, 2})), places(Dtype::i64, bytesOf({3, 4})));
        QVERIFY(both && both->dtype == Dtype::i64 && both->bytes == bytesOf({1, 2, 3, 4}));
        QVERIFY(!join(places(Dtype::i64, bytesOf({1, 2})), std::nullopt));
        QVERIFY(!join(std::nullopt, places(Dtype::i64, bytesOf({1, 2}))));
        QVERIFY(!join(places(Dtype::i64, bytesOf({1, 2})), places(Dtype::f64, bytesOf({1, 2}))));
    }

    void takesTheEncoderThatTheFilesName()
    {
        const Result<Bag> joined = joinBags({{"a.h5", countingBag(1, 2, 0)}, {"b.h5", countingBag(1, 2, 0, "uni_v1")}});
        VERIFY_OK(joined);
        QCOMPARE(joined->encoder, std::string("uni_v1"));
    }

    void refusesSlidesOfDifferentWidth()
    {
        const Scratch scratch;
        const Files files{scratch / "wide.h5", scratch / "narrow.h5"};
        ExampleBag(3, 16).writeTrident(files[0]);
        ExampleBag(3, 12).writeTrident(files[1]);
        const Result<Bag> joined = readJoinedBag(files);
        COMPARE_ERROR(joined, bagInvalid);
        const std::string text = sentence(joined.error());
        for (const std::string &part : {displayed(files[0]), displayed(files[1]), std::string("12 features per tile"),
                                        std::string("16 features per tile")})
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    }

    void refusesSlidesOfDifferentEncoders()
    {
        const Result<Bag> joined = joinBags({{"a.h5", countingBag(1, 2, 0, "uni_v1")},
                                             {"b.h5", countingBag(1, 2, 0)},
                                             {"c.h5", countingBag(1, 2, 0, "conch")}});
        COMPARE_ERROR(joined, bagInvalid);
        const std::string text = sentence(joined.error());
        for (const char *part : {"a.h5", "uni_v1", "c.h5", "conch"})
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    }

    void handsOnWhatIsWrongWithOneFile()
    {
        const Scratch scratch;
        Files files = writeSlides(scratch, 2, 12);
        files.push_back(scratch / "missing.h5");
        COMPARE_ERROR(readJoinedBag(files), fileMissing);
        files.pop_back();
        COMPARE_ERROR(readJoinedBag(files, 1024), bagInvalid);
    }

    void leavesASingleSlideWhereItIs()
    {
        const Bag single = countingBag(4, 3, 0);
        const Result<Bag> joined = joinBags({{"a.h5", single}});
        VERIFY_OK(joined);
        QCOMPARE(joined->features.data(), single.features.data());
    }

    void needsMemoryForOneMoreSlideOnly()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("The sanitizer has memory of its own.");
#endif
        constexpr std::size_t slides = 8;
        constexpr int64_t bytesOfOne = 2'000 * 1024 * sizeof(float);
        const Scratch scratch;
        Files files;
        for (std::size_t i = 0; i < slides; ++i)
            files.push_back(scratch / (std::to_string(i) + ".h5"));
        QCOMPARE(testing::inChild([&] { // (so that this process never has the example)
                     const ExampleBag example(2'000, 1024);
                     for (const std::filesystem::path &file : files)
                         example.writeTrident(file);
                 }),
                 0);
        const int status = testing::inChild([&] {
            const int64_t before = peakMemory();
            const Result<Bag> joined = readJoinedBag(files);
            ::_exit(!joined ? 101 : static_cast<int>(10 * (peakMemory() - before) / bytesOfOne)); // in tenths of one
        });
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) != 101);
        const int tenths = WEXITSTATUS(status);
        QVERIFY2(tenths >= 78 && tenths <= 110, qPrintable(QString("%1 slides' memory").arg(tenths / 10.0)));
    }
};

QTEST_APPLESS_MAIN(JoinBagsTest)
#include "tst_joinbags.moc"
