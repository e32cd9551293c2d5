#pragma once
#include "viewer/colour/coloursettings.h"

#include <QScrollArea>
#include <QTimer>

#include <functional>

class QCheckBox;
class QLabel;

namespace tessera {

class HistogramView;
class LevelControls;
class SlideColour;
class SlideView;
class StainControls;
class Workspace;

/// The colours of the current slide: histogram, profile, levels, stains. Shows its SlideColour and calls that one's
/// verbs; keeps no state of its own.
class ColourPanel : public QScrollArea {
    Q_OBJECT
public:
    /// The workspace outlives the panel.
    explicit ColourPanel(Workspace &workspace, QWidget *parent = nullptr);

    /// Everything as it is without the user's settings.
    void reset();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectControls();
    void follow(SlideView *view);
    SlideColour *colour() const;
    void change(const std::function<void(ColourSettings &)> &set);
    void showColour();
    void countPixels();

    Workspace &m_workspace;
    QList<QMetaObject::Connection> m_view;
    QTimer m_count; ///< until the view has been still for a moment
    HistogramView *m_histogram;
    QCheckBox *m_profile;
    QLabel *m_profileState;
    LevelControls *m_levels;
    StainControls *m_stains;
};

} // namespace tessera
