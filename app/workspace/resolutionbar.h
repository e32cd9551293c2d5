#pragma once
#include "base/units.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tessera {

/// Asks for the resolution of the slide, above it and without blocking: by itself where it is unknown, else when the
/// user wants to change it.
class ResolutionBar : public QFrame {
    Q_OBJECT
public:
    explicit ResolutionBar(QWidget *parent = nullptr);

    /// `file` is what the slide itself says, `user` what the user gave before.
    void ask(std::optional<MicronsPerPixel> file, std::optional<double> user);

Q_SIGNALS:
    /// A plausible value was given, in um per pixel; empty = back to what the slide says. The bar has closed.
    void given(std::optional<double> mpp);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take();
    void showProblem(const QString &sentence);

    QLabel *m_question;
    QLineEdit *m_field;
    QLabel *m_problem;
    QPushButton *m_forget;
};

} // namespace tessera
