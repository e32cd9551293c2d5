#include "app/finetuning/curvesview.h"

#include "app/finetuning/curveplot.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr double zoomStep = 1.5;

std::vector<const RunHistory *> pointersTo(const std::vector<RunHistory> &runs)
{
    std::vector<const RunHistory *> pointers;
    for (const RunHistory &run : runs)
        pointers.push_back(&run);
    return pointers;
}

bool writeText(const QString &file, const QString &text)
{
    QSaveFile target(file);
    return target.open(QIODevice::WriteOnly) && target.write(text.toUtf8()) >= 0 && target.commit();
}

QToolButton *button(const QString &text, const QString &name, const QString &toolTip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

} // namespace

CurvesView::CurvesView(QWidget *parent)
    : QWidget(parent), m_kinds(new QComboBox(this)),
      m_zoomIn(button(u"+"_s, u"zoomCurvesIn"_s, tr("Zoom in (+)"), this)),
      m_zoomOut(button(u"−"_s, u"zoomCurvesOut"_s, tr("Zoom out (-)"), this)),
      m_all(button(tr("All"), u"showAllCurves"_s, tr("Show all epochs (0)"), this)),
      m_export(
          button(tr("Export…"), u"exportCurves"_s, tr("Write the chart as PNG or PDF, or the numbers as CSV"), this)),
      m_plot(new CurvePlot(this)), m_readout(new QLabel(this))
{
    m_kinds->setObjectName(u"curveKinds"_s);
    m_kinds->setAccessibleName(tr("Chart"));
    for (const CurveKind kind : curveKinds)
        m_kinds->addItem(titleOf(kind), static_cast<int>(kind));
    m_plot->setObjectName(u"curvePlot"_s);
    m_readout->setObjectName(u"curveReadout"_s);
    m_readout->setWordWrap(true);
    m_readout->setTextFormat(Qt::PlainText);

    auto *bar = new QHBoxLayout;
    bar->addWidget(m_kinds, 1);
    for (QToolButton *tool : {m_zoomIn, m_zoomOut, m_all, m_export})
        bar->addWidget(tool);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(bar);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_readout);

    connect(m_kinds, &QComboBox::currentIndexChanged, this, &CurvesView::showChart);
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { m_plot->zoom(zoomStep); });
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { m_plot->zoom(1 / zoomStep); });
    connect(m_all, &QToolButton::clicked, m_plot, &CurvePlot::showAll);
    connect(m_export, &QToolButton::clicked, this, &CurvesView::chooseFile);
    connect(m_plot, &CurvePlot::readoutChanged, this, [this](const QString &text) {
        m_readout->setText(text.isEmpty() ? tr("The values of an epoch stand here when the mouse is over it.") : text);
    });
    showChart();
}

void CurvesView::show(const std::vector<const RunHistory *> &runs)
{
    m_runs.clear();
    for (const RunHistory *run : runs)
        m_runs.push_back(*run);
    showChart();
}

void CurvesView::showChart()
{
    m_plot->setChart(chartOf(pointersTo(m_runs), static_cast<CurveKind>(m_kinds->currentData().toInt())));
    m_plot->setAccessibleName(m_kinds->currentText());
    m_export->setEnabled(!m_plot->chart().curves.empty());
}

void CurvesView::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export Curves"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters{tr("Picture (*.png)"), tr("Document (*.pdf)"), tr("Numbers (*.csv)")};
    const QStringList endings{u"png"_s, u"pdf"_s, u"csv"_s};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(endings.first());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters, endings](const QString &filter) {
        dialog->setDefaultSuffix(endings.value(filters.indexOf(filter)));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &CurvesView::exportTo);
    dialog->open();
}

void CurvesView::exportTo(const QString &file)
{
    const bool isTable = QFileInfo(file).suffix().compare(u"csv"_s, Qt::CaseInsensitive) == 0;
    const bool isWritten = isTable ? writeText(file, csvOf(pointersTo(m_runs))) : m_plot->save(file);
    if (!isWritten)
        Q_EMIT failed(
            {ErrorCode::fileUnwritable, {file.toStdString(), tr("see the rights of its folder").toStdString()}, {}});
}

} // namespace tessera
