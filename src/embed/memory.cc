#include "embed/memory.h"

#include <algorithm>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::uint64_t megabyte = 1'000'000;
constexpr const char* another = "close other programs, or use --encoder static or none";

std::string megabytes(std::uint64_t bytes) {
  return std::to_string((bytes + megabyte - 1) / megabyte);
}

std::optional<std::uint64_t> number_in(const std::string& path) {
  std::ifstream in(path);
  std::uint64_t number = 0;
  if (in >> number) return number;  // "max": no limit
  return std::nullopt;
}

std::optional<std::uint64_t> machine_memory() {
  std::ifstream in("/proc/meminfo");
  std::string name;
  std::uint64_t kibibytes = 0;
  for (std::string unit; in >> name >> kibibytes; std::getline(in, unit)) {
    if (name == "MemAvailable:") return kibibytes * 1024;
  }
  return std::nullopt;
}

// What `ulimit -v` leaves of the address space, of which threads and libraries take far more than
// they use.
std::optional<std::uint64_t> address_space() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  const std::uint64_t pages = number_in("/proc/self/statm").value_or(0);
  const std::uint64_t used =
      pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) + 400 * megabyte;
  return limit.rlim_cur - std::min<std::uint64_t>(limit.rlim_cur, used);
}

}  // namespace

std::optional<std::uint64_t> available_memory() {
  auto available = machine_memory();
  if (const auto left = address_space()) available = std::min(available.value_or(*left), *left);
  const auto limit = number_in("/sys/fs/cgroup/memory.max");
  const auto used = number_in("/sys/fs/cgroup/memory.current");
  if (limit && used) {
    const std::uint64_t left = *limit - std::min(*limit, *used);
    available = std::min(available.value_or(left), left);
  }
  return available;
}

void require_memory(std::uint64_t bytes, const std::string& path) {
  const auto available = available_memory();
  if (!available || *available >= bytes) return;
  throw ModelError({path},
                   {"the encoder needs about {0} MB of memory, of which {1} are free",
                    {megabytes(bytes), megabytes(*available)}},
                   another);
}

void fail_for_memory(std::uint64_t bytes, const std::string& path) {
  throw ModelError(
      {path}, {"not enough memory: the encoder needs about {0} MB", {megabytes(bytes)}}, another);
}

}  // namespace calque
