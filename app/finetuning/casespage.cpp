#include "app/finetuning/casespage.h"

#include "app/finetuning/cohortcheck.h"
#include "app/finetuning/extractionbox.h"
#include "app/finetuning/featureextraction.h"
#include "app/finetuning/findinglist.h"
#include "app/finetuning/pathfield.h"
#include "app/finetuning/trainingsession.h"
#include "app/text/errortext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QComboBox *combo(const QString &id, const QString &name)
{
    auto *box = new QComboBox;
    box->setObjectName(id);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QLabel *sentence(const QString &id)
{
    auto *label = new QLabel;
    label->setObjectName(id);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

CasesPage::CasesPage(CohortCheck &check, FeatureExtraction &extraction, const ModelList &models,
                     const TrainingSession &session, QWidget *parent)
    : QScrollArea(parent), m_check(check), m_extraction(extraction), m_session(session),
      m_table(new PathField(u"cohort"_s, tr("Table of cases"), PathField::Kind::file)), m_worklist(new QWidget),
      m_labels(combo(u"worklistLabels"_s, tr("Label column of the worklist"))),
      m_takeWorklist(new QPushButton(tr("Take from Wor&klist"))),
      m_features(new PathField(u"features"_s, tr("Folder of features"), PathField::Kind::folder)),
      m_splits(new PathField(u"splits"_s, tr("Splits"), PathField::Kind::file)),
      m_task(combo(u"learnedTask"_s, tr("What is learned"))),
      m_polarity(combo(u"oneIs"_s, tr("Meaning of 1 in the follow-up column"))), m_state(sentence(u"casesState"_s)),
      m_bar(new QProgressBar), m_again(new QPushButton(tr("Check A&gain"))), m_cancel(new QPushButton(tr("&Cancel"))),
      m_balance(new QTableWidget(0, 3)), m_remarks(sentence(u"casesRemarks"_s)),
      m_missing(new ExtractionBox(extraction, models)), m_findings(new FindingList)
{
    m_task->addItem(tr("as the table says"), -1);
    m_task->addItem(tr("classes"), static_cast<int>(CohortTask::classification));
    m_task->addItem(tr("survival"), static_cast<int>(CohortTask::survival));
    m_polarity->addItem(tr("as its name says"), static_cast<int>(CohortOptions::Polarity::automatic));
    m_polarity->addItem(tr("event"), static_cast<int>(CohortOptions::Polarity::oneIsEvent));
    m_polarity->addItem(tr("censored"), static_cast<int>(CohortOptions::Polarity::oneIsCensored));
    m_table->setToolTips(tr("CSV with a column of slides and one of labels, or of time and event"));
    m_features->setToolTips(tr("One file for each slide: .h5, .pt, .npy or .safetensors"));
    m_splits->setToolTips(tr("May be left empty: then the table's own division, or one that is drawn"));
    m_takeWorklist->setObjectName(u"takeWorklist"_s);
    m_bar->setObjectName(u"casesProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_again->setObjectName(u"checkAgain"_s);
    m_cancel->setObjectName(u"cancelCheck"_s);
    m_balance->setObjectName(u"classBalance"_s);
    m_balance->setAccessibleName(tr("Cases of each class"));
    m_balance->setHorizontalHeaderLabels({tr("Class"), tr("Cases"), tr("Patients")});
    m_balance->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_balance->horizontalHeader()->setStretchLastSection(true);
    m_balance->verticalHeader()->hide();
    build();
    for (const PathField *field : {m_table, m_features, m_splits})
        connect(field, &PathField::chosen, this, [this] { m_check.ask(question()); });
    for (const QComboBox *box : {m_task, m_polarity})
        connect(box, &QComboBox::activated, this, [this] { m_check.ask(question()); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_check.ask(question()); });
    connect(m_cancel, &QPushButton::clicked, &check, &CohortCheck::cancel);
    connect(m_takeWorklist, &QPushButton::clicked, this, [this] { Q_EMIT worklistWanted(m_labels->currentText()); });
    connect(m_findings, &FindingList::slideWanted, this, &CasesPage::slideWanted);
    connect(m_missing, &ExtractionBox::slidesFolderChosen, this, [this] { m_check.ask(question()); });
    connect(m_missing, &ExtractionBox::wanted, this, &CasesPage::extract);
    connect(&extraction, &FeatureExtraction::ended, this, [this] { m_check.ask(question()); });
    connect(&check, &CohortCheck::changed, this, &CasesPage::showCheck);
    offerWorklist({});
    m_table->setPath(check.question().table);
    m_features->setPath(check.question().features);
    m_splits->setPath(check.question().splits);
    showCheck();
}

void CasesPage::build()
{
    auto *worklist = new QVBoxLayout(m_worklist);
    worklist->setContentsMargins({});
    worklist->addWidget(m_labels);
    worklist->addWidget(m_takeWorklist);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Table of cases:"), m_table);
    form->addRow(tr("Or a label column of the worklist:"), m_worklist);
    form->addRow(tr("&Features:"), m_features);
    form->addRow(tr("&Splits, if you have them:"), m_splits);
    form->addRow(tr("&What is learned:"), m_task);
    form->addRow(tr("&1 in the follow-up column:"), m_polarity);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_cancel);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addLayout(form);
    layout->addWidget(m_state);
    layout->addWidget(m_bar);
    layout->addLayout(buttons);
    layout->addWidget(m_balance);
    layout->addWidget(m_missing);
    layout->addWidget(m_findings, 1);
    layout->addWidget(m_remarks);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(content);
}

void CasesPage::offerWorklist(const QStringList &labels)
{
    const QString chosen = m_labels->currentText();
    m_labels->clear();
    m_labels->addItems(labels);
    m_labels->setCurrentIndex(std::max(0, m_labels->findText(chosen)));
    m_labels->setEnabled(!labels.isEmpty());
    m_takeWorklist->setEnabled(!labels.isEmpty());
    m_takeWorklist->setToolTip(labels.isEmpty() ? tr("Open a project and give its slides a label column first.")
                                                : QString());
}

void CasesPage::takeWorklist(const std::filesystem::path &table, std::vector<LabelledSlide> slides)
{
    m_table->setPath(table);
    m_check.askOfWorklist(table, std::move(slides), question());
}

CohortQuestion CasesPage::question() const
{
    CohortQuestion question;
    question.table = m_table->path();
    question.features = m_features->path();
    question.splits = m_splits->path();
    question.slides = m_missing->slidesFolder();
    if (m_files)
        question.worklist = m_files();
    if (const int task = m_task->currentData().toInt(); task >= 0)
        question.options.task = static_cast<CohortTask>(task);
    question.options.polarity = static_cast<CohortOptions::Polarity>(m_polarity->currentData().toInt());
    return question;
}

void CasesPage::showModels() { m_missing->showModels(); }

void CasesPage::extract()
{
    const CohortFacts *facts = m_check.facts();
    const std::filesystem::path model = m_missing->model();
    if (!facts || model.empty())
        return;
    if (m_features->path().empty()) // (of one encoder, for all trainings)
        m_features->setPath(m_session.root() / "features" / m_missing->modelId());
    m_extraction.start(facts->missing, model, m_features->path());
}

QString CasesPage::stateText() const
{
    if (m_check.problem())
        return sentenceOf(*m_check.problem());
    if (m_check.isRunning())
        return m_check.total() == 0 ? tr("Reading the table")
                                    : tr("Checking the features: %1 of %2 cases")
                                          .arg(QLocale().toString(static_cast<qlonglong>(m_check.done())),
                                               QLocale().toString(static_cast<qlonglong>(m_check.total())));
    if (m_check.wasCancelled())
        return tr("The check was cancelled. Check again before you start.");
    const CohortFacts *facts = m_check.facts();
    if (!facts)
        return tr("Choose a table with a row for each slide, and the folder where their features are.");
    const QLocale locale;
    QString text = tr("%1 cases of %2 patients.")
                       .arg(locale.toString(static_cast<qlonglong>(facts->bags)),
                            locale.toString(static_cast<qlonglong>(facts->patients)));
    if (!facts->isChecked)
        return text + u' ' + tr("Now choose the folder where the features of the slides are, or have them extracted.");
    return text + u' ' + tr("%1 can be trained on.").arg(locale.toString(static_cast<qlonglong>(facts->usable)));
}

void CasesPage::showCheck()
{
    m_state->setText(stateText());
    m_bar->setVisible(m_check.isRunning());
    m_bar->setRange(0, static_cast<int>(m_check.total()));
    m_bar->setValue(static_cast<int>(m_check.done()));
    m_again->setEnabled(!m_check.isRunning() && !question().table.empty());
    m_cancel->setEnabled(m_check.isRunning());
    const CohortFacts *facts = m_check.facts();
    QStringList remarks;
    if (facts)
        for (const std::string &remark : facts->remarks)
            remarks << QString::fromStdString(remark);
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    m_missing->show(facts);
    m_findings->show(facts ? facts->findings : std::vector<protocol::TrainingFinding>(),
                     facts && facts->isChecked ? tr("The check has found nothing to object to.") : QString());
    showBalance();
}

void CasesPage::showBalance()
{
    const CohortFacts *facts = m_check.facts();
    m_balance->setVisible(facts);
    if (!facts)
        return;
    const QLocale locale;
    m_balance->setRowCount(static_cast<int>(facts->classes.size()));
    for (int row = 0; row < m_balance->rowCount(); ++row) {
        const ClassCount &count = facts->classes[static_cast<std::size_t>(row)];
        QString name = QString::fromStdString(count.name);
        if (facts->isSurvival)
            name = row == 0 ? tr("censored") : tr("event");
        m_balance->setItem(row, 0, cell(name));
        m_balance->setItem(row, 1, cell(locale.toString(static_cast<qlonglong>(count.bags))));
        m_balance->setItem(row, 2, cell(locale.toString(static_cast<qlonglong>(count.patients))));
    }
    m_balance->setFixedHeight(m_balance->horizontalHeader()->sizeHint().height() +
                              m_balance->fontMetrics().lineSpacing() * 2 * std::min(8, m_balance->rowCount()) + 8);
}

} // namespace tessera
