#include "app/messagebar.h"

#include "app/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_actionButton(new QPushButton(this)),
      m_closeButton(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    setAutoFillBackground(true);
    m_text->setObjectName(u"message"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // paths may contain anything
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_actionButton->setObjectName(u"messageAction"_s);
    m_closeButton->setObjectName(u"closeMessage"_s);
    m_closeButton->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    m_closeButton->setAutoRaise(true);
    m_closeButton->setToolTip(tr("Close this message"));
    m_closeButton->setAccessibleName(tr("Close this message"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_actionButton);
    layout->addWidget(m_closeButton);

    connect(m_closeButton, &QToolButton::clicked, this, &MessageBar::close);
    connect(m_actionButton, &QPushButton::clicked, this, [this] {
        const Action action = std::exchange(m_action, {});
        close();
        if (action.run)
            action.run();
    });
    hide();
}

void MessageBar::show(Kind kind, const QString &sentence, Action action)
{
    m_kind = kind;
    m_action = std::move(action);
    const auto icon = kind == Kind::problem ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(style()->standardIcon(icon).pixmap(size, size));
    m_text->setText(sentence);
    m_text->setToolTip(QString());
    m_actionButton->setText(m_action.text);
    m_actionButton->setVisible(!m_action.text.isEmpty());
    applyColours();
    setVisible(true);
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::close()
{
    m_text->clear();
    setVisible(false);
}

QString MessageBar::sentence() const { return m_text->text(); }

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // (not for this widget's own palette, which would come back here for ever)
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        applyColours();
}

void MessageBar::applyColours()
{
    const bool dark = isDark(QGuiApplication::palette());
    QPalette colours;
    if (m_kind == Kind::problem) {
        colours.setColor(QPalette::Window, dark ? QColor(92, 40, 36) : QColor(252, 226, 220));
        colours.setColor(QPalette::WindowText, dark ? QColor(255, 236, 232) : QColor(96, 16, 8));
    } else {
        colours.setColor(QPalette::Window, dark ? QColor(44, 66, 88) : QColor(222, 235, 248));
        colours.setColor(QPalette::WindowText, dark ? QColor(232, 242, 252) : QColor(12, 48, 88));
    }
    setPalette(colours);
    // Buttons keep the program's colours.
    m_actionButton->setPalette(QGuiApplication::palette());
}

} // namespace tessera
