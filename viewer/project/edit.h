#pragma once
#include "viewer/project/worklistslide.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace tessera {

/// What can be changed in a project. Each value is one transaction with a row in the audit trail for every slide that
/// it changes; a slide that has the new value already, or is gone, is left out.
namespace edit {

struct SetStatus {
    std::vector<SlideId> slides;
    SlideStatus status = SlideStatus::unread;
};

struct SetNote {
    std::vector<SlideId> slides;
    QString note;
};

/// The case is made where there is none of this name; empty = belongs to no case.
struct SetCase {
    std::vector<SlideId> slides;
    QString name;
};

/// All tags of the slides; they are made where missing.
struct SetTags {
    std::vector<SlideId> slides;
    QStringList tags;
};

struct AddTag {
    std::vector<SlideId> slides;
    QString tag;
};

struct RemoveTag {
    std::vector<SlideId> slides;
    QString tag;
};

/// A label for later training; without a value the slides have none in this column.
struct SetLabel {
    std::vector<SlideId> slides;
    QString column;
    std::optional<QString> value;
};

struct NewSlide {
    std::filesystem::path path; ///< absolute
    std::string fingerprint;
    int64_t bytes = 0;
};

/// A file that is in the project already is left out.
struct AddSlides {
    std::vector<NewSlide> slides;
};

/// With all that the project knows of them; the files stay.
struct RemoveSlides {
    std::vector<SlideId> slides;
};

/// The file of the slide lies elsewhere now, or has another content.
struct Relink {
    SlideId slide;
    NewSlide file;
};

/// What a view keeps of a slide (colours, orientation, bookmarks), as bytes that only their owner understands; empty
/// bytes remove it. The trail holds their SHA-256.
struct SetState {
    SlideId slide;
    QString key;
    QByteArray value;
};

} // namespace edit

using Edit = std::variant<edit::SetStatus, edit::SetNote, edit::SetCase, edit::SetTags, edit::AddTag, edit::RemoveTag,
                          edit::SetLabel, edit::AddSlides, edit::RemoveSlides, edit::Relink, edit::SetState>;

/// Number of an edit in the order in which a Project was asked for it.
struct EditNumber {
    int64_t value = 0;
    friend constexpr auto operator<=>(EditNumber, EditNumber) = default;
};

/// The slides that the edit may change, as far as they are in a project already.
std::vector<SlideId> slidesOf(const Edit &edit);

/// Shows the edit on a slide that it is about. Adding and removing change no slide.
void applyTo(WorklistSlide &slide, const Edit &edit);

/// Trimmed, without empty ones and repetitions, sorted.
QStringList cleanTags(const QStringList &tags);

} // namespace tessera
