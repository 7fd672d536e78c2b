#include "cli/progress.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace calque {
namespace {

constexpr auto patience = std::chrono::seconds(1);
constexpr auto interval = std::chrono::milliseconds(200);
constexpr std::size_t bar_width = 30;
constexpr const char* erase_line = "\r\x1B[K";

}  // namespace

Progress::Progress(const Session& session) {
  if (session.quiet || ::isatty(STDERR_FILENO) == 0) return;
  drawer_ = std::thread([this] { draw_until_stopped(); });
}

Progress::~Progress() {
  if (!drawer_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  drawer_.join();
}

void Progress::begin(const std::string& stage, std::size_t steps) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  steps_ = steps;
  done_ = 0;
}

void Progress::draw_until_stopped() {
  std::unique_lock lock(mutex_);
  if (changed_.wait_for(lock, patience, [this] { return stopped_; })) return;
  for (std::size_t tick = 0; !stopped_; ++tick) {
    fmt::print(stderr, "{}{}", erase_line, line(tick));
    std::fflush(stderr);
    changed_.wait_for(lock, interval, [this] { return stopped_; });
  }
  fmt::print(stderr, "{}", erase_line);
  std::fflush(stderr);
}

std::string Progress::line(std::size_t tick) const {
  const std::size_t done = done_;
  if (steps_ == 0) {
    std::string bar(bar_width, ' ');
    bar[tick % bar_width] = '=';
    return fmt::format("{} [{}]", stage_, bar);
  }
  const std::size_t full = std::min(bar_width, done * bar_width / steps_);
  return fmt::format("{} [{:=<{}}{: <{}}] {}/{}", stage_, "", full, "", bar_width - full,
                     std::min(done, steps_), steps_);
}

}  // namespace calque
