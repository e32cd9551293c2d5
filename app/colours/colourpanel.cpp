#include "app/colours/colourpanel.h"

#include "app/colours/colourtext.h"
#include "app/colours/histogramview.h"
#include "app/colours/levelcontrols.h"
#include "app/colours/staincontrols.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tessera {
namespace {

constexpr auto stillTime = 150ms;
constexpr int mostCounted = 400'000; ///< pixels: more change nothing that can be seen

QGroupBox *framed(const QString &title, std::initializer_list<QWidget *> contents)
{
    auto *box = new QGroupBox(title);
    auto *layout = new QVBoxLayout(box);
    for (QWidget *content : contents)
        layout->addWidget(content);
    return box;
}

QLabel *note(const QString &name, const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

/// Of the slide's pixels, not of what is around it.
Histogram histogramOf(const QImage &picture, QRgb surround)
{
    const qint64 pixels = qint64{picture.width()} * picture.height();
    const int step = 1 + static_cast<int>(std::sqrt(static_cast<double>(pixels) / mostCounted));
    Histogram histogram;
    for (int y = 0; y < picture.height(); y += step) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); x += step)
            if (line[x] != surround)
                histogram.add(line[x]);
    }
    return histogram;
}

} // namespace

ColourPanel::ColourPanel(Workspace &workspace, QWidget *parent)
    : QScrollArea(parent), m_workspace(workspace), m_histogram(new HistogramView),
      m_profile(new QCheckBox(tr("Use the slide's &profile (ICC)"))), m_profileState(note(u"profileState"_s)),
      m_levels(new LevelControls), m_stains(new StainControls)
{
    build();
    connectControls();
    m_count.setSingleShot(true);
    m_count.setInterval(stillTime);
    connect(&m_count, &QTimer::timeout, this, &ColourPanel::countPixels);
    connect(&workspace, &Workspace::currentChanged, this, &ColourPanel::follow);
    follow(&workspace.current());
}

void ColourPanel::build()
{
    m_profile->setObjectName(u"useProfile"_s);
    m_histogram->setObjectName(u"histogram"_s);
    auto *reset = new QPushButton(tr("&Reset"));
    reset->setObjectName(u"resetColours"_s);
    reset->setToolTip(tr("Profile on, levels as scanned, all stains, standard colours of the stains"));
    connect(reset, &QPushButton::clicked, this, &ColourPanel::reset);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(framed(tr("In view"), {m_histogram}));
    layout->addWidget(framed(tr("Profile"), {m_profile, m_profileState}));
    layout->addWidget(framed(tr("Levels"), {m_levels}));
    layout->addWidget(framed(tr("Stains"), {m_stains}));
    layout->addWidget(reset);
    layout->addWidget(note(u"displayOnly"_s, tr("These settings change what you see and are kept for this slide. "
                                                "Analyses always read the pixels as scanned.")));
    layout->addStretch(1);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
    setWidget(content);
}

void ColourPanel::connectControls()
{
    connect(m_profile, &QCheckBox::toggled, this, [this](bool on) {
        change([on](ColourSettings &settings) { settings.icc = on ? IccUse::on : IccUse::off; });
    });
    connect(m_levels, &LevelControls::changed, this, [this](const Adjustments &adjustments) {
        change([&](ColourSettings &settings) { settings.adjustments = adjustments; });
    });
    connect(m_stains, &StainControls::viewChosen, this,
            [this](StainView view) { change([view](ColourSettings &settings) { settings.view = view; }); });
    connect(m_stains, &StainControls::standardChosen, this,
            [this] { change([](ColourSettings &settings) { settings.vectors.reset(); }); });
    connect(m_stains, &StainControls::estimateWanted, this, [this] {
        m_workspace.current().canvas().estimateStains();
        showColour();
    });
}

void ColourPanel::follow(SlideView *view)
{
    for (const QMetaObject::Connection &connection : std::as_const(m_view))
        disconnect(connection);
    const auto countLater = [this] { m_count.start(); };
    m_view = {connect(&view->canvas(), &SlideCanvas::colourChanged, this, &ColourPanel::showColour),
              connect(view, &SlideView::slideChanged, this, &ColourPanel::showColour),
              connect(&view->canvas(), &SlideCanvas::viewportChanged, this, countLater),
              connect(&view->canvas(), &SlideCanvas::settledSharp, this, countLater)};
    showColour();
}

SlideColour *ColourPanel::colour() const { return m_workspace.current().canvas().colour(); }

void ColourPanel::change(const std::function<void(ColourSettings &)> &set)
{
    if (!colour())
        return;
    ColourSettings settings = colour()->settings();
    set(settings);
    colour()->setSettings(settings);
}

void ColourPanel::reset()
{
    change([](ColourSettings &settings) { settings = ColourSettings(); });
}

void ColourPanel::showColour()
{
    m_count.start();
    widget()->setEnabled(colour() != nullptr);
    if (!colour()) {
        m_profileState->setText(tr("No slide is open."));
        return;
    }
    const ColourSettings settings = colour()->settings();
    const IccState state = colour()->iccState();
    const QSignalBlocker blocker(m_profile);
    m_profile->setChecked(settings.icc == IccUse::on && state != IccState::noProfile && state != IccState::unusable);
    m_profile->setEnabled(state != IccState::noProfile && state != IccState::unusable);
    m_profileState->setText(sentenceOf(*colour()));
    m_levels->show(settings.adjustments);
    m_stains->show(*colour());
}

void ColourPanel::countPixels()
{
    if (!isVisible())
        return;
    const SlideCanvas &canvas = m_workspace.current().canvas();
    m_histogram->show(colour() ? histogramOf(canvas.picture(), canvas.surround()) : Histogram());
}

void ColourPanel::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_count.start();
}

} // namespace tessera
