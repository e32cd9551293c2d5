#pragma once
#include "app/finetuning/cohortfacts.h"

#include <QScrollArea>
#include <QStringList>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace tessera {

class CohortCheck;
class ExtractionBox;
class FeatureExtraction;
class FindingList;
class ModelList;
class PathField;
class TrainingSession;

/// Which cases a model is to learn from: a table, or a label column of the worklist; what the check says of them.
class CasesPage : public QScrollArea {
    Q_OBJECT
public:
    /// All outlive the page. Features that are made here lie below `session`'s folder where none is chosen.
    CasesPage(CohortCheck &check, FeatureExtraction &extraction, const ModelList &models,
              const TrainingSession &session, QWidget *parent = nullptr);

    /// Where the slides of the open worklist are; asked whenever cases are looked at.
    void setSlideFiles(std::function<SlideFiles()> files) { m_files = std::move(files); }
    /// The engine's list of models is another one.
    void showModels();
    /// Makes the features that are missing, then looks at the cases again.
    void extract();

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
    FeatureExtraction &m_extraction;
    const TrainingSession &m_session;
    std::function<SlideFiles()> m_files;
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
    ExtractionBox *m_missing;
    FindingList *m_findings;
};

} // namespace tessera
