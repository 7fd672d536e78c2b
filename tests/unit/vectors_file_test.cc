#include "embed/vectors_file.h"

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "embed/npy.h"
#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

// A .npy file of the given version with this header and these bytes of numbers.
std::string npy(char version, std::string header, const std::string& numbers) {
  header += '\n';
  std::string bytes = "\x93NUMPY";
  bytes += version;
  bytes += '\0';
  bytes += static_cast<char>(header.size());
  bytes.append(version == 1 ? 1 : 3, '\0');
  return bytes + header + numbers;
}

template <typename Number>
std::string bytes_of(const std::vector<Number>& numbers) {
  std::string bytes(numbers.size() * sizeof(Number), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

std::string header(const std::string& type, const std::string& shape,
                   const std::string& fortran = "False") {
  return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
}

class VectorsFile : public ::testing::Test {
 protected:
  std::string message_of(const std::string& bytes, std::size_t rows, std::size_t dimension = 0) {
    try {
      read_vectors(folder_.write("v.npy", bytes), rows, dimension);
    } catch (const InputError& error) {
      EXPECT_FALSE(error.remedy().empty());
      return error.problem().english();
    }
    return "no error";
  }
  TemporaryFolder folder_;
};

TEST_F(VectorsFile, ReadsEveryFloatOfEveryVersionNormalised) {
  const std::vector<std::string> files = {
      npy(1, header("<f4", "(2, 2)"), bytes_of<float>({3, 4, 0, -2})),
      npy(2, header("<f8", "(2, 2)"), bytes_of<double>({3, 4, 0, -2})),
      npy(3, header("<f2", "(2,2)"), bytes_of<std::uint16_t>({0x4200, 0x4400, 0, 0xC000})),
  };
  for (const std::string& bytes : files) {
    const SentenceVectors vectors = read_vectors(folder_.write("v.npy", bytes), 2);
    ASSERT_EQ(vectors.dimension, 2U);
    EXPECT_FLOAT_EQ(vectors.row(0)[0], 0.6F);
    EXPECT_FLOAT_EQ(vectors.row(0)[1], 0.8F);
    EXPECT_FLOAT_EQ(vectors.row(1)[1], -1.0F);
    EXPECT_EQ(vectors.weights, (std::vector<float>{1, 1}));
  }
}

TEST_F(VectorsFile, ReadsBareFloatsWithAGivenOrADerivedDimension) {
  const std::string path = folder_.write("v.f32", bytes_of<float>({0, 5, 0, 1, 0, 0}));
  for (const std::size_t dimension : {0U, 3U}) {
    const SentenceVectors vectors = read_vectors(path, 2, dimension, std::vector<float>{7, 9});
    EXPECT_EQ(vectors.values, (std::vector<float>{0, 1, 0, 1, 0, 0}));
    EXPECT_EQ(vectors.weights, (std::vector<float>{7, 9}));
  }
}

TEST_F(VectorsFile, KeepsARowOfZeros) {
  const auto vectors = read_vectors(folder_.write("v", bytes_of<float>({0, 0, 0, 2})), 2);
  EXPECT_EQ(vectors.values, (std::vector<float>{0, 0, 0, 1}));
}

TEST_F(VectorsFile, WritesWhatItReads) {
  const SentenceVectors vectors{3, {1, 0, 0, 0, 0.6F, 0.8F}, {1, 1}};
  write_vectors(folder_.path("w.npy"), vectors);
  EXPECT_EQ(read_vectors(folder_.path("w.npy"), 2, 3).values, vectors.values);
  EXPECT_EQ((folder_.read("w.npy").size() - 24) % 64, 0U);  // the numbers are aligned
}

TEST_F(VectorsFile, SaysWhatIsWrongWithTheSize) {
  const std::string good = npy(1, header("<f4", "(2, 2)"), bytes_of<float>({1, 2, 3, 4}));
  EXPECT_EQ(message_of(good, 3), "2 rows for 3 sentences");
  EXPECT_EQ(message_of(good, 2, 5), "vectors of 2 dimensions instead of 5");
  EXPECT_EQ(message_of(good.substr(0, good.size() - 1), 2),
            "cut off: 15 bytes of numbers instead of 16");
  EXPECT_EQ(message_of(good + "x", 2), "17 bytes of numbers instead of 16");
  EXPECT_EQ(message_of(std::string(20, 'x'), 3), "20 bytes are not 3 rows of 1 32-bit numbers");
  EXPECT_EQ(message_of(std::string(20, 'x'), 2, 3), "20 bytes are not 2 rows of 3 32-bit numbers");
  EXPECT_EQ(message_of("", 2), "0 bytes are not 2 rows of ? 32-bit numbers");
  EXPECT_EQ(message_of(npy(1, header("<f4", "(2, 0)"), ""), 2), "vectors of no dimension");
}

TEST_F(VectorsFile, SaysWhatIsWrongWithTheForm) {
  const std::string numbers = bytes_of<float>({1, 2, 3, 4});
  EXPECT_EQ(message_of(npy(1, header("<f4", "(2, 2)", "True"), numbers), 2),
            "its columns come before its rows (Fortran order)");
  EXPECT_EQ(message_of(npy(1, header("<f4", "(4,)"), numbers), 4),
            "an array of 1 dimensions, not of 2");
  EXPECT_EQ(message_of(npy(1, header(">f4", "(2, 2)"), numbers), 2), "the numbers are big-endian");
  EXPECT_EQ(message_of(npy(1, header("<i4", "(2, 2)"), numbers), 2),
            "its numbers are of type <i4, not floats");
  EXPECT_EQ(message_of(npy(4, header("<f4", "(2, 2)"), numbers), 2), ".npy version 4 is not known");
  EXPECT_EQ(message_of(npy(1, "{'descr': '<f4', 'fortran_order': False}", numbers), 2),
            "the .npy header is damaged");
  EXPECT_EQ(message_of(npy(1, header("<f4", "(9999999999, 9999999999)"), numbers), 2),
            "the .npy header is damaged");
}

TEST_F(VectorsFile, NeverReadsBehindACutOffHeader) {
  const std::string good = npy(2, header("<f4", "(2, 2)"), bytes_of<float>({1, 2, 3, 4}));
  for (std::size_t size = 6; size < good.size() - 16; ++size) {
    EXPECT_EQ(message_of(good.substr(0, size), 2), "the .npy header is cut off") << size;
  }
}

TEST_F(VectorsFile, NamesTheRowThatIsNoNumber) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(message_of(bytes_of<float>({1, 2, nan, 4}), 2), "row 2 holds what is no finite number");
  const float infinite = std::numeric_limits<float>::infinity();
  EXPECT_EQ(message_of(bytes_of<float>({infinite, 2, 3, 4}), 2),
            "row 1 holds what is no finite number");
}

TEST_F(VectorsFile, NamesAMissingFileAndAFolder) {
  EXPECT_THROW(read_vectors(folder_.path("none.npy"), 2), InputError);
  EXPECT_THROW(read_vectors(folder_.path(""), 2), InputError);
}

TEST(Npy, HalvesAreWhatTheyStandFor) {
  EXPECT_EQ(half_to_float(0x3C00), 1.0F);
  EXPECT_EQ(half_to_float(0xC000), -2.0F);
  EXPECT_EQ(half_to_float(0x7BFF), 65504.0F);
  EXPECT_EQ(half_to_float(0x0001), std::ldexp(1.0F, -24));
  EXPECT_TRUE(std::isinf(half_to_float(0xFC00)));
  EXPECT_TRUE(std::isnan(half_to_float(0x7E00)));
}

}  // namespace
}  // namespace calque
