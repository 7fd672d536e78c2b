// A supervised fastText model, asked line by line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calque {

struct ModelLabel {
  std::string name;        // as in the model: "__label__fr"
  std::int64_t count = 0;  // lines that it was trained on
};

// Gives what fastText's own predict() gives, but remembers the vectors of the words that it met: a
// word's n-grams are looked up once. Immutable but for that memory, which is each thread's own and
// has no influence on the results.
class FastTextModel {
 public:
  // Throws ModelError when the file is missing, damaged or no such model.
  explicit FastTextModel(const std::string& path);
  ~FastTextModel();
  FastTextModel(const FastTextModel&) = delete;
  FastTextModel& operator=(const FastTextModel&) = delete;

  const std::vector<ModelLabel>& labels() const { return labels_; }

  // The `most` likeliest labels of one line as (index, probability), those below `least` left out.
  std::vector<std::pair<std::size_t, double>> predict(std::string_view line, std::size_t most,
                                                      double least = 0) const;

 private:
  struct Library;
  std::unique_ptr<const Library> library_;
  std::vector<ModelLabel> labels_;
};

}  // namespace calque
