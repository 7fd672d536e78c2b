// Vectors that are kept from one run to the next.
#include "embed/vector_cache.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t width = 4;
constexpr std::size_t header_size = 32;
constexpr std::size_t record_size = 24 + width * sizeof(float);

// Its vectors tell the length and the first letter of a sentence.
class Letters : public Encoder {
 public:
  explicit Letters(std::string name) { info_ = {std::move(name), "letters", width}; }
  const EncoderInfo& info() const override { return info_; }
  SentenceVectors encode(std::span<const std::string_view> sentences,
                         const EncodeOptions& options) const override {
    SentenceVectors vectors{width, {}, {}};
    for (const std::string_view sentence : sentences) {
      encoded += 1;
      const auto size = static_cast<float>(sentence.size());
      vectors.values.insert(vectors.values.end(),
                            {size, sentence.empty() ? 0 : static_cast<float>(sentence[0]), 0, 1});
      vectors.weights.push_back(size);
      if (options.progress) options.progress(vectors.rows());
    }
    return vectors;
  }
  inline static std::atomic<int> encoded = 0;

 private:
  EncoderInfo info_;
};

std::vector<std::string> numbered(int from, int to) {
  std::vector<std::string> sentences;
  for (int i = from; i < to; ++i) sentences.push_back("sentence " + std::to_string(i * i));
  return sentences;
}

class VectorCache : public testing::Test {
 protected:
  void SetUp() override { use(folder_.path("cache")); }
  void TearDown() override { unsetenv("CALQUE_CACHE"); }
  static void use(const std::string& path) { setenv("CALQUE_CACHE", path.c_str(), 1); }

  std::unique_ptr<Encoder> open(std::uint64_t most = most_cached_bytes,
                                const std::string& name = "letters") const {
    return with_vector_cache(std::make_unique<Letters>(name), most);
  }

  // How many sentences were not known; the result is right in any case.
  int encode(const Encoder& encoder, const std::vector<std::string>& sentences) const {
    const std::vector<std::string_view> views(sentences.begin(), sentences.end());
    const int before = Letters::encoded;
    const SentenceVectors found = encoder.encode(views, {});
    const int encoded = Letters::encoded - before;
    const SentenceVectors wanted = Letters("").encode(views, {});
    EXPECT_EQ(found.values, wanted.values);
    EXPECT_EQ(found.weights, wanted.weights);
    EXPECT_EQ(found.dimension, width);
    return encoded;
  }
  int encode(const std::vector<std::string>& sentences) const { return encode(*open(), sentences); }

  std::string file() const {
    return fs::directory_iterator(folder_.path("cache"))->path().string();
  }
  void overwrite(std::uint64_t at, const std::string& bytes) const {
    std::fstream stream(file(), std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(at));
    stream << bytes;
  }

  TemporaryFolder folder_;
};

TEST_F(VectorCache, ASentenceIsEncodedOnceForAllRuns) {
  EXPECT_EQ(encode({"a", "bb", "a", ""}), 3);
  EXPECT_EQ(encode({"a", "bb", "a", ""}), 0);
  EXPECT_EQ(encode({"bb", "ccc", "a"}), 1);
  EXPECT_EQ(encode({"ccc"}), 0);
  EXPECT_EQ(fs::file_size(file()), header_size + 4 * record_size);
}

TEST_F(VectorCache, WithoutAnEncoderThereIsNone) { EXPECT_EQ(with_vector_cache(nullptr), nullptr); }

TEST_F(VectorCache, ProgressCountsThoseThatWereKnown) {
  encode({"a", "bb"});
  std::vector<std::size_t> told;
  const std::vector<std::string_view> sentences = {"a", "x", "bb", "yy"};
  open()->encode(sentences, {1, [&](std::size_t done) { told.push_back(done); }});
  EXPECT_EQ(told, (std::vector<std::size_t>{2, 3, 4}));
}

TEST_F(VectorCache, EncodersHaveFilesOfTheirOwn) {
  encode(*open(most_cached_bytes, "one"), {"a"});
  EXPECT_EQ(encode(*open(most_cached_bytes, "other"), {"a"}), 1);
}

TEST_F(VectorCache, AModelFolderThatChangedIsAnotherEncoder) {
  fs::create_directory(folder_.path("model"));
  folder_.write("model/network", "one");
  encode(*open(most_cached_bytes, folder_.path("model")), {"a"});
  EXPECT_EQ(encode(*open(most_cached_bytes, folder_.path("model")), {"a"}), 0);
  folder_.write("model/network", "another");
  EXPECT_EQ(encode(*open(most_cached_bytes, folder_.path("model")), {"a"}), 1);
}

TEST_F(VectorCache, ARecordThatWasCutShortIsNotUsedAndWrittenOver) {
  encode({"a", "bb", "ccc"});
  fs::resize_file(file(), fs::file_size(file()) - 5);
  EXPECT_EQ(encode({"a", "bb", "ccc"}), 1);
  EXPECT_EQ(fs::file_size(file()), header_size + 3 * record_size);
  EXPECT_EQ(encode({"a", "bb", "ccc"}), 0);
}

TEST_F(VectorCache, ADamagedRecordIsNotUsed) {
  encode({"a", "bb", "ccc"});
  overwrite(header_size + record_size + 24, "damaged");
  EXPECT_EQ(encode({"a", "bb", "ccc"}), 1);
  EXPECT_EQ(encode({"a", "bb", "ccc"}), 0);
}

