#include "tests/viewer/project/openproject.h"
#include "viewer/project/detail/projectfile.h"
#include "viewer/project/detail/schema.h"

#include <QProcess>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

/// Files that are not as they should be, and places that are not.
class ProjectFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensFilesOfEveryEarlierVersion_data();
    void opensFilesOfEveryEarlierVersion();
    void keepsACopyOfTheEarlierVersion();
    void showsNoEarlierVersionThatIsInUse();
    void refusesAProjectOfANewerProgramAndLeavesItAlone();
    void saysWhatIsNoProject_data();
    void saysWhatIsNoProject();
    void saysThatAProjectIsDamaged_data();
    void saysThatAProjectIsDamaged();
    void neverReplacesAFileByANewProject();
    void leavesNothingWhereItCannotMakeAProject();
    void opensWhatItCannotWriteForReading_data();
    void opensWhatItCannotWriteForReading();
    void writesARollbackJournalOnANetworkDrive();
    void takesAWriteAheadProjectToANetworkDriveAndBack();
};

namespace {

/// A file as an earlier version left it: one slide, with what that version could say of it.
void makeVersion(const fs::path &path, int version)
{
    auto connection = detail::Connection::open(path, detail::DatabaseAccess::create);
    VERIFY_OK(connection);
    VERIFY_OK(detail::migrate(**connection, version));
    const auto run = [&](const QString &sql) { VERIFY_OK((*connection)->run(sql)); };
    run(u"INSERT INTO slide_case(name) VALUES('C-1')"_s);
    run(u"INSERT INTO slide(path, last_seen, fingerprint, bytes, case_id, status, note, added)"
        " VALUES('1.svs', '/old/1.svs', 't1-a', 7, 1, 'done', 'a note', '2026-01-01T00:00:00Z')"_s);
    run(u"INSERT INTO tag(name) VALUES('t')"_s);
    run(u"INSERT INTO slide_tag(slide, tag) VALUES(1, 1)"_s);
    if (version >= 2)
        run(u"INSERT INTO label(slide, name, value) VALUES(1, 'grade', '2')"_s);
    if (version >= 3)
        run(u"INSERT INTO slide_state(slide, key, value) VALUES(1, 'view', x'00ff')"_s);
}

void overwrite(const fs::path &path, std::streamoff offset, std::string_view bytes)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(offset);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A project with enough slides that its tables have pages of their own.
void makeFilled(const fs::path &path)
{
    OpenProject project(path, ProjectWish::create);
    std::vector<fs::path> files;
    for (int i = 0; i < 500; ++i)
        files.push_back(path.parent_path() / (std::to_string(i) + ".svs"));
    project.addFiles(files);
}

std::string bytesOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

void ProjectFileTest::opensFilesOfEveryEarlierVersion_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= detail::latestSchemaVersion(); ++version)
        QTest::addRow("version %d", version) << version;
}

void ProjectFileTest::opensFilesOfEveryEarlierVersion()
{
    QFETCH(const int, version);
    const Scratch scratch;
    makeVersion(scratch / "old.tessera", version);
    OpenProject project(scratch / "old.tessera");
    QCOMPARE(project.error(), std::string());
    QVERIFY(project->isWritable());
    const WorklistSlide &slide = project.slide({1});
    QCOMPARE(slide.path, scratch / "1.svs");
    QCOMPARE(slide.caseName, u"C-1"_s);
    QCOMPARE(slide.status, SlideStatus::done);
    QCOMPARE(slide.note, u"a note"_s);
    QCOMPARE(slide.tags, QStringList{u"t"_s});
    QCOMPARE(slide.labels.value(u"grade"_s), version >= 2 ? u"2"_s : QString());
    // All that the newest version knows can be stored.
    QVERIFY(project.edit(edit::SetLabel{{{1}}, u"new"_s, u"x"_s}));
    QVERIFY(project.edit(edit::SetState{{1}, u"view"_s, "abc"}));
    QVERIFY(project.failures().empty());
}

