// Compressing what is written.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "formats/byte_source.h"

namespace calque {

// Hands on compressed bytes; the same for the same input. Not thread-safe.
class Packer {
 public:
  // `packing` is not Packing::none. What `write` throws comes out of the functions here.
  Packer(Packing packing, std::function<void(std::string_view)> write);
  ~Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  void write(std::string_view bytes);
  // To be called once, after the last byte.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace calque
