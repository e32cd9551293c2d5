#include "app/worklist/worklistdelegate.h"

#include "viewer/project/worklistmodel.h"
#include "viewer/project/worklisttext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

bool isStatus(const QModelIndex &index) { return index.column() == static_cast<int>(WorklistColumn::status); }

/// Centred in a box of the full size, so that names stand below each other.
QPixmap boxed(const QImage &image, qreal ratio)
{
    QPixmap box(WorklistDelegate::thumbnail * ratio);
    box.setDevicePixelRatio(ratio);
    box.fill(Qt::transparent);
    if (!image.isNull()) {
        const QSize size = image.size().scaled(WorklistDelegate::thumbnail, Qt::KeepAspectRatio);
        QPainter painter(&box);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRect(QPoint((WorklistDelegate::thumbnail.width() - size.width()) / 2,
                                       (WorklistDelegate::thumbnail.height() - size.height()) / 2),
                                size),
                          image);
    }
    return box;
}

} // namespace

void WorklistDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == static_cast<int>(WorklistColumn::name)) {
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = thumbnail;
        option->icon = QIcon(boxed(index.data(Qt::DecorationRole).value<QImage>(), ratio));
        if (index.data(WorklistModel::missingRole).toBool())
            option->text = tr("%1 (missing)").arg(option->text);
    }
    if (index.data(WorklistModel::missingRole).toBool())
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
}

QWidget *WorklistDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    if (!isStatus(index)) {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        return editor;
    }
    auto *choices = new QComboBox(parent);
    choices->setObjectName(u"statusEditor"_s);
    choices->setAccessibleName(tr("Status"));
    for (const SlideStatus status : allSlideStatuses)
        choices->addItem(textOf(status), static_cast<int>(status));
    // One choice is the whole edit.
    connect(choices, &QComboBox::activated, this, [this, choices] {
        auto *self = const_cast<WorklistDelegate *>(this);
        Q_EMIT self->commitData(choices);
        Q_EMIT self->closeEditor(choices);
    });
    return choices;
}

void WorklistDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *choices = qobject_cast<QComboBox *>(editor))
        choices->setCurrentIndex(choices->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void WorklistDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *choices = qobject_cast<QComboBox *>(editor))
        model->setData(index, choices->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace tessera
