#pragma once
#include <QObject>

class QWidget;

namespace tessera {

class Workspace;

/// While the key left of the 1, or H, is held in the window, every view shows its plain slide.
class PeekKey : public QObject {
    Q_OBJECT
public:
    /// Belongs to `window`, whose keys it hears; `workspace` lies in it.
    PeekKey(QWidget &window, Workspace &workspace);

protected:
    /// Of the window.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setPeeking(bool peeking);

    Workspace &m_workspace;
};

} // namespace tessera
