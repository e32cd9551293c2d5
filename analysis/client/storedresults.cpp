#include "analysis/client/storedresults.h"

#include "analysis/client/detail/taskthread.h"
#include "analysis/client/resultsfolder.h"
#include "base/log.h"

#include <QFile>

#include <algorithm>
#include <stop_token>

namespace tessera {
namespace {

using detail::TaskThread;
namespace fs = std::filesystem;

/// Folders directly inside; hidden ones are analyses under way.
std::vector<fs::path> foldersIn(const fs::path &folder)
{
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        if (entry->is_directory(unreadable) && !entry->path().filename().native().starts_with('.'))
            folders.push_back(entry->path());
    }
    return folders;
}

bool holdsResult(const fs::path &folder)
{
    std::error_code error;
    return fs::exists(folder / "result.json", error);
}

std::vector<fs::path> candidates(const fs::path &root, const fs::path &slide, const std::string &fingerprint)
{
    std::vector<fs::path> folders;
    for (const fs::path &model : foldersIn(resultsFolderOfSlide(root, fingerprint)))
        for (const fs::path &folder : foldersIn(model))
            folders.push_back(folder);
    folders.push_back(root / resultFolderName(slide));
    std::erase_if(folders, [](const fs::path &folder) { return !holdsResult(folder); });
    return folders;
}

FoundResults search(const fs::path &root, const fs::path &slide, const ResultExpectation &expected,
                    std::stop_token token)
{
    FoundResults found;
    found.fingerprint = expected.fingerprint;
    for (const fs::path &folder : candidates(root, slide, expected.fingerprint)) {
        if (token.stop_requested())
            break;
        Result<LoadedResult> result = loadResult(folder, expected);
        if (result)
            found.results.push_back(std::make_shared<const LoadedResult>(std::move(*result)));
        else
            found.refused.push_back(result.error());
    }
    std::stable_sort(found.results.begin(), found.results.end(),
                     [](const auto &a, const auto &b) { return a->result.created > b->result.created; });
    return found;
}

} // namespace

StoredResults::StoredResults(fs::path root, QObject *parent)
    : QObject(parent), m_root(std::move(root)), m_thread(std::make_unique<TaskThread>(*this))
{
}

StoredResults::~StoredResults() = default;

void StoredResults::find(const fs::path &slide, const ResultExpectation &expected)
{
    const uint64_t number = ++m_findNumber;
    m_thread->run(TaskThread::Kind::find, [this, number, root = m_root, slide, expected](std::stop_token token) {
        return [this, number, found = search(root, slide, expected, token)] {
            if (number == m_findNumber)
                Q_EMIT this->found(found);
        };
    });
}

void StoredResults::load(const fs::path &folder, const ResultExpectation &expected)
{
    m_thread->run(TaskThread::Kind::everyone, [this, folder, expected](std::stop_token) -> TaskThread::Answer {
        Result<LoadedResult> result = loadResult(folder, expected);
        if (!result)
            return [this, error = result.error()] { Q_EMIT refused(error); };
        return [this, result = std::make_shared<const LoadedResult>(std::move(*result))] { Q_EMIT loaded(result); };
    });
}

void StoredResults::readPartial(const QString &tiles)
{
    const uint64_t number = ++m_partialNumber;
    const fs::path path = QFile::encodeName(tiles).toStdString();
    m_thread->run(TaskThread::Kind::partial, [this, number, path](std::stop_token) -> TaskThread::Answer {
        Result<TileTable> read = readTileTable(path);
        if (!read) {
            logWarning("partial heat map passed over: " + sentence(read.error()));
            return [] {};
        }
        return [this, number, table = std::make_shared<const TileTable>(std::move(*read))] {
            if (number == m_partialNumber)
                Q_EMIT partialRead(table);
        };
    });
}

void StoredResults::dropPartial() { ++m_partialNumber; }

} // namespace tessera
