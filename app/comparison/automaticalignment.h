#pragma once
#include "base/result.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace tessera {

class RegistrationJob;
class SlidePair;

/// Aligns a pair of slides by their tissue, in the background. One at a time; it ends where one of its slides is
/// closed.
class AutomaticAlignment : public QObject {
    Q_OBJECT
public:
    /// The pair outlives it.
    explicit AutomaticAlignment(SlidePair &pair, QObject *parent = nullptr);
    /// Cancels and waits, which takes a second at most.
    ~AutomaticAlignment() override;

    void start();
    /// Asks the work to end, which is seen a moment later.
    void cancel();
    bool isRunning() const { return m_job != nullptr; }
    bool isCancelling() const { return m_cancelling; }
    double progress() const { return m_progress; } ///< [0, 1]
    /// Empty while it cannot be told.
    std::optional<std::chrono::seconds> timeLeft() const;

Q_SIGNALS:
    void changed();
    void progressed();
    void failed(const tessera::Error &error);

private:
    void follow();
    void end();

    SlidePair &m_pair;
    std::unique_ptr<RegistrationJob> m_job;
    std::chrono::steady_clock::time_point m_started;
    double m_progress = 0;
    bool m_cancelling = false;
};

} // namespace tessera
