#include "analysis/synthesis/sampleslide.h"
#include "app/commands/commandlist.h"
#include "app/comparison/comparesession.h"
#include "app/program.h"
#include "app/settings.h"
#include "app/text/paths.h"
#include "app/windowcomparison.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace tessera;
using namespace Qt::StringLiterals;

namespace {

/// Takes the pictures of one theme. What is seen is the real window on slides that the program drew itself.
class Photographer {
public:
    Photographer(Program &program, const QDir &folder, const QString &theme)
        : m_program(program), m_folder(folder), m_theme(theme)
    {
    }

    void take(const QString &name, QWidget *widget = nullptr)
    {
        settle();
        const QString file = m_folder.filePath(u"%1-%2.png"_s.arg(name, m_theme));
        if (!(widget ? widget : &m_program.window())->grab().save(file))
            qFatal("cannot write %s", qPrintable(file));
        std::puts(qPrintable(file));
    }
    void trigger(const char *command)
    {
        const CommandList::Entry *entry = m_program.window().commands().find(QLatin1String(command));
        if (!entry)
            qFatal("there is no command %s", command);
        entry->action->trigger();
    }
    void open(const QString &path)
    {
        m_program.window().open(path);
        waitFor([&] {
            SlideView &view = m_program.window().view();
            return view.path() == path && !view.isEmpty();
        });
        settle();
    }
    /// Every view is sharp and nothing moves any more.
    void settle()
    {
        QTest::qWait(250);
        waitFor([&] {
            for (SlideView *view : m_program.window().workspace().panes())
                if (!view->isEmpty() && (!view->canvas().isSharp() || view->canvas().overview().isNull()))
                    return false;
            return true;
        });
    }
    QWidget *dialog(const char *name)
    {
        auto *found = m_program.window().findChild<QWidget *>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }

    static void waitFor(const std::function<bool()> &isDone)
    {
        if (!QTest::qWaitFor(isDone, 30000))
            qFatal("the window did not get ready");
    }
    const QString &theme() const { return m_theme; }

private:
    Program &m_program;
    QDir m_folder;
    QString m_theme;
};

QString drawnSlide(const QTemporaryDir &folder, const QString &name, uint64_t seed, double tumourShare = 0.02)
{
    const QString path = folder.filePath(name);
    SampleSpec spec;
    spec.width = 8000;
    spec.height = 6000;
    spec.seed = seed;
    spec.tumourShare = tumourShare;
    spec.threads = 2;
    if (const auto files = writeSampleSlide(toPath(path), spec, {}, {}); !files)
        qFatal("%s", sentence(files.error()).c_str());
    return path;
}

/// A project of a few slides in all states, beside the first of them.
void fillWorklist(WorklistSession &worklist, Photographer &camera, const QStringList &slides)
{
    worklist.open(QFileInfo(slides.first()).dir().filePath(u"%1.tessera"_s.arg(camera.theme())), ProjectWish::create);
    camera.waitFor([&] { return worklist.project() != nullptr; });
    worklist.add(slides);
    const auto stored = [&] { return !worklist.isBusy() && worklist.project()->unsavedEdits() == 0; };
    camera.waitFor([&] { return stored() && worklist.model().slides() == slides.size(); });
    const SlideId one = *worklist.model().slideAt(0);
    const SlideId two = *worklist.model().slideAt(1);
    worklist.apply(edit::SetCase{{one, two}, u"C-26-0117"_s});
    worklist.apply(edit::SetStatus{{one}, SlideStatus::done});
    worklist.apply(edit::SetTags{{one}, {u"HE"_s, u"axilla"_s}});
    worklist.apply(edit::SetTags{{two}, {u"HE"_s}});
    worklist.apply(edit::SetNote{{one}, u"Two foci, the larger one at the hilum"_s});
    worklist.apply(edit::SetLabel{{one}, u"grade"_s, u"2"_s});
    camera.waitFor(stored);
    camera.waitFor([&] {
        return !worklist.model().index(0, 0).data(Qt::DecorationRole).isNull() &&
               !worklist.model().index(1, 0).data(Qt::DecorationRole).isNull();
    });
}

/// The current slide beside `deeper`, which shows the same tissue: registered, aligned by points, under the line.
void compare(Photographer &camera, MainWindow &window, const QString &deeper)
{
    CompareSession &session = window.comparison().session();
    camera.open(deeper);
    camera.trigger("grid1x2");
    camera.trigger("synchronise");
    camera.trigger("alignAutomatically");
    camera.waitFor([&] { return session.automatic().progress() > 0.2; });
    camera.take(u"compare-running"_s);
    camera.waitFor([&] { return !session.automatic().isRunning(); });
    window.canvas().zoomToScale(2);
    camera.trigger("swipe");
    camera.take(u"compare-swipe"_s);
    camera.trigger("alignByPoints");
    const Level0Point middle = window.canvas().viewport().centre();
    for (const QPointF way : {QPointF(-300, -200), QPointF(320, -260), QPointF(40, 310)})
        for (SlideView *view : {session.pair().first(), session.pair().second()})
            session.points().add(*view, {middle.x + way.x(), middle.y + way.y() + (view == &window.view() ? 5 : 0)});
    session.points().add(window.view(), middle);
    camera.take(u"compare-points"_s);
    camera.trigger("alignByPoints");
    camera.trigger("synchronise");
    camera.trigger("grid1x1");
    window.comparison().dock().hide();
}

/// Two slides, and one of the first one's tissue.
struct DrawnSlides {
    QString first;
    QString second;
    QString deeper;
};

void photograph(Photographer &camera, Program &program, const DrawnSlides &slides)
{
    const auto &[first, second, deeper] = slides;
    MainWindow &window = program.window();
    camera.take(u"welcome"_s);
    camera.open(first);
    camera.open(second);
    camera.trigger("grid1x2");
    camera.take(u"grid"_s);
    camera.trigger("grid1x1");

    // What was looked at, places to come back to, and the bar to go to one.
    SlideCanvas &canvas = window.canvas();
    for (const Level0Point place : {Level0Point{3000, 2500}, Level0Point{4600, 3600}}) {
        canvas.zoomToScale(1);
        canvas.centreOn(place);
        camera.settle();
        QTest::qWait(600);
        camera.trigger("addBookmark");
    }
    canvas.rotateBy(30);
    camera.trigger("addBookmark");
    camera.trigger("showSeen-10");
    camera.trigger("goTo");
    camera.take(u"seen"_s);
    camera.trigger("hideSeen");
    camera.trigger("upright");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    fillWorklist(window.worklist().session(), camera, {first, second});

    // Every panel, one after another beside the same slide.
    for (QDockWidget *dock : window.findChildren<QDockWidget *>())
        dock->hide();
    for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
        dock->show();
        dock->raise();
        QString name = dock->objectName();
        camera.take(u"panel-"_s + name.remove(u"Dock"_s));
        dock->hide();
    }
    window.analysisDock().show();

