#pragma once
#include <QStyledItemDelegate>

namespace tessera {

/// Cells of a worklist: thumbnails in the middle of a box of equal size, a list of choices for the status, grey for
/// what is missing.
class WorklistDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr QSize thumbnail{72, 54}; ///< largest, at 100 %

    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace tessera
