#pragma once
#include "base/units.h"
#include "viewer/slide/slidefacts.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace tessera {

/// What is known of the slide without reading its pixels, and its levels.
class FactsPage : public QWidget {
    Q_OBJECT
public:
    explicit FactsPage(QWidget *parent = nullptr);

    /// `mpp` is what counts now: the user's own, or what the file says.
    void show(const SlideFacts &facts, const std::optional<MicronsPerPixel> &mpp);
    void clear();
    /// How much of the slide was looked at; empty: nothing is said of it.
    void showSeen(const QString &text);

private:
    QLabel *addRow(const QString &title, const char *name);
    void showLevels(const SlideFacts &facts);

    QFormLayout *m_form;
    QLabel *m_file;
    QLabel *m_folder;
    QLabel *m_format;
    QLabel *m_size;
    QLabel *m_resolution;
    QLabel *m_objective;
    QLabel *m_colour;
    QLabel *m_fingerprint;
    QLabel *m_seen;
    QTreeWidget *m_levels;
};

} // namespace tessera
