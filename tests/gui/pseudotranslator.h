#pragma once
#include <QTranslator>

namespace tessera::testing {

/// A language that no one speaks and everyone can read: every text is some 40 % longer, accented and in brackets, so
/// that what is cut, or was never given to a translator, is seen. Placeholders, tags and mnemonics stay.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *sourceText, const char *disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

QString pseudoTranslated(const QString &text);

/// What stands in no brackets: parts that came from a file, a number, or from an author who forgot tr().
QString outsideOfBrackets(const QString &text);

} // namespace tessera::testing
