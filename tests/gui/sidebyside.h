#pragma once
#include "analysis/synthesis/sampleslide.h"
#include "app/comparison/comparesession.h"
#include "app/windowcomparison.h"
#include "tests/gui/guiprogram.h"

#include <cmath>

namespace tessera::testing {

/// The program with two slides side by side: one.tiff at the left, two.tiff at the right, which has the focus.
struct SideBySide {
    enum class Slides {
        patterns,
        sameTissue, ///< drawn, the second with another lot of tumour
        unrelated   ///< drawn
    };

    explicit SideBySide(Slides slides = Slides::patterns) : program(std::make_unique<GuiProgram>(home))
    {
        for (const char *name : {"one.tiff", "two.tiff"}) {
            paths << (slides == Slides::patterns ? home.slide(name, 0.5, std::string("slide ") + name)
                                                 : drawn(name, slides, paths.size()));
            program->window().open(paths.last());
            ready = ready && program->waitForSlide(paths.last());
        }
        program->find<QAction>("grid1x2")->trigger();
        ready = ready && QTest::qWaitForWindowActive(&program->window());
        ready = ready &&
                QTest::qWaitFor([this] { return left().canvas().isSharp() && right().canvas().isSharp(); }, patience);
        right().canvas().setFocus();
    }

    SlideView &view(const char *name)
    {
        for (SlideView *one : program->window().workspace().panes())
            if (one->fileName() == QLatin1String(name))
                return *one;
        qFatal("no pane shows %s", name);
    }
    SlideView &left() { return view("one.tiff"); }
    SlideView &right() { return view("two.tiff"); }
    CompareSession &session() { return program->window().comparison().session(); }

    void key(Qt::Key key) { QTest::keyClick(&program->window(), key, Qt::ControlModifier | Qt::AltModifier); }
    void click(SlideView &view, Level0Point place)
    {
        const QPointF at = view.canvas().viewport().toDevice(place) / view.canvas().devicePixelRatioF();
        QTest::mouseClick(&view.canvas(), Qt::LeftButton, {}, at.toPoint());
    }
    /// (Not QTest::mouseMove, which the edge of Qt's offscreen screen stops.)
    static void moveMouse(SlideCanvas &canvas, QPoint at, Qt::MouseButtons buttons = {})
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(at), canvas.mapToGlobal(QPointF(at)), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(&canvas, &event);
    }
    /// Three places, 100 px further right and 40 px further down on the second slide.
    void alignByHand()
    {
        key(Qt::Key_P);
        for (const Level0Point place : {Level0Point{300, 300}, {1500, 400}, {900, 1200}}) {
            click(left(), place);
            click(right(), {place.x + 100, place.y + 40});
        }
    }

    Home home;
    std::unique_ptr<GuiProgram> program;
    QStringList paths;
    bool ready = true;

private:
    QString drawn(const char *name, Slides slides, qsizetype number) const
    {
        SampleSpec spec;
        spec.width = spec.height = 2400;
        spec.seed = slides == Slides::unrelated && number > 0 ? 4 : 3;
        spec.tumourShare = number > 0 ? 0.03 : 0.01;
        if (const auto files = writeSampleSlide(home.folder / name, spec, [](double) {}, {}); !files)
            qFatal("%s", sentence(files.error()).c_str());
        return toQString(home.folder / name);
    }
};

inline double between(Level0Point a, Level0Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

} // namespace tessera::testing
