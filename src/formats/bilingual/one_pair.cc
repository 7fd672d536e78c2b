#include "formats/bilingual/one_pair.h"

#include <utility>

#include "formats/bilingual/language_choice.h"

namespace calque {
namespace {

class OnePair : public UnitWriter {
 public:
  explicit OnePair(std::unique_ptr<UnitWriter> writer) : writer_(std::move(writer)) {}

  void write(const Unit& unit) override {
    const bool fits = fit(source_, unit.source_lang) && fit(target_, unit.target_lang);
    fits ? writer_->write(unit) : void(++left_out_);
  }
  void finish() override { writer_->finish(); }
  std::vector<LostPart> lost() const override {
    std::vector<LostPart> lost = writer_->lost();
    if (left_out_ > 0) lost.push_back({what(), left_out_});
    return lost;
  }

 private:
  static Message what() { return {"units in other languages, left out"}; }

  static bool fit(std::string& first, const std::string& its) {
    if (is_unknown_language(its)) return true;
    if (first.empty()) first = its;
    return language_fit(first, its) > 0;
  }

  std::unique_ptr<UnitWriter> writer_;
  std::string source_;
  std::string target_;
  std::size_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<UnitWriter> of_one_pair(std::unique_ptr<UnitWriter> writer) {
  return std::make_unique<OnePair>(std::move(writer));
}

}  // namespace calque
