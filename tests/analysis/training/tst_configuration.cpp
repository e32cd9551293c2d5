#include "analysis/training/configurationfile.h"
#include "analysis/training/detail/configurationkeys.h"
#include "tests/analysis/training/randomconfiguration.h"
#include "tests/support/scratch.h"

#include <QTest>

#include <fstream>
#include <set>

using namespace tessera;
using namespace tessera::testing;

namespace {

Result<TrainingConfiguration> fromJson(const std::string &json)
{
    return readConfiguration({{}, ConfigurationText{"a.json", json}, {}});
}

Result<TrainingConfiguration> fromSettings(std::vector<std::string> settings)
{
    return readConfiguration({{}, {}, std::move(settings)});
}

/// What the error says of where, and of what.
std::pair<std::string, std::string> problemOf(const Result<TrainingConfiguration> &result)
{
    if (result)
        return {"", "no error"};
    if (result.error().code != ErrorCode::configurationInvalid || result.error().arguments.size() != 2)
        return {"", sentence(result.error())};
    return {result.error().arguments[0], result.error().arguments[1]};
}

} // namespace

/// Settings from files and the command line.
class ConfigurationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheDefaultWhereNothingIsSaid();
    void comesBackFromItsOwnJson();
    void comesBackFromSingleSettings();
    void writesEveryKeyOnce();
    void takesLaterSourcesBeforeFormerOnes();
    void takesAValueThatIsNoJsonForAText();
    void knowsOtherWordsForAValue();
    void followsTheBaselineInAPreset();
    void hasNoContradictionInAnyPreset();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void namesTheSettingThatIsWrong();
    void suggestsTheNearestKey_data();
    void suggestsTheNearestKey();
    void refusesContradictions_data();
    void refusesContradictions();
    void survivesEveryChangeOfAByte();
    void readsFiles();
};

void ConfigurationTest::isTheDefaultWhereNothingIsSaid()
{
    for (const char *json : {"{}", " {\n}\n", "\xEF\xBB\xBF{}"}) {
        const Result<TrainingConfiguration> read = fromJson(json);
        VERIFY_OK(read);
        QVERIFY(*read == TrainingConfiguration{});
    }
    VERIFY_OK(readConfiguration({}));
    QVERIFY(*readConfiguration({}) == TrainingConfiguration{});
}

void ConfigurationTest::comesBackFromItsOwnJson()
{
    RandomConfigurations random(1);
    for (int i = 0; i < 2000; ++i) {
        const TrainingConfiguration configuration = random.next();
        const std::string json = configurationJson(configuration);
        const Result<TrainingConfiguration> read = fromJson(json);
        VERIFY_OK(read);
        QVERIFY2(*read == configuration, json.c_str());
        QCOMPARE(configurationJson(*read), json);
    }
}

void ConfigurationTest::comesBackFromSingleSettings()
{
    RandomConfigurations random(2);
    for (int i = 0; i < 200; ++i) {
        const TrainingConfiguration configuration = random.next();
        ConfigurationSources sources{Preset::mhimV1Nsclc, {}, {}};
        for (const auto &key : detail::configurationKeys())
            sources.settings.push_back(key.name + "=" + key.write(configuration).dump());
        const Result<TrainingConfiguration> read = readConfiguration(sources);
        VERIFY_OK(read);
        QVERIFY(*read == configuration);
    }
}

void ConfigurationTest::writesEveryKeyOnce()
{
    const nlohmann::json json = nlohmann::json::parse(configurationJson({}));
    std::set<std::string> names;
    for (const auto &key : detail::configurationKeys())
        QVERIFY2(names.insert(key.name).second && json.contains(key.name), key.name.c_str());
    QCOMPARE(json.size(), names.size());
}

void ConfigurationTest::takesLaterSourcesBeforeFormerOnes()
{
    const ConfigurationText text{"a.json", R"({"preset": "quick", "epochs": 7, "patience": 3})"};
    QCOMPARE(fromJson(text.json)->version, mil::Version::pure);
    QCOMPARE(fromJson(text.json)->epochs, 7);
    const Result<TrainingConfiguration> read = readConfiguration({Preset::survival, text, {"patience=4"}});
    VERIFY_OK(read);
    QCOMPARE(read->version, mil::Version::v2); // (--preset goes before the file's)
    QCOMPARE(read->epochs, 7);
    QCOMPARE(read->patience, 4);
    QCOMPARE(read->stopEpoch, 30);
    QCOMPARE(fromSettings({"seed=1", "seed=2"})->seed, 2);
}

