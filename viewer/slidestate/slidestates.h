#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <string>

namespace tessera {

/// What belongs to which slide: the content of its file, not its place, and one of several things kept for it.
struct SlideStateKey {
    std::string fingerprint; ///< see viewer/slide/fingerprint.h; of a slide without one nothing is kept
    QString name;            ///< a file name: "bookmarks.json"
    friend bool operator==(const SlideStateKey &, const SlideStateKey &) = default;
};

/// What the user left behind on slides, by slide and name. Nothing here waits for a disk: reading answers later,
/// writing happens soon, in the order in which both were asked for. Files of the user are one place for it, a project
/// another.
class SlideStates : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~SlideStates() override; // (here, so that every library shares one table of its virtual functions)

    using Answer = std::function<void(const Result<QByteArray> &)>;
    using Content = std::function<QByteArray()>;

    /// `answer` is called on the thread of this object, unless `context` is gone by then. What was never written is
    /// empty. Errors: fileUnreadable(path, reason).
    virtual void read(const SlideStateKey &key, QObject *context, Answer answer) = 0;
    /// `content` is called on another thread, and not at all when a later write overtakes this one. Empty content
    /// removes what was kept. failed() follows when it could not be written.
    virtual void write(const SlideStateKey &key, Content content) = 0;
    /// Keeps what is there under another name, because it could not be understood.
    virtual void setAside(const SlideStateKey &key) = 0;
    /// Removes the things of this name from every slide, what was set aside too.
    virtual void removeAll(const QString &name) = 0;

Q_SIGNALS:
    void failed(const tessera::Error &error);
};

} // namespace tessera
