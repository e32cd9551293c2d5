#include "app/commands/commandpalette.h"

#include "app/commands/commandlist.h"
#include "app/commands/detail/commandfilter.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int mostUsed = 8;

QString nameOf(const CommandList::Entry &entry)
{
    return u"%1: %2"_s.arg(titleOf(entry.command.group), entry.command.text);
}

} // namespace

CommandPalette::CommandPalette(CommandList &commands, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_commands(commands), m_typed(new QLineEdit(this)),
      m_matches(new QTreeWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands"));
    m_typed->setObjectName(u"paletteInput"_s);
    m_typed->setAccessibleName(tr("Name of a command"));
    m_typed->setPlaceholderText(tr("Type a command"));
    m_typed->setClearButtonEnabled(true);
    m_typed->installEventFilter(this);
    m_matches->setObjectName(u"paletteMatches"_s);
    m_matches->setAccessibleName(tr("Commands found"));
    m_matches->setColumnCount(2);
    m_matches->setHeaderHidden(true);
    m_matches->setRootIsDecorated(false);
    m_matches->setUniformRowHeights(true);
    m_matches->header()->setStretchLastSection(false);
    m_matches->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_matches->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_matches->setFocusPolicy(Qt::NoFocus); // the keys stay with the field
    m_matches->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_typed);
    layout->addWidget(m_matches);
    resize(520, 380);
    connect(m_typed, &QLineEdit::textEdited, this, &CommandPalette::showMatches);
    connect(m_typed, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_matches, &QTreeWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::popUp()
{
    m_typed->clear();
    showMatches();
    const QRect window = parentWidget()->geometry();
    move(window.center().x() - width() / 2, window.top() + window.height() / 8);
    show();
    activateWindow();
    m_typed->setFocus();
}

void CommandPalette::showMatches()
{
    // (used long ago, rank, place in the list)
    std::vector<std::tuple<qsizetype, int, const CommandList::Entry *>> found;
    for (const CommandList::Entry &entry : m_commands.entries()) {
        if (entry.action->menu() || !entry.action->isVisible())
            continue;
        const auto rank = detail::matchRank(m_typed->text(), titleOf(entry.command.group) + u' ' + entry.command.text);
        if (!rank)
            continue;
        const qsizetype used = m_lastUsed.indexOf(entry.command.id);
        found.emplace_back(m_typed->text().isEmpty() && used >= 0 ? used : mostUsed, *rank, &entry);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &left, const auto &right) {
        return std::tie(std::get<0>(left), std::get<1>(left)) < std::tie(std::get<0>(right), std::get<1>(right));
    });
    m_matches->clear();
    for (const auto &[used, rank, entry] : found) {
        auto *item = new QTreeWidgetItem(
            m_matches, {nameOf(*entry), entry->action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, entry->command.id);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (!entry->action->isEnabled())
            item->setFlags(Qt::NoItemFlags);
        if (entry->action->isCheckable())
            item->setCheckState(0, entry->action->isChecked() ? Qt::Checked : Qt::Unchecked);
    }
    choose(0);
}

int CommandPalette::chosen() const { return m_matches->indexOfTopLevelItem(m_matches->currentItem()); }

void CommandPalette::choose(int row)
{
    m_matches->setCurrentItem(
        m_matches->topLevelItem(std::clamp(row, 0, std::max(0, m_matches->topLevelItemCount() - 1))));
}

void CommandPalette::run()
{
    const QTreeWidgetItem *item = m_matches->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const CommandList::Entry *entry = m_commands.find(item->data(0, Qt::UserRole).toString());
    close();
    if (!entry)
        return;
    m_lastUsed.removeAll(entry->command.id);
    m_lastUsed.prepend(entry->command.id);
    m_lastUsed = m_lastUsed.mid(0, mostUsed);
    // The command belongs to the window: its focus comes back first.
    parentWidget()->activateWindow();
    QMetaObject::invokeMethod(entry->action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    constexpr int page = 10;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        choose(chosen() + 1);
        return true;
    case Qt::Key_Up:
        choose(chosen() - 1);
        return true;
    case Qt::Key_PageDown:
        choose(chosen() + page);
        return true;
    case Qt::Key_PageUp:
        choose(chosen() - page);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && isVisible())
        close();
}

} // namespace tessera
