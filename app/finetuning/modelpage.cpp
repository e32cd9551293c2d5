#include "app/finetuning/modelpage.h"

#include "analysis/client/modellist.h"
#include "analysis/package/package.h"
#include "app/finetuning/trainingsession.h"
#include "app/finetuning/trainingtext.h"
#include "app/text/paths.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int shownLines = 12; ///< of a card

bool hasModel(const RunHistory &run)
{
    return run.isFinished() && run.results.size() == 1 && run.results.front().model.has_value();
}

QLabel *sentence(const QString &id)
{
    auto *label = new QLabel;
    label->setObjectName(id);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString thisUser() { return qEnvironmentVariable("USER"); }

} // namespace

ModelPage::ModelPage(const TrainingSession &session, const ModelList &models, std::filesystem::path folder,
                     QWidget *parent)
    : QScrollArea(parent), m_session(session), m_models(models), m_folder(std::move(folder)), m_runs(new QComboBox),
      m_metrics(sentence(u"trainedMetrics"_s)), m_name(new QLineEdit), m_adopt(new QPushButton(tr("&Adopt Model"))),
      m_problem(sentence(u"adoptionProblem"_s)), m_list(new QComboBox), m_use(new QPushButton(tr("&Use for Analyses"))),
      m_back(new QPushButton(tr("&Roll Back"))), m_state(sentence(u"modelState"_s)), m_card(new QTextBrowser),
      m_adopting(*this), m_reading(*this)
{
    m_runs->setObjectName(u"trainedRuns"_s);
    m_runs->setAccessibleName(tr("Training whose model is adopted"));
    m_name->setObjectName(u"modelName"_s);
    m_name->setAccessibleName(tr("Name of the model"));
    m_adopt->setObjectName(u"adoptModel"_s);
    m_list->setObjectName(u"installedModels"_s);
    m_list->setAccessibleName(tr("Installed models"));
    m_use->setObjectName(u"useModel"_s);
    m_back->setObjectName(u"rollBack"_s);
    m_card->setObjectName(u"modelCard"_s);
    m_card->setAccessibleName(tr("Card of the model"));
    m_card->setMinimumHeight(m_card->fontMetrics().lineSpacing() * shownLines);
    m_card->setOpenLinks(false);
    build();
    connect(m_runs, &QComboBox::currentIndexChanged, this, &ModelPage::chooseRun);
    connect(m_name, &QLineEdit::textChanged, this, &ModelPage::showChosen);
    connect(m_adopt, &QPushButton::clicked, this, &ModelPage::adopt);
    connect(m_list, &QComboBox::currentIndexChanged, this, [this] {
        m_paper = {};
        showPaper({});
        const protocol::ModelInfo *model = m_models.find(chosenModel());
        if (!model)
            return;
        m_reading.start<ModelPaper>([folder = toPath(QString::fromStdString(model->folder))](
                                        const std::stop_token &) { return readModelPaper(folder); },
                                    [this](const ModelPaper &paper) { showPaper(paper); });
    });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useWanted(chosenModel()); });
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (!m_paper.former.empty())
            Q_EMIT useWanted(m_paper.former);
    });
    connect(&session, &TrainingSession::changed, this, &ModelPage::showRuns);
    showRuns();
    showModels();
}

void ModelPage::build()
{
    auto *adopting = new QGroupBox(tr("A trained model"));
    auto *form = new QFormLayout(adopting);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Training:"), m_runs);
    form->addRow(m_metrics);
    form->addRow(tr("&Name of the model:"), m_name);
    form->addRow(m_problem);
    form->addRow(m_adopt);
    auto *installed = new QGroupBox(tr("Installed models"));
    auto *list = new QVBoxLayout(installed);
    for (QWidget *part : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_state),
                          static_cast<QWidget *>(m_use), static_cast<QWidget *>(m_back)})
        list->addWidget(part);
    list->addWidget(m_card, 1);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(adopting);
    layout->addWidget(installed, 1);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(content);
}

void ModelPage::showRuns()
{
    QList<std::pair<QString, QString>> runs;
    for (const RunHistory &run : m_session.runs())
        if (hasModel(run))
            runs << std::pair(run.name(), toQString(run.folder));
    bool isSame = runs.size() == m_runs->count();
    for (int i = 0; isSame && i < runs.size(); ++i)
        isSame = m_runs->itemData(i).toString() == runs[i].second;
    if (!isSame) {
        const QSignalBlocker blocker(m_runs);
        m_runs->clear();
        for (const auto &[name, folder] : runs)
            m_runs->addItem(name, folder);
        m_runs->setCurrentIndex(runs.isEmpty() ? -1 : 0); // (the newest)
        chooseRun();
    }
    showChosen();
}

