#include "tests/fuzz/input.h"
#include "viewer/colour/displaytransform.h"

using namespace tessera;

/// Saved colour settings: what is taken can be used and saved again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const Result<ColourSettings> settings = colourSettingsFromJson(fuzz::textOf(data, size));
    if (!settings)
        return 0;
    fuzz::requireThat(settings->adjustments == settings->adjustments.limited());
    const Result<ColourSettings> again = colourSettingsFromJson(toJson(*settings));
    fuzz::requireThat(again && *again == *settings);
    const Pixels shown = DisplayTransform(nullptr, *settings).applied(Pixels::filled(2, 2, rgb(200, 120, 170)));
    fuzz::requireThat(shown.data.back() >= 0xFF000000u);
    return 0;
}
