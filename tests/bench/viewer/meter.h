#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace tessera::bench {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin);
/// Of the calling thread: what a busy machine cannot stretch.
double processorMilliseconds();

double quantile(std::vector<double> values, double part);

/// Reads the file once, so that it lies in the system's page cache.
void warmPages(const std::filesystem::path &file);
/// Takes the file out of the page cache.
void dropPages(const std::filesystem::path &file);

int64_t residentBytes();
/// The most since forgetPeak().
int64_t peakBytes();
void forgetPeak();
double loadAverage();

} // namespace tessera::bench
