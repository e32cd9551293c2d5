#include "tests/support/fulldisk.h"
#include "tests/viewer/project/openproject.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

class ProjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsEmptyAndWritable();
    void keepsEveryKindOfEditOverARestart();
    void knowsAFileOnce();
    void leavesOutSlidesThatAreGone();
    void removesASlideWithAllThatIsKnownOfIt();
    void findsItsSlidesWhenTheFolderIsMoved();
    void findsItsSlidesWhenTheFileAloneIsMoved();
    void keepsNamesThatAreNotUtf8();
    void answersInTheOrderOfTheEdits();
    void storesWhatWaitsWhenItIsClosed();
    void keepsStatesOfViewsAsTheyAre();
    void writesACopyThatIsAProject();
    void refusesEditsOfAReadOnlyProject();
    void keepsEditsThatTheDiskHasNoRoomForAndStoresThemLater();
};

namespace {

Edit status(SlideId slide, SlideStatus status) { return edit::SetStatus{{slide}, status}; }

} // namespace

void ProjectTest::startsEmptyAndWritable()
{
    const Scratch scratch;
    OpenProject project(scratch / "new.tessera", ProjectWish::create);
    QCOMPARE(project.error(), std::string());
    QVERIFY(project->isWritable());
    QVERIFY(project.slides().empty());
    QVERIFY(project->facts()->journal == ProjectJournal::writeAhead);
}

void ProjectTest::keepsEveryKindOfEditOverARestart()
{
    const Scratch scratch;
    SlideId id;
    {
        OpenProject project(scratch / "a.tessera", ProjectWish::create);
        id = project
                 .addFiles({scratch / "gr\xC3\xB6\xC3\x9F"
                                      "e 1.svs"})
                 .front();
        QVERIFY(project.edit(status(id, SlideStatus::inProgress)));
        QVERIFY(project.edit(edit::SetNote{{id}, u"two\nlines, \"quoted\" ü 染色"_s}));
        QVERIFY(project.edit(edit::SetCase{{id}, u" C-17 "_s}));
        QVERIFY(project.edit(edit::SetTags{{id}, {u"HE"_s, u"axilla"_s, u" HE "_s, u""_s}}));
        QVERIFY(project.edit(edit::AddTag{{id}, u"late"_s}));
        QVERIFY(project.edit(edit::RemoveTag{{id}, u"axilla"_s}));
        QVERIFY(project.edit(edit::SetLabel{{id}, u"grade"_s, u"2"_s}));
        QVERIFY(project.edit(edit::SetLabel{{id}, u"grade"_s, u"3"_s}));
        QVERIFY(project.edit(edit::SetLabel{{id}, u"other"_s, u""_s}));
        QVERIFY(project.edit(edit::SetLabel{{id}, u"gone"_s, u"x"_s}));
        QVERIFY(project.edit(edit::SetLabel{{id}, u"gone"_s, {}}));
        QVERIFY(project.failures().empty());
    }
    OpenProject project(scratch / "a.tessera");
    const WorklistSlide &slide = project.slide(id);
    QCOMPARE(slide.path, scratch / "gr\xC3\xB6\xC3\x9F"
                                   "e 1.svs");
    QCOMPARE(slide.status, SlideStatus::inProgress);
    QCOMPARE(slide.note, u"two\nlines, \"quoted\" ü 染色"_s);
    QCOMPARE(slide.caseName, u"C-17"_s);
    QCOMPARE(slide.tags, (QStringList{u"HE"_s, u"late"_s}));
    QCOMPARE(slide.labels, (QMap<QString, QString>{{u"grade"_s, u"3"_s}, {u"other"_s, u""_s}}));
    QCOMPARE(slide.bytes, 1000);
    QVERIFY(!slide.added.isEmpty());
}

void ProjectTest::knowsAFileOnce()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    project.addFiles({scratch / "1.svs", scratch / "2.svs", scratch / "1.svs"});
    project.addFiles({scratch / "x" / ".." / "2.svs"});
    QCOMPARE(project.slides().size(), std::size_t{2});
}

void ProjectTest::leavesOutSlidesThatAreGone()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    const SlideId gone{4711};
    for (const Edit &edit : std::initializer_list<Edit>{
             edit::SetStatus{{gone, id}, SlideStatus::done}, edit::SetTags{{gone}, {u"x"_s}},
             edit::SetCase{{gone}, u"c"_s}, edit::SetLabel{{gone}, u"a"_s, u"b"_s}, edit::RemoveSlides{{gone}},
             edit::SetState{gone, u"view"_s, "x"}, edit::Relink{gone, {scratch / "2.svs", "t1-x", 1}}})
        QVERIFY(project.edit(edit));
    QVERIFY(project.failures().empty());
    project.close();
    QCOMPARE(OpenProject(scratch / "a.tessera").slide(id).status, SlideStatus::done);
}

void ProjectTest::removesASlideWithAllThatIsKnownOfIt()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const std::vector<SlideId> ids = project.addFiles({scratch / "1.svs", scratch / "2.svs"});
    project.edit(edit::SetTags{ids, {u"t"_s}});
    project.edit(edit::SetLabel{ids, u"l"_s, u"1"_s});
    project.edit(edit::SetState{ids[0], u"view"_s, "abc"});
    project.edit(edit::RemoveSlides{{ids[0]}});
    QVERIFY(project.failures().empty());
    QCOMPARE(project.slides().size(), std::size_t{1});
    // A later slide is never taken for the one that is gone.
    const SlideId next = project.addFiles({scratch / "1.svs"}).front();
    QVERIFY(next > ids[1]);
    QVERIFY(project.slide(next).tags.isEmpty());
}

