#pragma once
#include "viewer/colour/adjustments.h"

#include <QWidget>

#include <array>

namespace tessera {

class NumberSlider;

/// Brightness, contrast, gamma, and the range of each channel.
class LevelControls : public QWidget {
    Q_OBJECT
public:
    explicit LevelControls(QWidget *parent = nullptr);

    void show(const Adjustments &adjustments);
    using QWidget::show;

Q_SIGNALS:
    /// By the user.
    void changed(const tessera::Adjustments &adjustments);

private:
    Adjustments chosen() const;

    NumberSlider *m_brightness;
    NumberSlider *m_contrast;
    NumberSlider *m_gamma;
    std::array<NumberSlider *, 3> m_black{};
    std::array<NumberSlider *, 3> m_full{};
};

} // namespace tessera
