// What a person should know though nothing failed ("read as windows-1252").
#pragma once

#include "text/error.h"

namespace calque {

struct Note {
  Place place;  // may be empty
  Message text;
};

}  // namespace calque
