#pragma once
#include "base/units.h"
#include "viewer/canvas/viewport.h"

#include <QPointer>
#include <QStatusBar>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace tessera {

class SlideView;

/// Where the cursor is, how large things are, what the heat map says there, and what the program is not for.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// Speaks of this view from now on, until another one is given or the view is gone.
    void follow(SlideView &view);

    /// What takes long: its bar shows the share that is done, [0, 1], or only moves where nobody knows it; with a
    /// button where it can be cancelled. An empty text ends it.
    void showBusy(const QString &text, std::optional<double> share = {}, std::function<void()> cancel = {});
    /// A short sentence beside the rest, gone after some seconds.
    void tell(const QString &sentence);

Q_SIGNALS:
    /// The user clicked the field, or pressed Enter on it.
    void placeAsked();
    void zoomAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeClickable(QLabel &field, const QString &toolTip);
    void showPosition(std::optional<Level0Point> point);
    void showViewport(const Viewport &viewport);
    void showValue();

    QPointer<SlideView> m_view;
    std::optional<Level0Point> m_point;
    QLabel *m_position;
    QLabel *m_magnification;
    QLabel *m_orientation;
    QLabel *m_resolution;
    QLabel *m_value;
    QLabel *m_told;
    QTimer *m_toldLongEnough;
    QLabel *m_busyText;
    QProgressBar *m_busyBar;
    QToolButton *m_busyCancel;
    std::function<void()> m_cancel;
};

} // namespace tessera
