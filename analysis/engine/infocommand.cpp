#include "analysis/engine/commands.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

nlohmann::ordered_json toJson(const SlideFacts &facts)
{
    nlohmann::ordered_json json{{"path", displayed(facts.path)},
                                {"reader", nameOf(facts.reader)},
                                {"vendor", facts.vendor},
                                {"width", facts.level0().width},
                                {"height", facts.level0().height},
                                {"levels", nlohmann::json::array()},
                                {"mpp", nullptr},
                                {"objective", nullptr},
                                {"associated", nlohmann::json::array()},
                                {"fingerprint", facts.fingerprint}};
    for (const SlideLevel &level : facts.levels)
        json["levels"].push_back({{"width", level.width}, {"height", level.height}, {"downsample", level.downsample}});
    if (facts.mpp)
        json["mpp"] = {{"x", facts.mpp->x}, {"y", facts.mpp->y}, {"source", nameOf(facts.mpp->source)}};
    if (facts.objectivePower)
        json["objective"] = *facts.objectivePower;
    for (const auto &[name, size] : facts.associated)
        json["associated"].push_back(name);
    return json;
}

void printText(const SlideFacts &facts)
{
    std::cout << displayed(facts.path) << '\n'
              << "  reader      " << nameOf(facts.reader) << " (" << facts.vendor << ")\n"
              << "  size        " << facts.level0().width << " x " << facts.level0().height << " px\n";
    for (std::size_t i = 0; i < facts.levels.size(); ++i)
        std::cout << "  level " << i << "     " << facts.levels[i].width << " x " << facts.levels[i].height
                  << " px, downsample " << formatted(facts.levels[i].downsample) << '\n';
    if (facts.mpp)
        std::cout << "  resolution  " << formatted(facts.mpp->x) << " x " << formatted(facts.mpp->y) << " um/px ("
                  << nameOf(facts.mpp->source) << ")\n";
    else
        std::cout << "  resolution  unknown: give it with --mpp when you analyze\n";
    if (facts.objectivePower)
        std::cout << "  objective   " << formatted(*facts.objectivePower) << "x\n";
    for (const auto &[name, size] : facts.associated)
        std::cout << "  associated  " << name << '\n';
    std::cout << "  fingerprint " << facts.fingerprint << '\n';
}

} // namespace

int runCommand(const InfoCommand &command, std::stop_token)
{
    const auto slide = openSlide(command.slide, command.options);
    if (!slide)
        return reportError(slide.error(), command.output);
    if (command.output == OutputForm::json)
        std::cout << toJson((*slide)->facts()).dump(2) << '\n';
    else
        printText((*slide)->facts());
    return 0;
}

} // namespace tessera
