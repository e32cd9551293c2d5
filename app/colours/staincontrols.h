#pragma once
#include "viewer/colour/slidecolour.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace tessera {

/// Which stain is seen, and which colours the stains have.
class StainControls : public QWidget {
    Q_OBJECT
public:
    explicit StainControls(QWidget *parent = nullptr);

    void show(const SlideColour &colour);
    using QWidget::show;

Q_SIGNALS:
    // By the user.
    void viewChosen(tessera::StainView view);
    void standardChosen();
    void estimateWanted();

private:
    void showSwatch(QLabel &label, const StainSeparation &stains, StainView view);

    QComboBox *m_views;
    QComboBox *m_vectors;
    QLabel *m_haematoxylin;
    QLabel *m_eosin;
    QLabel *m_remark;
};

} // namespace tessera
