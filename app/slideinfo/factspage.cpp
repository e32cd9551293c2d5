#include "app/slideinfo/factspage.h"

#include "app/text/paths.h"
#include "app/text/slidetext.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QString pixels(int64_t width, int64_t height)
{
    const QLocale locale;
    return u"%1 × %2 px"_s.arg(locale.toString(static_cast<qlonglong>(width)),
                               locale.toString(static_cast<qlonglong>(height)));
}

QString sizeText(const SlideFacts &facts, const std::optional<MicronsPerPixel> &mpp)
{
    const SlideLevel &level = facts.level0();
    const QString text = pixels(level.width, level.height);
    if (!mpp)
        return text;
    constexpr double micronsPerMillimetre = 1000;
    const auto millimetres = [](int64_t length, double pitch) {
        return QLocale().toString(static_cast<double>(length) * pitch / micronsPerMillimetre, 'f', 2);
    };
    return FactsPage::tr("%1 (%2 × %3 mm)")
        .arg(text, millimetres(level.width, mpp->x), millimetres(level.height, mpp->y));
}

QString colourText(const SlideFacts &facts)
{
    if (!facts.colourProfile)
        return FactsPage::tr("no colour profile in the file");
    return FactsPage::tr("colour profile of %1")
        .arg(QLocale().formattedDataSize(static_cast<qint64>(facts.colourProfile->size)));
}

} // namespace

FactsPage::FactsPage(QWidget *parent) : QWidget(parent), m_form(new QFormLayout), m_levels(new QTreeWidget(this))
{
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_file = addRow(tr("File"), "infoFile");
    m_folder = addRow(tr("Folder"), "infoFolder");
    m_format = addRow(tr("Format"), "infoFormat");
    m_size = addRow(tr("Size"), "infoSize");
    m_resolution = addRow(tr("Resolution"), "infoResolution");
    m_objective = addRow(tr("Objective"), "infoObjective");
    m_colour = addRow(tr("Colour"), "infoColour");
    m_seen = addRow(tr("Seen"), "infoSeen");
    m_fingerprint = addRow(tr("Fingerprint"), "infoFingerprint");
    showSeen({});

    m_levels->setObjectName(u"levels"_s);
    m_levels->setAccessibleName(tr("Levels of the slide"));
    m_levels->setHeaderLabels({tr("Level"), tr("Size"), tr("Smaller by"), tr("Tiles"), tr("Read")});
    m_levels->setRootIsDecorated(false);
    m_levels->setAlternatingRowColors(true);
    m_levels->setTabKeyNavigation(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_levels, 1);
}

QLabel *FactsPage::addRow(const QString &title, const char *name)
{
    auto *value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(title);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_form->addRow(title + u':', value);
    return value;
}

void FactsPage::show(const SlideFacts &facts, const std::optional<MicronsPerPixel> &mpp)
{
    const QFileInfo file(toQString(facts.path));
    m_file->setText(file.fileName());
    // (a zero-width space after each slash: a long path may break there)
    m_folder->setText(file.absolutePath().replace(u'/', u"/\u200B"_s));
    m_folder->setToolTip(file.absolutePath());
    m_format->setText(facts.reader == SlideReaderKind::openslide
                          ? tr("%1, read by OpenSlide").arg(QString::fromStdString(facts.vendor))
                          : QString::fromStdString(facts.vendor));
    m_size->setText(sizeText(facts, mpp));
    m_resolution->setText(mpp ? textOf(*mpp) : tr("unknown"));
    m_objective->setText(facts.objectivePower ? tr("%1×").arg(QLocale().toString(*facts.objectivePower, 'g', 4))
                                              : tr("unknown"));
    m_colour->setText(colourText(facts));
    const QString fingerprint = QString::fromStdString(facts.fingerprint);
    constexpr qsizetype shownLetters = 16; // enough to compare; the rest is in the tool tip
    m_fingerprint->setText(fingerprint.size() > shownLetters ? fingerprint.left(shownLetters) + u'…' : fingerprint);
    m_fingerprint->setToolTip(fingerprint);
    showLevels(facts);
}

void FactsPage::clear()
{
    for (QLabel *label : {m_file, m_folder, m_format, m_size, m_resolution, m_objective, m_colour, m_fingerprint})
        label->clear();
    showSeen({});
    m_levels->clear();
}

void FactsPage::showSeen(const QString &text)
{
    m_seen->setText(text);
    m_seen->setVisible(!text.isEmpty());
    m_form->labelForField(m_seen)->setVisible(!text.isEmpty());
}

void FactsPage::showLevels(const SlideFacts &facts)
{
    m_levels->clear();
    const QLocale locale;
    for (std::size_t i = 0; i < facts.levels.size(); ++i) {
        const SlideLevel &level = facts.levels[i];
        auto *item = new QTreeWidgetItem(
            m_levels, {locale.toString(static_cast<int>(i)), pixels(level.width, level.height),
                       locale.toString(level.downsample, 'g', 5), pixels(level.tileWidth, level.tileHeight),
                       level.directTiles ? tr("directly") : tr("by the library")});
        item->setToolTip(4, level.directTiles
                                ? tr("Its JPEG tiles are decoded without OpenSlide, several times faster, to the same "
                                     "pixels.")
                                : tr("Its tiles are read by the library of the format."));
    }
    for (int column = 0; column < m_levels->columnCount(); ++column)
        m_levels->resizeColumnToContents(column);
}

} // namespace tessera
