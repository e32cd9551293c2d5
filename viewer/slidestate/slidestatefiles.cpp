#include "viewer/slidestate/slidestatefiles.h"

#include "base/atomicfile.h"
#include "base/readfile.h"

#include <QFile>
#include <QPointer>

#include <algorithm>
#include <cstdint>
#include <system_error>
#include <utility>

namespace tessera {
namespace {

namespace fs = std::filesystem;

constexpr int mostSetAside = 99;
constexpr int64_t largestFile = int64_t{64} << 20;

/// It becomes the name of a folder.
bool isPlainName(const std::string &text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-';
    });
}

fs::path asidePath(const fs::path &path)
{
    for (int number = 1;; ++number) {
        fs::path aside = path;
        aside += number == 1 ? ".damaged" : ".damaged-" + std::to_string(number);
        std::error_code ignored;
        if (number == mostSetAside || !fs::exists(aside, ignored))
            return aside;
    }
}

Result<void> store(const fs::path &path, const QByteArray &content)
{
    std::error_code failure;
    if (content.isEmpty()) {
        fs::remove(path, failure);
        fs::remove(path.parent_path(), failure); // (fails while anything else is in it)
        return {};
    }
    fs::create_directories(path.parent_path(), failure); // (the write says it better)
    return writeAtomically(path, std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
}

Result<QByteArray> load(const fs::path &path)
{
    std::error_code failure;
    if (!fs::exists(path, failure))
        return QByteArray();
    const Result<std::string> text = readFile(path, largestFile);
    if (!text)
        return passOn(text.error());
    return QByteArray::fromStdString(*text);
}

} // namespace

SlideStateFiles::SlideStateFiles(std::filesystem::path folder, QObject *parent)
    : SlideStates(parent), m_folder(std::move(folder)), m_thread([this](const std::stop_token &token) { work(token); })
{
}

SlideStateFiles::~SlideStateFiles()
{
    m_thread.request_stop();
    m_thread.join();
}

fs::path SlideStateFiles::pathOf(const SlideStateKey &key) const
{
    return m_folder / key.fingerprint / fs::path(QFile::encodeName(key.name).toStdString());
}

bool SlideStateFiles::keeps(const SlideStateKey &key) const
{
    return !m_folder.empty() && isPlainName(key.fingerprint);
}

void SlideStateFiles::read(const SlideStateKey &key, QObject *context, Answer answer)
{
    const auto run = [this, path = pathOf(key), isKept = keeps(key), context = QPointer<QObject>(context),
                      answer = std::move(answer)] {
        const Result<QByteArray> content = isKept ? load(path) : QByteArray();
        // Posted to this object: dropped when it is destroyed first.
        QMetaObject::invokeMethod(
            this,
            [context, answer, content] {
                if (context)
                    answer(content);
            },
            Qt::QueuedConnection);
    };
    enqueue({run});
}

void SlideStateFiles::write(const SlideStateKey &key, Content content)
{
    if (!keeps(key))
        return;
    enqueue({[this, path = pathOf(key), content = std::move(content)] {
                 if (const Result<void> done = store(path, content()); !done)
                     report(done.error());
             },
             key});
}

void SlideStateFiles::setAside(const SlideStateKey &key)
{
    if (!keeps(key))
        return;
    enqueue({[path = pathOf(key)] {
        std::error_code ignored;
        fs::rename(path, asidePath(path), ignored);
    }});
}

void SlideStateFiles::removeAll(const QString &name)
{
    if (m_folder.empty())
        return;
    enqueue({[this, name = QFile::encodeName(name).toStdString()] {
        std::error_code failure;
        for (const fs::directory_entry &slide : fs::directory_iterator(m_folder, failure)) {
            std::error_code ignored;
            for (const fs::directory_entry &file : fs::directory_iterator(slide.path(), ignored))
                if (file.path().filename().string().starts_with(name))
                    fs::remove(file.path(), ignored);
            fs::remove(slide.path(), ignored); // (fails while anything else is in it)
        }
    }});
}

void SlideStateFiles::report(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void SlideStateFiles::enqueue(Task task)
{
    const std::lock_guard lock(m_mutex);
    // Overtaken is what no reader and no other kind of task stands behind.
    for (auto waiting = m_tasks.rbegin(); waiting != m_tasks.rend() && !waiting->writes.name.isEmpty(); ++waiting)
        if (waiting->writes == task.writes) {
            *waiting = std::move(task);
            return;
        }
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
}

void SlideStateFiles::work(const std::stop_token &token)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, token, [this] { return !m_tasks.empty(); });
        if (m_tasks.empty())
            return; // stopped, and nothing is left
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task.run();
        lock.lock();
    }
}

} // namespace tessera
