#include "app/finetuning/settingsform.h"

#include "app/finetuning/settingfield.h"

#include <QFormLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QString nameOfMain(const QString &key)
{
    if (key == u"epochs"_s)
        return SettingsForm::tr("Epo&chs:");
    if (key == u"learning_rate"_s)
        return SettingsForm::tr("&Learning rate:");
    if (key == u"mask_ratio_h"_s)
        return SettingsForm::tr("Share of &hard tiles hidden:");
    if (key == u"teacher_momentum"_s)
        return SettingsForm::tr("Teacher &momentum:");
    return SettingsForm::tr("Fol&ds:");
}

} // namespace

SettingsForm::SettingsForm(QWidget *parent) : QWidget(parent), m_more(new QToolButton(this))
{
    m_more->setObjectName(u"advancedSettings"_s);
    m_more->setText(tr("Advanced"));
    m_more->setCheckable(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setAutoRaise(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(makeMain());
    layout->addWidget(m_more);
    QWidget *advanced = makeAdvanced();
    advanced->hide();
    layout->addWidget(advanced);
    connect(m_more, &QToolButton::toggled, this, [this, advanced](bool on) {
        m_more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        advanced->setVisible(on);
    });
}

SettingField *SettingsForm::add(const SettingKey &key)
{
    auto *field = new SettingField(key);
    m_fields[key.name] = field;
    connect(field, &SettingField::changed, this, &SettingsForm::changed);
    return field;
}

QWidget *SettingsForm::makeMain()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const QString &name : mainSettings())
        form->addRow(nameOfMain(name), add(settingKey(name.toStdString())));
    return page;
}

/// Names as files have them, so that what is read elsewhere is found here.
QWidget *SettingsForm::makeAdvanced()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const SettingKey &key : settingKeys()) {
        const QString name = QString::fromStdString(key.name);
        if (mainSettings().contains(name))
            continue;
        form->addRow(name + u':', add(key));
        auto *meaning = new QLabel(meaningOf(key));
        meaning->setWordWrap(true);
        form->addRow(meaning);
    }
    return page;
}

void SettingsForm::setPreset(const TrainingPreset &preset)
{
    for (const auto &[name, field] : m_fields)
        field->setPresetValue(presetValue(preset, field->key()));
    Q_EMIT changed();
}

void SettingsForm::setFixed(std::map<std::string, std::string> values)
{
    const QString why = tr("As the model has it that the training starts from.");
    for (const auto &[name, field] : m_fields) {
        const auto found = values.find(name);
        field->setFixedValue(found == values.end() ? QString() : QString::fromStdString(found->second), why);
    }
    Q_EMIT changed();
}

std::vector<std::string> SettingsForm::settings() const
{
    std::vector<std::string> settings;
    for (const auto &[name, field] : m_fields)
        if (const QString value = field->value(); !value.isEmpty())
            settings.push_back(name + '=' + value.toStdString());
    return settings;
}

QString SettingsForm::problem() const
{
    for (const auto &[name, field] : m_fields)
        if (const QString problem = field->problem(); !problem.isEmpty())
            return problem;
    return {};
}

const SettingField &SettingsForm::field(const std::string &key) const { return *m_fields.at(key); }

} // namespace tessera
