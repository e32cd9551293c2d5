#pragma once
#include "base/result.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace tessera {

/// One row of a project's audit trail: one change of one thing.
struct AuditEntry {
    int64_t number = 0; ///< from 1 on, without gaps
    QString at;         ///< UTC, "2026-01-01T00:00:00Z"
    QString who;        ///< "user@host"
    QString what;       ///< "status"
    QString subject;    ///< "slide 12"
    QString oldValue;   ///< JSON; null = nothing was there
    QString newValue;   ///< JSON; null = nothing is there now
    QString hash;       ///< SHA-256 over the hash of the row before and this row: docs/projects.md
};

enum class AuditFlaw {
    changed,  ///< the row is not what was written
    missing,  ///< rows are missing in front of this one
    cutShort, ///< the project has had this row and later ones: they are gone
};

struct BrokenAuditRow {
    int64_t number = 0;
    AuditFlaw flaw = AuditFlaw::changed;
};

struct AuditReport {
    int64_t rows = 0;
    QString head;                         ///< hash of the last row; written down elsewhere it proves all rows up to it
    std::optional<BrokenAuditRow> broken; ///< the first one
};

/// Checks the file's structure and the whole trail of a project that may be open elsewhere; changes nothing.
/// Takes time in proportion to the file: not for the GUI thread. Errors: those of opening a project.
Result<AuditReport> verifyProject(const std::filesystem::path &path);

/// "Tissue.tessera: 120 changes, all as they were written; last hash 3f…" in English, for terminals; says what is
/// broken where something is.
std::string summaryOf(const std::filesystem::path &path, const AuditReport &report);

} // namespace tessera
