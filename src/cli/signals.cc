#include "cli/signals.h"

#include <atomic>
#include <cstring>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace calque {
namespace {

// A handler can reach nothing but globals.
constexpr std::size_t most_files = 2;
char guarded_names[most_files][4096];
std::atomic<std::size_t> guarded = 0;

extern "C" void stop(int signal_number) {
  for (std::size_t i = 0; i < guarded; ++i) ::unlink(guarded_names[i]);
  ::_exit(128 + signal_number);
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action = {};
  action.sa_handler = stop;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
}

void guard_files(const std::function<std::vector<std::string>()>& make) {
  sigset_t stopping;
  sigset_t before;
  sigemptyset(&stopping);
  sigaddset(&stopping, SIGINT);
  sigaddset(&stopping, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &stopping, &before);
  const auto restore = [&] { ::pthread_sigmask(SIG_SETMASK, &before, nullptr); };
  try {
    std::size_t count = 0;
    for (const std::string& name : make()) {
      if (name.empty() || name.size() >= sizeof guarded_names[0] || count == most_files) continue;
      std::memcpy(guarded_names[count++], name.c_str(), name.size() + 1);
    }
    guarded = count;
  } catch (...) {
    restore();
    throw;
  }
  restore();
}

}  // namespace calque
