#include "app/colours/colourtext.h"

#include "app/text/errortext.h"

#include <QCoreApplication>

namespace tessera {
namespace {

struct ColourText {
    Q_DECLARE_TR_FUNCTIONS(ColourText)
};

} // namespace

QString nameOf(StainView view)
{
    switch (view) {
    case StainView::rgb:
        return ColourText::tr("All (RGB)");
    case StainView::haematoxylin:
        return ColourText::tr("Haematoxylin");
    case StainView::eosin:
        return ColourText::tr("Eosin");
    case StainView::residual:
        return ColourText::tr("Residual");
    }
    return {};
}

QString badgeOf(IccState state)
{
    switch (state) {
    case IccState::loading:
        return ColourText::tr("ICC …");
    case IccState::noProfile:
        return ColourText::tr("ICC none");
    case IccState::unusable:
        return ColourText::tr("ICC unusable");
    case IccState::off:
        return ColourText::tr("ICC off");
    case IccState::on:
        return ColourText::tr("ICC on");
    }
    return {};
}

QString sentenceOf(const SlideColour &colour)
{
    switch (colour.iccState()) {
    case IccState::loading:
        return ColourText::tr("The colour profile of the slide is being loaded.");
    case IccState::noProfile:
        return ColourText::tr("The slide has no colour profile: its colours are taken for sRGB.");
    case IccState::unusable:
        return colour.iccError() ? sentenceOf(*colour.iccError()) : QString();
    case IccState::off:
        return ColourText::tr("The colour profile of the slide is switched off: its colours are taken for sRGB.");
    case IccState::on:
        return ColourText::tr("The slide is shown through its colour profile.");
    }
    return {};
}

} // namespace tessera
