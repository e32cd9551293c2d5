#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// What went wrong, as a code with arguments. The sentence for the user is made from it by `sentence()`
/// (and translated in app, which looks up the same template). The list of codes, with their templates,
/// stands in error.cpp, in the same order.
enum class ErrorCode {
    cancelled, ///< the user's wish, never a failure

    // files in general: argument 1 is the path, 2 the system's reason where there is one
    fileMissing,
    fileIsFolder,
    fileUnreadable,
    fileEmpty,
    fileDamaged,
    fileReplaced, ///< while it was open
    fileUnwritable,
    diskFull,
    busy, ///< folder: another run is writing there

    // slides
    notASlide,            ///< path, what it is, what to do: see viewer/slide/filekind.h
    slideDamaged,         ///< path, detail
    slideUnreadable,      ///< path: no pixel of it can be read
    slideUnsupported,     ///< path, detail: sound, but of a kind that is not read
    slideNeedsPermission, ///< path, reason (Ventana BIF on OpenSlide before 4.0.1)
    mppUnknown,           ///< path
    mppImplausible,       ///< value
    noTissue,             ///< path
    slideSmallerThanTile, ///< path, slide size, tile size
    profileUnusable,      ///< detail
    stainsUnclear,        ///< detail
    colourInvalid,        ///< detail: colour settings that were saved

    // slides side by side
    alignmentImpossible, ///< detail
    alignmentInvalid,    ///< detail
    notRegistered,       ///< path, path of the other slide, detail

    // packages, features, results
    packageInvalid,        ///< folder, detail
    packageHashMismatch,   ///< file
    packageSelftestFailed, ///< folder, detail
    encoderNotFound,       ///< model folder, encoder id
    encoderMismatch,       ///< model folder, detail
    weightsMismatch,       ///< file, list of differences
    safetensorsInvalid,    ///< path, detail
    checkpointInvalid,     ///< path, detail (where in the file, and what is wrong there)
    checkpointUnsupported, ///< path, detail
    importRefused,         ///< file (weights or configuration), detail
    survivalNotShown,      ///< model folder
    arrayInvalid,          ///< path, detail
    featuresInvalid,       ///< path, detail
    featuresOfOtherRun,    ///< path, detail
    bagInvalid,            ///< path, detail
    bagEmpty,              ///< path: it has no tiles
    indicesInvalid,        ///< path, detail
    noTileLeft,            ///< number of tiles, all of which were taken out
    areaUnusable,          ///< detail
    resultInvalid,         ///< folder, detail
    resultOfOtherSlide,    ///< folder, detail
    resultOfOtherModel,    ///< folder, detail

    // cohorts and training
    tableInvalid,         ///< path, detail with the line
    cohortInvalid,        ///< path of the table, detail
    splitInvalid,         ///< path, detail
    splitImpossible,      ///< detail
    featuresNotFound,     ///< slide, folder, detail
    configurationInvalid, ///< file or option, detail
    cohortUnusable,       ///< path of the table, findings
    trainingImpossible,   ///< detail
    trainingDiverged,     ///< epoch, detail
    runInvalid,           ///< folder, detail
    runOfOtherData,       ///< folder, detail
    modelDoesNotFit,      ///< model folder, detail
    tilesInvalid,         ///< path, detail

    // projects: argument 1 is the path of the project file
    notAProject,
    projectExists,
    projectDamaged,      ///< path, detail
    projectNewer,        ///< path, its version, ours
    projectOutdated,     ///< path: of an earlier version, where it cannot be brought up to date
    projectUnfinished,   ///< path: edits in a file beside it, where nothing can be written
    projectReadOnly,     ///< path
    projectBusy,         ///< path: another program holds it
    slideInProject,      ///< path of the slide
    slideOfOtherContent, ///< path of the file, name of the slide

    // engine
    usage,             ///< detail
    engineMissing,     ///< path
    engineDied,        ///< detail
    engineVersion,     ///< engine's version, ours
    protocolViolation, ///< detail
    deviceUnavailable, ///< device, reason
    sessionUnknown,    ///< number
    outOfMemory,       ///< what
    stopped,           ///< by a signal; state saved
    internal,          ///< detail
};

/// Decides the engine's exit code and how the app shows the error.
enum class ErrorKind { ownFailure, usage, badInput, tryAgain, cancelled };

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::vector<std::string> arguments; ///< UTF-8
    std::vector<std::string> context;   ///< innermost first: what was being done
};

ErrorKind kindOf(ErrorCode code);

/// Stable name used in JSON ("fileMissing").
std::string_view nameOf(ErrorCode code);
/// The code with this name; `internal` for a name that this version does not know.
ErrorCode errorCodeNamed(std::string_view name);

/// English template with %1, %2 for the arguments.
std::string_view templateOf(ErrorCode code);

/// One sentence: what happened to which file, and what the user can do.
std::string sentence(const Error &error);

/// 1 own failure, 2 usage, 3 input that will never work, 75 try again later, 130 cancelled.
int exitCodeOf(const Error &error);

} // namespace tessera
