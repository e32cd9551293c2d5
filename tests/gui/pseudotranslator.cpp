#include "tests/gui/pseudotranslator.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace tessera::testing {
namespace {

constexpr QChar open = u'⟦';
constexpr QChar close = u'⟧';

QString accented(QChar letter)
{
    static const QMap<QChar, QString> letters{
        {u'a', u"áà"_s}, {u'e', u"éè"_s}, {u'i', u"íì"_s}, {u'o', u"óò"_s}, {u'u', u"úù"_s}, {u'y', u"ýÿ"_s},
        {u'A', u"ÁA"_s}, {u'E', u"ÉE"_s}, {u'I', u"ÍI"_s}, {u'O', u"ÓO"_s}, {u'U', u"ÚU"_s}, {u'c', u"ç"_s},
        {u'n', u"ñ"_s},  {u's', u"š"_s},  {u'z', u"ž"_s},  {u'C', u"Ç"_s},  {u'N', u"Ñ"_s},  {u'S', u"Š"_s}};
    return letters.value(letter, letter);
}

} // namespace

QString pseudoTranslated(const QString &text)
{
    QString result(open);
    bool inTag = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        inTag = text[i] == u'<' ? text.mid(i + 1).contains(u'>') : inTag && text[i] != u'>';
        const bool placeholder = text[i] == u'%' && i + 1 < text.size() && text[i + 1].isLetterOrNumber();
        if (placeholder)
            result += text[i++];
        result += placeholder || inTag ? QString(text[i]) : accented(text[i]);
        if (placeholder && text[i] == u'L' && i + 1 < text.size()) // %L1
            result += text[++i];
    }
    return result + close;
}

QString PseudoTranslator::translate(const char *context, const char *sourceText, const char *, int) const
{
    // (names of keys are looked up in both directions)
    if (QLatin1String(context) == "QShortcut"_L1)
        return {};
    return pseudoTranslated(QString::fromUtf8(sourceText));
}

QString outsideOfBrackets(const QString &text)
{
    QString outside;
    int depth = 0;
    for (const QChar letter : text) {
        depth += letter == open;
        if (depth == 0)
            outside += letter;
        depth -= letter == close && depth > 0;
    }
    return outside;
}

} // namespace tessera::testing
