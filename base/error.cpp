#include "base/error.h"

#include <array>

/// Marks the sentences for the translators' tools, which look for this name; base knows no Qt.
#define QT_TRANSLATE_NOOP(context, text) text

namespace tessera {
namespace {

struct Row {
    ErrorCode code;
    std::string_view name;
    ErrorKind kind;
    std::string_view text;
};

using enum ErrorCode;
constexpr ErrorKind badInput = ErrorKind::badInput;
constexpr ErrorKind ownFailure = ErrorKind::ownFailure;
constexpr ErrorKind tryAgain = ErrorKind::tryAgain;

// clang-format off: one code, one line
constexpr std::array rows{
    Row{cancelled, "cancelled", ErrorKind::cancelled, QT_TRANSLATE_NOOP("Error", "Cancelled.")},
    Row{fileMissing, "fileMissing", badInput, QT_TRANSLATE_NOOP("Error", "There is no file %1: check the path.")},
    Row{fileIsFolder, "fileIsFolder", badInput, QT_TRANSLATE_NOOP("Error", "%1 is a folder: choose a file in it.")},
    Row{fileUnreadable, "fileUnreadable", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 cannot be read (%2): check its permissions.")},
    Row{fileEmpty, "fileEmpty", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is empty (0 bytes): copy it again from its source.")},
    Row{fileDamaged, "fileDamaged", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is damaged (%2): copy it again from its source.")},
    Row{fileReplaced, "fileReplaced", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "%1 was replaced by another file while it was open: close the slide and open it again.")},
    Row{fileUnwritable, "fileUnwritable", ownFailure,
        QT_TRANSLATE_NOOP("Error", "%1 cannot be written (%2): choose another folder or check its permissions.")},
    Row{diskFull, "diskFull", tryAgain,
        QT_TRANSLATE_NOOP("Error",
                          "The disk that holds %1 is full: free some space and run again; finished work is kept.")},
    Row{busy, "busy", tryAgain,
        QT_TRANSLATE_NOOP("Error", "Another run is writing %1: wait until it has finished, then run again.")},
    Row{notASlide, "notASlide", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is %2, not a slide or image that Tessera can read: %3.")},
    Row{slideDamaged, "slideDamaged", badInput,
        QT_TRANSLATE_NOOP("Error", "The slide %1 is damaged (%2): copy it again from its source.")},
    Row{slideUnreadable, "slideUnreadable", badInput,
        QT_TRANSLATE_NOOP("Error", "No pixel of the slide %1 can be read: copy it again from its source.")},
    Row{slideUnsupported, "slideUnsupported", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "The slide %1 cannot be shown (%2): convert it to a pyramidal TIFF with JPEG or deflate tiles.")},
    Row{slideNeedsPermission, "slideNeedsPermission", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The slide %1 was not opened (%2): allow it explicitly if you trust where it comes from.")},
    Row{mppUnknown, "mppUnknown", badInput,
        QT_TRANSLATE_NOOP(
            "Error",
            "The slide %1 does not say its resolution: give it in um per pixel (--mpp, or Slide > Set Resolution).")},
    Row{mppImplausible, "mppImplausible", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 um per pixel is not a scan resolution: give a value between 0.05 and 20.")},
    Row{noTissue, "noTissue", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "No tissue was found on the slide %1: check that it is a stained bright-field slide.")},
    Row{slideSmallerThanTile, "slideSmallerThanTile", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "The slide %1 (%2 px) is smaller than one tile of the model (%3 px): choose a larger slide.")},
    Row{profileUnusable, "profileUnusable", badInput,
        QT_TRANSLATE_NOOP("Error", "The colour profile cannot be used (%1): the slide is shown as if it had none.")},
    Row{stainsUnclear, "stainsUnclear", badInput,
        QT_TRANSLATE_NOOP("Error", "The stains cannot be told from this slide (%1): the default ones are used.")},
    Row{colourInvalid, "colourInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The saved colour settings cannot be used (%1): the slide is shown without them.")},
    Row{alignmentImpossible, "alignmentImpossible", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The slides cannot be aligned by these points (%1): set points that lie further apart.")},
    Row{alignmentInvalid, "alignmentInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The stored alignment of two slides cannot be used (%1): align them again.")},
    Row{notRegistered, "notRegistered", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 could not be registered with %2 (%3): align them by points instead.")},
    Row{packageInvalid, "packageInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The model package %1 is not valid (%2): get it again from its author.")},
    Row{packageHashMismatch, "packageHashMismatch", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is not the file that its model package describes (sha256 differs): get the "
                                   "package again from its author.")},
    Row{packageSelftestFailed, "packageSelftestFailed", badInput,
        QT_TRANSLATE_NOOP(
            "Error",
            "The model package %1 does not compute its own reference outputs (%2): get it again from its author.")},
    Row{encoderNotFound, "encoderNotFound", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "The model %1 needs the encoder %2, which is not installed: put its package beside the others.")},
    Row{encoderMismatch, "encoderMismatch", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "The encoder does not fit the model %1 (%2): use the encoder that the model was trained with.")},
    Row{weightsMismatch, "weightsMismatch", badInput,
        QT_TRANSLATE_NOOP("Error", "The weights in %1 are not those of the model that is described (%2): get the "
                                   "package again from its author.")},
    Row{safetensorsInvalid, "safetensorsInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is not a valid safetensors file (%2): get it again from its source.")},
    Row{checkpointInvalid, "checkpointInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The PyTorch file %1 cannot be used (%2): get it again from its source.")},
    Row{checkpointUnsupported, "checkpointUnsupported", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The PyTorch file %1 holds what Tessera does not read (%2): save it again as a tensor or "
                          "a state dictionary with PyTorch 1.6 or newer.")},
    Row{importRefused, "importRefused", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "%1 cannot be imported (%2): give the weights of an MHIM model, and in --config what fits them.")},
    Row{survivalNotShown, "survivalNotShown", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The model %1 predicts survival, which is not shown on slides: use tessera-engine predict.")},
    Row{arrayInvalid, "arrayInvalid", badInput,
        QT_TRANSLATE_NOOP(
            "Error",
            "%1 is not a NumPy file that can be used (%2): save it again with numpy.save as an array of numbers.")},
    Row{featuresInvalid, "featuresInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The feature file %1 cannot be used (%2): delete it and run again.")},
    Row{featuresOfOtherRun, "featuresOfOtherRun", badInput,
        QT_TRANSLATE_NOOP(
            "Error", "The feature file %1 was made in another way (%2): choose another output folder or delete it.")},
    Row{bagInvalid, "bagInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The features in %1 cannot be used (%2): check the file or make it again.")},
    Row{bagEmpty, "bagEmpty", badInput,
        QT_TRANSLATE_NOOP("Error", "The features in %1 are those of no tile: check that its slide shows tissue.")},
    Row{indicesInvalid, "indicesInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The list of tiles %1 cannot be used (%2): give a tensor named indices with the "
                                   "numbers of tiles, from 0 on.")},
    Row{noTileLeft, "noTileLeft", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "None of the %1 tiles is left for the model: exclude fewer or choose a smaller mask ratio.")},
    Row{areaUnusable, "areaUnusable", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The tiles of the area are not known (%1): name the tiles by their indices instead.")},
    Row{resultInvalid, "resultInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The result in %1 cannot be shown (%2): run the analysis again.")},
    Row{resultOfOtherSlide, "resultOfOtherSlide", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The result in %1 was made from another slide (%2): run the analysis on this slide.")},
    Row{resultOfOtherModel, "resultOfOtherModel", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The result in %1 was not made by the model that it names (%2): run the analysis again.")},
    Row{tableInvalid, "tableInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The table %1 cannot be read (%2): mend it there and run again.")},
    Row{cohortInvalid, "cohortInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The cohort %1 cannot be used (%2): mend the table and run again.")},
    Row{splitInvalid, "splitInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The splits %1 cannot be used (%2): mend them and run again.")},
    Row{splitImpossible, "splitImpossible", badInput,
        QT_TRANSLATE_NOOP("Error", "The cohort cannot be divided (%1): add cases, or ask for fewer folds.")},
    Row{featuresNotFound, "featuresNotFound", badInput,
        QT_TRANSLATE_NOOP("Error", "The features of the slide %1 are not in %2 (%3): extract them first, or take the "
                                   "slide out of the table.")},
    Row{configurationInvalid, "configurationInvalid", ErrorKind::usage,
        QT_TRANSLATE_NOOP("Error", "The training configuration in %1 cannot be used (%2): see docs/training.md for the "
                                   "keys and their values.")},
    Row{cohortUnusable, "cohortUnusable", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The cohort %1 cannot be trained on (%2): mend what the check found and run again.")},
    Row{trainingImpossible, "trainingImpossible", badInput,
        QT_TRANSLATE_NOOP("Error", "The training cannot run (%1): change the cohort or the settings.")},
    Row{trainingDiverged, "trainingDiverged", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The training went astray in epoch %1 (%2): choose a smaller learning rate and run again.")},
    Row{runInvalid, "runInvalid", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The training run in %1 cannot go on (%2): choose another output folder or delete it.")},
    Row{runOfOtherData, "runOfOtherData", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The folder %1 holds another training run (%2): choose another output folder or delete it.")},
    Row{modelDoesNotFit, "modelDoesNotFit", badInput,
        QT_TRANSLATE_NOOP("Error",
                          "The model %1 does not fit the cohort (%2): choose another model, or mend the table.")},
    Row{tilesInvalid, "tilesInvalid", badInput,
        QT_TRANSLATE_NOOP("Error", "The tiles %1 cannot be used (%2): mend them and run again.")},
    Row{notAProject, "notAProject", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is not a Tessera project: choose a file that ends in .tessera.")},
    Row{projectExists, "projectExists", badInput,
        QT_TRANSLATE_NOOP("Error", "There is already a file %1: open it, or choose another name.")},
    Row{projectDamaged, "projectDamaged", badInput,
        QT_TRANSLATE_NOOP("Error", "The project %1 is damaged (%2): open a copy of it; this file was left as it is.")},
    Row{projectNewer, "projectNewer", badInput,
        QT_TRANSLATE_NOOP("Error", "The project %1 was made by a newer Tessera (format %2, this one knows up to %3): "
                                   "open it with that version.")},
    Row{projectOutdated, "projectOutdated", badInput,
        QT_TRANSLATE_NOOP("Error", "The project %1 is of an earlier version and cannot be brought up to date here: "
                                   "copy it to a folder that you "
                                   "can write to, or wait until it is closed elsewhere.")},
    Row{projectUnfinished, "projectUnfinished", badInput,
        QT_TRANSLATE_NOOP("Error", "The last edits of the project %1 lie in the file %1-wal, which cannot be taken "
                                   "over in this folder: copy both "
                                   "to a folder that you can write to and open the copy.")},
    Row{projectReadOnly, "projectReadOnly", badInput,
        QT_TRANSLATE_NOOP("Error", "The project %1 is open for reading only: copy it to a folder that you can write "
                                   "to, or close it elsewhere first.")},
    Row{projectBusy, "projectBusy", tryAgain,
        QT_TRANSLATE_NOOP(
            "Error",
            "The project %1 is being written by another program: close it there; what you changed is tried again.")},
    Row{slideInProject, "slideInProject", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is in the project already, as a slide of its own: choose another file.")},
    Row{slideOfOtherContent, "slideOfOtherContent", badInput,
        QT_TRANSLATE_NOOP("Error", "%1 is not the slide %2, its content differs: choose another file.")},
    Row{ErrorCode::usage, "usage", ErrorKind::usage, QT_TRANSLATE_NOOP("Error", "%1")},
    Row{engineMissing, "engineMissing", ownFailure,
        QT_TRANSLATE_NOOP("Error", "The analysis engine %1 cannot be started: build or install tessera-engine and try "
                                   "again; viewing goes on.")},
    Row{engineDied, "engineDied", ownFailure,
        QT_TRANSLATE_NOOP("Error",
                          "The analysis engine stopped unexpectedly (%1): start again; what was finished is kept.")},
    Row{engineVersion, "engineVersion", ownFailure,
        QT_TRANSLATE_NOOP(
            "Error", "The analysis engine speaks protocol %1 and this program %2: install the same version of both.")},
    Row{protocolViolation, "protocolViolation", ownFailure,
        QT_TRANSLATE_NOOP("Error", "The analysis engine sent something that cannot be understood (%1): restart it.")},
    Row{deviceUnavailable, "deviceUnavailable", ErrorKind::usage,
        QT_TRANSLATE_NOOP("Error",
                          "The device %1 cannot be used (%2): choose auto or cpu, or ask tessera-engine doctor.")},
    Row{sessionUnknown, "sessionUnknown", ErrorKind::usage,
        QT_TRANSLATE_NOOP("Error", "There is no session %1: open one first.")},
    Row{outOfMemory, "outOfMemory", tryAgain,
        QT_TRANSLATE_NOOP(
            "Error", "There was not enough memory for %1: close other programs or use fewer threads, then run again.")},
    Row{stopped, "stopped", ErrorKind::cancelled,
        QT_TRANSLATE_NOOP("Error", "Stopped; what was finished is kept, and the same command with --resume goes on.")},
    Row{internal, "internal", ownFailure,
        QT_TRANSLATE_NOOP("Error", "Something went wrong inside Tessera (%1): please report it.")},
};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].code) != i)
            return false;
    return true;
}
static_assert(inOrder(), "error.cpp lists the codes in the order of error.h");

const Row &rowOf(ErrorCode code) { return rows[static_cast<std::size_t>(code)]; }

} // namespace

ErrorKind kindOf(ErrorCode code) { return rowOf(code).kind; }

std::string_view nameOf(ErrorCode code) { return rowOf(code).name; }

ErrorCode errorCodeNamed(std::string_view name)
{
    for (const Row &row : rows)
        if (row.name == name)
            return row.code;
    return ErrorCode::internal;
}

std::string_view templateOf(ErrorCode code) { return rowOf(code).text; }

std::string sentence(const Error &error)
{
    const std::string_view text = templateOf(error.code);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!placeholder) {
            result += text[i];
            continue;
        }
        const std::size_t index = static_cast<std::size_t>(text[++i] - '1');
        result += index < error.arguments.size() ? error.arguments[index] : "?";
    }
    return result;
}

int exitCodeOf(const Error &error)
{
    switch (kindOf(error.code)) {
    case ErrorKind::ownFailure:
        return 1;
    case ErrorKind::usage:
        return 2;
    case ErrorKind::badInput:
        return 3;
    case ErrorKind::tryAgain:
        return 75;
    case ErrorKind::cancelled:
        return 130;
    }
    return 1;
}

} // namespace tessera
