#pragma once
#include "viewer/coverage/coveragemap.h"
#include "viewer/coverage/recording.h"
#include "viewer/slide/slidefacts.h"
#include "viewer/slidestate/slidestates.h"

#include <QObject>
#include <QPolygonF>
#include <QTimer>

#include <map>
#include <memory>
#include <string>

namespace tessera {

/// What was seen of one slide, shared by all views of it. It is written a few seconds after changes and when the last
/// view lets go of it.
class SlideCoverage : public QObject {
    Q_OBJECT
public:
    /// Reads what was recorded before; times may be added meanwhile.
    SlideCoverage(std::shared_ptr<SlideStates> states, const SlideFacts &facts);
    ~SlideCoverage() override;

    const CoverageMap &map() const { return m_map; }
    void add(const QPolygonF &outline, ViewingClass viewingClass, ViewingTime time);
    /// Nothing was seen yet, also on the disk.
    void clear();

Q_SIGNALS:
    void changed();
    /// What was recorded could not be understood: it was set aside.
    void failed(const tessera::Error &error);

private:
    void take(const Result<QByteArray> &content);
    void write();

    const std::shared_ptr<SlideStates> m_states;
    const SlideStateKey m_key;
    const Level0Rect m_extent;
    CoverageMap m_map;
    bool m_loaded = false;
    bool m_clearedMeanwhile = false;
    bool m_unwritten = false;
    QTimer m_write;
};

/// The records of the slides that are open, each there while somebody holds it.
class CoverageBook : public QObject {
    Q_OBJECT
public:
    explicit CoverageBook(std::shared_ptr<SlideStates> states, QObject *parent = nullptr);

    std::shared_ptr<SlideCoverage> of(const SlideFacts &facts);

    Recording recording() const { return m_recording; }
    void setRecording(Recording recording) { m_recording = recording; }
    /// Of every slide there ever was one for.
    void deleteAllRecords();

Q_SIGNALS:
    void failed(const tessera::Error &error);

private:
    const std::shared_ptr<SlideStates> m_states;
    Recording m_recording = Recording::on;
    std::map<std::string, std::weak_ptr<SlideCoverage>> m_open; ///< by fingerprint
};

} // namespace tessera
