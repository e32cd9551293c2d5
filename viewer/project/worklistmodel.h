#pragma once
#include "viewer/project/edit.h"
#include "viewer/project/worklistcolumn.h"
#include "viewer/project/worklistfilter.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QImage>
#include <QPointer>

#include <memory>

namespace tessera {

class Project;

namespace detail {
class WorklistIndex;
}

/// The slides of a project as a table that can be searched, filtered, sorted and edited in place; all of it in memory,
/// so that nothing here waits. Order and filter reset the model. An edit shows at once and goes back when it cannot be
/// stored. Thumbnails are the decoration of the first column; they come when a view has asked for them.
class WorklistModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { slideIdRole = Qt::UserRole, statusRole, missingRole };

    explicit WorklistModel(QObject *parent = nullptr);
    ~WorklistModel() override;

    /// Shows an opened project, which may be destroyed first; null = none. Filter and order stay.
    void setProject(Project *project, const WorklistSlides &slides = {});

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Status: number of a SlideStatus. Tags: text with commas. Everything else: text; a label without text is none.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;

    void setFilter(const WorklistFilter &filter);
    const WorklistFilter &filter() const;
    /// Sorts and filters anew: what was edited or added goes where it belongs.
    void rearrange();

    int64_t slides() const; ///< with those that are not shown
    WorklistSlides allSlides() const;
    const WorklistSlide *slide(SlideId id) const;
    std::optional<SlideId> slideAt(int row) const;
    std::optional<SlideId> slideOfFile(const std::filesystem::path &path) const;
    int rowOf(SlideId id) const; ///< -1 = not shown
    /// The neighbours in the order that is shown; none at the ends. Of a slide that is not shown, the first row.
    std::optional<SlideId> next(SlideId id) const;
    std::optional<SlideId> previous(SlideId id) const;

    QStringList tags() const;  ///< all that are in use, sorted
    QStringList cases() const; ///< the same
    const QStringList &labels() const { return m_labels; }
    /// Shows a column for a label that no slide has yet.
    void addLabel(const QString &name);

    int64_t missing() const;
    WorklistSlides missingSlides() const;
    void setMissing(const std::vector<SlideId> &slides);

Q_SIGNALS:
    /// Other slides are in the list, or their files are missing or found.
    void slidesChanged();
    /// Slides have other tags.
    void tagsChanged();

private:
    QVariant thumbnailOf(const WorklistSlide &slide) const;
    QString toolTipOf(const WorklistSlide &slide, int column) const;
    void add(const WorklistSlides &slides);
    void remove(const std::vector<SlideId> &slides);
    void showEdit(const Edit &edit);
    void replace(const WorklistSlides &slides);
    void rowsChanged(const std::vector<SlideId> &slides, const QList<int> &roles = {});
    void learnLabels(const WorklistSlides &slides);
    void sortIndex();

    QPointer<Project> m_project;
    std::unique_ptr<detail::WorklistIndex> m_index;
    QStringList m_labels;
    int m_sortColumn = -1; ///< as they were added
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    mutable QCache<qint64, QImage> m_thumbnails; ///< by slide, cost in KiB; null = cannot be made
};

} // namespace tessera
