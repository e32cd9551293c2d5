#pragma once
#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace tessera {

/// A slider and a number field of one value.
class NumberSlider : public QWidget {
    Q_OBJECT
public:
    /// How far the slider goes for a change of the value: the same everywhere, or for each doubling.
    enum class Scale { linear, doubling };
    struct Range {
        double low = 0;
        double high = 1;
        double step = 0.01; ///< of the field's arrows and of the keys
        int decimals = 2;
        Scale scale = Scale::linear;
    };

    /// `name` is the object name of the field; the slider's has "Slider" behind it.
    NumberSlider(const QString &name, const QString &accessibleName, const Range &range, QWidget *parent = nullptr);

    /// Changes nothing but what is shown.
    void setValue(double value);
    double value() const;

Q_SIGNALS:
    /// By the user.
    void changed(double value);

private:
    double valueOf(int position) const;
    int positionOf(double value) const;
    void show(double value);

    Range m_range;
    QSlider *m_slider;
    QDoubleSpinBox *m_field;
};

} // namespace tessera
