#include "app/runcontrols.h"

#include "app/analysissession.h"
#include "app/progresstext.h"
#include "app/text/errortext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct Choice {
    QString id;
    QString text;
    QString toolTip;
    bool usable = true;
    friend bool operator==(const Choice &, const Choice &) = default;
};

/// Fills the box only where something changed, so that an open list is not taken from under the mouse.
void fill(QComboBox *box, const QList<Choice> &choices)
{
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    QList<Choice> shown;
    for (int i = 0; i < box->count(); ++i)
        shown << Choice{box->itemData(i).toString(), box->itemText(i), box->itemData(i, Qt::ToolTipRole).toString(),
                        model->item(i)->isEnabled()};
    if (shown == choices)
        return;
    const QString current = box->currentData().toString();
    box->clear();
    for (const Choice &choice : choices) {
        box->addItem(choice.text, choice.id);
        box->setItemData(box->count() - 1, choice.toolTip, Qt::ToolTipRole);
        model->item(box->count() - 1)->setEnabled(choice.usable);
    }
    box->setCurrentIndex(std::max(0, box->findData(current)));
}

QString fromUtf8(const std::string &text) { return QString::fromStdString(text); }

void shrinkable(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
}

} // namespace

RunControls::RunControls(AnalysisSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_models(new QComboBox(this)), m_devices(new QComboBox(this)),
      m_run(new QPushButton(tr("&Run"), this)), m_cancel(new QPushButton(tr("C&ancel"), this)),
      m_bar(new QProgressBar(this)), m_progress(new QLabel(this)), m_problem(new QLabel(this)),
      m_restart(new QPushButton(tr("Restart &engine"), this))
{
    m_models->setObjectName(u"models"_s);
    m_models->setAccessibleName(tr("Model"));
    m_devices->setObjectName(u"devices"_s);
    m_devices->setAccessibleName(tr("Device"));
    m_run->setObjectName(u"run"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_bar->setObjectName(u"progressBar"_s);
    m_bar->setAccessibleName(tr("Progress of the analysis"));
    m_progress->setObjectName(u"progress"_s);
    m_problem->setObjectName(u"engineProblem"_s);
    m_restart->setObjectName(u"restartEngine"_s);
    for (QLabel *label : {m_progress, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    shrinkable(m_models);
    shrinkable(m_devices);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Model:"), m_models);
    form->addRow(tr("&Device:"), m_devices);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_run, 1);
    buttons->addWidget(m_cancel, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(form);
    layout->addLayout(buttons);
    for (QWidget *part : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_progress),
                          static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_restart)})
        layout->addWidget(part);

    connect(m_models, &QComboBox::activated, this,
            [this] { m_session.chooseModel(m_models->currentData().toString().toStdString()); });
    connect(m_run, &QPushButton::clicked, this,
            [this] { m_session.run(m_devices->currentData().toString().toStdString()); });
    connect(m_cancel, &QPushButton::clicked, &session, &AnalysisSession::cancel);
    connect(m_restart, &QPushButton::clicked, &session.service(), &AnalysisService::startEngine);
    connect(&session, &AnalysisSession::changed, this, &RunControls::showSession);
    showSession();
}

void RunControls::showSession()
{
    showModels();
    showDevices();
    const AnalysisJob *job = m_session.job();
    const bool running = job && !job->isOver();
    m_models->setEnabled(!running && m_models->count() > 0);
    m_devices->setEnabled(!running);
    m_run->setEnabled(m_session.canRun());
    m_cancel->setEnabled(running && job->state() != AnalysisJob::State::cancelling);
    showProgress();
    showEngine();
}

void RunControls::showModels()
{
    QList<Choice> choices;
    for (const protocol::ModelInfo &model : m_session.models().models()) {
        const QString name = fromUtf8(model.name.empty() ? model.id : model.name);
        const bool usable = model.problem.empty();
        choices << Choice{fromUtf8(model.id), name, fromUtf8(usable ? model.description : model.problem), usable};
    }
    fill(m_models, choices);
    if (const auto *chosen = m_session.chosenModel())
        m_models->setCurrentIndex(m_models->findData(fromUtf8(chosen->id)));
    m_models->setToolTip(m_models->currentData(Qt::ToolTipRole).toString());
}

void RunControls::showDevices()
{
    QList<Choice> choices{{u"auto"_s, tr("Automatic"), tr("A GPU where one works, else the processor"), true}};
    if (const auto &engine = m_session.engine().engine())
        for (const protocol::Device &device : engine->devices)
            choices << Choice{fromUtf8(device.id), fromUtf8(device.name.empty() ? device.id : device.name),
                              fromUtf8(device.problem), device.problem.empty()};
    fill(m_devices, choices);
}

void RunControls::showProgress()
{
    const AnalysisJob *job = m_session.job();
    m_bar->setVisible(job && !job->isOver());
    // (why it failed is said with the result)
    m_progress->setVisible(job && job->state() != AnalysisJob::State::failed);
    if (!job)
        return;
    const protocol::JobProgress &progress = job->progress();
    const bool known = job->state() == AnalysisJob::State::running && progress.total > 0;
    // (tiles fit an int; a broken engine's numbers may not)
    const int64_t largest = std::numeric_limits<int>::max();
    m_bar->setRange(0, known ? static_cast<int>(std::min(progress.total, largest)) : 0);
    m_bar->setValue(known ? static_cast<int>(std::clamp(progress.done, int64_t{0}, largest)) : 0);
    m_progress->setText(progressText(*job));
}

void RunControls::showEngine()
{
    const auto &problem = m_session.engine().problem();
    m_restart->setVisible(problem.has_value());
    const auto state = m_session.engine().state();
    QString text;
    if (problem)
        text = sentenceOf(*problem);
    else if (state == EngineProcess::State::starting)
        text = tr("The engine is starting.");
    else if (m_session.models().problem())
        text = sentenceOf(*m_session.models().problem());
    else if (state == EngineProcess::State::ready && !m_session.chosenModel())
        text = tr("No usable model is installed.");
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

} // namespace tessera
