#include "app/finetuning/settingfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tessera {

SettingField::SettingField(const SettingKey &key, QWidget *parent) : QWidget(parent), m_key(key)
{
    const QString name = QString::fromStdString(key.name);
    QWidget *field = nullptr;
    if (key.choices.empty()) {
        field = m_text = new QLineEdit(this);
        connect(m_text, &QLineEdit::textChanged, this, &SettingField::changed);
    } else {
        field = m_choices = new QComboBox(this);
        m_choices->addItem(QString());
        for (const std::string &choice : key.choices)
            m_choices->addItem(QString::fromStdString(choice), QString::fromStdString(choice));
        connect(m_choices, &QComboBox::currentIndexChanged, this, &SettingField::changed);
    }
    field->setObjectName(name);
    field->setAccessibleName(name);
    field->setToolTip(toolTip());
    field->setAccessibleDescription(meaningOf(key));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(field);
    setFocusProxy(field);
    setPresetValue(QString::fromStdString(key.fallback));
}

QString SettingField::toolTip() const
{
    const bool isNumber = m_key.kind == SettingKind::number || m_key.kind == SettingKind::whole;
    return isNumber ? meaningOf(m_key) + u'\n' +
                          tr("Several values, with a semicolon between them, make a grid: a "
                             "training for each.")
                    : meaningOf(m_key);
}

void SettingField::setPresetValue(const QString &value)
{
    m_presetValue = value;
    const QString shown = !m_fixedValue.isEmpty() ? m_fixedValue : value.isEmpty() ? tr("none") : value;
    if (m_text)
        m_text->setPlaceholderText(shown);
    else
        m_choices->setItemText(0, tr("%1 (preset)").arg(shown));
}

void SettingField::setFixedValue(const QString &value, const QString &why)
{
    m_fixedValue = value;
    setEnabled(value.isEmpty());
    setPresetValue(m_presetValue);
    if (m_choices && !value.isEmpty())
        m_choices->setItemText(0, value);
    focusProxy()->setToolTip(value.isEmpty() ? toolTip() : why);
}

QString SettingField::value() const
{
    if (!m_fixedValue.isEmpty())
        return m_fixedValue;
    return m_text ? valueOf(m_key, m_text->text()) : m_choices->currentData().toString();
}

QString SettingField::problem() const
{
    return m_text && m_fixedValue.isEmpty() ? problemWith(m_key, m_text->text()) : QString();
}

} // namespace tessera
