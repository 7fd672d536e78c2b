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
#include "models/manifest.h"
#include "text/embedded.h"
#include "text/error.h"

extern char** environ;

namespace calque {

std::span<const EmbeddedFile> model_files();  // models/manifest.json, models/fetch.py

std::string_view embedded_model_file(std::string_view name) {
  for (const EmbeddedFile& file : model_files()) {
    if (file.name == name) return file.content;
  }
  return {};
}

namespace {

namespace fs = std::filesystem;

constexpr const char* by_hand = "fetch it by hand into the models folder, or try again later";

class TemporaryFolder {
 public:
  TemporaryFolder() : path_((fs::temp_directory_path() / "calque-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) {
      throw OutputError({.file = path_}, {"no temporary folder: {0}", {std::strerror(errno)}});
    }
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string write(const std::string& name) const {
    const std::string path = (fs::path(path_) / name).string();
    std::ofstream out(path, std::ios::binary);
    out << embedded_model_file(name);
    out.close();
    if (!out) throw OutputError({.file = path}, "cannot be written");
    return path;
  }

 private:
  std::string path_;
};

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

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && access(folder.c_str(), W_OK) == 0) return;
  throw OutputError({.file = folder},
                    {"the models folder cannot be written: {0}",
                     {error ? error.message() : std::strerror(errno)}},
                    "name another in the variable CALQUE_MODELS");
}

}  // namespace

void fetch_model(const ModelEntry& model, const std::function<void(const std::string&)>& report) {
  const std::string folder = models_folder();
  make_folder(folder);
  const TemporaryFolder temporary;
  const std::string script = temporary.write("fetch.py");
  const std::string manifest = temporary.write("manifest.json");
  const char* named = std::getenv("CALQUE_PYTHON");
  const std::string python = named != nullptr && *named != '\0' ? named : "python3";

  Pipe error;
  const pid_t child = start({python, script, manifest, model.name, folder}, error.ends[1]);
  error.close_end(1);
  std::vector<std::string> said;
  try {
    said = read_lines(error.ends[0], report);
  } catch (...) {  // from `report`
    kill(child, SIGTERM);
    wait_for(child);
    throw;
  }
  if (wait_for(child) != 0) {
    throw ModelError({.file = model.name}, {"the model cannot be fetched: {0}", {join(said)}},
                     by_hand);
  }
  if (verify_model(model) != ModelState::ok) {
    throw ModelError({.file = model.name}, "what was fetched is not the model", by_hand);
  }
}

}  // namespace calque
