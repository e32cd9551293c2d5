#pragma once
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tessera {

class FeatureExtraction;

/// How far an extraction is, and its Cancel; hidden while none runs.
class ExtractionProgress : public QWidget {
    Q_OBJECT
public:
    /// `extraction` outlives the widget. `id` goes before the names of its parts.
    ExtractionProgress(FeatureExtraction &extraction, const QString &id, QWidget *parent = nullptr);

private:
    void showState();

    FeatureExtraction &m_extraction;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace tessera
