#include "app/worklist/worklistpanel.h"

#include "app/text/slidetext.h"
#include "app/worklist/worklistdelegate.h"
#include "app/worklist/worklistfilterbar.h"
#include "app/worklist/worklistsession.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

/// A sentence and buttons below it, in the middle of its space.
QWidget *page(const QString &sentence, const QList<QPushButton *> &buttons)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    auto *text = new QLabel(sentence);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    for (QPushButton *button : buttons)
        row->addWidget(button);
    row->addStretch(1);
    layout->addStretch(1);
    layout->addWidget(text);
    layout->addLayout(row);
    layout->addStretch(1);
    return page;
}

template <typename Run>
QPushButton *button(const QString &text, const QString &name, QObject *context, Run run)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    QObject::connect(button, &QPushButton::clicked, context, run);
    return button;
}

/// Not exec(): a dialog of its own event loop would let the window change under it.
QFileDialog *dialogOf(QWidget *parent, const QString &title, const QString &name)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

WorklistPanel::WorklistPanel(WorklistSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_filter(new WorklistFilterBar(session.model())),
      m_pages(new QStackedWidget), m_table(new QTableView), m_missingBar(makeMissingBar()),
      m_progressBar(makeProgressBar())
{
    setObjectName(u"worklistPanel"_s);
    setAcceptDrops(true);
    buildTable();
    m_pages->addWidget(makeWelcome());
    m_pages->addWidget(makeHint());
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_missingBar);
    layout->addWidget(m_progressBar);
    layout->addWidget(m_pages, 1);
    connectParts();
    showPage();
    showMissing();
}

QWidget *WorklistPanel::makeWelcome()
{
    return page(
        tr("A project collects slides with their cases, tags, notes and how far you are. It is one file; nothing "
           "has to be saved."),
        {button(tr("New Project…"), u"welcomeNewProject"_s, this, [this] { newProject(); }),
         button(tr("Open Project…"), u"welcomeOpenProject"_s, this, [this] { chooseProject(); })});
}

QWidget *WorklistPanel::makeHint()
{
    return page(tr("Drop slides or whole folders here. They stay where they are; the project remembers them."),
                {button(tr("Add Slides…"), u"hintAddSlides"_s, this, [this] { chooseSlides(); }),
                 button(tr("Add Folder…"), u"hintAddFolder"_s, this, [this] { chooseFolder(); })});
}

