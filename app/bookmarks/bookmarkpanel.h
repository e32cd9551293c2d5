#pragma once
#include "app/bookmarks/bookmarkmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace tessera {

/// The bookmarks of the slide as a list with pictures. Double click or Enter goes there, F2 renames, Delete removes and
/// Ctrl+Z brings back.
class BookmarkPanel : public QWidget {
    Q_OBJECT
public:
    /// The model outlives the panel.
    explicit BookmarkPanel(BookmarkModel &model, QWidget *parent = nullptr);

    /// Chooses the row, as after adding it.
    void choose(int row);
    /// Without a slide there is nothing to add.
    void setAddingPossible(bool possible);

Q_SIGNALS:
    void addWanted();
    void goWanted(const tessera::Bookmark &bookmark);

private:
    void addKeys();
    void showState();
    void go();
    void rename();
    void remove();
    void restore();

    BookmarkModel &m_model;
    QListView *m_list;
    QLabel *m_hint;
    QPushButton *m_add;
    QPushButton *m_go;
    QPushButton *m_rename;
    QPushButton *m_remove;
    QLabel *m_removed;
    QPushButton *m_restore;
};

} // namespace tessera