void ConfigurationTest::takesAValueThatIsNoJsonForAText()
{
    const Result<TrainingConfiguration> read =
        fromSettings({"baseline=dsmil", "version=\"v1\"", "warm_start=models/a=b", "device=cuda:1", "clip_grad=null",
                      "threads=3", "learning_rate=1e-3", "merge_enable=false"});
    VERIFY_OK(read);
    QCOMPARE(read->baseline, mil::Baseline::dsmil);
    QCOMPARE(read->version, mil::Version::v1);
    QCOMPARE(read->warmStart.kind, WarmStart::Kind::package);
    QCOMPARE(read->warmStart.package.string(), std::string("models/a=b"));
    QCOMPARE(read->device, std::string("cuda:1"));
    QCOMPARE(read->threads, std::optional(3));
    QCOMPARE(read->learningRate, 1e-3);
    QVERIFY(!read->mergeEnable);
}

void ConfigurationTest::knowsOtherWordsForAValue()
{
    QCOMPARE(fromSettings({"student_start=fc"})->studentStart, StudentStart::embedding);
    QCOMPARE(fromSettings({"warm_start=null"})->warmStart.kind, WarmStart::Kind::none);
    QCOMPARE(fromSettings({"clip_grad=0"})->clipGrad, 0.0);
    QCOMPARE(fromSettings({"expected_diagnostic_share=null"})->expectedDiagnosticShare, 0.0);
}

void ConfigurationTest::followsTheBaselineInAPreset()
{
    const TrainingConfiguration attn = *fromSettings({"preset=mhim-v1-camelyon16"});
    QCOMPARE(attn.maskRatio, 0.5);
    QCOMPARE(attn.maskRatioH, 0.01);
    QCOMPARE(attn.teacherSchedule, TeacherSchedule::constant);
    const TrainingConfiguration selfattn =
        *readConfiguration({Preset::mhimV1Camelyon16, {}, {"baseline=selfattn", "mask_ratio_h=0.02"}});
    QCOMPARE(selfattn.maskRatio, 0.0);
    QCOMPARE(selfattn.maskRatioL, 0.8);
    QCOMPARE(selfattn.maskRatioH, 0.02);
    QCOMPARE(selfattn.teacherSchedule, TeacherSchedule::cosine);
}

void ConfigurationTest::hasNoContradictionInAnyPreset()
{
    for (const Preset preset : presets) {
        QCOMPARE(presetNamed(nameOf(preset)), std::optional(preset));
        for (const auto baseline : {mil::Baseline::attn, mil::Baseline::selfattn, mil::Baseline::dsmil})
            QCOMPARE(contradictionIn(configurationOf(preset, baseline)), std::string());
    }
    QVERIFY(configurationOf(Preset::mhimV2) == TrainingConfiguration{});
    for (const Preset pure : {Preset::quick, Preset::small})
        for (const auto baseline : {mil::Baseline::mean, mil::Baseline::max})
            QCOMPARE(contradictionIn(configurationOf(pure, baseline)), std::string());
}

