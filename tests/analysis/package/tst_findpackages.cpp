#include "analysis/package/findpackages.h"
#include "tests/analysis/package/examplepackage.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;
using Json = nlohmann::json;

class FindPackagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsFoldersWithADescription();
    void listsNothingWhereThereIsNoFolder();
    void findsTheEncoderBesideTheModels();
    void findsTheEncoderBesideTheModelItself();
    void findsTheEncoderFromAPathThatIsRelative_data();
    void findsTheEncoderFromAPathThatIsRelative();
    void looksIntoTheGivenFoldersFirst();
    void takesAnyEncoderOfTheWidthWhenTheModelNamesNone();
    void saysWhichEncoderIsMissing();
    void passesOverDamagedPackages();
    void saysWhyAnEncoderDoesNotFit_data();
    void saysWhyAnEncoderDoesNotFit();
};

namespace {

Json encoderNamed(const std::string &id)
{
    Json json = exampleEncoder();
    json["id"] = id;
    return json;
}

MilPackage modelIn(const Scratch &scratch, const std::string &folder, const Json &json = exampleModel())
{
    return readMilPackage(writeDescription(scratch, folder, json)).value();
}

} // namespace

void FindPackagesTest::listsFoldersWithADescription()
{
    const Scratch scratch;
    writeDescription(scratch, "models/b", exampleModel());
    writeDescription(scratch, "models/a", exampleModel());
    scratch.write("models/notes/readme.md", "x");
    scratch.write("models/file", "x");
    const auto found = packageFoldersIn(scratch / "models");
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].string(), (scratch / "models/a").string());
    QCOMPARE(found[1].string(), (scratch / "models/b").string());
}

void FindPackagesTest::listsNothingWhereThereIsNoFolder()
{
    const Scratch scratch;
    QVERIFY(packageFoldersIn(scratch / "absent").empty());
    QVERIFY(packageFoldersIn(scratch.write("file", "x")).empty());
}

void FindPackagesTest::findsTheEncoderBesideTheModels()
{
    const Scratch scratch;
    writeDescription(scratch, "resources/encoders/other", encoderNamed("other-encoder"));
    writeDescription(scratch, "resources/encoders/mine", encoderNamed("example-encoder"));
    const Result<EncoderPackage> encoder = findEncoder(modelIn(scratch, "resources/models/example"));
    VERIFY_OK(encoder);
    QCOMPARE(encoder->head.folder.filename().string(), std::string("mine"));
}

void FindPackagesTest::findsTheEncoderBesideTheModelItself()
{
    const Scratch scratch;
    writeDescription(scratch, "packages/encoder", exampleEncoder());
    VERIFY_OK(findEncoder(modelIn(scratch, "packages/model")));
}

void FindPackagesTest::findsTheEncoderFromAPathThatIsRelative_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("path");
    QTest::newRow("name") << "models"
                          << "example";
    QTest::newRow("name with a slash") << "models"
                                       << "example/";
    QTest::newRow("here") << "models/example"
                          << ".";
    QTest::newRow("here with a slash") << "models/example"
                                       << "./";
    QTest::newRow("up and down") << "models/example"
                                 << "../../models/example";
}

void FindPackagesTest::findsTheEncoderFromAPathThatIsRelative()
{
    QFETCH(QString, from);
    QFETCH(QString, path);
    const Scratch scratch;
    writeDescription(scratch, "encoders/mine", exampleEncoder());
    writeDescription(scratch, "models/example", exampleModel());
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(scratch / from.toStdString());
    const Result<MilPackage> model = readMilPackage(path.toStdString());
    const Result<EncoderPackage> encoder = findEncoder(*model);
    std::filesystem::current_path(before);
    VERIFY_OK(encoder);
}

void FindPackagesTest::looksIntoTheGivenFoldersFirst()
{
    const Scratch scratch;
    writeDescription(scratch, "encoders/bundled", exampleEncoder());
    writeDescription(scratch, "given/mine", exampleEncoder());
    const Result<EncoderPackage> encoder = findEncoder(modelIn(scratch, "models/example"), {scratch / "given"});
    VERIFY_OK(encoder);
    QCOMPARE(encoder->head.folder.filename().string(), std::string("mine"));
}

void FindPackagesTest::takesAnyEncoderOfTheWidthWhenTheModelNamesNone()
{
    const Scratch scratch;
    Json narrow = encoderNamed("narrow");
    narrow["architecture"]["params"]["stop_after"] = 2;
    narrow["output"]["dim"] = 4;
    writeDescription(scratch, "encoders/a", narrow);
    writeDescription(scratch, "encoders/b", encoderNamed("any"));
    Json model = exampleModel();
    model["encoder"]["id"] = nullptr;
    const Result<EncoderPackage> encoder = findEncoder(modelIn(scratch, "models/example", model));
    VERIFY_OK(encoder);
    QCOMPARE(encoder->head.id, std::string("any"));
}

void FindPackagesTest::saysWhichEncoderIsMissing()
{
    const Scratch scratch;
    writeDescription(scratch, "encoders/other", encoderNamed("other-encoder"));
    const Result<EncoderPackage> encoder = findEncoder(modelIn(scratch, "models/example"));
    COMPARE_ERROR(encoder, encoderNotFound);
    QCOMPARE(encoder.error().arguments.at(1), std::string("example-encoder"));
}

void FindPackagesTest::passesOverDamagedPackages()
{
    const Scratch scratch;
    scratch.write("encoders/a/model.json", "{");
    writeDescription(scratch, "encoders/b", exampleEncoder());
    VERIFY_OK(findEncoder(modelIn(scratch, "models/example")));
}

void FindPackagesTest::saysWhyAnEncoderDoesNotFit_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("detail");
    QTest::newRow("width") << "width"
                           << "it gives 4 features, the model takes 8";
    QTest::newRow("weights") << "weights"
                             << "another version of example-encoder";
    QTest::newRow("tiles") << "tiles"
                           << "it takes tiles of 224 px, the model's are 96 px";
}

void FindPackagesTest::saysWhyAnEncoderDoesNotFit()
{
    QFETCH(QString, what);
    QFETCH(QString, detail);
    const Scratch scratch;
    Json encoder = exampleEncoder();
    Json model = exampleModel();
    if (what == "width") {
        encoder["architecture"]["params"]["stop_after"] = 2;
        encoder["output"]["dim"] = 4;
    } else if (what == "weights") {
        model["encoder"]["sha256"] = std::string(64, 'a');
    } else {
        encoder["input"]["tile_px"] = 224;
    }
    writeDescription(scratch, "encoders/mine", encoder);
    const Result<EncoderPackage> found = findEncoder(modelIn(scratch, "models/example", model));
    COMPARE_ERROR(found, encoderMismatch);
    const QString said = QString::fromStdString(found.error().arguments.at(1));
    QVERIFY2(said.contains(detail), qPrintable(said));
}

QTEST_APPLESS_MAIN(FindPackagesTest)
#include "tst_findpackages.moc"
