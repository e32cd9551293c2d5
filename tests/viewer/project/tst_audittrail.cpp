#include "tests/viewer/project/openproject.h"
#include "viewer/project/detail/audittrail.h"

#include <QCryptographicHash>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class AuditTrailTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasARowForEveryChangeOfEverySlide();
    void hasNoRowForAnEditThatChangesNothing();
    void isHashedAsTheDocumentSays();
    void cannotBeChangedInPlace_data();
    void cannotBeChangedInPlace();
    void findsTheFirstRowThatWasTamperedWith_data();
    void findsTheFirstRowThatWasTamperedWith();
    void verifiesAnOpenProject();
};

namespace {

/// Five rows: creation, two slides, two states.
void makeProject(const fs::path &path)
{
    OpenProject project(path, ProjectWish::create);
    const auto ids = project.addFiles({path.parent_path() / "1.svs", path.parent_path() / "2.svs"});
    project.edit(edit::SetStatus{ids, SlideStatus::done});
}

std::unique_ptr<detail::Connection> connectionWith(const fs::path &path)
{
    return std::move(*detail::Connection::open(path, detail::DatabaseAccess::readWrite));
}

std::vector<AuditEntry> trailOf(OpenProject &project, std::optional<SlideId> slide = {})
{
    std::optional<std::vector<AuditEntry>> entries;
    project->readTrail(100, slide, &*project, [&](const auto &result) { entries = *result; });
    (void)QTest::qWaitFor([&] { return entries.has_value(); }, patience);
    return *entries;
}

} // namespace

void AuditTrailTest::hasARowForEveryChangeOfEverySlide()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const auto ids = project.addFiles({scratch / "1.svs", scratch / "2.svs"});
    project.edit(edit::SetStatus{ids, SlideStatus::done});
    project.edit(edit::SetNote{{ids[0]}, u"note"_s});
    project.edit(edit::SetCase{{ids[0]}, u"C"_s});
    project.edit(edit::SetTags{{ids[0]}, {u"b"_s, u"a"_s}});
    project.edit(edit::SetLabel{{ids[0]}, u"grade"_s, u"1"_s});
    project.edit(edit::SetState{ids[0], u"view"_s, "abc"});
    project.edit(edit::Relink{ids[0], {scratch / "3.svs", "t1-3", 8}});
    project.edit(edit::RemoveSlides{{ids[0]}});
    QVERIFY(project.failures().empty());
    QStringList rows;
    for (const AuditEntry &entry : trailOf(project)) {
        rows.prepend(entry.subject + u' ' + entry.what + u' ' + entry.oldValue + u" -> "_s + entry.newValue);
        QCOMPARE(entry.who, u"tester@bench"_s);
        QVERIFY(QDateTime::fromString(entry.at, Qt::ISODate).isValid());
    }
    const QStringList expected{
        u"project create  -> {\"program\":\"tessera "_s + QLatin1String(TESSERA_VERSION) + u"\"}"_s,
        u"slide 1 add  -> {\"bytes\":1000,\"fingerprint\":\"t1-1.svs\",\"path\":\"1.svs\"}"_s,
        u"slide 2 add  -> {\"bytes\":1000,\"fingerprint\":\"t1-2.svs\",\"path\":\"2.svs\"}"_s,
        u"slide 1 status {\"status\":\"unread\"} -> {\"status\":\"done\"}"_s,
        u"slide 2 status {\"status\":\"unread\"} -> {\"status\":\"done\"}"_s,
        u"slide 1 note {\"note\":\"\"} -> {\"note\":\"note\"}"_s,
        u"slide 1 case {\"case\":\"\"} -> {\"case\":\"C\"}"_s,
        u"slide 1 tags {\"tags\":[]} -> {\"tags\":[\"a\",\"b\"]}"_s,
        u"slide 1 label  -> {\"column\":\"grade\",\"value\":\"1\"}"_s,
        u"slide 1 state  -> {\"bytes\":3,\"key\":\"view\",\"sha256\":"
        "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}"_s,
        u"slide 1 relink {\"bytes\":1000,\"fingerprint\":\"t1-1.svs\",\"path\":\"1.svs\"} -> "
        "{\"bytes\":8,\"fingerprint\":\"t1-3\",\"path\":\"3.svs\"}"_s,
        u"slide 1 remove {\"bytes\":8,\"case\":\"C\",\"fingerprint\":\"t1-3\",\"labels\":{\"grade\":\"1\"},"
        "\"note\":\"note\",\"path\":\"3.svs\",\"status\":\"done\",\"tags\":[\"a\",\"b\"]} -> "_s};
    QCOMPARE(rows, expected);
    QCOMPARE(trailOf(project, ids[1]).size(), std::size_t{2});
}

void AuditTrailTest::hasNoRowForAnEditThatChangesNothing()
{
    const Scratch scratch;
    makeProject(scratch / "a.tessera");
    OpenProject project(scratch / "a.tessera");
    for (const Edit &edit : std::initializer_list<Edit>{
             edit::SetStatus{{{1}}, SlideStatus::done}, edit::SetNote{{{1}}, {}}, edit::SetCase{{{1}}, u" "_s},
             edit::SetTags{{{1}}, {}}, edit::RemoveTag{{{1}}, u"x"_s}, edit::SetLabel{{{1}}, u"l"_s, {}},
             edit::SetState{{1}, u"k"_s, {}}})
        QVERIFY(project.edit(edit));
    QVERIFY(project.failures().empty());
    QCOMPARE(trailOf(project).size(), std::size_t{5});
}

