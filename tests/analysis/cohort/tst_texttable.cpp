#include "analysis/cohort/texttable.h"
#include "tests/support/scratch.h"

#include <QTest>
#include <zlib.h>

using namespace tessera;
using namespace std::string_literals;
using tessera::testing::Scratch;

namespace {

using Cells = std::vector<std::string>;

/// The text as a gzip file.
void pack(const std::filesystem::path &path, std::string_view text)
{
    gzFile file = ::gzopen(path.c_str(), "wb1");
    QVERIFY(::gzwrite(file, text.data(), static_cast<unsigned>(text.size())) == static_cast<int>(text.size()));
    QCOMPARE(::gzclose(file), Z_OK);
}

template <typename R>
std::string detailOf(const R &result)
{
    return result ? "no error"s : result.error().arguments.back();
}

} // namespace

/// Tables as spreadsheets, scripts and attackers write them.
class TextTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void knowsTheLineOfEveryRow();
    void readsAPackedTableAsThePlainOne();
    void findsAColumnWhateverItsCase();
    void keepsTheChosenColumnsAlone();
    void visitsEveryRowAndStopsAtTheFirstRefusal();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void saysThatAFileIsMissingOrEmpty();
    void refusesACutOrDamagedPackedTable();
    void stopsAtAGibibyteOfUnpackedText();
    void refusesAMillionColumns();
    void refusesAnEndlessQuote();
    void readsBackWhatItQuotes();
};

void TextTableTest::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("separator");
    const std::string plain = "id,label\n007,a b\n8,\xC3\xBC\n";
    QTest::newRow("plain") << plain << ',';
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + plain << ',';
    QTest::newRow("CRLF") << "id,label\r\n007,a b\r\n8,\xC3\xBC\r\n"s << ',';
    QTest::newRow("CR alone") << "id,label\r007,a b\r8,\xC3\xBC\r"s << ',';
    QTest::newRow("no break at the end") << "id,label\n007,a b\n8,\xC3\xBC"s << ',';
    QTest::newRow("semicolons") << "id;label\n007;a b\n8;\xC3\xBC\n"s << ';';
    QTest::newRow("tabs") << "id\tlabel\n007\ta b\n8\t\xC3\xBC\n"s << '\t';
    QTest::newRow("declared") << "sep=;\r\nid;label\r\n007;a b\r\n8;\xC3\xBC\r\n"s << ';';
    QTest::newRow("quotes") << "\"id\",\"label\"\n\"007\",\"a b\"\n\"8\",\"\xC3\xBC\"\n"s << ',';
    QTest::newRow("blanks") << " id , label \n 007 ,\ta b\xC2\xA0\n\" 8 \", \xC3\xBC \n"s << ',';
    QTest::newRow("empty lines") << "\n\nid,label\n\n007,a b\n,\n  \n8,\xC3\xBC\n\n"s << ',';
    QTest::newRow("Latin-1") << "id,label\n007,a b\n8,\xFC\n"s << ',';
}

void TextTableTest::readsWhatSpreadsheetsWrite()
{
    QFETCH(std::string, text);
    const Scratch scratch;
    const Result<TextTable> table = readTextTable(scratch.write("table.csv", text));
    VERIFY_OK(table);
    QTEST(table->separator, "separator");
    QCOMPARE(table->header, (Cells{"id", "label"}));
    QCOMPARE(table->rows.size(), 2);
    QCOMPARE(table->rows[0].cells, (Cells{"007", "a b"}));
    QCOMPARE(table->rows[1].cells, (Cells{"8", "\xC3\xBC"}));
}

void TextTableTest::knowsTheLineOfEveryRow()
{
    for (const std::string &lineBreak : {"\n"s, "\r\n"s, "\r"s}) {
        const Scratch scratch;
        std::string text;
        for (const char *line : {"", "id,note", "1,\"two", "lines, \"\"quoted\"\"\"", "", "2,x", "", "3,"})
            text += line + lineBreak;
        const Result<TextTable> table = readTextTable(scratch.write("table.csv", text));
        VERIFY_OK(table);
        QCOMPARE(table->headerLine, 2);
        QCOMPARE(table->rows.size(), 3);
        QCOMPARE(table->rows[0].line, 3);
        QCOMPARE(table->rows[0].cells[1], "two" + lineBreak + "lines, \"quoted\"");
        QCOMPARE(table->rows[1].line, 6);
        QCOMPARE(table->rows[2].line, 8);
    }
}