void ProjectTest::findsItsSlidesWhenTheFolderIsMoved()
{
    const Scratch scratch;
    scratch.write("old/slides/1.svs", "pixels");
    {
        OpenProject project(scratch / "old/a.tessera", ProjectWish::create);
        project.addFiles({scratch / "old/slides/1.svs"});
    }
    std::filesystem::rename(scratch / "old", scratch / "new");
    OpenProject project(scratch / "new/a.tessera");
    QCOMPARE(project.slides().begin()->second.path, scratch / "new/slides/1.svs");
}

void ProjectTest::findsItsSlidesWhenTheFileAloneIsMoved()
{
    const Scratch scratch;
    scratch.write("old/slides/1.svs", "pixels");
    std::filesystem::create_directory(scratch / "new");
    {
        OpenProject project(scratch / "old/a.tessera", ProjectWish::create);
        project.addFiles({scratch / "old/slides/1.svs"});
    }
    std::filesystem::rename(scratch / "old/a.tessera", scratch / "new/a.tessera");
    OpenProject project(scratch / "new/a.tessera");
    QCOMPARE(project.slides().begin()->second.path, scratch / "old/slides/1.svs");
}

void ProjectTest::keepsNamesThatAreNotUtf8()
{
    const Scratch scratch;
    const std::filesystem::path path = scratch / "latin \xFC.svs";
    {
        OpenProject project(scratch / "a.tessera", ProjectWish::create);
        QCOMPARE(project.addFiles({path}).size(), std::size_t{1});
        QVERIFY(project.failures().empty());
    }
    OpenProject project(scratch / "a.tessera");
    QVERIFY(project.slides().begin()->second.path == path);
}

void ProjectTest::answersInTheOrderOfTheEdits()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    std::vector<EditNumber> expected = project.stored();
    for (int i = 0; i < 50; ++i)
        expected.push_back(project->apply(edit::SetNote{{id}, QString::number(i)}));
    QVERIFY(project.stored().size() == 1); // nothing is answered from inside a call
    QVERIFY(project.waitForEdits());
    QVERIFY(project.stored() == expected);
}

void ProjectTest::storesWhatWaitsWhenItIsClosed()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    for (int i = 0; i < 20; ++i)
        project->apply(edit::SetNote{{id}, QString::number(i)});
    project.close();
    QCOMPARE(OpenProject(scratch / "a.tessera").slide(id).note, u"19"_s);
}

void ProjectTest::keepsStatesOfViewsAsTheyAre()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    const QByteArray state("\0\xFFview\n", 7);
    project.edit(edit::SetState{id, u"colour"_s, state});
    std::map<QString, QByteArray> read;
    const auto ask = [&](const QString &key) {
        project->readState(id, key, &*project, [&, key](const Result<QByteArray> &value) { read[key] = *value; });
        return QTest::qWaitFor([&] { return read.contains(key); }, patience);
    };
    QVERIFY(ask(u"colour"_s));
    QVERIFY(ask(u"never set"_s));
    QCOMPARE(read[u"colour"_s], state);
    QCOMPARE(read[u"never set"_s], QByteArray());
    project.edit(edit::SetState{id, u"colour"_s, {}});
    read.clear();
    QVERIFY(ask(u"colour"_s));
    QCOMPARE(read[u"colour"_s], QByteArray());
}

void ProjectTest::writesACopyThatIsAProject()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    project.addFiles({scratch / "1.svs", scratch / "2.svs"});
    std::optional<Result<std::monostate>> answer;
    project->saveCopy(scratch / "backup.tessera", &*project, [&](const auto &result) { answer = result; });
    QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }, patience));
    VERIFY_OK(*answer);
    OpenProject copy(scratch / "backup.tessera");
    QCOMPARE(copy.slides().size(), std::size_t{2});
    QVERIFY(copy->isWritable());
}

void ProjectTest::refusesEditsOfAReadOnlyProject()
{
    const Scratch scratch;
    OpenProject first(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = first.addFiles({scratch / "1.svs"}).front();
    OpenProject second(scratch / "a.tessera");
    QVERIFY(second.isOpen() && !second->isWritable());
    QVERIFY(second.edit(status(id, SlideStatus::done)));
    QCOMPARE(second.failures().size(), std::size_t{1});
    QCOMPARE(nameOf(second.failures().front().code), std::string_view("projectReadOnly"));
    QCOMPARE(second.slide(id).status, SlideStatus::unread);
}

void ProjectTest::keepsEditsThatTheDiskHasNoRoomForAndStoresThemLater()
{
    const Scratch scratch;
    OpenProject project(scratch / "a.tessera", ProjectWish::create);
    const SlideId id = project.addFiles({scratch / "1.svs"}).front();
    {
        const FullDisk full(scratch / "a.tessera-wal");
        project->apply(edit::SetNote{{id}, QString(200'000, u'x')});
        project->apply(status(id, SlideStatus::done));
        QVERIFY(QTest::qWaitFor([&] { return !project.waits().empty(); }, patience));
        QVERIFY(sentence(project.waits().front()).find("a.tessera") != std::string::npos);
        QCOMPARE(project->unsavedEdits(), 2);
        project->retry();
        QVERIFY(QTest::qWaitFor([&] { return project.waits().size() > 2; }, patience));
    }
    QVERIFY(project.waitForEdits()); // tried again by itself
    QVERIFY(project.failures().empty());
    project.close();
    OpenProject again(scratch / "a.tessera");
    QCOMPARE(again.slide(id).note.size(), 200'000);
    QCOMPARE(again.slide(id).status, SlideStatus::done);
}

QTEST_GUILESS_MAIN(ProjectTest)
#include "tst_project.moc"