QFrame *WorklistPanel::makeMissingBar()
{
    auto *bar = new QFrame;
    bar->setObjectName(u"missingBar"_s);
    bar->setFrameShape(QFrame::StyledPanel);
    m_missingText = new QLabel;
    m_missingText->setObjectName(u"missingText"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->addWidget(m_missingText, 1);
    layout->addWidget(button(tr("Find…"), u"findMissing"_s, this, [this] { findMissing(); }));
    return bar;
}

QFrame *WorklistPanel::makeProgressBar()
{
    auto *bar = new QFrame;
    bar->setObjectName(u"worklistProgress"_s);
    m_progressText = new QLabel;
    m_progressText->setObjectName(u"worklistProgressText"_s);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setMaximumWidth(220);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->addWidget(m_progressText, 1);
    layout->addWidget(m_progress);
    layout->addWidget(button(tr("Cancel"), u"cancelWorklistJob"_s, this, [this] { m_session.cancel(); }));
    bar->hide();
    return bar;
}

void WorklistPanel::buildTable()
{
    m_table->setObjectName(u"worklistTable"_s);
    m_table->setAccessibleName(tr("Worklist"));
    m_table->setModel(&m_session.model());
    m_table->setItemDelegate(new WorklistDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(WorklistDelegate::thumbnail.height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->setIconSize(WorklistDelegate::thumbnail);
    const auto widen = [this](WorklistColumn column, int width) {
        m_table->setColumnWidth(static_cast<int>(column), width);
    };
    widen(WorklistColumn::name, 300);
    widen(WorklistColumn::caseName, 110);
    widen(WorklistColumn::status, 130);
    widen(WorklistColumn::tags, 150);
    widen(WorklistColumn::note, 260);
}

void WorklistPanel::connectParts()
{
    connect(m_table, &QTableView::activated, this, &WorklistPanel::openSelected);
    connect(m_filter, &WorklistFilterBar::left, this, [this] {
        if (!m_table->currentIndex().isValid())
            m_table->selectRow(0);
        m_table->setFocus();
    });
    connect(&m_session, &WorklistSession::projectChanged, this, &WorklistPanel::showPage);
    connect(&m_session.model(), &WorklistModel::slidesChanged, this, [this] {
        showPage();
        showMissing();
    });
    connect(&m_session, &WorklistSession::progressed, this, &WorklistPanel::showProgress);
    connect(&m_session, &WorklistSession::busyChanged, this, [this] { m_progressBar->setVisible(m_session.isBusy()); });
    connect(&m_session, &WorklistSession::currentChanged, this, &WorklistPanel::selectCurrent);
    connect(&m_session.model(), &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_kept = m_session.model().slideAt(m_table->currentIndex().row()); });
    connect(&m_session.model(), &QAbstractItemModel::modelReset, this, [this] {
        if (const int row = m_kept ? m_session.model().rowOf(*m_kept) : -1; row >= 0)
            m_table->selectRow(row);
    });
}

void WorklistPanel::showPage()
{
    const bool hasProject = m_session.project() != nullptr;
    m_filter->setVisible(hasProject);
    m_pages->setCurrentIndex(!hasProject ? 0 : m_session.model().slides() == 0 ? 1 : 2);
}

void WorklistPanel::showMissing()
{
    const auto missing = static_cast<int>(m_session.model().missing());
    m_missingText->setText(tr("Files that are not where they were: %1").arg(QLocale().toString(missing)));
    m_missingBar->setVisible(missing > 0 && m_session.isWritable());
}

void WorklistPanel::showProgress(const QString &text, qint64 done, qint64 total)
{
    m_progressText->setText(text);
    // (a bar of int; 0 moves without an end)
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

void WorklistPanel::selectCurrent()
{
    const int row = m_session.current() ? m_session.model().rowOf(*m_session.current()) : -1;
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_session.model().index(row, 0));
}

std::vector<SlideId> WorklistPanel::selected() const
{
    std::vector<SlideId> slides;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        if (const auto slide = m_session.model().slideAt(index.row()))
            slides.push_back(*slide);
    return slides;
}

void WorklistPanel::newProject()
{
    QFileDialog *dialog = dialogOf(this, tr("New Project"), u"newProjectDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // (a project never replaces anything)
    dialog->setDefaultSuffix(u"tessera"_s);
    dialog->setNameFilter(tr("Projects (%1)").arg(u"*.tessera"_s));
    connect(dialog, &QFileDialog::fileSelected, &m_session,
            [this](const QString &path) { m_session.open(path, ProjectWish::create); });
    dialog->open();
}

void WorklistPanel::chooseProject()
{
    QFileDialog *dialog = dialogOf(this, tr("Open Project"), u"openProjectDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Projects (%1)").arg(u"*.tessera"_s), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, &m_session, [this](const QString &path) { m_session.open(path); });
    dialog->open();
}

void WorklistPanel::chooseSlides()
{
    QFileDialog *dialog = dialogOf(this, tr("Add Slides"), u"addSlidesDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Slides and images (%1)").arg(slideNamePatterns().join(u' ')), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, &m_session, &WorklistSession::add);
    dialog->open();
}

void WorklistPanel::chooseFolder()
{
    QFileDialog *dialog = dialogOf(this, tr("Add Folder"), u"addFolderDialog"_s);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, &m_session, [this](const QString &path) { m_session.add({path}); });
    dialog->open();
}

void WorklistPanel::chooseCopy()
{
    QFileDialog *dialog = dialogOf(this, tr("Save Copy of Project"), u"saveCopyDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"tessera"_s);
    dialog->setNameFilter(tr("Projects (%1)").arg(u"*.tessera"_s));
    connect(dialog, &QFileDialog::fileSelected, &m_session, &WorklistSession::saveCopy);
    dialog->open();
}

void WorklistPanel::findMissing()
{
    QFileDialog *dialog = dialogOf(this, tr("Folder to Look Through"), u"findMissingDialog"_s);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, &m_session, &WorklistSession::findMissing);
    dialog->open();
}

void WorklistPanel::relinkSelected()
{
    const std::vector<SlideId> slides = selected();
    if (slides.size() != 1)
        return;
    QFileDialog *dialog = dialogOf(this, tr("File of This Slide"), u"relinkDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_session,
            [this, slide = slides.front()](const QString &path) { m_session.relink(slide, path); });
    dialog->open();
}

void WorklistPanel::askForLabel()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"labelDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New Label Column"));
    dialog->setLabelText(tr("Name of the column, such as grade:"));
    connect(dialog, &QInputDialog::textValueSelected, &m_session.model(), &WorklistModel::addLabel);
    dialog->open();
}

void WorklistPanel::openSelected()
{
    if (const auto slide = m_session.model().slideAt(m_table->currentIndex().row()))
        m_session.show(*slide);
}

void WorklistPanel::removeSelected() { m_session.remove(selected()); }

void WorklistPanel::setStatus(SlideStatus status)
{
    std::vector<SlideId> slides = selected();
    if (slides.empty() && m_session.current())
        slides.push_back(*m_session.current());
    if (!slides.empty())
        m_session.apply(edit::SetStatus{slides, status});
}

void WorklistPanel::focusSearch()
{
    if (m_filter->isVisible())
        m_filter->focusSearch();
}

void WorklistPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void WorklistPanel::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_session.takeDropped(localFiles(*event->mimeData()), WorklistSession::DroppedOn::list);
}

} // namespace tessera
