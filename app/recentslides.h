#pragma once
#include <QObject>
#include <QStringList>

namespace tessera {

/// The slides opened last, newest first, kept over restarts.
class RecentSlides : public QObject {
    Q_OBJECT
public:
    explicit RecentSlides(QObject *parent = nullptr);

    const QStringList &paths() const { return m_paths; }
    void add(const QString &path);
    void clear();

    static constexpr int most = 10;

Q_SIGNALS:
    void changed();

private:
    void set(const QStringList &paths);
    QStringList m_paths; ///< absolute
};

} // namespace tessera
