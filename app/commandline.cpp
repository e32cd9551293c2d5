#include "app/commandline.h"

#include "app/text/errortext.h"
#include "app/text/paths.h"
#include "base/text.h"
#include "base/units.h"
#include "viewer/project/audit.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct CommandLineTexts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// Checks the file and every row of its trail; needs no display.
PrintAndExit verified(const QString &path)
{
    const std::filesystem::path file = toPath(path);
    const Result<AuditReport> report = verifyProject(file);
    if (!report)
        return {exitCodeOf(report.error()), sentenceOf(report.error()) + u'\n'};
    return {report->broken ? 3 : 0, QString::fromStdString(summaryOf(file, *report)) + u'\n'};
}

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
    const QCommandLineOption verify(
        u"verify-project"_s,
        CommandLineTexts::tr("Check a project and its audit trail, print what came of it, and exit."), u"FILE"_s);
    QCommandLineOption screenshot(u"screenshot"_s,
                                  CommandLineTexts::tr("Write the drawn window to a PNG file and exit."), u"FILE"_s);
    screenshot.setFlags(QCommandLineOption::HiddenFromHelp);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLineTexts::tr("Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis."));
    parser.addPositionalArgument(u"slide"_s, CommandLineTexts::tr("Slide or project to open."), u"[FILE]"_s);
    parser.addOptions({analyse, model, mpp, verify, help, version, screenshot});
    const auto wrong = [](const QString &sentence) { return PrintAndExit{2, sentence + u'\n'}; };

    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return PrintAndExit{0, parser.helpText()};
    if (parser.isSet(version))
        return PrintAndExit{0, u"tessera "_s + QLatin1String(TESSERA_VERSION) + u'\n'};
    if (parser.isSet(verify))
        return verified(parser.value(verify));
    if (parser.positionalArguments().size() > 1)
        return wrong(CommandLineTexts::tr("Give one slide, not %1.").arg(parser.positionalArguments().size()));

    CommandLine line;
    if (!parser.positionalArguments().isEmpty())
        line.slide = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    if (line.slide.endsWith(u".tessera"_s, Qt::CaseInsensitive))
        line.project = std::exchange(line.slide, {});
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
