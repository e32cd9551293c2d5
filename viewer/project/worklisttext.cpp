#include "viewer/project/worklisttext.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QString translated(const char *source) { return QCoreApplication::translate("Worklist", source); }

} // namespace

QString textOf(SlideStatus status)
{
    switch (status) {
    case SlideStatus::unread:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Unread"));
    case SlideStatus::inProgress:
        return translated(QT_TRANSLATE_NOOP("Worklist", "In progress"));
    case SlideStatus::secondOpinion:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Second opinion"));
    case SlideStatus::done:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Done"));
    case SlideStatus::unusable:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Unusable"));
    }
    return {};
}

QString headerOf(WorklistColumn column)
{
    switch (column) {
    case WorklistColumn::name:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Slide"));
    case WorklistColumn::caseName:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Case"));
    case WorklistColumn::status:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Status"));
    case WorklistColumn::tags:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Tags"));
    case WorklistColumn::note:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Note"));
    case WorklistColumn::added:
        return translated(QT_TRANSLATE_NOOP("Worklist", "Added"));
    case WorklistColumn::size:
        return translated(QT_TRANSLATE_NOOP("Worklist", "File size"));
    }
    return {};
}

QString textOf(const WorklistSlide &slide, WorklistColumn column)
{
    switch (column) {
    case WorklistColumn::name:
        return QString::fromStdString(displayed(slide.path.filename()));
    case WorklistColumn::caseName:
        return slide.caseName;
    case WorklistColumn::status:
        return textOf(slide.status);
    case WorklistColumn::tags:
        return slide.tags.join(u", "_s);
    case WorklistColumn::note:
        return slide.note;
    case WorklistColumn::added:
        return QLocale().toString(QDateTime::fromString(slide.added, Qt::ISODate).toLocalTime().date(),
                                  QLocale::ShortFormat);
    case WorklistColumn::size:
        return QLocale().formattedDataSize(slide.bytes);
    }
    return {};
}

} // namespace tessera
