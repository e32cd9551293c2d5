#pragma once
#include "viewer/slidestate/slidestates.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

namespace tessera {

/// Keeps each thing in a file of its own, <folder>/<fingerprint>/<name>, replaced as a whole.
class SlideStateFiles : public SlideStates {
    Q_OBJECT
public:
    /// The folder is made when something is written; an empty one keeps nothing.
    explicit SlideStateFiles(std::filesystem::path folder, QObject *parent = nullptr);
    /// Writes what waits first.
    ~SlideStateFiles() override;

    void read(const SlideStateKey &key, QObject *context, Answer answer) override;
    void write(const SlideStateKey &key, Content content) override;
    void setAside(const SlideStateKey &key) override;
    void removeAll(const QString &name) override;
    std::filesystem::path pathOf(const SlideStateKey &key) const;

private:
    struct Task {
        std::function<void()> run;
        SlideStateKey writes{}; ///< what it replaces; no name where it does something else
    };
    void enqueue(Task task);
    void work(const std::stop_token &token);
    void report(const Error &error);
    bool keeps(const SlideStateKey &key) const;

    const std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
