#include "app/finetuning/runcontrolbar.h"

#include "app/finetuning/trainingsession.h"
#include "app/finetuning/trainingtext.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

int fitting(int64_t number)
{
    return static_cast<int>(std::clamp(number, int64_t{0}, int64_t{std::numeric_limits<int>::max()}));
}

QString resultText(const RunHistory &run)
{
    QStringList lines;
    for (const protocol::TrainedRun &result : run.results) {
        QStringList metrics;
        for (const protocol::TrainedMetric &metric : result.metrics)
            if (metric.name == "auc" || metric.name == "c_index" || metric.name == "balanced_accuracy")
                metrics << metricText(metric);
        if (!result.part.empty() && !metrics.isEmpty())
            lines << RunControlBar::tr("Of the %1: %2.").arg(partName(result.part), metrics.join(u"; "_s));
        else
            lines << RunControlBar::tr("No case was kept back to judge it by.");
        if (!result.isWhole)
            lines << RunControlBar::tr("It was ended before its training was complete.");
    }
    return lines.join(u'\n');
}

} // namespace

RunControlBar::RunControlBar(TrainingSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_pause(new QPushButton(tr("&Pause"), this)), m_resume(new QPushButton(tr("&Resume"), this)),
      m_best(new QPushButton(tr("End with &Best Epoch"), this)),
      m_last(new QPushButton(tr("End with &Last Epoch"), this)),
      m_drop(new QPushButton(tr("&Do Not Start Those That Wait"), this)), m_result(new QLabel(this)),
      m_remarks(new QLabel(this))
{
    m_state->setObjectName(u"trainingState"_s);
    m_bar->setObjectName(u"trainingProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_pause->setObjectName(u"pauseTraining"_s);
    m_resume->setObjectName(u"resumeTraining"_s);
    m_best->setObjectName(u"endWithBest"_s);
    m_last->setObjectName(u"endWithLast"_s);
    m_drop->setObjectName(u"dropWaiting"_s);
    m_drop->setToolTip(tr("They stay in the list, and each can be resumed on its own"));
    m_result->setObjectName(u"trainingResult"_s);
    m_remarks->setObjectName(u"trainingRemarks"_s);
    for (QLabel *label : {m_state, m_result, m_remarks}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_state, 0, 0, 1, 2);
    layout->addWidget(m_bar, 1, 0, 1, 2);
    layout->addWidget(m_pause, 2, 0);
    layout->addWidget(m_resume, 2, 1);
    layout->addWidget(m_best, 3, 0, 1, 2);
    layout->addWidget(m_last, 4, 0, 1, 2);
    layout->addWidget(m_drop, 5, 0, 1, 2);
    layout->addWidget(m_result, 6, 0, 1, 2);
    layout->addWidget(m_remarks, 7, 0, 1, 2);

    connect(m_pause, &QPushButton::clicked, &session, &TrainingSession::pause);
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (const RunHistory *run = chosen())
            m_session.resume(*run);
    });
    connect(m_best, &QPushButton::clicked, this, [this] { endWith(protocol::WhichWeights::best); });
    connect(m_last, &QPushButton::clicked, this, [this] { endWith(protocol::WhichWeights::last); });
    connect(m_drop, &QPushButton::clicked, &session, &TrainingSession::dropWaiting);
    connect(&session, &TrainingSession::changed, this, &RunControlBar::showSession);
    connect(&session, &TrainingSession::curvesChanged, this, &RunControlBar::showSession);
    showSession();
}

void RunControlBar::choose(const std::filesystem::path &run)
{
    m_chosen = run;
    showSession();
}

const RunHistory *RunControlBar::chosen() const { return m_session.find(m_chosen); }

void RunControlBar::endWith(protocol::WhichWeights weights)
{
    if (m_session.state() == TrainingSession::State::running)
        m_session.stop(weights);
    else if (const RunHistory *run = chosen())
        m_session.finish(*run, weights);
}

void RunControlBar::showSession()
{
    const bool runs = m_session.state() == TrainingSession::State::running;
    const RunHistory *run = m_session.isBusy() ? m_session.current() : chosen();
    const bool canGoOn = !m_session.isBusy() && run && !run->isFinished();
    const bool hasEpochs = run && !run->hasFolds() && run->epochs() > 0;
    m_pause->setEnabled(runs);
    m_resume->setEnabled(canGoOn);
    m_drop->setVisible(!m_session.waiting().empty());
    m_best->setEnabled((runs || canGoOn) && hasEpochs);
    m_last->setEnabled((runs || canGoOn) && hasEpochs);
    const QString why =
        run && run->hasFolds() ? tr("Each fold makes a model of its own: pause the run, or let it end.") : QString();
    m_best->setToolTip(why);
    m_last->setToolTip(why);

    // (the state is of the session's own run; another one that is chosen says its own)
    const bool isOther = run && run != m_session.current();
    m_state->setText(isOther ? u"%1: %2"_s.arg(run->name(), shortStateOf(m_session, *run)) : stateText(m_session));
    m_result->setText(run ? resultText(*run) : QString());
    m_result->setVisible(!m_result->text().isEmpty());
    m_remarks->setText(isOther ? QString() : m_session.remarks().join(u'\n'));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    showProgress();
}

void RunControlBar::showProgress()
{
    m_bar->setVisible(m_session.isBusy());
    const TrainingProgress &progress = m_session.progress();
    const bool isTraining = progress.phase == TrainingProgress::Phase::training && progress.epochs;
    if (m_session.state() != TrainingSession::State::running || (!isTraining && progress.total == 0)) {
        m_bar->setRange(0, 0);
        return;
    }
    m_bar->setRange(0, fitting(isTraining ? *progress.epochs : progress.total));
    m_bar->setValue(fitting(isTraining ? progress.epoch : progress.done));
}

} // namespace tessera
