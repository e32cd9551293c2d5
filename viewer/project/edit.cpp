#include "viewer/project/edit.h"

#include <algorithm>

namespace tessera {
namespace {

struct SlidesOf {
    std::vector<SlideId> operator()(const edit::AddSlides &) const { return {}; }
    std::vector<SlideId> operator()(const edit::Relink &edit) const { return {edit.slide}; }
    std::vector<SlideId> operator()(const edit::SetState &edit) const { return {edit.slide}; }
    template <typename T>
    std::vector<SlideId> operator()(const T &edit) const
    {
        return edit.slides;
    }
};

struct ApplyTo {
    WorklistSlide &slide;

    void operator()(const edit::SetStatus &edit) const { slide.status = edit.status; }
    void operator()(const edit::SetNote &edit) const { slide.note = edit.note; }
    void operator()(const edit::SetCase &edit) const { slide.caseName = edit.name.trimmed(); }
    void operator()(const edit::SetTags &edit) const { slide.tags = cleanTags(edit.tags); }
    void operator()(const edit::AddTag &edit) const { slide.tags = cleanTags(slide.tags + QStringList{edit.tag}); }
    void operator()(const edit::RemoveTag &edit) const { slide.tags.removeAll(edit.tag.trimmed()); }
    void operator()(const edit::SetLabel &edit) const
    {
        if (edit.value)
            slide.labels[edit.column.trimmed()] = *edit.value;
        else
            slide.labels.remove(edit.column.trimmed());
    }
    void operator()(const edit::Relink &edit) const
    {
        slide.path = edit.file.path;
        slide.fingerprint = edit.file.fingerprint;
        slide.bytes = edit.file.bytes;
    }
    void operator()(const edit::AddSlides &) const {}
    void operator()(const edit::RemoveSlides &) const {}
    void operator()(const edit::SetState &) const {}
};

} // namespace

std::vector<SlideId> slidesOf(const Edit &edit) { return std::visit(SlidesOf(), edit); }

void applyTo(WorklistSlide &slide, const Edit &edit) { std::visit(ApplyTo{slide}, edit); }

QStringList cleanTags(const QStringList &tags)
{
    QStringList clean;
    for (const QString &tag : tags)
        if (!tag.trimmed().isEmpty())
            clean << tag.trimmed();
    std::sort(clean.begin(), clean.end());
    clean.erase(std::unique(clean.begin(), clean.end()), clean.end());
    return clean;
}

} // namespace tessera
