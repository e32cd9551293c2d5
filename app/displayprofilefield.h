#pragma once
#include <QWidget>

class QComboBox;
class QLabel;

namespace tessera {

/// Which display the slides are shown on: any (sRGB), or one that a file describes. A file that does not is told at
/// once and not taken.
class DisplayProfileField : public QWidget {
    Q_OBJECT
public:
    explicit DisplayProfileField(const QString &path, QWidget *parent = nullptr);

    /// Empty for sRGB.
    QString path() const;
    /// As when it is chosen in the dialog for files.
    void take(const QString &path);

private:
    void choose(int index);
    void chooseFile();

    QComboBox *m_choice;
    QLabel *m_problem;
};

} // namespace tessera
