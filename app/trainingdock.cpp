#include "app/trainingdock.h"

#include "app/analysisservice.h"
#include "app/analysissession.h"
#include "app/commands/commandlist.h"
#include "app/finetuning/casespage.h"
#include "app/finetuning/modelpage.h"
#include "app/finetuning/startpage.h"
#include "app/finetuning/trainingpanel.h"
#include "app/finetuning/trainingsession.h"
#include "app/mainwindow.h"
#include "app/panels.h"
#include "app/settings.h"
#include "app/text/paths.h"
#include "app/viewanalyses.h"
#include "app/worklist/worklistsession.h"
#include "app/worklistdock.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDockWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct TrainingTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainingDock)
};

/// A name for a file: what cannot be in one becomes a line.
QString asFileName(QString text)
{
    for (QChar &sign : text)
        if (sign == u'/' || sign.category() == QChar::Other_Control)
            sign = u'-';
    return text.left(60);
}

std::vector<LabelledSlide> labelledSlides(const WorklistModel &worklist, const QString &label)
{
    std::vector<LabelledSlide> slides;
    for (const WorklistSlide &slide : worklist.allSlides())
        slides.push_back({slide.path.stem().string(), slide.caseName.toStdString(),
                          slide.labels.value(label).trimmed().toStdString()});
    return slides;
}

SlideFiles slideFiles(WorklistSession &worklist)
{
    SlideFiles files;
    if (worklist.project())
        for (const WorklistSlide &slide : worklist.model().allSlides())
            files.try_emplace(slide.path.stem().string(), slide.path);
    return files;
}

/// Keeps the place of the panel, and makes it.
class TrainingPlace : public QWidget {
public:
    explicit TrainingPlace(MainWindow &window)
        : m_window(window), m_service(window.session().service()), m_worklist(window.worklist().session())
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins({});
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void showEvent(QShowEvent *event) override
    {
        if (!m_panel)
            make();
        QWidget::showEvent(event);
    }

private:
    void make()
    {
        TrainingSession &training = m_service.training();
        if (const QString root = readTrainingsFolder(); !root.isEmpty())
            training.setRoot(toPath(root));
        training.refresh();
        m_panel = new TrainingPanel(m_service.engine(), training, m_service.models(), m_service.ownModels());
        m_panel->setObjectName(u"trainingWidget"_s);
        layout()->addWidget(m_panel);
        setFocusProxy(m_panel);
        connect(m_panel, &TrainingPanel::failed, &m_window, &MainWindow::showProblem);
        followWorklist();
        followModels();
        connect(&m_panel->start(), &StartPage::rootChosen, this, [this](const std::filesystem::path &root) {
            writeTrainingsFolder(toQString(root));
            m_service.training().setRoot(root);
        });
    }

    void followWorklist()
    {
        CasesPage &cases = m_panel->cases();
        const auto offer = [this] {
            m_panel->cases().offerWorklist(m_worklist.project() ? m_worklist.model().labels() : QStringList());
        };
        connect(&m_worklist, &WorklistSession::projectChanged, this, offer);
        connect(&m_worklist.model(), &QAbstractItemModel::columnsInserted, this, offer);
        connect(&m_worklist.model(), &QAbstractItemModel::modelReset, this, offer);
        offer();
        cases.setSlideFiles([this] { return slideFiles(m_worklist); });
        connect(&cases, &CasesPage::worklistWanted, this, &TrainingPlace::takeWorklist);
        connect(m_panel, &TrainingPanel::slideWanted, this, &TrainingPlace::openSlide);
    }

