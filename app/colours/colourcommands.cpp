#include "app/colours/colourcommands.h"

#include "app/colours/colourpanel.h"
#include "app/colours/colourtext.h"
#include "app/commands/commandlist.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int panelSection = 2; ///< of the View menu
constexpr int stainViews = 4;

struct ColourCommands {
    Q_DECLARE_TR_FUNCTIONS(ColourCommands)
};

SlideColour *colourOf(Workspace &workspace) { return workspace.current().canvas().colour(); }

void showNextStain(SlideColour &colour)
{
    ColourSettings settings = colour.settings();
    settings.view = static_cast<StainView>((static_cast<int>(settings.view) + 1) % stainViews);
    colour.setSettings(settings);
}

void switchProfile(SlideColour &colour)
{
    ColourSettings settings = colour.settings();
    settings.icc = settings.icc == IccUse::on ? IccUse::off : IccUse::on;
    colour.setSettings(settings);
}

} // namespace

void addColourCommands(CommandList &commands, Workspace &workspace, ColourPanel &panel, QDockWidget &dock)
{
    // Behind another tab it is as good as closed: the first press brings it to the front.
    QAction *show = commands.addSwitch({.id = u"colourPanel"_s,
                                        .text = ColourCommands::tr("Colour Panel"),
                                        .group = CommandGroup::view,
                                        .keys = {QKeySequence(Qt::SHIFT | Qt::Key_C)},
                                        .scope = KeyScope::slide,
                                        .section = panelSection},
                                       false, [&dock](bool on) {
                                           dock.setVisible(on);
                                           if (on)
                                               dock.raise();
                                       });
    QObject::connect(&dock, &QDockWidget::visibilityChanged, show, [show](bool visible) {
        const QSignalBlocker blocker(show);
        show->setChecked(visible);
    });
    commands.add({.id = u"nextStainView"_s,
                  .text = ColourCommands::tr("Next Stain View"),
                  .group = CommandGroup::view,
                  .keys = {QKeySequence(Qt::Key_T)},
                  .scope = KeyScope::slide,
                  .section = panelSection,
                  .place = MenuPlace::notInMenu},
                 [&workspace] {
                     if (SlideColour *colour = colourOf(workspace))
                         showNextStain(*colour);
                 });
    commands.add({.id = u"switchProfile"_s,
                  .text = ColourCommands::tr("Colour Profile On or Off"),
                  .group = CommandGroup::view,
                  .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
                  .section = panelSection,
                  .place = MenuPlace::notInMenu},
                 [&workspace] {
                     if (SlideColour *colour = colourOf(workspace))
                         switchProfile(*colour);
                 });
    commands.add({.id = u"resetColoursCommand"_s,
                  .text = ColourCommands::tr("Reset Colours"),
                  .group = CommandGroup::view,
                  .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
                  .section = panelSection,
                  .place = MenuPlace::notInMenu},
                 [&panel] { panel.reset(); });
}

} // namespace tessera
