#include "app/finetuning/trainingpresets.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace tessera;
using namespace Qt::StringLiterals;

/// The settings of the panel against docs/training.md, which is compared with the engine elsewhere.
class SettingKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void areThoseOfTheEngine();
    void haveItsPresets();
    void takesValuesOfTheirRange_data();
    void takesValuesOfTheirRange();
    void takesACommaForAPoint();

private:
    QString m_configuration;
    QString m_presets;
};

namespace {

QString unquoted(QString value)
{
    value.remove(u'"');
    return value == u"null"_s ? QString() : value;
}

QStringList cellsOf(const QString &line)
{
    QStringList cells = line.split(u" | "_s);
    cells.first().remove(0, 2);
    cells.last().chop(2);
    return cells;
}

/// The first value of a cell: of the baseline attn.
QString firstValue(const QString &cell) { return unquoted(cell.section(u'`', 1, 1)); }

} // namespace

void SettingKeysTest::initTestCase()
{
    QFile page(QStringLiteral(TESSERA_SOURCE_DIR "/docs/training.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    m_configuration = text.section(u"## Configuration"_s, 1).section(u"## Presets"_s, 0, 0);
    m_presets = text.section(u"## Presets"_s, 1).section(u"## Grid"_s, 0, 0);
}

void SettingKeysTest::areThoseOfTheEngine()
{
    QStringList names;
    for (const QString &line : m_configuration.split(u'\n')) {
        if (!line.startsWith(u"| `"_s))
            continue;
        const QStringList cells = cellsOf(line);
        QCOMPARE(cells.size(), 5);
        const QString name = cells[0].section(u'`', 1, 1);
        if (name == u"warm_start"_s)
            continue;
        names << name;
        const SettingKey &key = settingKey(name.toStdString());
        QCOMPARE(QString::fromStdString(key.fallback), firstValue(cells[3]));
        for (const std::string &choice : key.kind == SettingKind::choice ? key.choices : std::vector<std::string>())
            QVERIFY2(cells[2].contains(u'"' + QString::fromStdString(choice) + u'"'), qPrintable(name));
        if (key.kind == SettingKind::number || key.kind == SettingKind::whole) {
            QCOMPARE(key.kind == SettingKind::whole, cells[2].contains(u"whole"_s));
            QCOMPARE(key.ends == SettingKey::Ends::lower, cells[2].contains(u"below"_s));
            QCOMPARE(key.ends == SettingKey::Ends::upper, cells[2].contains(u"above"_s));
            static const QRegularExpression number(u"\\d+(\\.\\d+)?"_s);
            auto numbers = number.globalMatch(cells[2]);
            QCOMPARE(key.smallest, numbers.next().captured().toDouble());
            const double largest = numbers.next().captured().toDouble();
            QVERIFY2(key.largest == largest || name == u"seed"_s, qPrintable(name));
        }
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(settingKeys().size()));
}

void SettingKeysTest::haveItsPresets()
{
    QStringList presets;
    for (const QString &line : m_presets.split(u'\n')) {
        if (line.startsWith(u"| key |"_s))
            for (const QString &cell : cellsOf(line).mid(1))
                presets << cell.section(u'`', 1, 1);
        if (!line.startsWith(u"| `"_s))
            continue;
        const QStringList cells = cellsOf(line);
        const SettingKey &key = settingKey(cells[0].section(u'`', 1, 1).toStdString());
        QCOMPARE(cells.size(), presets.size() + 1);
        for (qsizetype i = 0; i < presets.size(); ++i) {
            const TrainingPreset &preset = trainingPresets()[static_cast<std::size_t>(i)];
            QCOMPARE(QString::fromStdString(preset.name), presets[i]);
            QCOMPARE(presetValue(preset, key), firstValue(cells[i + 1]));
        }
    }
    QCOMPARE(presets.size(), static_cast<qsizetype>(trainingPresets().size()));
}

void SettingKeysTest::takesValuesOfTheirRange_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("empty is the preset's") << u"epochs"_s << u""_s << true;
    QTest::newRow("whole") << u"epochs"_s << u"50"_s << true;
    QTest::newRow("too small") << u"epochs"_s << u"0"_s << false;
    QTest::newRow("no whole number") << u"epochs"_s << u"1.5"_s << false;
    QTest::newRow("no number") << u"epochs"_s << u"many"_s << false;
    QTest::newRow("above the end") << u"learning_rate"_s << u"0"_s << false;
    QTest::newRow("with an exponent") << u"learning_rate"_s << u"1e-4"_s << true;
    QTest::newRow("below the end") << u"mask_ratio_h"_s << u"1"_s << false;
    QTest::newRow("nearly the end") << u"mask_ratio_h"_s << u"0.99"_s << true;
    QTest::newRow("not a number at all") << u"mask_ratio_h"_s << u"nan"_s << false;
}

void SettingKeysTest::takesValuesOfTheirRange()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, isGood);
    const QString problem = problemWith(settingKey(key.toStdString()), value);
    QCOMPARE(problem.isEmpty(), isGood);
    QVERIFY(isGood || (problem.contains(key) && problem.contains(value)));
}

void SettingKeysTest::takesACommaForAPoint()
{
    const SettingKey &key = settingKey("learning_rate");
    QVERIFY(problemWith(key, u"0,001"_s).isEmpty());
    QCOMPARE(valueOf(key, u" 0,001 "_s), u"0.001"_s);
    QCOMPARE(valueOf(key, u"0,001; 0.01"_s), u"[0.001,0.01]"_s);
    QVERIFY(problemWith(key, u"0,001; 0.01"_s).isEmpty());
    QVERIFY(problemWith(key, u"0.001; 0,001"_s).contains("twice"));
    QVERIFY(problemWith(key, u"0.001;"_s).contains("a number above 0"));
}

QTEST_GUILESS_MAIN(SettingKeysTest)
#include "tst_settingkeys.moc"
