#include "app/workspace/gotobar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

GoToBar::GoToBar(QWidget *parent) : QFrame(parent), m_field(new QLineEdit(this)), m_problem(new QLabel(this))
{
    setObjectName(u"goToBar"_s);
    m_field->setObjectName(u"goTo"_s);
    m_field->setAccessibleName(tr("Place or zoom to go to"));
    m_field->setPlaceholderText(tr("12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 56);
    m_problem->setObjectName(u"goToProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *question = new QLabel(tr("&Go to:"), this);
    question->setBuddy(m_field);
    auto *go = new QPushButton(tr("G&o"), this);
    go->setObjectName(u"goToGo"_s);
    auto *close = new QToolButton(this);
    close->setObjectName(u"goToClose"_s);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Stay here"));
    close->setAccessibleName(tr("Stay here"));

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(question);
    row->addWidget(m_field, 1);
    row->addWidget(go);
    row->addStretch(1);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    connect(m_field, &QLineEdit::returnPressed, this, &GoToBar::take);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showProblem({}); });
    connect(go, &QPushButton::clicked, this, &GoToBar::take);
    connect(close, &QToolButton::clicked, this, &GoToBar::giveUp);
    hide();
}

void GoToBar::ask(const PlaceContext &context, const QString &text)
{
    m_context = context;
    m_field->setText(text);
    showProblem({});
    show();
    m_field->setFocus();
    m_field->selectAll();
}

void GoToBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        giveUp();
    else
        QFrame::keyPressEvent(event);
}

void GoToBar::take()
{
    const PlaceAnswer answer = parsePlace(m_field->text(), m_context);
    if (!answer.problem.isEmpty()) {
        showProblem(answer.problem);
        m_field->setFocus();
        m_field->selectAll();
        return;
    }
    hide();
    Q_EMIT wanted(answer.place);
}

void GoToBar::giveUp()
{
    hide();
    Q_EMIT closed();
}

void GoToBar::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace tessera
