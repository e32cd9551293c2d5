#include "base/childprocess.h"

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

struct Heard {
    std::mutex mutex;
    std::vector<std::string> output;
    std::vector<std::string> errors;

    ChildProcess::OnLine listener()
    {
        return [this](ChildStream stream, std::string line) {
            const std::lock_guard lock(mutex);
            (stream == ChildStream::output ? output : errors).push_back(std::move(line));
        };
    }
    bool hasOutput()
    {
        const std::lock_guard lock(mutex);
        return !output.empty();
    }
};

ChildCommand shell(const std::string &script) { return {"/bin/sh", {"-c", script}}; }

bool isGone(int64_t process) { return ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH; }

/// Runs to the end and returns how it ended.
ChildEnd runToEnd(ChildCommand command, Heard &heard)
{
    return ChildProcess::start(std::move(command), heard.listener()).value()->wait({}).value();
}

} // namespace

class ChildProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsOutTheLinesOfBothStreamsInOrder()
    {
        Heard heard;
        QCOMPARE(runToEnd(shell("for i in 1 2 3; do echo o$i; echo e$i >&2; done; printf rest"), heard).exitCode, 0);
        QCOMPARE(heard.output, (std::vector<std::string>{"o1", "o2", "o3", "rest"}));
        QCOMPARE(heard.errors, (std::vector<std::string>{"e1", "e2", "e3"}));
    }

    void givesArgumentsAsTheyAreWithoutAShell()
    {
        Heard heard;
        const std::vector<std::string> words{"-c", "printf '%s\\n' \"$@\"", "sh", "a b", "$HOME", "\"", ""};
        runToEnd({"/bin/sh", words}, heard);
        QCOMPARE(heard.output, (std::vector<std::string>{"a b", "$HOME", "\"", ""}));
    }

    void losesNoLineOfManyThoughTheListenerIsSlow()
    {
        Heard heard;
        int count = 0;
        const auto child = ChildProcess::start(shell("seq 1 100000"), [&](ChildStream, std::string line) {
            if (std::stoi(line) != ++count)
                count = -1'000'000;
            if (count % 10'000 == 0)
                std::this_thread::sleep_for(5ms);
        });
        QCOMPARE(child.value()->wait({})->exitCode, 0);
        QCOMPARE(count, 100'000);
    }

    void cutsALineThatIsTooLong()
    {
        Heard heard;
        runToEnd(shell("head -c 3000000 /dev/zero | tr '\\0' a; echo; echo after"), heard);
        QCOMPARE(heard.output.size(), 2u);
        QCOMPARE(heard.output[0].size(), ChildProcess::largestLine + 1);
        QCOMPARE(heard.output[1], std::string("after"));
    }

    void tellsHowTheChildEnded_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<int>("signal");
        QTest::newRow("well") << "exit 0" << 0 << 0;
        QTest::newRow("with a code") << "exit 75" << 75 << 0;
        QTest::newRow("by a signal") << "kill -9 $$" << 128 + SIGKILL << SIGKILL;
        QTest::newRow("without its pipes") << "exec >&- 2>&-; sleep 0.2; exit 4" << 4 << 0;
        QTest::newRow("before a child of its own") << "sleep 5 & exit 3" << 3 << 0;
        QTest::newRow("before one that talks on") << "timeout 5 yes & exit 3" << 3 << 0;
    }

    void tellsHowTheChildEnded()
    {
        QFETCH(QString, script);
        Heard heard;
        QElapsedTimer timer;
        timer.start();
        const ChildEnd end = runToEnd(shell(script.toStdString()), heard);
        QTEST(end.exitCode, "exitCode");
        QTEST(end.signal, "signal");
        QVERIFY(timer.elapsed() < 3000);
    }

    void saysWhatCannotBeStarted_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing there") << "/nowhere/program" << static_cast<int>(ErrorCode::fileMissing);
        QTest::newRow("a folder") << "/tmp" << static_cast<int>(ErrorCode::fileUnreadable);
        QTest::newRow("not a program") << "/etc/passwd" << static_cast<int>(ErrorCode::fileUnreadable);
    }

    void saysWhatCannotBeStarted()
    {
        QFETCH(QString, program);
        Heard heard;
        const auto child = ChildProcess::start({program.toStdString(), {}}, heard.listener());
        QVERIFY(!child);
        QTEST(static_cast<int>(child.error().code), "code");
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // (no zombie is left)
    }

    void interruptsOnceSoThatTheChildCanSaveItsState()
    {
        Heard heard;
        const auto child = ChildProcess::start(
            shell("trap 'echo saved; exit 130' INT; echo ready; while :; do sleep 0.01; done"), heard.listener());
        QTRY_VERIFY(heard.hasOutput());
        child.value()->interrupt();
        child.value()->interrupt();
        QCOMPARE(child.value()->wait({})->exitCode, 130);
        QCOMPARE(heard.output, (std::vector<std::string>{"ready", "saved"}));
        child.value()->interrupt(); // nothing after the end
        child.value()->kill();
    }

    void doesNotInheritIgnoredSignals()
    {
        std::signal(SIGINT, SIG_IGN);
        Heard heard;
        const auto child = ChildProcess::start({"/bin/sleep", {"30"}}, heard.listener());
        std::signal(SIGINT, SIG_DFL);
        child.value()->interrupt();
        QCOMPARE(child.value()->wait({})->signal, SIGINT);
    }

    void stopsWaitingWhenItIsTold()
    {
        Heard heard;
        const auto child = ChildProcess::start({"/bin/sleep", {"30"}}, heard.listener());
        std::stop_source stop;
        std::jthread later([&] {
            std::this_thread::sleep_for(50ms);
            stop.request_stop();
        });
        const Result<ChildEnd> end = child.value()->wait(stop.get_token());
        QVERIFY(!end && end.error().code == ErrorCode::cancelled);
        QVERIFY(!child.value()->waitFor(10ms));
        QVERIFY(!isGone(child.value()->processId()));
    }

    void endsTheChildWithTheHandle_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("limit");
        QTest::newRow("that heeds") << "echo ready; exec sleep 30" << 500;
        QTest::newRow("that does not") << "trap '' INT TERM; echo ready; while :; do sleep 0.01; done" << 1500;
    }

    void endsTheChildWithTheHandle()
    {
        QFETCH(QString, script);
        QFETCH(int, limit);
        Heard heard;
        auto child = ChildProcess::start(shell(script.toStdString()), heard.listener());
        QTRY_VERIFY(heard.hasOutput());
        const int64_t process = child.value()->processId();
        QElapsedTimer timer;
        timer.start();
        child.value().reset();
        QVERIFY2(timer.elapsed() < limit, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(isGone(process));
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // (no zombie is left)
    }

    void livesOnWhenTheThreadThatStartedItEnds()
    {
        Heard heard;
        std::unique_ptr<ChildProcess> child;
        std::jthread([&] {
            child = ChildProcess::start(shell("sleep 0.3; echo lived"), heard.listener()).value();
        }).join();
        QCOMPARE(child->wait({})->exitCode, 0);
        QCOMPARE(heard.output, std::vector<std::string>{"lived"});
    }

    void diesWithTheParentHoweverThatEnds()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("a forked process cannot start threads under the thread sanitizer");
#endif
        int toTest[2];
        QCOMPARE(::pipe(toTest), 0);
        const pid_t parent = ::fork();
        if (parent == 0) {
            const auto child = ChildProcess::start({"/bin/sleep", {"30"}}, [](ChildStream, std::string) {});
            const int64_t process = child.value()->processId();
            [[maybe_unused]] const ssize_t ignored = ::write(toTest[1], &process, sizeof process);
            ::raise(SIGKILL);
        }
        int64_t process = 0;
        QCOMPARE(::read(toTest[0], &process, sizeof process), static_cast<ssize_t>(sizeof process));
        ::waitpid(parent, nullptr, 0);
        // (its number stays until init has taken notice: it has ended when nothing is left of its memory)
        const auto isDead = [&] {
            std::ifstream file("/proc/" + std::to_string(process) + "/stat");
            std::string text((std::istreambuf_iterator<char>(file)), {});
            return text.empty() || text.find(") Z") != std::string::npos;
        };
        QTRY_VERIFY(isDead());
        ::close(toTest[0]);
        ::close(toTest[1]);
    }

    void runsManySideBySide()
    {
        Heard heard;
        std::vector<std::unique_ptr<ChildProcess>> children;
        for (int i = 0; i < 20; ++i)
            children.push_back(ChildProcess::start(shell("echo x; exit 7"), heard.listener()).value());
        for (const auto &child : children)
            QCOMPARE(child->wait({})->exitCode, 7);
        QCOMPARE(heard.output.size(), 20u);
    }
};

QTEST_APPLESS_MAIN(ChildProcessTest)
#include "tst_childprocess.moc"
