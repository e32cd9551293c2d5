#include "analysis/checkpoint/detail/bytereader.h"
#include "analysis/checkpoint/detail/crc32.h"
#include "analysis/checkpoint/detail/ziparchive.h"
#include "tests/support/scratch.h"
#include "tests/support/zipwriter.h"

#include <QTest>

using namespace tessera;
using namespace tessera::detail;
using namespace tessera::testing;

/// The container of torch.save: every rule of it is broken once.
class ZipArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsRecordsSortedByName();
    void readsBothEndsOfADirectory();
    void readsAnEmptyArchive();
    void readsSizesFromTheZip64Field();
    void refusesAForgedArchive_data();
    void refusesAForgedArchive();
    void refusesNamesThatLeadElsewhere_data();
    void refusesNamesThatLeadElsewhere();
    void refusesEveryCut();
    void computesTheChecksumOfTheFormat();
};

namespace {

std::span<const std::byte> bytesOf(const std::string &text) { return std::as_bytes(std::span(text)); }

template <typename T>
std::string with(std::string file, std::size_t at, T value)
{
    std::memcpy(file.data() + at, &value, sizeof value);
    return file;
}

QByteArray raw(const std::string &text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

} // namespace

void ZipArchiveTest::findsRecordsSortedByName()
{
    ZipWriter zip;
    const std::string file = zip.add("b/z", "last").add("b/a", "").add("b/m", "123").finished();
    const auto records = readZip(bytesOf(file));
    QVERIFY(records);
    QCOMPARE(records->size(), std::size_t{3});
    QCOMPARE(std::string((*records)[0].name), std::string("b/a"));
    QCOMPARE(std::string((*records)[2].name), std::string("b/z"));
    QCOMPARE(std::string(textOf((*records)[1].bytes)), std::string("123"));
    QCOMPARE((*records)[1].crc, slowCrc32("123"));
    QVERIFY((*records)[0].bytes.empty());
    QVERIFY(!(*records)[0].isCompressed);
}

void ZipArchiveTest::readsBothEndsOfADirectory()
{
    for (const auto end : {ZipWriter::End::small, ZipWriter::End::zip64}) {
        const std::string file = ZipWriter().add("a/b", "123").finished(end);
        const auto records = readZip(bytesOf(file));
        QVERIFY(records);
        QCOMPARE(std::string(textOf(records->front().bytes)), std::string("123"));
    }
}

void ZipArchiveTest::readsAnEmptyArchive()
{
    const std::string file = ZipWriter().finished(ZipWriter::End::small);
    const auto records = readZip(bytesOf(file));
    QVERIFY(records && records->empty());
}

void ZipArchiveTest::readsSizesFromTheZip64Field()
{
    ZipWriter zip;
    std::string file = zip.add("a/b", "123").finished(ZipWriter::End::small);
    const std::size_t at = zip.entryAt("a/b");
    file = with(with(file, at + 20, 0xFFFFFFFFu), at + 24, 0xFFFFFFFFu);
    file = with(file, at + 30, uint16_t{20});
    std::string extra;
    appendNumber(extra, uint16_t{1});
    appendNumber(extra, uint16_t{16});
    appendNumber(extra, uint64_t{3});
    appendNumber(extra, uint64_t{3});
    file.insert(at + 46 + 3, extra);
    file = with(file, file.size() - 22 + 12, static_cast<uint32_t>(46 + 3 + 20));
    const auto records = readZip(bytesOf(file));
    QVERIFY2(records, records ? "" : records.error().detail.c_str());
    QCOMPARE(std::string(textOf(records->front().bytes)), std::string("123"));

    const auto forged = readZip(bytesOf(with(file, at + 46 + 3 + 4, uint64_t{1} << 62)));
    QVERIFY(!forged);
}

void ZipArchiveTest::refusesAForgedArchive_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("detail");
    ZipWriter zip;
    const std::string file =
        zip.add("a/one", "first record").add("a/two", "second record").finished(ZipWriter::End::small);
    const std::size_t entry = zip.entryAt("a/two");
    const std::size_t local = zip.localAt("a/two");
    const std::size_t end = file.size() - 22;
    const auto row = [](const char *name, const std::string &bytes, const char *detail) {
        QTest::newRow(name) << raw(bytes) << QString(detail);
    };
    row("encrypted", with(with(file, entry + 8, uint16_t{0x809}), local + 6, uint16_t{0x809}), "a/two is encrypted");
    row("unknown flag", with(file, entry + 8, uint16_t{0x828}), "not stored as torch.save does");
    row("unknown method", with(file, entry + 10, uint16_t{12}), "not stored as torch.save does");
    row("stored in another size", with(file, entry + 20, uint32_t{12}), "not stored as torch.save does");
    row("on another volume", with(file, entry + 34, uint16_t{1}), "not stored as torch.save does");
    row("longer than the file", with(with(file, entry + 20, 0xFFFFFFu), entry + 24, 0xFFFFFFu),
        "a/two lies outside of the file");
    row("behind the file", with(file, entry + 42, 0xFFFFFFF0u), "a/two lies outside of the file");
    row("inside another record", with(file, entry + 42, static_cast<uint32_t>(local + 1)), "not where the zip");
    row("same place twice", with(file, entry + 42, static_cast<uint32_t>(zip.localAt("a/one"))), "contradicts");
    row("other name in the local header", with(file, local + 30, 'b'), "a/two has a local header that contradicts");
    row("other size in the local header", with(file, local + 22, uint32_t{5}), "a/two has a local header");
    row("other checksum in the local header", with(file, local + 14, uint32_t{5}), "a/two has a local header");
    row("other method in the local header", with(file, local + 8, uint16_t{8}), "a/two has a local header");
    row("other flags in the local header", with(file, local + 6, uint16_t{0}), "a/two has a local header");
    row("extra field beyond the record", with(file, local + 28, uint16_t{0xFFFF}), "a/two lies outside of the file");
    row("entry without its signature", with(file, entry, uint8_t{0}), "entry 2 of its zip directory: it is damaged");
    row("more records than entries", with(with(file, end + 8, uint16_t{3}), end + 10, uint16_t{3}),
        "entry 3 of its zip directory: it ends in the middle");
    row("fewer records than entries", with(with(file, end + 8, uint16_t{1}), end + 10, uint16_t{1}),
        "longer than its entries");
    row("counts that differ", with(file, end + 8, uint16_t{1}), "not one that torch.save writes");
    row("in two volumes", with(file, end + 4, uint16_t{1}), "not one that torch.save writes");
    row("comment", with(file, end + 20, uint16_t{1}) + "c", "the file was cut");
    row("bytes after the end", file + "x", "the file was cut");
    row("bytes before the start", "x" + file, "not where the end of the file says");
    row("directory elsewhere", with(file, end + 16, uint32_t{4}), "not where the end of the file says");
    row("directory larger than the file", with(file, end + 12, 0xFFFFFFF0u), "not where the end of the file says");

