#pragma once
#include "viewer/colour/histogram.h"

#include <QWidget>

namespace tessera {

/// A histogram of red, green and blue, one over the other.
class HistogramView : public QWidget {
    Q_OBJECT
public:
    explicit HistogramView(QWidget *parent = nullptr);

    void show(const Histogram &histogram);
    using QWidget::show;
    const Histogram &histogram() const { return m_histogram; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Histogram m_histogram;
};

} // namespace tessera
