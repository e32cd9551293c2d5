#pragma once
#include "app/settings.h"

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace tessera {

/// Theme and size of the tile cache.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const tessera::Settings &settings);

private:
    void take();

    Settings m_settings;
    QComboBox *m_theme;
    QSpinBox *m_cache; ///< MiB
};

} // namespace tessera
