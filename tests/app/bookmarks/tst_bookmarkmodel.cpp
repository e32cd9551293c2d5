#include "app/bookmarks/bookmarkmodel.h"
#include "tests/support/scratch.h"
#include "viewer/slidestate/slidestatefiles.h"

#include <QSignalSpy>

using namespace tessera;
using namespace tessera::testing;

namespace {

const std::string slide = "t1-abc";

Bookmark bookmark(const QString &name, double x = 1000)
{
    QImage thumbnail(120, 90, QImage::Format_RGB32);
    thumbnail.fill(QColor(200, 100, 150));
    return {.name = name,
            .centre = {x, 2000.5},
            .scale = 1.5,
            .orientation = Orientation().flippedHorizontally().turnedTo(30),
            .created = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000),
            .thumbnail = thumbnail};
}

struct Shelf {
    explicit Shelf(const Scratch &scratch)
        : states(std::make_shared<SlideStateFiles>(scratch / "states")), model(states)
    {
    }
    /// True once the bookmarks that were stored are there.
    bool openWith(int stored)
    {
        model.setSlide(slide);
        if (stored == 0)
            QTest::qWait(50);
        return QTest::qWaitFor([&] { return model.rowCount() == stored; });
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.at(row).name;
        return names;
    }

    std::shared_ptr<SlideStateFiles> states;
    BookmarkModel model;
};

} // namespace

class BookmarkModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsBookmarksForTheNextTime();
    void keepsEachSlidesBookmarksApart();
    void keepsOneThatIsAddedBeforeTheOthersAreRead();
    void renames();
    void bringsBackWhatWasDeleted();
    void findsAFreeName();
    void storesEveryChangeAtOnce();
    void setsADamagedFileAsideAndBeginsAnew_data();
    void setsADamagedFileAsideAndBeginsAnew();
};

void BookmarkModelTest::keepsBookmarksForTheNextTime()
{
    const Scratch scratch;
    {
        Shelf shelf(scratch);
        QVERIFY(shelf.openWith(0));
        shelf.model.add(bookmark(QString::fromUtf8("Drüsen")));
        shelf.model.add(bookmark("margin", 7));
    }
    Shelf again(scratch);
    QVERIFY(again.openWith(2));
    const Bookmark &first = again.model.at(0);
    const Bookmark expected = bookmark(QString::fromUtf8("Drüsen"));
    QCOMPARE(first.name, expected.name);
    QVERIFY(first.centre == expected.centre);
    QCOMPARE(first.scale, expected.scale);
    QVERIFY(first.orientation == expected.orientation);
    QCOMPARE(first.created, expected.created);
    QCOMPARE(first.thumbnail.size(), expected.thumbnail.size());
    QVERIFY(qAbs(first.thumbnail.pixelColor(60, 40).red() - 200) < 8);
    QCOMPARE(again.names().last(), "margin");
}

void BookmarkModelTest::keepsEachSlidesBookmarksApart()
{
    const Scratch scratch;
    Shelf shelf(scratch);
    QVERIFY(shelf.openWith(0));
    shelf.model.add(bookmark("one"));
    shelf.model.setSlide("t1-other");
    QCOMPARE(shelf.model.rowCount(), 0);
    QTest::qWait(50);
    QCOMPARE(shelf.model.rowCount(), 0);
    QVERIFY(shelf.openWith(1)); // though it was left at once
    shelf.model.setSlide({});
    QCOMPARE(shelf.model.rowCount(), 0);
}

void BookmarkModelTest::keepsOneThatIsAddedBeforeTheOthersAreRead()
{
    const Scratch scratch;
    {
        Shelf shelf(scratch);
        QVERIFY(shelf.openWith(0));
        shelf.model.add(bookmark("old"));
    }
    {
        Shelf shelf(scratch);
        shelf.model.setSlide(slide);
        shelf.model.add(bookmark("new"));
        QTRY_COMPARE(shelf.names(), (QStringList{"old", "new"}));
    }
    Shelf again(scratch);
    QVERIFY(again.openWith(2));
}

