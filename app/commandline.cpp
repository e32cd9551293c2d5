#include "app/commandline.h"

#include "app/text/errortext.h"
#include "base/text.h"
#include "base/units.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct CommandLineTexts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

std::variant<CommandLine, PrintAndExit> parseCommandLine(const QStringList &arguments)
{
    const QCommandLineOption analyse(u"analyse"_s,
                                     CommandLineTexts::tr("Analyse the slide, or show its stored result."));
    const QCommandLineOption model(u"model"_s, CommandLineTexts::tr("Model for the analysis."), u"ID"_s);
    const QCommandLineOption mpp(
        u"mpp"_s, CommandLineTexts::tr("Resolution of the slide in um per pixel, for slides that do not say it."),
        u"X"_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, CommandLineTexts::tr("Show this help."));
    const QCommandLineOption version(u"version"_s, CommandLineTexts::tr("Show the version."));
    QCommandLineOption screenshot(u"screenshot"_s,
                                  CommandLineTexts::tr("Write the drawn window to a PNG file and exit."), u"FILE"_s);
    screenshot.setFlags(QCommandLineOption::HiddenFromHelp);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLineTexts::tr("Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis."));
    parser.addPositionalArgument(u"slide"_s, CommandLineTexts::tr("Slide to open."), u"[SLIDE]"_s);
    parser.addOptions({analyse, model, mpp, help, version, screenshot});
    const auto wrong = [](const QString &sentence) { return PrintAndExit{2, sentence + u'\n'}; };

    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return PrintAndExit{0, parser.helpText()};
    if (parser.isSet(version))
        return PrintAndExit{0, u"tessera "_s + QLatin1String(TESSERA_VERSION) + u'\n'};
    if (parser.positionalArguments().size() > 1)
        return wrong(CommandLineTexts::tr("Give one slide, not %1.").arg(parser.positionalArguments().size()));

    CommandLine line;
    if (!parser.positionalArguments().isEmpty())
        line.slide = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    line.analyse = parser.isSet(analyse);
    line.model = parser.value(model);
    line.screenshot = parser.value(screenshot);
    if (parser.isSet(mpp)) {
        double value = 0;
        if (!parseNumber(parser.value(mpp).toStdString(), value) || !isPlausibleMpp(value))
            return wrong(sentenceOf({ErrorCode::mppImplausible, {parser.value(mpp).toStdString()}, {}}));
        line.mpp = value;
    }
    if (line.slide.isEmpty() && (line.analyse || line.mpp || !line.screenshot.isEmpty()))
        return wrong(CommandLineTexts::tr("Give a slide as well."));
    return line;
}

} // namespace tessera
