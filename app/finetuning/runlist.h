#pragma once
#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace tessera {

class TrainingSession;

/// The runs that are known: one is chosen, those that are ticked are drawn.
class RunList : public QWidget {
    Q_OBJECT
public:
    /// The session outlives the widget.
    explicit RunList(TrainingSession &session, QWidget *parent = nullptr);

    const std::filesystem::path &chosen() const { return m_chosen; }
    /// In the order of the list; the chosen one is always among them.
    std::vector<std::filesystem::path> drawn() const;
    void choose(const std::filesystem::path &run);

Q_SIGNALS:
    void chosenChanged(const std::filesystem::path &run);
    void drawnChanged();

private:
    void showRuns();
    void takeTick(const QListWidgetItem &item);

    TrainingSession &m_session;
    std::filesystem::path m_chosen;
    std::vector<std::filesystem::path> m_ticked;
    QLabel *m_hint;
    QListWidget *m_list;
};

} // namespace tessera
