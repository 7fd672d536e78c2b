// Results on their way out.
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "cli/common.h"
#include "cli/signals.h"
#include "formats/bilingual/unit_formats.h"
#include "formats/jsonl.h"
#include "formats/link_units.h"
#include "formats/tsv.h"

namespace calque {
bool use_color(const std::string& value, const std::string& output) {
  if (value == "always") return true;
  if (value == "never") return false;
  if (value != "auto") {
    throw UsageError({"unknown choice of colours: {0}", {value}},
                     {"choose one of {0}", {"auto|always|never"}});
  }
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool standard_output = output.empty() || output == "-";
  return standard_output && !refused && ::isatty(STDOUT_FILENO) != 0;
}

void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs) {
  if (output.empty() || output == "-") return;
  for (const std::string& input : inputs) {
    std::error_code missing;
    if (std::filesystem::is_regular_file(output, missing) &&
        std::filesystem::equivalent(output, input, missing)) {
      throw UsageError({"the output would replace an input file: {0}", {output}},
                       "choose another name");
    }
  }
}

namespace {

// The formats of bilingual files beside our own tables.
std::optional<UnitFormat> choose_unit_format(const ResultOptions& options) {
  const auto format = options.format.empty() ? unit_format_of_name(options.output)
                                             : parse_unit_format(options.format);
  const bool own = format == UnitFormat::tsv || format == UnitFormat::jsonl;
  return own ? std::nullopt : format;
}

}  // namespace

ResultPlan plan_results(const ResultOptions& options, Table table,
                        const std::vector<std::string>& inputs, bool with_pins) {
  ResultPlan plan;
  plan.output = options.output;
  plan.inputs = inputs;
  plan.table = table;
  const bool links = table == Table::beads || table == Table::mined;
  if (const auto format = links ? choose_unit_format(options) : std::nullopt) {
    plan.format = Format::units;
    plan.units = *format;
    if (format != UnitFormat::csv && !options.columns.empty()) {
      throw UsageError({"--columns has no meaning in {0} results", {std::string(name(*format))}},
                       "use --format tsv, csv or jsonl");
    }
  } else {
    plan.format = choose_format(options.format, options.output, links);
  }
  plan.columns = choose_columns(table, options.columns, with_pins);
  plan.color = use_color(options.color, options.output);
  if (plan.format == Format::html && !links) {
    throw UsageError(
        "only links can be shown as html",
        {"choose one of {0}", {table == Table::matches ? "tsv|jsonl" : "tsv|jsonl|text"}});
  }
  if (plan.format == Format::text && table == Table::matches) {
    throw UsageError("pairs of documents cannot be shown as text",
                     {"choose one of {0}", {"tsv|jsonl"}});
  }
  const bool for_people = plan.format == Format::text || plan.format == Format::html;
  if (for_people && !options.columns.empty()) {
    throw UsageError({"--columns has no meaning in {0} results", {std::string(name(plan.format))}},
                     "use --format tsv or jsonl");
  }
  refuse_overwriting(options.output, inputs);
  return plan;
}

ResultWriter::ResultWriter(const ResultPlan& plan) : plan_(plan) {
  if (plan.format == Format::units) {
    UnitWriteOptions options;
    options.columns.assign(plan.columns.begin(), plan.columns.end());
    if (!plan.inputs.empty()) options.original = display_path(plan.inputs.front());
    units_ = std::make_unique<UnitOutput>(plan.output, plan.units, options, plan.inputs);
    return;
  }
  guard_files([&] {
    output_ = std::make_unique<Output>(plan_.output);
    return std::vector{output_->temporary()};
  });
  if (plan_.format == Format::tsv) output_->write(tsv_header(plan_.columns));
}

ResultWriter::~ResultWriter() {
  if (units_) return;
  guard_files([&] {
    output_.reset();
    return std::vector<std::string>();
  });
}

void ResultWriter::write(const Record& record) {
  output_->write(plan_.format == Format::jsonl ? jsonl_line(record, plan_.columns)
                                               : tsv_row(record, plan_.columns));
}

void ResultWriter::write_text(const std::string& text) { output_->write(text); }

void ResultWriter::write_link(const Document& source, const Document& target, const Link& link,
                              bool lines) {
  if (holds(plan_.units, link)) {
    units_->write(link_unit(source, target, link, plan_.units, plan_.table, lines));
  } else {
    ++left_out_;
  }
}

void ResultWriter::commit() {
  if (units_) {
    units_->commit();
  } else {
    output_->commit();
  }
}

void ResultWriter::note_losses(const Session& session) const {
  if (left_out_ > 0) {
    session.note({{plan_.output.empty() ? "<stdout>" : plan_.output},
                  {"left out, having no counterpart: {0}", {std::to_string(left_out_)}}});
  }
}

}  // namespace calque
