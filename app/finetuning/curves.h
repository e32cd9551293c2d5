#pragma once
#include "app/finetuning/runhistory.h"

#include <QPointF>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace tessera {

/// What of a training is drawn over its epochs.
enum class CurveKind { losses, metric, learningRate, teacherMomentum, keptTiles };
inline constexpr std::array curveKinds{CurveKind::losses, CurveKind::metric, CurveKind::learningRate,
                                       CurveKind::teacherMomentum, CurveKind::keptTiles};
QString titleOf(CurveKind kind);

/// How several curves of one model are told apart: solid, dashed, dotted.
enum class CurveLine { first, second, third };

/// x counts epochs from 1 on, those of both stages one after another. Numbers that are not known have no point.
struct Curve {
    QString name;
    int colour = 0; ///< the same for all curves of one model
    CurveLine line = CurveLine::first;
    std::vector<QPointF> points;
    std::optional<QPointF> best; ///< the epoch that was best so far
};

/// The value that the finished model was judged with, and its 95 % interval.
struct CurveBand {
    QString name;
    int colour = 0;
    double value = 0, low = 0, high = 0;
};

struct CurveChart {
    CurveKind kind = CurveKind::losses;
    std::vector<Curve> curves;
    std::vector<CurveBand> bands;
    std::vector<double> stages; ///< x of the first epoch of a second stage
};

/// The chart of several runs, one over the other.
CurveChart chartOf(const std::vector<const RunHistory *> &runs, CurveKind kind);

/// What stands at this epoch, one name and value after another; empty where nothing does.
QString readoutAt(const CurveChart &chart, int epoch);

/// Every number of every epoch, one row for each, with a head.
QString csvOf(const std::vector<const RunHistory *> &runs);

} // namespace tessera
