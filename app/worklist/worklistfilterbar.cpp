#include "app/worklist/worklistfilterbar.h"

#include "viewer/project/worklistmodel.h"
#include "viewer/project/worklisttext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace tessera {

WorklistFilterBar::WorklistFilterBar(WorklistModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_search(new QLineEdit), m_status(new QComboBox), m_tag(new QComboBox),
      m_count(new QLabel)
{
    m_search->setObjectName(u"worklistSearch"_s);
    m_search->setAccessibleName(tr("Search the worklist"));
    m_search->setPlaceholderText(tr("Search name, case, tags, notes"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_status->setObjectName(u"worklistStatus"_s);
    m_status->setAccessibleName(tr("Show slides of this status"));
    m_status->addItem(tr("Any status"), -1);
    for (const SlideStatus status : allSlideStatuses)
        m_status->addItem(textOf(status), static_cast<int>(status));
    m_tag->setObjectName(u"worklistTag"_s);
    m_tag->setAccessibleName(tr("Show slides with this tag"));
    m_tag->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_count->setObjectName(u"worklistCount"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_tag);
    layout->addWidget(m_count);

    connect(m_search, &QLineEdit::textChanged, this, &WorklistFilterBar::apply);
    connect(m_search, &QLineEdit::returnPressed, this, &WorklistFilterBar::left);
    connect(m_status, &QComboBox::currentIndexChanged, this, &WorklistFilterBar::apply);
    connect(m_tag, &QComboBox::currentIndexChanged, this, &WorklistFilterBar::apply);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &WorklistFilterBar::showCount);
    connect(&m_model, &WorklistModel::tagsChanged, this, &WorklistFilterBar::showTags);
    connect(&m_model, &WorklistModel::slidesChanged, this, [this] {
        showTags();
        showCount();
    });
    showTags();
    showCount();
}

void WorklistFilterBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

bool WorklistFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void WorklistFilterBar::apply()
{
    WorklistFilter filter;
    filter.text = m_search->text();
    if (const int status = m_status->currentData().toInt(); status >= 0)
        filter.status = allSlideStatuses[static_cast<std::size_t>(status)];
    filter.tag = m_tag->currentData().toString();
    m_model.setFilter(filter);
}

void WorklistFilterBar::showTags()
{
    const QStringList tags = m_model.tags();
    if (m_tag->count() > 0 && tags == m_tagsShown)
        return;
    const QSignalBlocker blocker(m_tag);
    const QString chosen = m_tag->currentData().toString();
    m_tagsShown = tags;
    m_tag->clear();
    m_tag->addItem(tr("Any tag"), QString());
    for (const QString &tag : tags)
        m_tag->addItem(tag, tag);
    m_tag->setCurrentIndex(std::max(0, m_tag->findData(chosen)));
    if (m_tag->currentData().toString() != chosen)
        apply(); // the tag is used no more
}

void WorklistFilterBar::showCount()
{
    const QLocale locale;
    const auto all = static_cast<qlonglong>(m_model.slides());
    const auto shown = static_cast<qlonglong>(m_model.rowCount());
    m_count->setText(shown == all ? tr("Slides: %1").arg(locale.toString(all))
                                  : tr("%1 of %2 slides").arg(locale.toString(shown), locale.toString(all)));
}

} // namespace tessera
