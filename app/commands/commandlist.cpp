#include "app/commands/commandlist.h"

#include <QShortcutEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

/// No key belongs to two commands, so that a key press which is two keys to Qt (Shift and comma, and the < that it
/// types) names the same command twice: it is meant all the same.
class CommandAction : public QAction {
public:
    using QAction::QAction;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::Shortcut || !static_cast<QShortcutEvent *>(event)->isAmbiguous())
            return QAction::event(event);
        trigger();
        return true;
    }
};

} // namespace

CommandList::CommandList(QWidget &window, QWidget &slideArea, KeyBindings bindings)
    : QObject(&window), m_window(window), m_slideArea(slideArea), m_bindings(std::move(bindings))
{
}

QAction *CommandList::add(const Command &command, std::function<void()> run)
{
    auto *action = new CommandAction(this);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return enter(command, action);
}

QAction *CommandList::addSwitch(const Command &command, bool on, std::function<void(bool)> set)
{
    auto *action = new CommandAction(this);
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::toggled, this, std::move(set));
    return enter(command, action);
}

QAction *CommandList::addAction(const Command &command, QAction *action) { return enter(command, action); }

QAction *CommandList::enter(const Command &command, QAction *action)
{
    Q_ASSERT(!find(command.id));
    action->setObjectName(command.id);
    action->setText(command.text);
    QWidget &area = command.scope == KeyScope::window ? m_window : m_slideArea;
    action->setShortcutContext(command.scope == KeyScope::window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    area.addAction(action); // its keys work without a menu that shows it
    m_entries.push_back({command, action});
    bind(m_entries.back(), m_bindings.value(command.id, command.keys));
    return action;
}

void CommandList::bind(const Entry &entry, const QList<QKeySequence> &keys)
{
    entry.action->setShortcuts(keys);
    entry.action->setToolTip(keys.isEmpty() ? entry.command.text
                                            : QStringLiteral("%1 (%2)").arg(
                                                  entry.command.text, keys.first().toString(QKeySequence::NativeText)));
}

const CommandList::Entry *CommandList::find(const QString &id) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.command.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

const CommandList::Entry *CommandList::holderOf(const QKeySequence &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.action->shortcuts().contains(key); });
    return found == m_entries.end() ? nullptr : &*found;
}

void CommandList::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    const Entry *entry = find(id);
    if (!entry)
        return;
    for (const QKeySequence &key : keys) {
        const Entry *holder = holderOf(key);
        if (!holder || holder == entry)
            continue;
        QList<QKeySequence> rest = holder->action->shortcuts();
        rest.removeAll(key);
        m_bindings[holder->command.id] = rest;
        bind(*holder, rest);
    }
    if (keys == entry->command.keys)
        m_bindings.remove(id);
    else
        m_bindings[id] = keys;
    bind(*entry, keys);
    Q_EMIT keysChanged();
}

void CommandList::resetKeys(const QString &id)
{
    if (const Entry *entry = find(id))
        setKeys(id, entry->command.keys);
}

void CommandList::resetAllKeys()
{
    m_bindings.clear();
    for (const Entry &entry : m_entries)
        bind(entry, entry.command.keys);
    Q_EMIT keysChanged();
}

} // namespace tessera
