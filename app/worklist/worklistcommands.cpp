#include "app/worklist/worklistcommands.h"

#include "app/commands/commandlist.h"
#include "app/worklist/worklistpanel.h"
#include "app/worklist/worklistsession.h"
#include "viewer/project/worklisttext.h"

#include <QCoreApplication>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct WorklistCommands {
    Q_DECLARE_TR_FUNCTIONS(WorklistCommands)
};

constexpr int openSection = 0; ///< of the File menu: what opens something
constexpr int worklistSection = 5;

enum class Needs { project, writableProject };

class Adder {
public:
    Adder(CommandList &commands, WorklistSession &session) : m_commands(commands), m_session(session) {}

    template <typename Run>
    QAction *add(const Command &command, Needs needs, Run run)
    {
        QAction *action = m_commands.add(command, run);
        const auto show = [session = &m_session, action, needs] {
            action->setEnabled(needs == Needs::project ? session->project() != nullptr : session->isWritable());
        };
        QObject::connect(&m_session, &WorklistSession::projectChanged, action, show);
        show();
        return action;
    }

private:
    CommandList &m_commands;
    WorklistSession &m_session;
};

void addProject(CommandList &commands, WorklistSession &session, WorklistPanel &panel)
{
    Adder adder(commands, session);
    commands.add({.id = u"newProject"_s,
                  .text = WorklistCommands::tr("New Project…"),
                  .group = CommandGroup::file,
                  .section = openSection},
                 [&panel] { panel.newProject(); });
    commands.add({.id = u"openProject"_s,
                  .text = WorklistCommands::tr("Open Project…"),
                  .group = CommandGroup::file,
                  .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                  .section = openSection},
                 [&panel] { panel.chooseProject(); });
    adder.add({.id = u"closeProject"_s,
               .text = WorklistCommands::tr("Close Project"),
               .group = CommandGroup::file,
               .section = openSection},
              Needs::project, [&session] { session.close(); });
    adder.add({.id = u"addSlides"_s,
               .text = WorklistCommands::tr("Add Slides to Project…"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::writableProject, [&panel] { panel.chooseSlides(); });
    adder.add({.id = u"addFolder"_s,
               .text = WorklistCommands::tr("Add Folder to Project…"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::writableProject, [&panel] { panel.chooseFolder(); });
    adder.add({.id = u"findMissingFiles"_s,
               .text = WorklistCommands::tr("Find Missing Files…"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::writableProject, [&panel] { panel.findMissing(); });
    adder.add({.id = u"addLabelColumn"_s,
               .text = WorklistCommands::tr("New Label Column…"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::writableProject, [&panel] { panel.askForLabel(); });
    adder.add({.id = u"saveProjectCopy"_s,
               .text = WorklistCommands::tr("Save Copy of Project…"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::project, [&panel] { panel.chooseCopy(); });
    adder.add({.id = u"verifyProject"_s,
               .text = WorklistCommands::tr("Verify Project"),
               .group = CommandGroup::tools,
               .section = worklistSection},
              Needs::project, [&session] { session.verify(); });
}

void addList(CommandList &commands, WorklistSession &session, WorklistPanel &panel)
{
    Adder adder(commands, session);
    adder.add({.id = u"nextSlide"_s,
               .text = WorklistCommands::tr("Next Slide of the List"),
               .group = CommandGroup::go,
               .keys = {QKeySequence(Qt::Key_PageDown)},
               .section = worklistSection},
              Needs::project, [&session] { session.step(1); });
    adder.add({.id = u"previousSlide"_s,
               .text = WorklistCommands::tr("Previous Slide of the List"),
               .group = CommandGroup::go,
               .keys = {QKeySequence(Qt::Key_PageUp)},
               .section = worklistSection},
              Needs::project, [&session] { session.step(-1); });
    adder.add({.id = u"searchWorklist"_s,
               .text = WorklistCommands::tr("Search the List"),
               .group = CommandGroup::go,
               .keys = {QKeySequence(Qt::CTRL | Qt::Key_F)},
               .section = worklistSection},
              Needs::project, [&panel] { panel.focusSearch(); });

    // What the right mouse button offers on a slide; all of it in the palette as well.
    QTableView &table = panel.table();
    table.addAction(adder.add({.id = u"openListed"_s,
                               .text = WorklistCommands::tr("Open the Selected Slide"),
                               .group = CommandGroup::slide,
                               .section = worklistSection,
                               .place = MenuPlace::notInMenu},
                              Needs::project, [&panel] { panel.openSelected(); }));
    auto *statuses = new QMenu(&table);
    for (const SlideStatus status : allSlideStatuses)
        statuses->addAction(
            adder.add({.id = u"status-"_s + QString::fromLatin1(nameOf(status).data(), nameOf(status).size()),
                       .text = WorklistCommands::tr("Mark as: %1").arg(textOf(status)),
                       .group = CommandGroup::slide,
                       .section = worklistSection,
                       .place = MenuPlace::notInMenu},
                      Needs::writableProject, [&panel, status] { panel.setStatus(status); }));
    commands.addAction({.id = u"statuses"_s,
                        .text = WorklistCommands::tr("Status in the Worklist"),
                        .group = CommandGroup::slide,
                        .section = worklistSection},
                       statuses->menuAction());
    table.addAction(statuses->menuAction());
    table.addAction(adder.add({.id = u"relinkSlide"_s,
                               .text = WorklistCommands::tr("Say Where the File Lies…"),
                               .group = CommandGroup::slide,
                               .section = worklistSection,
                               .place = MenuPlace::notInMenu},
                              Needs::writableProject, [&panel] { panel.relinkSelected(); }));
    table.addAction(adder.add({.id = u"removeFromProject"_s,
                               .text = WorklistCommands::tr("Remove from the Project"),
                               .group = CommandGroup::slide,
                               .section = worklistSection,
                               .place = MenuPlace::notInMenu},
                              Needs::writableProject, [&panel] { panel.removeSelected(); }));
}

} // namespace

void addWorklistCommands(CommandList &commands, WorklistSession &session, WorklistPanel &panel)
{
    addProject(commands, session, panel);
    addList(commands, session, panel);
}

} // namespace tessera
