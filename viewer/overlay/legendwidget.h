#pragma once
#include "viewer/overlay/overlaymodel.h"

#include <QWidget>

namespace tessera {

/// What the colours of an OverlayModel mean: name of the map, colour bar from 0 to 1, and for the hard-instance map
/// the look of hidden tiles.
class LegendWidget : public QWidget {
    Q_OBJECT
public:
    /// The model outlives the widget.
    explicit LegendWidget(const OverlayModel &model, QWidget *parent = nullptr);

    /// Everything that is written, line by line: also what assistive technology reads.
    QStringList lines() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showModel();
    bool showsHidden() const;

    const OverlayModel &m_model;
};

} // namespace tessera
