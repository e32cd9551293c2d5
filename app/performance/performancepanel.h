#pragma once
#include "app/performance/frametimes.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QFormLayout;
class QLabel;

namespace tessera {

class SlideCanvas;
class TileEngine;

/// What tiles, frames and memory are doing, twice a second while it is seen: for people who ask why the viewer is slow.
class PerformancePanel : public QWidget {
    Q_OBJECT
public:
    explicit PerformancePanel(std::shared_ptr<TileEngine> tiles, QWidget *parent = nullptr);

    /// Its frames are counted from now on, those of the canvas before no longer.
    void follow(SlideCanvas &canvas);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLabel *addRow(const char *name, const QString &title, const QString &meaning);
    void update();
    void showTiles();
    void showFrames();
    void showMemory();

    const std::shared_ptr<TileEngine> m_tiles;
    QPointer<SlideCanvas> m_canvas;
    FrameTimes m_frames;
    QTimer m_timer;
    QFormLayout *m_rows;
    QLabel *m_decoded;
    QLabel *m_hits;
    QLabel *m_waiting;
    QLabel *m_frame;
    QLabel *m_cache;
    QLabel *m_process;
};

} // namespace tessera
