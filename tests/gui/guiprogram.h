#pragma once
#include "app/messagebar.h"
#include "app/program.h"
#include "app/text/paths.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "tests/support/scratch.h"
#include "tests/support/slidefiles.h"
#include "viewer/canvas/slidecanvas.h"

#include <QAction>
#include <QLabel>
#include <QMouseEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>
#include <type_traits>

namespace tessera::testing {

constexpr int patience = 20000; ///< ms

/// What outlives one run of the program: settings, results and slides, in a folder of its own.
class Home {
public:
    Home()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, toQString(folder / "settings"));
        QSettings().setValue(QStringLiteral("animations"), false); // (tests look right after a key)
        environment.engineProgram = QStringLiteral(TESSERA_GUI_ENGINE);
        environment.engineArguments = {QStringLiteral("normal")};
        environment.modelFolders = {QStringLiteral("/models")};
        environment.resultsFolder = toQString(folder / "results");
        environment.slideStatesFolder = toQString(folder / "slide states");
        environment.trainingsFolder = toQString(folder / "trainings");
        environment.sampleSlide = toQString(folder / "sample.tiff");
    }

    /// A slide of 2048 x 1536 px, 0.5 um/px where `mpp` is not changed.
    QString slide(const char *name, std::optional<double> mpp = 0.5, const std::string &description = {}) const
    {
        const std::filesystem::path path = folder / name;
        testing::makePyramid(path,
                             {.width = 2048, .height = 1536, .levels = 3, .mppTag = mpp, .description = description});
        return toQString(path);
    }

    Scratch folder;
    Environment environment;
};

/// The running program, driven from outside. Destroying it is closing it.
class GuiProgram {
public:
    explicit GuiProgram(const Home &home, const CommandLine &line = {})
        : m_program(std::make_unique<Program>(home.environment, readSettings(), line))
    {
        m_program->window().resize(1200, 800);
        m_program->start();
        m_program->window().activateWindow();
    }
    ~GuiProgram() { m_program->window().close(); }

    Program *operator->() { return m_program.get(); }
    MainWindow &window() { return m_program->window(); }
    SlideCanvas &canvas() { return m_program->window().canvas(); }

    /// Of several views or panels that one which is seen.
    template <typename T>
    T *find(const char *name)
    {
        const QList<T *> all = window().template findChildren<T *>(QLatin1String(name));
        if (all.isEmpty())
            qFatal("the window has no %s", name);
        if constexpr (std::is_base_of_v<QWidget, T>)
            for (T *widget : all)
                if (widget->isVisible() || window().view().isAncestorOf(widget))
                    return widget;
        return all.first();
    }
    QString textOf(const char *label) { return find<QLabel>(label)->text(); }
    QString message()
    {
        return find<MessageBar>("messageBar")->isVisible() ? find<MessageBar>("messageBar")->sentence() : QString();
    }

    bool waitForSlide(const QString &path)
    {
        return QTest::qWaitFor(
            [&] { return canvas().slide() && toQString(canvas().slide()->facts().path) == path && canvas().isSharp(); },
            patience);
    }
    bool waitForMessage()
    {
        return QTest::qWaitFor([&] { return !message().isEmpty(); }, patience);
    }
    bool waitForEngine()
    {
        return QTest::qWaitFor([&] { return m_program->session().chosenModel() != nullptr; }, patience);
    }
    bool waitForResult()
    {
        return QTest::qWaitFor([&] { return m_program->session().result() != nullptr; }, patience);
    }

    /// Where a place of the slide is on the canvas, in the pixels that mouse events count in.
    QPoint onCanvas(Level0Point place)
    {
        const Viewport &viewport = canvas().viewport();
        return (viewport.toDevice(place) / viewport.devicePixelRatio()).toPoint();
    }
    /// (Not QTest::mouseMove, which the edge of Qt's offscreen screen stops.)
    void moveMouse(QPoint onCanvas)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(onCanvas), canvas().mapToGlobal(QPointF(onCanvas)), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas(), &event);
    }
    QImage picture() { return canvas().grab().toImage().convertToFormat(QImage::Format_RGB32); }
    /// What the canvas shows at a place of the slide.
    QRgb pixelAt(Level0Point place) { return picture().pixel(canvas().viewport().toDevice(place).toPoint()); }

private:
    std::unique_ptr<Program> m_program;
};

/// Settings and translations as the program sets them up.
inline void beTessera()
{
    QCoreApplication::setOrganizationName(QStringLiteral("tessera"));
    QCoreApplication::setApplicationName(QStringLiteral("tessera"));
    QLocale::setDefault(QLocale::c());
    applyTheme(*qApp, Theme::dark);
}

} // namespace tessera::testing
