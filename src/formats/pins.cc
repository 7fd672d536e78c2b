#include "formats/pins.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "formats/pin_rows.h"
#include "formats/reader.h"
#include "formats/tsv.h"
#include "text/error.h"
#include "text/number.h"

namespace calque {
namespace {

constexpr std::size_t most_named = 20'000'000;  // segments, in all pins together
constexpr const char* words = "link|forbid|auto";
// A pin of more segments than this is kept once, however often the file repeats it.
constexpr std::size_t wide = 32;

// --- What was written, in the documents

// A run of segments, the last included.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};
using Runs = std::vector<Run>;  // ascending, apart from each other

// The segments that `written`, bytes of the file, overlaps. Segments stand in their order and do
// not overlap.
Run find_run(ByteRange written, const Document& document, const Place& place) {
  const auto& segments = document.segments;
  const ByteRange range = document.origin.in_text(written);
  const auto first = std::partition_point(segments.begin(), segments.end(), [&](const Segment& s) {
    return s.range.end <= range.begin;
  });
  const auto behind = std::partition_point(
      first, segments.end(), [&](const Segment& s) { return s.range.begin < range.end; });
  if (first == behind || range.end > document.text.size()) {
    throw InputError(
        place,
        {"no segment stands at bytes {0} of {1}",
         {fmt::format("{}-{}", written.begin, written.end), display_path(document.id)}},
        "check that the pins belong to these texts");
  }
  return {static_cast<std::size_t>(first - segments.begin()),
          static_cast<std::size_t>(behind - segments.begin()) - 1};
}

Runs find_runs(const WrittenSide& side, const Document& document, const Place& place) {
  Runs runs;
  for (const std::size_t number : side.numbers) runs.push_back({number, number});
  for (const ByteRange range : side.ranges) runs.push_back(find_run(range, document, place));
  std::sort(runs.begin(), runs.end(), [](Run a, Run b) { return a.first < b.first; });
  Runs joined;
  for (const Run run : runs) {
    if (!joined.empty() && run.first <= joined.back().last + 1) {
      joined.back().last = std::max(joined.back().last, run.last);
    } else {
      joined.push_back(run);
    }
  }
  return joined;
}

std::size_t size_of(const Runs& runs) {
  std::size_t size = 0;
  for (const Run run : runs) size += run.last - run.first + 1;
  return size;
}

std::vector<std::size_t> segments_in(const Runs& runs) {
  std::vector<std::size_t> segments;
  segments.reserve(size_of(runs));
  for (const Run run : runs) {
    for (std::size_t segment = run.first; segment <= run.last; ++segment) {
      segments.push_back(segment);
    }
  }
  return segments;
}

// The target that is called so, as it was given or by an equal path.
std::optional<std::size_t> target_called(const std::string& name,
                                         const std::vector<const Document*>& targets) {
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (targets[t]->id == name || escape_cell(targets[t]->id) == name) return t;
  }
  const auto path = std::filesystem::path(name).lexically_normal();
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (std::filesystem::path(targets[t]->id).lexically_normal() == path) return t;
  }
  return std::nullopt;
}

