// The default encoder, multilingual-e5-small: from the file that is fetched to a model folder.
#pragma once

#include <memory>
#include <string>

#include "embed/encoder.h"

namespace calque {

inline constexpr const char* default_encoder_name = "multilingual-e5-small";

// Where its folder is; the file that is fetched lies in it, too. Throws ModelError as
// models_folder() does.
std::string default_encoder_folder();

enum class EncoderState {
  missing,  // not fetched
  raw,      // fetched, but not prepared
  damaged,  // a file is missing or not what it was when it was prepared
  ready,
};
// thorough: by the checksums of all files of the folder, otherwise by whether its config.json is
// there. Throws nothing.
EncoderState default_encoder_state(bool thorough = false);

// Makes the model folder from the file that was fetched: network, tokenizer, config.json. It is
// whole or not there at any time, also when several processes do this at once. Then checks that a
// few sentences come out as they should. Throws ModelError when the file is damaged or the check
// fails, and in a build without OpenVINO; OutputError when the folder cannot be written.
void prepare_default_encoder();

}  // namespace calque
