#pragma once
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QWidget>

#include <map>
#include <string>

class QLabel;
class QLineEdit;
class QTreeView;

namespace tessera {

/// What the file says of itself, name by name, with a filter over names and values.
class PropertiesPage : public QWidget {
    Q_OBJECT
public:
    explicit PropertiesPage(QWidget *parent = nullptr);

    void show(const std::map<std::string, std::string> &properties);

private:
    void copy();
    void showCount();

    QStandardItemModel m_model;
    QSortFilterProxyModel m_shown;
    QLineEdit *m_filter;
    QTreeView *m_table;
    QLabel *m_count;
};

} // namespace tessera
