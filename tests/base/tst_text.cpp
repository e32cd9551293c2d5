#include "base/sha256.h"
#include "base/text.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>
#include <sys/stat.h>

using namespace tessera;
using tessera::testing::Scratch;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatIsNotUtf8_data();
    void replacesWhatIsNotUtf8();
    void showsAPathOfForeignBytesAsValidText();
    void formatsNumbersThatReadBackTheSame();
    void formatsOrdinaryNumbersWithoutAnExponent_data();
    void formatsOrdinaryNumbersWithoutAnExponent();
    void roundsToSoManyDecimals();
    void formatsAFloatAsShortAsAFloatIs();
    void parsesNumbers_data();
    void parsesNumbers();
    void leavesTheNumberAloneWhenTheTextIsNone();
    void hashesTheKnownVectors_data();
    void hashesTheKnownVectors();
    void hashesAFileLikeItsBytes();
    void saysWhatIsWrongWithAFileThatCannotBeHashed();
};

void TextTest::replacesWhatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const QByteArray bad = "\xEF\xBF\xBD";
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("ascii") << QByteArray("a b") << QByteArray("a b");
    QTest::newRow("all lengths") << QByteArray("aü€😀") << QByteArray("aü€😀");
    QTest::newRow("latin-1") << QByteArray("f\xFCr") << QByteArray("f" + bad + "r");
    QTest::newRow("cut at the end") << QByteArray("a\xE2\x82") << QByteArray("a" + bad + bad);
    QTest::newRow("lone continuation") << QByteArray("\x80z") << QByteArray(bad + "z");
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray(bad + bad);
    QTest::newRow("overlong in three") << QByteArray("\xE0\x80\xAF") << QByteArray(bad + bad + bad);
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray(bad + bad + bad);
    QTest::newRow("beyond unicode") << QByteArray("\xF4\x90\x80\x80") << QByteArray(bad + bad + bad + bad);
    QTest::newRow("last of unicode") << QByteArray("\xF4\x8F\xBF\xBF") << QByteArray("\xF4\x8F\xBF\xBF");
}

void TextTest::replacesWhatIsNotUtf8()
{
    QFETCH(QByteArray, bytes);
    const std::string text = validUtf8(bytes.toStdString());
    QTEST(QByteArray::fromStdString(text), "text");
    QCOMPARE(QString::fromStdString(text).toUtf8(), QByteArray::fromStdString(text));
}

void TextTest::showsAPathOfForeignBytesAsValidText()
{
    QCOMPARE(displayed(std::filesystem::path("/slides/B\xE4r.svs")), std::string("/slides/B\xEF\xBF\xBDr.svs"));
}

void TextTest::formatsNumbersThatReadBackTheSame()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 20000; ++i) {
        const double number = std::bit_cast<double>(random());
        double back = 0;
        if (std::isfinite(number))
            QVERIFY2(parseNumber(formatted(number), back) && back == number, formatted(number).c_str());
    }
}

void TextTest::formatsOrdinaryNumbersWithoutAnExponent_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("coordinate") << 100000.0 << "100000"; // (a reader of tables takes it for a whole number)
    QTest::newRow("large coordinate") << 20000000.0 << "20000000";
    QTest::newRow("negative") << -3.5 << "-3.5";
    QTest::newRow("probability") << 0.0001 << "0.0001";
    QTest::newRow("tiny") << 1e-12 << "1e-12";
    QTest::newRow("huge") << 1e300 << "1e+300";
    QTest::newRow("seventeen digits") << 0.1 + 0.2 << "0.30000000000000004";
}

void TextTest::formatsOrdinaryNumbersWithoutAnExponent()
{
    QFETCH(double, number);
    QTEST(QString::fromStdString(formatted(number)), "text");
}

