#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <utility>

namespace tessera::testing {

/// Runs `work` in a child process that may be killed, and returns its wait status (WIFEXITED and its like). A child
/// that comes back from `work` exits with 0. Fork before the test starts threads.
template <typename Work>
int inChild(Work &&work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::forward<Work>(work)();
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace tessera::testing
