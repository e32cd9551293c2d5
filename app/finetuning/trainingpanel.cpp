#include "app/finetuning/trainingpanel.h"

#include "app/finetuning/casespage.h"
#include "app/finetuning/modelpage.h"
#include "app/finetuning/runpage.h"
#include "app/finetuning/startpage.h"
#include "app/finetuning/trainingsession.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

TrainingPanel::TrainingPanel(EngineProcess &engine, TrainingSession &session, const ModelList &models,
                             const std::filesystem::path &modelsFolder, QWidget *parent)
    : QWidget(parent), m_extraction(engine), m_casesPage(new CasesPage(m_check, m_extraction, models, session)),
      m_startPage(new StartPage(session, m_check, m_extraction, models)),
      m_modelPage(new ModelPage(session, models, modelsFolder)), m_tabs(new QTabWidget(this))
{
    auto *run = new RunPage(session);
    m_tabs->setObjectName(u"trainingPages"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Steps of a training"));
    m_tabs->addTab(m_casesPage, tr("Cases"));
    m_tabs->addTab(m_startPage, tr("Start"));
    m_tabs->addTab(run, tr("Run"));
    m_tabs->addTab(m_modelPage, tr("Model"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    setFocusProxy(m_tabs);
    setMinimumWidth(300);
    connect(m_startPage, &StartPage::started, this, [this, run] { m_tabs->setCurrentWidget(run); });
    connect(m_startPage, &StartPage::featuresWanted, m_casesPage, &CasesPage::extract);
    connect(m_casesPage, &CasesPage::slideWanted, this, &TrainingPanel::slideWanted);
    connect(run, &RunPage::slideWanted, this, &TrainingPanel::slideWanted);
    connect(run, &RunPage::failed, this, &TrainingPanel::failed);
    connect(m_modelPage, &ModelPage::failed, this, &TrainingPanel::failed);
    if (session.isBusy())
        m_tabs->setCurrentWidget(run);
}

void TrainingPanel::showModels()
{
    m_casesPage->showModels();
    m_startPage->showModels();
    m_modelPage->showModels();
}

TrainingPanel::~TrainingPanel()
{
    delete m_tabs; // its pages show the check
}

} // namespace tessera
