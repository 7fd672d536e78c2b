// A progress bar on standard error, for work that takes longer than a second.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "cli/session.h"

namespace calque {

// Draws only when standard error is a terminal and the session is not quiet; erased at the end.
// begin() and advance() may be called from any thread.
class Progress {
 public:
  explicit Progress(const Session& session);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // A stage of `steps` steps; 0: nobody knows how many.
  void begin(const std::string& stage, std::size_t steps);
  void advance(std::size_t steps = 1) { done_ += steps; }

 private:
  void draw_until_stopped();
  std::string line(std::size_t tick) const;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::string stage_;
  std::size_t steps_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::thread drawer_;
};

}  // namespace calque
