#include "viewer/project/detail/editqueue.h"

#include "viewer/project/detail/rows.h"

namespace tessera::detail {

bool mayPass(const Error &error)
{
    switch (error.code) {
    case ErrorCode::diskFull:
    case ErrorCode::projectBusy:
    case ErrorCode::fileUnwritable:
    case ErrorCode::fileUnreadable:
        return true;
    default:
        return false;
    }
}

void EditQueue::add(ProjectFile &file, EditNumber number, Edit edit)
{
    m_edits.push_back({number, std::move(edit)});
    tryAll(file);
}

void EditQueue::tryAll(ProjectFile &file)
{
    while (!m_edits.empty()) {
        const Numbered &first = m_edits.front();
        const Result<EditOutcome> outcome = file.editor().apply(first.edit);
        if (!outcome && mayPass(outcome.error()))
            return m_reports.waits(outcome.error());
        const Result<WorklistSlides> slides =
            loadSlides(file.connection(), file.folder(), outcome ? outcome->added : slidesOf(first.edit));
        if (outcome)
            m_reports.stored(first.number, {slides.value_or(WorklistSlides()), outcome->removed});
        else
            m_reports.failed(first.number, outcome.error(), slides.value_or(WorklistSlides()));
        m_edits.pop_front();
    }
}

} // namespace tessera::detail
