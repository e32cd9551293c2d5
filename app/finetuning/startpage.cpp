#include "app/finetuning/startpage.h"

#include "analysis/client/modellist.h"
#include "app/finetuning/cohortcheck.h"
#include "app/finetuning/extractionprogress.h"
#include "app/finetuning/featureextraction.h"
#include "app/finetuning/pathfield.h"
#include "app/finetuning/settingsform.h"
#include "app/finetuning/startmodel.h"
#include "app/finetuning/traininggrid.h"
#include "app/finetuning/trainingsession.h"
#include "app/text/errortext.h"
#include "app/text/paths.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

using Fixed = std::map<std::string, std::string>;

const QString firstStage = u"baseline"_s; ///< values of the engine's warm_start
const QString fresh = u"none"_s;

QComboBox *combo(const QString &id, const QString &name)
{
    auto *box = new QComboBox;
    box->setObjectName(id);
    box->setAccessibleName(name);
    return box;
}

} // namespace

StartPage::StartPage(TrainingSession &session, const CohortCheck &cases, FeatureExtraction &extraction,
                     const ModelList &models, QWidget *parent)
    : QScrollArea(parent), m_session(session), m_cases(cases), m_extraction(extraction), m_models(models),
      m_start(combo(u"startFrom"_s, tr("What the training starts from"))),
      m_division(combo(u"division"_s, tr("What is trained"))), m_preset(combo(u"preset"_s, tr("Preset"))),
      m_presetMeaning(new QLabel), m_settings(new SettingsForm),
      m_encoder(new PathField(u"encoder"_s, tr("Encoder package"), PathField::Kind::folder)), m_name(new QLineEdit),
      m_root(new PathField(u"trainings"_s, tr("Folder of trainings"), PathField::Kind::folder)),
      m_extract(new QCheckBox), m_run(new QPushButton(tr("&Start Training"))), m_problem(new QLabel), m_reading(*this)
{
    m_division->addItem(tr("one model"), static_cast<int>(protocol::Division::once));
    m_division->addItem(tr("one for each fold"), static_cast<int>(protocol::Division::folds));
    for (const TrainingPreset &preset : trainingPresets())
        m_preset->addItem(titleOf(preset), QString::fromStdString(preset.name));
    m_preset->setCurrentIndex(m_preset->findData(u"mhim-v2"_s));
    m_presetMeaning->setObjectName(u"presetMeaning"_s);
    m_presetMeaning->setWordWrap(true);
    m_encoder->setToolTips(tr("Needed only where the features do not say themselves what made them"));
    m_name->setObjectName(u"trainingName"_s);
    m_name->setAccessibleName(tr("Name of the training"));
    m_name->setToolTip(tr("Of its folder, and of the model that it makes"));
    m_root->setPath(session.root());
    m_extract->setObjectName(u"extractFirst"_s);
    m_extract->setChecked(true);
    m_run->setObjectName(u"startTraining"_s);
    m_problem->setObjectName(u"startProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    build(extraction);

    connect(m_start, &QComboBox::currentIndexChanged, this, &StartPage::chooseStart);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &StartPage::choosePreset);
    connect(m_settings, &SettingsForm::changed, this, &StartPage::showState);
    connect(m_name, &QLineEdit::textChanged, this, &StartPage::showState);
    connect(m_root, &PathField::chosen, this, [this] {
        Q_EMIT rootChosen(m_root->path());
        showState();
    });
    connect(m_run, &QPushButton::clicked, this, &StartPage::start);
    connect(&cases, &CohortCheck::changed, this, &StartPage::goOnWithFeatures);
    connect(&extraction, &FeatureExtraction::changed, this, &StartPage::showState);
    connect(m_extract, &QCheckBox::toggled, this, &StartPage::showState);
    connect(&session, &TrainingSession::changed, this, [this] {
        if (!m_name->isModified())
            proposeName();
        showState();
    });
    showModels();
    choosePreset();
    proposeName();
}

