#include "app/bookmarks/bookmarkpanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {

BookmarkPanel::BookmarkPanel(BookmarkModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_list(new QListView(this)), m_hint(new QLabel(this)),
      m_add(new QPushButton(tr("&Add This View"), this)), m_go(new QPushButton(tr("G&o There"), this)),
      m_rename(new QPushButton(tr("Re&name"), this)), m_remove(new QPushButton(tr("De&lete"), this)),
      m_removed(new QLabel(this)), m_restore(new QPushButton(tr("Un&do"), this))
{
    m_list->setObjectName(u"bookmarks"_s);
    m_list->setAccessibleName(tr("Bookmarks of the slide"));
    m_list->setModel(&model);
    m_list->setIconSize({thumbnailSide * 3 / 4, thumbnailSide * 3 / 4});
    m_list->setSpacing(2);
    m_list->setWordWrap(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_hint->setObjectName(u"bookmarkHint"_s);
    m_hint->setText(
        tr("Ctrl+B keeps what you see of a slide: place, zoom and how it lies. It is found here again, also "
           "after a restart and when the file was moved or renamed."));
    m_hint->setWordWrap(true);
    m_add->setObjectName(u"addBookmarkButton"_s);
    m_go->setObjectName(u"goToBookmark"_s);
    m_rename->setObjectName(u"renameBookmark"_s);
    m_remove->setObjectName(u"deleteBookmark"_s);
    m_removed->setObjectName(u"removedBookmark"_s);
    m_removed->setTextFormat(Qt::PlainText);
    m_restore->setObjectName(u"restoreBookmark"_s);

    auto *first = new QHBoxLayout;
    first->addWidget(m_add);
    first->addWidget(m_go);
    auto *second = new QHBoxLayout;
    second->addWidget(m_rename);
    second->addWidget(m_remove);
    auto *undo = new QHBoxLayout;
    undo->addWidget(m_removed, 1);
    undo->addWidget(m_restore);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    layout->addLayout(undo);
    layout->addLayout(first);
    layout->addLayout(second);
    setFocusPolicy(Qt::TabFocus);
    setFocusProxy(m_list);

    connect(m_add, &QPushButton::clicked, this, &BookmarkPanel::addWanted);
    connect(m_go, &QPushButton::clicked, this, &BookmarkPanel::go);
    connect(m_rename, &QPushButton::clicked, this, &BookmarkPanel::rename);
    connect(m_remove, &QPushButton::clicked, this, &BookmarkPanel::remove);
    connect(m_restore, &QPushButton::clicked, this, &BookmarkPanel::restore);
    connect(m_list, &QListView::doubleClicked, this, &BookmarkPanel::go);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BookmarkPanel::showState);
    connect(&model, &QAbstractItemModel::modelReset, this, &BookmarkPanel::showState);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &BookmarkPanel::showState);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &BookmarkPanel::showState);
    connect(&model, &BookmarkModel::removedChanged, this, &BookmarkPanel::showState);
    addKeys();
    showState();
}

/// They work while the list has the focus, so that they take nothing from the slide.
void BookmarkPanel::addKeys()
{
    const auto add = [this](const QList<QKeySequence> &keys, auto verb) {
        auto *action = new QAction(m_list);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        connect(action, &QAction::triggered, this, verb);
    };
    add({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, &BookmarkPanel::go);
    add({QKeySequence(Qt::Key_Delete)}, &BookmarkPanel::remove);
    add(QKeySequence::keyBindings(QKeySequence::Undo), &BookmarkPanel::restore);
}

void BookmarkPanel::choose(int row) { m_list->setCurrentIndex(m_model.index(row)); }

void BookmarkPanel::setAddingPossible(bool possible) { m_add->setEnabled(possible); }

void BookmarkPanel::showState()
{
    const bool any = m_model.rowCount() > 0;
    const bool chosen = any && m_list->currentIndex().isValid();
    m_hint->setVisible(!any);
    m_list->setVisible(any);
    for (QPushButton *button : {m_go, m_rename, m_remove})
        button->setEnabled(chosen);
    const QString removed = m_model.removedName();
    m_removed->setText(tr("“%1” is deleted.").arg(removed));
    m_removed->setVisible(!removed.isEmpty());
    m_restore->setVisible(!removed.isEmpty());
}

void BookmarkPanel::go()
{
    if (const QModelIndex index = m_list->currentIndex(); index.isValid())
        Q_EMIT goWanted(m_model.at(index.row()));
}

void BookmarkPanel::rename()
{
    if (m_list->currentIndex().isValid())
        m_list->edit(m_list->currentIndex());
}

void BookmarkPanel::remove()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const int row = index.row();
    m_model.remove(row);
    if (m_model.rowCount() > 0)
        choose(std::min(row, m_model.rowCount() - 1));
    else
        m_restore->setFocus();
}

void BookmarkPanel::restore()
{
    if (const int row = m_model.restore(); row >= 0)
        choose(row);
    m_list->setFocus();
}

} // namespace tessera
