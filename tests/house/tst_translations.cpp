#include "tests/house/tsfile.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tessera::house;

namespace {

const QStringList languages{"de", "es", "fr", "zh_CN"};

QDir translations() { return QDir(QStringLiteral(TESSERA_SOURCE_DIR "/translations")); }

QString fileOf(const QString &language) { return QString("tessera_%1.ts").arg(language); }

QString inWords(const TsMessage &message) { return QString("%1: \"%2\"").arg(message.context, message.source); }

/// %1, %2, %n and the like, sorted. A number may be left out of one form of a plural ("one slide").
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder("%(L?[1-9]|n)");
    QStringList found;
    for (auto all = placeholder.globalMatch(text); all.hasNext();)
        found << all.next().captured();
    found.sort();
    return found;
}

/// The letter after the one &; null where there is none, '&' where there are several.
QChar mnemonicOf(QString text)
{
    text.remove(QLatin1String("&&"));
    if (text.count(u'&') > 1)
        return u'&';
    const qsizetype place = text.indexOf(u'&');
    return place < 0 || place + 1 == text.size() ? QChar() : text[place + 1].toLower();
}

} // namespace

/// What translators keep to, and that they have seen every text.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void haveEveryTextOfTheProgram();
    void areFinished_data() { eachLanguage(); }
    void areFinished();
    void keepThePlaceholders_data() { eachLanguage(); }
    void keepThePlaceholders();
    void keepOneMnemonicForEachControlOfADialog_data() { eachLanguage(); }
    void keepOneMnemonicForEachControlOfADialog();
    void areInChineseWhereTheySayChinese();

private:
    static void eachLanguage();
};

void TranslationsTest::eachLanguage()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

void TranslationsTest::haveEveryTextOfTheProgram()
{
    const QString lupdate = QStringLiteral(TESSERA_LUPDATE);
    if (!QFileInfo(lupdate).isExecutable())
        QSKIP("lupdate is missing: install qt6-l10n-tools");
    const QTemporaryDir fresh;
    for (const QString &file : translations().entryList({"*.ts"}))
        QVERIFY(QFile::copy(translations().filePath(file), fresh.filePath(file)));
    QProcess update;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LUPDATE", lupdate);
    update.setProcessEnvironment(environment);
    update.start("bash", {translations().filePath("update.sh"), fresh.path()});
    QVERIFY(update.waitForFinished(240000));
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError());
    for (const QString &language : languages + QStringList{"en"}) {
        const auto kept = readTs(translations().filePath(fileOf(language)));
        const auto now = readTs(fresh.filePath(fileOf(language)));
        QVERIFY(language == "en" || now.size() > 250);
        for (const TsMessage &message : now) {
            const bool isThere = std::any_of(kept.begin(), kept.end(),
                                             [&](const TsMessage &other) { return message.isOfSameText(other); });
            QVERIFY2(isThere,
                     qPrintable(fileOf(language) + " lacks " + inWords(message) + "; run translations/update.sh"));
        }
    }
}

void TranslationsTest::areFinished()
{
    QFETCH(QString, language);
    const auto messages = readTs(translations().filePath(fileOf(language)));
    QVERIFY(messages.size() > 250);
    for (const TsMessage &message : messages) {
        QVERIFY2(message.isFinished, qPrintable(inWords(message)));
        for (const QString &text : message.translations)
            QVERIFY2(!text.trimmed().isEmpty(), qPrintable(inWords(message)));
    }
}

void TranslationsTest::keepThePlaceholders()
{
    QFETCH(QString, language);
    for (const TsMessage &message : readTs(translations().filePath(fileOf(language))))
        for (const QString &text : message.translations) {
            QStringList expected = placeholdersOf(message.source);
            QStringList found = placeholdersOf(text);
            if (message.isPlural && message.translations.size() > 1) {
                expected.removeAll("%n");
                found.removeAll("%n");
            }
            QVERIFY2(found == expected, qPrintable(inWords(message) + " -> " + text));
            QVERIFY2(text.count('\n') == message.source.count('\n'), qPrintable(inWords(message) + " -> " + text));
            QVERIFY2(text.endsWith(u'…') == message.source.endsWith(u'…'),
                     qPrintable(inWords(message) + " -> " + text));
        }
}

void TranslationsTest::keepOneMnemonicForEachControlOfADialog()
{
    QFETCH(QString, language);
    QMap<QString, QMap<QChar, QString>> taken; // a class is a dialog or a panel
    for (const TsMessage &message : readTs(translations().filePath(fileOf(language)))) {
        const bool wanted = !mnemonicOf(message.source).isNull();
        for (const QString &text : message.translations) {
            const QChar letter = mnemonicOf(text);
            QVERIFY2(letter != u'&', qPrintable(text + " has several mnemonics"));
            QVERIFY2(letter.isNull() != wanted, qPrintable(inWords(message) + " -> " + text));
            if (letter.isNull())
                continue;
            QVERIFY2(letter.isLetterOrNumber() && letter.unicode() < 0x250, qPrintable(text));
            QString &holder = taken[message.context][letter];
            QVERIFY2(holder.isEmpty(), qPrintable(QString("%1: \"%2\" and \"%3\"").arg(message.context, holder, text)));
            holder = text;
        }
    }
}

void TranslationsTest::areInChineseWhereTheySayChinese()
{
    // Names, units and what is filled in stand in any language.
    static const QRegularExpression others(
        "%L?[0-9n]|<[^>]*>|µm|[0-9]+x\\b|\\b(Tessera|MiB|GiB|MB|GB|px|um|mm|ms|fps|x|y|RGB|ICC|H&E)\\b|[^A-Za-z]");
    static const QRegularExpression han("\\p{Han}");
    for (const TsMessage &message : readTs(translations().filePath(fileOf("zh_CN")))) {
        if (QString(message.source).remove(others).isEmpty())
            continue;
        for (const QString &text : message.translations)
            QVERIFY2(han.match(text).hasMatch(), qPrintable(inWords(message) + " -> " + text));
    }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
