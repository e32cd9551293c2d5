#include "app/workspace/resolutionbar.h"

#include "app/text/errortext.h"
#include "base/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

ResolutionBar::ResolutionBar(QWidget *parent)
    : QFrame(parent), m_question(new QLabel(this)), m_field(new QLineEdit(this)), m_problem(new QLabel(this)),
      m_forget(new QPushButton(tr("&Use the file's"), this))
{
    setObjectName(u"resolutionBar"_s);
    m_field->setObjectName(u"resolution"_s);
    m_field->setAccessibleName(tr("Resolution of the slide in micrometres per pixel"));
    m_field->setPlaceholderText(QLocale().toString(0.25));
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 16);
    m_problem->setObjectName(u"resolutionProblem"_s);
    m_problem->setWordWrap(true);
    auto *set = new QPushButton(tr("S&et"), this);
    set->setObjectName(u"setResolution"_s);
    m_forget->setObjectName(u"forgetResolution"_s);
    auto *close = new QToolButton(this);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Not now"));
    close->setAccessibleName(tr("Not now"));

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_question);
    row->addWidget(m_field);
    row->addWidget(new QLabel(tr("µm per pixel"), this));
    row->addWidget(set);
    row->addWidget(m_forget);
    row->addStretch(1);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_problem);

    connect(m_field, &QLineEdit::returnPressed, this, &ResolutionBar::take);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showProblem({}); });
    connect(set, &QPushButton::clicked, this, &ResolutionBar::take);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT given(std::nullopt);
    });
    hide();
}

void ResolutionBar::ask(std::optional<MicronsPerPixel> file, std::optional<double> user)
{
    m_question->setText(file || user ? tr("Resolution of this slide:") : tr("Resolution unknown: set it"));
    const std::optional<double> shown = user ? user : file ? std::optional(file->mean()) : std::nullopt;
    m_field->setText(shown ? QLocale().toString(*shown, 'g', 6) : QString());
    showProblem({});
    m_forget->setVisible(user.has_value());
    m_forget->setText(file ? tr("&Use the file's") : tr("&Forget it"));
    show();
}

void ResolutionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void ResolutionBar::take()
{
    const QString text = m_field->text().trimmed();
    double value = 0;
    if (!parseNumber(text.toStdString(), value) || !isPlausibleMpp(value)) {
        showProblem(text.isEmpty() ? tr("Give a value between 0.05 and 20 µm per pixel.")
                                   : sentenceOf({ErrorCode::mppImplausible, {text.toStdString()}, {}}));
        m_field->setFocus();
        m_field->selectAll();
        return;
    }
    hide();
    Q_EMIT given(value);
}

void ResolutionBar::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace tessera
