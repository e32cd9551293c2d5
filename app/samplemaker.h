#pragma once
#include "base/error.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <thread>

namespace tessera {

/// Draws the sample slide the first time that somebody asks for it, on threads of its own. Destroying it cancels.
class SampleMaker : public QObject {
    Q_OBJECT
public:
    /// `file` need not exist, nor its folder.
    explicit SampleMaker(const QString &file, QObject *parent = nullptr);
    ~SampleMaker() override;

    /// ready() follows at once when it was drawn before; nothing when it is being drawn.
    void make();
    void cancel();
    bool isMaking() const { return m_thread.joinable(); }

Q_SIGNALS:
    /// Share of the work done, [0, 1], and what it is likely to take still.
    void progressed(double share, std::chrono::seconds left);
    void ready(const QString &file);
    /// Cancelled, or why it cannot be written.
    void failed(const tessera::Error &error);

private:
    void draw(const std::stop_token &token);

    const QString m_file;
    std::jthread m_thread;
};

} // namespace tessera
