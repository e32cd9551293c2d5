#include "app/workspace/welcomepage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    auto *title = new QLabel(tr("Open a slide"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto *hint = new QLabel(tr("Drop slide files or folders here, or choose one. Without a slide of your own, "
                               "look at the sample first: it is drawn by the program."),
                            this);
    hint->setObjectName(u"openHint"_s);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    auto *keys = new QLabel(tr("F1 shows all keys, Ctrl+L finds every command by its name."), this);
    keys->setAlignment(Qt::AlignCenter);
    keys->setWordWrap(true);
    auto *notice = new QLabel(tr("Research use only, not for diagnosis."), this);
    notice->setAlignment(Qt::AlignCenter);
    notice->setWordWrap(true);

    auto *open = new QPushButton(tr("&Open slide…"), this);
    open->setObjectName(u"welcomeOpen"_s);
    auto *sample = new QPushButton(tr("Open the &sample slide"), this);
    sample->setObjectName(u"welcomeSample"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {open, sample}) {
        button->setMinimumHeight(32);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addLayout(buttons);
    layout->addWidget(keys);
    layout->addStretch(3);
    layout->addWidget(notice);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openWanted);
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleWanted);
}

} // namespace tessera
