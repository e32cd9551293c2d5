#include "base/result.h"

#include <QTest>

#include <set>

using namespace tessera;

/// The table of errors: what users read and what programs match on.
class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasASentenceForEveryCode();
    void findsEveryCodeByItsName();
    void takesAnUnknownNameForAFailureOfOurs();
    void putsTheArgumentsIntoTheSentence();
    void marksAMissingArgument();
    void keepsPercentSignsOfArguments();
    void exitsByTheKindOfTheError_data();
    void exitsByTheKindOfTheError();
    void collectsContextFromTheInside();
};

namespace {

std::vector<ErrorCode> allCodes()
{
    std::vector<ErrorCode> codes;
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i)
        codes.push_back(static_cast<ErrorCode>(i));
    return codes;
}

} // namespace

void ErrorTest::hasASentenceForEveryCode()
{
    std::set<std::string_view> texts;
    for (const ErrorCode code : allCodes()) {
        const std::string name(nameOf(code));
        const std::string_view text = templateOf(code);
        QVERIFY2(!text.empty() && texts.insert(text).second, name.c_str());
        const bool isFree = code == ErrorCode::usage; // (made by the parser of the command line)
        QVERIFY2(isFree || (text.ends_with('.') && text.size() > 9), name.c_str());
        const bool saysWhatToDo = text.find(':') != text.npos || text.find(';') != text.npos;
        QVERIFY2(isFree || code == ErrorCode::cancelled || saysWhatToDo, name.c_str());
    }
}

void ErrorTest::findsEveryCodeByItsName()
{
    for (const ErrorCode code : allCodes())
        QCOMPARE(static_cast<int>(errorCodeNamed(nameOf(code))), static_cast<int>(code));
}

void ErrorTest::takesAnUnknownNameForAFailureOfOurs()
{
    QVERIFY(errorCodeNamed("fromTheFuture") == ErrorCode::internal);
    QVERIFY(errorCodeNamed("") == ErrorCode::internal);
}

void ErrorTest::putsTheArgumentsIntoTheSentence()
{
    const Error error{ErrorCode::slideSmallerThanTile, {"/a b/ü.svs", "64 x 48", "96"}, {}};
    QCOMPARE(
        sentence(error),
        std::string(
            "The slide /a b/ü.svs (64 x 48 px) is smaller than one tile of the model (96 px): choose a larger slide."));
}

void ErrorTest::marksAMissingArgument()
{
    QCOMPARE(sentence({ErrorCode::fileMissing, {}, {}}), std::string("There is no file ?: check the path."));
}

void ErrorTest::keepsPercentSignsOfArguments()
{
    QCOMPARE(sentence({ErrorCode::fileMissing, {"100%1 %2"}, {}}),
             std::string("There is no file 100%1 %2: check the path."));
}

void ErrorTest::exitsByTheKindOfTheError_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("our own failure") << "internal" << 1;
    QTest::newRow("usage") << "usage" << 2;
    QTest::newRow("device that is not there") << "deviceUnavailable" << 2;
    QTest::newRow("input that will never work") << "notASlide" << 3;
    QTest::newRow("unknown resolution") << "mppUnknown" << 3;
    QTest::newRow("disk full") << "diskFull" << 75;
    QTest::newRow("no memory") << "outOfMemory" << 75;
    QTest::newRow("cancelled") << "cancelled" << 130;
    QTest::newRow("stopped by a signal") << "stopped" << 130;
}

void ErrorTest::exitsByTheKindOfTheError()
{
    QFETCH(QString, name);
    QTEST(exitCodeOf({errorCodeNamed(name.toStdString()), {}, {}}), "exitCode");
}

void ErrorTest::collectsContextFromTheInside()
{
    const Result<int> inner = fail(ErrorCode::fileMissing, "a.svs");
    const Result<int> middle = withContext(inner.error(), "reading");
    const Result<int> outer = withContext(middle.error(), "analysing");
    QVERIFY(outer.error().code == ErrorCode::fileMissing);
    QCOMPARE(outer.error().context, (std::vector<std::string>{"reading", "analysing"}));
    QCOMPARE(outer.error().arguments, std::vector<std::string>{"a.svs"});
}

QTEST_APPLESS_MAIN(ErrorTest)
#include "tst_error.moc"
