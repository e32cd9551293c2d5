#include "app/colours/levelcontrols.h"

#include "app/colours/numberslider.h"

#include <QFormLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr NumberSlider::Range levels{0, 255, 1, 0, NumberSlider::Scale::linear};

} // namespace

LevelControls::LevelControls(QWidget *parent)
    : QWidget(parent),
      m_brightness(new NumberSlider(u"brightness"_s, tr("Brightness"), {-1, 1, 0.01, 2, NumberSlider::Scale::linear})),
      m_contrast(new NumberSlider(u"contrast"_s, tr("Contrast"), {0, 5, 0.05, 2, NumberSlider::Scale::linear})),
      m_gamma(new NumberSlider(u"gamma"_s, tr("Gamma"), {0.2, 5, 0.05, 2, NumberSlider::Scale::doubling}))
{
    const std::array names{u"red"_s, u"green"_s, u"blue"_s};
    const std::array blackTexts{tr("Red, black at"), tr("Green, black at"), tr("Blue, black at")};
    const std::array fullTexts{tr("Red, full at"), tr("Green, full at"), tr("Blue, full at")};

    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto addRow = [&](const QString &text, NumberSlider *slider) {
        auto *label = new QLabel(text, this);
        label->setBuddy(slider);
        form->addRow(label, slider);
        connect(slider, &NumberSlider::changed, this, [this] { Q_EMIT changed(chosen()); });
    };
    addRow(tr("&Brightness:"), m_brightness);
    addRow(tr("&Contrast:"), m_contrast);
    addRow(tr("&Gamma:"), m_gamma);
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_black[i] = new NumberSlider(names[i] + u"Black"_s, blackTexts[i], levels);
        m_full[i] = new NumberSlider(names[i] + u"Full"_s, fullTexts[i], levels);
        addRow(tr("%1:").arg(blackTexts[i]), m_black[i]);
        addRow(tr("%1:").arg(fullTexts[i]), m_full[i]);
    }
    show(Adjustments());
}

void LevelControls::show(const Adjustments &adjustments)
{
    m_brightness->setValue(adjustments.brightness);
    m_contrast->setValue(adjustments.contrast);
    m_gamma->setValue(adjustments.gamma);
    for (std::size_t i = 0; i < m_black.size(); ++i) {
        m_black[i]->setValue(adjustments.channels[i].black);
        m_full[i]->setValue(adjustments.channels[i].full);
    }
}

Adjustments LevelControls::chosen() const
{
    Adjustments adjustments{m_brightness->value(), m_contrast->value(), m_gamma->value(), {}};
    for (std::size_t i = 0; i < m_black.size(); ++i)
        adjustments.channels[i] = {m_black[i]->value(), m_full[i]->value()};
    return adjustments.limited();
}

} // namespace tessera