void StartPage::build(FeatureExtraction &extraction)
{
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Start &from:"), m_start);
    form->addRow(tr("&Train:"), m_division);
    form->addRow(tr("&Preset:"), m_preset);
    form->addRow(m_presetMeaning);
    form->addRow(m_settings);
    form->addRow(tr("&Encoder of the features, if they do not say it:"), m_encoder);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("F&older of trainings:"), m_root);
    auto *note = new QLabel(tr("Research use only, not for diagnosis."));
    note->setWordWrap(true);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addLayout(form);
    layout->addWidget(m_extract);
    layout->addWidget(new ExtractionProgress(extraction, u"startExtraction"_s));
    layout->addWidget(m_problem);
    layout->addWidget(m_run);
    layout->addWidget(note);
    layout->addStretch(1);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(content);
}

void StartPage::showModels()
{
    const QVariant chosen = m_start->currentData();
    const QSignalBlocker blocker(m_start);
    m_start->clear();
    m_start->addItem(tr("scratch, with a first stage"), firstStage);
    m_start->addItem(tr("scratch, without a first stage"), fresh);
    for (const protocol::ModelInfo &model : m_models.models())
        if (model.problem.empty())
            m_start->addItem(QString::fromStdString(model.name.empty() ? model.id : model.name),
                             QString::fromStdString(model.folder));
    m_start->setCurrentIndex(std::max(0, m_start->findData(chosen)));
    if (m_start->currentData() != chosen)
        chooseStart();
}

/// Reads which settings a model decides by itself.
void StartPage::chooseStart()
{
    const QString from = m_start->currentData().toString();
    m_startProblem.clear();
    m_reading.cancel();
    if (from == firstStage || from == fresh) {
        m_settings->setFixed({});
        return showState();
    }
    m_reading.start<Result<Fixed>>([folder = toPath(from)](const std::stop_token &) { return settingsOfModel(folder); },
                                   [this](const Result<Fixed> &fixed) {
                                       if (!fixed)
                                           m_startProblem = sentenceOf(fixed.error());
                                       m_settings->setFixed(fixed.value_or(Fixed()));
                                       showState();
                                   });
    showState();
}

void StartPage::choosePreset()
{
    const TrainingPreset &preset = trainingPresets()[static_cast<std::size_t>(m_preset->currentIndex())];
    m_presetMeaning->setText(meaningOf(preset));
    m_settings->setPreset(preset);
}

void StartPage::proposeName()
{
    for (int number = 1;; ++number) {
        const QString name = tr("training-%1").arg(number);
        if (m_session.find(m_session.root() / toPath(name)))
            continue;
        if (m_name->text() != name)
            m_name->setText(name);
        return;
    }
}

/// The first thing that stands in the way, and what to do about it.
QString StartPage::problem() const
{
    if (m_session.isBusy())
        return tr("A training is running. Others wait until it has ended.");
    if (m_cases.isRunning())
        return tr("The cases are being checked.");
    if (m_cases.problem())
        return tr("The cases cannot be used: see the page Cases.");
    if (m_extraction.isRunning())
        return tr("Features are being extracted.");
    const CohortFacts *facts = m_cases.facts();
    if (!facts || (!facts->isChecked && !extractsFirst()))
        return tr("Choose the cases and their features first, on the page Cases.");
    if (!m_cases.isUsable() && !extractsFirst())
        return tr("The check of the cases has found errors: mend them, then check again on the page Cases.");
    if (m_reading.isRunning())
        return tr("The model is being read.");
    if (!m_startProblem.isEmpty())
        return m_startProblem;
    if (const QString problem = m_settings->problem(); !problem.isEmpty())
        return problem;
    if (cellsOf(m_settings->settings()) > mostGridCells)
        return tr("The grid has more than %1 trainings: give fewer values.").arg(mostGridCells);
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return tr("Give the training a name.");
    if (name.contains(u'/') || name.startsWith(u'.'))
        return tr("The name is that of a folder: it has no / in it and does not begin with a point.");
    const std::vector<protocol::StartTraining> all = requests();
    if (std::any_of(all.begin(), all.end(), [&](const auto &request) { return m_session.find(request.out); }))
        return tr("There is a training %1 already: choose another name, or resume it on the page Run.").arg(name);
    return {};
}

