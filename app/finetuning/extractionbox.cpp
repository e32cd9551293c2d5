#include "app/finetuning/extractionbox.h"

#include "analysis/client/modellist.h"
#include "app/finetuning/extractionprogress.h"
#include "app/finetuning/featureextraction.h"
#include "app/finetuning/pathfield.h"
#include "app/text/errortext.h"
#include "app/text/paths.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr std::size_t namedSlides = 5; ///< more are counted

QString namesOf(const std::vector<std::string> &slides)
{
    QStringList names;
    for (const std::string &slide : slides)
        if (names.size() < static_cast<qsizetype>(namedSlides))
            names << QString::fromStdString(slide);
    if (slides.size() > namedSlides)
        names << u"…"_s;
    return names.join(u", "_s);
}

} // namespace

ExtractionBox::ExtractionBox(FeatureExtraction &extraction, const ModelList &models, QWidget *parent)
    : QGroupBox(tr("Slides without features"), parent), m_extraction(extraction), m_models(models),
      m_slides(new PathField(u"slides"_s, tr("Folder of slides"), PathField::Kind::folder)), m_model(new QComboBox),
      m_state(new QLabel), m_failures(new QLabel), m_start(new QPushButton(tr("E&xtract Features Now")))
{
    setObjectName(u"extractionBox"_s);
    m_slides->setToolTips(tr("Searched with all that is below it; slides of the worklist are known without it"));
    m_model->setObjectName(u"extractionModel"_s);
    m_model->setAccessibleName(tr("Model whose encoder makes the features"));
    m_model->setToolTip(
        tr("Its encoder and its size of tiles are used; start the training from the same model, or from "
           "scratch"));
    m_state->setObjectName(u"missingState"_s);
    m_failures->setObjectName(u"extractionFailures"_s);
    m_start->setObjectName(u"extractFeatures"_s);
    for (QLabel *label : {m_state, m_failures}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_state);
    form->addRow(tr("Folder of sli&des:"), m_slides);
    form->addRow(tr("Encoder of the &model:"), m_model);
    form->addRow(m_start);
    form->addRow(new ExtractionProgress(extraction, u"extraction"_s));
    form->addRow(m_failures);
    connect(m_slides, &PathField::chosen, this, &ExtractionBox::slidesFolderChosen);
    connect(m_start, &QPushButton::clicked, this, &ExtractionBox::wanted);
    connect(&extraction, &FeatureExtraction::changed, this, &ExtractionBox::showState);
    showModels();
    show(nullptr);
}

void ExtractionBox::show(const CohortFacts *facts)
{
    m_missing = facts ? facts->missing : std::vector<MissingSlide>();
    m_canExtract = facts && canExtract(*facts);
    showState();
}

void ExtractionBox::showModels()
{
    const QVariant chosen = m_model->currentData();
    m_model->clear();
    for (const protocol::ModelInfo &model : m_models.models())
        if (model.problem.empty())
            m_model->addItem(QString::fromStdString(model.name.empty() ? model.id : model.name),
                             QString::fromStdString(model.id));
    m_model->setCurrentIndex(std::max(0, m_model->findData(chosen)));
    showState();
}

std::filesystem::path ExtractionBox::slidesFolder() const { return m_slides->path(); }

std::string ExtractionBox::modelId() const { return m_model->currentData().toString().toStdString(); }

std::filesystem::path ExtractionBox::model() const
{
    const protocol::ModelInfo *model = m_models.find(modelId());
    return model ? toPath(QString::fromStdString(model->folder)) : std::filesystem::path();
}

QString ExtractionBox::stateText() const
{
    std::vector<std::string> unknown;
    for (const MissingSlide &slide : m_missing)
        if (slide.file.empty())
            unknown.push_back(slide.slide);
    QString text = tr("%n slide(s) of the table have no features.", nullptr, static_cast<int>(m_missing.size()));
    if (!unknown.empty())
        text += u' ' + tr("Not found in the worklist or the folder of slides: %1.").arg(namesOf(unknown));
    return text;
}

void ExtractionBox::showState()
{
    const bool runs = m_extraction.isRunning();
    setVisible(runs || !m_missing.empty());
    m_state->setText(stateText());
    m_state->setVisible(!runs);
    m_slides->setEnabled(!runs);
    m_model->setEnabled(!runs && m_model->count() > 0);
    m_start->setEnabled(!runs && m_canExtract && m_model->count() > 0);
    m_start->setToolTip(m_model->count() == 0 ? tr("There is no model whose encoder could be used.") : QString());
    QStringList failures;
    for (const ExtractionFailure &failure : m_extraction.failures())
        failures << u"%1: %2"_s.arg(QString::fromStdString(failure.slide), sentenceOf(failure.error));
    m_failures->setText(failures.join(u'\n'));
    m_failures->setVisible(!failures.isEmpty());
}

} // namespace tessera
