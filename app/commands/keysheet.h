#pragma once
#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace tessera {

class CommandList;

/// Every command with its keys, made from the actions themselves, and the place to change them. It stays open beside
/// the slide while the user tries.
class KeySheet : public QDialog {
    Q_OBJECT
public:
    /// The commands outlive the sheet.
    explicit KeySheet(CommandList &commands, QWidget *parent = nullptr);

private:
    void fill();
    void filter();
    void showChosen();
    void showClash();
    void change();
    QString chosen() const; ///< id; empty on a chapter or a gesture

    CommandList &m_commands;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
    QLabel *m_name;
    QKeySequenceEdit *m_key;
    QPushButton *m_set;
    QPushButton *m_clear;
    QPushButton *m_reset;
    QLabel *m_clash;
};

} // namespace tessera
