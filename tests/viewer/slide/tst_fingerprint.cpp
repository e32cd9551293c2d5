#include "viewer/slide/fingerprint.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tessera;

/// The name of a file's content.
class FingerprintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForACopyUnderAnotherName();
    void changesWithAByteInASampledBlock_data();
    void changesWithAByteInASampledBlock();
    void changesWithTheSize();
    void looksAtEveryByteOfASmallFile();
    void saysWhatIsWrongWithTheFile();

private:
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::string fingerprint(const std::string &content) const
    {
        std::ofstream(file("content"), std::ios::binary) << content;
        const Result<std::string> result = fingerprintOf(file("content"));
        return result ? *result : sentence(result.error());
    }
    QTemporaryDir m_folder;
};

namespace {

constexpr std::size_t block = 64 * 1024;

std::string content(std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 257);
    return bytes;
}

} // namespace

void FingerprintTest::isTheSameForACopyUnderAnotherName()
{
    std::ofstream(file("one"), std::ios::binary) << content(3 << 20);
    std::filesystem::copy_file(file("one"), file("two"));
    const auto one = fingerprintOf(file("one"));
    const auto two = fingerprintOf(file("two"));
    QVERIFY(one && two);
    QCOMPARE(*one, *two);
    QCOMPARE(one->size(), 3u + 64u);
    QVERIFY(one->starts_with("t1-"));
}

void FingerprintTest::changesWithAByteInASampledBlock_data()
{
    QTest::addColumn<qulonglong>("offset");
    const std::size_t size = 5 << 20;
    QTest::newRow("first byte") << qulonglong{0};
    QTest::newRow("end of the first block") << qulonglong{block - 1};
    QTest::newRow("last byte") << qulonglong{size - 1};
    QTest::newRow("start of the last block") << qulonglong{size - block};
    for (std::size_t i = 1; i <= 16; ++i)
        QTest::newRow(qPrintable(QString("block %1").arg(i))) << qulonglong{(size - block) * i / 17 + 100};
}

void FingerprintTest::changesWithAByteInASampledBlock()
{
    QFETCH(const qulonglong, offset);
    std::string bytes = content(5 << 20);
    const std::string before = fingerprint(bytes);
    bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
    QVERIFY(fingerprint(bytes) != before);
}

void FingerprintTest::changesWithTheSize()
{
    QVERIFY(fingerprint(std::string(2 << 20, 'a')) != fingerprint(std::string((2 << 20) + 1, 'a')));
    QVERIFY(fingerprint("a") != fingerprint("aa"));
}

void FingerprintTest::looksAtEveryByteOfASmallFile()
{
    std::string bytes = content(18 * block);
    const std::string before = fingerprint(bytes);
    for (std::size_t offset = 0; offset < bytes.size(); offset += bytes.size() / 50) {
        bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
        QVERIFY(fingerprint(bytes) != before);
        bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
    }
}

void FingerprintTest::saysWhatIsWrongWithTheFile()
{
    QCOMPARE(fingerprintOf(file("none")).error().code, ErrorCode::fileMissing);
    QCOMPARE(fingerprintOf(file(".")).error().code, ErrorCode::fileIsFolder);
}

QTEST_APPLESS_MAIN(FingerprintTest)
#include "tst_fingerprint.moc"
