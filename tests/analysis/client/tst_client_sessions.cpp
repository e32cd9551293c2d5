#include "analysis/client/livesession.h"
#include "tests/analysis/client/fakeengine.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tessera;

namespace {

protocol::OpenSession sessionOf(const char *model)
{
    protocol::OpenSession request;
    request.model = model;
    return request;
}

protocol::AskSession questionOf(double maskRatio)
{
    protocol::AskSession question;
    question.maskRatio = maskRatio;
    return question;
}

/// How many sessions the fake engine has open after opening one more.
int64_t openedWithin(EngineProcess &engine)
{
    std::optional<int64_t> number;
    QObject asker;
    engine.openSession(sessionOf("counting"), &asker, [&](const auto &reply) { number = reply->session; });
    return QTest::qWaitFor([&] { return number.has_value(); }) ? *number : -1;
}

} // namespace

class ClientSessionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensAndAnswers()
    {
        EngineProcess engine(fakeEngine());
        LiveSession session(engine, sessionOf("model"));
        QSignalSpy opened(&session, &LiveSession::opened);
        QSignalSpy answered(&session, &LiveSession::answered);
        QVERIFY(!session.description());
        QVERIFY(opened.wait());
        QCOMPARE(session.description()->tiles, int64_t{400});
        session.ask(questionOf(0));
        QVERIFY(answered.isEmpty()); // (never from inside ask)
        QVERIFY(answered.wait());
        const auto answer = answered.at(0).at(0).value<protocol::AskSessionReply>();
        QCOMPARE(answer.maps, std::string("/maps"));
        QCOMPARE(answer.tilesLeft, int64_t{1}); // (the fake engine tells the number of the session)
    }

    void sendsTheNewestQuestionOnceItIsOpen()
    {
        EngineProcess engine(fakeEngine());
        LiveSession session(engine, sessionOf("slow"));
        QSignalSpy answered(&session, &LiveSession::answered);
        QSignalSpy failed(&session, &LiveSession::questionFailed);
        session.ask(questionOf(1));
        session.ask(questionOf(0));
        QVERIFY(answered.wait());
        QTest::qWait(100);
        QCOMPARE(answered.count(), 1);
        QVERIFY(failed.isEmpty());
    }

    void saysNothingOfQuestionsThatWereOvertaken()
    {
        EngineProcess engine(fakeEngine());
        LiveSession session(engine, sessionOf("model"));
        QSignalSpy opened(&session, &LiveSession::opened);
        QVERIFY(opened.wait());
        QSignalSpy answered(&session, &LiveSession::answered);
        QSignalSpy failed(&session, &LiveSession::questionFailed);
        session.ask(questionOf(0.5)); // answered `cancelled`
        session.ask(questionOf(0));
        session.ask(questionOf(1));
        QVERIFY(failed.wait());
        QTest::qWait(100);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::noTileLeft);
        QVERIFY(answered.isEmpty());
        session.ask(questionOf(0)); // and it goes on
        QVERIFY(answered.wait());
    }

    void saysWhyItWasNotOpened()
    {
        EngineProcess engine(fakeEngine());
        LiveSession session(engine, sessionOf("refused"));
        QSignalSpy failed(&session, &LiveSession::failed);
        QVERIFY(failed.wait());
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::fileMissing);
        session.ask(questionOf(0));
        QTest::qWait(100);
        QCOMPARE(failed.count(), 1);
    }

    void saysOnceThatTheEngineIsGone()
    {
        EngineProcess engine(fakeEngine());
        LiveSession session(engine, sessionOf("model"));
        QSignalSpy opened(&session, &LiveSession::opened);
        QVERIFY(opened.wait());
        QSignalSpy failed(&session, &LiveSession::failed);
        QSignalSpy questionFailed(&session, &LiveSession::questionFailed);
        session.ask(questionOf(0.25));
        QVERIFY(failed.wait());
        QTest::qWait(100);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::engineDied);
        QVERIFY(questionFailed.isEmpty());
    }

    void closesWhenItIsDestroyed()
    {
        EngineProcess engine(fakeEngine());
        auto session = std::make_unique<LiveSession>(engine, sessionOf("model"));
        QSignalSpy opened(session.get(), &LiveSession::opened);
        QVERIFY(opened.wait());
        session.reset();
        QCOMPARE(openedWithin(engine), int64_t{1});
    }

    void closesAlsoWhenItIsDestroyedBeforeItIsOpen()
    {
        EngineProcess engine(fakeEngine());
        QCOMPARE(openedWithin(engine), int64_t{1}); // so that the engine runs; this one stays open
        std::make_unique<LiveSession>(engine, sessionOf("slow")).reset();
        QTest::qWait(400);
        QCOMPARE(openedWithin(engine), int64_t{2});
    }
};

QTEST_GUILESS_MAIN(ClientSessionsTest)
#include "tst_client_sessions.moc"
