#include "analysis/checkpoint/detail/npyarray.h"
#include "analysis/checkpoint/detail/torcharchive.h"
#include "tests/analysis/checkpoint/pickling.h"
#include "tests/support/scratch.h"
#include "tests/support/zipwriter.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace tessera;
using namespace tessera::testing;

/// Damaged files, by chance or in every place: each is an error, or holds exactly what it says; never a crash, or
/// numbers that are not in the file.
class HostileTensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesEveryCutOfAPickle();
    void survivesEveryByteOfAPickleBeingAnother();
    void survivesPickleOpcodesInAnyOrder();
    void refusesEveryCutOfAFile();
    void findsOrForgivesEveryFlippedBitOfAFile();
    void survivesEveryByteOfAnArrayBeingAnother();
};

namespace {

const std::vector<float> numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
const Storages storages{{"0", rawBytes(numbers)}};

/// One of everything that the machine knows.
std::string richPickle()
{
    PickleWriter pickle;
    pickle.emptyDict().put(0).mark().text("model").orderedDict().put(1).mark();
    pickle.text("w")
        .tensor({.shape = {3, 4}})
        .put(2)
        .text("t")
        .tensor({.shape = {4, 3}, .strides = {1, 4}, .count = 12});
    pickle.text("half").tensor({.shape = {2}, .storage = "HalfStorage", .offset = 1, .count = 24});
    pickle.setItems().emptyDict().build().text("again").get(2);
    pickle.text("args").global("argparse", "Namespace").emptyTuple().op('\x81').emptyDict().text("lr").number(0.5);
    pickle.setItem().build().text("best").numpyScalar("f8", rawBytes(std::vector<double>{0.75}));
    pickle.text("array").numpyArray("f4", {2, 2}, true, rawBytes(std::vector<float>{1, 2, 3, 4}));
    pickle.text("list").emptyList().mark().integer(-1).none().boolean(true).integer(1ll << 40).appends();
    return pickle.setItems().finished();
}

/// Looks at every byte, so that a sanitizer sees a view that leads elsewhere; false where a size is not its shape's.
bool isSound(const PickledValue &value, int64_t &looked)
{
    if (const auto *tensor = value.as<TensorView>()) {
        const int64_t elements =
            std::accumulate(tensor->shape.begin(), tensor->shape.end(), int64_t{1}, std::multiplies<>());
        for (const std::byte byte : tensor->bytes)
            looked += std::to_integer<int>(byte);
        return elements == tensor->elements() && tensor->bytes.size() % sizeOf(tensor->dtype) == 0;
    }
    const auto all = [&](const std::vector<PickledValue> &items) {
        return std::all_of(items.begin(), items.end(), [&](const PickledValue &item) { return isSound(item, looked); });
    };
    if (const auto *map = value.as<PickledMap>())
        return std::all_of(map->items.begin(), map->items.end(), [&](const auto &item) {
            return isSound(item.first, looked) && isSound(item.second, looked);
        });
    if (const auto *list = value.as<PickledList>())
        return all(list->items);
    if (const auto *tuple = value.as<PickledTuple>())
        return all(tuple->items);
    if (const auto *opaque = value.as<PickledOpaque>())
        return all(opaque->parts);
    return true;
}

bool isErrorOrSound(const Tree &tree)
{
    int64_t looked = 0;
    return tree ? isSound(tree->root, looked) : !tree.error().detail.empty();
}

} // namespace

void HostileTensorsTest::refusesEveryCutOfAPickle()
{
    const std::string whole = richPickle();
    QCOMPARE(refusalOf(unpickled(whole, storages)), std::string());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        QVERIFY2(!unpickled(cut, storages), std::to_string(size).c_str());
    }
}

void HostileTensorsTest::survivesEveryByteOfAPickleBeingAnother()
{
    const std::string whole = richPickle();
    int accepted = 0;
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (int value = 0; value < 256; value += at % 3 == 0 ? 1 : 5) {
            std::string changed = whole;
            changed[at] = static_cast<char>(value);
            const Tree tree = unpickled(changed, storages);
            QVERIFY2(isErrorOrSound(tree), std::to_string(at).c_str());
            accepted += tree.has_value();
        }
    QVERIFY(accepted > 0); // (letters of names, say)
}

void HostileTensorsTest::survivesPickleOpcodesInAnyOrder()
{
    std::mt19937 random(17);
    const std::string whole = richPickle();
    for (int round = 0; round < 5'000; ++round) {
        std::string changed = whole;
        for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t from = random() % changed.size();
            const std::size_t length = std::min<std::size_t>(random() % 24, changed.size() - from);
            const std::string piece = changed.substr(from, length);
            const std::size_t to = random() % changed.size();
            switch (random() % 3) {
            case 0:
                changed.insert(to, piece);
                break;
            case 1:
                changed.erase(std::max<std::size_t>(from, 2), length);
                break;
            default:
                changed.replace(to, length, piece);
            }
        }
        QVERIFY(isErrorOrSound(unpickled(changed, storages)));
    }
}

void HostileTensorsTest::refusesEveryCutOfAFile()
{
    const std::string file = torchFile(richPickle(), {{"0", rawBytes(numbers)}});
    QVERIFY(detail::readTorchArchive(bytesOf(file), {}));
    for (std::size_t size = 0; size < file.size(); ++size) {
        const std::string cut = file.substr(0, size);
        const Tree tree = detail::readTorchArchive(bytesOf(cut), {});
        QVERIFY(!tree && !tree.error().detail.empty());
    }
}

void HostileTensorsTest::findsOrForgivesEveryFlippedBitOfAFile()
{
    const std::string file = torchFile(richPickle(), {{"0", rawBytes(numbers)}});
    const std::string wanted = described(detail::readTorchArchive(bytesOf(file), {})->root);
    int refused = 0;
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        std::string changed = file;
        changed[bit / 8] ^= static_cast<char>(1 << (bit % 8));
        const Tree tree = detail::readTorchArchive(bytesOf(changed), {});
        QVERIFY2(!tree || described(tree->root) == wanted, std::to_string(bit / 8).c_str());
        refused += !tree.has_value();
    }
    QVERIFY(refused > static_cast<int>(file.size()) * 4);
}

void HostileTensorsTest::survivesEveryByteOfAnArrayBeingAnother()
{
    const std::string header = "{'descr': '<f4', 'fortran_order': True, 'shape': (3, 4), }\n";
    std::string file = "\x93NUMPY";
    appendNumber(file, uint16_t{1});
    appendNumber(file, static_cast<uint16_t>(header.size()));
    file += header + rawBytes(numbers);
    QVERIFY(detail::readNpy(bytesOf(file)));
    for (std::size_t at = 0; at < file.size() - 48; ++at)
        for (int value = 0; value < 256; ++value) {
            std::string changed = file;
            changed[at] = static_cast<char>(value);
            const auto array = detail::readNpy(bytesOf(changed));
            if (array)
                QCOMPARE(detail::rowMajorCopy(*array).size(), array->storage.size());
            else
                QVERIFY(!array.error().detail.empty());
        }
}

QTEST_APPLESS_MAIN(HostileTensorsTest)
#include "tst_hostiletensors.moc"
