#pragma once
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace tessera::house {

/// Paths of the tracked kind (no build folders, no hidden ones) with one of these name endings, from the root, sorted.
QStringList filesEndingWith(const QStringList &endings);

QString textOf(const QString &path);

/// The folder that owns a file: the folder of its library for what lies in `detail/`.
QString folderOf(const QString &path);

/// Folders of the program (not of the tests) that hold C++ files.
QSet<QString> sourceFolders();

struct Include {
    QString file; ///< where it stands
    QString name; ///< what stands between the quotes or brackets
    bool isQuoted = false;
};
QList<Include> includesOf(const QString &path);

/// A row of the table in docs/architecture.md.
struct FolderRules {
    bool mayUseQt = false;
    bool mayUseTorch = false;
    QSet<QString> mayUse; ///< folders, direct arrows
};
QMap<QString, FolderRules> architectureTable();

/// All folders that can be reached over the arrows from `folder`, itself included.
QSet<QString> reachable(const QString &folder, const QMap<QString, QSet<QString>> &arrows);

} // namespace tessera::house