void ConfigurationTest::namesWhatIsWrong_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char *json, const char *problem) {
        QTest::newRow(json) << std::string(json) << std::string(problem);
    };
    row("", "it is not valid JSON: line 1, column 1");
    row("{\"epochs\":\n 3,,}", "it is not valid JSON: line 2, column 4");
    row("{\"epochs\": 3", "it is not valid JSON: line 1, column 13");
    row("{\"epochs\": 3} x", "it is not valid JSON: line 1, column 15");
    row("[]", "it is not a JSON object");
    row("7", "it is not a JSON object");
    row(R"({"epochs": 3, "seed": 1, "epochs": 3})", "the key \"epochs\" is there twice");
    row(R"({"epochs": 0})", "epochs is 0, not a whole number from 1 to 100000");
    row(R"({"epochs": -1})", "epochs is -1, not a whole number from 1 to 100000");
    row(R"({"epochs": 3.0})", "epochs is 3.0, not a whole number from 1 to 100000");
    row(R"({"epochs": "3"})", "epochs is \"3\", not a whole number from 1 to 100000");
    row(R"({"epochs": null})", "epochs is null, not a whole number from 1 to 100000");
    row(R"({"epochs": true})", "epochs is true, not a whole number from 1 to 100000");
    row(R"({"epochs": 18446744073709551615})", "epochs is 18446744073709551615, not a whole number from 1 to 100000");
    row(R"({"epochs": {}})", "epochs is an object, not a value or a list of values");
    row(R"({"epochs": [3]})", "epochs is a list, but there can be one value alone here");
    row(R"({"epochs": []})", "epochs is an empty list");
    row(R"({"epochs": [[3]]})", "epochs is a list with a list in it");
    row(R"({"learning_rate": 0})", "learning_rate is 0, not a number above 0, at most 1");
    row(R"({"learning_rate": 1e999})", "it holds a number that is too large");
    row(R"({"learning_rate": "fast"})", "learning_rate is \"fast\", not a number above 0, at most 1");
    row(R"({"mask_ratio_hr": 0})", "mask_ratio_hr is 0, not a number above 0, at most 1");
    row(R"({"mask_ratio_h": 1})", "mask_ratio_h is 1, not a number from 0, below 1");
    row(R"({"merge_ratio": 1.5})", "merge_ratio is 1.5, not a number from 0 to 1");
    row(R"({"clip_grad": -1})", "clip_grad is -1, not a number from 0 to 1000000");
    row(R"({"baseline": "abmil"})",
        "baseline is \"abmil\", not one of \"attn\", \"selfattn\", \"dsmil\", \"mean\", \"max\"");
    row(R"({"version": 2})", "version is 2, not one of \"pure\", \"v1\", \"v2\"");
    row(R"({"gated": 1})", "gated is 1, not true or false");
    row(R"({"seed": -1})", "seed is -1, not a whole number from 0 to 18446744073709551615");
    row(R"({"seed": 18446744073709551616})",
        "seed is 1.8446744073709552e+19, not a whole number from 0 to 18446744073709551615");
    row(R"({"threads": 0})", "threads is 0, not a whole number from 1 to 1024, or null");
    row(R"({"device": "gpu"})", "device is \"gpu\", not \"auto\", \"cpu\", \"cuda\" or \"cuda:<number>\"");
    row(R"({"device": "cuda:"})", "device is \"cuda:\", not \"auto\", \"cpu\", \"cuda\" or \"cuda:<number>\"");
    row(R"({"warm_start": ""})",
        "warm_start is \"\", not \"baseline\", \"none\" (or null) or the folder of a model package");
    row(R"({"warm_start": "a\u0000b"})",
        "warm_start is \"a\\u0000b\", not \"baseline\", \"none\" (or null) or the folder of a model package");
    row(R"({"preset": "fast"})",
        "preset is \"fast\", not one of quick, mhim-v2, mhim-v1-camelyon16, mhim-v1-nsclc, survival, small");
    row(R"({"preset": 1})",
        "preset is 1, not one of quick, mhim-v2, mhim-v1-camelyon16, mhim-v1-nsclc, survival, small");
    row("{\"\xC3\xA9pochs\": 3}", "there is no key \"\\u00e9pochs\" (is \"epochs\" meant?)");
}

void ConfigurationTest::namesWhatIsWrong()
{
    QFETCH(std::string, json);
    QFETCH(std::string, problem);
    QCOMPARE(problemOf(fromJson(json)).second, problem);
    QCOMPARE(problemOf(fromJson(json)).first, std::string("a.json"));
}

void ConfigurationTest::namesTheSettingThatIsWrong()
{
    const auto problem = problemOf(readConfiguration({{}, ConfigurationText{"a.json", "{}"}, {"seed=1", "heads=0"}}));
    QCOMPARE(problem.first, std::string("--set heads=0"));
    QCOMPARE(problem.second, std::string("heads is 0, not a whole number from 1 to 64"));
    QCOMPARE(problemOf(fromSettings({"heads"})).second, std::string("key=value is expected"));
    QCOMPARE(problemOf(fromSettings({"=3"})).second, std::string("key=value is expected"));
    QCOMPARE(problemOf(fromSettings({"device=\xFF"})).second, std::string("it is not UTF-8"));
    QCOMPARE(problemOf(fromSettings({"heads="})).second, std::string("heads is \"\", not a whole number from 1 to 64"));
}

void ConfigurationTest::suggestsTheNearestKey_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("meant");
    for (const auto &[key, meant] : {std::pair("epoch", "epochs"),
                                     {"learning-rate", "learning_rate"},
                                     {"Epochs", "epochs"},
                                     {"lerning_rate", "learning_rate"},
                                     {"mask_ratoi_h", "mask_ratio_h"},
                                     {"lr", "learning_rate"},
                                     {"attn2score", "instance_probability_scores"},
                                     {"n_heads", "heads"},
                                     {"bananas", ""},
                                     {"x", ""},
                                     {"", ""}})
        QTest::newRow(*key ? key : "none") << std::string(key) << std::string(meant);
}

