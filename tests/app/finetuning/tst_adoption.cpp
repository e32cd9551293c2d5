#include "analysis/package/package.h"
#include "app/finetuning/adoption.h"
#include "tests/support/scratch.h"

#include <QTest>

using namespace tessera;
using namespace tessera::testing;

/// A trained model goes among the others whole or not at all.
class AdoptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesThePackageUnderItsNewName();
    void saysWhoDidItAndWhatWasUsedBefore();
    void leavesAModelOfTheSameNameAlone();
    void refusesAPackageWhoseWeightsAreOthers();
    void leavesNothingHalfDoneBehind();
};

namespace {

AdoptionRequest requestIn(const Scratch &scratch, const char *name)
{
    std::filesystem::create_directories(scratch / "run");
    std::filesystem::copy(TESSERA_SOURCE_DIR "/resources/models/synthetic-demo", scratch / "run" / "model",
                          std::filesystem::copy_options::recursive);
    return {scratch / "run" / "model", scratch / "models", name, "a user", "demo"};
}

} // namespace

void AdoptionTest::copiesThePackageUnderItsNewName()
{
    const Scratch scratch;
    const Result<std::string> id = adoptModel(requestIn(scratch, "Lymph nodes 2"));
    VERIFY_OK(id);
    const Result<MilPackage> package = readMilPackage(scratch / "models" / *id);
    VERIFY_OK(package);
    QCOMPARE(package->head.id, *id);
    QCOMPARE(package->head.name, std::string("Lymph nodes 2"));
    VERIFY_OK(verifyHashes(package->head));
    QVERIFY(std::filesystem::exists(scratch / "run" / "model" / "model.json"));
}

void AdoptionTest::saysWhoDidItAndWhatWasUsedBefore()
{
    const Scratch scratch;
    const Result<std::string> id = adoptModel(requestIn(scratch, "second"));
    VERIFY_OK(id);
    const ModelPaper paper = readModelPaper(scratch / "models" / *id);
    QCOMPARE(paper.former, std::string("demo"));
    QVERIFY(paper.adopted.find("a user") != std::string::npos);
    QVERIFY(paper.card.find("Research use only") != std::string::npos ||
            paper.card.find("research use only") != std::string::npos);
    QVERIFY(readModelPaper(scratch / "nowhere").card.empty());
}

void AdoptionTest::leavesAModelOfTheSameNameAlone()
{
    const Scratch scratch;
    const AdoptionRequest request = requestIn(scratch, "second");
    const Result<std::string> id = adoptModel(request);
    VERIFY_OK(id);
    const std::string before = scratch.read("models/" + *id + "/model.json");
    COMPARE_ERROR(adoptModel(request), fileUnwritable);
    QCOMPARE(scratch.read("models/" + *id + "/model.json"), before);
}

void AdoptionTest::refusesAPackageWhoseWeightsAreOthers()
{
    const Scratch scratch;
    const AdoptionRequest request = requestIn(scratch, "second");
    std::ofstream(request.model / "model.safetensors", std::ios::app) << "more";
    COMPARE_ERROR(adoptModel(request), packageHashMismatch);
    QVERIFY(!std::filesystem::exists(scratch / "models"));
}

void AdoptionTest::leavesNothingHalfDoneBehind()
{
    const Scratch scratch;
    AdoptionRequest request = requestIn(scratch, "second");
    scratch.write("file", "no folder");
    request.models = scratch / "file";
    COMPARE_ERROR(adoptModel(request), fileUnwritable);
    request.models = scratch / "models";
    // (what an earlier kill left)
    scratch.write("models/.adopting/second/model.json", "half");
    VERIFY_OK(adoptModel(request));
    QVERIFY(!std::filesystem::exists(scratch / "models" / ".adopting"));
}

QTEST_GUILESS_MAIN(AdoptionTest)
#include "tst_adoption.moc"
