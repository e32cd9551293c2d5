#include "app/browsecommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct BrowseTexts {
    Q_DECLARE_TR_FUNCTIONS(BrowseTexts)
};

/// What the digits 1 to 7 do: a magnification, or where mpp is unknown level-0 pixels per device pixel.
struct ZoomStop {
    double magnification;
    double scale;
};
constexpr std::array<ZoomStop, 7> zoomStops = {{{1.25, 32}, {2.5, 16}, {5, 8}, {10, 4}, {20, 2}, {40, 1}, {80, 0.5}}};

class BrowseCommands {
public:
    BrowseCommands(CommandList &commands, Workspace &workspace) : m_commands(commands), m_workspace(workspace) {}

    void addZoom()
    {
        add({u"fit"_s, BrowseTexts::tr("Fit Slide"), CommandGroup::view, {QKeySequence(Qt::Key_0)}}, &SlideCanvas::fit);
        add({u"zoomIn"_s, BrowseTexts::tr("Zoom In"), CommandGroup::view,
             QList{QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)} +
                 QKeySequence::keyBindings(QKeySequence::ZoomIn)},
            &SlideCanvas::zoomIn);
        add({u"zoomOut"_s, BrowseTexts::tr("Zoom Out"), CommandGroup::view,
             QList{QKeySequence(Qt::Key_Minus)} + QKeySequence::keyBindings(QKeySequence::ZoomOut)},
            &SlideCanvas::zoomOut);
        add({u"oneToOne"_s,
             BrowseTexts::tr("Zoom to 1:1 Pixels"),
             CommandGroup::view,
             {QKeySequence(Qt::CTRL | Qt::Key_1)}},
            [](SlideCanvas &canvas) { canvas.zoomToScale(1); });
        for (std::size_t i = 0; i < zoomStops.size(); ++i) {
            const ZoomStop stop = zoomStops[i];
            Command command{u"zoomStop%1"_s.arg(i + 1),
                            BrowseTexts::tr("Zoom to %1×").arg(QLocale().toString(stop.magnification, 'g', 4)),
                            CommandGroup::view,
                            {QKeySequence(Qt::Key_1 + static_cast<int>(i))}};
            command.place = MenuPlace::notInMenu;
            add(command, [stop](SlideCanvas &canvas) {
                if (canvas.viewport().mpp())
                    canvas.zoomTo(Magnification(stop.magnification));
                else
                    canvas.zoomToScale(stop.scale);
            });
        }
    }

    void addMoves()
    {
        struct Move {
            const char *id;
            QString text;
            QKeyCombination key;
            QPointF views;
        };
        constexpr double step = 0.1;
        for (const Move &move :
             {Move{"panLeft", BrowseTexts::tr("Move Left"), Qt::Key_Left, {-step, 0}},
              Move{"panRight", BrowseTexts::tr("Move Right"), Qt::Key_Right, {step, 0}},
              Move{"panUp", BrowseTexts::tr("Move Up"), Qt::Key_Up, {0, -step}},
              Move{"panDown", BrowseTexts::tr("Move Down"), Qt::Key_Down, {0, step}},
              Move{"pageLeft", BrowseTexts::tr("One Screen Left"), Qt::SHIFT | Qt::Key_Left, {-1, 0}},
              Move{"pageRight", BrowseTexts::tr("One Screen Right"), Qt::SHIFT | Qt::Key_Right, {1, 0}},
              Move{"pageUp", BrowseTexts::tr("One Screen Up"), Qt::SHIFT | Qt::Key_Up, {0, -1}},
              Move{"pageDown", BrowseTexts::tr("One Screen Down"), Qt::SHIFT | Qt::Key_Down, {0, 1}}}) {
            Command command{QLatin1String(move.id), move.text, CommandGroup::go, {QKeySequence(move.key)}};
            command.place = MenuPlace::notInMenu;
            add(command, [views = move.views](SlideCanvas &canvas) { canvas.panBy(views); });
        }
    }

    void addGestures()
    {
        m_commands.addGesture(
            {BrowseTexts::tr("Left or middle drag"), BrowseTexts::tr("Move the slide"), CommandGroup::go});
        m_commands.addGesture({BrowseTexts::tr("Space and drag"),
                               BrowseTexts::tr("Move the slide, whatever tool is chosen"), CommandGroup::go});
        m_commands.addGesture({BrowseTexts::tr("Shift and wheel"), BrowseTexts::tr("Move sideways"), CommandGroup::go});
        m_commands.addGesture({BrowseTexts::tr("Wheel"), BrowseTexts::tr("Zoom at the cursor"), CommandGroup::view});
        m_commands.addGesture(
            {BrowseTexts::tr("Double click"), BrowseTexts::tr("Zoom in at the cursor"), CommandGroup::view});
        m_commands.addGesture(
            {BrowseTexts::tr("Hold ` or H"), BrowseTexts::tr("See the plain slide"), CommandGroup::view});
    }

private:
    void add(const Command &command, std::function<void(SlideCanvas &)> run)
    {
        addCanvasCommand(m_commands, m_workspace, command, std::move(run));
    }

    CommandList &m_commands;
    Workspace &m_workspace;
};

} // namespace

void addBrowseCommands(CommandList &commands, Workspace &workspace)
{
    BrowseCommands browse(commands, workspace);
    browse.addZoom();
    browse.addMoves();
    browse.addGestures();
}

} // namespace tessera