void TextTest::roundsToSoManyDecimals()
{
    QCOMPARE(withDecimals(0.12345, 3), std::string("0.123"));
    QCOMPARE(withDecimals(1, 3), std::string("1.000"));
    QCOMPARE(withDecimals(-0.0876, 1), std::string("-0.1"));
    QCOMPARE(withDecimals(1.7976931348623157e308, 100).size(), std::size_t{309 + 1 + 100});
    QCOMPARE(withDecimals(std::nan(""), 2), std::string("nan"));
}

void TextTest::formatsAFloatAsShortAsAFloatIs()
{
    QCOMPARE(formatted(0.1f), std::string("0.1"));
    std::mt19937 random(7);
    for (int i = 0; i < 20000; ++i) {
        const float number = std::bit_cast<float>(static_cast<uint32_t>(random()));
        double back = 0;
        if (std::isfinite(number))
            QVERIFY(parseNumber(formatted(number), back) && static_cast<float>(back) == number);
    }
}

void TextTest::parsesNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<double>("number");
    QTest::newRow("point") << "0.2528" << true << 0.2528;
    QTest::newRow("comma") << "0,2528" << true << 0.2528;
    QTest::newRow("blanks") << " 40 " << true << 40.0;
    QTest::newRow("exponent") << "2.5e-1" << true << 0.25;
    QTest::newRow("negative") << "-1" << true << -1.0;
    QTest::newRow("empty") << "" << false << 0.0;
    QTest::newRow("blanks alone") << "  " << false << 0.0;
    QTest::newRow("unit") << "0.25um" << false << 0.0;
    QTest::newRow("thousands") << "1,234,567" << false << 0.0;
    QTest::newRow("both signs") << "1,234.5" << false << 0.0;
    QTest::newRow("not a number") << "nan" << false << 0.0;
    QTest::newRow("infinite") << "inf" << false << 0.0;
    QTest::newRow("too large") << "1e999" << false << 0.0;
    QTest::newRow("hexadecimal") << "0x10" << false << 0.0;
}

void TextTest::parsesNumbers()
{
    QFETCH(QString, text);
    double number = 0;
    QTEST(parseNumber(text.toStdString(), number), "isNumber");
    QTEST(number, "number");
}

void TextTest::leavesTheNumberAloneWhenTheTextIsNone()
{
    for (const char *text : {"12abc", "1e999", "inf", ""}) {
        double number = 0.25;
        QVERIFY(!parseNumber(text, number));
        QCOMPARE(number, 0.25);
    }
}

void TextTest::hashesTheKnownVectors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("hash");
    QTest::newRow("nothing") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million") << QByteArray(1000000, 'a')
                               << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
}

void TextTest::hashesTheKnownVectors()
{
    QFETCH(QByteArray, bytes);
    Sha256 hash; // in pieces of uneven length
    std::span<const std::byte> rest(reinterpret_cast<const std::byte *>(bytes.data()),
                                    static_cast<std::size_t>(bytes.size()));
    for (std::size_t piece = 1; !rest.empty(); piece = piece * 3 + 1) {
        hash.add(rest.first(std::min(piece, rest.size())));
        rest = rest.subspan(std::min(piece, rest.size()));
    }
    QTEST(QString::fromStdString(hash.hex()), "hash");
}

void TextTest::hashesAFileLikeItsBytes()
{
    const Scratch scratch;
    const std::string bytes(3'000'001, 'x');
    Sha256 hash;
    hash.add(std::as_bytes(std::span(bytes)));
    const Result<std::string> ofFile = sha256OfFile(scratch.write("x", bytes));
    VERIFY_OK(ofFile);
    QCOMPARE(*ofFile, hash.hex());
}

void TextTest::saysWhatIsWrongWithAFileThatCannotBeHashed()
{
    const Scratch scratch;
    COMPARE_ERROR(sha256OfFile(scratch / "absent"), fileMissing);
    COMPARE_ERROR(sha256OfFile(scratch.folder()), fileIsFolder);
    QCOMPARE(::mkfifo((scratch / "pipe").c_str(), 0600), 0);
    COMPARE_ERROR(sha256OfFile(scratch / "pipe"), fileUnreadable); // and does not wait for a writer
}

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
