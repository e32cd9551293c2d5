#pragma once
#include "app/analysissession.h"
#include "app/commandline.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/startuptasks.h"
#include "viewer/overlay/overlaymodel.h"

namespace tessera {

/// The parts of the running program in the order in which they need each other. Tests build the same.
struct Program {
    Program(const Environment &environment, const Settings &settings, const CommandLine &line)
        : session(environment, overlay), window(overlay, session, settings), tasks(line, window, session)
    {
        if (!settings.lastModel.isEmpty())
            session.chooseModel(settings.lastModel.toStdString());
    }

    /// The window shows at once; slide and engine follow in the background.
    void start()
    {
        window.show();
        session.startEngine();
        tasks.start();
    }

    OverlayModel overlay;
    AnalysisSession session;
    MainWindow window;
    StartupTasks tasks;
};

} // namespace tessera
