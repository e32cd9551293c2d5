#pragma once
#include "viewer/project/detail/projectfile.h"
#include "viewer/project/edit.h"

#include <deque>
#include <functional>
#include <optional>

namespace tessera::detail {

/// Edits in the order in which they were made. What cannot be stored now (full disk, a drive that is gone, another
/// program at work) waits, and all later ones behind it, until it can. Used on the thread of the database.
class EditQueue {
public:
    struct Stored {
        WorklistSlides slides; ///< added ones
        std::vector<SlideId> removed;
    };
    struct Reports {
        std::function<void(EditNumber, const Stored &)> stored;
        /// It never will be stored; the slides as they are instead.
        std::function<void(EditNumber, const Error &, const WorklistSlides &)> failed;
        std::function<void(const Error &)> waits;
    };

    explicit EditQueue(Reports reports) : m_reports(std::move(reports)) {}

    void add(ProjectFile &file, EditNumber number, Edit edit);
    void tryAll(ProjectFile &file);
    std::size_t waiting() const { return m_edits.size(); }

private:
    struct Numbered {
        EditNumber number;
        Edit edit;
    };

    Reports m_reports;
    std::deque<Numbered> m_edits;
};

/// Whether the same may succeed later without a change of ours.
bool mayPass(const Error &error);

} // namespace tessera::detail
