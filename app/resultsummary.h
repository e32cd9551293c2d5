#pragma once
#include <QWidget>

class QGridLayout;
class QLabel;

namespace tessera {

class AnalysisSession;
struct SlideResult;

/// What the model says of the slide, from how many tiles, and what stands in the way of a result.
class ResultSummary : public QWidget {
    Q_OBJECT
public:
    /// The session outlives the widget.
    explicit ResultSummary(const AnalysisSession &session, QWidget *parent = nullptr);

private:
    void showSession();
    void showClasses(const SlideResult &result);

    const AnalysisSession &m_session;
    QLabel *m_prediction;
    QWidget *m_classes;
    QLabel *m_details;
    QLabel *m_problems;
};

} // namespace tessera
