#include "cli/signals.h"

#include <atomic>
#include <cstring>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace calque {
namespace {

// A handler can reach nothing but globals.
char guarded_name[4096];
std::atomic<bool> guarded = false;

extern "C" void stop(int signal_number) {
  if (guarded) ::unlink(guarded_name);
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

void guard_file(const std::function<std::string()>& make) {
  sigset_t stopping;
  sigset_t before;
  sigemptyset(&stopping);
  sigaddset(&stopping, SIGINT);
  sigaddset(&stopping, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &stopping, &before);
  const auto restore = [&] { ::pthread_sigmask(SIG_SETMASK, &before, nullptr); };
  try {
    const std::string name = make();
    guarded = !name.empty() && name.size() < sizeof guarded_name;
    if (guarded) std::memcpy(guarded_name, name.c_str(), name.size() + 1);
  } catch (...) {
    restore();
    throw;
  }
  restore();
}

}  // namespace calque
