#include "app/finetuning/cohortcheck.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace tessera {

CohortCheck::CohortCheck(QObject *parent) : QObject(parent), m_task(*this) {}

void CohortCheck::ask(const CohortQuestion &question)
{
    m_question = question;
    look([] { return Result<void>(); });
}

void CohortCheck::askOfWorklist(const std::filesystem::path &table, std::vector<LabelledSlide> slides,
                                const CohortQuestion &question)
{
    m_question = question;
    m_question.table = table;
    look([table, slides = std::move(slides)] { return writeCohort(table, slides); });
}

void CohortCheck::look(Prepare prepare)
{
    m_facts.reset();
    m_problem.reset();
    m_done = 0;
    m_total = 0;
    m_cancelled = false;
    if (m_question.table.empty()) {
        m_task.cancel();
        Q_EMIT changed();
        return;
    }
    m_task.start<Result<CohortFacts>>(
        [this, prepare = std::move(prepare),
         question = m_question](const std::stop_token &token) -> Result<CohortFacts> {
            if (const Result<void> prepared = prepare(); !prepared)
                return passOn(prepared.error());
            auto next = std::chrono::steady_clock::now();
            const auto progress = [&](int64_t done, int64_t total) {
                if (std::chrono::steady_clock::now() < next)
                    return;
                next = std::chrono::steady_clock::now() + 100ms;
                m_task.tell(token, [this, done, total] {
                    m_done = done;
                    m_total = total;
                    Q_EMIT changed();
                });
            };
            return lookAtCohort(question, progress, token);
        },
        [this](Result<CohortFacts> facts) {
            if (facts)
                m_facts = std::move(*facts);
            else
                m_problem = facts.error();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void CohortCheck::cancel()
{
    m_task.cancel();
    m_cancelled = true;
    Q_EMIT changed();
}

bool CohortCheck::isUsable() const
{
    const auto isError = [](const protocol::TrainingFinding &finding) {
        return finding.severity == protocol::Severity::error;
    };
    return m_facts && m_facts->isChecked && std::none_of(m_facts->findings.begin(), m_facts->findings.end(), isError);
}

} // namespace tessera
