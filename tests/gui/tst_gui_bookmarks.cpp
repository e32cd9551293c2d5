#include "app/bookmarks/bookmarkmodel.h"
#include "tests/gui/oneslide.h"

#include <QClipboard>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace tessera;
using namespace tessera::testing;

namespace {

struct Marked : OneSlide {
    /// Bookmarks a place at this scale.
    void mark(Level0Point place, double scale)
    {
        canvas().zoomToScale(scale);
        canvas().centreOn(place);
        (void)QTest::qWaitFor([&] { return viewport().centre() == place && viewport().scale() == scale; }, patience);
        key(Qt::Key_B, Qt::ControlModifier);
    }
    QListView &list() { return *program->find<QListView>("bookmarks"); }
    int count() { return list().model()->rowCount(); }
    QString name(int row) { return list().model()->index(row, 0).data(Qt::EditRole).toString(); }
    void openList()
    {
        key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        (void)QTest::qWaitFor([&] { return list().hasFocus(); }, patience);
    }
};

} // namespace

class GuiBookmarksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void bookmarksTheViewAndGoesBack();
    void survivesARestart();
    void survivesAKill();
    void followsTheFileUnderAnotherName();
    void renamesWithTheKeyboard();
    void deletesAndBringsBackWithTheKeyboard();
    void goesThereByDoubleClick();
    void showsWhatWasSeenOfThePlace();
    void opensTheMenuOfAPlace();
    void opensTheMenuWithoutAMouse();
};

void GuiBookmarksTest::bookmarksTheViewAndGoesBack()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.canvas().rotateBy(30);
    slide.mark({700, 500}, 1);
    QCOMPARE(slide.count(), 1);
    slide.canvas().resetOrientation();
    slide.canvas().fit();
    QTRY_VERIFY(slide.viewport().orientation().isUpright());
    slide.openList();
    slide.list().setCurrentIndex(slide.list().model()->index(0, 0));
    QTest::keyClick(&slide.list(), Qt::Key_Return);
    QTRY_COMPARE(slide.viewport().centre(), (Level0Point{700, 500}));
    QCOMPARE(slide.viewport().scale(), 1.0);
    QCOMPARE(slide.viewport().orientation().degrees(), 30.0);
    QVERIFY(slide.canvas().hasFocus());
}

void GuiBookmarksTest::survivesARestart()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    slide.mark({900, 600}, 2);
    slide.restart();
    QVERIFY(slide.ready);
    QTRY_COMPARE(slide.count(), 2);
    QCOMPARE(slide.name(1), "Place 2");
}

void GuiBookmarksTest::survivesAKill()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    // What lies on the disk while the program runs is all that a kill leaves.
    const auto file =
        slide.home.folder / "slide states" / (slide.canvas().slide()->facts().fingerprint + "/bookmarks.json");
    QTRY_VERIFY(std::filesystem::exists(file));
    std::ifstream stream(file);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto bookmarks = parseBookmarks(QByteArray::fromStdString(text), "file");
    VERIFY_OK(bookmarks);
    QCOMPARE(bookmarks->size(), std::size_t{1});
}

void GuiBookmarksTest::followsTheFileUnderAnotherName()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    const QString renamed = toQString(slide.home.folder / "renamed.tiff");
    QVERIFY(QFile::copy(slide.path, renamed));
    const QString other = slide.home.slide("other.tiff", 0.25);
    slide.window().open(other);
    QVERIFY(slide.program->waitForSlide(other));
    QTRY_COMPARE(slide.count(), 0);
    slide.window().open(renamed);
    QVERIFY(slide.program->waitForSlide(renamed));
    QTRY_COMPARE(slide.count(), 1);
}

void GuiBookmarksTest::renamesWithTheKeyboard()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    slide.openList();
    slide.list().setCurrentIndex(slide.list().model()->index(0, 0));
    QTest::keyClick(&slide.list(), Qt::Key_F2);
    auto *editor = slide.list().findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "mitoses");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(slide.name(0), "mitoses");
    slide.restart();
    QTRY_COMPARE(slide.count(), 1);
    QCOMPARE(slide.name(0), "mitoses");
}

void GuiBookmarksTest::deletesAndBringsBackWithTheKeyboard()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    slide.mark({900, 600}, 2);
    slide.openList();
    slide.list().setCurrentIndex(slide.list().model()->index(0, 0));
    QTest::keyClick(&slide.list(), Qt::Key_Delete);
    QCOMPARE(slide.count(), 1);
    QCOMPARE(slide.name(0), "Place 2");
    QVERIFY(slide.program->textOf("removedBookmark").contains("Place 1"));
    QTest::keyClick(&slide.list(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(slide.count(), 2);
    QCOMPARE(slide.name(0), "Place 1");
    QTest::keyClick(&slide.list(), Qt::Key_Delete);
    QTest::mouseClick(slide.program->find<QPushButton>("restoreBookmark"), Qt::LeftButton);
    QCOMPARE(slide.count(), 2);
}

void GuiBookmarksTest::goesThereByDoubleClick()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    slide.openList();
    slide.canvas().fit();
    const QPoint place = slide.list().visualRect(slide.list().model()->index(0, 0)).center();
    QTest::mouseClick(slide.list().viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(slide.list().viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(slide.viewport().scale(), 1.0);
    QCOMPARE(slide.viewport().centre(), (Level0Point{700, 500}));
}

void GuiBookmarksTest::showsWhatWasSeenOfThePlace()
{
    Marked slide;
    QVERIFY(slide.ready);
    slide.mark({700, 500}, 1);
    const auto thumbnail = slide.list().model()->index(0, 0).data(Qt::DecorationRole).value<QImage>();
    QCOMPARE(qMax(thumbnail.width(), thumbnail.height()), thumbnailSide);
    QVERIFY(slide.list().model()->index(0, 0).data(Qt::DisplayRole).toString().contains("20x at 700, 500"));
}

void GuiBookmarksTest::opensTheMenuOfAPlace()
{
    Marked slide;
    QVERIFY(slide.ready);
    const QPoint position(300, 200);
    const Level0Point place = slide.viewport().toLevel0(QPointF(position));
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, slide.canvas().mapToGlobal(position));
    QApplication::sendEvent(&slide.canvas(), &event);
    auto *menu = slide.window().findChild<QMenu *>("canvasMenu");
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(slide.program->find<QAction>("addBookmark")));
    QVERIFY(menu->actions().contains(slide.program->find<QAction>("slideInfoPanel")));
    menu->findChild<QAction *>("copyPosition")->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             QString("%1, %2").arg(static_cast<int>(place.x)).arg(static_cast<int>(place.y)));
    menu->findChild<QAction *>("centreHere")->trigger();
    QTRY_COMPARE(slide.viewport().centre(), place);
    menu->close();
    QTRY_VERIFY(!slide.window().findChild<QMenu *>("canvasMenu"));
}

void GuiBookmarksTest::opensTheMenuWithoutAMouse()
{
    Marked slide;
    QVERIFY(slide.ready);
    const QPoint middle = slide.canvas().rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, slide.canvas().mapToGlobal(middle));
    QApplication::sendEvent(&slide.canvas(), &event);
    auto *menu = slide.window().findChild<QMenu *>("canvasMenu");
    QVERIFY(menu && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY(!slide.window().findChild<QMenu *>("canvasMenu"));
}

QTEST_MAIN(GuiBookmarksTest)
#include "tst_gui_bookmarks.moc"
