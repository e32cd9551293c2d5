#include "app/canvascommand.h"

#include "app/commands/commandlist.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <utility>

namespace tessera {

QAction *addCanvasCommand(CommandList &commands, Workspace &workspace, Command command,
                          std::function<void(SlideCanvas &)> run)
{
    command.scope = KeyScope::slide;
    QAction *action = commands.add(command, [&workspace, run = std::move(run)] {
        if (!workspace.current().isEmpty())
            run(workspace.current().canvas());
    });
    enableWithSlide(*action, workspace);
    return action;
}

void enableWithSlide(QAction &action, Workspace &workspace)
{
    const auto show = [&workspace, &action] { action.setEnabled(!workspace.current().isEmpty()); };
    QObject::connect(&workspace, &Workspace::currentChanged, &action, show);
    QObject::connect(&workspace, &Workspace::viewsChanged, &action, show);
    show();
}

} // namespace tessera
