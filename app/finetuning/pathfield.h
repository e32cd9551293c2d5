#pragma once
#include <QWidget>

#include <filesystem>

class QLineEdit;
class QToolButton;

namespace tessera {

/// The name of a file or folder that can be typed, dropped or chosen.
class PathField : public QWidget {
    Q_OBJECT
public:
    enum class Kind { file, folder };

    /// `name` is what the user reads; `id` names its parts: "<id>Path" and "choose<Id>".
    PathField(const QString &id, const QString &name, Kind kind, QWidget *parent = nullptr);

    std::filesystem::path path() const;
    void setPath(const std::filesystem::path &path);
    void setToolTips(const QString &text);

Q_SIGNALS:
    /// By the user, when it is complete.
    void chosen();

private:
    void choose();

    const QString m_name;
    const Kind m_kind;
    QLineEdit *m_text;
    QToolButton *m_button;
};

} // namespace tessera
