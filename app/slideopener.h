#pragma once
#include "base/error.h"
#include "viewer/slide/slidesource.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <map>
#include <memory>
#include <thread>

namespace tessera {

/// Opens slides on a thread of their own and hands them back by signal on the thread that owns it (the GUI's).
/// A later open() replaces an earlier one, whose answer is dropped. Destroying it waits for the file that is being
/// opened.
class SlideOpener : public QObject {
    Q_OBJECT
public:
    explicit SlideOpener(QObject *parent = nullptr);
    ~SlideOpener() override;

    void open(const QString &path, HostileFormats hostileFormats = HostileFormats::refuse);
    bool isOpening() const { return m_answered != m_asked; }

Q_SIGNALS:
    /// Only when opening takes long enough for the user to wonder; opened() or failed() follows.
    void takesLong(const QString &path);
    void opened(std::shared_ptr<const tessera::SlideSource> slide, const QString &path,
                tessera::HostileFormats hostileFormats);
    void failed(const tessera::Error &error, const QString &path);

private:
    void answer(uint64_t number, const Result<std::shared_ptr<const SlideSource>> &slide, const QString &path,
                HostileFormats hostileFormats);

    QTimer m_patience;
    uint64_t m_asked = 0;                       ///< number of the newest open()
    uint64_t m_answered = 0;                    ///< the same once it was answered
    std::map<uint64_t, std::jthread> m_threads; ///< by number; all but the newest are finishing for nothing
};

} // namespace tessera