/// What is missing is made before the training; there is no other way where too few cases have features.
bool StartPage::extractsFirst() const
{
    const CohortFacts *facts = m_cases.facts();
    return facts && canExtract(*facts) && m_extract->isChecked();
}

void StartPage::goOnWithFeatures()
{
    showState();
    if (!m_waitsForFeatures || m_extraction.isRunning() || m_cases.isRunning())
        return;
    m_waitsForFeatures = false;
    const CohortFacts *facts = m_cases.facts();
    if (facts && facts->missing.empty() && !m_extraction.wasCancelled())
        return start();
    if (!m_extraction.failures().empty())
        m_extract->setChecked(false); // (again would be no better; the page Cases says why)
    showState();
}

void StartPage::showState()
{
    const CohortFacts *facts = m_cases.facts();
    m_extract->setVisible(facts && canExtract(*facts) && !m_extraction.isRunning());
    m_extract->setText(
        tr("First extract the features of %n slide(s)", nullptr, facts ? static_cast<int>(facts->missing.size()) : 0));
    const QString problem = this->problem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const std::size_t cells = std::min(cellsOf(m_settings->settings()), mostGridCells);
    m_run->setText(cells > 1 ? tr("Start %n Training(s)", nullptr, static_cast<int>(cells)) : tr("&Start Training"));
    m_run->setEnabled(problem.isEmpty());
    m_run->setToolTip(problem);
}

/// One, or one for each cell of a grid, each in a folder of its own.
std::vector<protocol::StartTraining> StartPage::requests() const
{
    const QString name = m_name->text().trimmed();
    std::vector<protocol::StartTraining> requests;
    for (const GridCell &cell : gridOf(m_settings->settings())) {
        protocol::StartTraining request = this->request();
        request.settings.insert(request.settings.begin(), cell.settings.begin(), cell.settings.end());
        const QString folder = cell.name.empty() ? name : u"%1 %2"_s.arg(name, QString::fromStdString(cell.name));
        request.out = (m_session.root() / toPath(folder)).string();
        requests.push_back(std::move(request));
    }
    return requests;
}

/// But for the settings of the form and the folder.
protocol::StartTraining StartPage::request() const
{
    const CohortQuestion &question = m_cases.question();
    protocol::StartTraining request;
    request.cohort = question.table.string();
    if (!question.features.empty())
        request.features = question.features.string();
    if (!question.splits.empty())
        request.splits = question.splits.string();
    if (question.options.task)
        request.task = *question.options.task == CohortTask::survival ? protocol::LearnedTask::survival
                                                                      : protocol::LearnedTask::classification;
    if (question.options.polarity != CohortOptions::Polarity::automatic)
        request.oneIs = question.options.polarity == CohortOptions::Polarity::oneIsEvent ? protocol::OneIs::event
                                                                                         : protocol::OneIs::censored;
    request.division = static_cast<protocol::Division>(m_division->currentData().toInt());
    request.preset = m_preset->currentData().toString().toStdString();
    if (const QString from = m_start->currentData().toString(); from != firstStage)
        request.settings.push_back("warm_start=" + from.toStdString());
    if (const std::filesystem::path encoder = m_encoder->path(); !encoder.empty())
        request.encoder = encoder.string();
    return request;
}

void StartPage::start()
{
    if (!problem().isEmpty())
        return;
    if (extractsFirst()) {
        m_waitsForFeatures = true;
        Q_EMIT featuresWanted();
        return;
    }
    m_name->setModified(false); // (the next one gets a name of its own)
    m_session.start(requests());
    Q_EMIT started();
}

} // namespace tessera
