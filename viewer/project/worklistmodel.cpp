#include "viewer/project/worklistmodel.h"

#include "base/text.h"
#include "viewer/project/detail/worklistindex.h"
#include "viewer/project/project.h"
#include "viewer/project/worklisttext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr qsizetype thumbnailKiB = 64 * 1024;
/// Of more changed rows than this a view is told as of one range.
constexpr std::size_t mostSingleRows = 200;

int columnOf(WorklistColumn column) { return static_cast<int>(column); }

QString shown(const std::filesystem::path &path) { return QString::fromStdString(displayed(path)); }

} // namespace

WorklistModel::WorklistModel(QObject *parent)
    : QAbstractTableModel(parent), m_index(std::make_unique<detail::WorklistIndex>()), m_thumbnails(thumbnailKiB)
{
}

WorklistModel::~WorklistModel() = default;

void WorklistModel::setProject(Project *project, const WorklistSlides &slides)
{
    beginResetModel();
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_thumbnails.clear();
    m_labels.clear();
    m_index->reset(slides);
    learnLabels(slides);
    sortIndex();
    endResetModel();
    if (project) {
        connect(project, &Project::editBegun, this, &WorklistModel::showEdit);
        connect(project, &Project::slidesAdded, this, &WorklistModel::add);
        connect(project, &Project::slidesRemoved, this, &WorklistModel::remove);
        connect(project, &Project::slidesChanged, this, &WorklistModel::replace);
        connect(project, &Project::thumbnailRead, this, [this](SlideId slide, const QImage &image) {
            m_thumbnails.insert(slide.value, new QImage(image), 1 + image.sizeInBytes() / 1024);
            rowsChanged({slide}, {Qt::DecorationRole});
        });
    }
    Q_EMIT slidesChanged();
}

int WorklistModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_index->rows(); }

int WorklistModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : fixedWorklistColumns + static_cast<int>(m_labels.size());
}

QVariant WorklistModel::thumbnailOf(const WorklistSlide &slide) const
{
    if (const QImage *image = m_thumbnails.object(slide.id.value))
        return image->isNull() ? QVariant() : QVariant(*image);
    if (m_project)
        m_project->requestThumbnail(slide);
    return {};
}

QString WorklistModel::toolTipOf(const WorklistSlide &slide, int column) const
{
    if (column == columnOf(WorklistColumn::note))
        return slide.note;
    if (m_index->isMissing(slide.id))
        return tr("%1 is missing. Use Find Missing Files to say where it lies now.").arg(shown(slide.path));
    return shown(slide.path);
}

QVariant WorklistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WorklistSlide &slide = m_index->at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() >= fixedWorklistColumns)
            return slide.labels.value(m_labels[index.column() - fixedWorklistColumns]);
        if (role == Qt::EditRole && index.column() == columnOf(WorklistColumn::status))
            return static_cast<int>(slide.status);
        return textOf(slide, static_cast<WorklistColumn>(index.column()));
    case Qt::DecorationRole:
        return index.column() == columnOf(WorklistColumn::name) ? thumbnailOf(slide) : QVariant();
    case Qt::ToolTipRole:
        return toolTipOf(slide, index.column());
    case slideIdRole:
        return QVariant::fromValue<qlonglong>(slide.id.value);
    case statusRole:
        return static_cast<int>(slide.status);
    case missingRole:
        return m_index->isMissing(slide.id);
    default:
        return {};
    }
}

QVariant WorklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section < fixedWorklistColumns ? headerOf(static_cast<WorklistColumn>(section))
                                          : m_labels[section - fixedWorklistColumns];
}

Qt::ItemFlags WorklistModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool isFact = index.column() == columnOf(WorklistColumn::name) ||
                        index.column() == columnOf(WorklistColumn::added) ||
                        index.column() == columnOf(WorklistColumn::size);
    if (m_project && m_project->isWritable() && !isFact)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool WorklistModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const std::vector<SlideId> slides{m_index->at(index.row()).id};
    const QString text = value.toString();
    if (index.column() >= fixedWorklistColumns) {
        const std::optional<QString> label = text.isEmpty() ? std::nullopt : std::optional(text);
        m_project->apply(edit::SetLabel{slides, m_labels[index.column() - fixedWorklistColumns], label});
        return true;
    }
    switch (static_cast<WorklistColumn>(index.column())) {
    case WorklistColumn::caseName:
        m_project->apply(edit::SetCase{slides, text});
        return true;
    case WorklistColumn::status: {
        const auto number = static_cast<std::size_t>(value.toInt());
        if (number < allSlideStatuses.size())
            m_project->apply(edit::SetStatus{slides, allSlideStatuses[number]});
        return number < allSlideStatuses.size();
    }
    case WorklistColumn::tags:
        m_project->apply(edit::SetTags{slides, text.split(u',')});
        return true;
    case WorklistColumn::note:
        m_project->apply(edit::SetNote{slides, text});
        return true;
    default:
        return false;
    }
}

void WorklistModel::sortIndex()
{
    if (m_sortColumn >= fixedWorklistColumns && m_sortColumn < columnCount())
        m_index->sortByLabel(m_labels[m_sortColumn - fixedWorklistColumns], m_sortOrder);
    else if (m_sortColumn >= 0 && m_sortColumn < fixedWorklistColumns)
        m_index->sort(static_cast<WorklistColumn>(m_sortColumn), m_sortOrder);
}

void WorklistModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rearrange();
}

void WorklistModel::rearrange()
{
    beginResetModel();
    sortIndex();
    m_index->setFilter(filter()); // (where there is no order)
    endResetModel();
}