    ZipWriter twice;
    row("name twice", twice.add("a/b", "1").add("a/b", "2").finished(), "a/b occurs twice");
    ZipWriter large;
    const std::string zip64 = large.add("a/b", "1").finished();
    const std::size_t end64 = zip64.size() - 22 - 20 - 56;
    row("ends that contradict", with(zip64, end64 + 40, uint64_t{7}), "contradict");
    row("zip64 end elsewhere", with(zip64, zip64.size() - 22 - 12, uint64_t{7}), "zip64 directory is not one");
    row("zip64 end longer", with(zip64, end64 + 4, uint64_t{45}), "zip64 directory is not one");
    row("a billion records",
        with(with(with(with(zip64, end64 + 24, uint64_t{1} << 30), end64 + 32, uint64_t{1} << 30), zip64.size() - 14,
                  uint16_t{0xFFFF}),
             zip64.size() - 12, uint16_t{0xFFFF}),
        "more than 100000 records");
}

void ZipArchiveTest::refusesAForgedArchive()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, detail);
    const auto records = readZip(bytesOf(file.toStdString()));
    QVERIFY(!records);
    const QString said = QString::fromStdString(records.error().detail);
    QVERIFY2(said.contains(detail), qPrintable(said));
}

void ZipArchiveTest::refusesNamesThatLeadElsewhere_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("above") << QByteArray("a/../../b");
    QTest::newRow("above at the start") << QByteArray("../b");
    QTest::newRow("above at the end") << QByteArray("a/..");
    QTest::newRow("here") << QByteArray("a/./b");
    QTest::newRow("root") << QByteArray("/etc/b");
    QTest::newRow("backslash") << QByteArray("a\\b");
    QTest::newRow("NUL") << QByteArray("a/b\0c", 5);
    QTest::newRow("not UTF-8") << QByteArray("a/\xFF");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("too long") << QByteArray(1025, 'n');
}

void ZipArchiveTest::refusesNamesThatLeadElsewhere()
{
    QFETCH(QByteArray, name);
    const std::string file = ZipWriter().add(name.toStdString(), "1").finished();
    const auto records = readZip(bytesOf(file));
    QVERIFY(!records);
    QVERIFY(records.error().detail.find("the name is not allowed") != std::string::npos);
}

void ZipArchiveTest::refusesEveryCut()
{
    const std::string file = ZipWriter().add("a/one", "first").add("a/two", "second").finished();
    for (std::size_t size = 0; size < file.size(); ++size)
        QVERIFY2(!readZip(bytesOf(file.substr(0, size))), std::to_string(size).c_str());
}

void ZipArchiveTest::computesTheChecksumOfTheFormat()
{
    QCOMPARE(detail::crc32(bytesOf("123456789")), 0xCBF43926u);
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += static_cast<char>(i * 37);
    // (beginning anywhere, with any remainder of the steps that it takes, in one go and in two)
    const auto bytes = bytesOf(text);
    for (std::size_t cut = 0; cut < 200; ++cut) {
        QCOMPARE(detail::crc32(bytes.subspan(cut)), slowCrc32(std::string_view(text).substr(cut)));
        QCOMPARE(detail::crc32(bytes.first(cut)), slowCrc32(std::string_view(text).substr(0, cut)));
        QCOMPARE(detail::crc32(bytes.subspan(cut), detail::crc32(bytes.first(cut))), slowCrc32(text));
    }
}

QTEST_APPLESS_MAIN(ZipArchiveTest)
#include "tst_ziparchive.moc"
