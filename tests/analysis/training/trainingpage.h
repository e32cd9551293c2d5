#pragma once
#include <QFile>
#include <QString>
#include <QStringList>

namespace tessera::testing {

/// The rows of the tables of a section of docs/training.md, cells without their blanks and code marks. `header` is the
/// first cell of the wanted table's head.
inline QList<QStringList> rowsOfPage(const QString &section, const QString &header)
{
    QFile page(QStringLiteral(TESSERA_SOURCE_DIR "/docs/training.md"));
    if (!page.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(page.readAll()).section("\n## " + section + "\n", 1).section("\n## ", 0, 0);
    QList<QStringList> rows;
    bool isInside = false;
    for (const QString &line : text.split('\n')) {
        if (!line.startsWith('|')) {
            isInside = false;
            continue;
        }
        QStringList cells = line.split('|').mid(1);
        cells.removeLast();
        for (QString &cell : cells)
            cell = cell.trimmed().remove('`');
        if (isInside && !cells.front().startsWith("---"))
            rows.append(cells);
        if (cells.front() == header) {
            isInside = true;
            rows.append(cells);
        }
    }
    return rows;
}

} // namespace tessera::testing
