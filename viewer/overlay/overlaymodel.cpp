#include "viewer/overlay/overlaymodel.h"

#include <algorithm>

namespace tessera {
namespace {

bool sameNames(const std::vector<ResultClass> &a, const std::vector<ResultClass> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto &x, const auto &y) { return x.name == y.name; });
}

int classOfInterest(const std::vector<ResultClass> &classes)
{
    const auto positive = std::find_if(classes.begin(), classes.end(), [](const ResultClass &c) { return c.positive; });
    const auto chosen =
        positive != classes.end() ? positive - classes.begin() : static_cast<std::ptrdiff_t>(classes.size()) - 1;
    return static_cast<int>(std::max<std::ptrdiff_t>(chosen, 0));
}

} // namespace

void OverlayModel::setTiles(std::shared_ptr<const TileTable> tiles, std::vector<ResultClass> classes)
{
    // (a table always has a column for each of its classes: the reader checks it)
    if (tiles && (tiles->tiles() == 0 || tiles->classProbability.size() != classes.size()))
        tiles = nullptr;
    if (tiles) {
        m_classChosen = m_classChosen && sameNames(classes, m_classes);
        if (!m_classChosen)
            m_look.shownClass = classOfInterest(classes);
        m_classes = std::move(classes);
    }
    m_tiles = std::move(tiles);
    m_index = m_tiles ? TileIndex(*m_tiles) : TileIndex();
    m_values.clear();
    Q_EMIT changed();
}

void OverlayModel::setLook(OverlayLook look)
{
    look.shownClass = std::clamp(look.shownClass, 0, std::max(0, static_cast<int>(m_classes.size()) - 1));
    look.opacity = std::clamp(look.opacity, 0.0, 1.0);
    if (look == m_look)
        return;
    if (look.map != m_look.map || look.shownClass != m_look.shownClass)
        m_values.clear();
    m_classChosen = m_classChosen || look.shownClass != m_look.shownClass;
    m_look = look;
    Q_EMIT changed();
}

void OverlayModel::setSwitchedOn(bool on)
{
    if (on == m_switchedOn)
        return;
    m_switchedOn = on;
    Q_EMIT changed();
}

void OverlayModel::setPeeking(bool peeking)
{
    if (peeking == m_peeking)
        return;
    m_peeking = peeking;
    Q_EMIT changed();
}

QString OverlayModel::title() const
{
    const auto shown = static_cast<std::size_t>(m_look.shownClass);
    return titleOf(m_look.map, shown < m_classes.size() ? QString::fromStdString(m_classes[shown].name) : QString());
}

std::optional<TileValue> OverlayModel::valueAt(Level0Point point) const
{
    if (!isShown())
        return std::nullopt;
    double sum = 0;
    int count = 0;
    bool hidden = false;
    m_index.search({point.x, point.y, 0, 0}, [&](int64_t tile) {
        if (!m_tiles->rect(tile).contains(point))
            return;
        sum += ownValue(*m_tiles, m_look.map, m_look.shownClass, tile);
        ++count;
        hidden = hidden || m_tiles->state[static_cast<std::size_t>(tile)] == TileState::hidden;
    });
    if (count == 0)
        return std::nullopt;
    return TileValue{sum / count, hidden && m_look.map == OverlayMap::hardInstances};
}

const std::vector<float> &OverlayModel::values() const
{
    if (m_values.empty() && m_tiles)
        m_values = shownValues(*m_tiles, m_look.map, m_look.shownClass);
    return m_values;
}

} // namespace tessera
