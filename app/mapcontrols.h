#pragma once
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace tessera {

class OverlayModel;

/// Which map, of which class, how opaque, in which colours. Shows an OverlayModel and calls its verbs; keeps no state
/// of its own.
class MapControls : public QWidget {
    Q_OBJECT
public:
    /// The model outlives the widget.
    explicit MapControls(OverlayModel &model, QWidget *parent = nullptr);

private:
    void showModel();
    void showClasses();

    OverlayModel &m_model;
    QCheckBox *m_shown;
    QComboBox *m_maps;
    QComboBox *m_classes;
    QSlider *m_opacity;
    QLabel *m_opacityValue;
    QComboBox *m_colours;
    QLabel *m_meaning;
};

} // namespace tessera
