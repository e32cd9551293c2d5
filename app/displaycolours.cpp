#include "app/displaycolours.h"

#include "app/mainwindow.h"
#include "app/text/paths.h"
#include "viewer/colour/displayprofile.h"
#include "viewer/tiles/tileengine.h"

#include <thread>
#include <utility>

namespace tessera {
namespace {

class DisplayColours : public QObject {
public:
    DisplayColours(MainWindow &window, std::shared_ptr<TileEngine> tiles)
        : QObject(&window), m_window(window), m_tiles(std::move(tiles))
    {
        // (every change of the settings ends with the theme)
        connect(&window, &MainWindow::themeChanged, this, &DisplayColours::follow);
        follow();
    }

private:
    void follow()
    {
        if (m_window.settings().displayProfile == m_path)
            return;
        m_path = m_window.settings().displayProfile;
        if (m_path.isEmpty())
            return m_tiles->setDisplay(nullptr);
        m_reader = std::jthread([this, path = m_path] {
            QMetaObject::invokeMethod(
                this, [this, path, profile = readDisplayProfile(toPath(path))] { take(path, profile); },
                Qt::QueuedConnection);
        });
    }

    void take(const QString &path, const Result<std::shared_ptr<const DisplayProfile>> &profile)
    {
        if (path != m_path)
            return; // another display has been chosen meanwhile
        m_tiles->setDisplay(profile.value_or(nullptr));
        if (!profile)
            m_window.showProblem(profile.error());
    }

    MainWindow &m_window;
    std::shared_ptr<TileEngine> m_tiles;
    QString m_path;
    std::jthread m_reader; ///< last: joined before the rest goes
};

} // namespace

void addDisplayColours(MainWindow &window, std::shared_ptr<TileEngine> tiles)
{
    new DisplayColours(window, std::move(tiles));
}

} // namespace tessera