const RunHistory *ModelPage::chosenRun() const
{
    return m_runs->currentIndex() < 0 ? nullptr : m_session.find(toPath(m_runs->currentData().toString()));
}

void ModelPage::chooseRun()
{
    const RunHistory *run = chosenRun();
    QStringList metrics;
    if (run)
        for (const protocol::TrainedMetric &metric : run->results.front().metrics)
            metrics << metricText(metric);
    m_metrics->setText(metrics.join(u'\n'));
    m_metrics->setVisible(!metrics.isEmpty());
    m_name->setText(run ? run->name() : QString());
    showChosen();
}

QString ModelPage::adoptionProblem() const
{
    if (m_adopting.isRunning())
        return tr("The model is being copied.");
    if (!chosenRun())
        return tr("A training that has finished, or was ended with its best or last epoch, has a model to adopt. A "
                  "cross-validation has none: it judges the settings.");
    const std::string name = m_name->text().trimmed().toStdString();
    if (name.empty())
        return tr("Give the model a name.");
    const std::string id = packageIdOf(name, "trained-");
    const auto &models = m_models.models();
    if (std::any_of(models.begin(), models.end(), [&](const protocol::ModelInfo &model) { return model.id == id; }))
        return tr("There is a model %1 already: choose another name.").arg(QString::fromStdString(id));
    return {};
}

void ModelPage::adopt()
{
    const RunHistory *run = chosenRun();
    if (!run || !adoptionProblem().isEmpty())
        return;
    const AdoptionRequest request{*run->results.front().model, m_folder, m_name->text().trimmed().toStdString(),
                                  thisUser().toStdString(), m_used};
    m_adopting.start<Result<std::string>>([request](const std::stop_token &) { return adoptModel(request); },
                                          [this](const Result<std::string> &id) {
                                              if (id)
                                                  Q_EMIT adopted(*id);
                                              else
                                                  Q_EMIT failed(id.error());
                                              showChosen();
                                          });
    showChosen();
}

void ModelPage::showModels()
{
    const QVariant chosen = m_list->count() > 0 ? m_list->currentData() : QVariant(QString::fromStdString(m_used));
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const protocol::ModelInfo &model : m_models.models())
            if (model.problem.empty())
                m_list->addItem(QString::fromStdString(model.name.empty() ? model.id : model.name),
                                QString::fromStdString(model.id));
        m_list->setCurrentIndex(-1);
    }
    m_list->setCurrentIndex(std::max(0, m_list->findData(chosen)));
    showChosen();
}

void ModelPage::setUsed(const std::string &id)
{
    if (id == m_used)
        return;
    m_used = id;
    if (const int index = m_list->findData(QString::fromStdString(id)); index >= 0)
        m_list->setCurrentIndex(index);
    showChosen();
}

std::string ModelPage::chosenModel() const { return m_list->currentData().toString().toStdString(); }

QString ModelPage::nameOfModel(const std::string &id) const
{
    const protocol::ModelInfo *model = m_models.find(id);
    return QString::fromStdString(model && !model->name.empty() ? model->name : id);
}

void ModelPage::showPaper(const ModelPaper &paper)
{
    m_paper = paper;
    m_card->setMarkdown(QString::fromStdString(paper.card));
    showChosen();
}

void ModelPage::showChosen()
{
    const QString problem = adoptionProblem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_adopt->setEnabled(problem.isEmpty());
    m_adopt->setToolTip(problem);

    const bool isUsed = !m_used.empty() && chosenModel() == m_used;
    QStringList lines;
    if (isUsed)
        lines << tr("The next analysis is made with it.");
    if (!m_paper.adopted.empty())
        lines << tr("Adopted: %1.").arg(QString::fromStdString(m_paper.adopted));
    m_state->setText(lines.join(u'\n'));
    m_state->setVisible(!lines.isEmpty());
    m_use->setEnabled(m_list->count() > 0 && !isUsed);
    const bool canGoBack = isUsed && m_models.find(m_paper.former);
    m_back->setVisible(canGoBack);
    m_back->setToolTip(canGoBack ? tr("The next analysis is made with %1 again. This model stays in the list.")
                                       .arg(nameOfModel(m_paper.former))
                                 : QString());
}

} // namespace tessera
