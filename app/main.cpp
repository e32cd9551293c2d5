#include "app/commandline.h"
#include "app/environment.h"
#include "app/language.h"
#include "app/program.h"
#include "app/settings.h"
#include "app/theme.h"
#include "base/largebuffers.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace tessera;

namespace {

bool asksForText(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](const char *word) {
        return std::string_view(word) == "--help" || std::string_view(word) == "-h" ||
               std::string_view(word) == "--version" || std::string_view(word).starts_with("--verify-project");
    });
}

/// Help and complaints in the user's language; the window makes its own translation.
std::variant<CommandLine, PrintAndExit> readCommandLine()
{
    const Translation translation(readSettings().language);
    return parseCommandLine(QCoreApplication::arguments());
}

int print(const PrintAndExit &text)
{
    std::fputs(qPrintable(text.text), text.code == 0 ? stdout : stderr);
    return text.code;
}

} // namespace

int main(int argc, char **argv)
{
    giveBackLargeBuffers();
    QCoreApplication::setOrganizationName(QStringLiteral("tessera"));
    QCoreApplication::setApplicationName(QStringLiteral("tessera"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TESSERA_VERSION));
    if (asksForText(argc, argv)) { // which must work without a display
        const QCoreApplication terminal(argc, argv);
        const auto parsed = readCommandLine();
        if (const auto *text = std::get_if<PrintAndExit>(&parsed))
            return print(*text);
    }

    const Settings settings = readSettings();
    // (read by QApplication when it is made)
    if (settings.scalePercent != 100 && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(settings.scalePercent / 100.0));
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Tessera"));
    const auto parsed = readCommandLine();
    if (const auto *text = std::get_if<PrintAndExit>(&parsed))
        return print(*text);

    applyTheme(application, settings.theme);
    Program program(environmentOfThisProgram(), settings, std::get<CommandLine>(parsed));
    // Queued: the tasks may end before the event loop runs.
    QObject::connect(&program.tasks(), &StartupTasks::exit, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    program.start();
    return QApplication::exec();
}