void TextTableTest::readsAPackedTableAsThePlainOne()
{
    const Scratch scratch;
    std::string text = "id,label\n";
    for (int i = 0; i < 20'000; ++i)
        text += std::to_string(i) + ",\"class " + std::to_string(i % 7) + "\"\r\n"; // (breaks at the end of blocks too)
    pack(scratch / "packed", text);
    const Result<TextTable> packed = readTextTable(scratch / "packed");
    const Result<TextTable> plain = readTextTable(scratch.write("plain", text));
    VERIFY_OK(packed);
    VERIFY_OK(plain);
    QCOMPARE(packed->rows.size(), 20'000);
    for (std::size_t i = 0; i < packed->rows.size(); ++i) {
        QCOMPARE(packed->rows[i].line, static_cast<int64_t>(i) + 2);
        QCOMPARE(packed->rows[i].cells, plain->rows[i].cells);
    }
}

void TextTableTest::findsAColumnWhateverItsCase()
{
    const Scratch scratch;
    const Result<TextTable> table = readTextTable(scratch.write("table.csv", "Case_ID,LABEL\na,b\n"));
    VERIFY_OK(table);
    QCOMPARE(table->column("case_id"), 0);
    QCOMPARE(table->column("label"), 1);
    QCOMPARE(table->column("labels"), -1);
}

void TextTableTest::keepsTheChosenColumnsAlone()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch.write("table.csv", "id,gene,label\n1,0.5,a\n2,0.25,b\n");
    const Result<TextTable> table = readTextTable(path, [](const Cells &header) {
        return std::vector<bool>{true, header[1] != "gene", true};
    });
    VERIFY_OK(table);
    QCOMPARE(table->header, (Cells{"id", "label"}));
    QCOMPARE(table->rows[1].cells, (Cells{"2", "b"}));
}

void TextTableTest::visitsEveryRowAndStopsAtTheFirstRefusal()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch.write("table.csv", "id\n1\n2\n3\n");
    Cells seen;
    const Result<void> visited = visitTextTable(path, [&](TextTable::Row &row) -> Result<void> {
        seen.push_back(row.cells[0]);
        if (row.line == 3)
            return fail(ErrorCode::cohortInvalid, "table.csv", "enough");
        return {};
    });
    COMPARE_ERROR(visited, cohortInvalid);
    QCOMPARE(seen, (Cells{"id", "1", "2"}));
}

void TextTableTest::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const std::string &text, const char *detail) {
        QTest::newRow(name) << text << QString(detail);
    };
    row("fewer cells", "id,label\n1,a\n\n2\n", "line 4 has 1 cells, line 1 has 2");
    row("more cells", "id,label\n1,a,b\n", "line 2 has 3 cells, line 1 has 2");
    row("unterminated quote", "id,label\n1,a\n2,\"b\n3,c\n", "line 3 has a quote that is not closed");
    row("quote in a cell", "id,label\n1,5\" needle\n", "line 2 has a quote in the middle of a cell");
    row("quote closed too late", "id,label\n1,\"a\n2,\"b\"\n", "row that begins on line 2 is not closed");
    row("byte of 0", "id,label\n1,a\0b\n"s, "bytes of 0");
    row("blanks alone", " \n\n\t\n", "no text");
    row("workbook", "PK\x03\x04rest", "save the sheet as CSV");
    row("UTF-16", "\xFF\xFEi\0d\0"s, "save it as CSV in UTF-8");
}