    camera.trigger("commandPalette");
    camera.take(u"commands"_s, camera.dialog("commandPalette"));
    camera.dialog("commandPalette")->close();
    camera.trigger("showKeys");
    camera.take(u"keys"_s, camera.dialog("keySheet"));
    camera.dialog("keySheet")->close();
    camera.trigger("showSettings");
    camera.take(u"settings"_s, camera.dialog("settingsDialog"));
    camera.dialog("settingsDialog")->close();

    window.workspace().closeAll();
    camera.open(first);
    compare(camera, window, deeper);
}

} // namespace

/// usage: tessera-screenshots FOLDER
/// Every panel of the real window in every theme, as <name>-<theme>.png, on slides that are drawn for it.
int main(int argc, char **argv)
{
    QCoreApplication::setOrganizationName(u"tessera"_s);
    QCoreApplication::setApplicationName(u"tessera"_s);
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: tessera-screenshots FOLDER\n", stderr);
        return 2;
    }
    const QTemporaryDir scratch;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    const DrawnSlides slides{drawnSlide(scratch, u"lymph node 1.tiff"_s, 1),
                             drawnSlide(scratch, u"lymph node 2.tiff"_s, 5),
                             drawnSlide(scratch, u"lymph node 1 deeper.tiff"_s, 1, 0.05)};
    for (const Theme theme : {Theme::dark, Theme::light, Theme::highContrast}) {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, scratch.filePath(nameOf(theme)));
        Environment environment = environmentOfThisProgram();
        environment.resultsFolder = scratch.filePath(u"results"_s);
        environment.sessionFolder.clear();
        environment.slideStatesFolder = scratch.filePath(u"slides-"_s + nameOf(theme));
        Settings settings = readSettings();
        settings.theme = theme;
        settings.language = u"en"_s;
        applyTheme(application, theme);
        Program program(environment, settings, {});
        program.window().resize(1440, 900);
        program.start();
        Photographer camera(program, folder, nameOf(theme));
        photograph(camera, program, slides);
        program.window().close();
    }
    return 0;
}
