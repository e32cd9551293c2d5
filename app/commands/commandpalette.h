#pragma once
#include <QDialog>
#include <QStringList>

class QLineEdit;
class QTreeWidget;

namespace tessera {

class CommandList;

/// Finds a command by some letters of its name and runs it. What was used last stands first while nothing is typed. It
/// closes when something is run, on Escape, and when the user turns to another window.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    /// The commands outlive the palette.
    CommandPalette(CommandList &commands, QWidget *parent);

    /// Over the parent's upper third, empty.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showMatches();
    void run();
    void choose(int row);
    int chosen() const;

    CommandList &m_commands;
    QLineEdit *m_typed;
    QTreeWidget *m_matches;
    QStringList m_lastUsed; ///< ids, newest first
};

} // namespace tessera