void TextTableTest::saysWhatIsWrongAndWhere()
{
    QFETCH(std::string, text);
    QFETCH(QString, detail);
    const Scratch scratch;
    const Result<TextTable> table = readTextTable(scratch.write("table.csv", text));
    COMPARE_ERROR(table, tableInvalid);
    QVERIFY2(detailOf(table).find(detail.toStdString()) != std::string::npos, detailOf(table).c_str());
    QVERIFY(sentence(table.error()).find("table.csv") != std::string::npos);
}

void TextTableTest::saysThatAFileIsMissingOrEmpty()
{
    const Scratch scratch;
    COMPARE_ERROR(readTextTable(scratch / "absent.csv"), fileMissing);
    COMPARE_ERROR(readTextTable(scratch.folder()), fileIsFolder);
    COMPARE_ERROR(readTextTable(scratch.write("empty.csv", "")), fileEmpty);
}

void TextTableTest::refusesACutOrDamagedPackedTable()
{
    const Scratch scratch;
    std::string text = "id,label\n";
    for (int i = 0; i < 1000; ++i)
        text += std::to_string(i * 7919) + ",a\n";
    pack(scratch / "whole.csv.gz", text);
    const std::string whole = scratch.read("whole.csv.gz");
    for (const std::size_t length : {whole.size() - 1, whole.size() / 2, std::size_t{30}}) {
        const Result<TextTable> cut = readTextTable(scratch.write("cut.csv.gz", whole.substr(0, length)));
        COMPARE_ERROR(cut, tableInvalid);
        QVERIFY2(detailOf(cut).find("gzip") != std::string::npos, detailOf(cut).c_str());
    }
    std::string forged = whole;
    forged[whole.size() - 6] = static_cast<char>(forged[whole.size() - 6] ^ 1); // (its checksum)
    COMPARE_ERROR(readTextTable(scratch.write("forged.csv.gz", forged)), tableInvalid);
}

void TextTableTest::stopsAtAGibibyteOfUnpackedText()
{
    const Scratch scratch;
    // Members of a gzip file may follow one another: one that unpacks to 16 MiB of blank lines, a hundred times.
    std::string blank;
    for (int line = 0; line < 4096; ++line)
        blank += std::string(4095, ' ') + '\n';
    pack(scratch / "member", blank);
    const std::string member = scratch.read("member");
    std::string bomb;
    for (int i = 0; i < 100; ++i)
        bomb += member;
    const Result<TextTable> table = readTextTable(scratch.write("bomb.csv.gz", bomb));
    COMPARE_ERROR(table, tableInvalid);
    QVERIFY2(detailOf(table).find("1 GiB") != std::string::npos, detailOf(table).c_str());
}

void TextTableTest::refusesAMillionColumns()
{
    const Scratch scratch;
    const Result<TextTable> table = readTextTable(scratch.write("wide.csv", "a" + std::string(1'000'000, ',') + "\n"));
    COMPARE_ERROR(table, tableInvalid);
    QVERIFY2(detailOf(table).find("line 1 has more than 100000 cells") != std::string::npos, detailOf(table).c_str());
}

void TextTableTest::refusesAnEndlessQuote()
{
    const Scratch scratch;
    const std::string text = "id,label\n1,\"" + std::string((std::size_t{64} << 20) + 1000, 'x');
    const Result<TextTable> table = readTextTable(scratch.write("long.csv", text));
    COMPARE_ERROR(table, tableInvalid);
    QVERIFY2(detailOf(table).find("line 2 begins a row of more than 64 MiB") != std::string::npos,
             detailOf(table).c_str());
}

void TextTableTest::readsBackWhatItQuotes()
{
    const Scratch scratch;
    const Cells cells{"plain", "a,b", "a;b", "say \"yes\"", "two\nlines", "\xC3\xBC", "0012"};
    std::string text = "1,2,3,4,5,6,7\n";
    for (const std::string &cell : cells)
        text += (&cell == cells.data() ? "" : ",") + csvCell(cell);
    const Result<TextTable> table = readTextTable(scratch.write("table.csv", text));
    VERIFY_OK(table);
    QCOMPARE(table->rows.at(0).cells, cells);
}

QTEST_GUILESS_MAIN(TextTableTest)
#include "tst_texttable.moc"
