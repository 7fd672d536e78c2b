#include <gtest/gtest.h>
#include <unistd.h>

#include "formats/reader.h"
#include "support/temporary_folder.h"

namespace calque {
namespace {

class Reader : public testing::Test {
 protected:
  Document read(const std::string& content, const ReadOptions& options = {}) {
    return read_document(folder_.write("file.txt", content), options, notes_);
  }
  std::string problem(const std::string& path, const ReadOptions& options = {}) {
    try {
      read_document(path, options, notes_);
    } catch (const InputError& error) {
      return error.problem().english();
    }
    return "";
  }

  TemporaryFolder folder_;
  std::vector<Note> notes_;
};

TEST_F(Reader, gives_the_text_under_its_path) {
  const Document document = read("déjà\n");
  EXPECT_EQ(document.text, "déjà\n");
  EXPECT_EQ(document.id, folder_.path("file.txt"));
  EXPECT_TRUE(notes_.empty());
}

TEST_F(Reader, notes_a_conversion) {
  EXPECT_EQ(read("d\xE9j\xE0 vu\n").text, "déjà vu\n");
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_NE(notes_[0].text.english().find("Latin-1"), std::string::npos);
}

TEST_F(Reader, notes_a_repair_with_the_count) {
  read("d\xC3\xA9j\xFF vu\n", {"", true, false});
  ASSERT_EQ(notes_.size(), 1U);
  EXPECT_NE(notes_[0].text.english().find('1'), std::string::npos);
}

// "Salut.\n" as gzip packs it.
constexpr std::string_view packed(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x0b\x4e\xcc\x29\x2d\xd1\xe3\x02\x00\xf7"
    "\x1a\xf0\xf4\x07\x00\x00\x00",
    27);

TEST_F(Reader, formats_are_told_by_name_then_by_content) {
  const auto text_of = [&](const std::string& name, const std::string& content,
                           const ReadOptions& options = {}) {
    return read_document(folder_.write(name, content), options, notes_).text;
  };
  const std::string page = "<!DOCTYPE html><p>A &amp; B";
  EXPECT_EQ(text_of("a.HTML", page), "A & B");
  EXPECT_EQ(text_of("a", page), "A & B");
  EXPECT_EQ(text_of("a.txt", page), page);
  EXPECT_EQ(text_of("a.html", page, {"", false, false, "text"}), page);
  EXPECT_EQ(text_of("b.html", page, {"", false, true}), page) << "lines are plain text";
  EXPECT_EQ(text_of("a.md", "*a* b"), "a b");
  EXPECT_EQ(text_of("b.txt", "*a* b", {"", false, false, "markdown"}), "a b");
  EXPECT_EQ(text_of("a.md.gz", std::string(packed)), "Salut.");
  EXPECT_EQ(problem(folder_.write("a.docx", "text")), "not a DOCX file (no ZIP archive)");
  EXPECT_THROW(text_of("a", "x", {"", false, false, "odt"}), UsageError);
}

TEST_F(Reader, pages_say_their_charset) {
  const std::string head = "<meta charset=windows-1251><p>";
  EXPECT_EQ(read_document(folder_.write("a.html", head + "\xCC\xE8\xF0"), {}, notes_).text, "Мир");
  EXPECT_EQ(notes_.size(), 1U);
  EXPECT_EQ(read_document(folder_.write("b.html", head + "Мир"), {}, notes_).text, "Мир")
      << "UTF-8 that is valid is UTF-8";
  EXPECT_EQ(read_document(folder_.write("c.html", "<meta charset=nonsense><p>\xE9t\xE9 pass\xE9"),
                          {}, notes_)
                .text,
            "été passé");
}

TEST_F(Reader, unpacks_what_is_packed) {
  const std::string path = folder_.write("text.gz", std::string(packed));
  EXPECT_EQ(read_bytes(path), "Salut.\n");
  EXPECT_EQ(read_document(path, {}, notes_).text, "Salut.\n");
}

TEST_F(Reader, refuses_what_is_no_text_file) {
  EXPECT_EQ(problem(folder_.path("missing")), "no such file");
  EXPECT_EQ(problem(folder_.path("")), "is a directory, not a file");
  EXPECT_EQ(problem(folder_.write("empty", "")), "the file is empty");
  EXPECT_EQ(problem(folder_.write("blank", " \n\t\n\xEF\xBB\xBF")),
            "nothing but white space in the file");
}

TEST_F(Reader, accepts_empty_lines_as_lines) {
  EXPECT_EQ(read("\n\n", {"", false, true}).text, "\n\n");
}

TEST_F(Reader, refuses_an_unreadable_file) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const std::string path = folder_.write("secret", "text\n");
  ::chmod(path.c_str(), 0);
  EXPECT_EQ(problem(path), "cannot be read: permission denied");
}

}  // namespace
}  // namespace calque
