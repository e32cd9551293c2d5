#pragma once
#include "app/finetuning/curves.h"
#include "base/error.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace tessera {

class CurvePlot;

/// The curves of the runs that it is given: which chart is chosen here, the values under the cursor stand below it, and
/// all of it can be written to a file.
class CurvesView : public QWidget {
    Q_OBJECT
public:
    explicit CurvesView(QWidget *parent = nullptr);

    /// They are read during the call alone.
    void show(const std::vector<const RunHistory *> &runs);
    /// The ending says as what: .png, .pdf, .csv.
    void exportTo(const QString &file);

Q_SIGNALS:
    void failed(const tessera::Error &error);

private:
    void chooseFile();
    void showChart();

    std::vector<RunHistory> m_runs; ///< as they were shown last
    QComboBox *m_kinds;
    QToolButton *m_zoomIn;
    QToolButton *m_zoomOut;
    QToolButton *m_all;
    QToolButton *m_export;
    CurvePlot *m_plot;
    QLabel *m_readout;
};

} // namespace tessera