/// docs/projects.md, "The hash of a row", by other means.
void AuditTrailTest::isHashedAsTheDocumentSays()
{
    const AuditEntry entry{2, u"2026-01-01T00:00:00Z"_s, u"ü@h"_s, u"note"_s, u"slide 1"_s, {}, u"{}"_s, {}};
    const QByteArray bytes = "3:abc,1:2,20:2026-01-01T00:00:00Z,4:\xC3\xBC@h,4:note,7:slide 1,-,2:{},";
    QCOMPARE(detail::auditHash(u"abc"_s, entry),
             QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
}

void AuditTrailTest::cannotBeChangedInPlace_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << u"UPDATE audit SET who = 'me' WHERE number = 2"_s;
    QTest::newRow("delete") << u"DELETE FROM audit WHERE number = 5"_s;
    QTest::newRow("replace") << u"REPLACE INTO audit VALUES(5, '', '', '', '', NULL, NULL, '')"_s;
    QTest::newRow("gap") << u"INSERT INTO audit VALUES(9, '', '', '', '', NULL, NULL, '')"_s;
}

void AuditTrailTest::cannotBeChangedInPlace()
{
    QFETCH(const QString, sql);
    const Scratch scratch;
    makeProject(scratch / "a.tessera");
    const Result<void> done = connectionWith(scratch / "a.tessera")->run(sql);
    QVERIFY(!done);
    QVERIFY(sentence(done.error()).find("append-only") != std::string::npos);
    QVERIFY(!verifyProject(scratch / "a.tessera")->broken);
}

void AuditTrailTest::findsTheFirstRowThatWasTamperedWith_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("row");
    QTest::addColumn<AuditFlaw>("flaw");
    QTest::newRow("who") << u"UPDATE audit SET who = 'me' WHERE number = 2"_s << 2 << AuditFlaw::changed;
    QTest::newRow("when") << u"UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE number = 4"_s << 4
                          << AuditFlaw::changed;
    QTest::newRow("value") << u"UPDATE audit SET new = '{}' WHERE number >= 3"_s << 3 << AuditFlaw::changed;
    QTest::newRow("null") << u"UPDATE audit SET old = '' WHERE number = 2"_s << 2 << AuditFlaw::changed;
    QTest::newRow("hash") << u"UPDATE audit SET hash = 'ab' WHERE number = 1"_s << 1 << AuditFlaw::changed;
    QTest::newRow("first gone") << u"DELETE FROM audit WHERE number = 1"_s << 1 << AuditFlaw::missing;
    QTest::newRow("middle gone") << u"DELETE FROM audit WHERE number = 3"_s << 3 << AuditFlaw::missing;
    QTest::newRow("end gone") << u"DELETE FROM audit WHERE number >= 4"_s << 4 << AuditFlaw::cutShort;
    QTest::newRow("all gone") << u"DELETE FROM audit"_s << 1 << AuditFlaw::cutShort;
    QTest::newRow("one put in") << u"INSERT INTO audit VALUES(6, '', '', '', '', NULL, NULL, '')"_s << 6
                                << AuditFlaw::changed;
    QTest::newRow("end of the project") << u"UPDATE project SET audit_rows = 4"_s << 5 << AuditFlaw::changed;
}

void AuditTrailTest::findsTheFirstRowThatWasTamperedWith()
{
    QFETCH(const QString, sql);
    QFETCH(const int, row);
    QFETCH(const AuditFlaw, flaw);
    const Scratch scratch;
    makeProject(scratch / "a.tessera");
    {
        auto connection = connectionWith(scratch / "a.tessera");
        for (const QString &trigger : {u"audit_keeps_rows"_s, u"audit_keeps_all_rows"_s, u"audit_only_appends"_s})
            VERIFY_OK(connection->run(u"DROP TRIGGER "_s + trigger));
        VERIFY_OK(connection->run(sql));
    }
    const Result<AuditReport> report = verifyProject(scratch / "a.tessera");
    VERIFY_OK(report);
    QVERIFY(report->broken);
    QCOMPARE(report->broken->number, row);
    QCOMPARE(report->broken->flaw, flaw);
    QVERIFY(summaryOf("a", *report).find("row " + std::to_string(row)) != std::string::npos);
}

void AuditTrailTest::verifiesAnOpenProject()
{
    const Scratch scratch;
    makeProject(scratch / "a.tessera");
    OpenProject project(scratch / "a.tessera");
    std::optional<AuditReport> report;
    project->verify(&*project, [&](const Result<AuditReport> &result) { report = *result; });
    QVERIFY(QTest::qWaitFor([&] { return report.has_value(); }, patience));
    QVERIFY(!report->broken);
    QCOMPARE(report->rows, 5);
    QCOMPARE(report->head, trailOf(project).front().hash);
}

QTEST_GUILESS_MAIN(AuditTrailTest)
#include "tst_audittrail.moc"
