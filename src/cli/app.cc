#include "cli/app.h"

#include <cstdio>
#include <new>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <unicode/uversion.h>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/help.h"
#include "cli/help_topics.h"
#include "cli/session.h"
#include "cli/signals.h"
#include "formats/output.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr int internal_status = 70;  // EX_SOFTWARE

// Help is translated while the options are set up, so this one is looked for beforehand.
std::string find_ui_lang(int argc, const char* const* argv) {
  constexpr std::string_view option = "--ui-lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (argument == "--") break;
    if (argument == option && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with("--ui-lang=")) return std::string(argument.substr(option.size() + 1));
  }
  return {};
}

std::string version_text() {
  return fmt::format("calque {} (ICU {}, Boost {}.{}.{})", CALQUE_VERSION, U_ICU_VERSION,
                     BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100);
}

void set_up(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  app.get_formatter()->label("Usage", tr("Usage"));
  app.get_formatter()->label("OPTIONS", tr("OPTIONS"));
  app.get_formatter()->label("SUBCOMMAND", tr("COMMAND"));
  app.get_formatter()->label("Positionals", tr("Arguments"));
  app.get_formatter()->column_width(32);
  app.set_version_flag("-V,--version", version_text(), tr("print the version"))
      ->group(tr("General"));
  add_general_options(app, session);
  app.require_subcommand(1);
  app.footer(help_text(help_topics(tr)) +
             tr("Each command explains itself: calque COMMAND --help"));
  add_langid_command(app, session);
  add_segment_command(app, session);
  add_align_command(app, session);
  add_mine_command(app, session);
  add_match_command(app, session);
  add_check_command(app, session);
  add_convert_command(app, session);
  add_embed_command(app, session);
  add_models_command(app, session);
  add_completion_command(app, session);
  add_man_command(app, session);
  add_help_command(app, session);
}

// The innermost command that was named, for its help.
const CLI::App* chosen_command(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

std::string command_line_of(const CLI::App* app) {
  return app->get_parent() == nullptr ? "calque"
                                      : command_line_of(app->get_parent()) + " " + app->get_name();
}

bool is_option(const std::string& argument) {
  return argument.size() > 1 && argument.front() == '-';
}

// What was typed that belongs nowhere; empty when there is nothing.
std::string unexpected_argument(const CLI::App& app) {
  for (const std::string& argument : app.remaining(true)) {
    if (argument != "--") return argument;
  }
  return {};
}

Message problem_of(const CLI::ParseError& error, const CLI::App& app) {
  const std::string extra = unexpected_argument(app);
  const CLI::App* command = chosen_command(&app);
  if (!extra.empty() && is_option(extra)) return Message("unknown option: {0}", {extra});
  if (!extra.empty() && command->get_require_subcommand_min() > 0) {
    return Message("unknown command: {0}", {extra});
  }
  if (!extra.empty()) return Message("one argument too many: {0}", {extra});
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (command->get_require_subcommand_min() > 0) return Message("no command given");
    const std::string text = error.what();  // "SRC is required"
    return Message("argument missing: {0}", {text.substr(0, text.find(' '))});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const std::string text = error.what();  // "--format: 1 required TEXT missing"
    return Message("this option needs one value: {0}", {text.substr(0, text.find(':'))});
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    const std::string text = error.what();  // "Could not convert: --quiet = maybe"
    const std::size_t name = text.find("--");
    const std::string value = name == text.npos ? text : text.substr(name);
    return Message("this option takes no such value: {0}", {value});
  }
  return Message("wrong use: {0}", {error.what()});
}

Message remedy_of(const CLI::App& app) {
  const CLI::App* command = chosen_command(&app);
  const std::string line = command_line_of(command);
  const std::string extra = unexpected_argument(app);
  std::string meant;
  if (is_option(extra)) {
    const std::string name = extra.substr(0, extra.find('='));
    meant = nearest(name, option_names(*command));
    if (meant == name) return {"put it behind the command (see {0} --help)", {line}};
  } else if (!extra.empty() && command->get_require_subcommand_min() > 0) {
    meant = nearest(extra, command_names(*command));
  }
  if (meant.empty()) return {"see {0} --help", {line}};
  return {"did you mean {0}? (see {1} --help)", {meant, line}};
}

int parse_and_run(CLI::App& app, Session& session, int argc, const char* const* argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print_help(app, session);
    return 0;
  } catch (const CLI::CallForVersion& version) {
    Output out("-");
    out.write(std::string(version.what()) + "\n");
    out.commit();
    return 0;
  } catch (const CLI::ParseError& error) {
    throw UsageError(problem_of(error, app), remedy_of(app));
  }
  return session.command ? session.command() : 0;
}

int report_unexpected(const Session& session, const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    fmt::print(stderr, "calque: {}\n", session.tr("not enough memory"));
  } else {
    fmt::print(stderr, "calque: {}\n", session.say({"internal error: {0}", {error.what()}}));
  }
  return internal_status;
}

int run_with(Session& session, int argc, const char* const* argv) {
  try {
    CLI::App app(session.tr("Finds what belongs together in texts of different languages."),
                 "calque");
    set_up(app, session);
    return parse_and_run(app, session, argc, argv);
  } catch (const BrokenPipe& error) {
    return exit_status(error.kind());
  } catch (const Error& error) {
    session.complain(error);
    return exit_status(error.kind());
  } catch (const std::exception& error) {
    return report_unexpected(session, error);
  }
}

}  // namespace

int run_app(int argc, const char* const* argv) {
  install_signal_handlers();
  try {
    Session session(choose_ui_language(find_ui_lang(argc, argv)));
    return run_with(session, argc, argv);
  } catch (const Error& error) {
    Session(choose_ui_language({})).complain(error);
    return exit_status(error.kind());
  }
}

}  // namespace calque
