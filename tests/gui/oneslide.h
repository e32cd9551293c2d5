#pragma once
#include "tests/gui/guiprogram.h"

namespace tessera::testing {

/// The program with one slide of 2048 x 1536 px open, the focus on it.
struct OneSlide {
    explicit OneSlide(std::optional<double> mpp = 0.5) : path(home.slide("slide.tiff", mpp)) { start(); }

    /// The program again, as after a restart.
    void restart()
    {
        program.reset();
        start();
    }
    SlideCanvas &canvas() { return program->canvas(); }
    const Viewport &viewport() { return program->canvas().viewport(); }
    MainWindow &window() { return program->window(); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&canvas(), static_cast<Qt::Key>(key), modifiers);
    }
    void trigger(const char *command) { program->find<QAction>(command)->trigger(); }

    Home home;
    QString path;
    std::unique_ptr<GuiProgram> program;
    bool ready = false;

private:
    void start()
    {
        program = std::make_unique<GuiProgram>(home, CommandLine{.slide = path});
        ready = program->waitForSlide(path) && QTest::qWaitForWindowActive(&program->window());
        program->canvas().setFocus();
    }
};

} // namespace tessera::testing
