#pragma once
#include "app/finetuning/trainingpresets.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QToolButton;

namespace tessera {

class SettingField;

/// The settings of a training: those that matter most, and behind "Advanced" all others with a sentence each.
class SettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit SettingsForm(QWidget *parent = nullptr);

    void setPreset(const TrainingPreset &preset);
    /// Values that the model decides from which the training starts, by key; empty: none.
    void setFixed(std::map<std::string, std::string> values);

    /// "key=value" of every setting that is not the preset's.
    std::vector<std::string> settings() const;
    /// What is wrong with them, one sentence; empty where all is well.
    QString problem() const;
    const SettingField &field(const std::string &key) const;

Q_SIGNALS:
    void changed();

private:
    QWidget *makeMain();
    QWidget *makeAdvanced();
    SettingField *add(const SettingKey &key);

    std::map<std::string, SettingField *> m_fields;
    QToolButton *m_more;
};

} // namespace tessera
