// A headless Chromium that opens a page and tries it.
#pragma once

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "support/run_program.h"

namespace calque::test {

// CALQUE_CHROMIUM, else the first of the usual names on PATH.
inline std::optional<std::string> find_chromium() {
  if (const char* named = std::getenv("CALQUE_CHROMIUM"); named != nullptr && *named != '\0') {
    return named;
  }
  const char* path = std::getenv("PATH");
  std::stringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
      const std::string program = folder + "/" + name;
      if (::access(program.c_str(), X_OK) == 0) return program;
    }
  }
  return std::nullopt;
}

struct BrowserResult {
  nlohmann::json value;  // what the script returned
  std::string console;   // messages and errors of the page; empty when all is well
};

// Opens `page` in a frame of the given size (windows cannot be as narrow as telephones), runs the
// body of a script function with `page` (the frame's document) and `view` (its window) in it.
inline BrowserResult try_page(const std::string& chromium, const std::string& page, int width,
                              const std::string& script) {
  const TemporaryFolder folder;
  folder.write("page.html", page);
  const std::string outer =
      folder.write("outer.html",
                   "<!doctype html><meta charset=utf-8><title>test</title>"
                   "<iframe src=page.html style='border:0;height:800px;width:" +
                       std::to_string(width) +
                       "px'></iframe><pre></pre><script>addEventListener('load', () => {"
                       "const view = frames[0], page = view.document;"
                       "const value = (() => {" +
                       script +
                       "})();"
                       "document.querySelector('pre').textContent ="
                       "  encodeURIComponent(JSON.stringify(value)); });</script>");
  const Program browser(chromium);
  std::vector<std::string> arguments = {"--headless",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-sync",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-dev-shm-usage",
                                        "--allow-file-access-from-files",
                                        "--force-prefers-reduced-motion",
                                        "--enable-logging=stderr",
                                        "--window-size=1400,900",
                                        "--user-data-dir=" + folder.path("profile"),
                                        "--dump-dom",
                                        "file://" + outer};
  if (::geteuid() == 0) arguments.insert(arguments.begin(), "--no-sandbox");
  const ProgramResult result = browser(arguments);
  BrowserResult outcome;
  std::stringstream lines(result.err);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("CONSOLE") != std::string::npos) outcome.console += line + "\n";
  }
  const std::size_t begin = result.out.find("<pre>");
  const std::size_t end = result.out.find("</pre>");
  if (begin == std::string::npos || end == std::string::npos) {
    throw std::runtime_error("the browser failed: " + result.err);
  }
  std::string text;
  for (std::size_t at = begin + 5; at < end; ++at) {
    const bool escaped = result.out[at] == '%';
    text += escaped ? static_cast<char>(std::stoi(result.out.substr(at + 1, 2), nullptr, 16))
                    : result.out[at];
    if (escaped) at += 2;
  }
  if (text.empty()) throw std::runtime_error("the script failed: " + result.err);
  outcome.value = nlohmann::json::parse(text);
  return outcome;
}

}  // namespace calque::test
