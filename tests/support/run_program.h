// Runs the built program the way a user would.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace calque {

struct ProgramResult {
  int status = -1;  // the exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
};

struct ProgramInput {
  std::string standard_input;
  std::map<std::string, std::string> environment;  // beside the inherited one
};

class Program {
 public:
  explicit Program(std::string path) : path_(std::move(path)) {}

  // Starts the program without waiting for it.
  pid_t start(const std::vector<std::string>& arguments, const ProgramInput& input = {}) const {
    folder_.write("in", input.standard_input);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child > 0) return child;
    redirect("in", O_RDONLY, STDIN_FILENO);
    redirect("out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect("err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"}) ::unsetenv(variable);
    for (const auto& [name, value] : input.environment) ::setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> argv = {const_cast<char*>(path_.c_str())};
    for (const std::string& argument : arguments)
      argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    ::execv(path_.c_str(), argv.data());
    ::_exit(127);
  }

  ProgramResult wait(pid_t child) const {
    int status = 0;
    ::waitpid(child, &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, folder_.read("out"), folder_.read("err")};
  }

  ProgramResult operator()(const std::vector<std::string>& arguments,
                           const ProgramInput& input = {}) const {
    return wait(start(arguments, input));
  }

 private:
  void redirect(const char* name, int flags, int descriptor) const {
    const int file = ::open(folder_.path(name).c_str(), flags, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
    ::close(file);
  }

  std::string path_;
  TemporaryFolder folder_;
};

}  // namespace calque
