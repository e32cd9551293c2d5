#include "app/finetuning/curves.h"

#include "app/finetuning/trainingtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

using Epoch = protocol::TrainingEpoch;
using Value = std::optional<double> (*)(const Epoch &epoch);

/// Translates.
struct CurveTexts {
    Q_DECLARE_TR_FUNCTIONS(Curves)
};

struct Line {
    QString name;
    Value value;
};

bool isMhim(const Epoch &epoch) { return epoch.stage == protocol::TrainingStage::mhim; }

std::vector<Line> linesOf(CurveKind kind, const std::string &metric)
{
    switch (kind) {
    case CurveKind::losses:
        return {{CurveTexts::tr("training loss"), [](const Epoch &e) { return e.trainingLoss; }},
                {CurveTexts::tr("validation loss"), [](const Epoch &e) { return e.validationLoss; }},
                {CurveTexts::tr("consistency loss"),
                 [](const Epoch &e) { return isMhim(e) ? e.consistencyLoss : std::nullopt; }}};
    case CurveKind::metric:
        return {
            {CurveTexts::tr("%1 of the student").arg(metricName(metric)), [](const Epoch &e) { return e.monitored; }},
            {CurveTexts::tr("%1 of the teacher").arg(metricName(metric)),
             [](const Epoch &e) { return e.teacherMonitored; }}};
    case CurveKind::learningRate:
        return {{CurveTexts::tr("learning rate"), [](const Epoch &e) { return std::optional(e.learningRate); }}};
    case CurveKind::teacherMomentum:
        return {{CurveTexts::tr("teacher momentum"), [](const Epoch &e) { return e.teacherMomentum; }}};
    case CurveKind::keptTiles:
        return {
            {CurveTexts::tr("tiles seen by the student"), [](const Epoch &e) { return std::optional(e.keptTiles); }}};
    }
    return {};
}

Curve curveOf(const RunCurve &run, const Line &line, CurveKind kind, bool isFirst)
{
    Curve curve;
    for (std::size_t i = 0; i < run.epochs.size(); ++i) {
        const std::optional<double> value = line.value(run.epochs[i]);
        if (!value || !std::isfinite(*value))
            continue;
        curve.points.emplace_back(static_cast<double>(i) + 1, *value);
        if (kind == CurveKind::metric && isFirst && run.epochs[i].isBest)
            curve.best = curve.points.back();
    }
    return curve;
}

QString metricOf(const RunHistory &run)
{
    for (const RunCurve &curve : run.curves)
        if (!curve.epochs.empty())
            return QString::fromStdString(curve.epochs.back().monitoredName);
    return {};
}

void addBand(const RunHistory &run, int colour, CurveChart &chart)
{
    const std::string metric = metricOf(run).toStdString();
    for (const protocol::TrainedRun &result : run.results)
        for (const protocol::TrainedMetric &estimate : result.metrics)
            if (estimate.name == metric && estimate.value && estimate.low && estimate.high)
                chart.bands.push_back(
                    {CurveTexts::tr("%1: %2 of the %3").arg(run.name(), metricText(estimate), partName(result.part)),
                     colour, *estimate.value, *estimate.low, *estimate.high});
}

void addRun(const RunHistory &run, bool isAlone, int &colour, CurveChart &chart)
{
    if (chart.kind == CurveKind::metric)
        addBand(run, colour, chart);
    for (const RunCurve &part : run.curves) {
        const std::vector<Line> lines = linesOf(chart.kind, metricOf(run).toStdString());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Curve curve = curveOf(part, lines[i], chart.kind, i == 0);
            if (curve.points.empty())
                continue;
            QString whose = isAlone ? QString() : run.name();
            if (!part.name.empty())
                whose += (whose.isEmpty() ? u""_s : u" "_s) + QString::fromStdString(part.name);
            curve.name = whose.isEmpty() ? lines[i].name : u"%1: %2"_s.arg(whose, lines[i].name);
            curve.colour = colour;
            curve.line = static_cast<CurveLine>(i);
            chart.curves.push_back(std::move(curve));
        }
        const auto change = std::adjacent_find(part.epochs.begin(), part.epochs.end(),
                                               [](const Epoch &a, const Epoch &b) { return a.stage != b.stage; });
        if (change != part.epochs.end())
            chart.stages.push_back(static_cast<double>(change - part.epochs.begin()) + 2);
        ++colour;
    }
}

QString cellOf(const std::optional<double> &value)
{
    return value && std::isfinite(*value) ? QString::number(*value, 'g', 9) : QString();
}

/// In quotes where it has to be.
QString cellOf(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

QString rowOf(const RunHistory &run, const RunCurve &part, const Epoch &epoch)
{
    return QStringList{cellOf(run.name()),
                       cellOf(QString::fromStdString(part.name)),
                       isMhim(epoch) ? u"mhim"_s : u"baseline"_s,
                       QString::number(epoch.epoch),
                       cellOf(epoch.trainingLoss),
                       cellOf(epoch.consistencyLoss),
                       cellOf(epoch.validationLoss),
                       cellOf(QString::fromStdString(epoch.monitoredName)),
                       cellOf(epoch.monitored),
                       cellOf(epoch.teacherMonitored),
                       cellOf(std::optional(epoch.learningRate)),
                       cellOf(epoch.teacherMomentum),
                       cellOf(std::optional(epoch.keptShare)),
                       cellOf(std::optional(epoch.keptTiles)),
                       epoch.isBest ? u"1"_s : u"0"_s,
                       cellOf(std::optional(epoch.seconds))}
        .join(u',');
}

} // namespace

QString titleOf(CurveKind kind)
{
    switch (kind) {
    case CurveKind::losses:
        return CurveTexts::tr("Losses");
    case CurveKind::metric:
        return CurveTexts::tr("Validation");
    case CurveKind::learningRate:
        return CurveTexts::tr("Learning rate");
    case CurveKind::teacherMomentum:
        return CurveTexts::tr("Teacher momentum");
    case CurveKind::keptTiles:
        return CurveTexts::tr("Tiles seen");
    }
    return {};
}

CurveChart chartOf(const std::vector<const RunHistory *> &runs, CurveKind kind)
{
    CurveChart chart;
    chart.kind = kind;
    int colour = 0;
    for (const RunHistory *run : runs)
        addRun(*run, runs.size() == 1, colour, chart);
    return chart;
}

QString readoutAt(const CurveChart &chart, int epoch)
{
    constexpr int most = 8; // (more cannot be read at a glance)
    QStringList values;
    for (const Curve &curve : chart.curves) {
        const auto point = std::find_if(curve.points.begin(), curve.points.end(), [&](const QPointF &at) {
            return static_cast<int>(std::lround(at.x())) == epoch;
        });
        if (point != curve.points.end() && values.size() < most)
            values << u"%1 %2"_s.arg(curve.name, QLocale().toString(point->y(), 'g', 4));
    }
    if (values.isEmpty())
        return {};
    return CurveTexts::tr("Epoch %1: %2").arg(QLocale().toString(epoch), values.join(u"; "_s));
}

QString csvOf(const std::vector<const RunHistory *> &runs)
{
    QString text = u"run,fold,stage,epoch,training_loss,consistency_loss,validation_loss,monitored_name,monitored,"
                   "teacher_monitored,learning_rate,teacher_momentum,kept_share,kept_tiles,is_best,seconds\n"_s;
    for (const RunHistory *run : runs)
        for (const RunCurve &part : run->curves)
            for (const Epoch &epoch : part.epochs)
                text += rowOf(*run, part, epoch) + u'\n';
    return text;
}

} // namespace tessera