void WorklistModel::setFilter(const WorklistFilter &filter)
{
    beginResetModel();
    m_index->setFilter(filter);
    endResetModel();
}

const WorklistFilter &WorklistModel::filter() const { return m_index->filter(); }

int64_t WorklistModel::slides() const { return m_index->slides(); }

WorklistSlides WorklistModel::allSlides() const { return m_index->all(); }

const WorklistSlide *WorklistModel::slide(SlideId id) const { return m_index->find(id); }

std::optional<SlideId> WorklistModel::slideAt(int row) const
{
    return row >= 0 && row < m_index->rows() ? std::optional(m_index->at(row).id) : std::nullopt;
}

std::optional<SlideId> WorklistModel::slideOfFile(const std::filesystem::path &path) const
{
    std::optional<SlideId> found;
    m_index->forEach([&](const WorklistSlide &slide) {
        if (slide.path == path)
            found = slide.id;
    });
    return found;
}

int WorklistModel::rowOf(SlideId id) const { return m_index->rowOf(id); }

std::optional<SlideId> WorklistModel::next(SlideId id) const { return slideAt(m_index->rowOf(id) + 1); }

std::optional<SlideId> WorklistModel::previous(SlideId id) const
{
    const int row = m_index->rowOf(id);
    return slideAt(row < 0 ? 0 : row - 1);
}

QStringList WorklistModel::tags() const
{
    QSet<QString> tags;
    m_index->forEach([&](const WorklistSlide &slide) {
        for (const QString &tag : slide.tags)
            tags.insert(tag);
    });
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

QStringList WorklistModel::cases() const
{
    QSet<QString> cases;
    m_index->forEach([&](const WorklistSlide &slide) {
        if (!slide.caseName.isEmpty())
            cases.insert(slide.caseName);
    });
    QStringList sorted(cases.begin(), cases.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

void WorklistModel::addLabel(const QString &name)
{
    const QString label = name.trimmed();
    if (label.isEmpty() || m_labels.contains(label))
        return;
    beginInsertColumns({}, columnCount(), columnCount());
    m_labels << label;
    endInsertColumns();
}

void WorklistModel::learnLabels(const WorklistSlides &slides)
{
    QSet<QString> known;
    for (const WorklistSlide &slide : slides)
        for (auto label = slide.labels.keyBegin(); label != slide.labels.keyEnd(); ++label)
            known.insert(*label);
    m_labels = QStringList(known.begin(), known.end());
    m_labels.sort(Qt::CaseInsensitive);
}

int64_t WorklistModel::missing() const { return m_index->missing(); }

WorklistSlides WorklistModel::missingSlides() const
{
    WorklistSlides slides = m_index->all();
    std::erase_if(slides, [this](const WorklistSlide &slide) { return !m_index->isMissing(slide.id); });
    return slides;
}

void WorklistModel::setMissing(const std::vector<SlideId> &slides)
{
    m_index->setMissing(slides);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT slidesChanged();
}

void WorklistModel::add(const WorklistSlides &slides)
{
    const auto count = static_cast<int>(std::count_if(
        slides.begin(), slides.end(), [this](const WorklistSlide &slide) { return m_index->passes(slide); }));
    if (count > 0)
        beginInsertRows({}, m_index->rows(), m_index->rows() + count - 1);
    for (const WorklistSlide &slide : slides)
        m_index->append(slide);
    if (count > 0)
        endInsertRows();
    for (const WorklistSlide &slide : slides)
        for (auto label = slide.labels.keyBegin(); label != slide.labels.keyEnd(); ++label)
            addLabel(*label);
    Q_EMIT slidesChanged();
}

void WorklistModel::remove(const std::vector<SlideId> &slides)
{
    const bool isMany = slides.size() > mostSingleRows;
    if (isMany)
        beginResetModel();
    for (const SlideId slide : slides) {
        const int row = isMany ? -1 : m_index->rowOf(slide);
        if (row >= 0)
            beginRemoveRows({}, row, row);
        m_index->remove(slide);
        if (row >= 0)
            endRemoveRows();
    }
    if (isMany)
        endResetModel();
    Q_EMIT slidesChanged();
}

void WorklistModel::showEdit(const Edit &edit)
{
    if (const auto *label = std::get_if<edit::SetLabel>(&edit))
        addLabel(label->column);
    const std::vector<SlideId> ids = slidesOf(edit);
    for (const SlideId id : ids) {
        const WorklistSlide *present = m_index->find(id);
        if (!present)
            continue;
        WorklistSlide changed = *present;
        applyTo(changed, edit);
        m_index->replace(changed);
    }
    if (std::holds_alternative<edit::Relink>(edit)) {
        m_index->setPresent(ids.front());
        m_thumbnails.remove(ids.front().value);
        Q_EMIT slidesChanged();
    }
    rowsChanged(ids);
    if (std::holds_alternative<edit::SetTags>(edit) || std::holds_alternative<edit::AddTag>(edit) ||
        std::holds_alternative<edit::RemoveTag>(edit))
        Q_EMIT tagsChanged();
}

void WorklistModel::replace(const WorklistSlides &slides)
{
    std::vector<SlideId> ids;
    for (const WorklistSlide &slide : slides) {
        m_index->replace(slide);
        ids.push_back(slide.id);
    }
    rowsChanged(ids);
    Q_EMIT tagsChanged();
}

void WorklistModel::rowsChanged(const std::vector<SlideId> &slides, const QList<int> &roles)
{
    if (slides.size() > mostSingleRows && rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
        return;
    }
    for (const SlideId slide : slides)
        if (const int row = m_index->rowOf(slide); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), roles);
}

} // namespace tessera
