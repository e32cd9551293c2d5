#include "app/commands/detail/commandfilter.h"

#include <QStringList>

namespace tessera::detail {

std::optional<int> matchRank(const QString &typed, const QString &text)
{
    int rank = 0;
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype place = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (place < 0)
            return std::nullopt;
        const bool begins = place == 0 || !text[place - 1].isLetterOrNumber();
        rank += place == 0 ? 0 : begins ? 1 : 2;
    }
    return rank;
}

} // namespace tessera::detail
