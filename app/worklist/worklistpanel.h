#pragma once
#include "viewer/project/edit.h"

#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableView;

namespace tessera {

class WorklistFilterBar;
class WorklistSession;

/// The worklist of the open project, or what to do without one. Slides and folders may be dropped on it.
class WorklistPanel : public QWidget {
    Q_OBJECT
public:
    /// `session` outlives the panel.
    explicit WorklistPanel(WorklistSession &session, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    std::vector<SlideId> selected() const;

    // Each asks for what it needs in a dialog that blocks nothing.
    void newProject();
    void chooseProject();
    void chooseSlides();
    void chooseFolder();
    void chooseCopy();
    void findMissing();
    /// Where the file of the selected slide lies.
    void relinkSelected();
    void askForLabel();

    void openSelected();
    void removeSelected();
    void setStatus(SlideStatus status);
    void focusSearch();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeWelcome();
    QWidget *makeHint();
    QFrame *makeMissingBar();
    QFrame *makeProgressBar();
    void buildTable();
    void connectParts();
    void showPage();
    void showMissing();
    void showProgress(const QString &text, qint64 done, qint64 total);
    void selectCurrent();

    WorklistSession &m_session;
    WorklistFilterBar *m_filter;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QFrame *m_missingBar;
    QLabel *m_missingText;
    QFrame *m_progressBar;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    std::optional<SlideId> m_kept; ///< the row that was current before the list was rearranged
};

} // namespace tessera
