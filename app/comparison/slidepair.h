#pragma once
#include "app/comparison/pairalignment.h"

#include <QObject>

#include <optional>

namespace tessera {

class SlideSource;
class SlideView;
class Workspace;

/// The two slides of a workspace that are compared, and how one lies on the other, which is remembered by the content
/// of their files.
class SlidePair : public QObject {
    Q_OBJECT
public:
    /// The workspace outlives the pair.
    SlidePair(Workspace &workspace, AlignmentStore store, QObject *parent = nullptr);

    /// The current view; null while it shows no slide.
    SlideView *first() const;
    /// The next pane that shows another slide, else another tab; null where there is none.
    SlideView *second() const;
    bool isComplete() const { return second() != nullptr; }
    /// Is this view open still, showing this slide?
    bool isShown(const SlideView *view, const SlideSource *slide) const;

    std::optional<PairAlignment> alignment() const;
    /// Of any two slides.
    std::optional<PairAlignment> alignmentOf(const SlideSource &from, const SlideSource &to) const;
    void align(const SlideSource &from, const SlideSource &to, const PairAlignment &alignment);

    const Workspace &workspace() const { return m_workspace; }

Q_SIGNALS:
    /// Other slides may be compared now, or the same ones be aligned otherwise.
    void changed();
    /// Before changed(): two slides are aligned otherwise.
    void aligned();

private:
    Workspace &m_workspace;
    AlignmentStore m_store;
};

} // namespace tessera
