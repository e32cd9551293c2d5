#include "app/finetuning/findinglist.h"

#include "app/finetuning/trainingtext.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int caseRole = Qt::UserRole;
constexpr int shownRows = 8;

} // namespace

FindingList::FindingList(QWidget *parent) : QWidget(parent), m_empty(new QLabel(this)), m_list(new QListWidget(this))
{
    m_empty->setObjectName(u"noFindings"_s);
    m_empty->setWordWrap(true);
    m_list->setObjectName(u"findings"_s);
    m_list->setAccessibleName(tr("What the check has found"));
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(m_list->fontMetrics().lineSpacing() * shownRows);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (const QString name = item->data(caseRole).toString(); !name.isEmpty())
            Q_EMIT slideWanted(name);
    });
}

void FindingList::show(const std::vector<protocol::TrainingFinding> &findings, const QString &whenEmpty)
{
    m_list->clear();
    for (const protocol::TrainingFinding &finding : findings) {
        m_list->addItem(tr("%1: %2").arg(tessera::nameOf(finding.severity), QString::fromStdString(finding.sentence)));
        for (const std::string &bag : finding.bags) {
            auto *item = new QListWidgetItem(u"    "_s + QString::fromStdString(bag), m_list);
            item->setData(caseRole, QString::fromStdString(bag));
            item->setToolTip(tr("Enter opens the slide, where it is in the worklist"));
        }
    }
    m_list->setVisible(!findings.empty());
    m_empty->setText(whenEmpty);
    m_empty->setVisible(findings.empty() && !whenEmpty.isEmpty());
}

} // namespace tessera