void ProjectFileTest::keepsACopyOfTheEarlierVersion()
{
    const Scratch scratch;
    makeVersion(scratch / "old.tessera", 1);
    {
        OpenProject project(scratch / "old.tessera");
        QCOMPARE(*project->facts()->keptCopy, scratch / "old.tessera.version-1");
    }
    const auto copy = detail::ProjectFile::openForReading(scratch / "old.tessera.version-1");
    VERIFY_OK(copy);
    QCOMPARE(*detail::schemaVersion(**copy), 1);
    OpenProject again(scratch / "old.tessera");
    QVERIFY(!again->facts()->keptCopy);
}

void ProjectFileTest::showsNoEarlierVersionThatIsInUse()
{
    const Scratch scratch;
    makeVersion(scratch / "old.tessera", 1);
    const auto lock = detail::ProjectLock::take(scratch / "old.tessera");
    QCOMPARE(OpenProject(scratch / "old.tessera").error(), std::string("projectOutdated"));
}

void ProjectFileTest::refusesAProjectOfANewerProgramAndLeavesItAlone()
{
    const Scratch scratch;
    makeVersion(scratch / "new.tessera", 3);
    {
        auto connection = detail::Connection::open(scratch / "new.tessera", detail::DatabaseAccess::readWrite);
        VERIFY_OK((*connection)->run(u"PRAGMA user_version = 99"_s));
    }
    const std::string before = bytesOf(scratch / "new.tessera");
    QCOMPARE(OpenProject(scratch / "new.tessera").error(), std::string("projectNewer"));
    QVERIFY(bytesOf(scratch / "new.tessera") == before);
    COMPARE_ERROR(verifyProject(scratch / "new.tessera"), projectNewer);
}

void ProjectFileTest::saysWhatIsNoProject_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << QByteArray() << u"fileEmpty"_s;
    QTest::newRow("text") << QByteArray("just some text") << u"notAProject"_s;
    QTest::newRow("long text") << QByteArray(5000, 'a') << u"notAProject"_s;
    QByteArray foreign = QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0');
    QTest::newRow("another program's database") << foreign << u"notAProject"_s;
    QTest::newRow("begins like one") << foreign.left(40) << u"notAProject"_s;
}

void ProjectFileTest::saysWhatIsNoProject()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, error);
    const Scratch scratch;
    const fs::path path = scratch.write("a.tessera", {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QCOMPARE(OpenProject(path).error(), error.toStdString());
    QCOMPARE(scratch.entries(), std::size_t{1});
    QCOMPARE(OpenProject(scratch / "absent.tessera").error(), std::string("fileMissing"));
    QCOMPARE(OpenProject(scratch.folder()).error(), std::string("fileIsFolder"));
}

void ProjectFileTest::saysThatAProjectIsDamaged_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("bytes");
    QTest::newRow("the list of tables") << 100 << 300;
    QTest::newRow("page size") << 16 << 2;
    QTest::newRow("all pages but the first") << 4096 << 40 * 4096;
    QTest::newRow("cut off") << 5000 << 0;
}

void ProjectFileTest::saysThatAProjectIsDamaged()
{
    QFETCH(const int, from);
    QFETCH(const int, bytes);
    const Scratch scratch;
    const fs::path path = scratch / "a.tessera";
    makeFilled(path);
    if (bytes == 0)
        fs::resize_file(path, static_cast<std::uintmax_t>(from));
    else
        overwrite(path, from, std::string(static_cast<std::size_t>(bytes), '\x5A'));
    const std::string before = bytesOf(path);
    QCOMPARE(OpenProject(path).error(), std::string("projectDamaged"));
    QVERIFY(bytesOf(path) == before);
    COMPARE_ERROR(verifyProject(path), projectDamaged);
}

