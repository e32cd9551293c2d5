#include "analysis/package/importrules.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

class ImportConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSaid();
    void saysNothingWhenItIsEmpty();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
};

void ImportConfigTest::readsWhatIsSaid()
{
    const Result<ImportConfig> config =
        parseImportConfig("my.json", R"({"kind": "mhim-v1", "act": "none", "mask_ratio_h": 0.01, "heads": null})");
    VERIFY_OK(config);
    QVERIFY(config->kind == ArchitectureKind::mhimV1);
    QVERIFY(config->parameters.act == ActivationKind::none);
    QCOMPARE(config->parameters.maskRatioH, 0.01);
    QCOMPARE(config->given, (std::set<std::string>{"act", "mask_ratio_h"}));
    QCOMPARE(config->file, std::string("my.json"));
}

void ImportConfigTest::saysNothingWhenItIsEmpty()
{
    const Result<ImportConfig> config = parseImportConfig("my.json", "{}");
    VERIFY_OK(config);
    QVERIFY(!config->kind && config->given.empty());
    QVERIFY(config->parameters == MilParameters());
}

void ImportConfigTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *text, const char *detail) {
        QTest::newRow(name) << text << detail;
    };
    row("no JSON", "{", "not valid JSON");
    row("a list", "[]", "it is not a JSON object");
    row("unknown parameter", R"({"attn_layer": 1})", "attn_layer is not a parameter");
    row("unknown kind", R"({"kind": "clam"})", "kind is \"clam\"");
    row("unknown activation", R"({"act": "swish"})", "act is \"swish\"");
    row("heads as text", R"({"heads": "8"})", "heads is not a whole number");
    row("twice", R"({"act": "relu", "act": "gelu"})", "act occurs twice");
}

void ImportConfigTest::refusesWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, detail);
    const Result<ImportConfig> config = parseImportConfig("my.json", text.toStdString());
    COMPARE_ERROR(config, importRefused);
    QCOMPARE(config.error().arguments.at(0), std::string("my.json"));
    const QString said = QString::fromStdString(config.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

QTEST_APPLESS_MAIN(ImportConfigTest)
#include "tst_importconfig.moc"
