#pragma once
#include <QString>
#include <QStringList>

namespace tessera {

/// Where the program finds what it works with. Tests hand in their own.
struct Environment {
    QString engineProgram;
    QStringList engineArguments{QStringLiteral("serve")};
    QStringList modelFolders;  ///< each a folder of MIL packages; those that ship with the program come first
    QString resultsFolder;     ///< root of resultsFolderFor()
    QString sessionFolder;     ///< where the open slides are remembered; empty: nowhere
    QString slideStatesFolder; ///< bookmarks and the like, by slide; empty: they are not kept
    QString trainingsFolder;   ///< where trainings have their folders, until the user chooses another
    QString sampleSlide;       ///< file of the sample slide, drawn when it is first asked for
};

/// The engine: TESSERA_ENGINE, else beside this program. Models: resources/models of the source tree (program in
/// build/<preset>/bin) or share/tessera/models of an installation, and the user's own in the data folder.
Environment environmentOfThisProgram();

} // namespace tessera