void ProjectFileTest::neverReplacesAFileByANewProject()
{
    const Scratch scratch;
    scratch.write("a.tessera", "mine");
    QCOMPARE(OpenProject(scratch / "a.tessera", ProjectWish::create).error(), std::string("projectExists"));
    QCOMPARE(scratch.read("a.tessera"), std::string("mine"));
}

void ProjectFileTest::leavesNothingWhereItCannotMakeAProject()
{
    const Scratch scratch;
    QCOMPARE(OpenProject(scratch / "no such folder" / "a.tessera", ProjectWish::create).error(),
             std::string("fileUnwritable"));
    QCOMPARE(scratch.entries(), std::size_t{0});
}

void ProjectFileTest::opensWhatItCannotWriteForReading_data()
{
    QTest::addColumn<bool>("folderToo");
    QTest::addColumn<QString>("said");
    QTest::newRow("file") << false << u"access %1 slides 500\n"_s.arg(static_cast<int>(ProjectAccess::readOnlyFile));
    QTest::newRow("file and folder") << true
                                     << u"access %1 slides 500\n"_s.arg(static_cast<int>(ProjectAccess::readOnlyFile));
}

void ProjectFileTest::opensWhatItCannotWriteForReading()
{
    if (::geteuid() != 0)
        QSKIP("only root can give up rights");
    QFETCH(const bool, folderToo);
    QFETCH(const QString, said);
    const Scratch scratch;
    fs::create_directory(scratch / "folder");
    const fs::path path = scratch / "folder/a.tessera";
    makeFilled(path);
    ::chmod(scratch.folder().parent_path().c_str(), 0755);
    ::chmod(scratch.folder().c_str(), 0755);
    ::chmod(path.parent_path().c_str(), folderToo ? 0755 : 0777);
    ::chmod(path.c_str(), 0644);
    QProcess nobody;
    nobody.start(QStringLiteral(TESSERA_PROJECT_EDITOR),
                 {u"open"_s, QString::fromStdString(path.string()), u"65534"_s});
    QVERIFY(nobody.waitForFinished(patience));
    QCOMPARE(QString::fromUtf8(nobody.readAllStandardOutput()), said);
}

void ProjectFileTest::writesARollbackJournalOnANetworkDrive()
{
    const Scratch scratch;
    ProjectOptions network;
    network.fileSystem = FileSystem{FileSystemKind::network, "NFS"};
    OpenProject project(scratch / "a.tessera", ProjectWish::create, network);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    QVERIFY(project->facts()->journal == ProjectJournal::rollback);
    QCOMPARE(project->facts()->fileSystem.name, std::string("NFS"));
    QVERIFY(!fs::exists(scratch / "a.tessera-wal") && !fs::exists(scratch / "a.tessera-shm"));
    // Somebody else can read it meanwhile.
    OpenProject second(scratch / "a.tessera", ProjectWish::open, network);
    QCOMPARE(second->facts()->access, ProjectAccess::inUse);
    QCOMPARE(second.slides().size(), std::size_t{1});
    QVERIFY(project.edit(edit::SetNote{{id}, u"n"_s}));
    QVERIFY(project.failures().empty() && project.waits().empty());
}

void ProjectFileTest::takesAWriteAheadProjectToANetworkDriveAndBack()
{
    const Scratch scratch;
    const fs::path path = scratch / "a.tessera";
    SlideId id;
    {
        OpenProject local(path, ProjectWish::create);
        id = local.addFiles({scratch / "1.svs"}).front();
    }
    ProjectOptions network;
    network.fileSystem = FileSystem{FileSystemKind::network, "SMB"};
    {
        OpenProject there(path, ProjectWish::open, network);
        QVERIFY(there.edit(edit::SetNote{{id}, u"there"_s}));
        QVERIFY(there.failures().empty());
        QVERIFY(!fs::exists(scratch / "a.tessera-shm"));
    }
    OpenProject back(path);
    QVERIFY(back->facts()->journal == ProjectJournal::writeAhead);
    QCOMPARE(back.slide(id).note, u"there"_s);
}

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "tst_projectfile.moc"
