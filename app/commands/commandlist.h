#pragma once
#include "app/commands/command.h"

#include <QAction>
#include <QMap>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace tessera {

/// Keys that the user chose instead of a command's own, by the command's id; an empty list takes its keys away.
using KeyBindings = QMap<QString, QList<QKeySequence>>;

/// Every command of a window, once: menus, command palette, list of keys and the keyboard all show and trigger the same
/// actions. Features add theirs when the window is made; nobody handles a key that could be a command by itself.
class CommandList : public QObject {
    Q_OBJECT
public:
    struct Entry {
        Command command;
        QAction *action = nullptr;
    };

    /// Keys of KeyScope::window work in all of `window`, those of KeyScope::slide while the focus is in `slideArea`.
    /// Both outlive the list.
    CommandList(QWidget &window, QWidget &slideArea, KeyBindings bindings = {});

    /// A command that does something. Its id must be new.
    QAction *add(const Command &command, std::function<void()> run);
    /// One that is on or off.
    QAction *addSwitch(const Command &command, bool on, std::function<void(bool)> set);
    /// An action that somebody else made, such as a dock's.
    QAction *addAction(const Command &command, QAction *action);
    void addGesture(const Gesture &gesture) { m_gestures.push_back(gesture); }

    const std::vector<Entry> &entries() const { return m_entries; }
    const std::vector<Gesture> &gestures() const { return m_gestures; }
    /// Null when there is none of that id.
    const Entry *find(const QString &id) const;

    /// The command that has this key where a command of `scope` would need it; null: it is free. Commands of the whole
    /// window and of the slide meet: whichever has it, the other would never be heard.
    const Entry *holderOf(const QKeySequence &key) const;
    /// From now on `id` has these keys alone. A key that another command holds is taken from it.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    /// Back to what the program suggests, for one command or for all.
    void resetKeys(const QString &id);
    void resetAllKeys();
    const KeyBindings &bindings() const { return m_bindings; }

Q_SIGNALS:
    /// The user's bindings are others now.
    void keysChanged();

private:
    QAction *enter(const Command &command, QAction *action);
    void bind(const Entry &entry, const QList<QKeySequence> &keys);

    QWidget &m_window;
    QWidget &m_slideArea;
    std::vector<Entry> m_entries; ///< in the order in which they were added
    std::vector<Gesture> m_gestures;
    KeyBindings m_bindings;
};

} // namespace tessera
