#pragma once
#include <QFrame>
#include <QString>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace tessera {

/// One sentence above the slide that waits until the user closes it or the next one comes; it never blocks. At most one
/// action can be offered with it.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { information, problem };
    struct Action {
        QString text;
        std::function<void()> run; ///< the bar closes before it runs
    };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Kind kind, const QString &sentence, Action action = {});
    void close();
    QString sentence() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_actionButton;
    QToolButton *m_closeButton;
    Kind m_kind = Kind::information;
    Action m_action;
};

} // namespace tessera
