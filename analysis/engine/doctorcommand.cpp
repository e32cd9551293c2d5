#include "analysis/engine/commands.h"
#include "analysis/engine/devices.h"
#include "analysis/engine/installedmodels.h"
#include "analysis/engine/selfbenchmark.h"
#include "analysis/engine/threads.h"
#include "base/text.h"

#include <ATen/Parallel.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <iostream>

namespace tessera {
namespace {

constexpr double slowestGoodGigaflopsPerThread = 15; // the reference BLAS reaches 6, OpenBLAS 50 and more

/// What is wrong, and how to mend it.
struct Finding {
    std::string problem;
    std::string remedy;
};

struct Report {
    std::vector<protocol::Device> devices;
    int cores = 1;
    std::string blas;
    std::filesystem::path encoder;
    SelfBenchmark speed;
    std::vector<Finding> findings;
};

std::optional<std::string> environmentValue(const char *name)
{
    const char *value = std::getenv(name);
    return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

void addFindings(Report &report)
{
    if (report.blas == "reference BLAS" || report.speed.gigaflops < slowestGoodGigaflopsPerThread * report.cores)
        report.findings.push_back({"matrix products are slow (" + formatted(std::round(report.speed.gigaflops)) +
                                       " GFLOP/s with " + report.blas + ")",
                                   report.blas.starts_with("OpenBLAS") ? "stop other programs that use the processor"
                                                                       : "install libopenblas0-openmp"});
    if (report.blas == "OpenBLAS (pthread)")
        report.findings.push_back({"OpenBLAS is the pthread build, which does not heed the number of threads",
                                   "install libopenblas0-openmp and choose it with update-alternatives --config "
                                   "libblas.so.3-x86_64-linux-gnu"});
    if (const auto type = environmentValue("OPENBLAS_CORETYPE"))
        report.findings.push_back({"OPENBLAS_CORETYPE=" + *type + " makes OpenBLAS take the kernels of that processor",
                                   "unset it unless there is a reason"});
    if (const auto threads = environmentValue("OMP_NUM_THREADS"); threads && std::atoi(threads->c_str()) > report.cores)
        report.findings.push_back(
            {"OMP_NUM_THREADS=" + *threads + " is more than the " + std::to_string(report.cores) + " cores allowed",
             "unset it"});
    if (report.encoder.empty())
        report.findings.push_back(
            {"no encoder package is installed", "put one into resources/encoders or share/tessera/encoders"});
    for (const protocol::Device &device : report.devices)
        if (!device.problem.empty())
            report.findings.push_back({device.id + " cannot be used: " + device.problem,
                                       "check its driver and that LibTorch was built for it"});
}

void printText(const Report &report)
{
    std::cout << "tessera-engine " TESSERA_VERSION "\n  LibTorch    " << torchVersion() << "\n  BLAS        "
              << report.blas << "\n  threads     " << report.cores << " allowed\n";
    for (const char *name : {"OMP_NUM_THREADS", "OMP_WAIT_POLICY", "OPENBLAS_CORETYPE"})
        if (const auto value = environmentValue(name))
            std::cout << "  environment " << name << '=' << *value << '\n';
    for (const protocol::Device &device : report.devices) {
        std::cout << "  device      " << device.id << ", " << device.name;
        if (device.memoryBytes > 0)
            std::cout << ", " << device.memoryBytes / (1 << 20) << " MiB";
        std::cout << (device.problem.empty() ? "" : " (" + device.problem + ")") << '\n';
    }
    std::cout << "  speed       " << std::round(report.speed.gigaflops) << " GFLOP/s";
    if (report.speed.tilesPerSecond)
        std::cout << ", " << std::round(*report.speed.tilesPerSecond) << " tiles/s";
    std::cout << '\n';
    for (const Finding &finding : report.findings)
        std::cout << "Problem: " << finding.problem << ".\n  Remedy: " << finding.remedy << ".\n";
    if (report.findings.empty())
        std::cout << "Nothing is wrong.\n";
    std::cout << "Research use only, not for diagnosis.\n";
}

void printJson(const Report &report)
{
    nlohmann::ordered_json json{{"version", TESSERA_VERSION},
                                {"torch", torchVersion()},
                                {"blas", report.blas},
                                {"threads", report.cores},
                                {"devices", nlohmann::json::array()},
                                {"gflops", report.speed.gigaflops},
                                {"tiles_per_second", nullptr},
                                {"problems", nlohmann::json::array()}};
    if (report.speed.tilesPerSecond)
        json["tiles_per_second"] = *report.speed.tilesPerSecond;
    for (const protocol::Device &device : report.devices)
        json["devices"].push_back({{"id", device.id},
                                   {"name", device.name},
                                   {"memory_bytes", device.memoryBytes},
                                   {"problem", device.problem}});
    for (const Finding &finding : report.findings)
        json["problems"].push_back({{"problem", finding.problem}, {"remedy", finding.remedy}});
    std::cout << json.dump(2) << '\n';
}

} // namespace

int runCommand(const DoctorCommand &command, std::stop_token)
{
    Report report;
    report.cores = allowedCores();
    at::set_num_threads(report.cores);
    report.devices = listDevices();
    report.blas = blasName();
    report.encoder = command.encoder.value_or(bundledEncoder());
    const Result<SelfBenchmark> speed = measureSelf(report.encoder);
    if (!speed)
        return reportError(speed.error(), command.output);
    report.speed = *speed;
    addFindings(report);
    command.output == OutputForm::json ? printJson(report) : printText(report);
    return 0;
}

} // namespace tessera