    /// As a table of its own, which stays as it is when the worklist changes: a run is repeated with what it was given.
    void takeWorklist(const QString &label)
    {
        if (!m_worklist.project())
            return;
        const QString name =
            u"%1 - %2 - %3.csv"_s.arg(asFileName(toQString(m_worklist.project()->path().stem())), asFileName(label),
                                      QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s));
        m_panel->cases().takeWorklist(m_service.training().root() / "cohorts" / toPath(name),
                                      labelledSlides(m_worklist.model(), label));
    }

    void openSlide(const QString &name)
    {
        const WorklistSlides slides = m_worklist.model().allSlides();
        const std::filesystem::path file = toPath(name);
        const auto found = std::find_if(slides.begin(), slides.end(), [&](const WorklistSlide &slide) {
            return slide.path.stem() == file || slide.path.filename() == file || slide.caseName == name;
        });
        if (found == slides.end())
            return m_window.tell(TrainingTexts::tr("%1 is not in the worklist.").arg(name));
        m_worklist.show(found->id);
    }

    void followModels()
    {
        ModelPage &models = m_panel->models();
        connect(&m_service, &AnalysisService::modelsChanged, this, [this] {
            m_panel->showModels();
            if (m_service.models().find(m_adopted))
                use(std::exchange(m_adopted, {}));
            showUsed();
        });
        connect(&models, &ModelPage::adopted, this, [this](const std::string &id) {
            m_adopted = id;
            m_service.startEngine(); // (which lists the models anew)
        });
        connect(&models, &ModelPage::useWanted, this, &TrainingPlace::use);
        connect(&m_window.workspace(), &Workspace::currentChanged, this, &TrainingPlace::showUsed);
        connect(&m_window.analyses(), &ViewAnalyses::changed, this, &TrainingPlace::showUsed);
        showUsed();
    }

    void use(const std::string &id)
    {
        m_window.session().chooseModel(id);
        const auto *model = m_service.models().find(id);
        m_window.tell(TrainingTexts::tr("The next analysis is made with %1.")
                          .arg(QString::fromStdString(model ? model->name : id)));
        showUsed();
    }

    void showUsed()
    {
        const protocol::ModelInfo *model = m_window.session().chosenModel();
        m_panel->models().setUsed(model ? model->id : std::string());
    }

    MainWindow &m_window;
    AnalysisService &m_service;
    WorklistSession &m_worklist;
    TrainingPanel *m_panel = nullptr; ///< made when it is first shown
    std::string m_adopted;            ///< id that is not in the list yet
};

/// A run that the program's end interrupted is told of at the next start.
void followRunning(MainWindow &window, QDockWidget &dock)
{
    TrainingSession &training = window.session().service().training();
    const QString interrupted = training.isBusy() ? QString() : readRunningTraining();
    QObject::connect(&training, &TrainingSession::changed, &window, [&training, last = QString()]() mutable {
        const bool runs = training.isBusy() && training.current();
        const QString now = runs ? toQString(training.current()->folder) : QString();
        if (now == last)
            return;
        last = now;
        writeRunningTraining(now);
    });
    QObject::connect(&training, &TrainingSession::failed, &window, &MainWindow::showProblem);
    QObject::connect(&training, &TrainingSession::finished, &window, [&window](const std::filesystem::path &folder) {
        window.tell(TrainingTexts::tr("The training %1 has finished.").arg(toQString(folder.filename())));
    });
    if (interrupted.isEmpty())
        return;
    writeRunningTraining({}); // (it is asked once)
    window.ask(TrainingTexts::tr("The training %1 was running when Tessera ended. It can go on from its last epoch.")
                   .arg(toQString(toPath(interrupted).filename())),
               TrainingTexts::tr("Show It"), [&dock] { goToPanel(dock); });
}

} // namespace

void addTraining(MainWindow &window)
{
    auto *place = new TrainingPlace(window);
    place->setObjectName(u"trainingPlace"_s);
    QDockWidget &dock = addPanel(window, {u"training"_s, TrainingTexts::tr("Training"), place});
    addPanelCommand(window, dock,
                    {.id = u"trainingPanel"_s,
                     .text = TrainingTexts::tr("Training"),
                     .group = CommandGroup::tools,
                     .keys = {QKeySequence(Qt::CTRL | Qt::Key_T)},
                     .section = 6});
    followRunning(window, dock);
}

} // namespace tessera
