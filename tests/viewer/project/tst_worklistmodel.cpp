#include "tests/viewer/project/openproject.h"
#include "viewer/project/worklistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

class WorklistModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void showsTheSlidesOfAProject();
    void sortsByAnyColumn_data();
    void sortsByAnyColumn();
    void searchesNamesCasesTagsNotesAndLabels_data();
    void searchesNamesCasesTagsNotesAndLabels();
    void filtersByStatusAndTag();
    void editsInPlaceAndStoresIt();
    void leavesARowWhereItIsWhileItIsEdited();
    void takesBackAnEditThatCannotBeStored();
    void isReadOnlyWhereTheProjectIs();
    void showsSlidesThatComeAndGo();
    void goesToTheNeighboursInTheOrderThatIsShown();
    void showsWhichFilesAreMissing();
    void isEmptyOnceTheProjectIsGone();
};

namespace {

/// A project of four slides, and its table.
class Worklist {
public:
    Worklist() : ids(fill(scratch / "a.tessera")), project(scratch / "a.tessera")
    {
        for (const SlideId id : ids)
            loaded.push_back(project.slide(id));
        model.setProject(&*project, loaded);
    }

    static std::vector<SlideId> fill(const std::filesystem::path &path)
    {
        OpenProject project(path, ProjectWish::create);
        const std::filesystem::path folder = path.parent_path();
        const std::vector<SlideId> ids = project.addFiles(
            {folder / "slide 10.svs", folder / "slide 2.svs", folder / "Alpha.svs", folder / "zeta.ndpi"});
        project.edit(edit::SetCase{{ids[0], ids[2]}, u"C-2"_s});
        project.edit(edit::SetCase{{ids[1]}, u"C-10"_s});
        project.edit(edit::SetTags{{ids[0]}, {u"Lymph node"_s, u"HE"_s}});
        project.edit(edit::SetTags{{ids[3]}, {u"HE"_s}});
        project.edit(edit::SetNote{{ids[1]}, u"Größe prüfen"_s});
        project.edit(edit::SetStatus{{ids[3]}, SlideStatus::inProgress});
        project.edit(edit::SetStatus{{ids[0]}, SlideStatus::done});
        project.edit(edit::SetLabel{{ids[1]}, u"grade"_s, u"10"_s});
        project.edit(edit::SetLabel{{ids[2]}, u"grade"_s, u"9"_s});
        return ids;
    }

    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, 0).data().toString();
        return names;
    }
    QModelIndex cell(SlideId id, WorklistColumn column) const
    {
        return model.index(model.rowOf(id), static_cast<int>(column));
    }

    Scratch scratch;
    std::vector<SlideId> ids;
    OpenProject project;
    WorklistSlides loaded;
    WorklistModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

void WorklistModelTest::showsTheSlidesOfAProject()
{
    const Worklist list;
    QCOMPARE(list.names(), (QStringList{u"slide 10.svs"_s, u"slide 2.svs"_s, u"Alpha.svs"_s, u"zeta.ndpi"_s}));
    QCOMPARE(list.model.columnCount(), fixedWorklistColumns + 1);
    QCOMPARE(list.model.headerData(fixedWorklistColumns, Qt::Horizontal, Qt::DisplayRole).toString(), u"grade"_s);
    QCOMPARE(list.cell(list.ids[0], WorklistColumn::tags).data().toString(), u"HE, Lymph node"_s);
    QCOMPARE(list.cell(list.ids[0], WorklistColumn::status).data().toString(), u"Done"_s);
    QCOMPARE(list.model.tags(), (QStringList{u"HE"_s, u"Lymph node"_s}));
    QCOMPARE(list.model.cases(), (QStringList{u"C-10"_s, u"C-2"_s}));
}

void WorklistModelTest::sortsByAnyColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("order"); // positions of the four slides
    const auto row = [](const char *title, WorklistColumn column, const char *order) {
        QTest::newRow(title) << static_cast<int>(column) << QString::fromLatin1(order);
    };
    row("names as people count", WorklistColumn::name, "2103");
    row("cases, none first", WorklistColumn::caseName, "3021");
    row("status by the work", WorklistColumn::status, "1230");
    row("tags", WorklistColumn::tags, "1230");
    row("notes", WorklistColumn::note, "0231");
    row("added", WorklistColumn::added, "0123");
    row("size", WorklistColumn::size, "0123");
    QTest::newRow("label, none last") << fixedWorklistColumns << u"2103"_s;
}

