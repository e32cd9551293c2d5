#pragma once
#include "app/finetuning/settingkeys.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tessera {

/// One value of a training. Left empty it is the preset's, which is shown in its place.
class SettingField : public QWidget {
    Q_OBJECT
public:
    explicit SettingField(const SettingKey &key, QWidget *parent = nullptr);

    const SettingKey &key() const { return m_key; }
    void setPresetValue(const QString &value);
    /// Another one decides: shown, not to be changed. Empty: nobody does.
    void setFixedValue(const QString &value, const QString &why);

    /// As the engine reads it; empty = the preset's.
    QString value() const;
    /// Empty, or one sentence.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QString toolTip() const;

    const SettingKey &m_key;
    QLineEdit *m_text = nullptr;    ///< of numbers and texts
    QComboBox *m_choices = nullptr; ///< of all others; the first one is the preset's
    QString m_presetValue;
    QString m_fixedValue;
};

} // namespace tessera
