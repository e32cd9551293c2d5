#include "analysis/engine/endofruns.h"

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

Json listOf(std::span<const EndedRun> runs)
{
    Json list = Json::array();
    for (const EndedRun &run : runs) {
        Json entry{{"name", run.name}};
        if (run.problem)
            entry["error"] = {{"code", run.problem->code}, {"message", run.problem->sentence}};
        else
            entry.update(run.inAList);
        list.push_back(std::move(entry));
    }
    return Json{{"runs", list}};
}

} // namespace

int endWith(std::span<const EndedRun> runs, OutputForm output, const std::function<void(const EndedRun &)> &print)
{
    if (runs.size() == 1 && runs.front().problem)
        return reportProblem(*runs.front().problem, output);
    const Problem *first = nullptr;
    const Problem *stop = nullptr;
    for (const EndedRun &run : runs)
        if (run.problem && run.problem->isStopped) {
            stop = &*run.problem;
        } else if (run.problem) {
            std::cerr << run.problem->sentence << '\n';
            first = first ? first : &*run.problem;
        }
    if (stop)
        return reportProblem(*stop, output);
    if (output == OutputForm::json) {
        std::cout << (runs.size() == 1 ? runs.front().alone : listOf(runs)).dump(2) << '\n';
    } else {
        for (const EndedRun &run : runs)
            if (!run.problem)
                print(run);
        std::cout << "Research use only, not for diagnosis.\n";
    }
    return first ? first->exitCode : 0;
}

} // namespace tessera
