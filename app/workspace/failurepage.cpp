#include "app/workspace/failurepage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

FailurePage::FailurePage(QWidget *parent) : QWidget(parent), m_title(new QLabel(this)), m_sentence(new QLabel(this))
{
    setFocusPolicy(Qt::ClickFocus);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    m_title->setFont(large);
    m_sentence->setObjectName(u"failureSentence"_s);
    for (QLabel *label : {m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText); // names of files
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *retry = new QPushButton(tr("&Try again"), this);
    retry->setObjectName(u"retry"_s);
    retry->setMinimumHeight(32);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(retry);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(retry, &QPushButton::clicked, this, &FailurePage::retryWanted);
}

void FailurePage::show(const QString &name, const QString &sentence)
{
    m_title->setText(name);
    m_sentence->setText(sentence);
}

} // namespace tessera
