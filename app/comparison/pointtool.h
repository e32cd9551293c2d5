#pragma once
#include "viewer/registration/pointpairs.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class SlidePair;
class SlideSource;
class SlideView;

/// Aligns a pair of slides by places that the user shows on both. While it is active a place on either slide is a
/// point; as soon as there are enough pairs the slides are aligned by them.
class PointTool : public QObject {
    Q_OBJECT
public:
    /// The pair outlives the tool.
    explicit PointTool(SlidePair &pair, QObject *parent = nullptr);

    /// The pairs are kept until others slides are aligned, or one of these is closed.
    void setActive(bool on);
    bool isActive() const { return m_active; }

    /// A second point on the same slide moves the first.
    void add(const SlideView &view, Level0Point point);
    void remove(std::size_t index);
    void setKind(TransformKind kind);
    TransformKind kind() const { return m_kind; }

    const std::vector<PointPair> &pairs() const { return m_pairs; }
    /// Of the present pairs, where they suffice.
    const std::optional<Alignment> &found() const { return m_found; }
    /// Why enough pairs do not suffice.
    const std::optional<Error> &problem() const { return m_problem; }

    /// Which of the two slides a view shows.
    enum class Side { first, second };
    /// Empty for any other view.
    std::optional<Side> sideOf(const SlideView &view) const;
    /// Null where nothing has been aligned yet.
    SlideView *viewOf(Side side) const;

    /// A point that waits for its partner on the other slide.
    struct OpenPoint {
        Side side = Side::first;
        Level0Point point;
    };
    const std::optional<OpenPoint> &openPoint() const { return m_open; }

Q_SIGNALS:
    void changed();

private:
    struct Shown {
        QPointer<SlideView> view;
        std::shared_ptr<const SlideSource> slide;
    };

    void follow();
    void align();
    void startAnew(const Shown &first, const Shown &second);
    bool isShown(const Shown &shown) const;

    SlidePair &m_pair;
    bool m_active = false;
    TransformKind m_kind = TransformKind::rigid;
    std::vector<PointPair> m_pairs;
    std::optional<OpenPoint> m_open;
    Shown m_first; ///< whose the pairs are
    Shown m_second;
    std::optional<Alignment> m_found;
    std::optional<Error> m_problem;
};

} // namespace tessera
