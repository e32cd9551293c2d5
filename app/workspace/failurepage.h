#pragma once
#include <QWidget>

class QLabel;

namespace tessera {

/// What a view shows in the place of a slide that could not be opened.
class FailurePage : public QWidget {
    Q_OBJECT
public:
    explicit FailurePage(QWidget *parent = nullptr);

    void show(const QString &name, const QString &sentence);

Q_SIGNALS:
    void retryWanted();

private:
    QLabel *m_title;
    QLabel *m_sentence;
};

} // namespace tessera
