#pragma once
#include <QLabel>

namespace tessera {

class SlideView;
class Workspace;

/// "ICC on" in the status bar: what becomes of the current slide's colour profile. Nothing without a slide.
class IccBadge : public QLabel {
    Q_OBJECT
public:
    explicit IccBadge(Workspace &workspace, QWidget *parent = nullptr);

private:
    void follow(SlideView *view);
    void showState();

    Workspace &m_workspace;
    QMetaObject::Connection m_colours;
    QMetaObject::Connection m_slide;
};

} // namespace tessera
