#pragma once
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tessera {

class WorklistModel;

/// What of a worklist is shown: words, status, tag; and how many slides that are.
class WorklistFilterBar : public QWidget {
    Q_OBJECT
public:
    /// `model` outlives the bar.
    explicit WorklistFilterBar(WorklistModel &model, QWidget *parent = nullptr);

    void focusSearch();

Q_SIGNALS:
    /// Return or an arrow down in the search field: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void showTags();
    void showCount();

    WorklistModel &m_model;
    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_tag;
    QLabel *m_count;
    QStringList m_tagsShown;
};

} // namespace tessera
