#include "cli/unit_output.h"

#include "cli/common.h"
#include "cli/signals.h"
#include "formats/bilingual/unit_formats.h"

namespace calque {

UnitOutput::UnitOutput(const std::string& path, UnitFormat format, const UnitWriteOptions& options,
                       std::vector<std::string> inputs)
    : path_(path), format_(format), options_(options), inputs_(std::move(inputs)) {
  const bool nameless = path.empty() || path == "-";
  if (format == UnitFormat::moses && nameless) {
    throw UsageError("Moses' form has two files",
                     "name them with --output: corpus becomes corpus.fr and corpus.en");
  }
  if (format != UnitFormat::moses) open({});
}

UnitOutput::~UnitOutput() {
  guard_files([&] {
    files_.clear();
    return std::vector<std::string>();
  });
}

// Moses' two: NAME.fr and NAME.en, a .gz or the like staying at the end.
std::vector<std::string> UnitOutput::paths(const Unit& first) const {
  if (format_ != UnitFormat::moses) return {path_};
  const std::string base = without_packing(path_);
  const std::string packing = path_.substr(base.size());
  std::string source = options_.source_lang.empty() ? first.source_lang : options_.source_lang;
  std::string target = options_.target_lang.empty() ? first.target_lang : options_.target_lang;
  if (source.empty()) source = "src";
  if (target.empty() || target == source) target = "tgt";
  return {base + '.' + source + packing, base + '.' + target + packing};
}

void UnitOutput::open(const Unit& first) {
  const std::vector<std::string> names = paths(first);
  for (const std::string& path : names) refuse_overwriting(path, inputs_);
  guard_files([&] {
    std::vector<std::string> temporary;
    for (const std::string& path : names) {
      files_.push_back(std::make_unique<Output>(path));
      temporary.push_back(files_.back()->temporary());
    }
    return temporary;
  });
  const auto to = [](Output& file) {
    return [&file](std::string_view bytes) { file.write(bytes); };
  };
  writer_ = make_unit_writer(format_, options_, to(*files_.front()), to(*files_.back()));
}

void UnitOutput::write(const Unit& unit) {
  if (!writer_) open(unit);
  writer_->write(unit);
}

void UnitOutput::commit() {
  if (!writer_) open({});
  writer_->finish();
  for (const auto& file : files_) file->commit();
}

void UnitOutput::note_losses(const Session& session) const {
  if (!writer_) return;
  std::string all;
  for (const LostPart& part : writer_->lost()) {
    all += (all.empty() ? "" : ", ") + session.say(part.what) + " (" + std::to_string(part.units) +
           ')';
  }
  if (all.empty()) return;
  session.note({{path_.empty() || path_ == "-" ? "<stdout>" : path_},
                {"{0} has no place for: {1}", {std::string(name(format_)), all}}});
}

}  // namespace calque
