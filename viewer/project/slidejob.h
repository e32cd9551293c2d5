#pragma once
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>

namespace tessera {

/// Work on the slides of a project that takes as long as their disk takes: on a thread of its own, with progress and
/// cancel. Lives on the GUI thread; destroying it cancels and waits for the file that is being read. finished() of the
/// kind of job comes once and last, also after cancel().
class SlideJob : public QObject {
    Q_OBJECT
public:
    ~SlideJob() override;

    void cancel() { m_thread.request_stop(); }

Q_SIGNALS:
    /// `total` is 0 as long as it is not known; `where` is the folder or file that is looked at.
    void progressed(qint64 done, qint64 total, const QString &where);

protected:
    explicit SlideJob(QObject *parent) : QObject(parent) {}

    /// Once, at the end of the constructor.
    void start(std::function<void(const std::stop_token &)> work);
    /// What a derived class has to call in its destructor, before its members go.
    void stop();
    /// Runs `done` on this object's thread, unless the object is destroyed first. From any thread.
    void post(std::function<void()> done);
    /// progressed(), at most every 50 ms. From the worker.
    void report(qint64 done, qint64 total, const QString &where);

private:
    std::chrono::steady_clock::time_point m_lastReport; ///< used by the worker alone
    std::jthread m_thread;
};

} // namespace tessera
