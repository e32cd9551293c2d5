#include "app/comparison/comparecommands.h"

#include "app/commands/commandlist.h"
#include "app/comparison/comparesession.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct CompareCommands {
    Q_DECLARE_TR_FUNCTIONS(CompareCommands)
};

constexpr int alignSection = 1;
constexpr int overlaySection = 2;

void addOverlay(CommandList &commands, CompareSession &session, Overlay overlay, Command command)
{
    command.group = CommandGroup::compare;
    command.section = overlaySection;
    QAction *action = commands.addSwitch(command, false, [&session, overlay](bool on) {
        if (on != (session.overlay() == overlay))
            session.setOverlay(on ? overlay : Overlay::none);
    });
    const auto show = [action, &session, overlay] {
        action->setEnabled(session.alignment().has_value());
        action->setChecked(session.overlay() == overlay);
    };
    QObject::connect(&session, &CompareSession::changed, action, show);
    show();
}

} // namespace

void addCompareCommands(CommandList &commands, CompareSession &session)
{
    QAction *synchronise = commands.addSwitch({.id = u"synchronise"_s,
                                               .text = CompareCommands::tr("Synchronise Views"),
                                               .group = CommandGroup::compare,
                                               .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)}},
                                              session.isSynchronised(), [&session](bool on) {
                                                  if (on != session.isSynchronised())
                                                      session.setSynchronised(on);
                                              });
    QAction *automatic = commands.add({.id = u"alignAutomatically"_s,
                                       .text = CompareCommands::tr("Align Automatically"),
                                       .group = CommandGroup::compare,
                                       .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A)},
                                       .section = alignSection},
                                      [&session] { session.registerAutomatically(); });
    QAction *points = commands.addSwitch({.id = u"alignByPoints"_s,
                                          .text = CompareCommands::tr("Align by Points"),
                                          .group = CommandGroup::compare,
                                          .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P)},
                                          .section = alignSection},
                                         false, [&session](bool on) {
                                             if (on != session.isSettingPoints())
                                                 session.setSettingPoints(on);
                                         });
    const auto show = [synchronise, automatic, points, &session] {
        synchronise->setChecked(session.isSynchronised());
        automatic->setEnabled(session.hasPair() && !session.isRegistering());
        points->setEnabled(session.hasPair() || session.isSettingPoints());
        points->setChecked(session.isSettingPoints());
    };
    QObject::connect(&session, &CompareSession::changed, synchronise, show);
    show();
    addOverlay(commands, session, Overlay::swipe,
               {.id = u"swipe"_s,
                .text = CompareCommands::tr("Swipe"),
                .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_W)}});
    addOverlay(commands, session, Overlay::blink,
               {.id = u"blink"_s,
                .text = CompareCommands::tr("Blink"),
                .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B)}});
    addOverlay(commands, session, Overlay::whole,
               {.id = u"secondSlideAlone"_s,
                .text = CompareCommands::tr("Second Slide Alone"),
                .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O)}});
    commands.addGesture({CompareCommands::tr("Hold S and move the mouse"),
                         CompareCommands::tr("Swipe between two aligned slides"), CommandGroup::compare});
    commands.addGesture({CompareCommands::tr("Ctrl and drag"),
                         CompareCommands::tr("Move one of the synchronised views alone"), CommandGroup::compare});
}

} // namespace tessera
