#include "app/turncommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/commands/menus.h"
#include "app/mainwindow.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr double smallTurn = 15;
constexpr double quarterTurn = 90;

struct TurnTexts {
    Q_DECLARE_TR_FUNCTIONS(TurnCommands)
};

} // namespace

void addTurnCommands(MainWindow &window)
{
    auto *menu = new QMenu(&window);
    const auto add = [&](const QString &id, const QString &text, const QList<QKeySequence> &keys,
                         std::function<void(SlideCanvas &)> run) {
        menu->addAction(addCanvasCommand(
            window.commands(), window.workspace(),
            {.id = id, .text = text, .group = CommandGroup::view, .keys = keys, .place = MenuPlace::notInMenu},
            std::move(run)));
    };
    const auto turn = [](double degrees) { return [degrees](SlideCanvas &canvas) { canvas.rotateBy(degrees); }; };
    add(u"turnLeft"_s, TurnTexts::tr("Turn Left by 15°"), {QKeySequence(Qt::Key_Comma)}, turn(-smallTurn));
    add(u"turnRight"_s, TurnTexts::tr("Turn Right by 15°"), {QKeySequence(Qt::Key_Period)}, turn(smallTurn));
    // < and > are Shift and the same two keys on some keyboards, keys of their own on others.
    add(u"turnLeft90"_s, TurnTexts::tr("Turn Left by 90°"),
        {QKeySequence(Qt::SHIFT | Qt::Key_Comma), QKeySequence(Qt::Key_Less)}, turn(-quarterTurn));
    add(u"turnRight90"_s, TurnTexts::tr("Turn Right by 90°"),
        {QKeySequence(Qt::SHIFT | Qt::Key_Period), QKeySequence(Qt::Key_Greater)}, turn(quarterTurn));
    menu->addSeparator();
    add(u"flipHorizontally"_s, TurnTexts::tr("Flip Left to Right"), {}, &SlideCanvas::flipHorizontally);
    add(u"flipVertically"_s, TurnTexts::tr("Flip Top to Bottom"), {}, &SlideCanvas::flipVertically);
    menu->addSeparator();
    add(u"upright"_s, TurnTexts::tr("Upright Again"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        &SlideCanvas::resetOrientation);
    giveMnemonics(*menu);
    window.commands().addAction({.id = u"turns"_s, .text = TurnTexts::tr("Turn and Flip"), .group = CommandGroup::view},
                                menu->menuAction());
}

} // namespace tessera