// The targets that a pin is about.
std::vector<std::size_t> targets_of(const WrittenPin& pin,
                                    const std::vector<const Document*>& targets) {
  if (!pin.target_document.empty()) {
    if (const auto target = target_called(pin.target_document, targets)) return {*target};
    std::vector<std::string> names;
    for (const Document* target : targets) names.push_back(target->id);
    const std::string choice = fmt::format("{}", fmt::join(names, ", "));
    throw InputError(pin.place, {"not one of the targets: {0}", {pin.target_document}},
                     {"choose from {0}", {choice}});
  }
  if (targets.size() > 1 && !pin.target.empty()) {
    throw InputError(pin.place, "which of the targets is meant?", "name it in tgt_doc");
  }
  std::vector<std::size_t> all(targets.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

bool means_together(const WrittenPin& pin) {
  if (pin.word.empty() || pin.word == pin_word_link) return true;
  if (pin.word == pin_word_forbid) return false;
  throw InputError(pin.place, {"unknown pin: {0}", {pin.word}}, {"choose one of {0}", {words}});
}

// Pins one after the other; wide ones that say the same again are left out before they are spelled
// out segment by segment.
class PinList {
 public:
  PinList(const Document& source, const std::vector<const Document*>& targets)
      : source_(source), targets_(targets) {}

  void add(const WrittenPin& written) {
    if (written.word == pin_word_auto) return;
    const bool together = means_together(written);
    for (const std::size_t t : targets_of(written, targets_)) {
      const Runs from = find_runs(written.source, source_, written.place);
      const Runs to = find_runs(written.target, *targets_[t], written.place);
      if (said_before(from, to, together, t)) continue;
      named_ += size_of(from) + size_of(to);
      if (named_ > most_named) {
        throw InputError(
            written.place,
            {"the pins name more than {0} segments in all", {std::to_string(most_named)}},
            "name a wide block once");
      }
      pins_.push_back(
          {segments_in(from), segments_in(to), together, t, written.place.line.value_or(0)});
    }
  }
  std::vector<Pin> take() { return std::move(pins_); }

 private:
  bool said_before(const Runs& from, const Runs& to, bool together, std::size_t target) {
    if (size_of(from) + size_of(to) <= wide) return false;
    std::string key = fmt::format("{}{}", together ? '=' : '/', target);
    for (const Runs* runs : {&from, &to}) {
      key += '|';
      for (const Run run : *runs)
        fmt::format_to(std::back_inserter(key), " {}-{}", run.first, run.last);
    }
    return !said_.insert(std::move(key)).second;
  }

  const Document& source_;
  const std::vector<const Document*>& targets_;
  std::vector<Pin> pins_;
  std::unordered_set<std::string> said_;
  std::size_t named_ = 0;  // segments
};

// --- Complaints in the words of the file

std::string argument(const Message& message, std::size_t index) {
  return message.translated([&](const std::string&) { return fmt::format("{{{}}}", index); });
}

// The range of `side` that holds segment number `text` of the document.
std::string range_of(const WrittenSide& side, const Document& document, const std::string& text) {
  const auto index = parse_number<std::size_t>(text);
  if (!index || *index >= document.segments.size()) return text;
  const ByteRange segment = document.origin.in_file(document.segments[*index].range);
  for (const ByteRange range : side.ranges) {
    if (range.begin < segment.end && segment.begin < range.end) {
      return fmt::format("{}-{}", range.begin, range.end);
    }
  }
  return fmt::format("{}-{}", segment.begin, segment.end);
}

std::string all_ranges(const WrittenSide& side) {
  std::vector<std::string> ranges;
  for (const ByteRange range : side.ranges) {
    ranges.push_back(fmt::format("{}-{}", range.begin, range.end));
  }
  return fmt::format("{}", fmt::join(ranges, ","));
}

bool is_one_run(const std::vector<std::size_t>& segments) {
  return segments.empty() || segments.back() - segments.front() + 1 == segments.size();
}

// What check_pins() says of segments, said of the ranges in the file; nothing where it names none.
std::optional<Message> in_ranges(const Message& problem, const WrittenPin& written, const Pin& pin,
                                 const Document& source, const Document& target) {
  const auto from = [&](std::size_t index) {
    return range_of(written.source, source, argument(problem, index));
  };
  const auto to = [&](std::size_t index) {
    return range_of(written.target, target, argument(problem, index));
  };
  const std::string& text = problem.text();
  if (text == "the segments of one side do not follow each other") {
    return Message("these ranges do not follow each other: {0}",
                   {all_ranges(is_one_run(pin.source) ? written.target : written.source)});
  }
  if (text == "contradicts line {0}: source segment {1}") {
    return Message("contradicts line {0}: bytes {1} of {2}",
                   {argument(problem, 0), from(1), display_path(source.id)});
  }
  if (text == "contradicts line {0}: target segment {1}") {
    return Message("contradicts line {0}: bytes {1} of {2}",
                   {argument(problem, 0), to(1), display_path(target.id)});
  }
  if (text.starts_with("forbids the pair of source segment {0} and target segment {1}")) {
    return Message(
        "forbids bytes {0} of {1} with bytes {2} of {3}, which line {4} links",
        {from(0), display_path(source.id), to(1), display_path(target.id), argument(problem, 2)});
  }
  return std::nullopt;
}

}  // namespace

std::vector<Pin> parse_pins(std::string_view text, const std::string& path, const Document& source,
                            const std::vector<const Document*>& targets, bool lines) {
  const PinRows rows(text, path, lines);
  PinList pins(source, targets);
  for (std::size_t row = 0; row < rows.size(); ++row) pins.add(rows.read(row));
  return pins.take();
}

void check_pins_of_file(const std::vector<Pin>& pins, std::string_view text,
                        const std::string& path, const Document& source,
                        const std::vector<const Document*>& targets, bool lines,
                        LinksEach links_each) {
  try {
    check_pins(pins, source, targets, display_path(path), links_each);
  } catch (const InputError& error) {
    const PinRows rows(text, path, lines);
    const auto row = rows.in_line(error.place().line.value_or(0));
    if (lines || !row) throw;
    const auto pin = std::find_if(pins.begin(), pins.end(),
                                  [&](const Pin& each) { return each.line == error.place().line; });
    if (pin == pins.end() || pin->target_document >= targets.size()) throw;
    const auto problem =
        in_ranges(error.problem(), rows.read(*row), *pin, source, *targets[pin->target_document]);
    if (!problem) throw;
    throw InputError(error.place(), *problem, error.remedy());
  }
}

}  // namespace calque
