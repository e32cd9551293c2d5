#pragma once
#include "base/units.h"
#include "viewer/canvas/viewport.h"

#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;

namespace tessera {

class OverlayModel;

/// Where the cursor is, how large things are, what the heat map says there, and what the program is not for.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    /// `overlay` outlives the line.
    explicit StatusLine(const OverlayModel &overlay, QWidget *parent = nullptr);

    void showPosition(std::optional<Level0Point> point);
    void showViewport(const Viewport &viewport);
    /// What takes long, with a bar that moves; an empty text ends it.
    void showBusy(const QString &text);

private:
    void showValue();

    const OverlayModel &m_overlay;
    std::optional<Level0Point> m_point;
    QLabel *m_position;
    QLabel *m_magnification;
    QLabel *m_resolution;
    QLabel *m_value;
    QLabel *m_busyText;
    QProgressBar *m_busyBar;
};

} // namespace tessera
