#include "tests/support/engineprocess.h"
#include "tests/support/shareddata.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <vector>

using namespace tessera::testing;

namespace {

using Row = std::map<QByteArray, QByteArray>;

std::vector<Row> readCsv(const QString &path)
{
    QFile file(path);
    std::vector<Row> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QList<QByteArray> names = file.readLine().trimmed().split(',');
    while (!file.atEnd()) {
        const QList<QByteArray> values = file.readLine().trimmed().split(',');
        Row row;
        for (qsizetype i = 0; i < names.size() && i < values.size(); ++i)
            row[names[i]] = values[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Area under the ROC curve: the share of pairs in which the positive one scores higher, ties half.
double auc(const std::vector<std::pair<double, bool>> &scored)
{
    double won = 0, pairs = 0;
    for (const auto &[positiveScore, positive] : scored)
        for (const auto &[negativeScore, other] : scored)
            if (positive && !other) {
                ++pairs;
                won += positiveScore > negativeScore ? 1 : positiveScore == negativeScore ? 0.5 : 0;
            }
    return won / pairs;
}

} // namespace

/// The bundled lymph node model on real tissue. Needs the development data.
class RealSlidesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (sharedData("data/slides").empty())
            QSKIP("The real slides are not here: ../shared/data/slides is missing.");
    }

    void callsTheMosaicsRight_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<QString>("call");
        QTest::newRow("tumour") << "lymph_mosaic_tumour.tiff"
                                << "tumour";
        QTest::newRow("normal") << "lymph_mosaic_normal.tiff"
                                << "normal";
        QTest::newRow("small") << "lymph_mosaic_small.svs"
                               << "tumour";
    }
    void callsTheMosaicsRight()
    {
        QFETCH(QString, slide);
        QFETCH(QString, call);
        const EngineRun run =
            runEngine({"analyze", slides() + slide, "--model", bundledModel(), "--out", m_folder.path(), "--json"});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(run.json()["prediction"].toString(), call);
    }

    void findsTheTumourTiles()
    {
        const QString stem = QStringLiteral("lymph_mosaic_tumour");
        const EngineRun run =
            runEngine({"analyze", slides() + stem + ".tiff", "--model", bundledModel(), "--out", m_folder.path()});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        std::map<std::pair<double, double>, bool> truth;
        for (Row &row : readCsv(slides() + stem + ".truth.csv"))
            truth[{row["x"].toDouble(), row["y"].toDouble()}] = row["label"] == "1";
        QVERIFY(!truth.empty());
        std::map<QByteArray, std::vector<std::pair<double, bool>>> scored;
        for (Row &row : readCsv(m_folder.filePath(stem + "/tiles.csv"))) {
            const auto found = truth.find({row["x"].toDouble(), row["y"].toDouble()});
            if (found == truth.end())
                continue;
            for (const char *column : {"p_tumour", "attention", "instance_probability", "hard_probability"})
                scored[column].emplace_back(row[column].toDouble(), found->second);
        }
        QVERIFY(scored["p_tumour"].size() > truth.size() * 95 / 100);
        for (const auto &[column, values] : scored)
            qInfo("AUC of %s against the truth: %.3f", column.constData(), auc(values));
        QVERIFY(auc(scored["p_tumour"]) >= 0.9);
        QVERIFY(auc(scored["attention"]) >= 0.9);
        QVERIFY(auc(scored["instance_probability"]) >= 0.6);
    }

    void analysesWhateverOpenSlideOpensAndRefusesTheRest_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("expected");
        QFile file(slides() + "expected.json");
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        for (const QString &name : all.keys())
            QTest::newRow(qPrintable(name)) << name << all[name].toObject();
    }
    void analysesWhateverOpenSlideOpensAndRefusesTheRest()
    {
        QFETCH(QString, name);
        QFETCH(QJsonObject, expected);
        const QTemporaryDir out;
        const auto analyze = [&](const QStringList &options) {
            return runEngine(QStringList{"analyze", slides() + name, "--model", bundledModel(), "--out", out.path()} +
                             options);
        };
        const auto refuses = [&](const EngineRun &run) {
            QVERIFY2(run.exitCode == 3,
                     qPrintable(QStringLiteral("%1: %2").arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
            QCOMPARE(run.sentences().size(), 1);
            QVERIFY(QDir(out.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        };
        if (name.endsWith(".dcm")) // what is expected is OpenSlide's, which reads none of these
            return analysesOrRefusesInOneSentence(name);
        const bool opens = expected["opens"].isBool() && expected["opens"].toBool();
        const bool large = expected["width"].toInt() >= 200;
        const EngineRun info = runEngine({"info", slides() + name, "--json"});
        if (opens) {
            QCOMPARE(info.exitCode, 0);
            QCOMPARE(info.json()["width"].toInt(), expected["width"].toInt());
            QCOMPARE(info.json()["levels"].toArray().size(), expected["levels"].toArray().size());
        }
        const bool mppKnown = !info.json()["mpp"].isNull() && info.exitCode == 0;
        const EngineRun run = analyze({});
        if (opens && large && mppKnown)
            QVERIFY2(run.exitCode == 0, run.errors.constData());
        else
            refuses(run);
        if (opens && large && !mppKnown) {
            const EngineRun told = analyze({"--mpp", "0.5"});
            QVERIFY2(told.exitCode == 0, told.errors.constData());
        }
    }

private:
    /// For a slide that opens, whether there is enough tissue on it or not.
    void analysesOrRefusesInOneSentence(const QString &name)
    {
        const EngineRun info = runEngine({"info", slides() + name, "--json"});
        QVERIFY2(info.exitCode == 0, info.errors.constData());
        QVERIFY(!info.json()["levels"].toArray().isEmpty());
        const QTemporaryDir out;
        const EngineRun run =
            runEngine({"analyze", slides() + name, "--model", bundledModel(), "--out", out.path(), "--mpp", "0.5"});
        QVERIFY2(run.exitCode == 0 || run.exitCode == 3, run.errors.constData());
        if (run.exitCode == 3)
            QCOMPARE(run.sentences().size(), 1);
    }

    static QString slides() { return QString::fromStdString(sharedData("data/slides").string()) + "/"; }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(RealSlidesTest)
#include "tst_realslides.moc"
