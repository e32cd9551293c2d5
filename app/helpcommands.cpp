#include "app/helpcommands.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"

#include <QCoreApplication>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct HelpCommands {
    Q_DECLARE_TR_FUNCTIONS(HelpCommands)
};

void showAbout(MainWindow &window)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(HelpCommands::tr("About Tessera"));
    box->setText(HelpCommands::tr("<b>Tessera %1</b>").arg(QLatin1String(TESSERA_VERSION)));
    box->setInformativeText(HelpCommands::tr(
        "Viewer for whole-slide images with MHIM-MIL analysis.\n\nResearch use only, not for diagnosis.\n\n"
        "GPL-3.0-or-later."));
    box->open();
}

} // namespace

void addHelpCommands(MainWindow &window)
{
    CommandList &commands = window.commands();
    commands.add({.id = u"showKeys"_s,
                  .text = HelpCommands::tr("Keyboard and Mouse"),
                  .group = CommandGroup::help,
                  .keys = {QKeySequence(Qt::Key_F1)}},
                 [&window] { window.showKeys(); });
    commands.add({.id = u"commandPalette"_s,
                  .text = HelpCommands::tr("Find Command…"),
                  .group = CommandGroup::help,
                  .keys = {QKeySequence(Qt::CTRL | Qt::Key_L)}},
                 [&window] { window.showPalette(); });
    commands.add(
        {.id = u"about"_s, .text = HelpCommands::tr("About Tessera"), .group = CommandGroup::help, .section = 1},
        [&window] { showAbout(window); });
}

} // namespace tessera
