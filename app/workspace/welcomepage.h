#pragma once
#include <QWidget>

namespace tessera {

/// What a view without a slide shows: what to do first, with a button for each of it.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void openWanted();
    void sampleWanted();
};

} // namespace tessera
