#include "analysis/client/modellist.h"
#include "tests/analysis/client/fakeengine.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tessera;

class ClientModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsTheModelsOfItsFoldersInOrder()
    {
        EngineProcess engine(fakeEngine());
        ModelList list(engine, {QStringLiteral("/first"), QStringLiteral("/zweite Präparate")});
        QSignalSpy changed(&list, &ModelList::changed);
        list.refresh();
        QVERIFY(changed.wait());
        QCOMPARE(list.models().size(), 4u);
        QCOMPARE(list.models()[0].folder, std::string("/first/good"));
        QCOMPARE(list.models()[3].folder, std::string("/zweite Präparate/bad"));
        QVERIFY(!list.problem());
    }

    void offersOnlyUsableModelsForUse()
    {
        EngineProcess engine(fakeEngine());
        ModelList list(engine, {QStringLiteral("/m")});
        list.refresh();
        QTRY_COMPARE(list.models().size(), 2u);
        QVERIFY(list.find("good"));
        QVERIFY(!list.find("bad"));
        QVERIFY(!list.find("other"));
        QCOMPARE(list.installedModels(), (std::map<std::string, std::string>{{"good", "abc"}}));
    }

    void asksOnceWhileTheAnswerIsOnItsWay()
    {
        EngineProcess engine(fakeEngine());
        ModelList list(engine, {QStringLiteral("/m")});
        QSignalSpy changed(&list, &ModelList::changed);
        list.refresh();
        list.refresh();
        QVERIFY(changed.wait());
        QTest::qWait(50);
        QCOMPARE(changed.count(), 1);
    }

    void keepsItsModelsAndSaysWhyWhenTheEngineDies()
    {
        EngineProcess engine(fakeEngine());
        ModelList list(engine, {QStringLiteral("/m")});
        list.refresh();
        QTRY_COMPARE(list.models().size(), 2u);
        ::kill(static_cast<pid_t>(engine.processId()), SIGKILL);
        QTRY_VERIFY(engine.state() == EngineProcess::State::died);
        list.refresh();
        QTRY_VERIFY(list.problem().has_value());
        QVERIFY(list.problem()->code == ErrorCode::engineDied);
        QCOMPARE(list.models().size(), 2u);
    }

    void asksANewEngineByItself()
    {
        EngineProcess engine(fakeEngine());
        ModelList list(engine, {QStringLiteral("/m")});
        QSignalSpy changed(&list, &ModelList::changed);
        list.refresh();
        QVERIFY(changed.wait());
        engine.restart();
        QVERIFY(changed.wait());
        QVERIFY(!list.problem());
        QCOMPARE(changed.count(), 2);
    }
};

QTEST_GUILESS_MAIN(ClientModelsTest)
#include "tst_client_models.moc"
