#include "app/bookmarks/bookmarkmodel.h"

#include "app/text/placetext.h"
#include "viewer/slidestate/slidestates.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

SlideStateKey keyOf(const std::string &fingerprint) { return {fingerprint, u"bookmarks.json"_s}; }

} // namespace

BookmarkModel::BookmarkModel(std::shared_ptr<SlideStates> states, QObject *parent)
    : QAbstractListModel(parent), m_states(std::move(states))
{
}

void BookmarkModel::setSlide(const std::string &fingerprint)
{
    if (fingerprint == m_fingerprint)
        return;
    if (!m_loaded && !m_bookmarks.empty())
        storeBehindThoseBefore();
    beginResetModel();
    m_fingerprint = fingerprint;
    m_bookmarks.clear();
    m_removed.clear();
    m_loaded = false;
    endResetModel();
    Q_EMIT removedChanged();
    if (fingerprint.empty())
        return;
    m_states->read(keyOf(fingerprint), this, [this, number = ++m_asked](const Result<QByteArray> &content) {
        if (number == m_asked && !m_fingerprint.empty())
            take(content);
    });
}

void BookmarkModel::take(const Result<QByteArray> &content)
{
    const std::string name = m_fingerprint + "/" + keyOf(m_fingerprint).name.toStdString();
    auto bookmarks = content ? parseBookmarks(*content, name) : passOn(content.error());
    if (!bookmarks) {
        m_states->setAside(keyOf(m_fingerprint));
        Q_EMIT failed(bookmarks.error());
    }
    m_loaded = true;
    const bool addedMeanwhile = !m_bookmarks.empty();
    if (bookmarks && !bookmarks->empty()) {
        beginInsertRows({}, 0, static_cast<int>(bookmarks->size()) - 1);
        m_bookmarks.insert(m_bookmarks.begin(), bookmarks->begin(), bookmarks->end());
        endInsertRows();
    }
    if (addedMeanwhile)
        store();
}

void BookmarkModel::setMpp(std::optional<MicronsPerPixel> mpp)
{
    m_mpp = mpp;
    if (!m_bookmarks.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString BookmarkModel::freeName() const
{
    for (int number = rowCount() + 1;; ++number) {
        const QString name = tr("Place %1").arg(number);
        if (std::none_of(m_bookmarks.begin(), m_bookmarks.end(), [&](const Bookmark &it) { return it.name == name; }))
            return name;
    }
}

int BookmarkModel::add(const Bookmark &bookmark)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_bookmarks.push_back(bookmark);
    endInsertRows();
    store();
    return row;
}

void BookmarkModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_removed.push_back({row, at(row)});
    m_bookmarks.erase(m_bookmarks.begin() + row);
    endRemoveRows();
    store();
    Q_EMIT removedChanged();
}

int BookmarkModel::restore()
{
    if (m_removed.empty())
        return -1;
    const Removed removed = m_removed.back();
    m_removed.pop_back();
    const int row = std::min(removed.row, rowCount());
    beginInsertRows({}, row, row);
    m_bookmarks.insert(m_bookmarks.begin() + row, removed.bookmark);
    endInsertRows();
    store();
    Q_EMIT removedChanged();
    return row;
}

QString BookmarkModel::removedName() const { return m_removed.empty() ? QString() : m_removed.back().bookmark.name; }

int BookmarkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bookmarks.size());
}

QVariant BookmarkModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Bookmark &bookmark = at(index.row());
    const QString place = tr("%1 at %2").arg(zoomText(bookmark.scale, m_mpp), placeText(bookmark.centre));
    switch (role) {
    case Qt::EditRole:
        return bookmark.name;
    case Qt::DisplayRole:
        return QString(bookmark.name + u'\n' + place);
    case Qt::DecorationRole:
        return bookmark.thumbnail;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(bookmark.name, place);
    case Qt::ToolTipRole:
        return tr("%1 (%2)").arg(bookmark.name,
                                 QLocale().toString(bookmark.created.toLocalTime(), QLocale::ShortFormat));
    default:
        return {};
    }
}

bool BookmarkModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    if (!index.isValid() || role != Qt::EditRole || name.isEmpty())
        return false;
    m_bookmarks[static_cast<std::size_t>(index.row())].name = name;
    store();
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags BookmarkModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsEditable;
}

/// The slide is left before its bookmarks were read: what was added meanwhile is not lost.
void BookmarkModel::storeBehindThoseBefore()
{
    m_states->read(
        keyOf(m_fingerprint), this,
        [states = m_states, fingerprint = m_fingerprint, added = m_bookmarks](const Result<QByteArray> &content) {
            auto all = content ? parseBookmarks(*content, fingerprint) : passOn(content.error());
            if (!all) {
                states->setAside(keyOf(fingerprint));
                all = std::vector<Bookmark>();
            }
            all->insert(all->end(), added.begin(), added.end());
            states->write(keyOf(fingerprint), [bookmarks = *all] { return written(bookmarks); });
        });
}

void BookmarkModel::store()
{
    if (m_loaded)
        m_states->write(keyOf(m_fingerprint), [bookmarks = m_bookmarks] { return written(bookmarks); });
}

} // namespace tessera
