#include "text/origin.h"

#include <algorithm>

namespace calque {

void OriginMap::add(std::size_t text_end, ByteRange file) {
  const std::size_t begin = runs_.empty() ? 0 : runs_.back().end;
  if (text_end <= begin) return;
  Run run{begin, text_end, file};
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.copied() && run.copied() && last.file.end == file.begin) {
      last.end = run.end;
      last.file.end = file.end;
      return;
    }
  }
  runs_.push_back(run);
}

const OriginMap::Run* OriginMap::run_at(std::size_t text) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), text,
                       [](std::size_t at, const Run& run) { return at < run.begin; });
  if (after == runs_.begin()) return nullptr;
  const Run& run = *std::prev(after);
  return text < run.end ? &run : nullptr;
}

std::size_t OriginMap::begin_of(std::size_t text) const {
  const Run* run = run_at(text);
  if (run == nullptr) return runs_.back().file.end;
  return run->file.begin + (run->copied() ? text - run->begin : 0);
}

// Of the byte before `text`.
std::size_t OriginMap::end_of(std::size_t text) const {
  const Run* run = run_at(text - 1);
  if (run == nullptr) return runs_.back().file.end;
  return run->copied() ? run->file.begin + (text - run->begin) : run->file.end;
}

ByteRange OriginMap::in_file(ByteRange text) const {
  if (empty()) return text;
  const std::size_t begin = begin_of(text.begin);
  if (text.empty()) return {begin, begin};
  return {begin, std::max(begin, end_of(text.end))};
}

ByteRange OriginMap::in_text(ByteRange file) const {
  if (empty()) return file;
  // Runs stand in the file's order too, but for formats that move text; those are searched whole.
  ByteRange found{runs_.back().end, 0};
  for (const Run& run : runs_) {
    if (!run.file.overlaps(file)) continue;
    std::size_t begin = run.begin;
    std::size_t end = run.end;
    if (run.copied()) {
      if (file.begin > run.file.begin) begin += file.begin - run.file.begin;
      if (file.end < run.file.end) end -= run.file.end - file.end;
    }
    found.begin = std::min(found.begin, begin);
    found.end = std::max(found.end, end);
  }
  if (found.begin <= found.end) return found;
  const auto next = std::find_if(runs_.begin(), runs_.end(),
                                 [&](const Run& run) { return run.file.begin >= file.begin; });
  const std::size_t at = next == runs_.end() ? runs_.back().end : next->begin;
  return {at, at};
}

}  // namespace calque
