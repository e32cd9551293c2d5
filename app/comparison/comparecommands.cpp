#include "app/comparison/comparecommands.h"

#include "app/commands/commandlist.h"
#include "app/comparison/comparesession.h"
#include "app/workspace/slideview.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct CompareCommands {
    Q_DECLARE_TR_FUNCTIONS(CompareCommands)
};

constexpr int alignSection = 1;
constexpr int overlaySection = 2;

/// `show` brings the action up to date: now, and whenever the session changes.
template <typename Show>
void follow(QAction *action, CompareSession &session, Show show)
{
    QObject::connect(&session, &CompareSession::changed, action, show);
    show();
}

void addSynchronise(CommandList &commands, CompareSession &session)
{
    QAction *synchronise = commands.addSwitch({.id = u"synchronise"_s,
                                               .text = CompareCommands::tr("Synchronise Views"),
                                               .group = CommandGroup::compare,
                                               .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)}},
                                              session.isSynchronised(), [&session](bool on) {
                                                  if (on != session.isSynchronised())
                                                      session.setSynchronised(on);
                                              });
    follow(synchronise, session, [synchronise, &session] {
        synchronise->setEnabled(session.pair().first() || session.isSynchronised());
        synchronise->setChecked(session.isSynchronised());
    });
}

void addAlignments(CommandList &commands, CompareSession &session)
{
    QAction *automatic = commands.add({.id = u"alignAutomatically"_s,
                                       .text = CompareCommands::tr("Align Automatically"),
                                       .group = CommandGroup::compare,
                                       .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A)},
                                       .section = alignSection},
                                      [&session] { session.automatic().start(); });
    QAction *points = commands.addSwitch({.id = u"alignByPoints"_s,
                                          .text = CompareCommands::tr("Align by Points"),
                                          .group = CommandGroup::compare,
                                          .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P)},
                                          .section = alignSection},
                                         session.points().isActive(), [&session](bool on) {
                                             if (on != session.points().isActive())
                                                 session.setSettingPoints(on);
                                         });
    QAction *point = commands.add({.id = u"pointAtCentre"_s,
                                   .text = CompareCommands::tr("Set Point at the Centre"),
                                   .group = CommandGroup::compare,
                                   .keys = {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_X)},
                                   .section = alignSection},
                                  [&session] {
                                      if (const SlideView *view = session.pair().first())
                                          session.points().add(*view, view->canvas().target().centre());
                                  });
    follow(automatic, session, [automatic, points, point, &session] {
        automatic->setEnabled(session.pair().isComplete() && !session.automatic().isRunning());
        points->setEnabled(session.pair().isComplete() || session.points().isActive());
        points->setChecked(session.points().isActive());
        point->setEnabled(session.points().isActive());
    });
}

void addOverlay(CommandList &commands, CompareSession &session, Overlay overlay, Command command)
{
    command.group = CommandGroup::compare;
    command.section = overlaySection;
    QAction *action = commands.addSwitch(command, false, [&session, overlay](bool on) {
        if (on != (session.overlay().mode() == overlay))
            session.overlay().set(on ? overlay : Overlay::none);
    });
    follow(action, session, [action, &session, overlay] {
        action->setEnabled(session.pair().alignment().has_value());
        action->setChecked(session.overlay().mode() == overlay);
    });
}

} // namespace

void addCompareCommands(CommandList &commands, CompareSession &session)
{
    addSynchronise(commands, session);
    addAlignments(commands, session);
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
