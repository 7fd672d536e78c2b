// How fast an encoder is, and how much of that its network alone would reach on the same batches.
//
//   encode_speed FOLDER TEXT [THREADS]
//
// TEXT has a sentence a line. Prints sentences per second and per second of processor time, of the
// whole encoder (tokenizer, batches, network) and of the network, each the best of three rounds.
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <mutex>
#include <string>
#include <vector>

#include "embed/batching.h"
#include "embed/encoder_folder.h"
#include "embed/workers.h"
#include "text/error.h"

namespace {

using namespace calque;

struct Seconds {
  double wall = 0;
  double processor = 0;
};

Seconds now() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  const auto wall = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(wall).count(),
          static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec)};
}

Seconds best_of_three(const std::function<void()>& work) {
  Seconds best{1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    const Seconds before = now();
    work();
    const Seconds after = now();
    best.wall = std::min(best.wall, after.wall - before.wall);
    best.processor = std::min(best.processor, after.processor - before.processor);
  }
  return best;
}

// Passes on to a network and keeps the batches.
class Recorder : public BatchModel {
 public:
  explicit Recorder(const BatchModel& model) : model_(model) {}
  std::size_t dimension() const override { return model_.dimension(); }
  std::size_t streams() const override { return model_.streams(); }
  void run(const TokenBatch& batch, std::span<float> vectors) const override {
    model_.run(batch, vectors);
    const std::lock_guard lock(mutex_);
    batches.push_back(batch);
  }
  mutable std::vector<TokenBatch> batches;

 private:
  const BatchModel& model_;
  mutable std::mutex mutex_;
};

void print(const std::string& what, std::size_t sentences, const Seconds& seconds) {
  const auto count = static_cast<double>(sentences);
  std::cout << what << '\t' << count / seconds.wall << " a second\t" << count / seconds.processor
            << " a second of processor time\n";
}

void measure(const std::string& folder, const std::string& text, std::size_t threads) {
  const EncoderConfig config = read_encoder_config(folder);
  const std::string vocabulary = folder + "/" + config.tokenizer_file;
  const auto tokenizer = load_sentencepiece(vocabulary, config.numbers);
  const auto network = load_network(config.network, threads);
  std::ifstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const std::vector<std::string_view> sentences(lines.begin(), lines.end());
  const EncodeOptions options{threads, {}};

  const Recorder recorder(*network);
  encode_in_batches(sentences, *tokenizer, recorder, config.form, options, folder);
  const Seconds alone = best_of_three([&] {
    share_work(recorder.batches.size(), threads, [&](std::size_t i) {
      std::vector<float> vectors(recorder.batches[i].rows * network->dimension());
      network->run(recorder.batches[i], vectors);
    });
  });
  const Seconds whole = best_of_three(
      [&] { encode_in_batches(sentences, *tokenizer, *network, config.form, options, folder); });
  std::size_t tokens = 0;
  std::size_t padding = 0;
  for (const TokenBatch& batch : recorder.batches) {
    for (const auto kept : batch.mask) ++(kept != 0 ? tokens : padding);
  }
  std::cout << sentences.size() << " sentences, " << tokens << " tokens, " << padding
            << " of padding, " << recorder.batches.size() << " batches, " << threads
            << " threads\n";
  print("network", sentences.size(), alone);
  print("encoder", sentences.size(), whole);
  std::cout << "share\t" << alone.wall / whole.wall << '\t' << alone.processor / whole.processor
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: encode_speed FOLDER TEXT [THREADS]\n";
    return 2;
  }
  try {
    measure(argv[1], argv[2], argc > 3 ? std::stoul(argv[3]) : 1);
  } catch (const calque::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
