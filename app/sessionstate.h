#pragma once
#include "app/slideloader.h"
#include "app/workspace/workspace.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace tessera {

/// One slide of a session.
struct SavedView {
    QString path;                     ///< absolute
    std::optional<ViewPlace> place{}; ///< empty: the whole slide
    int pane = -1;                    ///< where it is seen; -1: behind the others
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// What is open in a window, as it comes back after a restart or a crash.
struct SessionState {
    /// How far the program that wrote it had got: one that died while it opened the slides may have died of one.
    enum class Phase { opening, open };

    Phase phase = Phase::open;
    ViewGrid grid;
    int currentPane = 0;
    std::vector<SavedView> views; ///< in the order of the tabs
    QByteArray windowState;       ///< of the panels
    friend bool operator==(const SessionState &, const SessionState &) = default;
};

/// JSON, version 1.
QByteArray toJson(const SessionState &state);
/// Empty where it is no session of a version that is known here. Views that make no sense are left out.
std::optional<SessionState> sessionFromJson(const QByteArray &json);

} // namespace tessera