TEST_F(VectorCache, AFileThatIsCutWhileItIsOpenDoesNoHarm) {
  const auto encoder = open();
  encode(*encoder, numbered(0, 50));
  fs::resize_file(file(), header_size + 10 * record_size);
  EXPECT_EQ(encode(*encoder, numbered(0, 50)), 40);
  fs::resize_file(file(), 0);
  EXPECT_EQ(encode(*encoder, {"a"}), 1);
  EXPECT_EQ(encode({"a"}), 0);
}

TEST_F(VectorCache, AFileOfAnotherFormIsReplaced) {
  encode({"a"});
  const std::string own = file();
  for (const std::string& content : {std::string("calque vectors 1\nwhatever"), std::string("x"),
                                     "calque-vectors-9" + std::string(1000, 'x')}) {
    std::ofstream(own, std::ios::binary) << content;
    EXPECT_EQ(encode({"a"}), 1);
    EXPECT_EQ(encode({"a"}), 0);
  }
}

TEST_F(VectorCache, AnotherVersionMayReplaceTheFileMeanwhile) {
  const auto encoder = open();
  encode(*encoder, {"a"});
  const std::string own = file();
  folder_.write("other", "of another version");
  fs::rename(folder_.path("other"), own);
  EXPECT_EQ(encode(*encoder, {"a", "bb"}), 2);
  EXPECT_EQ(encode(*encoder, {"a", "bb"}), 0);
  EXPECT_EQ(encode({"a", "bb"}), 0);
}

TEST_F(VectorCache, OneThatIsOpenFindsWhatAnotherAdds) {
  const auto one = open();
  const auto other = open();
  encode(*one, {"a"});
  EXPECT_EQ(encode(*other, {"a", "bb"}), 1);
  EXPECT_EQ(encode(*one, {"a", "bb"}), 0);
}

TEST_F(VectorCache, WhatManyAddAtOnceIsAllKept) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      const auto encoder = open();
      for (int i = 0; i < 20; ++i)
        encode(*encoder, numbered(t * 1000 + i * 5, t * 1000 + i * 5 + 5));
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto encoder = open();
  for (int t = 0; t < 4; ++t) EXPECT_EQ(encode(*encoder, numbered(t * 1000, t * 1000 + 100)), 0);
  EXPECT_EQ(fs::file_size(file()), header_size + 400 * record_size);
}

TEST_F(VectorCache, BeyondItsLimitTheOldestAreDropped) {
  const std::uint64_t most = header_size + 100 * record_size;
  for (int i = 0; i < 40; ++i) encode(*open(most), numbered(i * 10, i * 10 + 10));
  EXPECT_LE(fs::file_size(file()), most);
  EXPECT_EQ(encode(*open(most), numbered(360, 400)), 0);
  EXPECT_EQ(encode(*open(most), numbered(0, 10)), 10);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path("cache")), {}), 1);
}

TEST_F(VectorCache, OneThatIsOpenGoesOnWhenAnotherDropsTheOldest) {
  const std::uint64_t most = header_size + 100 * record_size;
  const auto one = open(most);
  encode(*one, numbered(0, 50));
  encode(*open(most), numbered(100, 150));
  encode(*open(most), numbered(200, 250));
  EXPECT_EQ(encode(*one, numbered(0, 50)), 50);
  EXPECT_EQ(encode(*open(most), numbered(0, 50)), 0);
}

TEST_F(VectorCache, MoreThanTheLimitAtOnceIsKeptInPart) {
  const std::uint64_t most = header_size + 10 * record_size;
  encode(*open(most), numbered(0, 100));
  EXPECT_LE(fs::file_size(file()), most);
  EXPECT_EQ(encode(*open(most), numbered(0, 100)), 95);
  encode(*open(1), {"a"});  // no room at all
}

TEST_F(VectorCache, AFolderThatCannotBeWrittenIsDoneWithout) {
  folder_.write("file", "");
  for (const std::string& path : {folder_.path("file"), std::string("/proc/no-such-folder")}) {
    use(path);
    EXPECT_EQ(encode({"a"}), 1);
    EXPECT_EQ(encode({"a"}), 1);
  }
}

TEST_F(VectorCache, AFileThatCannotBeWrittenIsRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root writes everywhere";
  encode({"a"});
  fs::permissions(file(), fs::perms::owner_read);
  EXPECT_EQ(encode({"a", "bb"}), 1);
  EXPECT_EQ(encode({"a", "bb"}), 1);
}

TEST_F(VectorCache, AFullDiskDoesNoHarm) {
  encode(numbered(0, 10));
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{header_size + 12 * record_size + 7, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_EQ(encode(numbered(0, 20)), 10);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(fs::file_size(file()), header_size + 12 * record_size) << "nothing by halves";
  EXPECT_EQ(encode(numbered(0, 20)), 8);
}

TEST_F(VectorCache, AProcessThatHoldsTheLockForGoodDoesNotStopOthers) {
  encode({"a"});
  const int holder = ::open(file().c_str(), O_RDONLY);
  ASSERT_EQ(::flock(holder, LOCK_EX), 0);
  EXPECT_EQ(encode({"a", "bb"}), 1);
  ::close(holder);
  EXPECT_EQ(encode({"a", "bb"}), 1);
  EXPECT_EQ(encode({"a", "bb"}), 0);
}

}  // namespace
}  // namespace calque
