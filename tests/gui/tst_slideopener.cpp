#include "app/slideopener.h"
#include "app/text/paths.h"
#include "tests/support/scratch.h"
#include "tests/support/slidefiles.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace tessera;
using namespace tessera::testing;

class SlideOpenerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersOnTheThreadOfItsOwner();
    void answersForTheLastQuestionAlone();
    void tellsWhyAFileCannotBeOpened();
    void handsOnThePermissionThatItWasGiven();
    void handsOverASlideThatOtherThreadsMayReadAtOnce();
    void mayBeDestroyedWhileItOpens();

private:
    Scratch m_folder;
    QString m_first;
    QString m_second;
};

void SlideOpenerTest::initTestCase()
{
    for (const char *name : {"first.tiff", "second.tiff"})
        testing::makePyramid(m_folder / name);
    m_first = toQString(m_folder / "first.tiff");
    m_second = toQString(m_folder / "second.tiff");
}

void SlideOpenerTest::answersOnTheThreadOfItsOwner()
{
    SlideOpener opener;
    QThread *thread = nullptr;
    connect(
        &opener, &SlideOpener::opened, &opener, [&] { thread = QThread::currentThread(); }, Qt::DirectConnection);
    opener.open(m_first);
    QVERIFY(opener.isOpening());
    QVERIFY(!thread); // never from inside open()
    QTRY_COMPARE(thread, QThread::currentThread());
    QVERIFY(!opener.isOpening());
}

void SlideOpenerTest::answersForTheLastQuestionAlone()
{
    SlideOpener opener;
    QStringList answers;
    connect(&opener, &SlideOpener::opened, this, [&](const auto &, const QString &path) { answers << path; });
    connect(&opener, &SlideOpener::failed, this, [&](const Error &, const QString &path) { answers << path; });
    opener.open(m_first);
    opener.open(QStringLiteral("/missing.tiff"));
    opener.open(m_second);
    QTRY_VERIFY(!opener.isOpening());
    QTest::qWait(100);
    QCOMPARE(answers, QStringList{m_second});
}

void SlideOpenerTest::tellsWhyAFileCannotBeOpened()
{
    SlideOpener opener;
    std::optional<ErrorCode> code;
    connect(&opener, &SlideOpener::failed, this, [&](const Error &error) { code = error.code; });
    opener.open(toQString(m_folder / "missing.tiff"));
    QTRY_VERIFY(code.has_value());
    QVERIFY(code == ErrorCode::fileMissing);
}

void SlideOpenerTest::handsOnThePermissionThatItWasGiven()
{
    SlideOpener opener;
    std::optional<HostileFormats> formats;
    connect(&opener, &SlideOpener::opened, this,
            [&](const auto &, const QString &, HostileFormats given) { formats = given; });
    opener.open(m_first, HostileFormats::allow);
    QTRY_VERIFY(formats.has_value());
    QVERIFY(formats == HostileFormats::allow);
}

void SlideOpenerTest::handsOverASlideThatOtherThreadsMayReadAtOnce()
{
    SlideOpener opener;
    std::shared_ptr<const SlideSource> slide;
    connect(&opener, &SlideOpener::opened, this, [&](const auto &opened) { slide = opened; });
    opener.open(m_first);
    QTRY_VERIFY(slide);
    Result<SlideRegion> region = fail(ErrorCode::internal, "not read");
    std::jthread([&] { region = slide->read(0, {0, 0, 64, 64}); }).join();
    VERIFY_OK(region);
}

void SlideOpenerTest::mayBeDestroyedWhileItOpens()
{
    for (int i = 0; i < 20; ++i) {
        SlideOpener opener;
        opener.open(m_first);
        opener.open(m_second);
    }
    QTest::qWait(50); // nothing arrives for those that are gone
}

QTEST_GUILESS_MAIN(SlideOpenerTest)
#include "tst_slideopener.moc"
