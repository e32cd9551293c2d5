#include "app/coveragecommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/commands/menus.h"
#include "app/mainwindow.h"
#include "app/viewcoverages.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct SeenTexts {
    Q_DECLARE_TR_FUNCTIONS(CoverageCommands)
};

class SeenMenu {
public:
    SeenMenu(MainWindow &window, ViewCoverages &coverages)
        : m_window(window), m_coverages(coverages), m_menu(new QMenu(&window)), m_shown(new QActionGroup(m_menu))
    {
    }

    void addShown(const QString &id, const QString &text, std::optional<ViewingClass> atLeast)
    {
        QAction *action =
            m_window.commands().addSwitch(command(id, text), !atLeast, [&coverages = m_coverages, atLeast](bool on) {
                if (on)
                    coverages.setShown(atLeast);
            });
        m_shown->addAction(action);
        m_menu->addAction(action);
    }

    void addRecording()
    {
        const auto apply = [&window = m_window, &coverages = m_coverages](bool on) {
            const Recording recording = on ? Recording::on : Recording::off;
            coverages.book().setRecording(recording);
            window.setRecording(recording);
        };
        const bool isOn = m_window.settings().recording == Recording::on;
        m_coverages.book().setRecording(m_window.settings().recording);
        m_menu->addSeparator();
        m_menu->addAction(m_window.commands().addSwitch(
            command(u"recordSeen"_s, SeenTexts::tr("Record What I Look At")), isOn, apply));
    }

    void addDeleting()
    {
        QAction *one = m_window.commands().add(
            command(u"deleteSeen"_s, SeenTexts::tr("Delete the Record of This Slide")),
            [&window = m_window, &coverages = m_coverages] {
                window.ask(
                    SeenTexts::tr("Delete what was recorded of looking at this slide? It cannot be brought back."),
                    SeenTexts::tr("Delete"), [&coverages] { coverages.deleteCurrentRecord(); });
            });
        enableWithSlide(*one, m_window.workspace());
        m_menu->addAction(one);
        m_menu->addAction(m_window.commands().add(
            command(u"deleteAllSeen"_s, SeenTexts::tr("Delete the Records of All Slides")),
            [&window = m_window, &coverages = m_coverages] {
                window.ask(
                    SeenTexts::tr("Delete what was recorded of looking at all slides? It cannot be brought back."),
                    SeenTexts::tr("Delete"), [&coverages] { coverages.book().deleteAllRecords(); });
            }));
    }

    void finish()
    {
        giveMnemonics(*m_menu);
        Command seen = command(u"seen"_s, SeenTexts::tr("What Was Seen"));
        seen.place = MenuPlace::inMenu;
        m_window.commands().addAction(seen, m_menu->menuAction());
    }

private:
    static Command command(const QString &id, const QString &text)
    {
        constexpr int shownSection = 1; // of the View menu
        return {.id = id,
                .text = text,
                .group = CommandGroup::view,
                .section = shownSection,
                .place = MenuPlace::notInMenu};
    }

    MainWindow &m_window;
    ViewCoverages &m_coverages;
    QMenu *m_menu;
    QActionGroup *m_shown;
};

} // namespace

void addCoverageCommands(MainWindow &window, ViewCoverages &coverages)
{
    SeenMenu menu(window, coverages);
    menu.addShown(u"hideSeen"_s, SeenTexts::tr("Do Not Show"), std::nullopt);
    menu.addShown(u"showSeen"_s, SeenTexts::tr("Show in the Overview, at Any Magnification"), ViewingClass::below2_5x);
    for (const ViewingClass atLeast :
         {ViewingClass::from2_5x, ViewingClass::from5x, ViewingClass::from10x, ViewingClass::from20x})
        menu.addShown(u"showSeen-%1"_s.arg(smallestMagnification(atLeast)),
                      SeenTexts::tr("Show in the Overview, from %1").arg(nameOf(atLeast)), atLeast);
    menu.addRecording();
    menu.addDeleting();
    menu.finish();
    QObject::connect(&coverages.book(), &CoverageBook::failed, &window, &MainWindow::showProblem);
}

} // namespace tessera
