#pragma once
namespace tessera {

class MainWindow;

/// The bookmarks of the slide: their panel and their commands.
void addBookmarks(MainWindow &window);

} // namespace tessera
