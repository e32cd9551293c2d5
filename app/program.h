#pragma once
#include "app/analysisservice.h"
#include "app/analysissession.h"
#include "app/commandline.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/startuptasks.h"
#include "app/workspace/slideview.h"

namespace tessera {

/// The parts of the running program in the order in which they need each other. Tests build the same.
struct Program {
    Program(const Environment &environment, const Settings &settings, const CommandLine &line)
        : service(environment), window(withLastModel(service, settings), settings), tasks(line, window)
    {
    }

    /// The window shows at once; slide and engine follow in the background.
    void start()
    {
        window.show();
        service.startEngine();
        tasks.start();
    }

    /// The analysis of the view that commands go to.
    AnalysisSession &session() const { return window.session(); }
    OverlayModel &overlay() const { return window.view().overlay(); }

    AnalysisService service;
    MainWindow window;
    StartupTasks tasks;

private:
    static AnalysisService &withLastModel(AnalysisService &service, const Settings &settings)
    {
        service.setLastChosenModel(settings.lastModel.toStdString());
        return service;
    }
};

} // namespace tessera
