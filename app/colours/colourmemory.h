#pragma once
#include "viewer/colour/coloursettings.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace tessera {

class SlideView;
class Workspace;

/// Where the colours of slides are kept, by the slide's fingerprint, as JSON; empty for none.
struct ColourStore {
    std::function<QString(const std::string &fingerprint)> read;
    std::function<void(const std::string &fingerprint, const QString &json)> write;
};

/// Gives every slide that is opened the colours that the user chose for it before, and keeps what is chosen now, a
/// moment after the last change.
class ColourMemory : public QObject {
    Q_OBJECT
public:
    ColourMemory(Workspace &workspace, ColourStore store, QObject *parent);
    /// Writes what is not written yet.
    ~ColourMemory() override;

private:
    void follow(SlideView *view);
    void recall(SlideView &view);
    void note(SlideView &view);
    void write();

    ColourStore m_store;
    QHash<QString, ColourSettings> m_known; ///< by fingerprint, as they are or will be in the store
    QHash<QString, ColourSettings> m_unwritten;
    QTimer m_later;
};

} // namespace tessera
