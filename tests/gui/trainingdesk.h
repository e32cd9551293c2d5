#pragma once
#include "app/analysisservice.h"
#include "app/finetuning/curvesview.h"
#include "app/finetuning/trainingpanel.h"
#include "app/finetuning/trainingsession.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "base/splitmix64.h"
#include "tests/gui/guiprogram.h"
#include "tests/support/torchwriter.h"

#include <QDockWidget>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

#include <csignal>
#include <memory>

namespace tessera::testing {

/// By its key. (A window that is not active yet has no shortcuts.)
inline void toggleTraining(GuiProgram &program)
{
    QVERIFY(QTest::qWaitForWindowActive(&program.window(), patience));
    QTest::keyClick(&program.window(), Qt::Key_T, Qt::ControlModifier);
}

/// The program with its training panel open, and twelve cases of two classes with features.
class TrainingDesk {
public:
    explicit TrainingDesk(const char *behaviour = "normal")
    {
        home.environment.engineArguments = {QString::fromLatin1(behaviour)};
        home.environment.modelFolders << toQString(home.folder / "models");
        std::string rows = "slide_id,case_id,label\n";
        for (int i = 0; i < 12; ++i) {
            const std::string name = "case " + std::to_string(i);
            rows += name + ",p" + std::to_string(i) + (i < 6 ? ",normal\n" : ",tumour\n");
            writeFeatures(name, static_cast<uint64_t>(i));
        }
        home.folder.write("cohort.csv", rows);
        restart();
    }

    void restart()
    {
        program.reset();
        program = std::make_unique<GuiProgram>(home);
        if (program->window().findChild<QDockWidget *>(QStringLiteral("trainingDock"))->isHidden())
            toggleTraining(*program);
        const auto isThere = [this] {
            const auto *panel = program->window().findChild<TrainingPanel *>();
            return panel && panel->isVisible();
        };
        QVERIFY(QTest::qWaitFor(isThere, patience));
    }

    std::filesystem::path table() const { return home.folder / "cohort.csv"; }
    std::filesystem::path features() const { return home.folder / "features"; }
    TrainingSession &session() { return (*program)->service().training(); }

    QString text(const char *label) { return program->textOf(label); }
    QPushButton &button(const char *name) { return *program->find<QPushButton>(name); }
    void click(const char *name) { click(button(name)); }
    static void click(QAbstractButton &button)
    {
        for (QWidget *around = button.parentWidget(); around; around = around->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(around))
                area->ensureWidgetVisible(&button);
        QTest::mouseClick(&button, Qt::LeftButton);
    }
    /// Replaces what is in a field, and leaves it.
    void type(const char *name, const QString &text)
    {
        auto *field = program->find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Backspace);
        QInputMethodEvent typed; // (QTest::keyClicks knows ASCII alone)
        typed.setCommitString(text);
        QCoreApplication::sendEvent(field, &typed);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void goTo(const char *page)
    {
        QTabBar *bar = program->find<QTabWidget>("trainingPages")->tabBar();
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == QLatin1String(page))
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
    }

    /// Slides of these names in a folder, none of which has features.
    void losesFeaturesOf(const QStringList &names)
    {
        std::filesystem::create_directories(home.folder / "scans");
        for (const QString &name : names) {
            std::filesystem::remove(features() / toPath(name + QStringLiteral(".npy")));
            home.slide(qPrintable(QStringLiteral("scans/%1.tiff").arg(name)), 0.5, name.toStdString());
        }
    }

    void chooseCases()
    {
        goTo("Cases");
        type("featuresPath", toQString(features()));
        type("cohortPath", toQString(table()));
    }
    bool isReadyToStart()
    {
        chooseCases();
        return program->waitForEngine() &&
               QTest::qWaitFor([this] { return button("startTraining").isEnabled(); }, patience);
    }
    bool startsATraining()
    {
        if (!isReadyToStart())
            return false;
        goTo("Start");
        click("startTraining");
        return true;
    }
    /// The slow engine has told five epochs and waits in the sixth.
    bool isHalfDone()
    {
        return QTest::qWaitFor(
            [this] {
                const RunHistory *run = session().current();
                return run && run->epochs() == 5 && session().progress().done == 2;
            },
            patience);
    }
    void killEngine() { ::kill(static_cast<pid_t>((*program)->session().engine().processId()), SIGKILL); }

    void exportTo(const std::filesystem::path &file)
    {
        program->window().findChild<CurvesView *>()->exportTo(toQString(file));
    }

    /// A model of the user's own, which the engine has listed.
    void installModel(const char *folder)
    {
        std::filesystem::create_directories(home.folder / "models");
        std::filesystem::copy(TESSERA_SOURCE_DIR "/resources/models/synthetic-demo", home.folder / "models" / folder,
                              std::filesystem::copy_options::recursive);
        restart();
    }

    /// Slides of these names in a project, each with its label in a column "diagnosis".
    bool hasAWorklistOf(const QStringList &names)
    {
        WorklistSession &worklist = program->window().worklist().session();
        worklist.open(toQString(home.folder / "desk.tessera"), ProjectWish::create);
        if (!QTest::qWaitFor([&] { return worklist.project() != nullptr; }, patience))
            return false;
        QStringList paths;
        for (const QString &name : names)
            paths << home.slide(qPrintable(name + QStringLiteral(".tiff")), 0.5, name.toStdString());
        worklist.add(paths);
        if (!QTest::qWaitFor([&] { return !worklist.isBusy() && worklist.model().slides() == names.size(); }, patience))
            return false;
        worklist.model().addLabel(QStringLiteral("diagnosis"));
        for (int row = 0; row < worklist.model().rowCount(); ++row) {
            const QModelIndex cell = worklist.model().index(row, fixedWorklistColumns);
            const QString name = worklist.model().index(row, 0).data().toString();
            const bool isNormal = name.contains(QLatin1String("case 0")) || name.contains(QLatin1String("case 1"));
            worklist.model().setData(cell, isNormal ? QStringLiteral("normal") : QStringLiteral("tumour"),
                                     Qt::EditRole);
        }
        return true;
    }

    Home home;
    std::unique_ptr<GuiProgram> program;

private:
    void writeFeatures(const std::string &name, uint64_t seed)
    {
        constexpr int64_t tiles = 12, width = 4;
        SplitMix64 random(seed);
        std::vector<float> values(tiles * width);
        for (float &value : values)
            value = static_cast<float>(random.below(1000));
        home.folder.write("features/" + name + ".npy", numpyFile("<f4", "(12, 4)", std::as_bytes(std::span(values))));
    }
};

} // namespace tessera::testing
