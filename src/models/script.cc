#include "models/script.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "models/embedded_models.h"
#include "text/embedded.h"
#include "text/error.h"

extern char** environ;

namespace calque {

std::span<const EmbeddedFile> model_files();  // of models/: the manifest, scripts and their texts

std::string_view embedded_model_file(std::string_view name) {
  for (const EmbeddedFile& file : model_files()) {
    if (file.name == name) return file.content;
  }
  return {};
}

namespace {

namespace fs = std::filesystem;

// A pipe whose ends close themselves.
struct Pipe {
  Pipe() {
    if (pipe2(ends, O_CLOEXEC) != 0) {
      throw ModelError({}, {"no pipe: {0}", {std::strerror(errno)}});
    }
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(int end) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
  int ends[2] = {-1, -1};
};

// Starts a program with nothing on its standard input and output and `error` as standard error.
pid_t start(std::vector<std::string> command, int error) {
  std::vector<char*> arguments;
  for (std::string& part : command) arguments.push_back(part.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO);
  pid_t child = -1;
  const int failed =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    throw ModelError({.file = command[0]}, {"cannot be run: {0}", {std::strerror(failed)}},
                     "install Python 3, or name it in the variable CALQUE_PYTHON");
  }
  return child;
}

// Everything that can be read, split into lines, handed on as they come.
std::vector<std::string> read_lines(int from,
                                    const std::function<void(const std::string&)>& report) {
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    if (line.empty()) return;
    lines.push_back(line);
    if (report) report(line);
    line.clear();
  };
  char buffer[4096];
  for (;;) {
    const ssize_t got = read(from, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    for (ssize_t i = 0; i < got; ++i) {
      if (buffer[i] == '\n') {
        finish();
      } else {
        line += buffer[i];
      }
    }
  }
  finish();
  return lines;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ScriptFolder::ScriptFolder() : path_((fs::temp_directory_path() / "calque-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr) {
    throw OutputError({.file = path_}, {"no temporary folder: {0}", {std::strerror(errno)}});
  }
}

ScriptFolder::~ScriptFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScriptFolder::path(const std::string& name) const {
  return (fs::path(path_) / name).string();
}

std::string ScriptFolder::write(const std::string& name) const {
  return write(name, embedded_model_file(name));
}

std::string ScriptFolder::write(const std::string& name, std::string_view content) const {
  std::ofstream out(path(name), std::ios::binary);
  out << content;
  out.close();
  if (!out) throw OutputError({.file = path(name)}, "cannot be written");
  return path(name);
}

std::string ScriptResult::joined() const {
  std::string text;
  for (const std::string& line : said) text += (text.empty() ? "" : "; ") + line;
  return text;
}

ScriptResult run_script(const std::string& script, const std::vector<std::string>& arguments,
                        const std::function<void(const std::string&)>& report) {
  const char* named = std::getenv("CALQUE_PYTHON");
  std::vector<std::string> command = {named != nullptr && *named != '\0' ? named : "python3",
                                      script};
  command.insert(command.end(), arguments.begin(), arguments.end());
  Pipe error;
  const pid_t child = start(command, error.ends[1]);
  error.close_end(1);
  ScriptResult result;
  try {
    result.said = read_lines(error.ends[0], report);
  } catch (...) {  // from `report`
    kill(child, SIGTERM);
    wait_for(child);
    throw;
  }
  result.status = wait_for(child);
  return result;
}

}  // namespace calque
