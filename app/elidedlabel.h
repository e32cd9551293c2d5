#pragma once
#include <QLabel>

namespace tessera {

/// One line of plain text that gives way where there is no room for it: it ends in an ellipsis, and the tool tip says
/// it all. A plain label would make the whole window wider instead.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tessera
