#include "app/text/errortext.h"

#include <QCoreApplication>

namespace tessera {

namespace {

/// Most arguments are names and numbers; what a file is and what to do with it are words of ours.
QString argumentText(const Error &error, std::size_t index)
{
    const std::string &argument = error.arguments[index];
    if (error.code == ErrorCode::notASlide && index > 0)
        return QCoreApplication::translate("FileKind", argument.c_str());
    return QString::fromStdString(argument);
}

} // namespace

QString sentenceOf(const Error &error)
{
    const std::string source(templateOf(error.code));
    const QString text = QCoreApplication::translate("Error", source.c_str());
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == u'%' && i + 1 < text.size() && text[i + 1] >= u'1' && text[i + 1] <= u'9';
        if (!placeholder) {
            result += text[i];
            continue;
        }
        const auto argument = static_cast<std::size_t>(text[++i].unicode() - u'1');
        result += argument < error.arguments.size() ? argumentText(error, argument) : QStringLiteral("?");
    }
    return result;
}

} // namespace tessera
