#include "embed/find_encoder.h"

#include "text/error.h"

namespace calque {

std::unique_ptr<Encoder> find_encoder(const std::string& name) {
  if (name == "none" || name == "auto") return nullptr;
  throw ModelError({name}, "this build has no encoder", "use --encoder none or auto");
}

}  // namespace calque
