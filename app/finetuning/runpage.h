#pragma once
#include "base/error.h"

#include <QScrollArea>

#include <cstddef>

namespace tessera {

class CurvesView;
class FindingList;
class RunControlBar;
class RunList;
class TrainingSession;

/// The trainings, live and of earlier: how far, with which numbers, and what can be done about it.
class RunPage : public QScrollArea {
    Q_OBJECT
public:
    /// The session outlives the page.
    explicit RunPage(TrainingSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Of a case that the check has found something about.
    void slideWanted(const QString &name);
    void failed(const tessera::Error &error);

private:
    void follow();
    void showFindings();
    void draw();

    TrainingSession &m_session;
    RunControlBar *m_controls;
    CurvesView *m_curves;
    FindingList *m_findings;
    RunList *m_list;
    std::size_t m_shownFindings = 0;
    bool m_followed = false; ///< the running one has been chosen
};

} // namespace tessera
