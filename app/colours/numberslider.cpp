#include "app/colours/numberslider.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int positions = 1000;
constexpr int page = 50;

} // namespace

NumberSlider::NumberSlider(const QString &name, const QString &accessibleName, const Range &range, QWidget *parent)
    : QWidget(parent), m_range(range), m_slider(new QSlider(Qt::Horizontal, this)), m_field(new QDoubleSpinBox(this))
{
    m_field->setObjectName(name);
    m_field->setAccessibleName(accessibleName);
    m_field->setRange(range.low, range.high);
    m_field->setSingleStep(range.step);
    m_field->setDecimals(range.decimals);
    m_field->setKeyboardTracking(false);
    m_slider->setObjectName(name + u"Slider"_s);
    m_slider->setAccessibleName(accessibleName);
    m_slider->setRange(0, positions);
    m_slider->setSingleStep(std::max(1, positionOf(range.low + range.step) - positionOf(range.low)));
    m_slider->setPageStep(page);
    setFocusProxy(m_slider);
    show(m_field->value());

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_field);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        show(valueOf(position));
        Q_EMIT changed(m_field->value());
    });
    connect(m_field, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        show(value);
        Q_EMIT changed(value);
    });
}

void NumberSlider::setValue(double value)
{
    // A field that is being typed in, and a slider that is being dragged, know better.
    if (std::abs(m_field->value() - value) > m_range.step / 1000)
        show(value);
}

double NumberSlider::value() const { return m_field->value(); }

void NumberSlider::show(double value)
{
    const QSignalBlocker field(m_field);
    const QSignalBlocker slider(m_slider);
    m_field->setValue(value);
    if (valueOf(m_slider->value()) != value)
        m_slider->setValue(positionOf(value));
}

double NumberSlider::valueOf(int position) const
{
    const double part = static_cast<double>(position) / positions;
    return m_range.scale == Scale::linear ? std::lerp(m_range.low, m_range.high, part)
                                          : m_range.low * std::pow(m_range.high / m_range.low, part);
}

int NumberSlider::positionOf(double value) const
{
    const double part = m_range.scale == Scale::linear
                            ? (value - m_range.low) / (m_range.high - m_range.low)
                            : std::log(value / m_range.low) / std::log(m_range.high / m_range.low);
    return static_cast<int>(std::lround(part * positions));
}

} // namespace tessera
