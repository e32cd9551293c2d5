#include "tests/house/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace tessera::house {

QStringList filesEndingWith(const QStringList &endings)
{
    const QDir root(TESSERA_SOURCE_DIR);
    QStringList files;
    QStringList folders = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders.removeIf([](const QString &name) { return name.startsWith("build"); });
    const auto add = [&](const QString &path) {
        for (const QString &ending : endings)
            if (path.endsWith(ending)) {
                files.append(root.relativeFilePath(path));
                return;
            }
    };
    for (const QString &name : root.entryList(QDir::Files))
        add(root.filePath(name));
    for (const QString &folder : folders)
        for (QDirIterator it(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            add(it.next());
    files.sort();
    return files;
}

QString textOf(const QString &path)
{
    QFile file(QDir(TESSERA_SOURCE_DIR).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString folderOf(const QString &path)
{
    QString folder = path.left(path.lastIndexOf('/'));
    return folder.endsWith("/detail") ? folder.chopped(7) : folder;
}

QSet<QString> sourceFolders()
{
    QSet<QString> folders;
    for (const QString &file : filesEndingWith({".h", ".cpp"}))
        if (!file.startsWith("tests/"))
            folders.insert(folderOf(file));
    return folders;
}

QList<Include> includesOf(const QString &path)
{
    static const QRegularExpression line(R"(^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">])",
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto it = line.globalMatch(textOf(path)); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        includes.append({path, match.captured(2), match.captured(1) == "\""});
    }
    return includes;
}

QMap<QString, FolderRules> architectureTable()
{
    static const QRegularExpression row(R"(^\| `([\w/]+)` \|[^|]*\| (yes|-) \| (yes|-) \| ([\w, -]+) \|$)",
                                        QRegularExpression::MultilineOption);
    struct Raw {
        QString folder, qt, torch, mayUse;
    };
    QList<Raw> rows;
    QMap<QString, QString> folderNamed; // "slide" -> "viewer/slide"
    for (auto it = row.globalMatch(textOf("docs/architecture.md")); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        rows.append({match.captured(1), match.captured(2), match.captured(3), match.captured(4)});
        folderNamed[match.captured(1).section('/', -1)] = match.captured(1);
    }
    QMap<QString, FolderRules> table;
    for (const Raw &raw : rows) {
        FolderRules rules{raw.qt == "yes", raw.torch == "yes", {}};
        for (const QString &name : raw.mayUse.split(", "))
            if (name != "-")
                rules.mayUse.insert(folderNamed.value(name, name));
        table[raw.folder] = rules;
    }
    return table;
}

QSet<QString> reachable(const QString &folder, const QMap<QString, QSet<QString>> &arrows)
{
    QSet<QString> seen{folder};
    QStringList open{folder};
    while (!open.isEmpty())
        for (const QString &next : arrows.value(open.takeFirst()))
            if (!seen.contains(next)) {
                seen.insert(next);
                open.append(next);
            }
    return seen;
}

} // namespace tessera::house
