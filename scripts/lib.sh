# shellcheck shell=bash
# Common to the scripts; sourced, not run. Leaves the working folder at the repository's root.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
root=$PWD
venv=$root/.venv
# shellcheck disable=SC2034
llvm=16  # the version of clang, clang-tidy and clang-format that the checks are written for

say() { printf '== %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }

# fail PROBLEM [REMEDY]
fail() {
  printf 'error: %s\n' "$1" >&2
  if [ $# -gt 1 ]; then printf '       %s\n' "$2" >&2; fi
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

if has ccache; then export CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER-ccache}; fi

# Prints the browser that the browser tests use (as tests/browser/browser.h finds it).
find_chromium() {
  local candidate
  if [ -n "${CALQUE_CHROMIUM:-}" ]; then
    command -v "$CALQUE_CHROMIUM"
    return
  fi
  for candidate in chromium chromium-browser google-chrome; do
    if command -v "$candidate"; then return; fi
  done
  return 1
}

# How many compilers may run at once: one a core, as long as each has 1.5 GB of memory.
parallel_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ {print int($2 / 1500000)}' /proc/meminfo 2>/dev/null || echo "$cores")
  if [ "${memory:-0}" -lt 1 ]; then memory=1; fi
  echo $((cores < memory ? cores : memory))
}

# A program that is new enough: version_at_least 3.24 3.25.1
version_at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# Prints the CMake to use: the system's when new enough, else the one in the virtual environment.
find_cmake() {
  local candidate version
  for candidate in cmake "$venv/bin/cmake"; do
    version=$("$candidate" --version 2>/dev/null | awk 'NR == 1 {print $3}') || continue
    if [ -n "$version" ] && version_at_least 3.24 "$version"; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# configure PRESET [OPTION...]: quiet unless it fails.
configure() {
  local preset=$1 log
  shift
  mkdir -p build
  log=build/configure-$preset.log
  if ! "$(find_cmake)" --preset "$preset" "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "preset $preset cannot be configured" "the whole log is in $log; scripts/setup installs what is missing"
  fi
}

# build PRESET [TARGET...]: a line of progress on a terminal; elsewhere silent unless it fails.
build() {
  local preset=$1 log=build/build-$1.log
  shift
  if [ $# -gt 0 ]; then set -- --target "$@"; fi
  set -- "$(find_cmake)" --build --preset "$preset" --parallel "$(parallel_jobs)" "$@"
  if [ -t 1 ]; then
    "$@" || fail "preset $preset does not build" "the compiler's messages are above"
  elif ! "$@" >"$log" 2>&1; then
    grep -v '^\[[0-9]*/[0-9]*\] ' "$log" | tail -n 60 >&2 || true
    fail "preset $preset does not build" "the whole log is in $log"
  fi
}
