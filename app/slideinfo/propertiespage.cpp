#include "app/slideinfo/propertiespage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {

PropertiesPage::PropertiesPage(QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit(this)), m_table(new QTreeView(this)), m_count(new QLabel(this))
{
    m_model.setHorizontalHeaderLabels({tr("Property"), tr("Value")});
    m_shown.setSourceModel(&m_model);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown.setFilterKeyColumn(-1); // all
    m_filter->setObjectName(u"propertyFilter"_s);
    m_filter->setAccessibleName(tr("Filter for properties"));
    m_filter->setPlaceholderText(tr("Filter by name or value"));
    m_filter->setClearButtonEnabled(true);
    m_table->setObjectName(u"properties"_s);
    m_table->setAccessibleName(tr("Properties of the slide"));
    m_table->setModel(&m_shown);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->header()->setStretchLastSection(true);
    m_count->setObjectName(u"propertyCount"_s);
    auto *copyButton = new QPushButton(tr("Cop&y"), this);
    copyButton->setObjectName(u"copyProperties"_s);
    copyButton->setToolTip(tr("Copies what is selected, or all that is shown"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    row->addWidget(copyButton);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);

    auto *copyAction = new QAction(m_table);
    copyAction->setShortcuts(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyAction);
    connect(copyAction, &QAction::triggered, this, &PropertiesPage::copy);
    connect(copyButton, &QPushButton::clicked, this, &PropertiesPage::copy);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.setFilterFixedString(text);
        showCount();
    });
    showCount();
}

void PropertiesPage::show(const std::map<std::string, std::string> &properties)
{
    m_model.removeRows(0, m_model.rowCount());
    for (const auto &[name, value] : properties) {
        auto *text = new QStandardItem(QString::fromStdString(value).simplified());
        text->setToolTip(QString::fromStdString(value).toHtmlEscaped()); // (a long one is cut off in the column)
        text->setData(QString::fromStdString(value), Qt::UserRole);
        m_model.appendRow({new QStandardItem(QString::fromStdString(name)), text});
    }
    m_table->resizeColumnToContents(0);
    m_table->setColumnWidth(0, std::min(m_table->columnWidth(0), fontMetrics().averageCharWidth() * 28));
    showCount();
}

void PropertiesPage::showCount()
{
    if (m_model.rowCount() == 0)
        m_count->setText(tr("The file says nothing of itself."));
    else
        m_count->setText(tr("%1 of %2 properties").arg(m_shown.rowCount()).arg(m_model.rowCount()));
}

void PropertiesPage::copy()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        for (int row = 0; row < m_shown.rowCount(); ++row)
            rows << m_shown.index(row, 0);
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines << row.data().toString() + u'\t' + row.siblingAtColumn(1).data(Qt::UserRole).toString();
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace tessera
