#include "viewer/project/detail/walkfiles.h"

#include <algorithm>
#include <set>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace tessera::detail {
namespace {

class Walker {
public:
    Walker(const std::stop_token &token, const std::function<void(const fs::path &)> &entered,
           const std::function<Walk(const fs::path &)> &file)
        : m_token(token), m_entered(entered), m_file(file)
    {
    }

    void walk(const fs::path &folder)
    {
        if (m_token.stop_requested())
            return;
        struct stat facts {};
        if (::stat(folder.c_str(), &facts) != 0 || !m_visited.emplace(facts.st_dev, facts.st_ino).second)
            return;
        m_entered(folder);
        std::vector<fs::path> folders;
        std::error_code unreadable;
        for (const fs::path &path : namesIn(folder)) {
            if (m_token.stop_requested() || m_isOver)
                return;
            if (fs::is_directory(path, unreadable))
                folders.push_back(path);
            else if (fs::is_regular_file(path, unreadable))
                m_isOver = m_file(path) == Walk::stop;
        }
        for (const fs::path &inner : folders)
            if (!m_isOver)
                walk(inner);
    }

private:
    static std::vector<fs::path> namesIn(const fs::path &folder)
    {
        std::vector<fs::path> paths;
        std::error_code unreadable;
        for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end;
             entry.increment(unreadable))
            if (!entry->path().filename().native().starts_with('.'))
                paths.push_back(entry->path());
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    const std::stop_token &m_token;
    const std::function<void(const fs::path &)> &m_entered;
    const std::function<Walk(const fs::path &)> &m_file;
    std::set<std::pair<dev_t, ino_t>> m_visited;
    bool m_isOver = false;
};

} // namespace

void walkFiles(const fs::path &folder, const std::stop_token &token,
               const std::function<void(const fs::path &)> &entered, const std::function<Walk(const fs::path &)> &file)
{
    Walker(token, entered, file).walk(folder);
}

} // namespace tessera::detail
