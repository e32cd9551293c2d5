#pragma once
#include "viewer/project/detail/connection.h"
#include "viewer/project/worklistslide.h"

namespace tessera::detail {

/// The slides of a project whose file lies in `folder`, in the order in which they were added. A relative path that
/// leads nowhere is replaced by the place where the file was last seen, if it is there: so a project file that was
/// moved without its slides still knows them. `look` says whether to ask the disk for that.
enum class LookForFiles { no, yes };
Result<WorklistSlides> loadSlides(const Connection &connection, const std::filesystem::path &folder,
                                  LookForFiles look = LookForFiles::no);
/// These alone, without those that are not there.
Result<WorklistSlides> loadSlides(const Connection &connection, const std::filesystem::path &folder,
                                  const std::vector<SlideId> &ids);

Result<QStringList> tagsOf(const Connection &connection, SlideId slide);

} // namespace tessera::detail
