#pragma once
#include "analysis/bags/bag.h"
#include "analysis/cohort/cohort.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace tessera {

/// Where the features of a cohort's bags are. One thread at a time reads.
class BagSource {
public:
    virtual ~BagSource() = default;

    /// The features of a bag; of several slides joined in the table's order. D is the same for all bags of a cohort:
    /// the caller compares. Errors: featuresNotFound(slide, folder, candidates), those of readBag and joinBags.
    virtual Result<Bag> read(const CohortBag &bag) const = 0;

    /// What read() would take memory for: bytes of float32 features, 0 where the bag is a view of what is there anyway.
    /// Cheap: from the file's header or, where that needs a library, its size. Errors: as read().
    virtual Result<int64_t> bytesOf(const CohortBag &bag) const = 0;

    /// Files that a bag is read from, for the linter (same slide twice, missing); empty for bags inside one file.
    virtual Result<std::vector<std::filesystem::path>> filesOf(const CohortBag &bag) const = 0;

    /// For the model card: sha256 over what the features are (of the file, or of names and sizes in a folder).
    virtual Result<std::string> fingerprint(const Cohort &cohort) const = 0;
};

/// Features of a slide are FOLDER/<slide_id>.{h5,hdf5,pt,pth,npy,safetensors}, also in the sub-folders `h5_files` and
/// `pt_files` (with both, the former). The id's own extension of a slide (.svs, .tif, ...) may be missing in the file's
/// name. Exact names first, then the one file whose name goes on after the id with '.', '-', '_' or a blank (so that 12
/// is neither 112 nor 123); several are an error that lists them.
Result<std::unique_ptr<BagSource>> openFeatureFolder(const std::filesystem::path &folder);

/// One file holds the tiles of all bags, and the table names the rows of each (`tiles`): safetensors `features` [N, D]
/// of any float type, optional `coords` [N, 2] and `tile_label` (or `label`) [N], 1 = the tile shows the finding, 0 =
/// it does not, -1 = not known. A file of any bag format whose table has no rows is refused with a sentence. Errors:
/// those of Safetensors, bagEmpty(file), bagInvalid(file, detail) also for a `tile_label` of other values or another
/// number.
Result<std::unique_ptr<BagSource>> openFeatureFile(const std::filesystem::path &file);

/// Folder or file, whichever it is.
Result<std::unique_ptr<BagSource>> openFeatures(const std::filesystem::path &path);

/// A classic multiple-instance set, one instance a row (`bag_label, bag, f1, ...`; .csv or .csv.gz): cohort and
/// features in one. Labels above 0 are the class "positive".
struct ClassicSet {
    Cohort cohort;
    std::unique_ptr<BagSource> source;
};
/// Whether the header of this table is that of a classic set.
Result<bool> isClassicSet(const std::filesystem::path &table);
/// Errors: those of readTextTable, cohortInvalid(path, detail).
Result<ClassicSet> readClassicSet(const std::filesystem::path &table);

} // namespace tessera
