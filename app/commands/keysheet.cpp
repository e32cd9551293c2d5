#include "app/commands/keysheet.h"

#include "app/commands/commandlist.h"
#include "app/commands/detail/commandfilter.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int idRole = Qt::UserRole;

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(u", "_s);
}

/// Only one stroke: a sequence of several would make its first one wait.
QKeySequence firstStroke(const QKeySequence &keys) { return keys.isEmpty() ? QKeySequence() : QKeySequence(keys[0]); }

} // namespace

KeySheet::KeySheet(CommandList &commands, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_name(new QLabel(this)), m_key(new QKeySequenceEdit(this)), m_set(new QPushButton(tr("&Set"), this)),
      m_clear(new QPushButton(tr("&No key"), this)), m_reset(new QPushButton(tr("&Reset"), this)),
      m_clash(new QLabel(this))
{
    setObjectName(u"keySheet"_s);
    setWindowTitle(tr("Keyboard and Mouse"));
    m_search->setObjectName(u"keySearch"_s);
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(u"keyTree"_s);
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setHeaderLabels({tr("Command"), tr("Keys")});
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(true);
    m_key->setObjectName(u"newKey"_s);
    m_key->setAccessibleName(tr("New key of the chosen command"));
    m_set->setObjectName(u"setKey"_s);
    m_clear->setObjectName(u"clearKey"_s);
    m_reset->setObjectName(u"resetKey"_s);
    m_name->setObjectName(u"keyCommand"_s);
    m_clash->setObjectName(u"keyClash"_s);
    m_clash->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_key);
    for (QPushButton *button : {m_set, m_clear, m_reset}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *all = buttons->addButton(tr("Reset &all"), QDialogButtonBox::ResetRole);
    all->setObjectName(u"resetAllKeys"_s);
    all->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addLayout(row);
    layout->addWidget(m_clash);
    layout->addWidget(buttons);
    resize(640, 680);

    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &KeySheet::showChosen);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this] { m_key->setFocus(); });
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &KeySheet::showClash);
    connect(m_set, &QPushButton::clicked, this, &KeySheet::change);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_commands.setKeys(chosen(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_commands.resetKeys(chosen()); });
    connect(all, &QPushButton::clicked, &m_commands, &CommandList::resetAllKeys);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(&m_commands, &CommandList::keysChanged, this, &KeySheet::fill);
    fill();
}

void KeySheet::fill()
{
    const QString before = chosen();
    m_tree->clear();
    std::map<CommandGroup, QTreeWidgetItem *> chapters;
    const auto chapter = [&](CommandGroup group) {
        QTreeWidgetItem *&item = chapters[group];
        if (!item) {
            item = new QTreeWidgetItem(m_tree, {titleOf(group)});
            item->setFirstColumnSpanned(true);
            item->setExpanded(true);
            QFont bold = m_tree->font();
            bold.setBold(true);
            item->setFont(0, bold);
        }
        return item;
    };
    for (const CommandList::Entry &entry : m_commands.entries()) {
        if (entry.action->menu())
            continue;
        auto *item = new QTreeWidgetItem(chapter(entry.command.group),
                                         {entry.command.text, keysText(entry.action->shortcuts())});
        item->setData(0, idRole, entry.command.id);
        if (entry.command.id == before)
            m_tree->setCurrentItem(item);
    }
    for (const Gesture &gesture : m_commands.gestures())
        new QTreeWidgetItem(chapter(gesture.group), {gesture.text, gesture.keys});
    filter();
    showChosen();
}

void KeySheet::filter()
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *chapter = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < chapter->childCount(); ++j) {
            QTreeWidgetItem *item = chapter->child(j);
            const bool shown = detail::matchRank(m_search->text(), item->text(0) + u' ' + item->text(1)).has_value();
            item->setHidden(!shown);
            any = any || shown;
        }
        chapter->setHidden(!any);
    }
}

QString KeySheet::chosen() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(0, idRole).toString() : QString();
}

void KeySheet::showChosen()
{
    const CommandList::Entry *entry = m_commands.find(chosen());
    m_name->setText(entry ? tr("New key for “%1”:").arg(entry->command.text)
                          : tr("Choose a command to change its key."));
    m_key->clear();
    for (QWidget *control :
         {static_cast<QWidget *>(m_key), static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_reset)})
        control->setEnabled(entry);
    m_clear->setEnabled(entry && !entry->action->shortcuts().isEmpty());
    m_reset->setEnabled(entry && entry->action->shortcuts() != entry->command.keys);
    showClash();
}

void KeySheet::showClash()
{
    const QKeySequence key = firstStroke(m_key->keySequence());
    m_set->setEnabled(!key.isEmpty() && !chosen().isEmpty());
    const CommandList::Entry *holder = key.isEmpty() ? nullptr : m_commands.holderOf(key);
    const bool clashes = holder && holder->command.id != chosen();
    m_clash->setText(clashes ? tr("%1 belongs to “%2”, which loses it.")
                                   .arg(key.toString(QKeySequence::NativeText), holder->command.text)
                             : QString());
}

void KeySheet::change() { m_commands.setKeys(chosen(), {firstStroke(m_key->keySequence())}); }

} // namespace tessera
