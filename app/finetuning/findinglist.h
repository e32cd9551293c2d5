#pragma once
#include "analysis/protocol/trainingmessages.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace tessera {

/// What a check of cases has found: a sentence each, below it the cases that it is about. Enter or a double click on a
/// case asks for its slide.
class FindingList : public QWidget {
    Q_OBJECT
public:
    explicit FindingList(QWidget *parent = nullptr);

    void show(const std::vector<protocol::TrainingFinding> &findings, const QString &whenEmpty);

Q_SIGNALS:
    void slideWanted(const QString &name);

private:
    QLabel *m_empty;
    QListWidget *m_list;
};

} // namespace tessera
