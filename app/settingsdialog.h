#pragma once
#include "app/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace tessera {

class DisplayProfileField;

/// Everything that is chosen once and for all.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const tessera::Settings &settings);
    /// The list of keys, where they are changed.
    void keysWanted();

private:
    void build();
    void take();

    Settings m_settings;
    QComboBox *m_language;
    QComboBox *m_theme;
    QSpinBox *m_scale; ///< per cent
    QCheckBox *m_animations;
    QCheckBox *m_restore;
    QSpinBox *m_cache; ///< MiB
    DisplayProfileField *m_display;
};

} // namespace tessera
