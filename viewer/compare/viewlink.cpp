#include "viewer/compare/viewlink.h"

#include "viewer/canvas/slidecanvas.h"
#include "viewer/compare/linkedview.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace tessera {

ViewLink::ViewLink(KnownTransform known, MovesAlone alone, QObject *parent)
    : QObject(parent), m_known(std::move(known)), m_alone(std::move(alone))
{
    if (!m_alone)
        m_alone = [] {
            return QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier) &&
                   QGuiApplication::mouseButtons() != Qt::NoButton;
        };
}

ViewLink::~ViewLink() = default;

std::optional<SlideTransform> ViewLink::known(const SlideCanvas &from, const SlideCanvas &to) const
{
    return m_known ? m_known(from, to) : std::nullopt;
}

void ViewLink::link(const std::vector<SlideCanvas *> &canvases)
{
    for (const Member &member : m_members)
        member.canvas->disconnect(this);
    m_members.clear();
    for (SlideCanvas *canvas : canvases) {
        if (canvas->viewport().isEmpty())
            continue;
        Member member{canvas, canvas->slide(), {}, canvas->viewport().deviceSize()};
        if (!m_members.empty()) {
            const SlideCanvas &first = *m_members.front().canvas;
            member.fromFirst = known(first, *canvas).value_or(presentTransform(first.viewport(), canvas->viewport()));
        }
        m_members.push_back(member);
    }
    if (m_members.size() < 2)
        m_members.clear();
    for (const Member &member : m_members) {
        connect(member.canvas, &SlideCanvas::viewportChanged, this, [this, canvas = member.canvas] { follow(canvas); });
        // Another slide has another place: the canvas has to be linked anew.
        connect(member.canvas, &SlideCanvas::slideChanged, this, [this, canvas = member.canvas] { remove(canvas); });
        connect(member.canvas, &QObject::destroyed, this, &ViewLink::remove);
    }
    if (isLinked())
        showLikeThe(m_members.front());
    Q_EMIT linkedChanged();
}

std::vector<SlideCanvas *> ViewLink::canvases() const
{
    std::vector<SlideCanvas *> linked;
    for (const Member &member : m_members)
        linked.push_back(member.canvas);
    return linked;
}

std::optional<SlideTransform> ViewLink::transformTo(const SlideCanvas &canvas) const
{
    for (const Member &member : m_members)
        if (member.canvas == &canvas)
            return member.fromFirst;
    return std::nullopt;
}

void ViewLink::remove(QObject *canvas)
{
    canvas->disconnect(this);
    const auto gone = std::find_if(m_members.begin(), m_members.end(),
                                   [canvas](const Member &member) { return member.canvas == canvas; });
    if (gone == m_members.end())
        return;
    const bool wasFirst = gone == m_members.begin();
    m_members.erase(gone);
    if (m_members.size() < 2) {
        for (const Member &member : m_members)
            member.canvas->disconnect(this);
        m_members.clear();
    } else if (wasFirst) { // what was counted from it is counted from the next
        const SlideTransform toFirst = m_members.front().fromFirst.inverse();
        for (Member &member : m_members)
            member.fromFirst = toFirst.then(member.fromFirst);
        m_members.front().fromFirst = {};
    }
    Q_EMIT linkedChanged();
}

void ViewLink::show(const Member &member, const Member &leader)
{
    const SlideTransform transform = leader.fromFirst.inverse().then(member.fromFirst);
    member.canvas->setViewport(showingTheSame(member.canvas->viewport(), leader.canvas->viewport(), transform));
}

void ViewLink::showLikeThe(const Member &leader)
{
    const bool wasFollowing = std::exchange(m_following, true);
    for (const Member &other : m_members)
        if (&other != &leader)
            show(other, leader);
    m_following = wasFollowing;
}

void ViewLink::follow(SlideCanvas *moved)
{
    const auto member =
        std::find_if(m_members.begin(), m_members.end(), [moved](const Member &one) { return one.canvas == moved; });
    const bool ours = member != m_members.end() && member->slide == moved->slide(); // (else slideChanged() is to come)
    if (m_following || !ours || moved->viewport().isEmpty())
        return;
    m_following = true;
    Member &leader = *member;
    Member &first = m_members.front();
    const bool resized = leader.size != moved->viewport().deviceSize();
    leader.size = moved->viewport().deviceSize();
    if (resized && &leader != &first) {
        show(leader, first); // the window changed, not the user's mind
    } else if (m_alone() && &leader != &first) {
        leader.fromFirst = presentTransform(first.canvas->viewport(), moved->viewport());
    } else if (m_alone()) {
        for (Member &other : m_members)
            if (&other != &leader)
                other.fromFirst = presentTransform(moved->viewport(), other.canvas->viewport());
    } else {
        showLikeThe(leader);
    }
    m_following = false;
}

} // namespace tessera