void ConfigurationTest::suggestsTheNearestKey()
{
    QFETCH(std::string, key);
    QFETCH(std::string, meant);
    const std::string hint = meant.empty() ? "" : " (is \"" + meant + "\" meant?)";
    QCOMPARE(problemOf(fromJson("{\"" + key + "\": 1}")).second, "there is no key \"" + key + "\"" + hint);
}

void ConfigurationTest::refusesContradictions_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("key"); ///< that the sentence names
    const auto row = [](const char *json, const char *key) {
        QTest::newRow(json) << std::string(json) << std::string(key);
    };
    row(R"({"baseline": "mean"})", "\"version\"");
    row(R"({"baseline": "max", "version": "v1"})", "\"version\"");
    row(R"({"baseline": "max", "version": "pure", "model_dim": 256})", "model_dim");
    row(R"({"baseline": "selfattn", "model_dim": 100})", "model_dim");
    row(R"({"baseline": "dsmil", "gated": true})", "gated");
    row(R"({"mask_ratio_h": 0})", "mask_ratio_h");
    row(R"({"version": "v1", "mask_ratio_h": 0})", "mask_ratio_h");
    row(R"({"mask_ratio": 0.5, "mask_ratio_l": 0.4, "mask_ratio_h": 0.1})", "mask_ratio_l");
    row(R"({"merge_test": true, "merge_enable": false})", "merge_test");
    row(R"({"merge_test": true, "version": "v1"})", "merge_test");
    row(R"({"version": "pure", "predictor": "teacher"})", "predictor");
    row(R"({"epochs": 5, "warm_up_epochs": 5})", "warm_up_epochs");
    row(R"({"device": "cpu", "precision": "tf32"})", "precision");
}

void ConfigurationTest::refusesContradictions()
{
    QFETCH(std::string, json);
    QFETCH(std::string, key);
    const auto problem = problemOf(fromJson(json));
    QCOMPARE(problem.first, std::string("a.json"));
    QVERIFY2(problem.second.find(key) != std::string::npos, problem.second.c_str());
}

void ConfigurationTest::survivesEveryChangeOfAByte()
{
    const std::string whole = configurationJson(RandomConfigurations(3).next());
    int taken = 0;
    for (std::size_t place = 0; place < whole.size(); ++place)
        for (const char byte : {'\0', '"', '{', '[', '}', ',', '9', '-', '\\', '\xFF'}) {
            std::string json = whole;
            json[place] = byte;
            const Result<TrainingConfiguration> read = fromJson(json);
            if (read) {
                ++taken;
                QCOMPARE(contradictionIn(*read), std::string());
                QVERIFY(*fromJson(configurationJson(*read)) == *read);
            } else {
                QCOMPARE(problemOf(read).first, std::string("a.json"));
                QVERIFY(!problemOf(read).second.empty());
            }
        }
    QVERIFY(taken > 20); // (digits of numbers)
    for (std::size_t length = 0; length + 2 < whole.size(); ++length)
        QVERIFY(!fromJson(whole.substr(0, length)));
    QVERIFY(!fromJson(std::string(1 << 20, '[')));
    QVERIFY(!fromJson("{\"seed\": " + std::string(1 << 20, '[')));
    QVERIFY(!fromJson("{\"" + std::string(1 << 20, 'a') + "\": 1}"));
}

void ConfigurationTest::readsFiles()
{
    const Scratch scratch;
    COMPARE_ERROR(readConfigurationText(scratch / "none.json"), fileMissing);
    std::ofstream(scratch / "a.json") << R"({"seed": 5})";
    const Result<ConfigurationText> text = readConfigurationText(scratch / "a.json");
    VERIFY_OK(text);
    QCOMPARE(text->name, (scratch / "a.json").string());
    QCOMPARE(readConfiguration({{}, *text, {}})->seed, 5);
    std::ofstream(scratch / "large.json") << std::string((1 << 20) + 1, ' ');
    COMPARE_ERROR(readConfigurationText(scratch / "large.json"), fileDamaged);
}

QTEST_APPLESS_MAIN(ConfigurationTest)
#include "tst_configuration.moc"
