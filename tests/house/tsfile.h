#pragma once
#include <QList>
#include <QString>
#include <QStringList>

namespace tessera::house {

/// One text of a file of Qt's translation tools.
struct TsMessage {
    QString context{};
    QString source{};
    QString comment{};          ///< tells texts apart that are the same in English
    QStringList translations{}; ///< one, or one for each form of a plural
    bool isPlural = false;
    bool isFinished = true;

    bool isOfSameText(const TsMessage &other) const
    {
        return context == other.context && source == other.source && comment == other.comment;
    }
};

/// Ends the test program where the file cannot be read.
QList<TsMessage> readTs(const QString &path);

} // namespace tessera::house
