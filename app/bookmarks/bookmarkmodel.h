#pragma once
#include "app/bookmarks/bookmark.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

class SlideStates;

/// The bookmarks of one slide, oldest first; every change is stored at once. The slide is that of the current view, so
/// that all views of a slide share its bookmarks.
class BookmarkModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit BookmarkModel(std::shared_ptr<SlideStates> states, QObject *parent = nullptr);

    /// Empty: no slide.
    void setSlide(const std::string &fingerprint);
    /// For names and places in words; empty where it is unknown.
    void setMpp(std::optional<MicronsPerPixel> mpp);

    /// A name that none of the others has, for a bookmark that the user gives none.
    QString freeName() const;
    /// At the end. Returns its row.
    int add(const Bookmark &bookmark);
    const Bookmark &at(int row) const { return m_bookmarks[static_cast<std::size_t>(row)]; }
    void remove(int row);
    /// What was removed last comes back to its place; its row, -1 when there is nothing.
    int restore();
    /// The name of what restore() brings back; empty: nothing.
    QString removedName() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Renames, by Qt::EditRole. A blank name is refused.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// What was stored could not be understood: it was set aside, and the list begins anew.
    void failed(const tessera::Error &error);
    /// removedName() is another one.
    void removedChanged();

private:
    struct Removed {
        int row = 0;
        Bookmark bookmark;
    };
    void take(const Result<QByteArray> &content);
    void store();
    void storeBehindThoseBefore();

    const std::shared_ptr<SlideStates> m_states;
    std::string m_fingerprint;
    std::optional<MicronsPerPixel> m_mpp;
    std::vector<Bookmark> m_bookmarks;
    std::vector<Removed> m_removed; ///< the newest at the end
    bool m_loaded = false;
    uint64_t m_asked = 0;
};

} // namespace tessera
