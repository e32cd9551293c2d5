#pragma once
#include "analysis/result/colormap.h"
#include "analysis/result/slideresult.h"
#include "analysis/result/tiletable.h"
#include "base/units.h"
#include "viewer/overlay/overlaymap.h"
#include "viewer/overlay/tileindex.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

/// What of the tiles is shown, and how; the user's choices outlive the tiles.
struct OverlayLook {
    OverlayMap map = OverlayMap::classProbability;
    int shownClass = 0; ///< index in the classes
    ColourMap colours = ColourMap::cividis;
    double opacity = 0.6; ///< [0, 1]
    friend bool operator==(const OverlayLook &, const OverlayLook &) = default;
};

/// The number under the cursor.
struct TileValue {
    double value = 0;
    bool hidden = false; ///< by the teacher's mask; said of the hard-instance map alone
};

/// The tiles of an analysed slide and the way they are shown. Lives on the GUI thread; every change emits changed()
/// once. Shown are the tiles when there are some, the switch is on and nobody peeks at the plain slide.
class OverlayModel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Replaces the tiles (null: none). A class that the user chose stays as long as the class names stay; else it is
    /// the positive class, or the last one where none is marked: the finding, not its absence.
    void setTiles(std::shared_ptr<const TileTable> tiles, std::vector<ResultClass> classes);
    const TileTable *tiles() const { return m_tiles.get(); }
    const std::vector<ResultClass> &classes() const { return m_classes; }

    const OverlayLook &look() const { return m_look; }
    /// A class that does not exist becomes the nearest one, an opacity outside of [0, 1] likewise.
    void setLook(OverlayLook look);

    bool isSwitchedOn() const { return m_switchedOn; }
    void setSwitchedOn(bool on);
    /// Hides the tiles as long as it is set, whatever the switch says.
    void setPeeking(bool peeking);
    bool isShown() const { return m_tiles && m_switchedOn && !m_peeking; }

    QString title() const; ///< of the shown map, with the class where it matters
    /// Mean over the tiles that lie over the point; empty where there is no tile or nothing is shown.
    std::optional<TileValue> valueAt(Level0Point point) const;

    /// For the painter: the index of tiles() and one value in [0, 1] for each of them.
    const TileIndex &index() const { return m_index; }
    const std::vector<float> &values() const;

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const TileTable> m_tiles;
    std::vector<ResultClass> m_classes;
    TileIndex m_index;
    OverlayLook m_look;
    bool m_classChosen = false;
    bool m_switchedOn = true;
    bool m_peeking = false;
    mutable std::vector<float> m_values; ///< of the shown map; empty until asked for
};

} // namespace tessera
