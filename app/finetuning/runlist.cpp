#include "app/finetuning/runlist.h"

#include "app/finetuning/trainingsession.h"
#include "app/finetuning/trainingtext.h"
#include "app/text/paths.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int shownRows = 4;

std::filesystem::path folderOf(const QListWidgetItem &item) { return toPath(item.data(Qt::UserRole).toString()); }

} // namespace

RunList::RunList(TrainingSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_hint(new QLabel(this)), m_list(new QListWidget(this))
{
    m_hint->setObjectName(u"runHint"_s);
    m_hint->setWordWrap(true);
    m_list->setObjectName(u"trainingRuns"_s);
    m_list->setAccessibleName(tr("Trainings"));
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * shownRows * 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_hint);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            choose(folderOf(*item));
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { takeTick(*item); });
    connect(&session, &TrainingSession::changed, this, &RunList::showRuns);
    showRuns();
}

std::vector<std::filesystem::path> RunList::drawn() const
{
    std::vector<std::filesystem::path> drawn;
    for (const RunHistory &run : m_session.runs())
        if (run.folder == m_chosen || std::find(m_ticked.begin(), m_ticked.end(), run.folder) != m_ticked.end())
            drawn.push_back(run.folder);
    return drawn;
}

void RunList::choose(const std::filesystem::path &run)
{
    if (run == m_chosen)
        return;
    m_chosen = run;
    showRuns();
    Q_EMIT chosenChanged(run);
    Q_EMIT drawnChanged();
}

void RunList::takeTick(const QListWidgetItem &item)
{
    const std::filesystem::path folder = folderOf(item);
    std::erase(m_ticked, folder);
    if (item.checkState() == Qt::Checked)
        m_ticked.push_back(folder);
    Q_EMIT drawnChanged();
}

/// Rows are changed where they are: a list that is made anew would lose what the mouse and the keyboard are at.
void RunList::showRuns()
{
    const QSignalBlocker blocker(m_list);
    const std::vector<RunHistory> &runs = m_session.runs();
    while (m_list->count() > std::ssize(runs))
        delete m_list->takeItem(m_list->count() - 1);
    for (int row = 0; row < std::ssize(runs); ++row) {
        const RunHistory &run = runs[static_cast<std::size_t>(row)];
        QListWidgetItem *item = m_list->item(row);
        if (!item) {
            item = new QListWidgetItem(m_list);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        }
        const bool isTicked = std::find(m_ticked.begin(), m_ticked.end(), run.folder) != m_ticked.end();
        item->setText(tr("%1 (%2)").arg(run.name(), shortStateOf(m_session, run)));
        item->setData(Qt::UserRole, toQString(run.folder));
        item->setToolTip(toQString(run.folder));
        item->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
        if (run.folder == m_chosen)
            m_list->setCurrentItem(item);
    }
    m_hint->setText(runs.empty() ? tr("No training yet. Choose the cases, then start one.")
                                 : tr("Tick the trainings that are to be drawn together with the chosen one."));
    m_list->setVisible(!runs.empty());
}

} // namespace tessera
