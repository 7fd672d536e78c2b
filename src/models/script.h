// The Python scripts of models/, which are compiled in.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace calque {

// A folder for a script and its files, removed in the end. Throws OutputError when there is none.
class ScriptFolder {
 public:
  ScriptFolder();
  ~ScriptFolder();
  ScriptFolder(const ScriptFolder&) = delete;
  ScriptFolder& operator=(const ScriptFolder&) = delete;

  std::string path(const std::string& name) const;
  // Writes a file that is compiled in and gives its path.
  std::string write(const std::string& name) const;
  std::string write(const std::string& name, std::string_view content) const;

 private:
  std::string path_;
};

struct ScriptResult {
  int status = -1;                // of its exit
  std::vector<std::string> said;  // on standard error, line by line
  std::string joined() const;     // the lines, in one
};

// Runs a script by python3 ($CALQUE_PYTHON names another) with nothing on its standard input and
// output. Its lines also go to `report`, if there is one, as they come; when that throws, the
// script is ended. Throws ModelError when there is no Python.
ScriptResult run_script(const std::string& script, const std::vector<std::string>& arguments,
                        const std::function<void(const std::string&)>& report = {});

}  // namespace calque
