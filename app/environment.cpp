#include "app/environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace tessera {

Environment environmentOfThisProgram()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    const QString data =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tessera");

    Environment environment;
    environment.engineProgram =
        qEnvironmentVariable("TESSERA_ENGINE", programs.filePath(QStringLiteral("tessera-engine")));
    for (const char *bundled : {"../../../resources/models", "../share/tessera/models"}) {
        const QString folder = QDir::cleanPath(programs.filePath(QString::fromLatin1(bundled)));
        if (QDir(folder).exists())
            environment.modelFolders << folder;
    }
    environment.modelFolders << data + QStringLiteral("/models");
    environment.resultsFolder = data + QStringLiteral("/results");
    environment.sessionFolder = data + QStringLiteral("/session");
    environment.slideStatesFolder = data + QStringLiteral("/slides");
    environment.trainingsFolder = data + QStringLiteral("/trainings");
    environment.sampleSlide = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                              QStringLiteral("/tessera/sample/synthetic sample.tiff");
    return environment;
}

} // namespace tessera
