#pragma once
#include "viewer/coverage/coveragebook.h"
#include "viewer/coverage/coverageveil.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace tessera {

class CoverageRecorder;
class SlideView;
class Workspace;

/// The record of what was seen, for every view of a workspace: it is kept, and shown in the minimaps.
class ViewCoverages : public QObject {
    Q_OBJECT
public:
    /// Workspace and views outlive the object.
    ViewCoverages(std::shared_ptr<SlideStates> states, Workspace &workspace, QObject *parent = nullptr);
    ~ViewCoverages() override;

    CoverageBook &book() { return m_book; }
    /// In the minimaps of all views; empty: nowhere.
    void setShown(std::optional<ViewingClass> atLeast);
    std::optional<ViewingClass> shown() const { return m_shown; }
    /// Of the tissue of the current view's slide, 0 to 1; empty while it is unknown.
    std::optional<double> seenShareAt(ViewingClass atLeast) const;
    /// Forgets what was seen of the current view's slide.
    void deleteCurrentRecord();

Q_SIGNALS:
    /// seenShareAt() may be another one.
    void seenChanged();

private:
    struct Parts { ///< children of the canvas
        CoverageRecorder *recorder = nullptr;
        CoverageVeil *veil = nullptr;
    };
    void add(SlideView *view);

    Workspace &m_workspace;
    CoverageBook m_book;
    std::optional<ViewingClass> m_shown;
    std::map<const SlideView *, Parts> m_views;
};

} // namespace tessera