void WorklistModelTest::sortsByAnyColumn()
{
    QFETCH(const int, column);
    QFETCH(const QString, order);
    Worklist list;
    list.model.sort(column, Qt::AscendingOrder);
    QString seen;
    for (int row = 0; row < 4; ++row)
        seen +=
            QString::number(std::find(list.ids.begin(), list.ids.end(), list.model.slideAt(row)) - list.ids.begin());
    QCOMPARE(seen, order);
    list.model.sort(column, Qt::DescendingOrder);
    QCOMPARE(list.model.rowCount(), 4);
    if (column == fixedWorklistColumns)
        QCOMPARE(*list.model.slideAt(0), list.ids[1]);
    if (column == static_cast<int>(WorklistColumn::name))
        QCOMPARE(*list.model.slideAt(0), list.ids[3]);
}

void WorklistModelTest::searchesNamesCasesTagsNotesAndLabels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("name") << u"alp"_s << QStringList{u"Alpha.svs"_s};
    QTest::newRow("case") << u"c-10"_s << QStringList{u"slide 2.svs"_s};
    QTest::newRow("tag") << u"LYMPH"_s << QStringList{u"slide 10.svs"_s};
    QTest::newRow("note") << u"PRÜF"_s << QStringList{u"slide 2.svs"_s};
    QTest::newRow("label") << u"9"_s << QStringList{u"Alpha.svs"_s};
    QTest::newRow("all words, any order") << u"  he  10 "_s << QStringList{u"slide 10.svs"_s};
    QTest::newRow("nothing") << u"xyz"_s << QStringList{};
}

void WorklistModelTest::searchesNamesCasesTagsNotesAndLabels()
{
    QFETCH(const QString, text);
    Worklist list;
    list.model.setFilter({.text = text, .status = {}, .tag = {}});
    QTEST(list.names(), "names");
    QCOMPARE(list.model.slides(), 4);
    list.model.setFilter({});
    QCOMPARE(list.model.rowCount(), 4);
}

void WorklistModelTest::filtersByStatusAndTag()
{
    Worklist list;
    list.model.setFilter({.text = {}, .status = SlideStatus::unread, .tag = {}});
    QCOMPARE(list.names(), (QStringList{u"slide 2.svs"_s, u"Alpha.svs"_s}));
    list.model.setFilter({.text = {}, .status = {}, .tag = u"HE"_s});
    QCOMPARE(list.names(), (QStringList{u"slide 10.svs"_s, u"zeta.ndpi"_s}));
    list.model.setFilter({.text = u"ndpi"_s, .status = SlideStatus::inProgress, .tag = u"HE"_s});
    QCOMPARE(list.names(), QStringList{u"zeta.ndpi"_s});
}

