#include "app/worklist/projecttext.h"

#include "app/text/errortext.h"
#include "app/text/paths.h"

#include <QCoreApplication>
#include <QLocale>

#include <concepts>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct ProjectText {
    Q_DECLARE_TR_FUNCTIONS(ProjectText)
};

QString nameOf(const std::filesystem::path &path) { return toQString(path.filename()); }

QString counted(std::integral auto number) { return QLocale().toString(static_cast<qlonglong>(number)); }

QString holderText(const ProjectHolder &holder)
{
    const QString who = holder.user.isEmpty() ? holder.host : holder.user + u'@' + holder.host;
    return ProjectText::tr("%1 (process %2, since %3)")
        .arg(who)
        .arg(holder.process)
        .arg(QLocale().toString(holder.since, QLocale::ShortFormat));
}

} // namespace

QString noticeOf(const ProjectFacts &facts)
{
    const QString name = nameOf(facts.path);
    switch (facts.access) {
    case ProjectAccess::inUse:
        return ProjectText::tr("%1 is in use by %2: it is open for reading only until it is closed there.")
            .arg(name, holderText(facts.holder.value_or(ProjectHolder())));
    case ProjectAccess::readOnlyFile:
    case ProjectAccess::readOnlyFolder:
        return ProjectText::tr("%1 cannot be written here: it is open for reading only. Copy it to a folder of your "
                               "own to change it.")
            .arg(name);
    case ProjectAccess::writable:
        break;
    }
    if (facts.fileSystem.kind == FileSystemKind::network)
        return ProjectText::tr("%1 lies on a network drive (%2): edits are as safe there, but slower.")
            .arg(name, QString::fromStdString(facts.fileSystem.name));
    if (facts.keptCopy)
        return ProjectText::tr("%1 was brought up to date; what it was before is kept as %2.")
            .arg(name, nameOf(*facts.keptCopy));
    return {};
}

QString sentenceOf(const AddSlidesSummary &summary)
{
    QStringList said;
    if (summary.isCancelled)
        said << ProjectText::tr("Cancelled; what was added stays.");
    said << ProjectText::tr("Slides added: %1.").arg(counted(summary.added));
    if (summary.known > 0)
        said << ProjectText::tr("Already in the project: %1.").arg(counted(summary.known));
    if (!summary.refused.empty())
        said << ProjectText::tr("Not slides by their names: %1, such as %2.")
                    .arg(counted(summary.refused.size()), nameOf(summary.refused.front()));
    if (!summary.unreadable.empty())
        said << ProjectText::tr("Not readable: %1.").arg(counted(summary.unreadable.size())) + u' ' +
                    sentenceOf(summary.unreadable.front());
    return said.join(u' ');
}

QString sentenceOf(const RelinkSummary &summary)
{
    if (!summary.refused.empty())
        return sentenceOf(summary.refused.front());
    QStringList said{ProjectText::tr("Files found again: %1.").arg(counted(summary.found))};
    if (summary.missing > 0)
        said << ProjectText::tr("Not found: %1; try another folder.").arg(counted(summary.missing));
    return said.join(u' ');
}

QString sentenceOf(const AuditReport &report)
{
    if (!report.broken)
        return ProjectText::tr("All %1 changes are as they were written. Last hash: %2")
            .arg(counted(report.rows), report.head);
    const qlonglong row = report.broken->number;
    switch (report.broken->flaw) {
    case AuditFlaw::changed:
        return ProjectText::tr("The audit trail is broken: row %1 is not as it was written.").arg(row);
    case AuditFlaw::missing:
        return ProjectText::tr("The audit trail is broken: row %1 is missing.").arg(row);
    case AuditFlaw::cutShort:
        return ProjectText::tr("The audit trail is broken: row %1 and what followed it are missing.").arg(row);
    }
    return {};
}

} // namespace tessera
