#pragma once
#include "app/finetuning/curves.h"

#include <QWidget>

class QCPItemStraightLine;
class QCustomPlot;

namespace tessera {

/// One chart: the wheel and + - zoom, a drag and Shift with the arrows move it, a double click or 0 shows all of it;
/// the mouse or the arrows choose the epoch whose values are told.
class CurvePlot : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget *parent = nullptr);

    /// Stays where the user has zoomed to, unless the chart is of another kind.
    void setChart(CurveChart chart);
    const CurveChart &chart() const { return m_chart; }

    void zoom(double factor);
    void showAll();
    /// Moves the marked epoch by so many.
    void step(int epochs);
    int epoch() const { return m_epoch; }
    /// Of the epochs that are shown: their first and last, as x.
    std::pair<double, double> shownEpochs() const;

    /// As a picture of its own, dark on white, the file's ending says how: .png or .pdf. False: it cannot be written.
    bool save(const QString &file);

Q_SIGNALS:
    /// Empty where no epoch is marked.
    void readoutChanged(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void draw();
    void drawBand(const CurveBand &band, double last);
    void dress(const QPalette &colours);
    void mark(int epoch);
    void scale();
    int lastEpoch() const;

    CurveChart m_chart;
    QCustomPlot *m_plot;
    QCPItemStraightLine *m_cursor = nullptr; ///< of the plot
    int m_epoch = 0;                         ///< 0 = none is marked
    bool m_isZoomed = false;
};

} // namespace tessera
