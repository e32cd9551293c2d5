#pragma once
#include "app/text/placetext.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace tessera {

/// Asks where to look, above the slide and without blocking: a place, a zoom, or both.
class GoToBar : public QFrame {
    Q_OBJECT
public:
    explicit GoToBar(QWidget *parent = nullptr);

    /// Shows the bar with `text` to type over.
    void ask(const PlaceContext &context, const QString &text);

Q_SIGNALS:
    /// The text was understood; the bar has closed.
    void wanted(const tessera::WantedPlace &place);
    /// The user turned it down.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void giveUp();
    void showProblem(const QString &sentence);

    PlaceContext m_context;
    QLineEdit *m_field;
    QLabel *m_problem;
};

} // namespace tessera
