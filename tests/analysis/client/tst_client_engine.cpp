#include "tests/analysis/client/fakeengine.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <unistd.h>

using namespace tessera;
using namespace std::chrono_literals;
using State = EngineProcess::State;

namespace {

Error errorOf(const QSignalSpy &spy) { return spy.at(0).at(0).value<Error>(); }

QByteArray codeOf(const Error &error) { return QByteArray::fromStdString(std::string(nameOf(error.code))); }

} // namespace

class ClientEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsNothingBeforeItIsAsked()
    {
        EngineProcess engine(fakeEngine());
        QTest::qWait(50);
        QVERIFY(engine.state() == State::notStarted);
        QCOMPARE(engine.processId(), 0);
    }

    void isReadyAfterTheHandshake()
    {
        EngineProcess engine(fakeEngine());
        QSignalSpy ready(&engine, &EngineProcess::ready);
        engine.start();
        QVERIFY(engine.state() == State::starting);
        QVERIFY(ready.wait());
        QVERIFY(engine.state() == State::ready);
        QCOMPARE(engine.engine()->devices.at(0).id, std::string("cpu"));
        QCOMPARE(ready.count(), 1);
    }

    void startsTheEngineSoThatTheViewerComesFirst()
    {
        EngineOptions options = fakeEngine();
        options.niceness = 3;
        EngineProcess engine(options);
        engine.start();
        QTRY_VERIFY(engine.state() == State::ready);
        QCOMPARE(std::stoi(engine.engine()->programVersion), ::nice(0) + 3);
        QCOMPARE(engine.engine()->torchVersion, std::string("passive"));
    }

    void leavesTheUsersOwnWaitPolicyAlone()
    {
        EngineOptions options = fakeEngine();
        options.environment.insert(QStringLiteral("OMP_WAIT_POLICY"), QStringLiteral("active"));
        EngineProcess engine(options);
        engine.start();
        QTRY_VERIFY(engine.state() == State::ready);
        QCOMPARE(engine.engine()->torchVersion, std::string("active"));
    }

    void saysWhichProgramIsMissing()
    {
        EngineOptions options = fakeEngine();
        options.program = QStringLiteral("/nowhere/tessera-engine");
        EngineProcess engine(options);
        QSignalSpy died(&engine, &EngineProcess::died);
        engine.start();
        QVERIFY(died.wait());
        QVERIFY(engine.state() == State::missing);
        QCOMPARE(codeOf(errorOf(died)), QByteArray("engineMissing"));
        QVERIFY(sentence(errorOf(died)).find("/nowhere/tessera-engine") != std::string::npos);
    }

    void endsAnEngineThatCannotBeUnderstood_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("garbage") << "garbage" << QByteArray("protocolViolation") << QByteArray("not JSON");
        QTest::newRow("other version") << "wrong-version" << QByteArray("engineVersion") << QByteArray("protocol 99");
        QTest::newRow("endless line") << "endless-line" << QByteArray("protocolViolation") << QByteArray("longer than");
        QTest::newRow("unasked") << "answers-unasked" << QByteArray("protocolViolation") << QByteArray("not asked");
        QTest::newRow("silence") << "silent" << QByteArray("engineDied") << QByteArray("in time");
        QTest::newRow("death") << "dies-at-once" << QByteArray("engineDied")
                               << QByteArray("exit code 7: cannot load libtorch");
    }

    void endsAnEngineThatCannotBeUnderstood()
    {
        QFETCH(QString, behaviour);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, words);
        EngineOptions options = fakeEngine(behaviour);
        if (behaviour == "silent")
            options.handshakeLimit = 300ms;
        EngineProcess engine(options);
        QSignalSpy died(&engine, &EngineProcess::died);
        int64_t process = 0;
        engine.start();
        QMetaObject::invokeMethod(
            &engine, [&] { process = engine.processId(); }, Qt::QueuedConnection);

        QVERIFY(died.wait(20'000));
        QCOMPARE(codeOf(errorOf(died)), code);
        QVERIFY2(sentence(errorOf(died)).find(words.toStdString()) != std::string::npos,
                 sentence(errorOf(died)).c_str());
        QVERIFY(engine.state() == State::died);
        QVERIFY(engine.problem().has_value());
        QVERIFY(process > 0);
        QTRY_VERIFY(isGone(process));
        QCOMPARE(died.count(), 1);
    }

    void endsAnEngineWhoseResultHasAnotherForm()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("malformed-models")));
        std::optional<Error> answer;
        engine.listModels({QStringLiteral("/m")}, this, [&](const auto &reply) { answer = reply.error(); });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(codeOf(*answer), QByteArray("protocolViolation"));
        QVERIFY(engine.state() == State::died);
    }

    void tellsOfAKillAndStartsAgain()
    {
        EngineProcess engine(fakeEngine());
        QSignalSpy died(&engine, &EngineProcess::died);
        engine.start();
        QTRY_VERIFY(engine.state() == State::ready);
        const int64_t first = engine.processId();
        ::kill(static_cast<pid_t>(first), SIGKILL);

        QVERIFY(died.wait());
        QCOMPARE(codeOf(errorOf(died)), QByteArray("engineDied"));
        QVERIFY(sentence(errorOf(died)).find("signal 9") != std::string::npos);
        QVERIFY(!engine.engine());

        engine.restart();
        QTRY_VERIFY(engine.state() == State::ready);
        QVERIFY(engine.processId() != first);
        QVERIFY(!engine.problem());
        QCOMPARE(died.count(), 1);
    }

    void answersWhatIsAskedOfADeadEngine()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("dies-at-once")));
        engine.start();
        QTRY_VERIFY(engine.state() == State::died);
        std::optional<Error> answer;
        engine.listModels({}, this, [&](const auto &reply) { answer = reply.error(); });
        QVERIFY2(!answer, "never before the call returns");
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(codeOf(*answer), QByteArray("engineDied"));
    }

    void failsWhatWaitsWhenRestarted()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("silent")));
        std::vector<Error> answers;
        engine.listModels({}, this, [&](const auto &reply) { answers.push_back(reply.error()); });
        QTest::qWait(50);
        const int64_t first = engine.processId();
        engine.restart();
        QCOMPARE(answers.size(), 1u);
        QCOMPARE(codeOf(answers[0]), QByteArray("engineDied"));
        QVERIFY(engine.state() == State::starting);
        QTRY_VERIFY(isGone(first));
    }

    void canBeRestartedByWhoeverHearsOfTheDeath()
    {
        EngineProcess engine(fakeEngine(QStringLiteral("dies-at-once")));
        int deaths = 0;
        connect(&engine, &EngineProcess::stateChanged, this, [&](State state) {
            if (state == State::died && ++deaths < 3)
                engine.restart();
        });
        engine.start();
        QTRY_COMPARE(deaths, 3);
        QTRY_VERIFY(engine.state() == State::died);
    }

    void forgetsAnswersForThoseWhoAreGone()
    {
        EngineProcess engine(fakeEngine());
        bool answered = false;
        {
            QObject asker;
            engine.listModels({}, &asker, [&](const auto &) { answered = true; });
        }
        QTRY_VERIFY(engine.state() == State::ready);
        engine.listModels({}, this, [](const auto &) {});
        QTest::qWait(50);
        QVERIFY(!answered);
        QVERIFY(engine.state() == State::ready);
    }

    void leavesNoProcessBehind_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::newRow("polite") << "normal";
        QTest::newRow("never answers") << "silent";
        QTest::newRow("heeds neither request nor signal") << "stubborn";
    }

    void leavesNoProcessBehind()
    {
        QFETCH(QString, behaviour);
        QElapsedTimer timer;
        int64_t process = 0;
        {
            EngineProcess engine(fakeEngine(behaviour));
            engine.start();
            if (behaviour == "silent")
                QTest::qWait(100);
            else
                QTRY_VERIFY(engine.state() == State::ready);
            process = engine.processId();
            QVERIFY(process > 0);
            timer.start();
        }
        QVERIFY(isGone(process));
        QVERIFY2(timer.elapsed() < 600, qPrintable(QString::number(timer.elapsed())));
    }

    void canBeDestroyedBeforeTheEngineRuns()
    {
        EngineProcess engine(fakeEngine());
        engine.start();
    }
};

QTEST_GUILESS_MAIN(ClientEngineTest)
#include "tst_client_engine.moc"
