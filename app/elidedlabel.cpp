#include "app/elidedlabel.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace tessera {
namespace {

constexpr int shortestLetters = 8;

} // namespace

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    const QMargins margins = contentsMargins();
    const int shortest = fontMetrics().averageCharWidth() * shortestLetters + margins.left() + margins.right();
    return {std::min(whole.width(), shortest), whole.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(), shown,
                          foregroundRole());
}

} // namespace tessera
