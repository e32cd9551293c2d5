#include "analysis/engine/commands.h"
#include "analysis/engine/signals.h"
#include "analysis/engine/threads.h"

#include <iostream>

namespace {

int run(const tessera::Finished &finished, std::stop_token)
{
    (finished.exitCode == 0 ? std::cout : std::cerr) << finished.text;
    return finished.exitCode;
}

template <typename Command>
int run(const Command &command, std::stop_token token)
{
    return tessera::runCommand(command, token);
}

} // namespace

int main(int argc, char **argv)
{
    tessera::tuneAllocator();
    const tessera::StopOnSignal signals;
    const tessera::Command command = tessera::parseCommandLine(argc, argv);
    const int code = std::visit([&](const auto &chosen) { return run(chosen, signals.source().get_token()); }, command);
    return code != 0 && signals.received() != 0 ? 128 + signals.received() : code;
}
