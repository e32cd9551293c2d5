#pragma once
#include "viewer/project/addslides.h"
#include "viewer/project/projectfacts.h"
#include "viewer/project/relink.h"

#include <QString>

namespace tessera {

/// What the user must know of a project that is not simply open; empty = nothing.
QString noticeOf(const ProjectFacts &facts);

/// What came of a job, in one or two sentences.
QString sentenceOf(const AddSlidesSummary &summary);
QString sentenceOf(const RelinkSummary &summary);
QString sentenceOf(const AuditReport &report);

} // namespace tessera
