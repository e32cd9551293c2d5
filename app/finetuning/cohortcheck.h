#pragma once
#include "app/finetuning/backgroundtask.h"
#include "app/finetuning/cohortfacts.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tessera {

/// The cases that are chosen, and what a look at them has shown; the look goes on in the background. Lives on the GUI
/// thread.
class CohortCheck : public QObject {
    Q_OBJECT
public:
    explicit CohortCheck(QObject *parent = nullptr);

    const CohortQuestion &question() const { return m_question; }
    /// Looks at these cases; a look that runs is given up.
    void ask(const CohortQuestion &question);
    /// Writes the slides of a worklist as a table and looks at that, with what else the question says.
    void askOfWorklist(const std::filesystem::path &table, std::vector<LabelledSlide> slides,
                       const CohortQuestion &question);
    void cancel();

    bool isRunning() const { return m_task.isRunning(); }
    int64_t done() const { return m_done; }   ///< cases
    int64_t total() const { return m_total; } ///< 0 = the table is being read
    /// Of the question; null while it is not known.
    const CohortFacts *facts() const { return m_facts ? &*m_facts : nullptr; }
    /// Why there are no facts.
    const std::optional<Error> &problem() const { return m_problem; }
    bool wasCancelled() const { return m_cancelled; }
    /// A training could be started.
    bool isUsable() const;

Q_SIGNALS:
    void changed();

private:
    using Prepare = std::function<Result<void>()>;
    void look(Prepare prepare);

    CohortQuestion m_question;
    std::optional<CohortFacts> m_facts;
    std::optional<Error> m_problem;
    int64_t m_done = 0;
    int64_t m_total = 0;
    bool m_cancelled = false;
    BackgroundTask m_task;
};

} // namespace tessera
