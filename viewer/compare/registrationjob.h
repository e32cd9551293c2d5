#pragma once
#include "viewer/registration/slideregistration.h"

#include <QObject>

#include <memory>
#include <thread>

namespace tessera {

/// An automatic registration on a thread of its own. Destroying it cancels and waits, which takes a second at most.
class RegistrationJob : public QObject {
    Q_OBJECT
public:
    RegistrationJob(std::shared_ptr<const SlideSource> from, std::shared_ptr<const SlideSource> to,
                    const RegistrationOptions &options, QObject *parent = nullptr);
    ~RegistrationJob() override;

    /// failed() follows, with ErrorCode::cancelled.
    void cancel() { m_thread.request_stop(); }
    const std::shared_ptr<const SlideSource> &from() const { return m_from; }
    const std::shared_ptr<const SlideSource> &to() const { return m_to; }

Q_SIGNALS:
    /// The share of the work done, [0, 1].
    void progressed(tessera::RegistrationStage stage, double done);
    /// One of these, once.
    void registered(const tessera::Registration &registration);
    void failed(const tessera::Error &error);

private:
    std::shared_ptr<const SlideSource> m_from;
    std::shared_ptr<const SlideSource> m_to;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
