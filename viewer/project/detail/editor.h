#pragma once
#include "viewer/project/detail/audittrail.h"
#include "viewer/project/edit.h"

#include <functional>

namespace tessera::detail {

/// What an edit did to the list of slides.
struct EditOutcome {
    std::vector<SlideId> added;
    std::vector<SlideId> removed;
};

/// Makes edits in a project whose file lies in `folder`. Each is a transaction: change and trail are stored together or
/// not at all.
class Editor {
public:
    /// `connection` outlives it. `who` is the user in the trail.
    Editor(Connection &connection, std::filesystem::path folder, QString who);

    Result<EditOutcome> apply(const Edit &edit);
    /// The first row of the trail.
    Result<void> noteCreation();

private:
    /// `work` in a transaction, with its rows of the trail.
    Result<void> inTransaction(const std::function<Result<void>()> &work);
    Result<void> make(const edit::SetStatus &edit);
    Result<void> make(const edit::SetNote &edit);
    Result<void> make(const edit::SetCase &edit);
    Result<void> make(const edit::SetTags &edit);
    Result<void> make(const edit::AddTag &edit);
    Result<void> make(const edit::RemoveTag &edit);
    Result<void> make(const edit::SetLabel &edit);
    Result<void> make(const edit::AddSlides &edit);
    Result<void> make(const edit::RemoveSlides &edit);
    Result<void> make(const edit::Relink &edit);
    Result<void> make(const edit::SetState &edit);

    Result<void> setText(const std::vector<SlideId> &slides, const QString &column, const QString &text);
    Result<void> setTags(SlideId slide, const std::function<QStringList(const QStringList &)> &changed);
    Result<void> addSlide(const edit::NewSlide &slide);
    Result<void> removeSlide(SlideId slide);
    /// Of the row in `table` with this name, which is made where missing.
    Result<QVariant> idOfName(const QString &table, const QString &name);

    Connection &m_connection;
    const std::filesystem::path m_folder;
    const QString m_who;
    std::optional<AuditTrail> m_trail; ///< of the edit in progress
    EditOutcome m_outcome;
};

} // namespace tessera::detail
