#include "app/sessionstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int version = 1;
constexpr int mostPanes = 16;

QJsonObject toJson(const SavedView &view)
{
    QJsonObject object{{u"path"_s, view.path}, {u"pane"_s, view.pane}};
    if (view.place) {
        object[u"x"_s] = view.place->centre.x;
        object[u"y"_s] = view.place->centre.y;
        object[u"scale"_s] = view.place->scale;
        object[u"degrees"_s] = view.place->orientation.degrees();
        object[u"mirrored"_s] = view.place->orientation.isMirrored();
    }
    return object;
}

/// Empty where a number is missing or none.
std::optional<ViewPlace> placeFrom(const QJsonObject &object)
{
    const double nothing = std::nan("");
    ViewPlace place;
    place.centre = {object[u"x"_s].toDouble(nothing), object[u"y"_s].toDouble(nothing)};
    place.scale = object[u"scale"_s].toDouble(nothing);
    const double degrees = object[u"degrees"_s].toDouble();
    if (!std::isfinite(place.centre.x) || !std::isfinite(place.centre.y) || !(place.scale > 0) ||
        !std::isfinite(place.scale) || !std::isfinite(degrees))
        return std::nullopt;
    if (object[u"mirrored"_s].toBool())
        place.orientation = place.orientation.flippedHorizontally();
    place.orientation = place.orientation.turnedTo(degrees);
    return place;
}

} // namespace

QByteArray toJson(const SessionState &state)
{
    QJsonArray views;
    for (const SavedView &view : state.views)
        views.append(toJson(view));
    const QJsonObject object{{u"version"_s, version},
                             {u"phase"_s, state.phase == SessionState::Phase::opening ? u"opening"_s : u"open"_s},
                             {u"rows"_s, state.grid.rows},
                             {u"columns"_s, state.grid.columns},
                             {u"current_pane"_s, state.currentPane},
                             {u"views"_s, views},
                             {u"window_state"_s, QString::fromLatin1(state.windowState.toBase64())}};
    return QJsonDocument(object).toJson();
}

std::optional<SessionState> sessionFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || document[u"version"_s].toInt() != version)
        return std::nullopt;
    SessionState state;
    state.phase =
        document[u"phase"_s].toString() == u"opening" ? SessionState::Phase::opening : SessionState::Phase::open;
    state.grid = {document[u"rows"_s].toInt(1), document[u"columns"_s].toInt(1)};
    if (state.grid.rows < 1 || state.grid.columns < 1 || state.grid.rows > mostPanes ||
        state.grid.columns > mostPanes || state.grid.panes() > mostPanes)
        state.grid = {};
    state.currentPane = std::clamp(document[u"current_pane"_s].toInt(), 0, state.grid.panes() - 1);
    for (const auto &value : document[u"views"_s].toArray()) {
        const QJsonObject object = value.toObject();
        SavedView view{object[u"path"_s].toString(), placeFrom(object), object[u"pane"_s].toInt(-1)};
        if (view.path.isEmpty())
            continue;
        if (view.pane < -1 || view.pane >= state.grid.panes())
            view.pane = -1;
        state.views.push_back(std::move(view));
    }
    state.windowState = QByteArray::fromBase64(document[u"window_state"_s].toString().toLatin1());
    return state;
}

} // namespace tessera
