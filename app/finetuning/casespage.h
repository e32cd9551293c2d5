#pragma once
#include "app/finetuning/cohortfacts.h"

#include <QScrollArea>
#include <QStringList>

#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace tessera {

class CohortCheck;
class FindingList;
class PathField;

/// Which cases a model is to learn from: a table, or a label column of the worklist; what the check says of them.
class CasesPage : public QScrollArea {
    Q_OBJECT
public:
    /// The check outlives the page.
    explicit CasesPage(CohortCheck &check, QWidget *parent = nullptr);

    /// The label columns of the open worklist; empty: there is none.
    void offerWorklist(const QStringList &labels);
    /// The answer to worklistWanted(): its slides are written as `table`, which is then the table of the cases.
    void takeWorklist(const std::filesystem::path &table, std::vector<LabelledSlide> slides);

Q_SIGNALS:
    void worklistWanted(const QString &label);
    void slideWanted(const QString &name);

private:
    void build();
    CohortQuestion question() const;
    void showCheck();
    void showBalance();
    QString stateText() const;

    CohortCheck &m_check;
    PathField *m_table;
    QWidget *m_worklist;
    QComboBox *m_labels;
    QPushButton *m_takeWorklist;
    PathField *m_features;
    PathField *m_splits;
    QComboBox *m_task;
    QComboBox *m_polarity;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_again;
    QPushButton *m_cancel;
    QTableWidget *m_balance;
    QLabel *m_remarks;
    FindingList *m_findings;
};

} // namespace tessera
