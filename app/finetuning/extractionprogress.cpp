#include "app/finetuning/extractionprogress.h"

#include "app/finetuning/featureextraction.h"
#include "app/text/durationtext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int steps = 1000; ///< of the bar

} // namespace

ExtractionProgress::ExtractionProgress(FeatureExtraction &extraction, const QString &id, QWidget *parent)
    : QWidget(parent), m_extraction(extraction), m_state(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_state->setObjectName(id + u"State"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(id + u"Bar"_s);
    m_bar->setAccessibleName(tr("Progress of the extraction"));
    m_bar->setRange(0, steps);
    m_cancel->setObjectName(id + u"Cancel"_s);
    m_cancel->setToolTip(tr("What is finished stays, and a slide goes on where it stopped"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_state);
    layout->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, &extraction, &FeatureExtraction::cancel);
    connect(&extraction, &FeatureExtraction::changed, this, &ExtractionProgress::showState);
    showState();
}

void ExtractionProgress::showState()
{
    setVisible(m_extraction.isRunning());
    if (!m_extraction.isRunning())
        return;
    const QLocale locale;
    QString text = tr("Extracting features: slide %1 of %2, %3")
                       .arg(locale.toString(static_cast<qlonglong>(m_extraction.done() + 1)),
                            locale.toString(static_cast<qlonglong>(m_extraction.total())),
                            QString::fromStdString(m_extraction.slide()));
    if (const auto left = m_extraction.left())
        text += tr(", about %1 left").arg(durationText(left->count()));
    m_state->setText(m_extraction.wasCancelled() ? tr("Stopping; what is finished stays") : text);
    m_bar->setValue(static_cast<int>(m_extraction.share() * steps));
    m_cancel->setEnabled(!m_extraction.wasCancelled());
}

} // namespace tessera