void WorklistModelTest::editsInPlaceAndStoresIt()
{
    Worklist list;
    const SlideId id = list.ids[2];
    QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
    QVERIFY(list.model.setData(list.cell(id, WorklistColumn::note), u"a note"_s, Qt::EditRole));
    QVERIFY(list.model.setData(list.cell(id, WorklistColumn::tags), u"b, a,"_s, Qt::EditRole));
    QVERIFY(list.model.setData(list.cell(id, WorklistColumn::status), static_cast<int>(SlideStatus::unusable),
                               Qt::EditRole));
    QVERIFY(list.model.setData(list.cell(id, WorklistColumn::caseName), u"C-3"_s, Qt::EditRole));
    QVERIFY(list.model.setData(list.model.index(2, fixedWorklistColumns), u"4"_s, Qt::EditRole));
    QVERIFY(!list.model.setData(list.cell(id, WorklistColumn::status), 99, Qt::EditRole));
    QVERIFY(!list.model.setData(list.cell(id, WorklistColumn::name), u"x"_s, Qt::EditRole));
    QCOMPARE(changed.size(), 5); // at once
    QCOMPARE(list.cell(id, WorklistColumn::tags).data().toString(), u"a, b"_s);
    QVERIFY(list.project.waitForEdits());
    list.project.close();
    OpenProject again(list.scratch / "a.tessera");
    QCOMPARE(again.slide(id).note, u"a note"_s);
    QCOMPARE(again.slide(id).tags, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(again.slide(id).status, SlideStatus::unusable);
    QCOMPARE(again.slide(id).caseName, u"C-3"_s);
    QCOMPARE(again.slide(id).labels.value(u"grade"_s), u"4"_s);
}

void WorklistModelTest::leavesARowWhereItIsWhileItIsEdited()
{
    Worklist list;
    list.model.sort(static_cast<int>(WorklistColumn::caseName), Qt::AscendingOrder);
    list.model.setFilter({.text = {}, .status = SlideStatus::unread, .tag = {}});
    QCOMPARE(list.names(), (QStringList{u"Alpha.svs"_s, u"slide 2.svs"_s}));
    list.model.setData(list.cell(list.ids[2], WorklistColumn::status), static_cast<int>(SlideStatus::done),
                       Qt::EditRole);
    QCOMPARE(list.names(), (QStringList{u"Alpha.svs"_s, u"slide 2.svs"_s}));
    list.model.rearrange();
    QCOMPARE(list.names(), QStringList{u"slide 2.svs"_s});
}

void WorklistModelTest::takesBackAnEditThatCannotBeStored()
{
    Worklist list;
    // A file that is another slide of the project.
    list.project->apply(edit::Relink{list.ids[0], {list.scratch / "slide 2.svs", "t1-x", 5}});
    QCOMPARE(list.cell(list.ids[0], WorklistColumn::name).data().toString(), u"slide 2.svs"_s);
    QVERIFY(list.project.waitForEdits());
    QVERIFY(QTest::qWaitFor([&] { return list.names().front() == u"slide 10.svs"; }, patience));
    QCOMPARE(list.model.slide(list.ids[0])->bytes, 1000);
}

void WorklistModelTest::isReadOnlyWhereTheProjectIs()
{
    Worklist list;
    OpenProject second(list.scratch / "a.tessera");
    WorklistModel model;
    model.setProject(&*second, list.loaded);
    const QModelIndex note = model.index(0, static_cast<int>(WorklistColumn::note));
    QVERIFY(!note.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.setData(note, u"x"_s, Qt::EditRole));
    QVERIFY(list.cell(list.ids[0], WorklistColumn::note).flags().testFlag(Qt::ItemIsEditable));
}

void WorklistModelTest::showsSlidesThatComeAndGo()
{
    Worklist list;
    QSignalSpy told(&list.model, &WorklistModel::slidesChanged);
    list.model.setFilter({.text = u"svs"_s, .status = {}, .tag = {}});
    list.project.addFiles({list.scratch / "new.svs", list.scratch / "new.ndpi"});
    QCOMPARE(list.names(), (QStringList{u"slide 10.svs"_s, u"slide 2.svs"_s, u"Alpha.svs"_s, u"new.svs"_s}));
    QCOMPARE(list.model.slides(), 6);
    list.project.edit(edit::RemoveSlides{{list.ids[1], list.ids[3]}});
    QCOMPARE(list.names(), (QStringList{u"slide 10.svs"_s, u"Alpha.svs"_s, u"new.svs"_s}));
    QCOMPARE(list.model.slides(), 4);
    QCOMPARE(told.size(), 2);
    list.model.sort(0, Qt::AscendingOrder);
    list.model.setFilter({});
    QCOMPARE(list.names(), (QStringList{u"Alpha.svs"_s, u"new.ndpi"_s, u"new.svs"_s, u"slide 10.svs"_s}));
}

void WorklistModelTest::goesToTheNeighboursInTheOrderThatIsShown()
{
    Worklist list;
    list.model.sort(0, Qt::AscendingOrder);
    QCOMPARE(*list.model.next(list.ids[2]), list.ids[1]);
    QCOMPARE(*list.model.previous(list.ids[1]), list.ids[2]);
    QVERIFY(!list.model.previous(list.ids[2]));
    QVERIFY(!list.model.next(list.ids[3]));
    list.model.setFilter({.text = {}, .status = {}, .tag = u"HE"_s});
    QCOMPARE(*list.model.next(list.ids[0]), list.ids[3]);
    QCOMPARE(*list.model.next(list.ids[1]), list.ids[0]); // not shown itself
}

void WorklistModelTest::showsWhichFilesAreMissing()
{
    Worklist list;
    QCOMPARE(list.model.missing(), 0);
    list.model.setMissing({list.ids[1], list.ids[2]});
    QVERIFY(list.cell(list.ids[1], WorklistColumn::name).data(WorklistModel::missingRole).toBool());
    QVERIFY(!list.cell(list.ids[0], WorklistColumn::name).data(WorklistModel::missingRole).toBool());
    QCOMPARE(list.model.missingSlides().size(), std::size_t{2});
    list.model.setFilter({.text = {}, .status = {}, .tag = {}, .files = FilesShown::missing});
    QCOMPARE(list.names(), (QStringList{u"slide 2.svs"_s, u"Alpha.svs"_s}));
    list.project.edit(edit::Relink{list.ids[1], {list.scratch / "there.svs", "t1-slide 2.svs", 1000}});
    QCOMPARE(list.model.missing(), 1);
    QCOMPARE(list.cell(list.ids[1], WorklistColumn::name).data().toString(), u"there.svs"_s);
}

void WorklistModelTest::isEmptyOnceTheProjectIsGone()
{
    Worklist list;
    list.model.setProject(nullptr);
    QCOMPARE(list.model.rowCount(), 0);
    QCOMPARE(list.model.columnCount(), fixedWorklistColumns);
    QCOMPARE(list.model.missing(), 0);
}

QTEST_GUILESS_MAIN(WorklistModelTest)
#include "tst_worklistmodel.moc"
