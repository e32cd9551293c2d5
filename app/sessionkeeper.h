#pragma once
#include "app/sessionstate.h"
#include "base/backgroundfile.h"
#include "base/folderlock.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace tessera {

class MainWindow;
class SlideView;

/// Remembers what is open in a window, a moment after each change, so that it comes back after a restart, a crash or a
/// kill. Of two programs at a time the first one keeps the session.
class SessionKeeper : public QObject {
    Q_OBJECT
public:
    /// `folder` is made when it is missing; empty: nothing is remembered. The window outlives the keeper.
    SessionKeeper(MainWindow &window, const QString &folder);
    ~SessionKeeper() override;

    /// Opens what was open last. After a program that died while it did so, nothing is opened by itself: the user is
    /// asked.
    void restore();
    /// What was open before the program started, where it was not restored.
    void reopenBefore();
    bool canReopenBefore() const { return m_before.has_value(); }

    /// As it is now.
    SessionState state() const;
    void apply(const SessionState &state);

Q_SIGNALS:
    void reopenableChanged();
    /// The last session ended while its slides were being opened: reopenBefore() tries again.
    void doubted();

private:
    void watch(SlideView *view);
    void write();

    MainWindow &m_window;
    std::optional<FolderLock> m_lock;
    std::unique_ptr<BackgroundFile> m_file; ///< null: nothing is remembered
    std::optional<SessionState> m_before;
    SessionState::Phase m_phase = SessionState::Phase::open;
    QTimer m_pause; ///< a pan is many changes
};

} // namespace tessera
