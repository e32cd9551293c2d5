#pragma once
#include "viewer/registration/slidetransform.h"

#include <QObject>
#include <QSize>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class SlideCanvas;
class SlideSource;

/// Makes several canvases show the same: whichever is moved, zoomed or turned, the others follow. Where slides are
/// registered they follow the transform; else the offset that they have when they are linked is kept. A canvas that
/// cannot follow because its slide ends stays there and joins in again where it can.
class ViewLink : public QObject {
    Q_OBJECT
public:
    /// The known transform from one canvas's slide to another's, if there is one.
    using KnownTransform = std::function<std::optional<SlideTransform>(const SlideCanvas &from, const SlideCanvas &to)>;
    /// True while the user moves one view alone, to change its offset.
    using MovesAlone = std::function<bool()>;

    /// Ctrl held while a mouse button is, unless something else is given: keys such as Ctrl+0 move all.
    explicit ViewLink(KnownTransform known = {}, MovesAlone alone = {}, QObject *parent = nullptr);
    ~ViewLink() override;

    /// Links these canvases, the first of which the others follow at once; a former link ends. Those that show no
    /// slide are left out. None or one: nothing is linked.
    void link(const std::vector<SlideCanvas *> &canvases);
    void unlink() { link({}); }
    bool isLinked() const { return m_members.size() > 1; }

    /// Those that are linked, the first of which was given first.
    std::vector<SlideCanvas *> canvases() const;
    /// From the first linked canvas to this one; empty when it is not linked.
    std::optional<SlideTransform> transformTo(const SlideCanvas &canvas) const;

Q_SIGNALS:
    void linkedChanged();

private:
    struct Member {
        SlideCanvas *canvas;
        std::shared_ptr<const SlideSource> slide;
        SlideTransform fromFirst;
        QSize size; ///< of the view, in device pixels
    };

    void follow(SlideCanvas *moved);
    void remove(QObject *canvas);
    void showLikeThe(const Member &leader);
    static void show(const Member &member, const Member &leader);
    std::optional<SlideTransform> known(const SlideCanvas &from, const SlideCanvas &to) const;

    KnownTransform m_known;
    MovesAlone m_alone;
    std::vector<Member> m_members; ///< of the first: the transform of nothing
    bool m_following = false;      ///< others are being moved: their changes are ours
};

} // namespace tessera
