#include "app/statusline.h"

#include "app/elidedlabel.h"
#include "app/text/slidetext.h"
#include "app/workspace/slideview.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <chrono>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

using namespace std::chrono_literals;

namespace tessera {
namespace {

constexpr auto toldFor = 4s;

/// Empty when the slide is upright.
QString textOf(const Orientation &orientation)
{
    const QString degrees = StatusLine::tr("turned %1°").arg(QLocale().toString(orientation.degrees(), 'g', 4));
    if (!orientation.isMirrored())
        return orientation.degrees() == 0 ? QString() : degrees;
    return orientation.degrees() == 0 ? StatusLine::tr("flipped") : StatusLine::tr("flipped, %1").arg(degrees);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent), m_position(new QLabel(this)), m_magnification(new QLabel(this)),
      m_orientation(new QLabel(this)), m_resolution(new ElidedLabel(this)), m_value(new ElidedLabel(this)),
      m_told(new ElidedLabel(this)), m_toldLongEnough(new QTimer(this)), m_busyText(new ElidedLabel(this)),
      m_busyBar(new QProgressBar(this)), m_busyCancel(new QToolButton(this))
{
    const auto add = [this](QLabel *label, const char *name, const QString &accessibleName) {
        label->setObjectName(QLatin1String(name));
        label->setAccessibleName(accessibleName);
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(4, 0, 8, 0);
        addWidget(label);
    };
    add(m_position, "position", tr("Position"));
    add(m_magnification, "magnification", tr("Magnification"));
    add(m_orientation, "orientation", tr("How the slide lies"));
    m_orientation->hide();
    add(m_resolution, "mpp", tr("Resolution"));
    add(m_value, "mapValue", tr("Value of the heat map at the cursor"));
    add(m_told, "told", tr("What was done"));
    m_told->hide();
    m_toldLongEnough->setSingleShot(true);
    m_toldLongEnough->setInterval(toldFor);
    connect(m_toldLongEnough, &QTimer::timeout, m_told, &QLabel::hide);
    add(m_busyText, "busy", tr("Running task"));
    makeClickable(*m_position, tr("Click to type a place to go to"));
    makeClickable(*m_magnification, tr("Click to type a magnification"));
    // Wide enough for large slides, so that nothing beside it moves with the mouse.
    m_position->setMinimumWidth(fontMetrics().horizontalAdvance(u"x 999,999  y 999,999 px"_s) + 12);
    m_busyBar->setRange(0, 0);
    m_busyBar->setMaximumWidth(120);
    m_busyBar->setTextVisible(false);
    m_busyBar->setObjectName(u"busyBar"_s);
    m_busyBar->setAccessibleName(tr("Progress of the running task"));
    m_busyCancel->setObjectName(u"busyCancel"_s);
    m_busyCancel->setText(tr("Cancel"));
    connect(m_busyCancel, &QToolButton::clicked, this, [this] {
        if (m_cancel)
            m_cancel();
    });
    addWidget(m_busyBar);
    addWidget(m_busyCancel);
    showBusy({});

    auto *notice = new ElidedLabel(tr("Research use only, not for diagnosis"), this);
    notice->setObjectName(u"researchUse"_s);
    notice->setContentsMargins(8, 0, 8, 0);
    addPermanentWidget(notice);
}

void StatusLine::makeClickable(QLabel &field, const QString &toolTip)
{
    field.setToolTip(toolTip);
    field.setCursor(Qt::PointingHandCursor);
    field.setFocusPolicy(Qt::TabFocus);
    field.installEventFilter(this);
}

bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    const auto isEnter = [](const QKeyEvent &key) {
        return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Space;
    };
    const bool isClick = event->type() == QEvent::MouseButtonRelease ||
                         (event->type() == QEvent::KeyPress && isEnter(*static_cast<QKeyEvent *>(event)));
    if (!isClick)
        return QStatusBar::eventFilter(watched, event);
    if (watched == m_position)
        Q_EMIT placeAsked();
    else
        Q_EMIT zoomAsked();
    return true;
}

void StatusLine::follow(SlideView &view)
{
    if (m_view) {
        m_view->canvas().disconnect(this);
        m_view->overlay().disconnect(this);
    }
    m_view = &view;
    connect(&view.canvas(), &SlideCanvas::viewportChanged, this, &StatusLine::showViewport);
    connect(&view.canvas(), &SlideCanvas::cursorMoved, this, &StatusLine::showPosition);
    connect(&view.overlay(), &OverlayModel::changed, this, &StatusLine::showValue);
    showViewport(view.canvas().viewport());
    showPosition(std::nullopt);
}

void StatusLine::showPosition(std::optional<Level0Point> point)
{
    m_point = point;
    const auto textOf = [](const QString &text, Level0Point place) {
        const QLocale locale;
        return text.arg(locale.toString(static_cast<qlonglong>(std::floor(place.x))),
                        locale.toString(static_cast<qlonglong>(std::floor(place.y))));
    };
    const bool isEmpty = !m_view || m_view->isEmpty();
    m_position->setText(isEmpty ? QString()
                        : point ? textOf(tr("x %1  y %2 px"), *point)
                                : textOf(tr("centre %1, %2 px"), m_view->canvas().viewport().centre()));
    showValue();
}

void StatusLine::showViewport(const Viewport &viewport)
{
    if (viewport.isEmpty()) {
        m_magnification->clear();
        m_orientation->hide();
        m_resolution->clear();
        return;
    }
    if (!m_point)
        showPosition(std::nullopt);
    const QLocale locale;
    if (const auto magnification = viewport.magnification()) {
        const double value = magnification->value();
        m_magnification->setText(tr("%1×").arg(locale.toString(value, 'f', value < 10 ? 2 : 1)));
    } else {
        m_magnification->setText(
            tr("%1 %").arg(locale.toString(100 / viewport.scale(), 'f', viewport.scale() > 10 ? 1 : 0)));
    }
    m_orientation->setText(textOf(viewport.orientation()));
    m_orientation->setVisible(!viewport.orientation().isUpright());
    m_resolution->setText(viewport.mpp() ? textOf(*viewport.mpp()) : tr("resolution unknown"));
}

void StatusLine::showBusy(const QString &text, std::optional<double> share, std::function<void()> cancel)
{
    m_busyText->setText(text);
    m_busyText->setVisible(!text.isEmpty());
    m_busyBar->setRange(0, share ? 100 : 0);
    m_busyBar->setValue(share ? static_cast<int>(*share * 100) : 0);
    m_busyBar->setVisible(!text.isEmpty());
    m_busyCancel->setVisible(!text.isEmpty() && cancel);
    m_cancel = std::move(cancel);
}

void StatusLine::tell(const QString &sentence)
{
    // (not showMessage(), which hides the position and the zoom meanwhile)
    m_told->setText(sentence);
    m_told->show();
    m_toldLongEnough->start();
}

void StatusLine::showValue()
{
    const auto value = m_point && m_view ? m_view->overlay().valueAt(*m_point) : std::nullopt;
    if (!value)
        m_value->clear();
    else if (value->hidden)
        m_value->setText(tr("%1: hidden by the teacher's mask").arg(m_view->overlay().title()));
    else
        m_value->setText(tr("%1: %2").arg(m_view->overlay().title(), QLocale().toString(value->value, 'f', 3)));
}

} // namespace tessera