void BookmarkModelTest::renames()
{
    const Scratch scratch;
    {
        Shelf shelf(scratch);
        QVERIFY(shelf.openWith(0));
        shelf.model.add(bookmark("one"));
        const QModelIndex index = shelf.model.index(0);
        QVERIFY(shelf.model.setData(index, "  two   words ", Qt::EditRole));
        QVERIFY(!shelf.model.setData(index, "   ", Qt::EditRole));
        QCOMPARE(shelf.model.data(index, Qt::EditRole).toString(), "two words");
        QVERIFY(shelf.model.data(index, Qt::DisplayRole).toString().startsWith("two words\n"));
    }
    Shelf again(scratch);
    QVERIFY(again.openWith(1));
    QCOMPARE(again.names(), QStringList{"two words"});
}

void BookmarkModelTest::bringsBackWhatWasDeleted()
{
    const Scratch scratch;
    Shelf shelf(scratch);
    QVERIFY(shelf.openWith(0));
    for (const char *name : {"a", "b", "c"})
        shelf.model.add(bookmark(name));
    shelf.model.remove(1);
    shelf.model.remove(0);
    QCOMPARE(shelf.names(), QStringList{"c"});
    QCOMPARE(shelf.model.removedName(), "a");
    QCOMPARE(shelf.model.restore(), 0);
    QCOMPARE(shelf.model.restore(), 1);
    QCOMPARE(shelf.model.restore(), -1);
    QCOMPARE(shelf.names(), (QStringList{"a", "b", "c"}));
    QVERIFY(shelf.model.removedName().isEmpty());
}

void BookmarkModelTest::findsAFreeName()
{
    const Scratch scratch;
    Shelf shelf(scratch);
    QVERIFY(shelf.openWith(0));
    QCOMPARE(shelf.model.freeName(), "Place 1");
    shelf.model.add(bookmark("Place 2"));
    QCOMPARE(shelf.model.freeName(), "Place 3");
}

void BookmarkModelTest::storesEveryChangeAtOnce()
{
    const Scratch scratch;
    Shelf shelf(scratch);
    QVERIFY(shelf.openWith(0));
    shelf.model.add(bookmark("kept"));
    QTRY_VERIFY(scratch.read("states/t1-abc/bookmarks.json").find("kept") != std::string::npos);
}

void BookmarkModelTest::setsADamagedFileAsideAndBeginsAnew_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("{\"version\": 1, \"bookm");
    QTest::newRow("empty file") << QByteArray("");
    QTest::newRow("other JSON") << QByteArray("[1, 2]");
    QTest::newRow("newer version") << QByteArray("{\"version\": 2, \"bookmarks\": []}");
    QTest::newRow("no place") << QByteArray("{\"version\": 1, \"bookmarks\": [{\"name\": \"a\"}]}");
    QTest::newRow("zoom of 0") << QByteArray(
        "{\"version\": 1, \"bookmarks\": [{\"name\": \"a\", \"x\": 1, \"y\": 2, \"scale\": 0}]}");
}

void BookmarkModelTest::setsADamagedFileAsideAndBeginsAnew()
{
    QFETCH(QByteArray, text);
    const Scratch scratch;
    scratch.write("states/t1-abc/bookmarks.json", text.toStdString());
    Shelf shelf(scratch);
    QSignalSpy failed(&shelf.model, &BookmarkModel::failed);
    shelf.model.setSlide(slide);
    QVERIFY(failed.wait());
    shelf.model.add(bookmark("new"));
    QTRY_VERIFY(scratch.read("states/t1-abc/bookmarks.json").find("new") != std::string::npos);
    QCOMPARE(scratch.read("states/t1-abc/bookmarks.json.damaged"), text.toStdString());
}

QTEST_MAIN(BookmarkModelTest)
#include "tst_bookmarkmodel.moc"
