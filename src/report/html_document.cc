#include "report/html_document.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "report/html_text.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Tag {
  std::string_view open;
  std::string_view close;
};

Tag block_tag(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::heading: return {"<h3>", "</h3>"};
    case SegmentKind::item: return {"<p class=\"item\">", "</p>"};
    case SegmentKind::quotation: return {"<blockquote>", "</blockquote>"};
    case SegmentKind::boilerplate: return {"<p class=\"aside\">", "</p>"};
    case SegmentKind::line: return {"<p class=\"line\">", "</p>"};
    case SegmentKind::sentence: break;
  }
  return {"<p>", "</p>"};
}

class ColumnRenderer {
 public:
  ColumnRenderer(const Document& document, const MarkPieces& marks, const ColumnNotes& notes)
      : document_(document),
        notes_(notes),
        piece_(marks.pieces().begin()),
        last_piece_(marks.pieces().end()) {
    for (const Segment& segment : document.segments) {
      wraps_ |= slice(document.text, segment.range).find('\n') != std::string_view::npos;
    }
  }

  std::string render() {
    std::size_t end = 0;  // of the segment before
    for (std::size_t i = 0; i < document_.segments.size(); ++i) {
      const ByteRange between{end, document_.segments[i].range.begin};
      if (i == 0 || begins_block(i, slice(document_.text, between))) {
        begin_block(document_.segments[i].kind, between);
      } else {
        out_ += escape_html(slice(document_.text, between));
      }
      add_segment(i);
      end = document_.segments[i].range.end;
    }
    close_block();
    const ByteRange rest = trim(document_.text, {end, document_.text.size()});
    if (!rest.empty()) out_ += "<p>" + escape_html(slice(document_.text, rest)) + "</p>\n";
    return std::move(out_);
  }

 private:
  // A document does not say where its blocks end; blank lines and markers do. A single line end
  // does too, unless the text is wrapped, which shows where a segment goes on over a line end.
  bool begins_block(std::size_t i, std::string_view between) const {
    const SegmentKind kind = document_.segments[i].kind;
    const auto line_ends = std::count(between.begin(), between.end(), '\n');
    if (line_ends == 0) return false;
    return line_ends > 1 || !wraps_ || kind != document_.segments[i - 1].kind ||
           kind == SegmentKind::heading || !trim(between).empty();
  }

  // What stands between two blocks is the list marker of the second, if anything.
  void begin_block(SegmentKind kind, ByteRange between) {
    close_block();
    const ByteRange marker = trim(document_.text, between);
    const Tag tag = block_tag(kind);
    out_ += tag.open;
    close_ = tag.close;
    if (!marker.empty()) out_ += escape_html(slice(document_.text, marker)) + " ";
  }

  void close_block() {
    if (!close_.empty()) fmt::format_to(std::back_inserter(out_), "{}\n", close_);
    close_ = {};
  }

  void add_segment(std::size_t i) {
    const Segment& segment = document_.segments[i];
    const bool foreign = segment.lang != document_.lang && segment.lang != "und";
    out_ += "<span class=\"s";
    if (!notes_.classes.at(i).empty()) out_ += " " + notes_.classes[i];
    out_ += '"';
    if (foreign && !segment.lang.empty()) {
      fmt::format_to(std::back_inserter(out_), " lang=\"{}\" dir=\"{}\"", escape_html(segment.lang),
                     text_direction(segment.lang));
    }
    out_ += ">" + notes_.openings.at(i);
    std::size_t at = segment.range.begin;
    for (; piece_ != last_piece_ && piece_->begin < segment.range.end; ++piece_) {
      out_ += escape_html(slice(document_.text, {at, piece_->begin}));
      out_ += "<span class=\"e\">" + escape_html(slice(document_.text, *piece_)) + "</span>";
      at = piece_->end;
    }
    out_ += escape_html(slice(document_.text, {at, segment.range.end})) + "</span>";
  }

  const Document& document_;
  const ColumnNotes& notes_;
  std::vector<ByteRange>::const_iterator piece_;
  std::vector<ByteRange>::const_iterator last_piece_;
  bool wraps_ = false;
  std::string_view close_;
  std::string out_;
};

}  // namespace

MarkPieces::MarkPieces(const Document& document, std::span<const ByteRange> marks) {
  std::vector<std::size_t> begins;
  std::vector<std::size_t> ends;
  for (const ByteRange& mark : marks) {
    if (mark.empty()) continue;
    begins.push_back(mark.begin);
    ends.push_back(mark.end);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  std::vector<std::size_t> cuts = begins;
  cuts.insert(cuts.end(), ends.begin(), ends.end());
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  const auto is_marked = [&](std::size_t at) {
    return std::upper_bound(begins.begin(), begins.end(), at) - begins.begin() >
           std::upper_bound(ends.begin(), ends.end(), at) - ends.begin();
  };
  for (const Segment& segment : document.segments) {
    std::size_t at = segment.range.begin;
    for (auto cut = std::upper_bound(cuts.begin(), cuts.end(), at); at < segment.range.end; ++cut) {
      const std::size_t end =
          cut == cuts.end() ? segment.range.end : std::min(*cut, segment.range.end);
      if (is_marked(at)) pieces_.push_back({at, end});
      at = end;
      if (cut == cuts.end()) break;
    }
  }
}

std::pair<int, int> MarkPieces::find(ByteRange mark) const {
  const auto from = std::partition_point(pieces_.begin(), pieces_.end(),
                                         [&](ByteRange piece) { return piece.begin < mark.begin; });
  const auto to = std::partition_point(from, pieces_.end(),
                                       [&](ByteRange piece) { return piece.end <= mark.end; });
  if (from == to) return {-1, -1};
  return {static_cast<int>(from - pieces_.begin()), static_cast<int>(to - pieces_.begin()) - 1};
}

std::string render_document(const Document& document, const MarkPieces& marks,
                            const ColumnNotes& notes) {
  return ColumnRenderer(document, marks, notes).render();
}

}  // namespace calque
