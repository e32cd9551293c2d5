#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace tessera {
namespace {

/// The one logger of the process; spdlog's own registry stays unused.
spdlog::logger &logger()
{
    static spdlog::logger instance = [] {
        spdlog::logger made("tessera", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made.set_pattern("%H:%M:%S.%e %l: %v");
        return made;
    }();
    return instance;
}

} // namespace

void logInfo(const std::string &line) { logger().info(line); }
void logWarning(const std::string &line) { logger().warn(line); }
void logError(const std::string &line) { logger().error(line); }

} // namespace tessera
